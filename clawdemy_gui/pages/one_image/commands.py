"""Everything one can do on the One image page, as one table for menus, keys, tooltips and help."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from clawdemy_gui.files.code.told import Library
from clawdemy_gui.files.share_code import is_code
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.words import preset_words
from clawdemy_gui.pages.page import Command
from clawdemy_gui.pages.subject.code_commands import code_commands
from clawdemy_gui.state.presets import PRESETS
from clawdemy_gui.state.ten_numbers import TenNumbersError, read_outputs

translate = QCoreApplication.translate


class Acts(Protocol):
    """What the commands need of the page."""

    @property
    def answer(self) -> Answer: ...
    def title(self) -> str: ...
    def step_image(self, step: int) -> None: ...
    def random_image(self) -> None: ...
    def ask_picture(self) -> None: ...
    def use_image_label(self) -> None: ...
    def use_network_outputs(self) -> None: ...
    def focus_label(self) -> None: ...
    def focus_output(self, k: int) -> None: ...
    def set_preset(self, name: str) -> None: ...
    def set_outputs(self, outputs: tuple[float, ...]) -> None: ...
    def refuse(self, sentence: str) -> None: ...
    def tell(self, sentence: str) -> None: ...
    def hand_code(self, text: str) -> None: ...
    def copy_network(self, library: Library) -> None: ...
    def save_network_as_code(self) -> None: ...


def one_image_commands(page: Acts) -> list[Command]:
    """The page's table of commands."""
    code = code_commands(page.title(), page.copy_network, page.save_network_as_code)
    code[0] = code[0]._replace(section=True)
    return [*_copying(page), *_answering(page), *code, *_focusing(page)]


def _copying(page: Acts) -> list[Command]:
    edit = translate("commands", "Edit")
    return [
        Command(
            edit,
            translate("commands", "Copy outputs as list"),
            lambda: copy_list(page),
            "Ctrl+Shift+C",
            section=True,
        ),
        Command(
            edit,
            translate("commands", "Copy worked line"),
            lambda: copy_worked_line(page),
            "Ctrl+Shift+L",
            tells=True,
        ),
        Command(edit, translate("commands", "Paste ten outputs"), lambda: paste(page), "Ctrl+V"),
    ]


def _answering(page: Acts) -> list[Command]:
    group = page.title()
    commands = [
        Command(group, translate("commands", "Next image"), lambda: page.step_image(1), "Ctrl+Right"),
        Command(group, translate("commands", "Previous image"), lambda: page.step_image(-1), "Ctrl+Left"),
        Command(group, translate("commands", "Random image"), page.random_image, "Ctrl+R"),
        Command(group, translate("commands", "Open a picture of a digit…"), page.ask_picture),
        Command(group, translate("commands", "Use this image's label"), page.use_image_label, "Ctrl+U"),
        Command(
            group,
            translate("commands", "The network's outputs again"),
            page.use_network_outputs,
            "Ctrl+Shift+U",
        ),
        Command(group, translate("commands", "Choose the label"), page.focus_label, "Ctrl+L"),
    ]
    for number, preset in enumerate(PRESETS):
        title, notice = preset_words(preset.name)
        text = translate("commands", "Answer: {name}").format(name=title)
        commands.append(
            Command(
                group,
                text,
                partial(page.set_preset, preset.name),
                f"Ctrl+Alt+{number}",
                notice,
                None,
                number == 0,
            )
        )
    return commands


def _focusing(page: Acts) -> list[Command]:
    group = page.title()
    return [
        Command(
            group,
            translate("commands", "Go to output {k}").format(k=k),
            partial(page.focus_output, k),
            f"Alt+{k}",
            section=k == 0,
        )
        for k in range(10)
    ]


def copy_list(page: Acts) -> None:
    """The ten outputs, exact, as a list that pastes back."""
    _copy("[" + ", ".join(repr(output) for output in page.answer.outputs) + "]")


def copy_worked_line(page: Acts) -> None:
    """The whole sum in one line."""
    _copy(page.answer.worked_line())


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def paste(page: Acts) -> None:
    """Ten numbers from the clipboard become the outputs; a wrong one is named and changes nothing."""
    text = QGuiApplication.clipboard().text()
    if is_code(text):
        page.hand_code(text)
        return
    try:
        found = read_outputs(text)
    except TenNumbersError as problem:
        page.refuse(_explained(problem))
        return
    page.set_outputs(found.outputs)
    if found.rounded:
        words = translate(
            "commands", "Numbers that rounding had put outside of 0 to 1 are taken as 0 or 1: {count}."
        )
        page.tell(words.format(count=found.rounded))


def _explained(problem: TenNumbersError) -> str:
    if problem.problem == "count":
        return translate(
            "commands", "Ten numbers are needed, and the clipboard holds {count}; the outputs are unchanged."
        ).format(count=problem.count)
    if problem.problem == "range":
        text = translate(
            "commands", "Number {position} is {text}, which is not from 0 to 1; the outputs are unchanged."
        )
    else:
        text = translate(
            "commands", "Number {position} is “{text}”, which is not a number; the outputs are unchanged."
        )
    return text.format(position=problem.position, text=problem.text[:40])

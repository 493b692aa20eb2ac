"""Everything one can do on the One image page, as one table for menus, keys, tooltips and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from clawdemy_gui.pages.one_image.words import preset_words, worked_line
from clawdemy_gui.pages.page import Command
from clawdemy_gui.state.one_image import CLOSER_VIEWS
from clawdemy_gui.state.presets import PRESETS
from clawdemy_gui.state.ten_numbers import TenNumbersError, read_ten_numbers

if TYPE_CHECKING:
    from clawdemy_gui.pages.one_image.page import OneImagePage

translate = QCoreApplication.translate


def one_image_commands(page: OneImagePage) -> list[Command]:
    """The page's table of commands."""
    return [*_copying(page), *_answering(page), *_focusing(page), *_looking(page)]


def _copying(page: OneImagePage) -> list[Command]:
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
            edit, translate("commands", "Copy worked line"), lambda: copy_worked_line(page), "Ctrl+Shift+L"
        ),
        Command(edit, translate("commands", "Paste ten outputs"), lambda: paste(page), "Ctrl+V"),
    ]


def _answering(page: OneImagePage) -> list[Command]:
    group = page.title()
    commands = [
        Command(group, translate("commands", "Next image"), lambda: page.step_image(1), "Ctrl+Right"),
        Command(group, translate("commands", "Previous image"), lambda: page.step_image(-1), "Ctrl+Left"),
        Command(group, translate("commands", "Random image"), page.random_image, "Ctrl+R"),
        Command(group, translate("commands", "Use this image's label"), page.use_image_label, "Ctrl+U"),
        Command(
            group,
            translate("commands", "The network's outputs again"),
            page.use_network_outputs,
            "Ctrl+Shift+U",
        ),
        Command(group, translate("commands", "Choose the label"), page.image.picker.focus_chosen, "Ctrl+L"),
    ]
    for number, preset in enumerate(PRESETS):
        title, notice = preset_words(preset.name)
        text = translate("commands", "Answer: {name}").format(name=title)
        commands.append(
            Command(
                group,
                text,
                lambda name=preset.name: page.set_preset(name),
                f"Ctrl+Alt+{number}",
                notice,
                None,
                number == 0,
            )
        )
    return commands


def _focusing(page: OneImagePage) -> list[Command]:
    group = page.title()
    return [
        Command(
            group,
            translate("commands", "Go to output {k}").format(k=k),
            lambda k=k: page.focus_output(k),
            f"Alt+{k}",
            section=k == 0,
        )
        for k in range(10)
    ]


def _looking(page: OneImagePage) -> list[Command]:
    titles = {
        "steps": translate("commands", "Look closer: five steps"),
        "one-output": translate("commands", "Look closer: one output"),
        "trace": translate("commands", "Look closer: trace"),
        "relabel": translate("commands", "Look closer: relabel"),
        "other-costs": translate("commands", "Look closer: other costs"),
        "a-and-b": translate("commands", "Look closer: A and B"),
    }
    commands = [
        Command(
            translate("commands", "View"),
            titles[name],
            lambda name=name: _look_closer(page, name),
            f"F{number}",
            checked=lambda name=name: page.view.closer == name,
            section=number == 2,
        )
        for number, name in enumerate(CLOSER_VIEWS, start=2)
    ]
    return commands


def _look_closer(page: OneImagePage, name: str) -> None:
    """Open a view and go there, or close it."""
    opening = page.view.closer != name
    page.look_closer(name if opening else "")
    if opening:
        page.closer.focus_view()


def copy_list(page: OneImagePage) -> None:
    """The ten outputs, exact, as a list that pastes back."""
    _copy("[" + ", ".join(repr(output) for output in page.state.outputs) + "]")


def copy_worked_line(page: OneImagePage) -> None:
    """The whole sum in one line."""
    _copy(worked_line(page.state.outputs, page.state.label))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def paste(page: OneImagePage) -> None:
    """Ten numbers from the clipboard become the outputs; a wrong one is named and changes nothing."""
    try:
        page.set_outputs(read_ten_numbers(QGuiApplication.clipboard().text()))
    except TenNumbersError as problem:
        page.failed.emit(_explained(problem))


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

"""Everything one can do on the Small valley page, as one table for menus, keys, tooltips and help."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.valleys import ValleyName
from clawdemy_gui.pages.page import Command
from clawdemy_gui.pages.small_valley.words import figure_text, place_text, valley_title
from clawdemy_gui.state.small_valley import VALLEY_NAMES, SmallValley

translate = QCoreApplication.translate

PRESETS: tuple[tuple[ValleyName, tuple[float, ...], float], ...] = (
    ("one-dial", (5.0,), 0.1),
    ("one-dial", (5.0,), 2.0),
    ("one-dial", (5.0,), 0.001),
    ("one-dial", (10.0,), 0.1),
    ("one-dial", (10.0,), 1.0),
    ("one-dial", (5.0,), 0.5),
    ("two-dials", (3.0, 4.0), 0.1),
    ("two-dials", (-2.0, 5.0), 0.1),
)
"""The lesson's own walks: valley, start, step size."""


class Acts(Protocol):
    """What the commands need of the page."""

    state: SmallValley

    def title(self) -> str: ...
    def walks(self) -> dict[str, Callable[[], None]]: ...
    def choose_valley(self, name: ValleyName) -> None: ...
    def start_preset(self, valley: ValleyName, start: tuple[float, ...], size: float) -> None: ...
    def focus_picture(self) -> None: ...
    def focus_step_size(self) -> None: ...
    def show_on(self, page: str) -> None: ...


def small_valley_commands(page: Acts) -> list[Command]:
    """The page's table of commands."""
    group, walks = page.title(), page.walks()
    return [
        Command(group, translate("commands", "Run or pause"), walks["run"], "Ctrl+R"),
        Command(group, translate("commands", "Step"), walks["step"], "Ctrl+Right"),
        Command(group, translate("commands", "Step back"), walks["back"], "Ctrl+Left"),
        Command(group, translate("commands", "Restart"), walks["restart"], "Ctrl+Home"),
        Command(group, translate("commands", "Go to the ball"), page.focus_picture, "Ctrl+B", section=True),
        Command(group, translate("commands", "Choose the step size"), page.focus_step_size, "Ctrl+L"),
        *_valleys(page),
        *_presets(page),
        Command(
            group,
            translate("commands", "One dial of 13,002: the Dials page"),
            partial(page.show_on, "dials"),
            "Ctrl+Alt+D",
            section=True,
        ),
        Command(
            group,
            translate("commands", "The same with 13,002 dials at once: the Descent page"),
            partial(page.show_on, "descent"),
            "Ctrl+Alt+W",
        ),
    ]


def _valleys(page: Acts) -> list[Command]:
    def is_chosen(name: ValleyName) -> bool:
        return page.state.valley == name

    return [
        Command(
            page.title(),
            translate("commands", "Valley: {name}").format(name=valley_title(name)),
            partial(page.choose_valley, name),
            f"Alt+{number}",
            checked=partial(is_chosen, name),
            section=number == 1,
        )
        for number, name in enumerate(VALLEY_NAMES, start=1)
    ]


def _presets(page: Acts) -> list[Command]:
    words = translate("commands", "The lesson’s walk: {valley}, from {start}, step size {size}")
    return [
        Command(
            page.title(),
            words.format(valley=valley_title(valley), start=place_text(start), size=figure_text(size)),
            partial(page.start_preset, valley, start, size),
            f"Ctrl+Alt+{number}",
            section=number == 1,
        )
        for number, (valley, start, size) in enumerate(PRESETS, start=1)
    ]

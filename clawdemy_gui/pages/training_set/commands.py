"""Everything one can do on the Training set page, as one table for menus, keys, tooltips and help."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from clawdemy_gui.core.cost_distribution import Sorting, Verdict
from clawdemy_gui.files.export.pictures_and_tables import picture
from clawdemy_gui.pages.page import Command, Figure, says
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.state.training_set import TrainingSet

translate = QCoreApplication.translate


class Acts(Protocol):
    """What the commands need of the page."""

    @property
    def state(self) -> TrainingSet: ...
    @property
    def row(self) -> SubjectRow: ...
    def title(self) -> str: ...
    def figures(self) -> Sequence[Figure]: ...
    def refuse(self, sentence: str) -> None: ...
    def choose_other_part(self) -> None: ...
    def focus_wall(self) -> None: ...
    def sort(self, sorting: Sorting) -> None: ...
    def show_verdict(self, verdict: Verdict) -> None: ...
    def show_all(self) -> None: ...


def training_set_commands(page: Acts) -> list[Command]:
    """The page's table of commands."""
    return [*_copying(page), *page.row.commands(page.title()), *_hanging(page)]


def _copying(page: Acts) -> list[Command]:
    def copy_chart() -> None:
        figures = page.figures()
        if len(figures) < 2:
            page.refuse(translate("commands", "No chart is open; nothing was copied."))
        else:
            QGuiApplication.clipboard().setImage(picture(figures[1].size, figures[1].paint))

    edit = translate("commands", "Edit")
    return [
        Command(edit, translate("commands", "Copy chart as picture"), copy_chart, "Ctrl+Alt+P", tells=True),
    ]


def _hanging(page: Acts) -> list[Command]:
    group = page.title()
    sortings: dict[Sorting, str] = {
        "cost": translate("commands", "Sort: costliest first"),
        "wrong-first": translate("commands", "Sort: wrong first"),
        "label": translate("commands", "Sort: by label"),
        "original": translate("commands", "Sort: as stored"),
    }
    verdicts: dict[Verdict, str] = {
        "wrong": translate("commands", "Show wrong answers only"),
        "right": translate("commands", "Show right answers only"),
    }
    return [
        Command(
            group,
            translate("commands", "Training or test images"),
            page.choose_other_part,
            "Ctrl+T",
            translate("commands", "The other part of the same images"),
        ),
        Command(group, translate("commands", "Go to the wall"), page.focus_wall, "Ctrl+W", section=True),
        *(
            Command(
                group,
                text,
                partial(page.sort, sorting),
                f"Ctrl+Alt+{number}",
                checked=says(lambda: page.state.sorting, sorting),
                section=number == 1,
            )
            for number, (sorting, text) in enumerate(sortings.items(), start=1)
        ),
        *(
            Command(
                group,
                text,
                partial(_toggle, page, verdict),
                f"Ctrl+Alt+{key}",
                checked=says(lambda: page.state.filter.verdict, verdict),
                section=verdict == "wrong",
            )
            for (verdict, text), key in zip(verdicts.items(), "WR", strict=True)
        ),
        Command(group, translate("commands", "Show all images"), page.show_all, "Ctrl+Alt+A"),
    ]


def _toggle(page: Acts, verdict: Verdict) -> None:
    """Only these answers, or all again."""
    page.show_verdict("all" if page.state.filter.verdict == verdict else verdict)

"""Everything one can do on the Training set page, as one table for menus, keys, tooltips and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from clawdemy_gui.files.export.pictures_and_tables import picture
from clawdemy_gui.pages.page import Command

if TYPE_CHECKING:
    from clawdemy_gui.pages.training_set.page import TrainingSetPage

translate = QCoreApplication.translate


def training_set_commands(page: TrainingSetPage) -> list[Command]:
    """The page's table of commands."""
    return [*_copying(page), *page.row.commands(page.title()), *_hanging(page), *_looking(page)]


def _copying(page: TrainingSetPage) -> list[Command]:
    def copy_chart() -> None:
        figures = page.figures()
        if len(figures) < 2:
            page.failed.emit(translate("commands", "No chart is open; nothing was copied."))
        else:
            QGuiApplication.clipboard().setImage(picture(figures[1].size, figures[1].paint))

    edit = translate("commands", "Edit")
    return [
        Command(edit, translate("commands", "Copy chart as picture"), copy_chart, "Ctrl+Alt+P"),
    ]


def _hanging(page: TrainingSetPage) -> list[Command]:
    group = page.title()
    sortings = {
        "cost": translate("commands", "Sort: costliest first"),
        "wrong-first": translate("commands", "Sort: wrong first"),
        "label": translate("commands", "Sort: by label"),
        "original": translate("commands", "Sort: as stored"),
    }
    verdicts = {
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
        Command(
            group, translate("commands", "Go to the wall"), page.wall.wall.setFocus, "Ctrl+W", section=True
        ),
        *(
            Command(
                group,
                text,
                lambda sorting=sorting: page.sort(sorting),
                f"Ctrl+Alt+{number}",
                checked=lambda sorting=sorting: page.state.sorting == sorting,
                section=number == 1,
            )
            for number, (sorting, text) in enumerate(sortings.items(), start=1)
        ),
        *(
            Command(
                group,
                text,
                lambda verdict=verdict: page.show_verdict(
                    "all" if page.state.filter.verdict == verdict else verdict
                ),
                f"Ctrl+Alt+{key}",
                checked=lambda verdict=verdict: page.state.filter.verdict == verdict,
                section=verdict == "wrong",
            )
            for (verdict, text), key in zip(verdicts.items(), "WR", strict=True)
        ),
        Command(group, translate("commands", "Show all images"), page.show_all, "Ctrl+Alt+A"),
    ]


def _looking(page: TrainingSetPage) -> list[Command]:
    return [
        Command(
            translate("commands", "View"),
            translate("commands", "Look closer: {chart}").format(chart=title),
            lambda name=name: page.look_closer("" if page.view.chart == name else name),
            f"F{number}",
            checked=lambda name=name: page.view.chart == name,
            section=number == 2,
        )
        for number, (name, title) in enumerate(page.closer.titles(), start=2)
    ]

"""How the run was made: its start, its seed, and every change on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clawdemy_gui.pages.descent.commands import copy_recipe
from clawdemy_gui.pages.descent.parts import button
from clawdemy_gui.pages.descent.views.view import CloserView
from clawdemy_gui.pages.descent.words import size_text
from clawdemy_gui.pages.subject.words import data_title, network_title
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import Line

if TYPE_CHECKING:
    from clawdemy_gui.pages.descent.page import DescentPage


class RecipeView(CloserView):
    """A row for each leg; the run can be walked again from it."""

    def __init__(self, page: DescentPage) -> None:
        super().__init__()
        self._words = Line()
        self._table = Table(self.tr("Recipe of this run"))
        self._shown: object = None
        buttons = QVBoxLayout()
        buttons.addWidget(
            button(self.tr("Replay"), self.tr("From the start, every change at its step"), page.replay)
        )
        buttons.addWidget(
            button(self.tr("Copy recipe"), self.tr("The run in one line of text"), lambda: copy_recipe(page))
        )
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self._table, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addLayout(row, 1)

    def show_run(self, page: DescentPage) -> None:
        training = page.state.training
        if self._shown == (training.at(0), training.step == 0):
            return
        self._shown = (training.at(0), training.step == 0)
        words = self.tr(
            "Start: <b>{start}</b>, seed <b>{seed}</b>. With this recipe the run is the same again."
        )
        self._words.show_text(words.format(start=network_title(training.start), seed=training.seed))
        random, true = self.tr("random"), self.tr("true")
        cells = [
            [
                f"{leg.step:,}",
                size_text(leg.step_size),
                f"{leg.batch_size:,}",
                data_title(leg.data),
                random if leg.random_labels else true,
            ]
            for leg in training.legs
        ]
        header = [
            self.tr("from step"),
            self.tr("step size"),
            self.tr("images a step"),
            self.tr("images"),
            self.tr("labels"),
        ]
        self._table.show_cells([str(number) for number in range(1, len(cells) + 1)], header, cells)

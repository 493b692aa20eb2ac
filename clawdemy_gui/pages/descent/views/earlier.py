"""Earlier runs beside this one: how each was made and where it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clawdemy_gui.core.descent_run.history import COST, TEST_ACCURACY, TEST_COST
from clawdemy_gui.pages.descent.parts import button
from clawdemy_gui.pages.descent.views.view import CloserView
from clawdemy_gui.pages.descent.words import accuracy_text, cost_text, leg_words
from clawdemy_gui.state.subject import Training
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import Line

if TYPE_CHECKING:
    from clawdemy_gui.pages.descent.page import DescentPage


class EarlierView(CloserView):
    """One row a run; the chosen one can be brought back or forgotten."""

    def __init__(self, page: DescentPage) -> None:
        super().__init__()
        self._page = page
        self._words = Line()
        self._table = Table(self.tr("This run and earlier ones"))
        self._use = button(
            self.tr("Bring back"), self.tr("The chosen run becomes the current one"), self._bring_back
        )
        self._forget = button(self.tr("Forget"), self.tr("Take the chosen run off the picture"), self._drop)
        buttons = QVBoxLayout()
        buttons.addWidget(self._use)
        buttons.addWidget(self._forget)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self._table, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addLayout(row, 1)

    def chosen(self) -> int:
        """The number of the chosen earlier run, from 0; the latest if none is chosen."""
        return min(max(self._table.currentRow() - 1, 0), len(self._page.state.earlier) - 1)

    def _bring_back(self) -> None:
        self._page.bring_back(self.chosen())

    def _drop(self) -> None:
        self._page.forget(self.chosen())

    def show_run(self, page: DescentPage) -> None:
        earlier = page.state.earlier
        self._use.setEnabled(bool(earlier))
        self._forget.setEnabled(bool(earlier))
        if not earlier:
            text = self.tr(
                "No earlier run yet: Restart, change the step size, and Run. The run before stays on the "
                "picture as a dashed line."
            )
        else:
            text = self.tr("At step {step:,}, where this run is now, and at the end of each:")
        self._words.show_text(text.format(step=page.here()))
        here = page.here()
        now = page.now()
        cells = [[*self._recipe(page.state.training, here), cost_text(now[0]), cost_text(now[0]),
                  cost_text(now[2]), accuracy_text(now[3])]]  # fmt: skip
        for run in earlier:
            history = page.runner.history_of(run)
            there, end = history.at(min(here, run.step)), history.at(run.step)
            at_step = cost_text(there[COST]) if there is not None and here <= run.step else "–"
            ends = ["…"] * 3 if end is None else [
                cost_text(end[COST]), cost_text(end[TEST_COST]), accuracy_text(end[TEST_ACCURACY])
            ]  # fmt: skip
            cells.append([*self._recipe(run, run.step), at_step, *ends])
        header = [
            self.tr("seed"),
            self.tr("settings at the end"),
            self.tr("steps"),
            self.tr("cost at this step"),
            self.tr("cost at the end"),
            self.tr("test cost"),
            self.tr("test accuracy"),
        ]
        names = [self.tr("this run"), *(str(number) for number in range(1, len(earlier) + 1))]
        self._table.show_cells(names, header, cells)

    def _recipe(self, run: Training, steps: int) -> list[str]:
        return [str(run.seed), leg_words(run.legs[-1]), f"{steps:,}"]

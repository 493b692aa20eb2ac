"""The costs of the picture as a table to read and copy."""

import numpy as np
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.known import known
from clawdemy_gui.number_text import rough_text, total_text
from clawdemy_gui.pages.landscape.views.view import CloserLook, Facts
from clawdemy_gui.pages.landscape.words import axis_words, far_text, percent_text
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import TextLine

_ROWS, _COLUMNS = 11, 5


class TableLook(CloserLook):
    """A few rows and columns of the map, or of the curve; the export has all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: object = None
        self._words = TextLine(soft=True, lines=3)
        self.table = Table(self.tr("Costs of the landscape"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def show_facts(self, facts: Facts) -> None:
        survey = facts.survey
        drawn = (id(survey.picture) if survey else None, facts.view.number, facts.state.way)
        if survey is None or survey.picture is None or drawn == self._drawn:
            return
        self._drawn = drawn
        if survey.picture.costs.ndim == 1:
            self._show_curve(facts)
        else:
            self._show_map(facts)

    def _show_curve(self, facts: Facts) -> None:
        survey = facts.survey
        places = _some(len(known(known(survey).picture).costs), _ROWS)
        costs, accuracies = known(survey).numbers("cost"), known(survey).numbers("accuracy")
        x = known(survey).values(0)
        self._words.show_text(
            self.tr("Some of the {count:,} points along {axis}. The export has all of them.").format(
                count=len(x), axis=axis_words(facts.state, 0)
            )
        )
        cells = [
            [total_text(float(known(costs)[n])), percent_text(float(known(accuracies)[n]))] for n in places
        ]
        self.table.show_cells([far_text(x[n]) for n in places], [self.tr("cost"), self.tr("accuracy")], cells)

    def _show_map(self, facts: Facts) -> None:
        survey, number = facts.survey, facts.view.number
        values = known(survey).numbers(number)
        x, y = known(survey).values(0), known(survey).values(1)
        rows, columns = _some(len(y), _ROWS)[::-1], _some(len(x), _COLUMNS)
        text = _cost_text if number == "cost" else percent_text
        self._words.show_text(
            self.tr(
                "Some of the {count:,} points. Across: {first}. Upwards: {second}. The export has all."
            ).format(
                count=known(values).size, first=axis_words(facts.state, 0), second=axis_words(facts.state, 1)
            )
        )
        cells = [[text(float(known(values)[row, column])) for column in columns] for row in rows]
        self.table.show_cells(
            [far_text(y[row]) for row in rows], [far_text(x[column]) for column in columns], cells
        )


def _some(count: int, most: int) -> list[int]:
    """Some places of so many, the first and the last among them."""
    places: list[int] = np.unique(np.rint(np.linspace(0, count - 1, most)).astype(int)).tolist()
    return places


def _cost_text(cost: float) -> str:
    return rough_text(cost, 3)

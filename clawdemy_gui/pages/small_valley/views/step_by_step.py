"""The walk as one would write it on the board, a row a step."""

from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.core.valleys import Place, Step
from clawdemy_gui.pages.small_valley.views.view import WalkView
from clawdemy_gui.pages.small_valley.words import short_text
from clawdemy_gui.state.small_valley import SmallValley
from clawdemy_gui.widgets.layout.growing_table import GrowingTable
from clawdemy_gui.widgets.layout.text_line import TextLine

_WIDE = 384
"""Pixels: six columns with every figure."""
MOST_ROWS = 60
"""The last rows that stay in sight; the export has all of them."""


class StepByStep(WalkView):
    """The view that the page opens with: every figure shown, so that it can be checked by hand."""

    def __init__(self) -> None:
        super().__init__()
        self._rule = TextLine(lines=2)
        self.table = GrowingTable(self.tr("The walk, step by step"))
        self.table.setMinimumWidth(_WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._rule)
        column.addWidget(self.table, 1)

    def show_walk(self, state: SmallValley, walked: list[Step]) -> None:
        self._rule.show_text(
            self.tr("<b>{formula}</b><br>new w = w − step size × slope").format(formula=state.shape.formula)
        )
        shown = walked[-MOST_ROWS:]
        done = shown[-1].number
        cells = [cells_of(step, step.number == done) for step in shown]
        header = [
            self.tr("w"),
            self.tr("slope"),
            self.tr("step ×\nslope"),
            self.tr("new w"),
            self.tr("C"),
        ]
        self.table.show_rows(header, cells, state.shape.dials, shown[0].number)


def cells_of(step: Step, is_last: bool) -> list[str]:
    """w, slope, step size × slope, new w, C; the last row has not moved yet."""
    beyond = tuple(w - part for w, part in zip(step.place, step.move, strict=True))
    moved = [_stacked(step.move), _stacked(beyond)] if not is_last else ["", ""]
    return [_stacked(step.place), _stacked(step.slope), *moved, short_text(step.cost)]


def _stacked(place: Place) -> str:
    return "\n".join(short_text(w) for w in place)

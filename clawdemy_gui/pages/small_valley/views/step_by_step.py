"""The walk as one would write it on the board, a row a step."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.core.valleys import Place, Step
from clawdemy_gui.pages.small_valley.views.view import WalkView
from clawdemy_gui.pages.small_valley.words import short_text
from clawdemy_gui.state.small_valley import SmallValley
from clawdemy_gui.widgets.layout.growing_table import GrowingTable
from clawdemy_gui.widgets.layout.more_words import USUAL, MoreWords, show_more
from clawdemy_gui.widgets.layout.text_line import TextLine

_WIDE = 384
"""Pixels: six columns with every figure."""
_FEW_ROWS = 8
"""As long as the table has no more lines, a tall window has room for what its columns mean."""
MOST_ROWS = 60
"""The last rows that stay in sight; the export has all of them."""


class StepByStep(WalkView):
    """The view that the page opens with: every figure shown, so that it can be checked by hand."""

    def __init__(self) -> None:
        super().__init__()
        self._rule = TextLine(lines=2)
        self.table = GrowingTable(self.tr("The walk, step by step"))
        self.table.setMinimumWidth(_WIDE)
        self._try = TextLine(lines=3)
        self._columns = [
            MoreWords(self.tr("<b>w</b> is where the ball lies."), lines=1),
            MoreWords(
                self.tr("<b>slope</b>: how steep the ground is there. Where it is above 0, right is uphill."),
                lines=2,
            ),
            MoreWords(
                self.tr(
                    "<b>step × slope</b>: how far the ball goes. On steep ground it goes far, on flat ground "
                    "hardly."
                ),
                lines=2,
            ),
            MoreWords(self.tr("<b>new w</b> is w without that: downhill, whichever side that is."), lines=1),
            MoreWords(self.tr("<b>C</b> is the cost there, the height of the ground."), lines=1),
        ]
        self._rows = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._rule)
        column.addWidget(self.table, 100)
        column.addWidget(self._try)
        for part in self._columns:
            column.addStretch(1)
            column.addWidget(part)
        column.addStretch(1)

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
        self._rows = len(shown) * state.shape.dials
        self._try.setVisible(not done)
        self._try.show_text(self._invitation(state, shown[-1]))
        self._show_more()

    def _invitation(self, state: SmallValley, here: Step) -> str:
        """The first step as an exercise: an empty table teaches nothing."""
        sums = " · ".join(
            f"{short_text(w)} − {short_text(state.step_size)} × {_bracketed(slope)} = ?"
            for w, slope in zip(here.place, here.slope, strict=True)
        )
        return self.tr("Your turn: <b>{sums}</b><br>Then press Step: the next row has the answer.").format(
            sums=sums
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_more()

    def _show_more(self) -> None:
        show_more(self._columns, self, wanted=self._rows <= _FEW_ROWS, least=USUAL)


def cells_of(step: Step, is_last: bool) -> list[str]:
    """w, slope, step size × slope, new w, C; the last row has not moved yet."""
    beyond = tuple(w - part for w, part in zip(step.place, step.move, strict=True))
    moved = [_stacked(step.move), _stacked(beyond)] if not is_last else ["", ""]
    return [_stacked(step.place), _stacked(step.slope), *moved, short_text(step.cost)]


def _bracketed(number: float) -> str:
    """A number after a sign: (−10)."""
    text = short_text(number)
    return text if number >= 0 else f"({text})"


def _stacked(place: Place) -> str:
    return "\n".join(short_text(w) for w in place)

"""The total over the changes made so far."""

import numpy as np
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.views.view import AnswerView
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.charts.value_curve import ValueCurve
from clawdemy_gui.widgets.layout.text_line import TextLine

_LEAST_SPAN = 0.1
"""The cost axis never shows less than this, so that a tiny change does not look like a cliff."""

_LOWEST_CURVE = 240


class Trace(AnswerView):
    """A curve of costs; each change is one point that can be read."""

    def __init__(self) -> None:
        super().__init__()
        self._words = TextLine(lines=4)
        self._curve = ValueCurve(
            self.tr("Cost over the changes made"),
            self.tr("changes made"),
            self.tr("cost of this image"),
            lambda x, y: self.tr("change {n}: {cost}").format(n=int(x), cost=total_text(y)),
        )
        self._curve.setMinimumHeight(_LOWEST_CURVE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._curve, 1)

    def show_costs(self, costs: list[float], first: int) -> None:
        changes = np.arange(first, first + len(costs))
        low, high = min(costs), max(costs)
        spare = max(_LEAST_SPAN - (high - low), 0.2 * (high - low)) / 2
        last = max(first + len(costs) - 1, first + 10)
        self._curve.show_curve(
            changes,
            np.array(costs),
            (first - 0.2, last + 0.2),
            (max(0.0, low - spare) - 0.01, high + spare),
            (float(changes[-1]), costs[-1]),
        )
        self._words.show_text(
            self.tr(
                "Each change you make adds a point. Lowest so far: <b>{low}</b>, highest: <b>{high}</b>. "
                "Point at the curve, or use the arrow keys in it, to read a value."
            ).format(low=total_text(low), high=total_text(high))
        )

    def show_answer(self, state: OneImage, answer: Answer, in_hand: int) -> None:
        """The trace is shown by `show_costs`; one answer alone has no past."""

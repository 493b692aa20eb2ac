"""The total over the changes made so far."""

import numpy as np
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.one_image.views.view import CloserView
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.charts.value_curve import Curve
from clawdemy_gui.widgets.layout.text_line import Line

_LEAST_SPAN = 0.1
"""The cost axis never shows less than this, so that a tiny change does not look like a cliff."""


class Trace(CloserView):
    """A curve of totals; each change is one point that can be read."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Line()
        self._curve = Curve(
            self.tr("Cost over the changes made"),
            self.tr("changes made"),
            self.tr("cost of this image"),
            lambda x, y: self.tr("change {n}: {cost}").format(n=int(x), cost=total_text(y)),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self._curve, 1)

    def show_totals(self, totals: list[float], first: int) -> None:
        changes = np.arange(first, first + len(totals))
        low, high = min(totals), max(totals)
        spare = max(_LEAST_SPAN - (high - low), 0.2 * (high - low)) / 2
        last = max(first + len(totals) - 1, first + 10)
        self._curve.show_curve(
            changes,
            np.array(totals),
            (first - 0.2, last + 0.2),
            (max(0.0, low - spare) - 0.01, high + spare),
            (float(changes[-1]), totals[-1]),
        )
        self._words.show_text(
            self.tr(
                "Each change you make adds a point. Lowest so far: <b>{low}</b>, highest: <b>{high}</b>. "
                "Point at the curve, or use the arrow keys in it, to read a value."
            ).format(low=total_text(low), high=total_text(high))
        )

    def show_state(self, state: OneImage, in_hand: int) -> None:
        """The trace is shown by `show_totals`; the state alone has no past."""

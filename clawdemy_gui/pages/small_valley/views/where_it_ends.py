"""Where does it end? Start points coloured by the valley that a walk from there ends in."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.core.valley_diagnosis import ends_in
from clawdemy_gui.core.valleys import VALLEYS, Place, Step, ValleyName
from clawdemy_gui.pages.small_valley.views.view import WalkView
from clawdemy_gui.pages.small_valley.words import figure_text, place_text
from clawdemy_gui.state.small_valley import SmallValley
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.function_picture import FunctionPicture

_ALONG, _GRID = 61, 21
_EQUAL = 1e-9
"""Costs that differ by less are one."""


class Endings(NamedTuple):
    """Where walks from all over a valley end, with what it was computed for."""

    valley: ValleyName
    step_size: float
    places: Sequence[Place]
    ends: Sequence[int]
    """The number of the minimum that the walk from each place ends in, −1 for none."""


@lru_cache(maxsize=32)
def endings(name: ValleyName, step_size: float) -> Endings:
    """Start points all over the valley: so few milliseconds that the window need not hand it on."""
    valley = VALLEYS[name]
    sides = [np.linspace(*reach, _ALONG if valley.dials == 1 else _GRID) for reach in valley.reach]
    starts = np.stack([each.ravel() for each in np.meshgrid(*sides)], axis=1)
    ends = ends_in(valley, starts, step_size)
    return Endings(name, step_size, [tuple(start) for start in starts.tolist()], ends.tolist())


class WhereItEnds(WalkView):
    """Dots over the valley; the ball's own start stands out."""

    def __init__(self) -> None:
        super().__init__()
        self._words = TextLine(lines=5)
        self.picture = FunctionPicture(self.tr("Where walks from everywhere end"))
        self.picture.setMinimumHeight(240)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self.picture, 1)

    def show_walk(self, state: SmallValley, walked: list[Step]) -> None:
        found = endings(state.valley, state.step_size)
        valley = state.shape
        counts = [found.ends.count(number) for number in range(len(valley.minima))]
        lost = found.ends.count(-1)
        parts = [
            self.tr("{mark} <b>{count}</b> of {all} starts end at {place}, cost {cost}.").format(
                mark="●■"[number],
                count=count,
                all=len(found.ends),
                place=place_text(tuple(round(w, 3) for w in bottom)),
                cost=figure_text(round(valley.cost(bottom), 4)),
            )
            for number, (count, bottom) in enumerate(zip(counts, valley.minima, strict=True))
        ]
        if lost:
            parts.append(self.tr("○ <b>{count}</b> end in no valley with this step size.").format(count=lost))
        parts.append(self._what_decides([valley.cost(bottom) for bottom in valley.minima], lost))
        text = "<br>".join(parts)
        self._words.show_text(text)

        def paint(painter: QPainter, box: QRectF) -> None:
            _paint(painter, box, state, found)

        self.picture.show_painting(paint, text.replace("<b>", "").replace("</b>", "").replace("<br>", " "))

    def _what_decides(self, costs: list[float], lost: int) -> str:
        """Of lowest places with these costs; so many walks end in none."""
        if len(costs) == 1 and lost:
            return self.tr("There is one lowest place: the step size decides whether a walk gets there.")
        if len(costs) == 1:
            return self.tr("There is one lowest place: wherever it starts, downhill leads there.")
        if max(costs) - min(costs) < _EQUAL:
            return self.tr("The start decides which of them; one is as low as the other.")
        return self.tr("The start decides: downhill leads to a lowest place, not to the lowest one.")


def _paint(painter: QPainter, box: QRectF, state: SmallValley, found: Endings) -> None:
    style, valley = look.now(), state.shape
    plot = box.adjusted(10, 10, -10, -10)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = (style.hand, style.largest)
    (low, high), *rest = valley.reach
    tallest = max(map(valley.cost, found.places))

    def point(place: tuple[float, ...]) -> tuple[float, float]:
        x = plot.left() + (place[0] - low) / (high - low) * plot.width()
        if rest:
            bottom, top = rest[0]
            return x, plot.bottom() - (place[1] - bottom) / (top - bottom) * plot.height()
        return x, plot.bottom() - valley.cost(place) / tallest * plot.height()

    for place, end in zip(found.places, found.ends, strict=True):
        x, y = point(place)
        painter.setPen(figure.pen(style.groove_edge, 1.0))
        painter.setBrush(QColor(colours[end]) if end >= 0 else Qt.BrushStyle.NoBrush)
        size = 4.4 if end <= 0 else 5.4
        dot = QRectF(x - size, y - size, 2 * size, 2 * size)
        painter.drawRect(dot) if end == 1 else painter.drawEllipse(dot)
    x, y = point(state.begin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(figure.pen(style.ink, 2.5))
    painter.drawEllipse(QRectF(x - 10, y - 10, 20, 20))

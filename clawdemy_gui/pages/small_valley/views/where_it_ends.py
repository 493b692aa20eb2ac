"""Where does it end? Start points coloured by the valley that a walk from there ends in."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.core.valleys import VALLEYS, Step, ValleyName, ends_in
from clawdemy_gui.pages.small_valley.views.view import WalkView
from clawdemy_gui.pages.small_valley.words import figure_text, place_text
from clawdemy_gui.state.small_valley import SmallValley
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.painted import Painted

_ALONG, _GRID = 61, 21
_STEPS = 200


@lru_cache(maxsize=8)
def endings(name: ValleyName, step_size: float) -> tuple[tuple[tuple[float, ...], int], ...]:
    """Start points all over the valley, each with the number of the minimum it ends in, −1 for none."""
    valley = VALLEYS[name]
    across = np.linspace(*valley.reach[0], _ALONG if valley.dials == 1 else _GRID).tolist()
    if valley.dials == 1:
        places: list[tuple[float, ...]] = [(w,) for w in across]
    else:
        up = np.linspace(*valley.reach[1], _GRID).tolist()
        places = [(w1, w2) for w2 in up for w1 in across]
    return tuple((place, ends_in(valley, place, step_size, _STEPS)) for place in places)


class WhereItEnds(WalkView):
    """Dots over the valley; the ball's own start stands out."""

    def __init__(self) -> None:
        super().__init__()
        self._words = TextLine(lines=5)
        self.picture = Painted(self.tr("Where walks from everywhere end"))
        self.picture.setMinimumHeight(240)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self.picture, 1)

    def show_walk(self, state: SmallValley, walked: list[Step]) -> None:
        found = endings(state.valley, state.step_size)
        valley = state.shape
        counts = [sum(end == number for _, end in found) for number in range(len(valley.minima))]
        lost = sum(end < 0 for _, end in found)
        parts = [
            self.tr("● <b>{count}</b> of {all} starts end at {place}, cost {cost}.").format(
                count=count,
                all=len(found),
                place=place_text(tuple(round(w, 3) for w in bottom)),
                cost=figure_text(round(valley.cost(bottom), 4)),
            )
            for count, bottom in zip(counts, valley.minima, strict=True)
        ]
        if lost:
            parts.append(self.tr("○ <b>{count}</b> end nowhere with this step size.").format(count=lost))
        parts.append(self.tr("The start decides: downhill leads to a lowest place, not to the lowest one."))
        text = "<br>".join(parts)
        self._words.show_text(text)

        def paint(painter: QPainter, box: QRectF) -> None:
            _paint(painter, box, state)

        self.picture.show_painting(paint, text.replace("<b>", "").replace("</b>", "").replace("<br>", " "))


def _paint(painter: QPainter, box: QRectF, state: SmallValley) -> None:
    style, valley = look.now(), state.shape
    plot = box.adjusted(10, 10, -10, -10)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = (style.hand, style.largest)
    (low, high), *rest = valley.reach
    tallest = max(valley.cost(place) for place, _ in endings(state.valley, state.step_size))

    def point(place: tuple[float, ...]) -> tuple[float, float]:
        x = plot.left() + (place[0] - low) / (high - low) * plot.width()
        if rest:
            bottom, top = rest[0]
            return x, plot.bottom() - (place[1] - bottom) / (top - bottom) * plot.height()
        return x, plot.bottom() - valley.cost(place) / tallest * plot.height()

    for place, end in endings(state.valley, state.step_size):
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

"""Draws curves over one axis of steps in two panels, the same for the screen, a file and a printer."""

from collections.abc import Hashable, Sequence
from math import ceil
from typing import NamedTuple

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.scale import Scale, nice

_UPPER_SHARE = 0.68
_SMALLEST_LOG = 1e-3
"""A logarithmic axis reaches no lower where the curve is zero."""


class CurveLine(NamedTuple):
    """One curve."""

    name: str
    xs: np.ndarray
    ys: np.ndarray
    """NaN where there is nothing."""
    colour: str
    dashed: bool = False
    width: float = 1.0
    """Of the look's stroke; 0 for a curve that is only read."""
    label: str = ""
    """Written at the end of the curve."""


class Mark(NamedTuple):
    """A place on the axis of steps where something was changed."""

    x: float
    text: str


class Level(NamedTuple):
    """A height that means something."""

    y: float
    text: str
    above: bool = True
    """The text stands above its line, not below."""


class CurvePicture(NamedTuple):
    """Everything on the picture: the upper panel, the lower one from 0 to 1, and what they share."""

    upper: Sequence[CurveLine]
    lower: Sequence[CurveLine]
    titles: tuple[str, str, str]
    """Of the upper panel, the lower panel, and the steps."""
    marks: Sequence[Mark] = ()
    levels: Sequence[Level] = ()
    here: float | None = None
    """The moment that is shown."""
    x_range: tuple[float, float] = (0.0, 1.0)
    log_x: bool = False
    log_y: bool = False
    reading: float | None = None
    words: Sequence[str] = ()
    """What is read at `reading`."""
    quick: bool = False
    """Edges are not smoothed: four times as fast, for pictures that are gone in a moment."""


class Panels:
    """Where the two panels and their axes lie in a box."""

    def __init__(self, box: QRectF, shown: CurvePicture) -> None:
        style = look.now()
        line = style.small * 1.7
        left = box.left() + 3.6 * style.text
        width = box.right() - left - 8
        tall = box.height() - 4.6 * line
        upper = QRectF(left, box.top() + line, width, tall * _UPPER_SHARE)
        lower = QRectF(left, upper.bottom() + 1.5 * line, width, tall * (1 - _UPPER_SHARE))
        self.upper, self.lower, self.line = upper, lower, line
        low, high = shown.x_range
        low = max(low, 1.0) if shown.log_x else low
        self.x = Scale(low, max(high, low + 1), left, left + width, shown.log_x)
        bottom, top = _heights(shown, low, high)
        self.cost = Scale(bottom, top, upper.bottom(), upper.top(), shown.log_y)
        self.share = Scale(0.0, 1.0, lower.bottom(), lower.top(), False)


def _heights(shown: CurvePicture, low: float, high: float) -> tuple[float, float]:
    """The range of the upper panel: what is seen of its curves, from 0 unless logarithmic."""
    seen = [line.ys[(line.xs >= low) & (line.xs <= high)] for line in shown.upper]
    every = np.concatenate(seen) if seen else np.zeros(0)
    every = every[np.isfinite(every)]
    top = float(every.max()) if len(every) else 1.0
    if not shown.log_y:
        step = nice(top * 1.04 / 5)
        return 0.0, max(step * ceil(top * 1.04 / step), 1e-4)
    bottom = max(float(every.min()) if len(every) else 0.1, _SMALLEST_LOG)
    return nice(bottom / 2.6), max(top * 1.1, bottom * 2)


def draw_curves(painter: QPainter, box: QRectF, shown: CurvePicture) -> Panels:
    """Draw both panels into `box`."""
    panels = Panels(box, shown)
    draw_ground(painter, panels, shown)
    draw_lines(painter, panels, shown)
    return panels


def ground_key(panels: Panels, shown: CurvePicture) -> tuple[Hashable, ...]:
    """Equal keys mean equal grounds in a box and a look: they need not be drawn sixty times a second."""
    names = [(line.name, line.colour) for line in (*shown.upper, *shown.lower)]
    axes = (shown.x_range, panels.cost.low, panels.cost.high, shown.log_x, shown.log_y)
    return (*axes, shown.titles, tuple(shown.marks), tuple(names))


def draw_ground(painter: QPainter, panels: Panels, shown: CurvePicture) -> None:
    """Draw what is behind the curves: axes, names, marks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _draw_axes(painter, panels, shown)
    _draw_marks(painter, panels, shown)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _draw_names(painter, panels, shown)


def draw_lines(painter: QPainter, panels: Panels, shown: CurvePicture) -> None:
    """Draw the curves, the moment that is shown, and what is read."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not shown.quick)
    for panel, scale, lines in (
        (panels.upper, panels.cost, shown.upper),
        (panels.lower, panels.share, shown.lower),
    ):
        painter.save()
        painter.setClipRect(panel.adjusted(0, -2, 2, 2), Qt.ClipOperation.IntersectClip)
        for line in lines:
            _draw_line(painter, panels.x, scale, line)
        painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _draw_here(painter, panels, shown)
    _draw_reading(painter, panels, shown)


def _draw_axes(painter: QPainter, panels: Panels, shown: CurvePicture) -> None:
    style, left = look.now(), figure.Align.AlignLeft
    for panel, title, scale, most, lines in (
        (panels.upper, shown.titles[0], panels.cost, 5, shown.upper),
        (panels.lower, shown.titles[1], panels.share, 2, shown.lower),
    ):
        room = panel.width() - _key_width(lines)
        heading = QRectF(panel.left(), panel.top() - panels.line, room, panels.line)
        figure.write(painter, heading, title, left, style.soft, style.small)
        for tick in scale.ticks(most):
            y = round(scale.place(tick)) + 0.5
            painter.setPen(figure.pen(style.grid))
            painter.drawLine(QPointF(panel.left(), y), QPointF(panel.right(), y))
            number = QRectF(panel.left() - 60, y - panels.line / 2, 54, panels.line)
            text = f"{100 * tick:.4g} %" if scale is panels.share else f"{tick:.4g}"
            figure.write(painter, number, text, figure.Align.AlignRight, style.soft, style.small)
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(panel.topLeft(), panel.bottomLeft())
        painter.drawLine(panel.bottomLeft(), panel.bottomRight())
    last = panels.lower.left()
    for tick in panels.x.ticks(7):
        x = panels.x.place(tick)
        text = f"{tick:,.0f}"
        wide = QFontMetricsF(look.font(style.small)).horizontalAdvance(text)
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(QPointF(x, panels.lower.bottom()), QPointF(x, panels.lower.bottom() + 4))
        place = min(max(x - wide / 2, last), panels.lower.right() + 6 - wide)
        number = QRectF(place, panels.lower.bottom() + 3, wide + 1, panels.line)
        figure.write(painter, number, text, left, style.soft, style.small)
        last = place + wide + 6
    below = panels.lower.bottom() + panels.line * 0.95
    heading = QRectF(panels.lower.left(), below, panels.lower.width(), panels.line)
    figure.write(painter, heading, shown.titles[2], figure.Align.AlignHCenter, style.soft, style.small)


def _draw_marks(painter: QPainter, panels: Panels, shown: CurvePicture) -> None:
    style = look.now()
    for level in shown.levels:
        if panels.cost.low < level.y < panels.cost.high:
            y = round(panels.cost.place(level.y)) + 0.5
            painter.setPen(figure.pen(style.ghost, 1, dashed=True))
            painter.drawLine(QPointF(panels.upper.left(), y), QPointF(panels.upper.right(), y))
            top = y - panels.line if level.above else y
            box = QRectF(panels.upper.left(), top, panels.upper.width() - 4, panels.line)
            figure.write(painter, box, level.text, figure.Align.AlignRight, style.soft, style.small)
    for mark in shown.marks:
        if panels.x.low <= mark.x <= panels.x.high:
            x = round(panels.x.place(mark.x)) + 0.5
            painter.setPen(figure.pen(style.focus, 1, dashed=True))
            painter.drawLine(QPointF(x, panels.upper.top()), QPointF(x, panels.lower.bottom()))
            box = QRectF(x + 3, panels.upper.top(), 200, panels.line)
            figure.write(painter, box, mark.text, figure.Align.AlignLeft, style.focus, style.small, True)


def _draw_line(painter: QPainter, across: Scale, up: Scale, line: CurveLine) -> None:
    xs, ys = _seen(line, across)
    if len(xs) < 2 or not line.width:
        return
    made = figure.pen(line.colour, look.now().stroke * line.width, line.dashed)
    made.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    painter.setPen(made)
    places = arrayToQPolygonF(across.places(xs), up.places(ys))
    painter.drawPolyline(places)
    if line.label:
        end, tall = places[len(xs) - 1], look.now().small * 1.5
        box = QRectF(end.x() - 2 * tall, end.y() - tall, 2 * tall - 3, tall)
        figure.write(painter, box, line.label, figure.Align.AlignRight, None, look.now().small, True)


def _seen(line: CurveLine, across: Scale) -> tuple[np.ndarray, np.ndarray]:
    """The points that are seen, and their neighbours; of a great many, the least and largest of each few."""
    first = max(int(np.searchsorted(line.xs, across.low)) - 1, 0)
    last = int(np.searchsorted(line.xs, across.high, side="right")) + 1
    xs, ys = line.xs[first:last], line.ys[first:last]
    few = len(xs) // 600
    if few < 2:
        kept = np.isfinite(ys)
        return xs[kept], ys[kept]
    whole = len(xs) // few * few
    blocks = ys[:whole].reshape(-1, few)
    starts = np.arange(0, whole, few)
    pair = np.sort(np.stack([starts + blocks.argmin(1), starts + blocks.argmax(1)], 1), axis=1).ravel()
    pair = np.append(pair, len(xs) - 1)
    kept = np.isfinite(ys[pair])
    return xs[pair][kept], ys[pair][kept]


def _key_width(lines: Sequence[CurveLine]) -> float:
    metrics = QFontMetricsF(look.font(look.now().small))
    return sum(metrics.horizontalAdvance(line.name) + 43 for line in lines if line.name)


def _draw_names(painter: QPainter, panels: Panels, shown: CurvePicture) -> None:
    """A key with a piece of each line, in the heading of its panel."""
    style = look.now()
    for panel, lines in ((panels.upper, shown.upper), (panels.lower, shown.lower)):
        x, y = panel.right(), panel.top() - panels.line / 2
        for line in reversed([line for line in lines if line.name]):
            wide = QFontMetricsF(look.font(style.small)).horizontalAdvance(line.name)
            x -= wide + 1
            box = QRectF(x, y - panels.line / 2, wide + 1, panels.line)
            figure.write(painter, box, line.name, figure.Align.AlignLeft, style.ink, style.small)
            painter.setPen(figure.pen(line.colour, style.stroke * line.width, line.dashed))
            painter.drawLine(QPointF(x - 28, y), QPointF(x - 6, y))
            x -= 42


def _draw_here(painter: QPainter, panels: Panels, shown: CurvePicture) -> None:
    style = look.now()
    if shown.here is None:
        return
    x = panels.x.place(shown.here)
    if not panels.upper.left() - 1 <= x <= panels.upper.right() + 1:
        return
    painter.setPen(figure.pen(style.ink, 1))
    painter.drawLine(QPointF(x, panels.upper.top()), QPointF(x, panels.upper.bottom()))
    painter.drawLine(QPointF(x, panels.lower.top()), QPointF(x, panels.lower.bottom()))
    painter.setPen(figure.pen(style.card, 1.5))
    for scale, lines in ((panels.cost, shown.upper), (panels.share, shown.lower)):
        for line in lines:
            if line.name and len(line.xs):
                y = _height_at(line, shown.here)
                if np.isfinite(y):
                    painter.setBrush(QColor(line.colour))
                    painter.drawEllipse(QPointF(x, scale.place(y)), 4.5, 4.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _height_at(line: CurveLine, x: float) -> float:
    """The height of the last point at or before `x`."""
    place = int(np.searchsorted(line.xs, x, side="right")) - 1
    return float(line.ys[max(place, 0)])


def _draw_reading(painter: QPainter, panels: Panels, shown: CurvePicture) -> None:
    style = look.now()
    if shown.reading is None:
        return
    x = panels.x.place(shown.reading)
    painter.setPen(figure.pen(style.hand, 1, dashed=True))
    painter.drawLine(QPointF(x, panels.upper.top()), QPointF(x, panels.lower.bottom()))
    metrics = QFontMetricsF(look.font(style.small, bold=True))
    wide = max((metrics.horizontalAdvance(text) for text in shown.words), default=0) + 18
    tall = panels.line * len(shown.words) + 6
    left = x + 8 if x + 8 + wide < panels.upper.right() else x - 8 - wide
    box = QRectF(left, panels.upper.top() + panels.line, wide, tall)
    painter.setPen(figure.pen(style.groove_edge))
    painter.setBrush(QColor(style.card))
    painter.drawRoundedRect(box, 5, 5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, text in enumerate(shown.words):
        row = QRectF(box.left() + 8, box.top() + 3 + number * panels.line, wide - 14, panels.line)
        figure.write(painter, row, text, figure.Align.AlignLeft, None, style.small, number == 0)

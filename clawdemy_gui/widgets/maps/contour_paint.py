"""How a map with contour lines is drawn, on the screen and in a file."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from pyqtgraph.functions import arrayToQPath
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from clawdemy_gui import look
from clawdemy_gui.widgets.maps.contours import contour
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.heat import draw_scale, draw_smooth, image_of, level_text, scale_of
from clawdemy_gui.widgets.painting.ticks import tick_text, ticks

_DARK_UNTIL = 0.55
"""Lines on the lower part of the scale are light, above they are dark."""
_LIGHT_LINE, _DARK_LINE = "#ffffff", "#10202c"
_LABEL_ROOM = 26.0


class Mark(NamedTuple):
    """A place with a name."""

    x: float
    y: float
    text: str


class MapWords(NamedTuple):
    """The words on the map."""

    bottom: str
    left: str
    number: str
    """What the colours count."""
    percent: bool = False


class Chart:
    """A map: a number for each place of a grid. `values` is (rows, columns), rows from bottom to top."""

    def __init__(
        self,
        values: np.ndarray,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        words: MapWords,
        marks: Sequence[Mark] = (),
    ) -> None:
        """marks: places with names, which the lines' numbers keep away from."""
        self.values, self.x_range, self.y_range, self.words = values, x_range, y_range, words
        self.marks = marks
        self.low, self.high, self.levels = scale_of(values)

    @cached_property
    def lines(self) -> list[tuple[float, np.ndarray]]:
        """Each level with its lines, (n, 2, 2) as shares of the map."""
        rows, columns = self.values.shape
        ends = np.array([max(1, columns - 1), max(1, rows - 1)])
        return [(level, contour(self.values, level) / ends) for level in self.levels]


class MapLayout(NamedTuple):
    """A map laid out in its box."""

    chart: Chart
    box: QRectF
    plot: QRectF
    seen_x: tuple[float, float]
    """The part of the slice that the plot shows; the chart may be another one while it is computed anew."""
    seen_y: tuple[float, float]

    def to_screen(self, x: float, y: float) -> QPointF:
        """Where this place is on the picture."""
        right = (x - self.seen_x[0]) / (self.seen_x[1] - self.seen_x[0])
        up = (y - self.seen_y[0]) / (self.seen_y[1] - self.seen_y[0])
        return QPointF(
            self.plot.left() + right * self.plot.width(), self.plot.bottom() - up * self.plot.height()
        )

    def to_place(self, point: QPointF) -> tuple[float, float]:
        """Which place is there."""
        right = (point.x() - self.plot.left()) / max(1.0, self.plot.width())
        up = (self.plot.bottom() - point.y()) / max(1.0, self.plot.height())
        return (
            self.seen_x[0] + right * (self.seen_x[1] - self.seen_x[0]),
            self.seen_y[0] + up * (self.seen_y[1] - self.seen_y[0]),
        )

    def chart_box(self) -> QRectF:
        """Where the chart lies."""
        corner = self.to_screen(self.chart.x_range[0], self.chart.y_range[1])
        return QRectF(corner, self.to_screen(self.chart.x_range[1], self.chart.y_range[0]))


def lay_out(chart: Chart, box: QRectF, seen_x: tuple[float, float], seen_y: tuple[float, float]) -> MapLayout:
    """Lay the map out: room for its scales and their numbers."""
    style = look.now()
    metrics = QFontMetricsF(look.font(style.small))
    rows = ticks(*seen_y, _most(box.height(), style.small))
    wide = max([metrics.horizontalAdvance(tick_text(tick, rows)) for tick in rows] or [20.0])
    side = style.small * 1.6
    scale = style.small * (5.2 if chart.words.percent else 4.8)
    plot = box.adjusted(side + wide + 10, side + 2, -scale - 8, -2 * side - 4)
    return MapLayout(chart, box, plot, seen_x, seen_y)


def _most(pixels: float, small: float) -> int:
    return max(2, round(pixels / (4.5 * small)))


def draw_map(painter: QPainter, shown: MapLayout) -> None:
    """Draw colours, contour lines with their numbers, and the scales."""
    style, chart = look.now(), shown.chart
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(shown.plot, QColor(style.groove))
    painter.save()
    painter.setClipRect(shown.plot)
    box = shown.chart_box()
    draw_smooth(painter, box, image_of(chart.values, chart.low, chart.high))
    for level, lines in chart.lines:
        ends = lines.reshape(-1, 2)
        xs, ys = box.left() + ends[:, 0] * box.width(), box.bottom() - ends[:, 1] * box.height()
        painter.setPen(_line_pen(chart, level))
        painter.drawPath(arrayToQPath(xs, ys, connect="pairs"))
    _write_levels(painter, shown, box)
    painter.restore()
    _draw_axes(painter, shown)
    scale = QRectF(shown.plot.right() + 14, shown.plot.top(), shown.box.right() - shown.plot.right() - 14, 0)
    scale.setHeight(shown.plot.height())
    draw_scale(painter, scale, chart.low, chart.high, chart.levels, chart.words.percent)
    above = QRectF(
        shown.plot.left(), shown.box.top(), shown.box.right() - shown.plot.left(), style.small * 1.6
    )
    figure.write(painter, above, chart.words.number, figure.Align.AlignRight, style.soft, style.small)


def _line_pen(chart: Chart, level: float) -> QPen:
    share = (level - chart.low) / (chart.high - chart.low)
    colour = QColor(_LIGHT_LINE if share < _DARK_UNTIL else _DARK_LINE)
    made = figure.pen(colour.name(), 1.0)
    colour.setAlphaF(0.75)
    made.setColor(colour)
    return made


def _write_levels(painter: QPainter, shown: MapLayout, box: QRectF) -> None:
    """Each level's number upon one of its lines, away from the other numbers."""
    chart, style = shown.chart, look.now()
    below = QPointF(0.0, style.small * 1.6)
    taken = [shown.to_screen(mark.x, mark.y) + below for mark in chart.marks]
    for level, lines in chart.lines:
        place = _free_place(lines, box, shown.plot, taken)
        if place is None:
            continue
        taken.append(place)
        text = level_text(level, chart.words.percent)
        metrics = QFontMetricsF(look.font(style.small))
        wide, tall = metrics.horizontalAdvance(text) + 6, style.small * 1.25
        label = QRectF(place.x() - wide / 2, place.y() - tall / 2, wide, tall)
        ground = QColor(style.card)
        ground.setAlphaF(0.86)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(label, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        figure.write(painter, label, text, colour=style.ink, pixels=style.small)


def _free_place(lines: np.ndarray, box: QRectF, plot: QRectF, taken: Sequence[QPointF]) -> QPointF | None:
    """The middle of the line that is furthest from what is taken and from the edges."""
    middles = lines.mean(axis=1)
    xs, ys = box.left() + middles[:, 0] * box.width(), box.bottom() - middles[:, 1] * box.height()
    edges = np.minimum(
        np.minimum(xs - plot.left(), plot.right() - xs), np.minimum(ys - plot.top(), plot.bottom() - ys)
    )
    free = np.minimum(1.6 * edges, 90.0)
    for other in taken:
        free = np.minimum(free, np.hypot(xs - other.x(), ys - other.y()))
    if not len(free) or free.max() < _LABEL_ROOM:
        return None
    best = int(free.argmax())
    return QPointF(float(xs[best]), float(ys[best]))


def _draw_axes(painter: QPainter, shown: MapLayout) -> None:
    style, plot, words = look.now(), shown.plot, shown.chart.words
    line = style.small * 1.5
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawRect(plot)
    across = ticks(*shown.seen_x, _most(plot.width(), style.small * 1.3))
    for tick in across:
        at = shown.to_screen(tick, shown.seen_y[0])
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(at, at + QPointF(0, 4))
        text = QRectF(at.x() - 40, at.y() + 4, 80, line)
        figure.write(painter, text, tick_text(tick, across), colour=style.soft, pixels=style.small)
    up = ticks(*shown.seen_y, _most(shown.box.height(), style.small))
    for tick in up:
        at = shown.to_screen(shown.seen_x[0], tick)
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(at, at - QPointF(4, 0))
        text = QRectF(shown.box.left(), at.y() - line / 2, plot.left() - shown.box.left() - 7, line)
        figure.write(painter, text, tick_text(tick, up), figure.Align.AlignRight, style.soft, style.small)
    below = QRectF(plot.left(), shown.box.bottom() - line, plot.width(), line)
    figure.write(painter, below, words.bottom, colour=style.soft, pixels=style.small)
    painter.save()
    painter.translate(shown.box.left() + line / 2, plot.center().y())
    painter.rotate(-90)
    side = QRectF(-plot.height() / 2, -line / 2, plot.height(), line)
    figure.write(painter, side, words.left, colour=style.soft, pixels=style.small)
    painter.restore()

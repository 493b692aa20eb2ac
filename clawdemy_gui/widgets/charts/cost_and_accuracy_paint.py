"""How two curves over one axis are drawn, on the screen and in a file."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.ticks import tick_text, ticks

_FLAT = 0.05
"""A curve that is perfectly flat is drawn in the middle of a scale this high."""
_FEWEST_STEPS = 8
"""The right scale shows at least so many steps, so that a single one does not look like a cliff."""
_SPARE = 0.09
"""Free share of the scale above and below the curve."""


class CurveWords(NamedTuple):
    """The words on the picture."""

    bottom: str
    left: str
    right: str
    percent: bool = True
    """The right scale is written in percent."""


class Point(NamedTuple):
    """The point in hand."""

    x: float
    left: float
    right: float
    slope: float | None = None
    """Of the left curve, for the line that touches it; None draws none."""
    began: float | None = None
    """Where it stood at first, on the axis."""


class Frame(NamedTuple):
    """The picture laid out in its box."""

    words: CurveWords
    box: QRectF
    plot: QRectF
    x: np.ndarray
    left: np.ndarray
    right: np.ndarray
    x_range: tuple[float, float]
    left_range: tuple[float, float]
    right_range: tuple[float, float]

    def x_of(self, x: float) -> float:
        """Where this is on the picture."""
        return self.plot.left() + _share(x, self.x_range) * self.plot.width()

    def left_y(self, value: float) -> float:
        """Where a value of the left scale is."""
        return self.plot.bottom() - _share(value, self.left_range) * self.plot.height()

    def right_y(self, value: float) -> float:
        """Where a value of the right scale is."""
        return self.plot.bottom() - _share(value, self.right_range) * self.plot.height()


def frame_of(
    box: QRectF,
    words: CurveWords,
    x: np.ndarray,
    left: np.ndarray,
    right: np.ndarray,
    x_range: tuple[float, float],
    step: float,
) -> Frame:
    """Lay the picture out: scales that hold the curves, and room for their numbers."""
    left_range = _room_for(left, 0.0)
    right_range = _room_for(right, _FEWEST_STEPS * step)
    style = look.now()
    metrics = QFontMetricsF(look.font(style.small))
    rows = max(2, round(box.height() / (3.2 * style.small)))
    wide = [
        max([metrics.horizontalAdvance(text) for _, text in _scale(a_range, rows, factor)] or [30.0])
        for a_range, factor in ((left_range, 1.0), (right_range, 100.0 if words.percent else 1.0))
    ]
    line = style.small * 1.6
    plot = box.adjusted(wide[0] + 14, line + 4, -wide[1] - 14, -2 * line)
    return Frame(words, box, plot, x, left, right, x_range, left_range, right_range)


def draw_frame(painter: QPainter, frame: Frame) -> None:
    """Draw everything but the point: scales, words, the staircase and the smooth curve."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_scales(painter, frame)
    _draw_words(painter, frame)
    if not len(frame.x):
        return
    style = look.now()
    painter.save()
    painter.setClipRect(frame.plot.adjusted(0, -1, 0, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(figure.pen(style.good, style.stroke))
    painter.drawPolyline(_steps(frame))
    painter.setPen(figure.pen(style.hand, style.stroke + 1.0))
    painter.drawPolyline(_points(frame))
    painter.restore()


def draw_point(painter: QPainter, frame: Frame, point: Point) -> None:
    """Draw the point on both curves, the line that touches the smooth one, and where it all began."""
    style, plot = look.now(), frame.plot
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    painter.setClipRect(plot.adjusted(-8, -8, 8, 8))
    x, y = frame.x_of(point.x), frame.left_y(point.left)
    if point.began is not None and frame.x_range[0] <= point.began <= frame.x_range[1]:
        began = frame.x_of(point.began)
        painter.setPen(figure.pen(style.ghost, style.stroke, dashed=True))
        painter.drawLine(QPointF(began, plot.top()), QPointF(began, plot.bottom()))
    painter.setPen(figure.pen(style.groove_edge, 1.0))
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
    if point.slope is not None:
        reach = 0.16 * (frame.x_range[1] - frame.x_range[0])
        painter.setPen(figure.pen(style.largest_edge, style.stroke + 0.7, dashed=True))
        ends = [
            QPointF(frame.x_of(point.x + side * reach), frame.left_y(point.left + side * point.slope * reach))
            for side in (-1, 1)
        ]
        painter.save()
        painter.setClipRect(plot)
        painter.drawLine(*ends)
        painter.restore()
    painter.setPen(figure.pen(style.good, 2))
    painter.setBrush(QColor(style.card))
    painter.drawRect(QRectF(x - 4, frame.right_y(point.right) - 4, 8, 8))
    painter.setPen(figure.pen(style.largest_edge, 2))
    painter.setBrush(QColor(style.largest))
    painter.drawEllipse(QPointF(x, y), 6.5, 6.5)
    painter.restore()


def draw_reading(painter: QPainter, frame: Frame, x: float, text: str) -> None:
    """Draw a thin line at `x` and its words at the foot of the plot."""
    style, plot = look.now(), frame.plot
    at = frame.x_of(x)
    painter.setPen(figure.pen(style.focus, 1.0))
    painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()))
    wide = QFontMetricsF(look.font(style.small, True)).horizontalAdvance(text) + 14
    tall = style.small * 1.7
    left = min(max(at - wide / 2, plot.left()), max(plot.left(), plot.right() - wide))
    box = QRectF(left, plot.top() + 3, wide, tall)
    painter.fillRect(box, QColor(style.card))
    painter.drawRect(box)
    figure.write(painter, box, text, pixels=style.small, bold=True)


def _draw_scales(painter: QPainter, frame: Frame) -> None:
    style, plot = look.now(), frame.plot
    rows = max(2, round(frame.box.height() / (3.2 * style.small)))
    tall = style.small * 1.5
    align = figure.Align
    for value, text in _scale(frame.left_range, rows):
        y = frame.left_y(value)
        painter.setPen(figure.pen(style.grid))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        box = QRectF(frame.box.left(), y - tall / 2, plot.left() - frame.box.left() - 7, tall)
        figure.write(painter, box, text, align.AlignRight, style.soft, style.small)
    for value, text in _scale(frame.right_range, rows, 100.0 if frame.words.percent else 1.0):
        y = frame.right_y(value)
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(QPointF(plot.right(), y), QPointF(plot.right() + 4, y))
        box = QRectF(plot.right() + 8, y - tall / 2, frame.box.right() - plot.right() - 8, tall)
        figure.write(painter, box, text, align.AlignLeft, style.soft, style.small)
    for value, text in _scale(frame.x_range, max(2, round(plot.width() / 75))):
        x = frame.x_of(value)
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
        box = QRectF(x - 36, plot.bottom() + 4, 72, tall)
        figure.write(painter, box, text, colour=style.soft, pixels=style.small)
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())


def _draw_words(painter: QPainter, frame: Frame) -> None:
    """Each scale's name stands above it beside a piece of its own line."""
    style, plot, box = look.now(), frame.plot, frame.box
    align, tall = figure.Align, style.small * 1.6
    half = box.width() / 2 - 34
    y = box.top() + tall / 2
    painter.setPen(figure.pen(style.hand, style.stroke + 1.0))
    painter.drawLine(QPointF(box.left() + 2, y), QPointF(box.left() + 24, y))
    left = QRectF(box.left() + 30, box.top(), half, tall)
    figure.write(painter, left, frame.words.left, align.AlignLeft, style.ink, style.small)
    painter.setPen(figure.pen(style.good, style.stroke))
    right = box.right() - 2
    stairs = [(22, 5), (15, 5), (15, 0), (8, 0), (8, -5), (0, -5)]
    painter.drawPolyline(QPolygonF([QPointF(right - dx, y + dy) for dx, dy in stairs]))
    name = QRectF(right - 30 - half, box.top(), half, tall)
    figure.write(painter, name, frame.words.right, align.AlignRight, style.ink, style.small)
    below = QRectF(plot.left(), box.bottom() - tall, plot.width(), tall)
    figure.write(painter, below, frame.words.bottom, colour=style.soft, pixels=style.small)


def _scale(a_range: tuple[float, float], rows: int, factor: float = 1.0) -> list[tuple[float, str]]:
    """Ticks and their texts; a factor of 100 writes shares in percent."""
    low, high = a_range
    there = ticks(low * factor, high * factor, rows)
    unit = " %" if factor == 100.0 else ""
    return [(tick / factor, tick_text(tick, there) + unit) for tick in there]


def _room_for(values: np.ndarray, least: float) -> tuple[float, float]:
    if not len(values):
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    wide = max(high - low, least)
    if wide == 0.0:
        wide = _FLAT
    spare = (wide - (high - low)) / 2 + _SPARE * wide
    return low - spare, high + spare


def _share(value: float, a_range: tuple[float, float]) -> float:
    low, high = a_range
    return (value - low) / (high - low)


def _shares(values: npt.NDArray[np.float64], a_range: tuple[float, float]) -> npt.NDArray[np.float64]:
    low, high = a_range
    return np.asarray((values - low) / (high - low))


def _points(frame: Frame) -> QPolygonF:
    xs = frame.plot.left() + _shares(frame.x, frame.x_range) * frame.plot.width()
    ys = frame.plot.bottom() - _shares(frame.left, frame.left_range) * frame.plot.height()
    return QPolygonF([QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)])


def _steps(frame: Frame) -> QPolygonF:
    """The staircase: it steps half-way between two places that differ."""
    xs = frame.plot.left() + _shares(frame.x, frame.x_range) * frame.plot.width()
    ys = frame.plot.bottom() - _shares(frame.right, frame.right_range) * frame.plot.height()
    middles = (xs[1:] + xs[:-1]) / 2
    across = np.concatenate([xs[:1], np.repeat(middles, 2), xs[-1:]])
    return QPolygonF([QPointF(x, y) for x, y in zip(across.tolist(), np.repeat(ys, 2).tolist(), strict=True)])

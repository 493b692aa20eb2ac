"""Small charts as paint functions, the same on the screen, in a file and on paper: ten bars, and lines."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.apart import apart

Align = figure.Align
_DOT = 3.2


def title_height() -> float:
    """How much room a chart's title takes."""
    return look.now().small * 1.7


def write_title(painter: QPainter, box: QRectF, text: str) -> QRectF:
    """Write a title at the top of `box` and return the room below."""
    tall = title_height()
    line = QRectF(box.left(), box.top(), box.width(), tall)
    figure.write(painter, line, text, Align.AlignLeft, look.now().soft, look.now().small)
    return box.adjusted(0, tall, 0, 0)


def draw_bars(
    painter: QPainter,
    box: QRectF,
    values: Sequence[float],
    names: Sequence[str],
    top: float = 1.0,
    marked: int | None = None,
    texts: Sequence[str] = (),
) -> None:
    """Bars from 0 to `top` over their names; the marked one is hatched, `texts` stand above the bars."""
    style = look.now()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    line = min(style.small * 1.4, box.height() / 4)
    above = line if texts else 2.0
    base, room = box.bottom() - line, box.height() - line - above
    wide = box.width() / len(values)
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawLine(QPointF(box.left(), base), QPointF(box.right(), base))
    for place, value in enumerate(values):
        left = box.left() + place * wide
        tall = room * min(max(value / top, 0.0), 1.0)
        bar = QRectF(left + wide * 0.18, base - tall, wide * 0.64, tall)
        _draw_bar(painter, bar, place == marked)
        name = QRectF(left, base, wide, line)
        figure.write(painter, name, names[place], pixels=min(style.small, line * 0.8), bold=place == marked)
        if texts:
            text = QRectF(left + 1, base - tall - line, wide - 2, line)
            figure.write(painter, text, texts[place], pixels=style.small, bold=place == marked)


def _draw_bar(painter: QPainter, bar: QRectF, marked: bool) -> None:
    style = look.now()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.largest if marked else style.hand))
    painter.drawRect(bar)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if marked and bar.height() > 4:
        figure.hatch(painter, bar, style.largest_edge, 5.0, 1.0)
        painter.setPen(figure.pen(style.largest_edge, 1.2))
        painter.drawRect(bar)


class Series(NamedTuple):
    """One line of a chart; what it is stands at its end."""

    x: npt.NDArray[np.float64]
    y: npt.NDArray[np.float64]
    words: str
    colour: str
    dashed: bool = False
    dots: bool = False
    """Points by themselves instead of a line."""


class Axes(NamedTuple):
    """What the two axes show: (lowest, highest), the ticks, and words."""

    x: tuple[float, float]
    y: tuple[float, float]
    y_ticks: Sequence[float]
    x_words: str
    y_text: str | Callable[[float], str] = "{:g}"
    """How a tick is written: a format, or a function."""
    landmarks: Sequence[tuple[float, str]] = ()
    """Heights with words, drawn as thin dashed lines across."""
    x_ticks: Sequence[tuple[float, str]] = ()


def draw_lines(painter: QPainter, box: QRectF, series: Sequence[Series], axes: Axes) -> None:
    """Lines over a common x, each named at its end; names that would meet are moved apart."""
    style = look.now()
    line = style.small * 1.5
    wide = 0.0 if all(not each.words for each in series) else style.small * 9.5
    plot = box.adjusted(style.small * 3.4, 6, -max(wide + 8, style.small * 1.7), -2 * line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_axes(painter, plot, axes)
    for each in series:
        _draw_series(painter, plot, each, axes)
    _name_ends(painter, plot, [each for each in series if each.words and len(each.x)], axes, wide)


def _place(plot: QRectF, axes: Axes, x: float, y: float) -> QPointF:
    across = (x - axes.x[0]) / (axes.x[1] - axes.x[0] or 1.0)
    up = (min(max(y, axes.y[0]), axes.y[1]) - axes.y[0]) / (axes.y[1] - axes.y[0] or 1.0)
    return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())


def _draw_axes(painter: QPainter, plot: QRectF, axes: Axes) -> None:
    style = look.now()
    line = style.small * 1.5
    for tick in axes.y_ticks:
        y = _place(plot, axes, axes.x[0], tick).y()
        painter.setPen(figure.pen(style.grid))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        text = QRectF(plot.left() - style.small * 3.4, y - line / 2, style.small * 3.4 - 6, line)
        written = axes.y_text.format(tick) if isinstance(axes.y_text, str) else axes.y_text(tick)
        figure.write(painter, text, written, Align.AlignRight, style.soft, style.small)
    for height, words in axes.landmarks:
        y = _place(plot, axes, axes.x[0], height).y()
        painter.setPen(figure.pen(style.good, style.stroke, dashed=True))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        text = QRectF(plot.left() + 6, y, plot.width() - 12, line)
        figure.write(painter, text, words, Align.AlignRight, style.good, style.small)
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())
    for x, words in axes.x_ticks:
        at = _place(plot, axes, x, axes.y[0])
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(at, at + QPointF(0, 4))
        below = QRectF(at.x() - 60, at.y() + 4, 120, line)
        figure.write(painter, below, words, colour=style.soft, pixels=style.small)
    under = QRectF(plot.left(), plot.bottom() + line, plot.width(), line)
    figure.write(painter, under, axes.x_words, colour=style.soft, pixels=style.small)


def _draw_series(painter: QPainter, plot: QRectF, series: Series, axes: Axes) -> None:
    style = look.now()
    points = [_place(plot, axes, x, y) for x, y in zip(series.x, series.y, strict=True)]
    if series.dots or len(points) == 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(series.colour))
        for point in points:
            painter.drawEllipse(point, _DOT, _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        return
    path = QPainterPath()
    for place, point in enumerate(points):
        path.lineTo(point) if place else path.moveTo(point)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(figure.pen(series.colour, style.stroke + 1.0, series.dashed))
    painter.drawPath(path)


def _name_ends(painter: QPainter, plot: QRectF, series: Sequence[Series], axes: Axes, wide: float) -> None:
    line = look.now().small * 1.45
    ends = sorted(series, key=lambda each: -float(each.y[-1]))
    heights = [_place(plot, axes, float(each.x[-1]), float(each.y[-1])).y() for each in ends]
    for each, middle in zip(ends, apart(heights, line, plot.top(), plot.bottom()), strict=True):
        text = QRectF(plot.right() + 6, middle - line / 2, wide, line)
        figure.write(painter, text, each.words, Align.AlignLeft, each.colour, look.now().small, True)

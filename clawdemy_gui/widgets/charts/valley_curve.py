"""A curve over one dial with a ball on it: its slope as a tangent, its next step, and its trail."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.key_gestures import KeyGestures
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.ticks import tick_text, ticks

BALL = 9.0
"""The ball's radius in pixels."""
_POINTS = 401
_TANGENT = 110.0
"""How far the tangent reaches to each side, in pixels."""
_MOST_TRAIL = 80
"""So many of the latest places are drawn."""
_FARTHEST = 1e7
"""What lies further out is not brought into sight."""
_LARGEST_PLAIN = 1e5
"""From here on the axis writes powers of ten."""
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGES = {Qt.Key.Key_PageDown: -1, Qt.Key.Key_PageUp: 1}


class Walked(NamedTuple):
    """What stands on the curve."""

    trail: Sequence[tuple[float, float]]
    """(w, cost) from the start to where the ball is now."""
    slope: float
    next_place: float
    """Where the next step leads."""


class ValleyCurve(KeyGestures, QWidget):
    """Pull the ball along the curve, or move it with the arrow keys; it tells the dial's value.

    The picture grows to twice its width, and again, until the whole walk and its next step are in sight.
    """

    moved = Signal(float)
    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cost: Callable[[float], float] = lambda w: w * w
        self._own_x = (-1.0, 1.0)
        self._x = self._own_x
        self._xs: npt.NDArray[np.float64] = np.zeros(0)
        self._ys: npt.NDArray[np.float64] = np.zeros(0)
        self._walked = Walked([(0.0, 0.0)], 0.0, 0.0)
        self._words = ("w", "C")
        self._held = False
        self.watch_keys((*_STEPS, *_PAGES))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    def show_valley(
        self, cost: Callable[[float], float], x_range: tuple[float, float], words: tuple[str, str]
    ) -> None:
        """The curve, from where to where, and what the two axes count."""
        self._cost, self._words, self._own_x = cost, words, x_range
        self._see(x_range)

    def show_walk(self, walked: Walked, words: str) -> None:
        """The ball, its trail, its slope and its next step; `words` for a screen reader."""
        self._walked = walked
        self.setAccessibleDescription(words)
        if not self._held:  # under a hand that holds the ball the picture stays as it is
            self._widen()
        self.update()

    def seen(self) -> tuple[float, float]:
        """From where to where along the dial."""
        return self._x

    def _widen(self) -> None:
        low, high = self._own_x
        places = [w for w, _ in self._walked.trail]
        if abs(self._walked.next_place) <= _FARTHEST:
            places.append(self._walked.next_place)
        middle, half = (low + high) / 2, (high - low) / 2
        while max(abs(w - middle) for w in places) > half:
            half *= 2
        if (middle - half, middle + half) != self._x:
            self._see((middle - half, middle + half))

    def _see(self, x_range: tuple[float, float]) -> None:
        self._x = x_range
        self._xs = np.linspace(*x_range, _POINTS)
        self._ys = np.array([self._cost(w) for w in self._xs.tolist()])
        self.update()

    # Where things are.

    def plot(self) -> QRectF:
        """The box of the curve, in this widget's pixels."""
        return _plot(QRectF(self.rect()))

    def place_of(self, w: float, height: float) -> QPointF:
        """Where a dial's value and a cost stand in the widget."""
        return _Scale(self.plot(), self._x, self._top()).place(w, height)

    def _top(self) -> float:
        return float(self._ys.max()) * 1.04 if len(self._ys) else 1.0

    # The hand.

    def _value_at(self, x: float) -> float:
        plot = self.plot()
        share = min(max((x - plot.left()) / plot.width(), 0.0), 1.0)
        wide = self._x[1] - self._x[0]
        return round(self._x[0] + share * wide, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = True
            self.gesture_began.emit()
            self.moved.emit(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self.moved.emit(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = False
            self._widen()
            self.update()
            self.gesture_ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        wide = self._own_x[1] - self._own_x[0]
        step = _STEPS.get(key, 0) * wide / 200 + _PAGES.get(key, 0) * wide / 20
        if not step:
            event.ignore()
            return
        self.begin_by_key(event)
        here = self._walked.trail[-1][0]
        self.moved.emit(round(min(max(here + step, self._x[0]), self._x[1]), 2))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Drawing.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter, QRectF(self.rect()))
        if self.hasFocus():
            figure.focus_ring(painter, QRectF(self.rect()))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw everything into `box`, on the screen and in a file alike."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = _plot(box)
        scale = _Scale(plot, self._x, self._top())
        _draw_axes(painter, scale, self._words)
        painter.save()
        painter.setClipRect(plot.adjusted(-2, -2, 2, 2))
        self._draw_curve(painter, scale)
        self._draw_tangent(painter, scale)
        self._draw_trail(painter, scale)
        self._draw_ball(painter, scale)
        painter.restore()

    def _draw_curve(self, painter: QPainter, scale: "_Scale") -> None:
        path = QPainterPath()
        for number, (w, height) in enumerate(zip(self._xs.tolist(), self._ys.tolist(), strict=True)):
            point = scale.place(w, height)
            path.lineTo(point) if number else path.moveTo(point)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(figure.pen(look.now().hand, look.now().stroke + 1.5))
        painter.drawPath(path)

    def _draw_tangent(self, painter: QPainter, scale: "_Scale") -> None:
        painter.setPen(figure.pen(look.now().largest_edge, look.now().stroke + 0.7, dashed=True))
        one, other = self._tangent(scale)
        painter.drawLine(one, other)

    def tangent(self) -> tuple[QPointF, QPointF]:
        """The ends of the slope's line, in this widget's pixels."""
        return self._tangent(_Scale(self.plot(), self._x, self._top()))

    def _tangent(self, scale: "_Scale") -> tuple[QPointF, QPointF]:
        here = scale.place(*self._walked.trail[-1])
        across = scale.plot.width() / (scale.x_range[1] - scale.x_range[0])
        up = self._walked.slope * scale.plot.height() / scale.top
        along = QPointF(across, -up) / hypot(across, up) * _TANGENT
        return here - along, here + along

    def _draw_trail(self, painter: QPainter, scale: "_Scale") -> None:
        style = look.now()
        points = [scale.place(w, height) for w, height in self._walked.trail[-_MOST_TRAIL:]]
        painter.setPen(figure.pen(style.ghost, style.stroke))
        # Lines one by one: one long line that crosses itself a hundred times takes much longer.
        painter.drawLines([QLineF(one, other) for one, other in pairwise(points)])
        painter.setBrush(QColor(style.card))
        for point in points[:-1]:
            painter.drawEllipse(point, 3.6, 3.6)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_ball(self, painter: QPainter, scale: "_Scale") -> None:
        style = look.now()
        w, height = self._walked.trail[-1]
        here = scale.place(w, height)
        there = scale.place(self._walked.next_place, height)
        if abs(there.x() - here.x()) > BALL + 4:
            painter.setPen(figure.pen(style.good, style.stroke + 1.2))
            draw_arrow(painter, here, there)
        painter.setPen(figure.pen(style.largest_edge, 2))
        painter.setBrush(QColor(style.largest))
        painter.drawEllipse(here, BALL, BALL)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_arrow(painter: QPainter, start: QPointF, end: QPointF, head: float = 8.0) -> None:
    """A line with a filled head, in the painter's pen."""
    along = end - start
    length = (along.x() ** 2 + along.y() ** 2) ** 0.5 or 1.0
    unit = along / length
    side = QPointF(-unit.y(), unit.x())
    painter.drawLine(start, end - unit * head)
    painter.setBrush(painter.pen().color())
    painter.drawPolygon(
        QPolygonF([end, end - unit * head + side * head * 0.55, end - unit * head - side * head * 0.55])
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _plot(box: QRectF) -> QRectF:
    small = look.now().small
    return box.adjusted(small * 4.2, small * 1.2, -small * 1.5, -small * 3.0)


class _Scale:
    """From a dial's value and a cost to the picture."""

    def __init__(self, plot: QRectF, x_range: tuple[float, float], top: float) -> None:
        self.plot, self.x_range, self.top = plot, x_range, top

    def place(self, w: float, height: float) -> QPointF:
        across = (w - self.x_range[0]) / (self.x_range[1] - self.x_range[0])
        up = height / self.top
        return QPointF(
            self.plot.left() + min(max(across, -0.5), 1.5) * self.plot.width(),
            self.plot.bottom() - min(up, 1.5) * self.plot.height(),
        )


def _text(value: float, every: Sequence[float]) -> str:
    if not value or max(map(abs, every)) < _LARGEST_PLAIN:
        return tick_text(value, every)
    figures, _, power = f"{value:.1e}".partition("e")
    return f"{float(figures):g}·10{str(int(power)).translate(_POWERS)}".replace("-", "−")


def _draw_axes(painter: QPainter, scale: _Scale, words: tuple[str, str]) -> None:
    style, plot = look.now(), scale.plot
    small = style.small
    across, up = ticks(*scale.x_range, 8), ticks(0.0, scale.top, 5)
    for height in up:
        y = scale.place(0.0, height).y()
        painter.setPen(figure.pen(style.grid))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        label = QRectF(plot.left() - small * 4.2, y - small, small * 4.2 - 7, 2 * small)
        figure.write(painter, label, _text(height, up), figure.Align.AlignRight, style.soft, small)
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())
    for w in across:
        x = scale.place(w, 0.0).x()
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
        label = QRectF(x - 40, plot.bottom() + 5, 80, small * 1.3)
        figure.write(painter, label, _text(w, across), colour=style.soft, pixels=small)
    below = QRectF(plot.left(), plot.bottom() + small * 1.5, plot.width(), small * 1.5)
    figure.write(painter, below, words[0], colour=style.soft, pixels=small)
    above = QRectF(plot.left() + 6, plot.top() - small * 0.6, plot.width() - 8, small * 1.5)
    figure.write(painter, above, words[1], figure.Align.AlignLeft, style.soft, small)

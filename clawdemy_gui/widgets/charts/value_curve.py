"""A curve with axes whose values can be read by pointer and by keys."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.charts.point_reader import PointReader
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.scale import Scale
from clawdemy_gui.widgets.painting.ticks import tick_text, ticks

_TANGENT_SHARE = 0.18
"""Half a tangent's width as a share of the axis."""
_DOT, _READ_DOT = 6.0, 4.5
"""Radii in pixels."""
_PIXELS_A_TICK = 46
Range = tuple[float, float]


class ValueCurve(QWidget):
    """One curve; the point under the pointer, or the one the arrow keys walk to, is read out."""

    read = Signal(int)
    """Which point is read, −1 for none."""

    def __init__(
        self,
        name: str,
        bottom: str,
        left: str,
        text_of: Callable[[float, float], str],
        parent: QWidget | None = None,
    ) -> None:
        """bottom, left: what the axes count; text_of: the words for a point (x, y)."""
        super().__init__(parent)
        self._titles = bottom, left
        self._text_of = text_of
        self._x: npt.NDArray[np.float64] = np.zeros(0)
        self._y: npt.NDArray[np.float64] = np.zeros(0)
        self._ranges: tuple[Range, Range] = (0.0, 1.0), (0.0, 1.0)
        self._dot: Range | None = None
        self._slope: float | None = None
        self._reader = PointReader(self)
        self._reader.changed.connect(self._tell)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(360, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def show_curve(
        self,
        x: np.ndarray,
        y: np.ndarray,
        x_range: Range,
        y_range: Range,
        dot: Range | None = None,
        slope: float | None = None,
    ) -> None:
        """Draw y (n,) over x (n,), a dot where one is, and the tangent with this slope through it."""
        self._x, self._y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        self._ranges, self._dot, self._slope = (x_range, y_range), dot, slope
        self._reader.show_points(self._x)
        self.update()

    def points(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """(n,) each: the curve that is drawn."""
        return self._x, self._y

    def dot(self) -> Range | None:
        """Where the dot is, None for nowhere."""
        return self._dot

    def tangent(self) -> tuple[Range, Range] | None:
        """The ends of the tangent through the dot, None where there is none."""
        if self._dot is None or self._slope is None:
            return None
        (x, y), (low, high) = self._dot, self._ranges[0]
        reach = _TANGENT_SHARE * (high - low)
        return (x - reach, y - self._slope * reach), (x + reach, y + self._slope * reach)

    def reading(self) -> str:
        """The words for the point that is read, empty for none."""
        index = self._reader.index
        return self._text_of(float(self._x[index]), float(self._y[index])) if index >= 0 else ""

    def plot(self) -> QRectF:
        """The box of the curve, in this widget's pixels."""
        small = look.now().small
        return QRectF(self.rect()).adjusted(4.8 * small, 0.6 * small, -0.8 * small, -3.2 * small)

    def _scales(self) -> tuple[Scale, Scale]:
        plot, (across, up) = self.plot(), self._ranges
        return Scale(*across, plot.left(), plot.right(), False), Scale(*up, plot.bottom(), plot.top(), False)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.reading())
        self.read.emit(self._reader.index)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._reader.read(self._reader.nearest(self._scales()[0].value(event.position().x())))

    def leaveEvent(self, event: QEvent) -> None:
        self._reader.forget()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._reader.forget()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._reader.walk(event):
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.fillRect(event.rect(), QColor(style.card))
        x, y = self._scales()
        self._draw_axes(painter, x, y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(self.plot().adjusted(0, -_DOT, _DOT, 1))
        painter.setPen(figure.pen(style.hand, style.stroke + 0.7))
        places = np.column_stack([x.places(self._x), y.places(self._y)])
        painter.drawPolyline(QPolygonF([QPointF(*place) for place in places.tolist()]))
        self._draw_point(painter, x, y)
        painter.restore()
        if self._reader.index >= 0:
            at = QPointF(
                x.place(float(self._x[self._reader.index])), y.place(float(self._y[self._reader.index]))
            )
            self._draw_reading(painter, at)
        if self.hasFocus():
            figure.focus_ring(painter, QRectF(self.rect()))

    def _draw_axes(self, painter: QPainter, x: Scale, y: Scale) -> None:
        style, plot = look.now(), self.plot()
        small = style.small
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(plot.topLeft(), plot.bottomLeft())
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        across = ticks(x.low, x.high, max(2, round(plot.width() / _PIXELS_A_TICK)))
        up = ticks(y.low, y.high, max(2, round(plot.height() / _PIXELS_A_TICK)))
        for tick in across:
            at = QPointF(x.place(tick), plot.bottom())
            painter.setPen(figure.pen(style.groove_edge))
            painter.drawLine(at, at + QPointF(0, 4))
            label = QRectF(at.x() - 40, at.y() + 4, 80, small * 1.3)
            figure.write(painter, label, tick_text(tick, across), colour=style.soft, pixels=small)
        for tick in up:
            at = QPointF(plot.left(), y.place(tick))
            painter.setPen(figure.pen(style.groove_edge))
            painter.drawLine(at, at - QPointF(4, 0))
            label = QRectF(small * 1.6, at.y() - small, plot.left() - small * 1.6 - 7, 2 * small)
            figure.write(painter, label, tick_text(tick, up), figure.Align.AlignRight, style.soft, small)
        self._draw_titles(painter, plot)

    def _draw_titles(self, painter: QPainter, plot: QRectF) -> None:
        style = look.now()
        line = style.small * 1.5
        below = QRectF(plot.left(), self.height() - line, plot.width(), line)
        figure.write(painter, below, self._titles[0], colour=style.soft, pixels=style.small)
        painter.save()
        painter.translate(line / 2, plot.center().y())
        painter.rotate(-90)
        side = QRectF(-plot.height() / 2, -line / 2, plot.height(), line)
        figure.write(painter, side, self._titles[1], colour=style.soft, pixels=style.small)
        painter.restore()

    def _draw_point(self, painter: QPainter, x: Scale, y: Scale) -> None:
        style, tangent = look.now(), self.tangent()
        if tangent is not None:
            start, end = (QPointF(x.place(across), y.place(up)) for across, up in tangent)
            painter.setPen(figure.pen(style.largest_edge, style.stroke + 0.7, dashed=True))
            painter.drawLine(start, end)
        if self._dot is not None:
            at = QPointF(x.place(self._dot[0]), y.place(self._dot[1]))
            _draw_dot(painter, at, _DOT, style.largest_edge, style.largest)

    def _draw_reading(self, painter: QPainter, at: QPointF) -> None:
        """The point, and its words above it, or below it near the top; never beyond a side."""
        style, plot = look.now(), self.plot()
        _draw_dot(painter, at, _READ_DOT, style.ink, style.card)
        words = self.reading()
        wide, tall = figure.text_width(words, style.small, bold=True) + 8, style.small * 1.6
        left = min(max(at.x() - wide / 2, plot.left() + 1), plot.right() - wide)
        top = at.y() - 8 - tall if at.y() - 8 - tall > plot.top() else at.y() + 8
        box = QRectF(left, top, wide, tall)
        painter.fillRect(box, QColor(style.card))
        figure.write(painter, box, words, pixels=style.small, bold=True)


def _draw_dot(painter: QPainter, at: QPointF, radius: float, edge: str, fill: str) -> None:
    painter.setPen(figure.pen(edge, 2))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(at, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)

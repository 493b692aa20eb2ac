"""An average that settles: each value as a dot, and the average of all so far as a line."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_DOT = 2.2
_FEW = 400
"""More dots than this are smaller, so that one sees where they crowd."""
_FEWEST_SHOWN = 20
"""The axis begins with room for so many, so that the first steps are steps and not leaps."""
Floats = npt.NDArray[np.float64]


class RunningAverage(QWidget):
    """Grows to the right; the axis upwards stays as it is, and higher dots are marked at its end."""

    def __init__(self, name: str, bottom: str, parent: QWidget | None = None) -> None:
        """bottom: what is counted to the right."""
        super().__init__(parent)
        self._bottom = bottom
        self._values: Floats = np.zeros(0)
        self._averages: Floats = np.zeros(0)
        self._count = 0
        self._top = 1.0
        self._label = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(320, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 110)

    def show_averages(self, values: Floats, averages: Floats, count: int, top: float, label: str) -> None:
        """values, averages: (n,) of all; the first `count` are drawn, up to `top`; label: the last one."""
        self._values, self._averages, self._count, self._label = values, averages, count, label
        self._top = top
        self.setAccessibleDescription(label)
        self.update()

    def bottom(self) -> str:
        """What is counted to the right."""
        return self._bottom

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_running_average(
            QPainter(self),
            QRectF(self.rect()),
            self._values[: self._count],
            self._averages[: self._count],
            self._top,
            self._label,
            self._bottom,
        )


def draw_running_average(
    painter: QPainter, box: QRectF, values: Floats, averages: Floats, top: float, label: str, bottom: str
) -> None:
    """Draw dots and line into `box`."""
    style = look.now()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plot = box.adjusted(style.small * 3.6, style.small * 0.8, -8, -style.small * 2.9)
    count = len(values)
    _draw_axes(painter, box, plot, top, max(count, _FEWEST_SHOWN), bottom)
    if not count:
        return
    wide = plot.width() / max(count, _FEWEST_SHOWN)
    kept = _representatives(values, max(1, int(plot.width())))
    painter.setPen(Qt.PenStyle.NoPen)
    size = _DOT if count <= _FEW else _DOT * 0.6
    for place in kept:
        x = plot.left() + (place + 0.5) * wide
        _draw_dot(painter, plot, x, float(values[place]) / top, size)
    places = np.unique(np.linspace(0, count - 1, min(count, int(plot.width()) + 2)).astype(int))
    line = QPolygonF(
        [
            QPointF(plot.left() + (place + 0.5) * wide, _y(plot, float(averages[place]) / top))
            for place in places
        ]
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(figure.pen(style.hand, style.stroke + 1))
    painter.drawPolyline(line)
    end = line.at(line.size() - 1)
    painter.setBrush(QColor(style.hand))
    painter.drawEllipse(end, 4, 4)
    _write_label(painter, plot, end, label)


def _representatives(values: Floats, room: int) -> npt.NDArray[np.intp]:
    """Every value where there is room for a dot each, otherwise each stretch's highest and lowest."""
    if len(values) <= 2 * room:
        return np.arange(len(values))
    stretches = np.array_split(np.arange(len(values)), room)
    high = [stretch[values[stretch].argmax()] for stretch in stretches]
    low = [stretch[values[stretch].argmin()] for stretch in stretches]
    return np.array(high + low)


def _y(plot: QRectF, share: float) -> float:
    return plot.bottom() - min(share, 1.0) * plot.height()


def _draw_dot(painter: QPainter, plot: QRectF, x: float, share: float, size: float) -> None:
    style = look.now()
    if share <= 1.0:
        painter.setBrush(QColor(style.miss_edge))
        painter.drawEllipse(QPointF(x, _y(plot, share)), size, size)
        return
    painter.setBrush(QColor(style.largest_edge))
    tip = QPointF(x, plot.top() - 6)
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-4, 7), tip + QPointF(4, 7)]))


def _draw_axes(painter: QPainter, box: QRectF, plot: QRectF, top: float, count: int, bottom: str) -> None:
    style = look.now()
    for share in (0.0, 0.5, 1.0):
        y = _y(plot, share)
        painter.setPen(figure.pen(style.grid))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        label = QRectF(box.left(), y - style.small, plot.left() - 6 - box.left(), 2 * style.small)
        figure.write(painter, label, _short(share * top), figure.Align.AlignRight, style.soft, style.small)
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())
    painter.drawLine(plot.bottomLeft(), plot.topLeft())
    below = QRectF(plot.left(), plot.bottom() + 3, plot.width(), style.small * 1.3)
    figure.write(painter, below, "1", figure.Align.AlignLeft, style.soft, style.small)
    figure.write(painter, below, f"{count:,}", figure.Align.AlignRight, style.soft, style.small)
    figure.write(painter, below, bottom, colour=style.soft, pixels=style.small)


def _short(number: float) -> str:
    return f"{number:.2g}" if number < 1 else f"{number:.1f}"


def _write_label(painter: QPainter, plot: QRectF, end: QPointF, label: str) -> None:
    style = look.now()
    wide = min(plot.width(), style.small * 0.62 * len(label) + 12)
    x = min(max(end.x() - wide / 2, plot.left()), plot.right() - wide)
    above = end.y() - style.small * 2.2
    y = above if above > plot.top() else end.y() + style.small * 0.8
    box = QRectF(x, y, wide, style.small * 1.5)
    painter.fillRect(box, QColor(style.card))
    figure.write(painter, box, label, colour=style.hand, pixels=style.small, bold=True)

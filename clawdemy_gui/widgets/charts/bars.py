"""A live bar chart of ten numbers, each bar draggable, on an axis that never moves."""

from collections.abc import Sequence
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.kept_picture import KeptPicture
from clawdemy_gui.widgets.painting.movement import Movement

BARS = 10
HEADROOM = 0.09
"""Room above the axis's end for the number on a full bar, as a share of the axis."""
_BELOW = 0.58
"""Room below the axis for half of its lowest number, in heights of a number."""
_TICK = 5.0
"""The length of the axis's small lines, in pixels."""


class Bar(NamedTuple):
    """One bar as it is to be drawn; `height` and `ghost` in units of the axis."""

    height: float = 0.0
    text: str = ""
    stands_out: bool = False
    chosen: bool = False
    """The column with the tinted ground."""
    ghost: float | None = None
    """Where the gesture began; a dashed outline."""
    change: str = ""
    """How far from the ghost, in words."""


class BarChart(QWidget):
    """Ten bars on a fixed axis from 0 to `top`; the left axis is `gutter` pixels wide.

    Only the columns that changed are painted; what stands behind all bars is painted once and kept.
    """

    pressed = Signal(int)
    dragged = Signal(int, float)
    """Bar number and the height under the pointer, 0…top."""
    released = Signal(int)
    pointed = Signal(int)
    """The bar under the pointer, −1 for none."""

    def __init__(
        self, top: float, gutter: int, ticks: Sequence[float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.top = top
        self.gutter = gutter
        self._ticks = tuple(ticks)
        self._bars = [Bar()] * BARS
        self._came_from = [0.0] * BARS
        self._movement = Movement(self.update, self)
        self._behind = KeptPicture()
        self._dragged: int | None = None
        self._pointed = -1
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_ticks(self, ticks: Sequence[float]) -> None:
        """Mark these values on the axis."""
        if tuple(ticks) != self._ticks:
            self._ticks = tuple(ticks)
            self.update()

    def set_gutter(self, gutter: int) -> None:
        """Make the left axis `gutter` pixels wide."""
        if gutter != self.gutter:
            self.gutter = gutter
            self.update()

    def show_bars(self, bars: Sequence[Bar], moving: bool = False) -> None:
        """Draw these ten bars; only those that changed are painted again. `moving` ones grow there."""
        if list(bars) == self._bars:
            return
        if moving or self._movement.is_under_way():
            self._came_from = [self._height(index) for index in range(BARS)]
            self._movement.stop()
        if moving:
            self._movement.begin()
        for index, bar in enumerate(bars):
            if bar != self._bars[index]:
                self._bars[index] = bar
                self.update(self._column(index).toAlignedRect())

    def bars(self) -> list[Bar]:
        """The ten bars as they are drawn now, or will be when the movement is over."""
        return list(self._bars)

    def _height(self, index: int) -> float:
        """How high a bar is drawn at this moment."""
        height = self._bars[index].height
        is_moving = self._movement.is_under_way()
        return self._movement.between(self._came_from[index], height) if is_moving else height

    def box_of(self, index: int, height: float) -> QRectF:
        """The box of a bar `height` units high, in this widget's pixels."""
        return _bar_box(self._column(index), self.top, height)

    def _plot(self) -> QRectF:
        """Where the columns are: below it half of the lowest tick's number has room."""
        return QRectF(
            self.gutter, 0, self.width() - self.gutter, self.height() - round(_BELOW * look.now().figures)
        )

    def _column(self, index: int) -> QRectF:
        plot = self._plot()
        wide = plot.width() / BARS
        return QRectF(plot.left() + index * wide, 0, wide, plot.height())

    def _at(self, event: QMouseEvent) -> tuple[int, float]:
        plot, place = self._plot(), event.position()
        across = (place.x() - plot.left()) / (plot.width() or 1.0) * BARS
        up = (plot.bottom() - place.y()) / (plot.height() or 1.0) * self.top * (1 + HEADROOM)
        inside = 0 <= across < BARS and 0 <= place.y() <= self.height()
        return (int(across) if inside else -1), min(max(up, 0.0), self.top)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index, height = self._at(event)
        if event.button() != Qt.MouseButton.LeftButton or index < 0:
            event.ignore()
            return
        self._dragged = index
        self.pressed.emit(index)
        self.dragged.emit(index, height)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index, height = self._at(event)
        if self._dragged is not None:
            self.dragged.emit(self._dragged, height)
        elif index != self._pointed:
            self._pointed = index
            self.pointed.emit(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None and event.button() == Qt.MouseButton.LeftButton:
            dragged, self._dragged = self._dragged, None
            self.released.emit(dragged)

    def let_go(self) -> None:
        """Forget the bar that the mouse drags."""
        self._dragged = None

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = -1
        self.pointed.emit(-1)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._behind.draw(painter, self, self._draw_behind, (self.gutter, self._ticks))
        plot, asked = self._plot(), event.rect()
        wide = max(plot.width(), 1.0) / BARS
        first = max(floor((asked.left() - plot.left()) / wide), 0)
        for index in range(first, min(ceil((asked.right() + 1 - plot.left()) / wide), BARS)):
            column = QRectF(plot.left() + index * wide, 0, wide, plot.height())
            bar, height = self._bars[index], self._height(index)
            draw_bar(painter, column, self.top, bar if height == bar.height else bar._replace(height=height))

    def _draw_behind(self, painter: QPainter) -> None:
        style, plot = look.now(), self._plot()
        full = plot.height() / (1 + HEADROOM)
        for tick in self._ticks:
            y = round(plot.bottom() - tick / self.top * full) + 0.5
            painter.setPen(figure.pen(style.grid))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(figure.pen(style.groove_edge))
            painter.drawLine(QPointF(plot.left() - _TICK, y), QPointF(plot.left(), y))
            label = QRectF(0, y - style.figures, self.gutter - _TICK - 3, 2 * style.figures)
            figure.write(painter, label, f"{tick:g}", figure.Align.AlignRight, style.soft, style.figures)
        painter.setPen(figure.pen(style.groove_edge))
        x = plot.left() - 0.5
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))


def _bar_box(column: QRectF, top: float, height: float) -> QRectF:
    """The bar's own box inside its column, edges on whole pixels, its middle the column's middle."""
    margin = round(column.width() * 0.17)
    full = column.height() / (1 + HEADROOM)
    tall = height / top * full
    left, right = round(column.left()) + margin, round(column.right()) - margin
    return QRectF(left, column.bottom() - tall, right - left, tall)


def draw_bar(painter: QPainter, column: QRectF, top: float, bar: Bar) -> None:
    """Draw one bar into its column, a box in pixels that includes the headroom."""
    style = look.now()
    if bar.chosen:
        painter.fillRect(column.adjusted(1, 0, -1, 0), figure.as_colour(style.hand_tint))
    box = _bar_box(column, top, bar.height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    figure.block(painter, box, bar.stands_out)
    if bar.ghost is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(figure.pen(style.ghost, style.stroke, dashed=True))
        painter.drawRect(_bar_box(column, top, bar.ghost))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    tall = style.figures + 5.0
    number = QRectF(column.left() + 1, max(column.top(), box.top() - tall), column.width() - 2, tall)
    if number.bottom() > box.top() + 1:
        painter.fillRect(number, figure.as_colour(style.card))
    figure.write(painter, number, bar.text, pixels=style.figures, bold=bar.stands_out)
    if bar.change:
        tallest = min(box.top() - tall, _bar_box(column, top, bar.ghost or 0.0).top())
        above = QRectF(column.left() + 1, max(column.top(), tallest - tall), column.width() - 2, tall)
        if above.intersects(number):
            above.moveTop(number.bottom())
            painter.fillRect(above, figure.as_colour(style.card))
        figure.write(painter, above, bar.change, pixels=style.figures, colour=style.ghost)


def draw_bars(
    painter: QPainter, box: QRectF, top: float, ticks: Sequence[float], bars: Sequence[Bar]
) -> None:
    """Draw the whole chart with its axis into `box`: for files and printers, where no widget is."""
    style = look.now()
    gutter = 2.6 * style.text
    plot = QRectF(box.left() + gutter, box.top(), box.width() - gutter, box.height())
    full = plot.height() / (1 + HEADROOM)
    for tick in ticks:
        y = plot.bottom() - tick / top * full
        painter.setPen(figure.pen(style.grid))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        label = QRectF(box.left(), y - style.figures, gutter - 6, 2 * style.figures)
        figure.write(painter, label, f"{tick:g}", figure.Align.AlignRight, style.soft, style.figures)
    wide = plot.width() / len(bars)
    for index, bar in enumerate(bars):
        draw_bar(painter, QRectF(plot.left() + index * wide, plot.top(), wide, plot.height()), top, bar)
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())
    painter.drawLine(plot.bottomLeft(), QPointF(plot.left(), plot.bottom() - full))

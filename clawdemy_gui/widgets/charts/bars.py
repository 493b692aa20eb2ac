"""A live bar chart of ten numbers, each bar draggable, on an axis that never moves."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

BARS = 10
HEADROOM = 0.09
"""Room above the axis's end for the number on a full bar, as a share of the axis."""


@dataclass(frozen=True)
class Bar:
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


class BarChart(pg.PlotWidget):
    """Ten bars on a fixed axis from 0 to `top`; the left axis is `gutter` pixels wide."""

    pressed = Signal(int)
    dragged = Signal(int, float)
    """Bar number and the height under the hand, 0…top."""
    released = Signal(int)
    pointed = Signal(int)
    """The bar under the pointer, −1 for none."""

    def __init__(
        self, top: float, gutter: int, ticks: Sequence[float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.top = top
        self.gutter = gutter
        self._held: int | None = None
        self._pointed = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.layout.setContentsMargins(0, 0, 0, 7)  # half of the lowest tick's number
        item.hideAxis("bottom")
        axis = item.getAxis("left")
        axis.setWidth(gutter)
        axis.enableAutoSIPrefix(False)
        axis.setStyle(tickLength=-5)
        self._ground = _Ground(top)
        self.addItem(self._ground)
        self._bars = [_BarItem(index, top) for index in range(BARS)]
        for bar in self._bars:
            self.addItem(bar)
        item.setRange(
            xRange=(-0.5, BARS - 0.5), yRange=(0, top * (1 + HEADROOM)), padding=0, disableAutoRange=True
        )
        self.show_ticks(ticks)
        self._restyle()

    def show_ticks(self, ticks: Sequence[float]) -> None:
        """Mark these values on the axis."""
        if tuple(ticks) != self._ground.ticks:
            self._ground.ticks = tuple(ticks)
            self.getPlotItem().getAxis("left").setTicks([[(tick, f"{tick:g}") for tick in ticks]])
            self._ground.update()

    def set_gutter(self, gutter: int) -> None:
        """Make the left axis `gutter` pixels wide."""
        self.gutter = gutter
        self.getPlotItem().getAxis("left").setWidth(gutter)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw these ten bars; only those that changed are painted again."""
        for item, bar in zip(self._bars, bars, strict=True):
            item.show_bar(bar)

    def bars(self) -> list[Bar]:
        """The ten bars as they are drawn now."""
        return [item.bar for item in self._bars]

    def box_of(self, index: int, height: float) -> QRectF:
        """The box of a bar `height` units high, in this widget's pixels."""
        return _bar_box(self._column(index), self.top, height)

    def _column(self, index: int) -> QRectF:
        box = self.getViewBox()
        corner = box.mapViewToScene(QPointF(index - 0.5, self.top * (1 + HEADROOM)))
        other = box.mapViewToScene(QPointF(index + 0.5, 0.0))
        return QRectF(corner, other).normalized()

    def _at(self, event: QMouseEvent) -> tuple[int, float]:
        place = self.getViewBox().mapSceneToView(event.position())
        inside = -0.5 <= place.x() < BARS - 0.5 and 0 <= event.position().y() <= self.height()
        return (int(place.x() + 0.5) if inside else -1), min(max(place.y(), 0.0), self.top)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index, height = self._at(event)
        if event.button() != Qt.MouseButton.LeftButton or index < 0:
            event.ignore()
            return
        self._held = index
        self.pressed.emit(index)
        self.dragged.emit(index, height)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick presses drags like any other; the stock view would swallow it."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index, height = self._at(event)
        if self._held is not None:
            self.dragged.emit(self._held, height)
        elif index != self._pointed:
            self._pointed = index
            self.pointed.emit(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and event.button() == Qt.MouseButton.LeftButton:
            held, self._held = self._held, None
            self.released.emit(held)

    def let_go(self) -> None:
        """Forget the bar that the mouse holds."""
        self._held = None

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = -1
        self.pointed.emit(-1)
        super().leaveEvent(event)

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_bars"):
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        style = look.now()
        self.setBackground(QColor(style.card))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(style.card))
        axis = self.getPlotItem().getAxis("left")
        axis.setPen(QColor(style.groove_edge))
        axis.setTextPen(QColor(style.soft))
        axis.setTickFont(look.font(style.small))
        self.scene().update()


class _Ground(pg.GraphicsObject):
    """The grid behind the bars."""

    def __init__(self, top: float) -> None:
        super().__init__()
        self.ticks: tuple[float, ...] = ()
        self._box = QRectF(-0.5, 0, BARS, top)

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(self, painter: QPainter, *_: object) -> None:
        transform = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setPen(figure.pen(look.now().grid))
        for tick in self.ticks:
            left = transform.map(QPointF(self._box.left(), tick))
            right = transform.map(QPointF(self._box.right(), tick))
            y = round(left.y()) + 0.5
            painter.drawLine(QPointF(left.x(), y), QPointF(right.x(), y))
        painter.restore()


class _BarItem(pg.GraphicsObject):
    """One bar with its number, in the chart's coordinates."""

    def __init__(self, index: int, top: float) -> None:
        super().__init__()
        self.bar = Bar()
        self._top = top
        self._box = QRectF(index - 0.5, 0, 1, top * (1 + HEADROOM))

    def show_bar(self, bar: Bar) -> None:
        if bar != self.bar:
            self.bar = bar
            self.update()

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(self, painter: QPainter, *_: object) -> None:
        column = painter.transform().mapRect(self._box)
        painter.save()
        painter.resetTransform()
        draw_bar(painter, column, self._top, self.bar)
        painter.restore()


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
        painter.fillRect(column.adjusted(1, 0, -1, 0), QColor(style.hand_tint))
    box = _bar_box(column, top, bar.height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    figure.block(painter, box, bar.stands_out)
    if bar.ghost is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(figure.pen(style.ghost, style.stroke, dashed=True))
        painter.drawRect(_bar_box(column, top, bar.ghost))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    tall = style.small + 5.0
    number = QRectF(column.left() + 1, max(column.top(), box.top() - tall), column.width() - 2, tall)
    if number.bottom() > box.top() + 1:
        painter.fillRect(number, QColor(style.card))
    figure.write(painter, number, bar.text, pixels=style.small, bold=bar.stands_out)
    if bar.change:
        tallest = min(box.top() - tall, _bar_box(column, top, bar.ghost or 0.0).top())
        above = QRectF(column.left() + 1, max(column.top(), tallest - tall), column.width() - 2, tall)
        if above.intersects(number):
            above.moveTop(number.bottom())
            painter.fillRect(above, QColor(style.card))
        figure.write(painter, above, bar.change, pixels=style.small, colour=style.ghost)


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
        label = QRectF(box.left(), y - style.small, gutter - 6, 2 * style.small)
        figure.write(painter, label, f"{tick:g}", figure.Align.AlignRight, style.soft, style.small)
    wide = plot.width() / len(bars)
    for index, bar in enumerate(bars):
        draw_bar(painter, QRectF(plot.left() + index * wide, plot.top(), wide, plot.height()), top, bar)
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())
    painter.drawLine(plot.bottomLeft(), QPointF(plot.left(), plot.bottom() - full))

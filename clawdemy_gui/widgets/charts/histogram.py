"""Bars over a scale, each a filter: pointing or walking reads one, clicking or Space chooses it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_LEAST_HEIGHT = 2.0
"""Pixels: a bar that is not empty is always seen."""


@dataclass(frozen=True)
class Bars:
    """Everything that is drawn."""

    heights: tuple[float, ...] = ()
    """0…1 of the axis."""
    texts: tuple[str, ...] = ()
    """Each bar in words."""
    ticks: tuple[tuple[float, str], ...] = ()
    """Marks on the axis upwards: (0…1, text)."""
    edges: tuple[str, ...] = ()
    """What is written below the bars' edges, one more than bars; empty for an edge without a number."""
    names: tuple[str, ...] = ()
    """What is written below the bars themselves."""
    left: str = ""
    """What the axis upwards counts."""
    bottom: str = ""


class Histogram(QWidget):
    """A bar chart that is one stop for the keyboard; arrow keys walk through its bars."""

    chosen = Signal(int)
    """The bar that was chosen; choosing the chosen one again is told too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = Bars()
        self._chosen = -1
        self._read = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(320, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def show_bars(self, bars: Bars, chosen: int = -1) -> None:
        """Draw these; `chosen` is the bar that is in force, −1 for none."""
        self._bars, self._chosen = bars, chosen
        self._tell(self._read)

    def reading(self) -> str:
        """The words for the bar that is read, empty for none."""
        return self._bars.texts[self._read] if 0 <= self._read < len(self._bars.texts) else ""

    def bar_at(self, x: float) -> int:
        """The bar above a point, −1 for none."""
        plot = _plot(QRectF(self.rect()))
        place = int((x - plot.left()) / plot.width() * len(self._bars.heights)) if plot.width() > 0 else -1
        return place if plot.left() <= x < plot.right() else -1

    def box_of(self, bar: int) -> QRectF:
        """The column that a bar stands in, in this widget's pixels."""
        return _column(_plot(QRectF(self.rect())), bar, len(self._bars.heights))

    def _tell(self, bar: int) -> None:
        self._read = bar
        self.setAccessibleDescription(self.reading())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._bars.heights) - 1
        places = {
            Qt.Key.Key_Left: max(self._read - 1, 0),
            Qt.Key.Key_Right: min(self._read + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in places:
            self._tell(places[key])
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._read >= 0:
            self.chosen.emit(self._read)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._tell(self.bar_at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        bar = self.bar_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and bar >= 0:
            self.chosen.emit(bar)

    def leaveEvent(self, event: QEvent) -> None:
        self._tell(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._tell(max(self._read, self._chosen, 0))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._tell(-1)
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_histogram(painter, QRectF(self.rect()), self._bars, self._chosen, self._read)
        if self.hasFocus():
            figure.focus_ring(painter, QRectF(self.rect()))


def _plot(box: QRectF) -> QRectF:
    small = look.now().small
    return box.adjusted(small * 4.0, small * 1.9, -small, -small * 3.0)


def _column(plot: QRectF, bar: int, bars: int) -> QRectF:
    wide = plot.width() / max(bars, 1)
    return QRectF(plot.left() + bar * wide, plot.top(), wide, plot.height())


def draw_histogram(painter: QPainter, box: QRectF, bars: Bars, chosen: int = -1, read: int = -1) -> None:
    """Draw axes and bars into `box`; the bar that is read has its words above the chart."""
    style, plot = look.now(), _plot(box)
    _draw_axes(painter, box, plot, bars)
    for place, height in enumerate(bars.heights):
        column = _column(plot, place, len(bars.heights))
        if place in (chosen, read):
            painter.fillRect(column, QColor(style.hand_tint))
        if height > 0:
            tall = max(height * plot.height(), _LEAST_HEIGHT)
            bar = QRectF(column.left() + 1, column.bottom() - tall, column.width() - 2, tall)
            figure.block(painter, bar, place == chosen)
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())
    painter.drawLine(plot.bottomLeft(), plot.topLeft())
    above = QRectF(box.left() + 2, box.top() + 1, box.width() - 4, style.small * 1.5)
    place = read if read >= 0 else chosen
    words = bars.texts[place] if 0 <= place < len(bars.texts) else bars.left
    colour = style.ink if 0 <= place < len(bars.texts) else style.soft
    figure.write(painter, above, words, figure.Align.AlignLeft, colour, style.small, colour == style.ink)


def _draw_axes(painter: QPainter, box: QRectF, plot: QRectF, bars: Bars) -> None:
    style = look.now()
    for share, text in bars.ticks:
        y = plot.bottom() - share * plot.height()
        painter.setPen(figure.pen(style.grid))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        label = QRectF(box.left(), y - style.small, plot.left() - 6 - box.left(), 2 * style.small)
        figure.write(painter, label, text, figure.Align.AlignRight, style.soft, style.small)
    for place, text in enumerate(bars.edges):
        x = plot.left() + place * plot.width() / max(len(bars.edges) - 1, 1)
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + (4 if text else 2)))
        if text:
            label = QRectF(x - 30, plot.bottom() + 4, 60, style.small * 1.3)
            figure.write(painter, label, text, colour=style.soft, pixels=style.small)
    for place, name in enumerate(bars.names):
        column = _column(plot, place, len(bars.names))
        label = QRectF(column.left(), plot.bottom() + 3, column.width(), style.small * 1.3)
        figure.write(painter, label, name, pixels=style.text, bold=True)
    below = QRectF(plot.left(), plot.bottom() + style.small * 1.4, plot.width(), style.small * 1.5)
    figure.write(painter, below, bars.bottom, colour=style.soft, pixels=style.small)

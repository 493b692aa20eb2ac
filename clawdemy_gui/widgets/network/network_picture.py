"""A network as a picture to point into: its neurons light up, and what is pointed at tells its numbers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui.widgets.network.drawing import NetworkDrawing, Plan, Spot
from clawdemy_gui.widgets.network.paint import NetworkWords, draw_behind, draw_lit, lines_of
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.kept_picture import KeptPicture

_ROW = 28


class NetworkPicture(QWidget):
    """The pointer, or the arrow keys, go from neuron to neuron; with Shift from line to line of one.

    A click on a neuron keeps it; a click on a line, or Enter, asks for its dial.
    """

    pointed = Signal(object)
    """A Spot, or None."""
    dial_asked = Signal(object)
    """A Spot: a weight, or a neuron's bias."""

    def __init__(
        self, name: str, words: NetworkWords, text_of: Callable[[Spot], str], parent: QWidget | None = None
    ) -> None:
        """text_of: what a screen reader hears of a spot."""
        super().__init__(parent)
        self._words, self._text_of = words, text_of
        self._drawn: NetworkDrawing | None = None
        self._kept: Spot | None = None
        self._under: Spot | None = None
        self._behind = KeptPicture()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(360, 380)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 140)

    def show_network(self, drawn: NetworkDrawing) -> None:
        """Draw this; what is pointed at stays, where it still exists."""
        if self._drawn is None or drawn.weights is not self._drawn.weights:
            self._behind.forget()
        self._drawn = drawn
        self._kept, self._under = self._existing(self._kept), self._existing(self._under)
        self._tell()

    def drawing(self) -> NetworkDrawing | None:
        """What is drawn."""
        return self._drawn

    def spot(self) -> Spot | None:
        """What is pointed at, by pointer or keys."""
        return self._under or self._kept

    def show_spot(self, spot: Spot | None) -> None:
        """Keep this neuron or line."""
        self._kept, self._under = self._existing(spot), None
        self._tell()

    def box_of(self, spot: Spot) -> QRectF:
        """Where a neuron's disc lies, in this widget's pixels."""
        return self._plan().box_of(spot.layer, spot.neuron)

    def _existing(self, spot: Spot | None) -> Spot | None:
        drawn = self._drawn
        if spot is None or drawn is None or not drawn.can_be_drawn or spot.layer > len(drawn.sizes):
            return None
        return spot if spot.neuron < drawn.sizes[spot.layer - 1] else None

    def _plan(self) -> Plan:
        return Plan(self._inside(), self._drawn.sizes if self._drawn is not None else (1,))

    def _inside(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4, 4, -4, -4)

    def _tell(self) -> None:
        spot = self.spot()
        self.setAccessibleDescription("" if spot is None else self._text_of(spot))
        self.pointed.emit(spot)
        self.update()

    # What a person does.

    def _spot_at(self, point: QPointF) -> Spot | None:
        drawn = self._drawn
        if drawn is None or not drawn.can_be_drawn:
            return None
        plan, here = self._plan(), self.spot()
        neuron = plan.neuron_at(point)
        if neuron is not None:
            return neuron
        pixel = plan.pixel_at(point)
        if pixel is not None:
            return here._replace(source=pixel) if here is not None and here.layer == 1 else None
        kept = self._kept
        return plan.line_at(point, lines_of(drawn, kept.of_neuron if kept is not None else None))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._spot_at(event.position())
        if under != self._under:
            self._under = under
            self.setCursor(Qt.CursorShape.ArrowCursor if under is None else Qt.CursorShape.PointingHandCursor)
            self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        under = self._spot_at(event.position())
        if under is not None and under.source is not None:
            self.dial_asked.emit(under)
            return
        self._kept = None if under == self._kept else under
        self._tell()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._under is not None:
            self._under = None
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spot, key = self._kept or Spot(len(self._sizes()), 0), Qt.Key(event.key())
        if not self._sizes() or (key not in _WAYS and key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            super().keyPressEvent(event)
        elif key not in _WAYS:
            self.dial_asked.emit(spot)
        elif self._kept is None:
            self.show_spot(spot)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.show_spot(self._next_line(spot, *_WAYS[key]))
        else:
            self.show_spot(self._next_neuron(spot, *_WAYS[key]))

    def _sizes(self) -> tuple[int, ...]:
        return self._drawn.sizes if self._drawn is not None and self._drawn.can_be_drawn else ()

    def _next_neuron(self, spot: Spot, right: int, down: int) -> Spot:
        sizes = self._sizes()
        layer = min(max(spot.layer + right, 1), len(sizes))
        neuron = spot.neuron if layer == spot.layer else self._level(spot, layer)
        return Spot(layer, min(max(neuron + down, 0), sizes[layer - 1] - 1))

    def _level(self, spot: Spot, layer: int) -> int:
        """The neuron of another layer that lies at the same height."""
        plan = self._plan()
        y = plan.middle(spot.layer, spot.neuron).y()
        return min(range(self._sizes()[layer - 1]), key=lambda n: abs(plan.middle(layer, n).y() - y))

    def _next_line(self, spot: Spot, right: int, down: int) -> Spot:
        """Among the lines that lead to the neuron; those from pixels are walked as the image lies."""
        if spot.layer == 1:
            step, count = right + _ROW * down, _ROW * _ROW
            begin = count // 2 + _ROW // 2
        else:
            step, count, begin = right + down, self._sizes()[spot.layer - 2], 0
        source = begin if spot.source is None else min(max(spot.source + step, 0), count - 1)
        return spot._replace(source=source)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        drawn, spot, inside = self._drawn, self.spot(), self._inside()
        if drawn is None:
            return
        painter = QPainter(self)
        key = spot, drawn.dial, drawn.sizes, drawn.by_hand is None
        self._behind.draw(
            painter, self, lambda kept: draw_behind(kept, inside, drawn, self._words, spot), key
        )
        draw_lit(painter, inside, drawn, spot)
        if self.hasFocus():
            figure.focus_ring(painter, QRectF(self.rect()))


_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""(layers to the right, neurons down)."""

"""A ruler from 0 to 10 whose first unit is enlarged, with a stack of pieces standing on it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.apart import apart
from clawdemy_gui.widgets.painting.kept_picture import KeptPicture

TOP = 10.0
BREAK = 1.0
_ENLARGED_SHARE = 0.6
"""How much of the ruler's height the first unit gets."""
_SHRUNK = 1.1
"""Names may be set this much smaller before the short ones are taken."""
_GAP = 8.0
"""The visible break between the two scales, in pixels."""
_OVER = 5.0
"""So far the line where the gesture began reaches over the stack, in pixels."""


class Piece(NamedTuple):
    """One part of the stack."""

    size: float
    text: str
    """Written on the piece where it is tall enough."""
    tip: str = ""
    """Told when the piece is pointed at."""
    stands_out: bool = False


class Landmark(NamedTuple):
    """A known value on the ruler."""

    value: float
    text: str
    short: str = ""
    """Said instead where there is no room for the whole."""
    strong: bool = False
    """Drawn like a result of one's own, not like a mark of the ruler."""


class Ruler(QWidget):
    """The stack on its ruler; the scale never moves. Pointing at a piece tells what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self._landmarks: tuple[Landmark, ...] = ()
        self._ghost: float | None = None
        self._marks = KeptPicture()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(240, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 190)

    def show_stack(
        self, pieces: Sequence[Piece], landmarks: Sequence[Landmark], ghost: float | None = None
    ) -> None:
        """Stack the pieces from the bottom up; `ghost` is the height where the gesture began."""
        shown, marks = (tuple(pieces), ghost), tuple(landmarks)
        if marks != self._landmarks:
            self._landmarks = marks
            self.update()
        if shown != (self._pieces, self._ghost):
            self._pieces, self._ghost = shown
            stack = _stack_box(_plot(QRectF(self.rect())))
            self.update(stack.adjusted(-_OVER, -_OVER, _OVER, _OVER).toAlignedRect())

    def pieces(self) -> list[Piece]:
        """The pieces as they stand now, from the bottom up."""
        return list(self._pieces)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        self._marks.draw(painter, self, lambda kept: draw_marks(kept, box, self._landmarks), self._landmarks)
        draw_stack(painter, box, self._pieces, self._ghost)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            piece = self._piece_at(event.pos().y())
            QToolTip.showText(event.globalPos(), piece.tip if piece else "", self)
            return True
        return super().event(event)

    def _piece_at(self, y: float) -> Piece | None:
        scale = _Scale(_plot(QRectF(self.rect())))
        below = 0.0
        for piece in self._pieces:
            if scale.y(below) >= y > scale.y(below + piece.size):
                return piece
            below += piece.size
        return None


class _Scale:
    """Where a value lies: 0…1 over the enlarged part, 1…10 above the break."""

    def __init__(self, plot: QRectF) -> None:
        self.bottom = plot.bottom()
        self.break_low = plot.bottom() - _ENLARGED_SHARE * plot.height()
        self.break_high = self.break_low - _GAP
        self.top = plot.top()

    def y(self, value: float) -> float:
        if value <= BREAK:
            return self.bottom - value / BREAK * (self.bottom - self.break_low)
        share = (min(value, TOP) - BREAK) / (TOP - BREAK)
        return self.break_high - share * (self.break_high - self.top)


def _plot(box: QRectF) -> QRectF:
    style = look.now()
    gutter = 2.3 * style.small
    return QRectF(box.left() + gutter, box.top() + style.small * 0.8, box.width() - gutter, 0).adjusted(
        0, 0, 0, box.height() - style.small * 1.6
    )


def draw_ruler(
    painter: QPainter,
    box: QRectF,
    pieces: Sequence[Piece],
    landmarks: Sequence[Landmark],
    ghost: float | None = None,
) -> None:
    """Draw ruler, stack and landmarks into `box`."""
    draw_marks(painter, box, landmarks)
    draw_stack(painter, box, pieces, ghost)


def draw_marks(painter: QPainter, box: QRectF, landmarks: Sequence[Landmark]) -> None:
    """Draw the ruler and its landmarks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    plot = _plot(box)
    stack = _stack_box(plot)
    _draw_axis(painter, plot, _Scale(plot))
    if landmarks:
        side = QRectF(stack.right(), plot.top(), plot.right() - stack.right(), 0)
        _draw_landmarks(painter, side, _Scale(plot), landmarks)


def draw_stack(painter: QPainter, box: QRectF, pieces: Sequence[Piece], ghost: float | None) -> None:
    """Draw the stack, and where it stood when the gesture began."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    plot = _plot(box)
    scale, stack = _Scale(plot), _stack_box(plot)
    _draw_pieces(painter, stack, scale, pieces)
    if ghost is not None:
        y = scale.y(ghost)
        painter.setPen(figure.pen(look.now().ghost, look.now().stroke, dashed=True))
        painter.drawLine(QPointF(stack.left() - _OVER, y), QPointF(stack.right() + _OVER, y))


def _stack_box(plot: QRectF) -> QRectF:
    return QRectF(plot.left() + 8, plot.top(), min(74.0, 0.32 * plot.width()), plot.height())


def _draw_axis(painter: QPainter, plot: QRectF, scale: _Scale) -> None:
    style = look.now()
    squeezed = QRectF(plot.left(), scale.top, plot.width(), scale.break_high - scale.top)
    painter.fillRect(squeezed, figure.as_colour(style.ground))
    painter.setPen(figure.pen(style.groove_edge))
    x = plot.left()
    painter.drawLine(QPointF(x, scale.bottom), QPointF(x, scale.break_low))
    painter.drawLine(QPointF(x, scale.break_high), QPointF(x, scale.top))
    middle = (scale.break_low + scale.break_high) / 2
    for shift in (-2.0, 2.0):
        painter.drawLine(QPointF(x - 5, middle + shift + 3), QPointF(x + 5, middle + shift - 3))
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 4.0, 7.0, 10.0):
        y = scale.y(tick)
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(QPointF(x, y), QPointF(x + 4, y))
        label = QRectF(x - 2.3 * style.small, y - style.small, 2.3 * style.small - 5, 2 * style.small)
        figure.write(painter, label, f"{tick:g}", figure.Align.AlignRight, style.soft, style.small)


def _draw_pieces(painter: QPainter, stack: QRectF, scale: _Scale, pieces: Sequence[Piece]) -> None:
    style = look.now()
    below = 0.0
    for piece in pieces:
        top, bottom = scale.y(below + piece.size), scale.y(below)
        below += piece.size
        box = QRectF(stack.left(), top, stack.width(), bottom - top)
        if box.height() < 0.3:
            continue
        figure.block(painter, box, piece.stands_out)
        if box.height() >= style.small + 2:
            ground = QRectF(0, 0, 0, style.small + 3)
            ground.setWidth(min(box.width() - 6, style.small * 0.62 * len(piece.text) + 4))
            ground.moveCenter(box.center())
            if piece.stands_out:
                painter.fillRect(ground, figure.as_colour(style.largest))
            figure.write(painter, ground, piece.text, colour=style.on_miss, pixels=style.small, bold=True)


def _draw_landmarks(painter: QPainter, side: QRectF, scale: _Scale, landmarks: Sequence[Landmark]) -> None:
    """Names right of the stack, moved apart where they would overlap, each with a line to its value."""
    style = look.now()
    tall = style.small + 3.0
    room = side.width() - 20
    widest = _widest([mark.text for mark in landmarks], style.small)
    texts = {mark: mark.text if widest <= _SHRUNK * room else mark.short or mark.text for mark in landmarks}
    widest = _widest(list(texts.values()), style.small)
    pixels = style.small if widest <= room else int(style.small * room / widest)
    ordered = sorted(landmarks, key=lambda landmark: -landmark.value)
    heights = [scale.y(landmark.value) for landmark in ordered]
    places = apart(heights, tall, scale.top - 4, scale.bottom)
    for landmark, y in zip(ordered, places, strict=True):
        true = scale.y(landmark.value)
        colour = style.hand if landmark.strong else style.ghost
        painter.setPen(figure.pen(colour, style.stroke if landmark.strong else 1.0))
        start, bend = side.left() + 3, side.left() + 16
        painter.drawPolyline(QPolygonF([QPointF(start, true), QPointF(start + 4, true), QPointF(bend, y)]))
        label = QRectF(bend + 4, y - tall / 2, side.right() - bend - 4, tall)
        colour = style.hand if landmark.strong else style.soft
        figure.write(painter, label, texts[landmark], figure.Align.AlignLeft, colour, pixels, landmark.strong)


def _widest(texts: Sequence[str], pixels: float) -> float:
    metrics = QFontMetricsF(look.font(pixels))
    return max(metrics.horizontalAdvance(text) for text in texts)

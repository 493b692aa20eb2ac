"""A round knob that is turned."""

from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDial, QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.share_slider import ShareSlider
from clawdemy_gui.widgets.painting import figure

_TURN = 5 / 3 * pi
"""From one stop to the other: 300 degrees, the gap below."""
_TICKS = 21


class Knob(ShareSlider, QDial):
    """Turned by moving around its middle, wherever one takes hold; it never jumps to the pointer."""

    moved = Signal(float)
    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prepare()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ends = ("", "")
        self._mark: float | None = None
        self._last_angle = 0.0
        self._reached = 0.5

    def sizeHint(self) -> QSize:
        return QSize(*[round(look.now().text * 8.8)] * 2)

    minimumSizeHint = sizeHint

    def show_ends(self, low: str, high: str, mark: float | None) -> None:
        """The words at both stops, and the share where a mark stands, None for nowhere."""
        if (low, high, mark) != (*self._ends, self._mark):
            self._ends, self._mark = (low, high), mark
            self.update()

    def _angle(self, place: QPointF) -> float:
        """Clockwise from straight up, −π…π."""
        from_middle = place - QPointF(self.width() / 2, self.height() / 2)
        return atan2(from_middle.x(), -from_middle.y())

    def begin_drag(self, at: QPointF) -> None:
        self._last_angle = self._angle(at)
        self._reached = self._share

    def drag_to(self, at: QPointF) -> None:
        angle = self._angle(at)
        turned = (angle - self._last_angle + pi) % (2 * pi) - pi
        self._last_angle = angle
        self._reached = min(max(self._reached + turned / _TURN, 0.0), 1.0)
        self.ask(self._reached)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        outer = min(self.width(), self.height()) / 2 - 3
        self._paint_scale(painter, middle, outer, style)
        radius = outer * 0.74
        self._paint_cap(painter, middle, radius, style)
        if self._mark is not None:
            painter.setPen(QPen(QColor(style.good), style.stroke + 1.5))
            painter.drawLine(_at(middle, outer * 0.80, self._mark), _at(middle, outer, self._mark))
        if self.hasFocus():
            painter.setPen(QPen(QColor(style.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius + 4, radius + 4)

    def _paint_scale(self, painter: QPainter, middle: QPointF, outer: float, style: look.Look) -> None:
        for number in range(_TICKS):
            long = number % 5 == 0
            painter.setPen(QPen(QColor(style.soft if long else style.groove_edge), 1.6 if long else 1.0))
            share = number / (_TICKS - 1)
            painter.drawLine(_at(middle, outer * (0.85 if long else 0.89), share), _at(middle, outer, share))
        self._paint_ends(painter, style)

    def _paint_ends(self, painter: QPainter, style: look.Look) -> None:
        """The words at both stops, on a ground of their own where they are long."""
        wide, line = self.width() * 0.42, style.small * 1.3
        metrics = QFontMetricsF(look.font(style.small))
        top = self.height() - line
        for text, align, at_left in (
            (self._ends[0], figure.Align.AlignLeft, True),
            (self._ends[1], figure.Align.AlignRight, False),
        ):
            room = min(wide, metrics.horizontalAdvance(text) + 3)
            box = QRectF(0 if at_left else self.width() - room, top, room, line)
            painter.fillRect(box, QColor(style.card))
            figure.write(painter, box, text, align, style.soft, style.small)

    def _paint_cap(self, painter: QPainter, middle: QPointF, radius: float, style: look.Look) -> None:
        lit = self._dragging or self.underMouse()
        painter.setPen(QPen(QColor(style.hand), style.stroke + (1.5 if lit else 0.7)))
        painter.setBrush(QColor(style.hand_tint))
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(
            QPen(QColor(style.hand), style.stroke * 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.drawLine(_at(middle, radius * 0.35, self._share), _at(middle, radius * 0.86, self._share))


def _at(middle: QPointF, radius: float, share: float) -> QPointF:
    angle = (share - 0.5) * _TURN
    return middle + QPointF(radius * sin(angle), -radius * cos(angle))

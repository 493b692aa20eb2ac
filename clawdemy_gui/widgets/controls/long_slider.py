"""A horizontal slider that goes where it is pressed, with a mark where it stood at first."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.share_slider import ShareSlider

HANDLE = 24
"""The least size of a target, in pixels."""


class LongSlider(ShareSlider, QSlider):
    """From left, share 0, to right, share 1; `inset` pixels stay free at either side."""

    moved = Signal(float)
    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.prepare()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._inset = (HANDLE / 2, HANDLE / 2)
        self._mark: float | None = None
        self._held_at = 0.0

    def sizeHint(self) -> QSize:
        return QSize(160, HANDLE + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HANDLE + 4)

    def show_inset(self, left: float, right: float) -> None:
        """Begin `left` pixels from the left side, end `right` from the right one, as an axis above does."""
        if (left, right) != self._inset:
            self._inset = (left, right)
            self.update()

    def show_mark(self, mark: float | None) -> None:
        """A mark at this share, None for none."""
        if mark != self._mark:
            self._mark = mark
            self.update()

    def x_of(self, share: float) -> float:
        """Where the middle of the handle is."""
        left, right = self._inset
        return left + share * (self.width() - left - right)

    def _share_at(self, x: float) -> float:
        left, right = self._inset
        return (x - left) / max(1.0, self.width() - left - right)

    def begin_drag(self, at: QPointF) -> None:
        handle = self.x_of(self._share)
        on_handle = abs(at.x() - handle) <= HANDLE / 2
        self._held_at = at.x() - handle if on_handle else 0.0
        if not on_handle:
            self.ask(self._share_at(at.x()))

    def drag_to(self, at: QPointF) -> None:
        self.ask(self._share_at(at.x() - self._held_at))

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        left, right = self.x_of(0.0), self.x_of(1.0)
        painter.setPen(QPen(QColor(style.groove_edge), 1))
        painter.setBrush(QColor(style.groove))
        painter.drawRoundedRect(QRectF(left - 3, middle - 3, right - left + 6, 6), 3, 3)
        if self._mark is not None and 0 <= self._mark <= 1:
            painter.setPen(QPen(QColor(style.good), style.stroke + 1.0))
            x = self.x_of(self._mark)
            painter.drawLine(QPointF(x, middle - 11), QPointF(x, middle + 11))
        self._paint_handle(painter, QPointF(self.x_of(self._share), middle), style)

    def _paint_handle(self, painter: QPainter, at: QPointF, style: look.Look) -> None:
        held = self._dragging or self.underMouse()
        pill = QRectF(at.x() - 9, at.y() - 11, 18, 22)
        painter.setPen(QPen(QColor(style.hand), style.stroke + (1.0 if held else 0.5)))
        painter.setBrush(QColor(style.hand_tint if held else style.card))
        painter.drawRoundedRect(pill, 8, 8)
        painter.drawLine(QPointF(at.x(), at.y() - 4), QPointF(at.x(), at.y() + 4))
        if self.hasFocus():
            painter.setPen(QPen(QColor(style.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(-2.5, -2, 2.5, 2), 10, 10)

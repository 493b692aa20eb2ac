"""A vertical slider from 0 to 100 with a mark at the value it should have."""

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QSlider, QStyle, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.key_gestures import KeyGestures
from clawdemy_gui.widgets.painting import figure

STEPS = 100
HANDLE = 24
"""The handle's height and the least height of a target, in pixels."""
_STEPPING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class OutputSlider(KeyGestures, QSlider):
    """A stock QSlider in value, keys and accessibility; it draws itself and goes where it is clicked.

    The wheel does nothing, so that scrolling a page never changes an answer by accident.
    """

    gesture_began = Signal()
    gesture_ended = Signal()
    end_asked = Signal(float)
    """Home or End was pressed: the exact end, even when the rounded position is there already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setRange(0, STEPS)
        self.setSingleStep(1)
        self.setPageStep(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._mark = 0.0
        self._value = 0.0
        self._held_at = 0.0
        self.watch_keys(_STEPPING)
        self.actionTriggered.connect(self._ends_are_exact)

    def sizeHint(self) -> QSize:
        return QSize(40, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(HANDLE, 3 * HANDLE)

    def show_value(self, value: float, mark: float) -> None:
        """Draw the exact `value` and the `mark`, both 0…1; says nothing to anyone."""
        if (value, mark) == (self._value, self._mark):
            return
        self._value, self._mark = value, mark
        if not self.isSliderDown():
            self._go_to_value()
        self.update()

    def _go_to_value(self) -> None:
        with QSignalBlocker(self):
            self.setValue(round(STEPS * self._value))

    def y_of(self, value: float) -> float:
        """Where the middle of the handle is for a value 0…1."""
        return HANDLE / 2 + (1.0 - value) * (self.height() - HANDLE)

    def _position_at(self, y: float) -> int:
        return QStyle.sliderValueFromPosition(
            0, STEPS, round(y - HANDLE / 2), self.height() - HANDLE, upsideDown=True
        )

    def _ends_are_exact(self, action: int) -> None:
        ends = {
            QAbstractSlider.SliderAction.SliderToMinimum.value: 0.0,
            QAbstractSlider.SliderAction.SliderToMaximum.value: 1.0,
        }
        if action in ends and self._value != ends[action]:
            self.end_asked.emit(ends[action])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.begin_by_key(event)
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.gesture_began.emit()
        y = event.position().y()
        handle = self.y_of(self._value)
        on_handle = abs(y - handle) <= HANDLE / 2
        self._held_at = y - handle if on_handle else 0.0
        self.setSliderDown(True)
        if not on_handle:
            self.setSliderPosition(self._position_at(y))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._position_at(event.position().y() - self._held_at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown() and event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self._go_to_value()
            self.gesture_ended.emit()

    _has_mark = True

    def show_mark(self, shown: bool) -> None:
        """Whether the desired value is marked."""
        self._has_mark = shown
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = look.now()
        middle = self.width() / 2
        handle = self.y_of(self._value)
        self._paint_groove(painter, middle, handle, style)
        if self._has_mark:
            self._paint_mark(painter, middle, style)
        self._paint_handle(painter, middle, handle, style)

    def _paint_groove(self, painter: QPainter, middle: float, handle: float, style: look.Look) -> None:
        top, bottom = self.y_of(1.0), self.y_of(0.0)
        painter.setPen(QPen(figure.as_colour(style.groove_edge), 1))
        painter.setBrush(figure.as_colour(style.groove))
        painter.drawRoundedRect(QRectF(middle - 3, top - 3, 6, bottom - top + 6), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(figure.as_colour(style.hand))
        painter.drawRoundedRect(QRectF(middle - 3, handle, 6, bottom + 3 - handle), 3, 3)

    def _paint_mark(self, painter: QPainter, middle: float, style: look.Look) -> None:
        """The desired value: a ring-shaped stop that the handle covers when it is met."""
        y = self.y_of(self._mark)
        painter.setPen(QPen(figure.as_colour(style.good), style.stroke + 0.5))
        for side in (-1, 1):
            painter.drawLine(QPointF(middle + side * 6, y), QPointF(middle + side * 15, y))

    def _paint_handle(self, painter: QPainter, middle: float, handle: float, style: look.Look) -> None:
        width = min(28.0, self.width() - 8.0)
        pill = QRectF(middle - width / 2, handle - 9, width, 18)
        held = self.isSliderDown() or self.underMouse()
        painter.setPen(QPen(figure.as_colour(style.hand), style.stroke + (1.0 if held else 0.5)))
        painter.setBrush(figure.as_colour(style.hand_tint if held else style.card))
        painter.drawRoundedRect(pill, 9, 9)
        painter.setPen(QPen(figure.as_colour(style.hand), style.stroke))
        painter.drawLine(QPointF(middle - 5, handle), QPointF(middle + 5, handle))
        if self.hasFocus():
            painter.setPen(QPen(figure.as_colour(style.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(-3, -2.5, 3, 2.5), 11, 11)

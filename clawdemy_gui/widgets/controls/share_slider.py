"""What a knob and a long slider have in common: a share from 0 to 1, moved by pointer and by keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSignalBlocker, Qt, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider

from clawdemy_gui.widgets.controls.key_gestures import KeyGestures

POSITIONS = 1000
"""What a screen reader hears of the range; the share itself is exact."""
_STEP = 0.005
_PAGE = 0.05
_STEPPING = {
    Qt.Key.Key_Up: _STEP,
    Qt.Key.Key_Right: _STEP,
    Qt.Key.Key_Down: -_STEP,
    Qt.Key.Key_Left: -_STEP,
    Qt.Key.Key_PageUp: _PAGE,
    Qt.Key.Key_PageDown: -_PAGE,
    Qt.Key.Key_Home: -1.0,
    Qt.Key.Key_End: 1.0,
}


if TYPE_CHECKING:

    class _Slider(KeyGestures, QAbstractSlider):
        """What the mixin finds in the widget it is mixed into."""

        moved: SignalInstance

else:
    _Slider = KeyGestures


class ShareSlider(_Slider):
    """Mixed into a stock QAbstractSlider, which keeps its role and its value for screen readers.

    The widget has the signals moved(share), gesture_began and gesture_ended: Qt finds signals only in its own
    classes. The wheel does nothing, so that scrolling a page never turns anything by accident.
    """

    def prepare(self) -> None:
        """To be called by the widget when it is made."""
        self.setRange(0, POSITIONS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._share = 0.5
        self._dragging = False
        self.watch_keys(_STEPPING)

    def share(self) -> float:
        """Where it stands, 0…1."""
        return self._share

    def show_share(self, share: float, words: str) -> None:
        """Draw a share 0…1, `words` for it; says nothing to anyone."""
        self.setAccessibleDescription(words)
        share = min(max(share, 0.0), 1.0)
        if share != self._share:
            self._share = share
            with QSignalBlocker(self):
                self.setValue(round(POSITIONS * share))
            self.update()

    def ask(self, share: float) -> None:
        """Ask for a share; beyond the ends the end is asked for."""
        self.moved.emit(min(max(share, 0.0), 1.0))

    def begin_drag(self, at: QPointF) -> None:
        """The pointer was pressed there."""
        raise NotImplementedError

    def drag_to(self, at: QPointF) -> None:
        """The pressed pointer has moved there."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._dragging = True
        self.gesture_began.emit()
        self.update()
        self.begin_drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.drag_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end_drag()

    def _end_drag(self) -> None:
        if self._dragging:
            self._dragging = False
            self.gesture_ended.emit()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPPING.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
            return
        self.begin_by_key(event)
        self.ask(self._share + step)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._end_drag()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

"""Stepping by keys as one gesture: from the first key that goes down to the last one that comes up."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from clawdemy_gui.widgets.controls.held_keys import HeldKeys

if TYPE_CHECKING:

    class _Widget(QWidget):
        """What the mixin finds in the widget it is mixed into."""

        gesture_began: SignalInstance
        gesture_ended: SignalInstance

else:
    _Widget = object


class KeyGestures(_Widget):
    """Mixed into a widget that has the signals gesture_began and gesture_ended.

    Qt finds signals only in its own classes, so the widget declares them.
    """

    def watch_keys(self, stepping: Collection[Qt.Key]) -> None:
        """To be called by the widget when it is made: the keys that step."""
        self._keys = HeldKeys(stepping)

    def begin_by_key(self, event: QKeyEvent) -> None:
        """To be called for each key that goes down, before it steps."""
        if self._keys.begins(event):
            self.gesture_began.emit()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if self._keys.ends(event):
            self.gesture_ended.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._keys.let_go():
            self.gesture_ended.emit()

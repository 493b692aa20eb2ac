"""Commands whose keys have a digit, reached by the place of the key on every keyboard layout."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence

from clawdemy_gui.widgets.controls.digit_keys import digit_of

_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_CHORD = _CONTROL | _ALT | Qt.KeyboardModifier.ShiftModifier


class DigitChords(QObject):
    """Watches a window's keys before Qt reads them by what they write.

    By what is written, Ctrl with the French 6 would be Ctrl+− and with the Czech 1 Ctrl++, and Shift would be
    taken for the way to write the digit: one chord would reach the commands of two. So the ten keys are
    always ours, also where the page in front has no such command.
    """

    def __init__(self, actions: Callable[[], Iterable[QAction]], parent: QObject, platform: str = "") -> None:
        super().__init__(parent)
        self._actions = actions
        self._platform = platform or QGuiApplication.platformName()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or not event.modifiers() & (_CONTROL | _ALT):
            return False
        digit = digit_of(event, self._platform)
        if digit is None or self._writes_a_character(event):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._run(event.modifiers() & _CHORD, Qt.Key(Qt.Key.Key_0 + digit))
        return True

    def _writes_a_character(self, event: QKeyEvent) -> bool:
        """Windows says Ctrl+Alt for AltGr, with which people write @, [ and {."""
        is_digit_or_nothing = not event.text().isprintable() or event.text() in ("", *"0123456789")
        both = event.modifiers() & (_CONTROL | _ALT) == _CONTROL | _ALT
        return self._platform == "windows" and both and not is_digit_or_nothing

    def _run(self, modifiers: Qt.KeyboardModifier, key: Qt.Key) -> None:
        wanted = QKeySequence(QKeyCombination(modifiers, key))
        for action in self._actions():
            if action.isEnabled() and action.shortcut() == wanted:
                action.trigger()
                return

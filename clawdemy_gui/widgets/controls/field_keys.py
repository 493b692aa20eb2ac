"""Keys that a number field leaves to the window, because there is nothing of its own they could do."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_Standard = QKeySequence.StandardKey
_EDITING = (_Standard.Copy, _Standard.Cut, _Standard.SelectAll, _Standard.Delete, _Standard.Backspace)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def is_for_the_window(event: QEvent, edit: QLineEdit) -> bool:
    """Whether the window has a better use for these keys than a field with one number in it.

    A stock field takes undo always, and then does nothing; it takes Ctrl+E, Ctrl+U and more for editing that
    one number does not need; and it refuses a pasted list or code without a word.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(_Standard.Undo):
        return not (edit.isModified() and edit.isUndoAvailable())
    if event.matches(_Standard.Redo):
        return not (edit.isModified() and edit.isRedoAvailable())
    if event.matches(_Standard.Paste):
        words = QGuiApplication.clipboard().text().split()
        return len(words) > 1 or any(word[0].isalpha() for word in words)
    return bool(event.modifiers() & _COMMANDS) and not any(event.matches(keys) for keys in _EDITING)

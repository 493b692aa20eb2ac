"""Keys that a number field leaves to the window, because there is nothing of its own they could do."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


def is_for_the_window(event: QEvent, edit: QLineEdit) -> bool:
    """Whether this asks to undo or redo while nothing typed into `edit` can be.

    A stock field takes these keys always, and then does nothing: undo would stop working in every field.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not (edit.isModified() and edit.isUndoAvailable())
    return event.matches(QKeySequence.StandardKey.Redo) and not (edit.isModified() and edit.isRedoAvailable())

"""A field for a seed, the number that makes chance repeatable."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from clawdemy_gui.widgets.field_keys import is_for_the_window


class SeedField(QSpinBox):
    """A stock QSpinBox from 0 to `largest`; the wheel does nothing, Escape forgets what was typed."""

    def __init__(self, largest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, largest)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_seed(self, seed: int) -> None:
        """Show a seed; says nothing to anyone."""
        if seed != self.value():
            blocked = self.blockSignals(True)
            self.setValue(seed)
            self.blockSignals(blocked)

    def event(self, event: QEvent) -> bool:
        if is_for_the_window(event, self.lineEdit()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.lineEdit().isModified():
            self.lineEdit().setText(self.prefix() + self.textFromValue(self.value()) + self.suffix())
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

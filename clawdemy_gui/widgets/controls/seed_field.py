"""A field for a seed, the number that makes chance repeatable."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.field_edge import paint_field_edge
from clawdemy_gui.widgets.controls.field_keys import is_for_the_window

_FRAME = 10
"""Pixels beside the text."""


class SeedField(QSpinBox):
    """A stock QSpinBox from 0 to `largest`; the wheel does nothing, Escape forgets what was typed.

    Where the largest seed has no room it is written smaller, never cut.
    """

    def __init__(self, largest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, largest)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_seed(self, seed: int) -> None:
        """Show a seed; says nothing to anyone."""
        if seed != self.value():
            blocked = self.blockSignals(True)
            self.setValue(seed)
            self.blockSignals(blocked)

    def minimumSizeHint(self) -> QSize:
        return QSize(5 * look.now().text, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()  # a style sheet gives every field the application's font again

    def _fit(self) -> None:
        pixels = look.now().text
        widest = self.prefix() + str(self.maximum()) + self.suffix()
        width = QFontMetricsF(look.font(pixels)).horizontalAdvance(widest)
        room = self.width() - _FRAME
        self.lineEdit().setFont(look.font(int(pixels * min(1.0, room / width))))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_field_edge(self)

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

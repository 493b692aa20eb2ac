"""One line of text to select, to copy and to hear: reached by keys, never changed."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clawdemy_gui import look

_SMALLEST = 8
"""Pixels; beyond this the line scrolls under the keys."""
_MARGIN = 12


class ReadingLine(QLineEdit):
    """A read-only stock QLineEdit, so that a screen reader reads it out; a long text is written smaller."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrame(False)
        self.setAccessibleName(name)

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()  # a style sheet gives every line the application's font again

    def _fit(self) -> None:
        pixels = look.now().text
        width = QFontMetricsF(look.font(pixels)).horizontalAdvance(self.text()) or 1.0
        share = min(1.0, (self.width() - _MARGIN - self.textMargins().left()) / width)
        fitting = look.font(max(_SMALLEST, int(pixels * share)))
        if fitting != self.font():
            self.setFont(fitting)

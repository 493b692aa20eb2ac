"""A few lines of text to select, to copy and to hear: reached by keys, never changed."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_SMALLEST_SHARE = 0.7
"""A text too long for its lines is written smaller, down to this share of the look's size."""
_MARGIN = 4


class ReadingText(QPlainTextEdit):
    """A read-only stock text edit, so that a screen reader reads it out; Tab leaves it."""

    def __init__(self, name: str, lines: int = 1, parent: QWidget | None = None, more: int = 0) -> None:
        """`more`: so many lines more for a text that would be cut even where it is written smaller."""
        super().__init__(parent)
        self._more, self._added = more, 0
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        # It paints its own ground, so that nothing below it is painted again for a new text.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._lines = lines
        self._fit()

    def text(self) -> str:
        """The whole text."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        if text == self.toPlainText():
            return
        # The stock edit would lay the text out three times to go to its beginning, which nobody sees.
        self.document().setPlainText(text)
        if self.hasFocus() or QAccessible.isActive():
            self._begin_anew()
        if not self._is_one_line():
            self._shrink()

    def _begin_anew(self) -> None:
        self.setTextCursor(QTextCursor(self.document()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys and a screen reader begin at the beginning; a click says itself where."""
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.textCursor().hasSelection():
            self._begin_anew()
        super().focusInEvent(event)

    def show_lines(self, lines: int) -> None:
        """Make room for so many lines."""
        if lines != self._lines:
            self._lines = lines
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._tall())

    def _tall(self) -> int:
        spacing = QFontMetricsF(look.font(look.now().text)).lineSpacing()
        return round((self._lines + self._added) * spacing) + 2 * _MARGIN + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that select and copy are the text's; Escape and the like are the window's."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shrink()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()  # a style sheet gives every text the application's font again

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), figure.as_colour(look.now().card))
        painter.end()
        super().paintEvent(event)

    def _fit(self) -> None:
        self._shrink()

    def _is_one_line(self) -> bool:
        """Whether the text just laid out has its usual size and room."""
        laid_out = self.document().firstBlock().layout().lineCount() == self.document().blockCount() == 1
        return laid_out and not self._added and self.font() == look.font(look.now().text)

    def _shrink(self) -> None:
        """Take the largest size at which the whole text is seen; where none is small enough, more lines."""
        self._added = 0
        pixels = self._fitting()
        if pixels is None and self._more:
            self._added = self._more
            pixels = self._fitting()
        fitting = look.font(pixels or self._smallest())
        if fitting != self.font():
            self.setFont(fitting)
        if self.height() != self._tall():
            self.setFixedHeight(self._tall())

    def _smallest(self) -> int:
        return round(look.now().text * _SMALLEST_SHARE)

    def _fitting(self) -> int | None:
        """The largest size, in pixels, at which the whole text is seen; None where none is small enough."""
        room = max(self.viewport().width() - 2 * _MARGIN, 1)
        sizes = range(look.now().text, self._smallest() - 1, -1)
        return next((pixels for pixels in sizes if self._fits(pixels, room)), None)

    def _fits(self, pixels: int, room: int) -> bool:
        if figure.text_width(self.toPlainText(), pixels) <= room:
            return True  # one line
        metrics = QFontMetricsF(look.font(pixels))
        flags = int(Qt.TextFlag.TextWordWrap)
        box = metrics.boundingRect(QRectF(0, 0, room, 10_000), flags, self.toPlainText())
        return box.height() <= self._tall() - 2 * _MARGIN + 1

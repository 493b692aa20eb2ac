"""One line of text that never moves its neighbours, however often it changes."""

import re
from typing import Literal

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clawdemy_gui import look

Size = Literal["small", "text", "large", "heading"]


class TextLine(QLabel):
    """A label of fixed height whose text may be rich; a text too long for it wraps and shrinks to fit.

    A stock label asks its layout for room at every new text, which lays the whole page out again.
    """

    def __init__(
        self,
        text: str = "",
        lines: int = 1,
        soft: bool = False,
        size: Size | None = None,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._soft = soft
        self._size: Size = size or ("small" if soft else "text")
        self._bold = bold
        self._document: QTextDocument | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def pixels(self) -> int:
        """The font's size in pixels."""
        style = look.now()
        sizes = {"small": style.small, "text": style.text, "large": style.large, "heading": style.heading}
        return sizes[self._size]

    def set_lines(self, lines: int, size: Size | None = None) -> None:
        """Have room for so many lines from now on, in another size where one is named."""
        if (lines, size or self._size) != (self._lines, self._size):
            self._lines, self._size, self._document = lines, size or self._size, None
            self.updateGeometry()
            self.update()

    def show_text(self, text: str) -> None:
        """Show a text; tags such as <b> are understood."""
        if text != self.text() or self._document is None:
            self._document = None
            self.setText(text)

    def sizeHint(self) -> QSize:
        return QSize(80, round(self._lines * QFontMetricsF(look.font(self.pixels())).lineSpacing()) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(20, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in (event.Type.FontChange, event.Type.PaletteChange, event.Type.Resize):
            self._document = None
            if event.type() == event.Type.FontChange:
                self.updateGeometry()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._document is None:
            self._document = self._fitted()
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        free = self.height() - self._document.size().height()
        # Several lines begin at the top, so that what stands above them is always equally far away.
        painter.translate(0, free / 2 if self._lines == 1 else 0)
        self._document.drawContents(painter)

    def _fitted(self) -> QTextDocument:
        size = float(self.pixels())
        while True:
            document = self._laid_out(size)
            if document.size().height() <= self.height() + 1 or size <= 8:
                return document
            size -= 1

    def _laid_out(self, size: float) -> QTextDocument:
        style = look.now()
        document = QTextDocument()
        document.setDocumentMargin(0)
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        document.setDefaultTextOption(option)
        document.setDefaultFont(look.font(size, self._bold))
        colour = style.soft if self._soft else style.ink
        # “<0.0001” and “<1 %” are numbers, which no tag begins with; unescaped they would be swallowed.
        shown = re.sub(r"<(?=[0-9])", "&lt;", self.text())
        # A last word of one or two letters is not left alone on a line.
        shown = re.sub(r" (?=[^ <>]{1,2}(</b>)?$)", "\N{NO-BREAK SPACE}", shown)
        document.setHtml(f'<span style="color:{colour}">{shown}</span>')
        document.setTextWidth(self.width())
        return document

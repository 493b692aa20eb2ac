"""A picture that is painted by a function which is handed to it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

Paint = Callable[[QPainter, QRectF], None]


class FunctionPicture(QWidget):
    """Shows whatever its latest function paints; a screen reader hears the words that came with it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint: Paint | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(480, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def show_painting(self, paint: Paint, words: str) -> None:
        """Paint with this function from now on."""
        self._paint = paint
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._paint is not None:
            self._paint(QPainter(self), QRectF(self.rect()))

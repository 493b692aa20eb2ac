"""How far one is: a dot a step, filled up to the one that is open."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_RADIUS = 3.0


class ProgressDots(QWidget):
    """The open step's dot is larger; a screen reader hears the words that came with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at, self._total = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 12)

    minimumSizeHint = sizeHint

    def show_progress(self, at: int, total: int, words: str) -> None:
        """The open step's number from 0, and how many there are."""
        self._at, self._total = at, max(total, 1)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        apart = min(4 * _RADIUS, (self.width() - 4 * _RADIUS) / max(self._total - 1, 1))
        for number in range(self._total):
            filled = number <= self._at
            painter.setPen(figure.pen(style.hand if filled else style.groove_edge))
            painter.setBrush(QColor(style.hand if filled else style.card))
            radius = min(_RADIUS, apart / 2.4) + (1.5 if number == self._at else 0.0)
            painter.drawEllipse(QPointF(2 * _RADIUS + number * apart, self.height() / 2), radius, radius)

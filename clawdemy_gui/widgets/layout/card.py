"""A quiet frame that holds what belongs together."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_CORNER = 8


class Card(QWidget):
    """A rounded ground in the card's colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        style = look.now()
        painter = QPainter(self)
        if self.rect().adjusted(_CORNER, _CORNER, -_CORNER, -_CORNER).contains(event.rect()):
            painter.fillRect(event.rect(), QColor(style.card))  # the edge is not in sight
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(figure.pen(style.line))
        painter.setBrush(QColor(style.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.setBrush(Qt.BrushStyle.NoBrush)

"""A quiet frame that holds what belongs together."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_CORNER = 8


class Card(QWidget):
    """A rounded ground in the card's colour."""

    def _is_inside(self, part: QRect) -> bool:
        """Whether neither an edge nor a corner is in this part."""
        whole = self.rect()
        return whole.adjusted(1, _CORNER, -1, -_CORNER).contains(part) or whole.adjusted(
            _CORNER, 1, -_CORNER, -1
        ).contains(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        style = look.now()
        painter = QPainter(self)
        if self._is_inside(event.rect()):
            painter.fillRect(event.rect(), figure.as_colour(style.card))  # the edge is not in sight
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(figure.pen(style.line))
        painter.setBrush(figure.as_colour(style.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.setBrush(Qt.BrushStyle.NoBrush)

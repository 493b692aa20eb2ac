"""The ground and edge of a number field: one can see that it is a field, and whether it has the keyboard."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_CORNER = 6
"""As the style sheet rounds buttons and lists."""


def paint_field_edge(field: QWidget) -> None:
    """Paint what the stock field would: its edge is too faint, in dark looks above all."""
    style = look.now()
    focused = field.hasFocus()
    width = 2.0 if focused else 1.0
    colour = style.focus if focused else style.groove_edge if field.isEnabled() else style.line
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(figure.pen(colour, width))
    painter.setBrush(QColor(style.card))
    inset = width / 2
    painter.drawRoundedRect(QRectF(field.rect()).adjusted(inset, inset, -inset, -inset), _CORNER, _CORNER)

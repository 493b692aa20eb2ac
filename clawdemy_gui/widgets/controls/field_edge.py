"""The edge of a number field: one can see that it is a field, and whether it has the keyboard."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure


def paint_field_edge(field: QWidget) -> None:
    """Paint over the stock edge, which is too faint, in dark looks above all."""
    style = look.now()
    focused = field.hasFocus()
    width = 2.0 if focused else 1.0
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(figure.pen(style.focus if focused else style.groove_edge, width))
    inset = width / 2
    painter.drawRoundedRect(QRectF(field.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)

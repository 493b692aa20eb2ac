"""The small strokes that every figure is made of, for the screen, a file and a printer alike.

Pens are not cosmetic and grounds are filled, so a picture comes out the same as PNG, SVG and PDF.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from clawdemy_gui import look

Align = Qt.AlignmentFlag


def pen(colour: str, width: float = 1.0, dashed: bool = False) -> QPen:
    """A pen whose width scales with the picture."""
    made = QPen(QColor(colour), width)
    made.setCosmetic(False)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        made.setDashPattern([3.0, 2.5])
    return made


def write(
    painter: QPainter,
    box: QRectF,
    text: str,
    align: Align = Align.AlignCenter,
    colour: str | None = None,
    pixels: float | None = None,
    bold: bool = False,
) -> None:
    """Write one line inside `box`; text wider than the box is set smaller, never cut."""
    style = look.now()
    size = style.text if pixels is None else pixels
    made = look.font(size, bold)
    width = QFontMetricsF(made).horizontalAdvance(text)
    if width > box.width() > 0:
        made = look.font(max(6, int(size * box.width() / width)), bold)
    painter.setFont(made)
    painter.setPen(QColor(colour or style.ink))
    painter.drawText(box, align | Align.AlignVCenter if align & Align.AlignHorizontal_Mask else align, text)


def hatch(painter: QPainter, box: QRectF, colour: str, gap: float = 7.0, width: float = 1.2) -> None:
    """Diagonal lines across `box`: a mark that needs no colour."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen(colour, width))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += gap
    painter.restore()


def block(painter: QPainter, box: QRectF, stands_out: bool) -> None:
    """A squared miss as a filled box; one that stands out is hatched and has a stronger edge."""
    style = look.now()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(style.largest if stands_out else style.miss)))
    painter.drawRect(box)
    if stands_out:
        hatch(painter, box, style.largest_edge)
    width = style.stroke + 0.5 if stands_out else style.stroke * 0.7
    inset = width / 2
    if box.height() > width:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(style.largest_edge if stands_out else style.miss_edge, width))
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset))

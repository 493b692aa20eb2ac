"""The small strokes that every figure is made of, for the screen, a file and a printer alike.

Pens are not cosmetic and grounds are filled, so a picture comes out the same as PNG, SVG and PDF.
"""

import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPaintEngine, QPainter, QPainterPath, QPen

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


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour, 0…255 each."""
    made = QColor(colour)
    return made.red(), made.green(), made.blue()


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
    _draw_text(painter, box, text, align, made, QColor(colour or style.ink))


def _draw_text(painter: QPainter, box: QRectF, text: str, align: Align, font: QFont, colour: QColor) -> None:
    if painter.paintEngine().type() == QPaintEngine.Type.SVG:
        # An SVG is read where our font is not: letters go in as outlines.
        outline = QPainterPath()
        outline.addText(_start(box, text, align, font), font, text)
        painter.fillPath(outline, colour)
        return
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, align | Align.AlignVCenter if align & Align.AlignHorizontal_Mask else align, text)


def _start(box: QRectF, text: str, align: Align, font: QFont) -> QPointF:
    metrics = QFontMetricsF(font)
    free = box.width() - metrics.horizontalAdvance(text)
    share = 0.0 if align & Align.AlignLeft else 1.0 if align & Align.AlignRight else 0.5
    return QPointF(box.left() + free * share, box.center().y() + (metrics.ascent() - metrics.descent()) / 2)


def write_marked(painter: QPainter, box: QRectF, text: str, pixels: float) -> None:
    """Write one line whose <b>marked</b> parts stand out; too long a line is set smaller."""
    parts = [(part, place % 2 == 1) for place, part in enumerate(re.split("</?b>", text))]
    wide = [QFontMetricsF(look.font(pixels, bold)).horizontalAdvance(part) for part, bold in parts]
    if sum(wide) > box.width():
        write_marked(painter, box, text, int(pixels * box.width() / sum(wide)))
        return
    left = box.left()
    for (part, bold), width in zip(parts, wide, strict=True):
        place = QRectF(left, box.top(), width + 1, box.height())
        write(painter, place, part, Align.AlignLeft, pixels=pixels, bold=bold)
        left += width


def hatch(painter: QPainter, box: QRectF, colour: str, gap: float = 7.0, width: float = 1.2) -> None:
    """Diagonal lines across `box`: a mark that needs no colour. Cut by hand: an SVG knows no clipping."""
    painter.setPen(pen(colour, width))
    x = box.left() - box.height() + gap / 2
    while x < box.right():
        low = max(0.0, box.left() - x)
        high = min(box.height(), box.right() - x)
        painter.drawLine(QPointF(x + low, box.bottom() - low), QPointF(x + high, box.bottom() - high))
        x += gap


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


def focus_ring(painter: QPainter, box: QRectF) -> None:
    """The frame just inside `box` that says: this has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(look.now().focus, 2))
    painter.drawRect(box.adjusted(1, 1, -1, -1))

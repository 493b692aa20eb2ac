"""The small strokes that every figure is made of, for the screen, a file and a printer alike.

Pens are not cosmetic and grounds are filled, so a picture comes out the same as PNG, SVG and PDF.
"""

import re
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEngine, QPainter, QPainterPath, QPen

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
    width = text_width(text, size, bold)
    if width > box.width() > 0:
        made = look.font(max(6, int(size * box.width() / width)), bold)
    _draw_text(painter, box, text, align, made, QColor(colour or style.ink))


@lru_cache(maxsize=4096)
def text_width(text: str, pixels: float, bold: bool = False) -> float:
    """How wide a line of text is in the figures' font; numbers come again and again, so it is remembered."""
    return QFontMetricsF(look.font(pixels, bold)).horizontalAdvance(text)


def _draw_text(painter: QPainter, box: QRectF, text: str, align: Align, font: QFont, colour: QColor) -> None:
    if painter.paintEngine().type() == QPaintEngine.Type.SVG:
        # An SVG is read where our font is not: letters go in as outlines.
        outline = QPainterPath()
        outline.addText(_start(box, text, align, font), font, text)
        painter.fillPath(outline, colour)
        return
    painter.setFont(font)
    painter.setPen(colour)
    # By the text itself, not by the window: on a mirrored page −20 would read 20−.
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(box, align | Align.AlignVCenter if align & Align.AlignHorizontal_Mask else align, text)


def _start(box: QRectF, text: str, align: Align, font: QFont) -> QPointF:
    metrics = QFontMetricsF(font)
    free = box.width() - metrics.horizontalAdvance(text)
    share = 0.0 if align & Align.AlignLeft else 1.0 if align & Align.AlignRight else 0.5
    return QPointF(box.left() + free * share, box.center().y() + (metrics.ascent() - metrics.descent()) / 2)


def write_marked(painter: QPainter, box: QRectF, text: str, pixels: float) -> None:
    """Write one line whose <b>marked</b> parts stand out; too long a line is set smaller."""
    parts = [(part, place % 2 == 1) for place, part in enumerate(re.split("</?b>", text))]
    wide = [text_width(part, pixels, bold) for part, bold in parts]
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
    lines = []
    x = box.left() - box.height() + gap / 2
    while x < box.right():
        low = max(0.0, box.left() - x)
        high = min(box.height(), box.right() - x)
        lines.append(QLineF(x + low, box.bottom() - low, x + high, box.bottom() - high))
        x += gap
    painter.setPen(pen(colour, width))
    painter.drawLines(lines)


def block(painter: QPainter, box: QRectF, stands_out: bool) -> None:
    """A squared miss as a filled box; one that stands out is hatched and has a stronger edge."""
    style = look.now()
    width = round(style.stroke + 0.5 if stands_out else style.stroke * 0.7)
    fill, edge = (style.largest, style.largest_edge) if stands_out else (style.miss, style.miss_edge)
    # Two filled boxes: several times as fast as one with an outline. A thin one is all edge.
    inside = box.adjusted(width, width, -width, -width)
    painter.fillRect(box, QColor(edge))
    if inside.height() <= 0:
        return
    painter.fillRect(inside, QColor(fill))
    if stands_out:
        hatch(painter, inside, style.largest_edge)


def focus_ring(painter: QPainter, box: QRectF) -> None:
    """The frame just inside `box` that says: this has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(look.now().focus, 2))
    painter.drawRect(box.adjusted(1, 1, -1, -1))

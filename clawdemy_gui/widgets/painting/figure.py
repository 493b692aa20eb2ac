"""The small strokes that every figure is made of, for the screen, a file and a printer alike.

Pens are not cosmetic and grounds are filled, so a picture comes out the same as PNG, SVG and PDF.
"""

import re
from functools import cache, lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from clawdemy_gui import look

Align = Qt.AlignmentFlag
_OF_PIXELS = (QWidget, QPixmap, QImage)
_SMALLEST = 6
"""Pixels of the smallest text that a long line becomes."""
"""What has a letter's pixels itself; asking for the engine takes longer than writing the letter."""


def pen(colour: str, width: float = 1.0, dashed: bool = False) -> QPen:
    """A pen whose width scales with the picture."""
    return QPen(_pen(colour, width, dashed))


# A slider that moves asks for the same few pens and colours again and again: they are made once.


@lru_cache(maxsize=256)
def as_colour(name: str) -> QColor:
    """The colour of this name, to draw with; nobody may change it."""
    return QColor(name)


@lru_cache(maxsize=256)
def _pen(colour: str, width: float, dashed: bool) -> QPen:
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
    width = text_width(text, size, bold)
    if width > box.width() > 0:
        size = max(_SMALLEST, int(size * box.width() / width))
        # Large letters stand closer together, so that half the size may be more than half as wide.
        while size > _SMALLEST and text_width(text, size, bold) > box.width():
            size -= 1
    _draw_text(painter, box, text, align, look.font(size, bold), as_colour(colour or style.ink))


@lru_cache(maxsize=4096)
def text_width(text: str, pixels: float, bold: bool = False) -> float:
    """How wide a line of text is in the figures' font; numbers come again and again, so it is remembered."""
    return QFontMetricsF(look.font(pixels, bold)).horizontalAdvance(text)


def _draw_text(painter: QPainter, box: QRectF, text: str, align: Align, font: QFont, colour: QColor) -> None:
    device = painter.device()
    if not isinstance(device, _OF_PIXELS) and painter.paintEngine().type() == QPaintEngine.Type.SVG:
        # An SVG is read where our font is not: letters go in as outlines.
        outline = QPainterPath()
        outline.addText(_start(box, text, align, font), font, text)
        painter.fillPath(outline, colour)
        return
    painter.setFont(font)
    painter.setPen(colour)
    # By the text itself, not by the window: on a mirrored page −20 would read 20−.
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(box, _placed(align), text)


@cache
def _placed(align: Align) -> Align:
    """What is written at a side stands halfway up its box."""
    return align | Align.AlignVCenter if align & Align.AlignHorizontal_Mask else align


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
    painter.setPen(_pen(colour, width, False))
    painter.translate(box.topLeft())
    painter.drawLines(_hatching(box.width(), box.height(), gap))
    painter.translate(-box.left(), -box.top())


@lru_cache(maxsize=64)
def _hatching(wide: float, tall: float, gap: float) -> list[QLineF]:
    """The lines across a box that begins at 0; a bar comes back to the same heights again and again."""
    lines = []
    x = gap / 2 - tall
    while x < wide:
        low, high = max(0.0, -x), min(tall, wide - x)
        lines.append(QLineF(x + low, tall - low, x + high, tall - high))
        x += gap
    return lines


def block(painter: QPainter, box: QRectF, stands_out: bool) -> None:
    """A squared miss as a filled box; one that stands out is hatched and has a stronger edge."""
    style = look.now()
    width = round(style.stroke + 0.5 if stands_out else style.stroke * 0.7)
    fill, edge = (style.largest, style.largest_edge) if stands_out else (style.miss, style.miss_edge)
    # Two filled boxes: several times as fast as one with an outline. A thin one is all edge.
    painter.fillRect(box, as_colour(edge))
    if box.height() <= 2 * width:
        return
    inside = box.adjusted(width, width, -width, -width)
    painter.fillRect(inside, as_colour(fill))
    if stands_out:
        hatch(painter, inside, style.largest_edge)


def focus_ring(painter: QPainter, box: QRectF) -> None:
    """The frame just inside `box` that says: this has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(look.now().focus, 2))
    painter.drawRect(box.adjusted(1, 1, -1, -1))

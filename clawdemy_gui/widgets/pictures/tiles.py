"""Small images, each in a frame that shows its cost by colour, by width and by hatching."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QPolygonF

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.pictures.digit_picture import SIDE

CHEAP, MIDDLING, DEAR = 0.1, 0.5, 1.0
"""A cost below the first has a thin frame, below the second a narrow one, below the third a wide one; one
above it is hatched. An image that costs less than the second has surely the right answer."""
GAP = 3.0


@dataclass(frozen=True, eq=False)
class Tiles:
    """Which images hang where, and what frames them."""

    images: npt.NDArray[np.uint8]
    """(n, 784) bytes, 0 paper … 255 ink."""
    order: npt.NDArray[np.integer[Any]]
    """(m,) numbers of the images that hang, in their order."""
    costs: npt.NDArray[np.float64]
    """(n,) the cost of every image."""
    wrong: npt.NDArray[np.bool_]
    """(n,) images whose frame has a marked corner."""


def level(cost: float) -> int:
    """Which of the four frames a cost has, 0…3."""
    return int(cost >= CHEAP) + int(cost >= MIDDLING) + int(cost >= DEAR)


def frame_width() -> float:
    """How wide the widest frame is: wider on a projector."""
    return float(round(2.7 * look.now().stroke))


def pitch(side: float) -> float:
    """From one tile to the next, when the images are `side` wide."""
    return side + 2 * frame_width() + GAP


def ink_table() -> npt.NDArray[np.uint32]:
    """(256,) colours from the look's paper to its pen, as Qt's RGB32."""
    style = look.now()
    paper, pen = QColor(style.paper), QColor(style.pen)
    table = np.full(256, 0xFF, np.uint32)
    for channel in ("red", "green", "blue"):
        blank, full = getattr(paper, channel)(), getattr(pen, channel)()
        shades = np.rint(np.linspace(blank, full, 256)).astype(np.uint32)
        table = (table << np.uint32(8)) | shades
    return table


def strip(images: npt.NDArray[np.uint8], table: npt.NDArray[np.uint32]) -> QImage:
    """(k, 784) images side by side, k·28 wide and 28 high."""
    count = len(images)
    pixels = table[images].reshape(count, SIDE, SIDE).transpose(1, 0, 2)
    pixels = np.ascontiguousarray(pixels)
    image = QImage(pixels.data, count * SIDE, SIDE, 4 * count * SIDE, QImage.Format.Format_RGB32)
    return image.copy()


def draw_frame(painter: QPainter, box: QRectF, how_dear: int, wrong: bool) -> None:
    """The frame around an image; `box` is the frame's outer edge."""
    style, widest = look.now(), frame_width()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = (1.0, widest / 2, widest - 0.5, widest)[how_dear]
    colour = (style.groove_edge, style.miss, style.miss, style.largest)[how_dear]
    inner = box.adjusted(widest, widest, -widest, -widest)
    outer = inner.adjusted(-width, -width, width, width)
    band = [
        QRectF(outer.left(), outer.top(), outer.width(), width),
        QRectF(outer.left(), inner.bottom(), outer.width(), width),
        QRectF(outer.left(), inner.top(), width, inner.height()),
        QRectF(inner.right(), inner.top(), width, inner.height()),
    ]
    edge = style.largest_edge if how_dear == 3 else style.miss_edge
    for side in band:
        painter.fillRect(side, QColor(colour))
        if how_dear == 3:
            figure.hatch(painter, side, edge, gap=4.0, width=1.1)
    if how_dear:
        painter.setPen(figure.pen(edge))
        painter.drawRect(outer.adjusted(0.5, 0.5, -0.5, -0.5))
    if wrong:
        corner, size = outer.topRight(), widest * 2.6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.ink))
        painter.drawPolygon(QPolygonF([corner, corner + QPointF(-size, 0), corner + QPointF(0, size)]))


class Frames:
    """The eight frames as pictures, so that a full wall is painted within a frame of the screen."""

    def __init__(self, side: float, ratio: float) -> None:
        """side: of the images in logical pixels; ratio: the screen's pixels per logical pixel."""
        self._pictures = {
            (how_dear, wrong): self._picture(side, ratio, how_dear, wrong)
            for how_dear in range(4)
            for wrong in (False, True)
        }

    @staticmethod
    def _picture(side: float, ratio: float, how_dear: int, wrong: bool) -> QPixmap:
        whole = side + 2 * frame_width()
        pixels = int(np.ceil(whole * ratio))
        picture = QPixmap(pixels, pixels)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_frame(painter, QRectF(0, 0, whole, whole), how_dear, wrong)
        painter.end()
        return picture

    def picture(self, cost: float, wrong: bool) -> QPixmap:
        """The frame of an image with this cost."""
        return self._pictures[level(cost), wrong]


def draw_tiles(painter: QPainter, box: QRectF, tiles: Tiles, side: float) -> None:
    """Draw as many tiles as fit into `box`: for files and printers, where no widget is."""
    step, edge = pitch(side), frame_width()
    columns, rows = max(1, int(box.width() // step)), max(1, int(box.height() // step))
    shown = tiles.order[: columns * rows]
    if not len(shown):
        return
    row = strip(tiles.images[shown], ink_table())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, image in enumerate(shown):
        x = box.left() + place % columns * step
        y = box.top() + place // columns * step
        picture = row.copy(place * SIDE, 0, SIDE, SIDE)
        painter.drawImage(QRectF(x + edge, y + edge, side, side), picture)
        whole = side + 2 * frame_width()
        draw_frame(painter, QRectF(x, y, whole, whole), level(tiles.costs[image]), bool(tiles.wrong[image]))

"""Paints the rows of a wall of images, and keeps those painted last for scrolling back and forth."""

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.pictures.digit_picture import SIDE
from clawdemy_gui.widgets.pictures.tiles import Frames, Tiles, frame_width, ink_table, strip

_ROWS_KEPT = 120
"""Some 10 MB."""


class Measures(NamedTuple):
    """How a row is laid out, in logical pixels; other measures make other pictures."""

    width: float
    side: float
    """Of an image."""
    step: float
    """From one tile to the next."""
    line: float
    """From one row to the next."""
    margin: float
    columns: int
    ratio: float
    """The screen's pixels per logical pixel."""


class WallRows:
    """Rows as pictures, each painted when it is first seen."""

    def __init__(self, caption_of: Callable[[int], str] | None) -> None:
        self._caption_of = caption_of
        self._rows: OrderedDict[int, QPixmap] = OrderedDict()
        self._frames: Frames | None = None
        self._inks = np.zeros(256, np.uint32)
        self._measures: Measures | None = None

    def clear(self) -> None:
        """Other images hang, or another look is worn."""
        self._rows.clear()
        self._frames = None

    def row(self, row: int, tiles: Tiles, measures: Measures) -> QPixmap:
        """The picture of a row, counted from the top."""
        if measures != self._measures:
            self._measures = measures
            self.clear()
        if row in self._rows:
            self._rows.move_to_end(row)
            return self._rows[row]
        picture = self._painted(row, tiles, measures)
        self._rows[row] = picture
        if len(self._rows) > _ROWS_KEPT:
            self._rows.popitem(last=False)
        return picture

    def _painted(self, row: int, tiles: Tiles, measures: Measures) -> QPixmap:
        columns, ratio = measures.columns, measures.ratio
        if self._frames is None:
            self._frames, self._inks = Frames(measures.side, ratio), ink_table()
        shown = tiles.order[row * columns : (row + 1) * columns]
        images = strip(tiles.images[shown], self._inks)
        picture = QPixmap(round(measures.width * ratio), round(measures.line * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(look.now().card))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge, side = frame_width(), measures.side
        for column, image in enumerate(shown):
            x = measures.margin + column * measures.step
            painter.drawImage(
                QRectF(x + edge, edge, side, side), images, QRectF(column * SIDE, 0, SIDE, SIDE)
            )
            frame = self._frames.picture(tiles.costs[image], bool(tiles.wrong[image]))
            painter.drawPixmap(QPointF(x, 0), frame)
            self._write_caption(painter, x, int(image), measures)
        painter.end()
        return picture

    def _write_caption(self, painter: QPainter, x: float, image: int, measures: Measures) -> None:
        if self._caption_of is not None:
            small = look.now().small
            room = QRectF(x, measures.side + 2 * frame_width(), measures.step - 2, small * 1.4)
            figure.write(painter, room, self._caption_of(image), pixels=small)

"""Colours for a number on a scale: ordered by lightness, so that they keep their order in grey and on paper.

The colours are viridis (Smith and van der Walt, 2015, CC0), which people with any colour vision see in order.
"""

from functools import cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.ticks import ticks

_VIRIDIS = "440154 482475 414487 355f8d 2a788e 21918c 22a884 44bf70 7ad151 bddf26 fde725"
_STEPS = 256
_FINER = (0.2, 0.5)
"""Below the lowest round level there are two more, at these shares of it: valleys are flat."""


@cache
def palette() -> np.ndarray:
    """(256, 3) bytes from the lowest number's colour to the highest one's."""
    stops = np.array([[int(stop[i : i + 2], 16) for i in (0, 2, 4)] for stop in _VIRIDIS.split()])
    at = np.linspace(0, len(stops) - 1, _STEPS)
    channels = [np.interp(at, np.arange(len(stops)), stops[:, channel]) for channel in range(3)]
    return np.asarray(np.rint(np.stack(channels, axis=1)), np.uint8)


@cache
def _packed() -> np.ndarray:
    """(256,) colours as Qt keeps them in 32 bits."""
    red, green, blue = palette().astype(np.uint32).T
    return np.asarray(np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue, np.uint32)


def packed_colours(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """A colour of 32 bits for each value; those beyond the scale's ends have its last colours."""
    shares = (values - low) / ((high - low) or 1.0)
    return _packed()[np.clip(shares * (_STEPS - 1) + 0.5, 0, _STEPS - 1).astype(np.intp)]


def image_of(values: np.ndarray, low: float, high: float) -> QImage:
    """A pixel for each value; the first row of values is at the bottom."""
    pixels = np.ascontiguousarray(packed_colours(values[::-1], low, high))
    rows, columns = pixels.shape
    return QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


def scale_of(values: np.ndarray) -> tuple[float, float, list[float]]:
    """The scale for these values: its ends, and round numbers on the way."""
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    if high - low < 1e-9:
        low, high = low - 5e-10, high + 5e-10
    levels = ticks(low, high, 9)
    if levels and levels[0] == 0.0:
        levels = levels[1:]
    finer = [levels[0] * share for share in _FINER] if levels and levels[0] > 0 else []
    return low, high, [level for level in finer if level > low + 0.02 * (high - low)] + levels


def level_text(level: float, percent: bool = False) -> str:
    """A level's number as short as it goes: 0.02, 1.5, 80 %."""
    text = f"{level * 100 if percent else level:.5g}".replace("-", "−")
    return text + " %" if percent else text


def draw_scale(
    painter: QPainter, box: QRectF, low: float, high: float, levels: list[float], percent: bool = False
) -> None:
    """An upright ramp with its numbers at the right."""
    style = look.now()
    pixels = style.small
    line = pixels * 1.5
    ramp = QRectF(box.left(), box.top(), pixels * 1.2, box.height())
    column = np.linspace(low, high, 64)[:, np.newaxis].repeat(2, axis=1)
    draw_smooth(painter, ramp, image_of(column, low, high))
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawRect(ramp)
    for level in levels:
        y = ramp.bottom() - (level - low) / (high - low) * ramp.height()
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(QPointF(ramp.right(), y), QPointF(ramp.right() + 4, y))
        text = QRectF(ramp.right() + 7, y - line / 2, box.right() - ramp.right() - 7, line)
        figure.write(painter, text, level_text(level, percent), figure.Align.AlignLeft, style.soft, pixels)


def draw_smooth(painter: QPainter, box: QRectF, image: QImage) -> None:
    """The image over `box`, its outermost pixels' middles upon the edges."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    columns, rows = max(1, image.width() - 1), max(1, image.height() - 1)
    part = QRectF(0.5, 0.5, columns, rows)
    painter.drawPixmap(box, QPixmap.fromImage(image), part)
    painter.restore()

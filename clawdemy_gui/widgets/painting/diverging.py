"""Colours for numbers on both sides of zero: the card's own colour at zero, two hues away from it."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_STEPS = 64
"""Pieces of the legend's ramp."""


def colours(shares: np.ndarray) -> npt.NDArray[np.uint8]:
    """(n, 3) bytes for shares (n,) from −1 (as far below zero as shown) to 1."""
    style = look.now()
    zero, below, above = (_rgb(colour) for colour in (style.card, style.below, style.above))
    far = np.minimum(np.abs(shares), 1.0)[:, np.newaxis]
    ends = np.where(shares[:, np.newaxis] < 0, below, above)
    return np.asarray(np.rint(zero + far * (ends - zero)), np.uint8)


def shares(values: np.ndarray, largest: float, smallest: float | None = None) -> npt.NDArray[np.float64]:
    """Values as shares of `largest`, −1…1; by their logarithm from `smallest` up where that is given."""
    if largest <= 0:
        return np.zeros(len(values))
    if smallest is None:
        return np.asarray(np.clip(values / largest, -1.0, 1.0))
    sizes = np.maximum(np.abs(values), smallest)
    return np.asarray(np.sign(values) * np.clip(np.log(sizes / smallest) / np.log(largest / smallest), 0, 1))


class Legend(QWidget):
    """A ramp of the colours between its two ends in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, round(look.now().small * 1.7))

    def show_ends(self, low: str, middle: str, high: str) -> None:
        """The words at the left end, in the middle and at the right end."""
        if (low, middle, high) != self._texts:
            self._texts = (low, middle, high)
            self.update()

    def ends(self) -> tuple[str, str, str]:
        """The words at the left end, in the middle and at the right end."""
        return self._texts

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, style = QPainter(self), look.now()
        draw_legend(painter, QRectF(self.rect()), self._texts, style.small)


def draw_legend(painter: QPainter, box: QRectF, texts: tuple[str, str, str], pixels: float) -> None:
    """Draw the ramp in the middle of `box`, the outer texts at its sides, the middle one upon it."""
    style = look.now()
    side = box.width() * 0.24
    ramp = QRectF(box.left() + side, box.center().y() - pixels * 0.55, box.width() - 2 * side, pixels * 1.1)
    wide = ramp.width() / _STEPS
    for number, (red, green, blue) in enumerate(colours(np.linspace(-1, 1, _STEPS))):
        piece = QRectF(ramp.left() + number * wide, ramp.top(), wide + 0.6, ramp.height())
        painter.fillRect(piece, QColor(int(red), int(green), int(blue)))
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawRect(ramp)
    align = figure.Align
    room = side - 6
    left = QRectF(box.left(), box.top(), room, box.height())
    right = QRectF(box.right() - room, box.top(), room, box.height())
    figure.write(painter, left, texts[0], align.AlignRight, style.soft, pixels)
    figure.write(painter, ramp, texts[1], colour=style.ink, pixels=pixels)
    figure.write(painter, right, texts[2], align.AlignLeft, style.soft, pixels)


def _rgb(colour: str) -> np.ndarray:
    return np.array(figure.rgb(colour), dtype=np.float64)

"""A map of heights that stays covered until it may be seen, with the path of a walk over it."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_BANDS = 14
"""Heights are drawn in bands, whose edges are contour lines."""
_ARROW = 26.0


class Seen(NamedTuple):
    """What is drawn."""

    path: Sequence[tuple[float, float]]
    """Where the walk has been, in units of the two axes."""
    reach: float
    """The map goes from −reach to reach along both axes."""
    heights: np.ndarray | None = None
    """(n, n): a row for each place along the second axis, from −reach up; None while it is covered."""
    angle: float | None = None
    """Where the next move points, in degrees from the first axis towards the second."""
    texts: tuple[str, str, str] = ("", "", "")
    """The two axes, and what covers the map."""


class BlindMap(QWidget):
    """A square."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen = Seen((), 1.0)
        self._image: QImage | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(240, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 90)

    def show_walk(self, seen: Seen, words: str) -> None:
        """Draw this; `words` for a screen reader."""
        if seen.heights is not self._seen.heights:
            self._image = None
        self._seen = seen
        self.setAccessibleDescription(words)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.PaletteChange:
            self._image = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, style, seen = QPainter(self), look.now(), self._seen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = style.small * 1.5
        side = min(self.width() - 2.0, self.height() - 2 * line)
        box = QRectF((self.width() - side) / 2, line, side, side)
        figure.write(painter, QRectF(0, box.bottom(), self.width(), line), seen.texts[0], colour=style.soft,
                     pixels=style.small)  # fmt: skip
        figure.write(painter, QRectF(0, 0, self.width(), line), seen.texts[1], colour=style.soft,
                     pixels=style.small)  # fmt: skip
        if seen.heights is None:
            painter.fillRect(box, QColor(style.groove))
            figure.hatch(painter, box, style.grid, 11.0, 2.0)
        else:
            if self._image is None:
                self._image = _banded(seen.heights)
            painter.drawImage(box, self._image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawRect(box)
        painter.setClipRect(box)
        self._paint_path(painter, box)
        if seen.heights is None:
            # Upon the path, which may lead anywhere, and at the edge, where it seldom is.
            below = QRectF(box.left() + 1, box.bottom() - 2 * line, box.width() - 2, 2 * line - 1)
            painter.fillRect(below, QColor(style.groove))
            figure.write(painter, below, seen.texts[2], pixels=style.small)

    def _paint_path(self, painter: QPainter, box: QRectF) -> None:
        style, seen = look.now(), self._seen
        places = [
            QPointF(
                box.center().x() + x / seen.reach * box.width() / 2,
                box.center().y() - y / seen.reach * box.height() / 2,
            )
            for x, y in seen.path
        ]
        for colour, width in ((style.card, 5.0), (style.ink, 2.0)):
            painter.setPen(figure.pen(colour, width))
            painter.drawPolyline(places)
        painter.setPen(figure.pen(style.card, 1.5))
        for number, place in enumerate(places):
            last = number == len(places) - 1
            painter.setBrush(QColor(style.largest if last else style.ink))
            painter.drawEllipse(place, 6.0 if last else 3.5, 6.0 if last else 3.5)
        if seen.angle is not None and places:
            turn = np.deg2rad(seen.angle)
            tip = places[-1] + QPointF(_ARROW * np.cos(turn), -_ARROW * np.sin(turn))
            painter.setPen(figure.pen(style.hand, 3.0))
            painter.drawLine(places[-1], tip)
            painter.setBrush(QColor(style.hand))
            painter.drawEllipse(tip, 4.0, 4.0)


def _banded(heights: np.ndarray) -> QImage:
    """Dark is high, light is low; unknown places are the card's colour."""
    style = look.now()
    low, high = np.nanmin(heights), np.nanmax(heights)
    shares = np.nan_to_num((heights - low) / ((high - low) or 1.0))
    bands = np.floor(np.clip(shares, 0, 0.9999) * _BANDS) / (_BANDS - 1)
    ends = [np.array(figure.rgb(colour), np.float64) for colour in (style.card, style.above)]
    colours = ends[0] + bands[..., np.newaxis] * (ends[1] - ends[0])
    image = np.ascontiguousarray(np.rint(colours[::-1]).astype(np.uint8))
    tall, wide = heights.shape
    return QImage(image.data, wide, tall, 3 * wide, QImage.Format.Format_RGB888).copy()

"""A map of a valley of two dials: the ball, the gradient's two parts as arrows, and the walk."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from clawdemy_gui.widgets.charts.valley_curve import draw_arrow
from clawdemy_gui.widgets.maps.contour_map import ContourMap
from clawdemy_gui.widgets.maps.contour_paint import Chart, MapLayout, MapWords, Mark, lay_out
from clawdemy_gui.widgets.painting import figure

Range: TypeAlias = tuple[float, float]
RING = 6.5
"""The radius in pixels of the mark where the next step lands."""
_POINTS = 61
"""Points along each side of the surface,"""
_FINE = 141
"""and along the shorter side of the map."""
_FLAT = 1e-12
_LONGEST = 90.0
"""Pixels; the longer of the two arrows is at most so long."""
_SHORTEST = 5.0


def heights_of(
    cost: Callable[[tuple[float, float]], float],
    x_range: tuple[float, float],
    y_range: tuple[float, float],
) -> np.ndarray:
    """The cost over a grid: (rows, columns), rows from bottom to top."""
    across, up = np.linspace(*x_range, _POINTS), np.linspace(*y_range, _POINTS)
    return np.array([[cost((x, y)) for x in across.tolist()] for y in up.tolist()])


class ValleyMap(ContourMap):
    """The map never moves: the whole valley is seen, and more of it where there is room.

    Both directions have one scale, so that downhill is at right angles to the contours.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._cost: Callable[[Any], Any] | None = None
        self._map_words = MapWords("", "", "")
        self._parts: tuple[float, float] | None = None
        self._next: tuple[float, float] | None = None

    def show_valley(
        self, cost: Callable[[Any], Any], x_range: Range, y_range: Range, words: MapWords, minima: list[Mark]
    ) -> None:
        """`cost` of a pair of numbers or of arrays, what must be seen of it, its lowest places by name."""
        self._cost, self._map_words = cost, words
        self.show_seen(x_range, y_range)
        self.show_marks(minima, np.zeros((0, 2)))
        self._throw_away()

    def show_walk(
        self,
        trail: np.ndarray,
        slopes: tuple[float, float],
        next_place: tuple[float, float] | None,
        words: str,
    ) -> None:
        """trail: (k, 2), the ball is at its end; slopes: the gradient there; words: for a screen reader.

        `next_place` is where the next step lands; None where it leads too far.
        """
        self._parts = None if max(map(abs, slopes)) < _FLAT else slopes
        self._next = next_place if self._parts is not None else None
        self.show_marks(self._marks, trail)
        self.show_ball(float(trail[-1][0]), float(trail[-1][1]), None, words)

    def layout_in(self, box: QRectF) -> MapLayout | None:
        if self._cost is None:
            return None
        blank = Chart(np.zeros((2, 2)), *self._seen, self._map_words)
        x_range, y_range = self._seen
        for _ in range(2):  # other numbers on the axis make another margin
            plot = lay_out(blank, box, x_range, y_range).plot
            x_range, y_range = _filling(self._seen, plot)
        shape = plot.width() / plot.height()
        across, up = round(_FINE * max(1.0, shape)), round(_FINE * max(1.0, 1 / shape))
        values = self._cost(tuple(np.meshgrid(np.linspace(*x_range, across), np.linspace(*y_range, up))))
        chart = Chart(values, x_range, y_range, self._map_words, self._marks)
        return MapLayout(chart, box, plot, x_range, y_range)

    def _draw_upon(self, painter: QPainter, shown: MapLayout) -> None:
        here = shown.to_screen(*self._ball)
        there = shown.to_screen(*self._next) if self._next is not None else None
        painter.save()
        painter.setClipRect(shown.plot)
        if there is not None:
            _draw_way(painter, here, there)
        painter.restore()
        super()._draw_upon(painter, shown)
        painter.save()
        painter.setClipRect(shown.plot)
        if self._parts is not None:
            _draw_parts(painter, here, self._parts)
        if there is not None:
            _draw_ring(painter, there)
        painter.restore()


def _draw_parts(painter: QPainter, here: QPointF, parts: tuple[float, float]) -> None:
    """How steeply it falls along each dial, as two arrows."""
    largest = max(map(abs, parts))
    for slope, way in zip(parts, (QPointF(-1, 0), QPointF(0, 1)), strict=True):
        length = _LONGEST * slope / largest
        if abs(length) >= _SHORTEST:
            for colour, width in (("#000000", 5.0), ("#ffffff", 2.6)):
                painter.setPen(figure.pen(colour, width))
                draw_arrow(painter, here, here + way * length, 9.0)


def _draw_way(painter: QPainter, here: QPointF, there: QPointF) -> None:
    """A dashed line straight downhill."""
    for colour, width in (("#000000", 3.6), ("#ffffff", 1.8)):
        painter.setPen(figure.pen(colour, width, dashed=colour == "#ffffff"))
        painter.drawLine(here, there)


def _draw_ring(painter: QPainter, there: QPointF) -> None:
    """Where the next step lands."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in (("#000000", 4.4), ("#ffffff", 2.2)):
        painter.setPen(figure.pen(colour, width))
        painter.drawEllipse(there, RING, RING)


def _filling(seen: tuple[Range, Range], plot: QRectF) -> tuple[Range, Range]:
    """The ranges around what must be seen that fill the plot at one scale."""
    (left, right), (bottom, top) = seen
    unit = min(plot.width() / (right - left), plot.height() / (top - bottom))
    wide, tall = plot.width() / unit / 2, plot.height() / unit / 2
    x, y = (left + right) / 2, (bottom + top) / 2
    return (x - wide, x + wide), (y - tall, y + tall)

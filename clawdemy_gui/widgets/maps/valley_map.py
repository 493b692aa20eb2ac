"""A map of a valley of two dials: the ball, the gradient's two parts as arrows, and the walk."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from clawdemy_gui.widgets.charts.valley_curve import draw_arrow
from clawdemy_gui.widgets.maps.contour_map import ContourMap
from clawdemy_gui.widgets.maps.contour_paint import Chart, MapLayout, MapWords, Mark
from clawdemy_gui.widgets.painting import figure

_POINTS = 61
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
    """The map never moves: the whole valley is seen."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._parts: tuple[float, float] | None = None

    def show_valley(
        self,
        heights: np.ndarray,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        words: MapWords,
        minima: list[Mark],
    ) -> None:
        """The whole valley and its lowest places by name."""
        self.show_seen(x_range, y_range)
        self.show_chart(Chart(heights, x_range, y_range, words, minima))
        self.show_marks(minima, np.zeros((0, 2)))

    def show_walk(self, trail: np.ndarray, slopes: tuple[float, float], words: str) -> None:
        """trail: (k, 2), the ball is at its end; slopes: the gradient there; words: for a screen reader."""
        self._parts = None if max(map(abs, slopes)) < 1e-12 else slopes
        self.show_marks(self._marks, trail)
        self.show_ball(float(trail[-1][0]), float(trail[-1][1]), None, words)

    def _draw_upon(self, painter: QPainter, shown: MapLayout) -> None:
        super()._draw_upon(painter, shown)
        if self._parts is None:
            return
        here = shown.to_screen(*self._ball)
        largest = max(map(abs, self._parts))
        painter.save()
        painter.setClipRect(shown.plot)
        for slope, way in zip(self._parts, (QPointF(-1, 0), QPointF(0, 1)), strict=True):
            length = _LONGEST * slope / largest
            if abs(length) >= _SHORTEST:
                for colour, width in (("#000000", 5.0), ("#ffffff", 2.6)):
                    painter.setPen(figure.pen(colour, width))
                    draw_arrow(painter, here, here + way * length, 9.0)
        painter.restore()

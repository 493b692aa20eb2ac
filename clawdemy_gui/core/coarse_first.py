"""In which order a picture is computed: a coarse one first, then twice as fine, until every point is known.

The first pass takes every stride-th point, the stride a power of two that leaves at least seven of them; each
next pass halves the stride and takes the points that are new.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_COARSEST = 7
"""Points along a side of the first picture, if there are so many."""

Points = npt.NDArray[np.intp]


class Picture(NamedTuple):
    """What is known of a curve (n,) or a plane (rows, columns) so far; the arrays are the caller's own."""

    costs: npt.NDArray[np.float64]
    """NaN where it is not known yet."""
    accuracies: npt.NDArray[np.float64]
    """NaN where it is not known yet."""
    known: npt.NDArray[np.bool_]
    stride: int
    """Every point whose row and column are multiples of this is known; 0 while the first pass goes on."""
    done: int
    """How many points are known, of `total`."""
    total: int


class Growing:
    """A picture that grows."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.costs, self.accuracies = np.full(shape, np.nan), np.full(shape, np.nan)
        self.stride = 0

    def so_far(self) -> Picture:
        """A copy of what is known."""
        known = ~np.isnan(self.costs)
        done = int(np.count_nonzero(known))
        return Picture(self.costs.copy(), self.accuracies.copy(), known, self.stride, done, known.size)


class Strip(NamedTuple):
    """Points of one row that are due together."""

    stride: int
    row: int
    columns: Points


def passes(points: int) -> Iterator[tuple[int, Points]]:
    """Each stride with the points that are new at it, along one line."""
    stride = _first_stride(points)
    yield stride, np.arange(0, points, stride)
    while stride > 1:
        stride //= 2
        yield stride, np.arange(stride, points, 2 * stride)


def strips(rows: int, columns: int) -> Iterator[Strip]:
    """The points of a plane: every stride-th column of every stride-th row, pass by pass, row by row."""
    stride = _first_stride(min(rows, columns))
    coarsest = stride
    while stride:
        for row in range(0, rows, stride):
            old_row = stride < coarsest and row % (2 * stride) == 0
            start, every = (stride, 2 * stride) if old_row else (0, stride)
            yield Strip(stride, row, np.arange(start, columns, every))
        stride //= 2


def _first_stride(points: int) -> int:
    stride = 1
    while (points - 1) // (2 * stride) >= _COARSEST - 1:
        stride *= 2
    return stride

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


class GrowingPicture:
    """A picture that grows."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.costs, self.accuracies = np.full(shape, np.nan), np.full(shape, np.nan)
        self.stride = 0

    def so_far(self) -> Picture:
        """A copy of what is known."""
        known = ~np.isnan(self.costs)
        done = int(np.count_nonzero(known))
        return Picture(self.costs.copy(), self.accuracies.copy(), known, self.stride, done, known.size)


class Patch(NamedTuple):
    """Points that are due together: each of these rows at each of these columns."""

    rows: Points
    columns: Points
    stride: int
    completes: bool = True
    """Whether all points of this stride are known after it."""


def passes(points: int) -> Iterator[tuple[int, Points]]:
    """Each stride with the points that are new at it, along one line."""
    stride = _first_stride(points)
    yield stride, np.arange(0, points, stride)
    while stride > 1:
        stride //= 2
        yield stride, np.arange(stride, points, 2 * stride)


def patches(rows: int, columns: int) -> Iterator[Patch]:
    """The points of a plane: every stride-th column of every stride-th row.

    Each pass first fills up the rows of the pass before, then takes the rows between them.
    """
    stride = _first_stride(min(rows, columns))
    yield Patch(np.arange(0, rows, stride), np.arange(0, columns, stride), stride)
    while stride > 1:
        stride //= 2
        old, new = np.arange(0, rows, 2 * stride), np.arange(stride, rows, 2 * stride)
        yield Patch(old, np.arange(stride, columns, 2 * stride), stride, completes=False)
        yield Patch(new, np.arange(0, columns, stride), stride)


def rectangles(rows: int, columns: int, points: int) -> Iterator[tuple[slice, slice]]:
    """Cut a rectangle into some of at most so many points: a few whole rows, or a part of one."""
    high = max(1, points // columns)
    for top in range(0, rows, high):
        for left in range(0, columns, points):
            yield slice(top, min(top + high, rows)), slice(left, min(left + points, columns))


def _first_stride(points: int) -> int:
    stride = 1
    while (points - 1) // (2 * stride) >= _COARSEST - 1:
        stride *= 2
    return stride

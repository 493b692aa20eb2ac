"""Tells which dark pixels hang together, by the unbroken runs that their rows are made of."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.intp]


class Runs(NamedTuple):
    """The runs of a picture in reading order, each (k,)."""

    rows: Numbers
    starts: Numbers
    """The first column."""
    ends: Numbers
    """The column after the last."""
    pieces: Numbers
    """A number from 0 on, the same for all runs that hang together."""


def runs_of(inked: npt.NDArray[np.bool_], over_corners: bool) -> Runs:
    """The runs of inked pixels; `over_corners`: pixels that touch at a corner hang together too."""
    edges = np.diff(np.pad(inked, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    pairs = _touching(rows, starts, ends, inked.shape[1], int(over_corners))
    return Runs(rows, starts, ends, _joined(len(rows), *pairs))


def _touching(
    rows: Numbers, starts: Numbers, ends: Numbers, width: int, beyond: int
) -> tuple[Numbers, Numbers]:
    """The pairs of runs, one below the other, that share a column, or lie so many columns apart."""
    # One number for a place, with room between the rows for what reaches beyond them.
    row = width + 4
    first = np.searchsorted(rows * row + ends, (rows + 1) * row + starts - beyond, side="right")
    after = np.searchsorted(rows * row + starts, (rows + 1) * row + ends + beyond, side="left")
    many = np.maximum(after - first, 0)
    above = np.repeat(np.arange(len(rows)), many)
    within = np.arange(len(above)) - np.repeat(np.cumsum(many) - many, many)
    return above, np.repeat(first, many) + within


def _joined(count: int, one: Numbers, other: Numbers) -> Numbers:
    """A number for each of `count` runs: the same for all that hang together, from 0 on."""
    root = np.arange(count)
    while True:
        apart = root[one] != root[other]
        one, other = one[apart], other[apart]
        if not len(one):
            return np.unique(root, return_inverse=True)[1].reshape(-1)
        low, high = np.minimum(root[one], root[other]), np.maximum(root[one], root[other])
        np.minimum.at(root, high, low)
        while not np.array_equal(root, root[root]):
            root = root[root]

"""Contour lines of a grid of numbers: where it crosses a level, as short lines between its points."""

import numpy as np

Segments = np.ndarray
"""(n, 2, 2): for each line its two ends, each (column, row) in grid units."""

_AROUND = ((0, 0), (0, 1), (1, 1), (1, 0))
"""The corners of a cell, (row, column), one after the other around it."""


def contour(grid: np.ndarray, level: float) -> Segments:
    """Where `grid` (rows, columns) crosses `level`. A saddle is cut in one way of the two."""
    corners = [grid[r : r + grid.shape[0] - 1, c : c + grid.shape[1] - 1] for r, c in _AROUND]
    above = [corner > level for corner in corners]
    code = above[0] + 2 * above[1].astype(int) + 4 * above[2] + 8 * above[3]
    rows, columns = np.nonzero((code > 0) & (code < 15))
    if not len(rows):
        return np.zeros((0, 2, 2))
    values = np.stack([corner[rows, columns] for corner in corners], axis=1)
    high = values > level
    crosses = high != np.roll(high, -1, axis=1)
    places = _crossings(values, level) + np.stack([columns, rows], axis=1)[:, np.newaxis]
    return _paired(crosses, places)


def _crossings(values: np.ndarray, level: float) -> np.ndarray:
    """(n, 4, 2): where each side of each cell would be crossed, from the cell's first corner."""
    after = np.roll(values, -1, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.clip(np.nan_to_num((level - values) / (after - values)), 0.0, 1.0)
    starts = np.array([(c, r) for r, c in _AROUND], float)
    ways = np.roll(starts, -1, axis=0) - starts
    return np.asarray(starts + share[..., np.newaxis] * ways)


def _paired(crosses: np.ndarray, places: np.ndarray) -> Segments:
    """Join the first crossed side of each cell with the second, and a saddle's third with its fourth."""
    order = np.argsort(~crosses, axis=1, kind="stable")
    sorted_places = np.take_along_axis(places, order[..., np.newaxis], axis=1)
    saddle = crosses.sum(axis=1) == 4
    return np.concatenate([sorted_places[:, :2], sorted_places[saddle, 2:]])


def filled(values: np.ndarray, known: np.ndarray, stride: int) -> np.ndarray:
    """A grid or a row that is known at every stride-th point and at some others, without holes.

    Between the known ones it is straight; stride 0 knows nothing and gives nan.
    """
    if stride == 0 or known.all():
        return values
    whole = values
    for axis, length in enumerate(values.shape):
        whole = np.moveaxis(whole, axis, 0)[::stride]
        at = np.minimum(np.arange(length) / stride, len(whole) - 1)
        below = np.minimum(at.astype(int), max(0, len(whole) - 2))
        share = (at - below).reshape(-1, *[1] * (whole.ndim - 1))
        above = np.minimum(below + 1, len(whole) - 1)
        whole = np.moveaxis(whole[below] * (1 - share) + whole[above] * share, 0, axis)
    return np.where(known, values, whole)

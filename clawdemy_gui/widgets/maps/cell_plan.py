"""Where each numbered cell of a map is, and the texts between them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Caption(NamedTuple):
    """A text that stands on the map, in its own units."""

    box: tuple[float, float, float, float]
    """x, y, width, height."""
    text: str


class CellPlan(NamedTuple):
    """Where each cell is."""

    numbers: np.ndarray
    """(height, width): the number of the cell at each unit of the map, −1 for none."""
    captions: Sequence[Caption]


def cell_boxes(numbers: np.ndarray) -> np.ndarray:
    """(cells, 4): x, y, width and height of each cell."""
    rows, columns = np.nonzero(numbers >= 0)
    cells = numbers[rows, columns]
    count = int(cells.max(initial=0)) + 1
    ends = np.zeros((count, 4), int)
    ends[:, :2] = numbers.shape[::-1]
    np.minimum.at(ends[:, 0], cells, columns)
    np.minimum.at(ends[:, 1], cells, rows)
    np.maximum.at(ends[:, 2], cells, columns + 1)
    np.maximum.at(ends[:, 3], cells, rows + 1)
    ends[:, 2:] -= ends[:, :2]
    return ends

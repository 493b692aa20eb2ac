"""Finds the one digit on a levelled page: without dust, without a box around it, and never two of them."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.images.paper import Page
from clawdemy_gui.files.images.runs import runs_of

_GRID = 96
"""The page is looked at in at most so many cells a side."""
_INKED = 0.35
_DUST = 0.06
"""A mark of a smaller share of the largest one's cells is dust."""
_GAP = 0.08
"""Marks closer than this share of the page, in one direction, belong together."""
_HALF = 0.4
"""A group this tall (or wide), compared with the largest, is a digit of its own."""
_FRAME = 0.75
"""A box shows ink along this share of a side."""
_NEAR_EDGE = 0.12
_SMALLEST = 0.03
"""Of the page's longer side."""


class Mark(NamedTuple):
    """A piece of connected ink, in cells."""

    cells: npt.NDArray[np.intp]
    """(k, 2): row and column."""

    @property
    def ends(self) -> tuple[int, int, int, int]:
        """Top, bottom, left and right, the last ones included."""
        (top, left), (bottom, right) = self.cells.min(axis=0), self.cells.max(axis=0)
        return int(top), int(bottom), int(left), int(right)


class Found(NamedTuple):
    """What is on a page."""

    digits: int
    """How many digits; 2 stands for more than one."""
    ink: Page
    """The page with the one digit alone on it; the whole page where there is none or more than one."""


def find_digit(ink: Page) -> Found:
    """The digit on a page of ink, 0 (paper) to 1."""
    cell = -(-max(ink.shape) // _GRID)
    cells = _in_cells(ink, cell)
    marks = list(marks_in(cells > _INKED))
    marks = _without_frame(marks, cells.shape)
    if not marks:
        return Found(0, ink)
    most = max(len(mark.cells) for mark in marks)
    marks = [mark for mark in marks if len(mark.cells) >= _DUST * most]
    tallest = max(max(bottom - top, right - left) + 1 for top, bottom, left, right in (m.ends for m in marks))
    if tallest < _SMALLEST * max(cells.shape):
        return Found(0, ink)
    if _groups(marks, cells.shape, across=True) > 1 or _groups(marks, cells.shape, across=False) > 1:
        return Found(2, ink)
    return Found(1, _alone(ink, marks, cells.shape, cell))


def _in_cells(ink: Page, cell: int) -> Page:
    """The darkest pixel of each cell, so that no thin stroke is lost."""
    if cell == 1:
        return ink
    rows, columns = (-(-side // cell) for side in ink.shape)
    page = np.zeros((rows * cell, columns * cell))
    page[: ink.shape[0], : ink.shape[1]] = ink
    darkest: Page = page.reshape(rows, cell, columns, cell).max(axis=(1, 3))
    return darkest


def marks_in(inked: npt.NDArray[np.bool_]) -> Iterator[Mark]:
    """The pieces of ink that hang together, also over corners."""
    runs = runs_of(inked, over_corners=True)
    piece = np.repeat(runs.pieces, runs.ends - runs.starts)
    order = np.argsort(piece, kind="stable")
    cells, counts = np.argwhere(inked)[order], np.bincount(piece)
    yield from (Mark(each) for each in np.split(cells, np.cumsum(counts)[:-1]) if len(each))


def _without_frame(marks: list[Mark], shape: tuple[int, ...]) -> list[Mark]:
    """Without a drawn box: ink along at least three sides of the page, with something else inside."""
    return [mark for mark in marks if not _is_frame(mark, shape)] if len(marks) > 1 else marks


def _is_frame(mark: Mark, shape: tuple[int, ...]) -> bool:
    rows, columns = mark.cells.T
    near = [max(1, round(_NEAR_EDGE * side)) for side in shape]
    along = [
        len(np.unique(columns[rows < near[0]])) / shape[1],
        len(np.unique(columns[rows >= shape[0] - near[0]])) / shape[1],
        len(np.unique(rows[columns < near[1]])) / shape[0],
        len(np.unique(rows[columns >= shape[1] - near[1]])) / shape[0],
    ]
    return sum(share >= _FRAME for share in along) >= 3


def _groups(marks: list[Mark], shape: tuple[int, ...], across: bool) -> int:
    """How many digits stand beside each other (or, not across, below each other)."""
    gap = _GAP * max(shape)
    spans = sorted(mark.ends[2:] if across else mark.ends[:2] for mark in marks)
    joined = [list(spans[0])]
    for low, high in spans[1:]:
        if low - joined[-1][1] - 1 <= gap:
            joined[-1][1] = max(joined[-1][1], high)
        else:
            joined.append([low, high])
    sizes = []
    for low, high in joined:
        inside = [mark.ends for mark in marks if low <= mark.ends[2 if across else 0] <= high]
        top, left = (min(end[place] for end in inside) for place in (0, 2))
        bottom, right = (max(end[place] for end in inside) for place in (1, 3))
        sizes.append(max(bottom - top, right - left) + 1)
    return sum(size >= _HALF * max(sizes) for size in sizes)


def _alone(ink: Page, marks: list[Mark], shape: tuple[int, ...], cell: int) -> Page:
    """The page with these marks and the soft edge around them; all else is paper."""
    kept = np.zeros((shape[0] + 2, shape[1] + 2), bool)
    for mark in marks:
        rows, columns = mark.cells.T + 1
        for down in (-1, 0, 1):
            for over in (-1, 0, 1):
                kept[rows + down, columns + over] = True
    whole = kept[1:-1, 1:-1].repeat(cell, axis=0).repeat(cell, axis=1)[: ink.shape[0], : ink.shape[1]]
    return np.where(whole, ink, 0.0)

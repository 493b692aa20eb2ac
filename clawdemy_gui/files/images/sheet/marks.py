"""Finds what may be the four corner marks of a sheet in a picture, however it is turned."""

from collections.abc import Iterator
from itertools import combinations, permutations

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.images.sheet import plan
from clawdemy_gui.files.images.sheet.perspective import Places
from clawdemy_gui.files.images.sheet.pieces import Pieces, dark, pieces

_SIDES = 0.008, 0.07
"""How long the side of a mark is at least and at most, beside the longer side of the picture; 0.027 where the
paper just fills it."""
_LEAST_PIXELS = 4.0
"""Of the side of a mark: the hole of a smaller one cannot be seen."""
_LENGTHY = 2.2
"""Longer beside its width no square becomes on a sheet that can still be read."""
_FULL = 0.85, 1.04
"""A full square has the area that its spread tells: 1; a disc has 1.05."""
_HOLLOW = 0.42, 0.8
"""The same of the mark with the hole: (1 − h²) / (1 + h²), 0.6 for a hole half as wide as the mark."""
_BODY = 1.3
"""Standard deviations from the middle where both kinds of marks are dark in every direction."""
_DIRECTIONS = 16
_NEARLY = 0.8
_ALIKE = 2.2
"""The mark that is nearest to the camera is at most so many times longer than the farthest."""
_MOST = 14
"""So many candidates of either kind, the largest, are looked at."""
_PROPORTIONS = 0.6, 2.4
"""Height beside width of the sheet as it is seen; 1.24 from straight above."""
_OF_SHEET = 0.6, 1.7
"""The side of a mark beside what it should be for the sheet's size."""
_LOPSIDED = 2.0
"""The longer of two opposite edges of the sheet beside the shorter, at most."""
_LIKE_A_CORNER = 0.35
"""The cosine of the angle at a corner, at most: from 70 to 110 degrees."""

Marks = npt.NDArray[np.float64]
"""(k, 3): x, y and side, in pixels."""


def find_marks(grey: npt.NDArray[np.float32]) -> tuple[Marks, Marks]:
    """What may be marks in a picture, (rows, columns) of brightness 0…1: those with a hole, and full ones."""
    inked = dark(grey)
    found = pieces(inked)
    sides = np.sqrt(12 * found.spread)
    shortest, longest = (share * max(grey.shape) for share in _SIDES)
    fits = (sides > max(shortest, _LEAST_PIXELS)) & (sides < longest) & (found.lengthy < _LENGTHY)
    found = found.chosen(fits)
    shape = found.area / (12 * found.spread)
    body = _inked(inked, found, _BODY) > _NEARLY
    middle = _inked(inked, found, 0.0) > _NEARLY
    hollow = body & ~middle & (shape > _HOLLOW[0]) & (shape < _HOLLOW[1])
    full = body & middle & (shape > _FULL[0]) & (shape < _FULL[1])
    # A hole spreads the same outline more.
    return _largest(found.chosen(hollow), 1 + (plan.HOLE / plan.MARK) ** 2), _largest(found.chosen(full), 1.0)


def _inked(inked: npt.NDArray[np.bool_], found: Pieces, reach: float) -> npt.NDArray[np.float64]:
    """The share of the places around each that are dark, (k,)."""
    places = np.rint(found.around(reach, _DIRECTIONS)).astype(np.intp)
    rows = places[..., 1].clip(0, inked.shape[0] - 1)
    columns = places[..., 0].clip(0, inked.shape[1] - 1)
    share: npt.NDArray[np.float64] = inked[rows, columns].mean(axis=-1)
    return share


def _largest(found: Pieces, outline: float) -> Marks:
    marks = np.stack([found.x, found.y, np.sqrt(12 * found.spread / outline)], axis=-1)
    return marks[np.argsort(-marks[:, 2], kind="stable")[:_MOST]]


def quads(hollow: Marks, full: Marks) -> Iterator[Places]:
    """Every four that lie like the marks of a sheet, (4, 2): the one with the hole, and on clockwise."""
    for first in hollow:
        near = full[(full[:, 2] < _ALIKE * first[2]) & (full[:, 2] > first[2] / _ALIKE)]
        for others in combinations(near, 3):
            marks = np.array([first, *others])
            x, y = (marks[:, :2] - marks[:, :2].mean(axis=0)).T
            around = np.argsort(np.arctan2(y, x))
            marks = marks[np.roll(around, -int(np.flatnonzero(around == 0)[0]))]
            if _is_sheet(marks):
                yield marks[:, :2]


def _is_sheet(marks: Marks) -> bool:
    """Whether four marks in order lie like the corners of a sheet that is seen from somewhere above."""
    sides = np.roll(marks[:, :2], -1, axis=0) - marks[:, :2]
    following = np.roll(sides, -1, axis=0)
    turns = sides[:, 0] * following[:, 1] - sides[:, 1] * following[:, 0]
    edges = np.hypot(sides[:, 0], sides[:, 1])
    lopsided = np.maximum(edges[:2], edges[2:]) > _LOPSIDED * np.minimum(edges[:2], edges[2:])
    if not (turns > 0).all() or lopsided.any():
        return False
    wide, tall = (edges[:2] + edges[2:]) / 2
    return _in_proportion(wide, tall, float(marks[:, 2].mean()))


def _in_proportion(wide: float, tall: float, side: float) -> bool:
    """Whether marks of this side belong to a sheet of this width and height."""
    should = plan.MARK * np.sqrt(wide * tall / (plan.WIDE * plan.TALL))
    return bool(
        _PROPORTIONS[0] < tall / wide < _PROPORTIONS[1] and _OF_SHEET[0] < side / should < _OF_SHEET[1]
    )


def lies_like_three(hollow: Marks, full: Marks) -> bool:
    """Whether three of them lie like three corners of a sheet, so that most likely the fourth is missing."""
    kinds = [*((mark, True) for mark in hollow), *((mark, False) for mark in full)]
    for three in combinations(kinds, 3):
        marks = np.array([mark for mark, _ in three])
        if sum(with_hole for _, with_hole in three) > 1 or marks[:, 2].max() > _ALIKE * marks[:, 2].min():
            continue
        if any(_is_corner(*order) for order in permutations(marks)):
            return True
    return False


def _is_corner(one: Marks, corner: Marks, other: Marks) -> bool:
    """Whether the corner's two sides go to the others, the first along the width and the second down."""
    across, down = one[:2] - corner[:2], other[:2] - corner[:2]
    wide, tall = float(np.hypot(*across)), float(np.hypot(*down))
    if abs(across @ down) > _LIKE_A_CORNER * wide * tall:
        return False
    return _in_proportion(wide, tall, float(np.mean([one[2], corner[2], other[2]])))

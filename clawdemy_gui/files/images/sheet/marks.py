"""Finds what may be the four corner marks of a sheet in a picture, however it is turned."""

from itertools import combinations

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
_MOST_HOLLOW, _MOST_FULL = 40, 10
"""So many candidates, the largest, are looked at; ten people may have written forty large round digits."""
_PROPORTIONS = 0.6, 2.4
"""Height beside width of the sheet as it is seen; 1.24 from straight above."""
_OF_SHEET = 0.6, 1.7
"""The side of a mark beside what it should be for the sheet's size."""
_LOPSIDED = 2.0
"""The longer of two opposite edges of the sheet beside the shorter, at most."""
_LIKE_A_CORNER = 0.35
"""The cosine of the angle at a corner, at most: from 70 to 110 degrees."""

Lengths = npt.NDArray[np.float64]
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
    outline = 1 + (plan.HOLE / plan.MARK) ** 2
    return (
        _largest(found.chosen(hollow), outline, _MOST_HOLLOW),
        _largest(found.chosen(full), 1.0, _MOST_FULL),
    )


def _inked(inked: npt.NDArray[np.bool_], found: Pieces, reach: float) -> npt.NDArray[np.float64]:
    """The share of the places around each that are dark, (k,)."""
    places = np.rint(found.around(reach, _DIRECTIONS)).astype(np.intp)
    rows = places[..., 1].clip(0, inked.shape[0] - 1)
    columns = places[..., 0].clip(0, inked.shape[1] - 1)
    share: npt.NDArray[np.float64] = inked[rows, columns].mean(axis=-1)
    return share


def _largest(found: Pieces, outline: float, most: int) -> Marks:
    marks = np.stack([found.x, found.y, np.sqrt(12 * found.spread / outline)], axis=-1)
    return marks[np.argsort(-marks[:, 2], kind="stable")[:most]]


def quads(hollow: Marks, full: Marks) -> Places:
    """Every four that lie like the marks of a sheet, (k, 4, 2): the one with the hole, and on clockwise."""
    three = np.array(list(combinations(full, 3))).reshape(-1, 3, 3)
    first = np.repeat(hollow, len(three), axis=0)[:, None]
    marks = np.concatenate([first, np.tile(three, (len(hollow), 1, 1))], axis=1)
    x, y = np.moveaxis(marks[..., :2] - marks[..., :2].mean(axis=1, keepdims=True), -1, 0)
    angles = np.arctan2(y, x)
    # On a screen, with y downwards, growing angles go clockwise.
    from_first = (angles - angles[:, :1]) % (2 * np.pi)
    order = np.argsort(from_first, axis=1)
    marks = np.take_along_axis(marks, order[..., None], axis=1)
    found: Places = marks[_are_sheets(marks), :, :2]
    return found


def _are_sheets(marks: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which four marks in order, (k, 4, 3), lie like the corners of a sheet that is seen from above."""
    sides = np.roll(marks[..., :2], -1, axis=1) - marks[..., :2]
    following = np.roll(sides, -1, axis=1)
    turns = sides[..., 0] * following[..., 1] - sides[..., 1] * following[..., 0]
    edges = np.hypot(sides[..., 0], sides[..., 1])
    one, other = edges[:, :2], edges[:, 2:]
    straight = (np.maximum(one, other) < _LOPSIDED * np.minimum(one, other)).all(axis=1)
    alike = marks[..., 2].max(axis=1) < _ALIKE * marks[..., 2].min(axis=1)
    wide, tall = ((one + other) / 2).T
    fits = _in_proportion(wide, tall, marks[..., 2].mean(axis=1))
    are: npt.NDArray[np.bool_] = (turns > 0).all(axis=1) & straight & alike & fits
    return are


def _in_proportion(wide: Lengths, tall: Lengths, side: Lengths) -> npt.NDArray[np.bool_]:
    """Whether marks of this side belong to a sheet of this width and height."""
    should = plan.MARK * np.sqrt(wide * tall / (plan.WIDE * plan.TALL))
    fits: npt.NDArray[np.bool_] = (
        (tall > _PROPORTIONS[0] * wide)
        & (tall < _PROPORTIONS[1] * wide)
        & (side > _OF_SHEET[0] * should)
        & (side < _OF_SHEET[1] * should)
    )
    return fits


def lies_like_three(hollow: Marks, full: Marks) -> bool:
    """Whether three of them lie like three corners of a sheet, so that most likely the fourth is missing."""
    marks = np.concatenate([hollow, full])
    holes = np.arange(len(marks)) < len(hollow)
    # From every mark as the corner (first) to every other across (second) and to every other down (third).
    sides = marks[:, :2] - marks[:, None, :2]
    long = np.hypot(sides[..., 0], sides[..., 1])
    wide, tall = np.broadcast_arrays(long[:, :, None], long[:, None])
    three = np.stack(np.broadcast_arrays(*np.ix_(marks[:, 2], marks[:, 2], marks[:, 2])))
    square = np.abs(np.einsum("cax,cbx->cab", sides, sides)) < _LIKE_A_CORNER * wide * tall
    alike = three.max(axis=0) < _ALIKE * three.min(axis=0)
    one_hole = sum(np.ix_(holes * 1, holes * 1, holes * 1)) <= 1
    return bool((square & alike & one_hole & _in_proportion(wide, tall, three.mean(axis=0))).any())

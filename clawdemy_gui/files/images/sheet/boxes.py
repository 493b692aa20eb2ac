"""Finds the printed frame of every box of a sheet in its picture, and cuts out what is written inside."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from clawdemy_gui.files.images.sheet import plan
from clawdemy_gui.files.images.sheet.perspective import Matrix, Places, sampled, seen

Grey = npt.NDArray[np.float32]
"""(rows, columns), brightness 0…1."""

_GRID = np.linspace(-5.5, 5.5, 23)
"""Where a corner mark and the white around it are compared with the plan, in millimetres from its middle."""
_REACH = 2.2
"""Millimetres to either side in which a line of the frame is looked for: paper curls, lenses bend."""
_STEP = 0.1
_OFFSETS = np.arange(-_REACH, _REACH + _STEP / 2, _STEP)
_ALONG = np.linspace(0.1, 0.9, 17)
"""Where a line is looked at, from one of its ends to the other."""
_LINE = 0.08
"""A line is darker than the paper beside it by this share of the paper's brightness."""
_DARKEST = 0.3
"""More than that counts no more: a pen is darker than a frame."""
_INSIDE = 0.9
"""Millimetres from the middle of the frame's line that are cut off with it."""
PIXELS = 84
"""Of a box's side as it is cut out: three times the 28 that a network sees."""


def likeness(grey: Grey, matrix: Matrix) -> float:
    """How alike the least of the four corner marks is to what the plan has there: a correlation, −1…1.

    At the right place 0.92 and more; of other marks and of round digits at most 0.6 (measured).
    """
    x, y = np.meshgrid(_GRID, _GRID)
    marks = sampled(grey, seen(matrix, plan.CORNERS[:, None, None] + np.stack([x, y], axis=-1)))
    away = np.maximum(np.abs(x), np.abs(y))
    inked = np.stack([away < plan.MARK / 2] * len(marks))
    inked[0] &= away > plan.HOLE / 2
    # At an edge a pixel's breadth would decide.
    sure = np.abs(away - plan.MARK / 2) > _STEP
    return min(_correlation(-mark[sure], ink[sure]) for mark, ink in zip(marks, inked, strict=True))


def _correlation(one: npt.NDArray[np.float32], other: npt.NDArray[np.bool_]) -> float:
    spread = float(one.std() * other.std())
    return float(((one - one.mean()) * (other - other.mean())).mean()) / spread if spread > 0 else 0.0


class Frames(NamedTuple):
    """Where the boxes of a sheet are."""

    edges: npt.NDArray[np.float64]
    """(boxes, 4): left, top, right and bottom, in millimetres of the plan."""
    found: float
    """The share of all their lines that can be seen there, 0…1."""


def find_frames(grey: Grey, matrix: Matrix) -> Frames:
    """The boxes as they are in a picture. `matrix`: from the plan to the picture.

    A box is where both lines of a pair are, left and right or top and bottom, its own and its neighbours':
    one line alone may be a stroke of the pen, or belong to the next box.
    """
    # A person's boxes at a time, which takes a tenth of the memory.
    depths = np.concatenate([_depths(grey, matrix, boxes) for boxes in np.split(plan.boxes(), plan.PEOPLE)])
    pairs = (depths[:, :2] + depths[:, 2:]).reshape(plan.PEOPLE, plan.DIGITS, 2, len(_OFFSETS))
    wide = np.pad(pairs, ((1, 1), (1, 1), (0, 0), (0, 0)), mode="edge")
    around = sliding_window_view(wide, (3, 3), axis=(0, 1)).sum(axis=(-1, -2))
    best = np.tile(around.argmax(axis=-1).reshape(-1, 2), 2)
    corners = plan.boxes()
    edges = np.concatenate([corners, corners + plan.BOX], axis=1) + _OFFSETS[best]
    near = np.clip(best[..., None] + np.arange(-2, 3), 0, len(_OFFSETS) - 1)
    there = np.take_along_axis(depths, near, axis=-1).max(axis=-1) > _LINE
    return Frames(edges, float(there.mean()))


def _depths(grey: Grey, matrix: Matrix, corners: Places) -> Grey:
    """How much darker than the paper every place is where a line may be, (boxes, 4, offsets), 0…0.3.

    `corners`: the upper left ones of the boxes, (boxes, 2), in millimetres of the plan.
    """
    starts = np.concatenate([corners, corners + plan.BOX], axis=1)[:, :, None, None]
    across = starts + _OFFSETS[:, None] + 0 * _ALONG
    along = corners[:, [1, 0, 1, 0], None, None] + plan.BOX * _ALONG + 0 * _OFFSETS[:, None]
    # Left and right are lines of one x, top and bottom of one y.
    upright = (np.arange(4) % 2 == 0)[:, None, None]
    places: Places = np.stack([np.where(upright, across, along), np.where(upright, along, across)], axis=-1)
    # Ink that crosses a line or a digit that touches it does not move a median.
    profile = np.median(sampled(grey, seen(matrix, places)), axis=-1)
    paper = np.maximum(np.median(profile, axis=-1, keepdims=True), 1e-3)
    depths: Grey = np.clip(1 - profile / paper, 0, _DARKEST)
    return depths


def cut_out(grey: Grey, matrix: Matrix, edges: npt.NDArray[np.float64]) -> Grey:
    """What one box holds, (84, 84), without its frame. `edges`: left, top, right, bottom in millimetres."""
    left, top, right, bottom = edges
    across = np.linspace(left + _INSIDE, right - _INSIDE, PIXELS)
    down = np.linspace(top + _INSIDE, bottom - _INSIDE, PIXELS)
    return sampled(grey, seen(matrix, np.stack(np.meshgrid(across, down), axis=-1)))

"""Turns what was cut out of one box into 28×28 bytes of ink, or tells that nothing legible is in it."""

from typing import Literal

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from clawdemy_gui.core.centring import as_digits, as_mnist
from clawdemy_gui.files.images import paper
from clawdemy_gui.files.images.dataset import SIDE, Bytes, Prepared
from clawdemy_gui.files.images.digit_on_paper import find_digit
from clawdemy_gui.files.images.sheet.boxes import PIXELS, Grey

_FAINTEST = 0.15
"""Ink is darker than the paper around it by this share of the paper's brightness; a pencil by more."""
_INKED = 0.005
"""The share of a box that is ink at least: a dot of a millimetre."""
_SMALLEST = 0.14
"""A digit is at least so high or wide beside its box: two millimetres. Less is a slip of the pen."""
_SOFT = 5
"""Pixels a side over which the grain of paper and camera is averaged, before paper is told from ink."""
_STROKE = 25
"""Pixels: four millimetres, wider than any stroke of a pen, so that there is paper beside all ink."""
_INK = 255

Written = Bytes | Literal["empty", "unclear"]


def written(box: Grey, prepared: Prepared) -> Written:
    """The digit in a box, (84, 84) of brightness 0…1, as (784,) bytes, 0 (paper) to 255 (ink).

    “empty” where nothing is written, “unclear” where it is more than one digit. “fitting” is as MNIST's
    makers prepared theirs.
    """
    soft = _soft(box)
    ground = np.maximum(_paper(soft), 1e-3)
    if 1 - np.quantile(soft / ground, _INKED) < _FAINTEST:
        return "empty"
    level = paper.above_paper(np.clip(1 - box / ground, 0, 1).astype(np.float64))
    found = find_digit(level.ink)
    if found.digits == 0 or (found.digits == 1 and _reach(found.ink) < _SMALLEST * PIXELS):
        return "empty"
    if found.digits > 1:
        return "unclear"
    if prepared == "as-it-is":
        blocks = found.ink.reshape(SIDE, PIXELS // SIDE, SIDE, PIXELS // SIDE).mean(axis=(1, 3))
        image: Bytes = np.rint(_INK * blocks).astype(np.uint8).reshape(-1)
        return image
    return as_digits(found.ink) if prepared == "digits" else as_mnist(found.ink)


def _soft(box: Grey) -> Grey:
    """The mean over a small square around every pixel."""
    wide = np.pad(box, _SOFT // 2, mode="edge")
    beside: Grey = sliding_window_view(wide, _SOFT, axis=1).mean(axis=-1)
    mean: Grey = sliding_window_view(beside, _SOFT, axis=0).mean(axis=-1)
    return mean


def _paper(box: Grey) -> Grey:
    """How bright the paper is at every pixel: under ink as beside it, on both sides of a shadow's edge."""
    # What lies at the edge goes on beyond it, so that a shadow in a corner stays a shadow.
    wide = np.pad(box, 2 * (_STROKE // 2), mode="edge")
    return _moving(_moving(wide, _STROKE, np.maximum), _STROKE, np.minimum)


def _moving(box: Grey, side: int, most: np.ufunc) -> Grey:
    """The most or the least over a square of so many pixels around every pixel that has one."""
    for _ in range(2):
        reach = 1
        while reach < side:
            step = min(reach, side - reach)
            box = most(box[step:], box[:-step])
            reach += step
        box = box.T
    return box


def _reach(ink: paper.Page) -> int:
    """How many pixels what is inked reaches, along its longer side."""
    rows, columns = np.nonzero(ink > 0.5)
    return int(max(np.ptp(rows), np.ptp(columns))) + 1 if len(rows) else 0

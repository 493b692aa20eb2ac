"""Finds the connected dark pieces of a picture, and tells of each where it lies and how it is shaped."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.images.runs import runs_of

_WINDOW = 8
"""Dark is what is darker than its surroundings, a part of the picture so many times shorter than its side."""
_DARKER = 0.72
"""Of the mean brightness around."""
_FAINTEST = 0.05
"""Of all brightness: what is darker by less is noise in a shadow."""


class Pieces(NamedTuple):
    """Some dark pieces, each (k,) numbers, in pixels."""

    area: npt.NDArray[np.float64]
    x: npt.NDArray[np.float64]
    """The middle of its mass."""
    y: npt.NDArray[np.float64]
    across: npt.NDArray[np.float64]
    """The variance of x over its pixels, a²/12 of a full square of side a; then that of y, and of both."""
    down: npt.NDArray[np.float64]
    both: npt.NDArray[np.float64]

    @property
    def spread(self) -> npt.NDArray[np.float64]:
        """a²/12 of a full square of side a, from whatever side it is seen: the root of the determinant."""
        square: npt.NDArray[np.float64] = np.sqrt(np.maximum(self.across * self.down - self.both**2, 1e-9))
        return square

    @property
    def lengthy(self) -> npt.NDArray[np.float64]:
        """How many times longer each is than wide, 1 or more."""
        half = (self.across + self.down) / 2
        apart = np.hypot((self.across - self.down) / 2, self.both)
        return np.sqrt((half + apart) / np.maximum(half - apart, 1e-9))

    def around(self, reach: float, directions: int) -> npt.NDArray[np.float64]:
        """Places around the middle of each, `reach` of its standard deviations away, (k, directions, 2)."""
        angles = np.arange(directions) * (2 * np.pi / directions)
        wide = np.sqrt(self.across)
        lean = self.both / wide
        upright = np.sqrt(np.maximum(self.down - lean**2, 1e-9))
        x = np.multiply.outer(wide, np.cos(angles))
        y = np.multiply.outer(lean, np.cos(angles)) + np.multiply.outer(upright, np.sin(angles))
        return np.stack([self.x[:, None] + reach * x, self.y[:, None] + reach * y], axis=-1)

    def chosen(self, which: npt.NDArray[np.bool_] | npt.NDArray[np.intp]) -> "Pieces":
        """Some of them."""
        return Pieces(*(numbers[which] for numbers in self))


def dark(grey: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Which pixels, (rows, columns), are clearly darker than what is around them."""
    around = _mean_around(grey, max(2, max(grey.shape) // _WINDOW // 2))
    found: npt.NDArray[np.bool_] = grey < np.minimum(_DARKER * around, around - _FAINTEST)
    return found


def _mean_around(grey: npt.NDArray[np.float32], reach: int) -> npt.NDArray[np.float32]:
    """The mean over a square of `reach` pixels to every side, as far as the picture goes."""
    page = grey
    for axis in (0, 1):
        count = page.shape[axis]
        sums = np.cumsum(np.insert(page, 0, 0, axis=axis), axis=axis, dtype=np.float64)
        low = np.maximum(np.arange(count) - reach, 0)
        high = np.minimum(np.arange(count) + reach + 1, count)
        total = np.take(sums, high, axis=axis)
        total -= np.take(sums, low, axis=axis)
        page = np.divide(total, np.expand_dims(high - low, 1 - axis), out=total).astype(np.float32)
    return page


def pieces(inked: npt.NDArray[np.bool_]) -> Pieces:
    """The pieces that hang together by their sides, from the rows of pixels that they are made of."""
    rows, starts, ends, piece = runs_of(inked, over_corners=False)
    count = int(piece.max(initial=-1)) + 1
    long = (ends - starts).astype(float)
    middle = (starts + ends - 1) / 2

    def summed(numbers: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.bincount(piece, numbers, count).astype(np.float64)

    area = summed(long)
    x, y = summed(long * middle) / area, summed(long * rows) / area
    # A pixel is a square, not a point: 1/12 in both directions.
    across = summed(long * middle**2 + long * (long**2 - 1) / 12) / area - x**2 + 1 / 12
    down = summed(long * rows.astype(float) ** 2) / area - y**2 + 1 / 12
    both = summed(long * middle * rows) / area - x * y
    return Pieces(area, x, y, across, down, both)

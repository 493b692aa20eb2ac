"""Arrays of other images than 28×28 grey ones: in three colours, larger, or scikit-learn's of 8×8."""

from collections.abc import Generator, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core import digits
from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images import npy_header
from clawdemy_gui.files.images.brightness import Scale, as_bytes
from clawdemy_gui.files.images.dataset import PIXELS, SIDE, Bytes, DataError, Progress, translate
from clawdemy_gui.files.images.npy_header import Promise

_SMALL = 8
_LARGEST = 256
"""Pixels a side; larger ones are photos, which a folder of pictures is for."""
_MOST_SMALL = 60_000
"""They grow twelvefold in memory."""
_PADDED = 32
"""MNIST with two empty pixels on each side, as LeNet takes it."""
_COLOURS = 3
_GREY = np.array([0.299, 0.587, 0.114], np.float32)
"""How bright red, green and blue look. Source: Recommendation ITU-R BT.601."""
_LEVELS = 16
_TOGETHER = 1 << 20
"""Bytes of images that are turned into 28×28 together."""


class Shape(NamedTuple):
    """What one image of the array is."""

    side: int
    colours_first: bool | None = None
    """(3, side, side) rather than (side, side, 3); None for grey."""

    @property
    def is_small(self) -> bool:
        """Whether it is one of scikit-learn's, of 8×8."""
        return self.side == _SMALL

    @property
    def values(self) -> int:
        """Numbers an image."""
        return self.side * self.side * (1 if self.colours_first is None else _COLOURS)


def shape_of(sides: Sequence[int]) -> Shape | None:
    """What images of these sides are, those of 1 left out; None where they are none, or 28×28 and grey."""
    if list(sides) == [_SMALL * _SMALL]:
        return Shape(_SMALL)
    first = len(sides) == 3 and sides[0] == _COLOURS
    last = len(sides) == 3 and sides[2] == _COLOURS
    square = list(sides[1:] if first else sides[:2])
    if len(sides) != (3 if first or last else 2) or square[0] != square[1]:
        return None
    side, is_grey = square[0], not (first or last)
    fits = (is_grey and side == _SMALL) or SIDE + is_grey <= side <= _LARGEST
    return Shape(side, None if is_grey else first) if fits else None


def small_scale(low: float, high: float, file_name: str) -> Scale:
    """The scale of images of 8×8. Raises DataError where they are not those of scikit-learn."""
    if not (low >= 0 and 1 < high <= _LEVELS):
        wrong = translate(
            "Data",
            "Brightness of the 8×8 images in {file} goes from {low} to {high}; understood are 0 to 16, as "
            "scikit-learn’s load_digits gives it",
        )
        raise DataError(wrong.format(file=file_name, low=echo(f"{low:g}"), high=echo(f"{high:g}")))
    return Scale(0, _LEVELS, "0–16")


def reading(
    promised: Promise, shape: Shape, count: int, scale: Scale, file_name: str
) -> Generator[Progress, None, tuple[Bytes, str]]:
    """(n, 784), and the sentences that say what was done. Raises DataError."""
    if shape.is_small and count > _MOST_SMALL:
        wrong = translate("Data", "{file} holds {found}; of 8×8 images up to {most:,} are understood")
        raise DataError(wrong.format(file=file_name, found=str(promised), most=_MOST_SMALL))
    framed = False
    if shape.side == _PADDED:
        framed = yield from _is_framed(promised, shape, count)
    images = bytearray()
    for some in _some(promised, shape):
        images += _fitted(some, shape, scale, framed)
        yield Progress(len(images) // PIXELS, count)
    return np.frombuffer(images, np.uint8).reshape(count, PIXELS), _said(shape, framed)


def _some(promised: Promise, shape: Shape) -> Iterator[npt.NDArray[Any]]:
    """The numbers of a few whole images at a time, image by image."""
    together = max(_TOGETHER // (shape.values * promised.dtype.itemsize), 1)
    if promised.column_first:
        # As numpy writes an array whose last sides were indexed: no image lies in one piece.
        pages = npy_header.whole(promised)
        for start in range(0, len(pages), together):
            yield pages[start : start + together].ravel()
        return
    arrived, length = bytearray(), together * shape.values * promised.dtype.itemsize
    for piece in npy_header.pieces(promised):
        arrived += piece.tobytes()
        if len(arrived) >= length:
            yield np.frombuffer(bytes(arrived[:length]), promised.dtype)
            del arrived[:length]
    if arrived:
        yield np.frombuffer(bytes(arrived), promised.dtype)


def _is_framed(promised: Promise, shape: Shape, count: int) -> Generator[Progress, None, bool]:
    """Whether the two outermost pixels of every image are all alike, so that nothing is lost with them."""
    ring = np.ones((shape.side, shape.side), bool)
    ring[2:-2, 2:-2] = False
    mask = ring.ravel() if shape.colours_first is None else _spread(ring, shape)
    lowest, highest = np.inf, -np.inf
    for some in _some(promised, shape):
        edge = some.reshape(-1, shape.values)[:, mask]
        lowest, highest = float(np.minimum(lowest, edge.min())), float(np.maximum(highest, edge.max()))
        yield Progress(0, count)
    return lowest == highest


def _spread(ring: npt.NDArray[np.bool_], shape: Shape) -> npt.NDArray[np.bool_]:
    """The same pixels of all three colours, in the order of the file."""
    axis = 0 if shape.colours_first else -1
    spread: npt.NDArray[np.bool_] = np.stack([ring] * _COLOURS, axis=axis).ravel()
    return spread


def _fitted(values: npt.NDArray[Any], shape: Shape, scale: Scale, framed: bool) -> bytes:
    """Images one after the other as 28×28 bytes."""
    if shape.is_small:
        levels = np.rint(values).astype(np.uint8).reshape(-1, _SMALL, _SMALL)
        images = np.zeros((len(levels), PIXELS), np.uint8)
        inked = levels.any(axis=(1, 2))
        images[inked] = digits.enlarge(levels[inked])
        return images.tobytes()
    pages = as_bytes(values, scale).astype(np.float32)
    if shape.colours_first is None:
        pages = pages.reshape(-1, shape.side, shape.side)
    elif shape.colours_first:
        pages = np.einsum("ncij,c->nij", pages.reshape(-1, _COLOURS, shape.side, shape.side), _GREY)
    else:
        pages = pages.reshape(-1, shape.side, shape.side, _COLOURS) @ _GREY
    if framed:
        pages = pages[:, 2:-2, 2:-2]
    elif shape.side != SIDE:
        shares = _shares(shape.side)
        pages = shares @ pages @ shares.T
    return np.rint(pages).clip(0, 255).astype(np.uint8).tobytes()


def _shares(side: int) -> npt.NDArray[np.float32]:
    """(28, side): the share that each row of a larger picture has in each of 28 rows."""
    edges = np.linspace(0, side, SIDE + 1)
    low, high = edges[:-1, None], edges[1:, None]
    rows = np.arange(side)
    shares = (np.minimum(high, rows + 1) - np.maximum(low, rows)).clip(0)
    evened: npt.NDArray[np.float32] = (shares / shares.sum(axis=1, keepdims=True)).astype(np.float32)
    return evened


def _said(shape: Shape, framed: bool) -> str:
    grey = translate("Data", "Each was made grey from its three colours.")
    cut = translate("Data", "The two empty pixels around each were cut off.")
    scaled = translate("Data", "Each was scaled from {side}×{side} to 28×28 pixels.").format(side=shape.side)
    resized = "" if shape.side == SIDE else cut if framed else scaled
    return " ".join(filter(None, [grey if shape.colours_first is not None else "", resized]))

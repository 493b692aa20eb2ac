"""The embedded handwritten digits: 1,797 small scans, enlarged to 28×28 so that they look like pen strokes.

Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning
Repository, 1998, CC BY 4.0; the 1,797 images that scikit-learn's ``load_digits`` carries.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.resource import resource

SIDE = 28
TRAINING_IMAGES = 1437
TEST_IMAGES = 360
_MARGIN = 1
_BLOCK = 90
_INK_LEVELS = 16
_CONTRAST_MIDDLE = 0.45
_CONTRAST_SLOPE = 9.0


class Digits(NamedTuple):
    """Images and their labels, read-only."""

    images: npt.NDArray[np.uint8]
    """(n, 784), row by row, brightness from 0 (paper) to 255 (ink)."""
    labels: npt.NDArray[np.uint8]
    """(n,), 0…9."""


def cubic_enlargement(small: int, large: int) -> npt.NDArray[np.float64]:
    """The (large, small) matrix that enlarges a row of pixels along its interpolating cubic spline.

    First and last pixels stay the first and last; beyond them the row is mirrored.
    """
    bspline_at_knots = np.zeros((small, small))
    for knot in range(small):
        for neighbour, weight in ((knot - 1, 1 / 6), (knot, 2 / 3), (knot + 1, 1 / 6)):
            bspline_at_knots[knot, _mirrored(neighbour, small)] += weight
    places = np.arange(large) * ((small - 1) / (large - 1))
    bspline_at_places = np.zeros((large, small))
    for row, place in enumerate(places):
        knot = int(place)
        for neighbour in range(knot - 1, knot + 3):
            bspline_at_places[row, _mirrored(neighbour, small)] += _bspline(abs(place - neighbour))
    return bspline_at_places @ np.linalg.inv(bspline_at_knots)


def _mirrored(index: int, length: int) -> int:
    last = length - 1
    return last - abs(last - abs(index))


def _bspline(distance: float) -> float:
    """The cubic B-spline, `distance` knots from its middle."""
    if distance < 1:
        return 2 / 3 - distance**2 + distance**3 / 2
    return (2 - distance) ** 3 / 6 if distance < 2 else 0.0


def enlarge(scans: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Turn (n, 8, 8) scans with 17 ink levels into (n, 784) images: bytes 0…255, exactly blank paper."""
    matrix = cubic_enlargement(scans.shape[1] + 2 * _MARGIN, SIDE)
    framed = np.pad(scans / _INK_LEVELS, ((0, 0), (_MARGIN, _MARGIN), (_MARGIN, _MARGIN)))
    ink: npt.NDArray[np.float64] = matrix @ (framed @ matrix.T)
    np.clip(ink, 0.0, 1.0, out=ink)
    _contrast(ink)
    ink -= _contrast(np.zeros(1))
    np.clip(ink, 0.0, 1.0, out=ink)
    ink /= ink.max(axis=(1, 2), keepdims=True)
    ink *= 255
    np.rint(ink, out=ink)
    return ink.astype(np.uint8).reshape(-1, SIDE * SIDE)


def _contrast(ink: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Put the logistic curve that turns soft scans into strokes with an edge in place of the ink itself.

    In place, as all of this: memory that is touched for the first time costs five times the arithmetic, and
    the first picture waits for it.
    """
    ink -= _CONTRAST_MIDDLE
    ink *= -_CONTRAST_SLOPE
    np.exp(ink, out=ink)
    ink += 1.0
    np.reciprocal(ink, out=ink)
    return ink


def _chosen(test_set: bool) -> Digits:
    """One of the two sets, enlarged a block at a time, so that starting up stays small and quick."""
    with np.load(resource("digits/digits.npz"), allow_pickle=False) as stored:
        chosen = stored["is_test"] == test_set
        scans, labels = stored["images"][chosen], stored["labels"][chosen]
    blocks = [enlarge(scans[start : start + _BLOCK]) for start in range(0, len(scans), _BLOCK)]
    digits = Digits(np.concatenate(blocks), labels)
    digits.images.flags.writeable = digits.labels.flags.writeable = False
    return digits


@cache
def training() -> Digits:
    """The TRAINING_IMAGES training images."""
    return _chosen(test_set=False)


@cache
def test() -> Digits:
    """The TEST_IMAGES test images, 36 of each digit."""
    return _chosen(test_set=True)

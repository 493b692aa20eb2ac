"""Centres and scales a drawn digit like the data that a network learned from.

A drawing is a page of any size and any place on it; MNIST's and the embedded digits' makers each cut, scaled
and centred their digits in their own way, and a network knows only digits that were prepared like that.
"""

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.digits import SIDE, enlarge

_INK = 255
_FAINTEST = 0.5 / _INK
"""What a byte can still show."""
_MNIST_BOX = 20
_MNIST_CENTRE = 14.0
"""Row and column, counted from 0, of the centre of mass in MNIST's own files (measured: 14.0 ± 0.3)."""
_SCAN = 32
_BLOCK = 4
_SCAN_WIDTH = 20
"""The embedded digits fill all 32 rows of their scans and some 20 to 24 columns (measured); 20 read best."""
_WIDEST = 4 * _SCAN
"""Columns while a drawing is put upright: a long flat line must not fill the memory."""
_SCAN_INK = 0.31
"""The share of a scan that is ink: 0.305 ± 0.034 in the embedded digits, the same for a 1 as for an 8."""
_STEEPEST = 1.0
"""Columns per row: a drawing that leans further is not a digit any more when it is put upright."""


def as_mnist(ink: npt.ArrayLike) -> npt.NDArray[np.uint8]:
    """The drawing as MNIST's makers would have stored it, (784,) bytes from 0 (paper) to 255 (ink).

    The drawn part is scaled, keeping its shape, into a box of 20×20; the box is moved by whole pixels so that
    its centre of mass lies in the middle of 28×28; the darkest pixel becomes 255. Blank stays blank.

    `ink`: (rows, columns) or (784,), bytes 0–255 or floats 0–1. Raises ValueError for anything else.
    """
    drawn = _drawn_part(_checked(ink), _FAINTEST)
    page = np.zeros((SIDE, SIDE))
    if drawn.size:
        scale = _MNIST_BOX / max(drawn.shape)
        rows, columns = (max(1, round(side * scale)) for side in drawn.shape)
        box = _resized(drawn, rows, columns)
        top = _corner(box.sum(axis=1))
        left = _corner(box.sum(axis=0))
        page[top : top + rows, left : left + columns] = box / box.max()
    return np.rint(_INK * page).astype(np.uint8).reshape(-1)


def _corner(mass: npt.NDArray[np.float64]) -> int:
    """Where a box with these masses along one side must begin, so that all of it stays on the page."""
    centre = mass @ np.arange(len(mass)) / mass.sum()
    return int(np.clip(round(_MNIST_CENTRE - centre), 0, SIDE - len(mass)))


def as_digits(ink: npt.ArrayLike) -> npt.NDArray[np.uint8]:
    """The drawing as the embedded digits were made, (784,) bytes from 0 (paper) to 255 (ink).

    Their makers used NIST's programs, which give every digit the same height, stance and stroke. So the drawn
    part is scaled to the 32 rows of a scan, put upright, made at most 20 wide, thickened or thinned until
    31 % of the scan is ink, and counted in blocks of 4×4: an 8×8 grid with 17 levels, enlarged like the
    embedded digits. (Networks that learned those read 66–79 % of MNIST prepared like this, 30–35 % of it
    unprepared.) Blank stays blank.

    `ink`: (rows, columns) or (784,), bytes 0–255 or floats 0–1. Raises ValueError for anything else.
    """
    page = _checked(ink)
    drawn = _drawn_part(page, page.max() / 2)
    if not drawn.size:
        return np.zeros(SIDE * SIDE, np.uint8)
    columns = round(np.clip(drawn.shape[1] * _SCAN / drawn.shape[0], 1, _WIDEST))
    upright = _upright(_resized(drawn, _SCAN, columns))
    upright = _drawn_part(upright, upright.max() / 2)
    columns = min(upright.shape[1], _SCAN_WIDTH)
    scan = np.zeros((_SCAN, _SCAN))
    left = (_SCAN - columns) // 2
    scan[:, left : left + columns] = _resized(upright, _SCAN, columns)
    grid = _SCAN // _BLOCK
    counts = _with_even_strokes(scan).reshape(grid, _BLOCK, grid, _BLOCK).sum(axis=(1, 3))
    image: npt.NDArray[np.uint8] = enlarge(counts[np.newaxis].astype(np.uint8))[0]
    return image


def _upright(drawn: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The drawing with every row shifted so that it leans neither left nor right."""
    height, width = drawn.shape
    rows, columns = np.arange(height)[:, np.newaxis], np.arange(width)
    mass = drawn.sum()
    below = rows - (drawn * rows).sum() / mass
    lean = (drawn * below * columns).sum() / max((drawn * below**2).sum(), 1e-9 * mass)
    shifts = np.rint(np.clip(lean, -_STEEPEST, _STEEPEST) * below[:, 0]).astype(int)
    page = np.zeros((height, width + np.ptp(shifts)))
    for row, start in enumerate(shifts.max() - shifts):
        page[row, start : start + width] = drawn[row]
    return page


def _with_even_strokes(scan: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """The darkest pixels of the blurred scan, so many that the usual share of it is ink.

    It is blurred a little, and more only while a thin stroke has too few pixels around it to grow into.
    """
    blur = _weights(_SCAN, _SCAN, reach=2.0)
    soft, faintest = scan, 0.0
    while faintest <= soft.max() / 100:
        soft = blur @ soft @ blur.T
        faintest = float(np.quantile(soft, 1 - _SCAN_INK))
    return soft >= faintest


def _checked(ink: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """The drawing as (rows, columns) floats from 0 to 1."""
    page = np.asarray(ink)
    if page.shape == (SIDE * SIDE,):
        page = page.reshape(SIDE, SIDE)
    if page.ndim != 2 or not page.size or (page.dtype != np.uint8 and page.dtype.kind != "f"):
        raise ValueError(f"A drawing must be (rows, columns) bytes or floats, not {page.dtype} {page.shape}.")
    if page.dtype == np.uint8:
        return page / _INK
    if not (page.min() >= 0 and page.max() <= 1):
        raise ValueError("Every brightness of a drawing must be between 0 and 1.")
    return page.astype(np.float64)


def _drawn_part(page: npt.NDArray[np.float64], faintest: float) -> npt.NDArray[np.float64]:
    """The smallest rectangle that holds all ink of this brightness or more; empty if there is none."""
    inked = page >= max(faintest, _FAINTEST)
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not rows.size:
        return np.empty((0, 0))
    return page[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _resized(page: npt.NDArray[np.float64], rows: int, columns: int) -> npt.NDArray[np.float64]:
    return _weights(page.shape[0], rows) @ page @ _weights(page.shape[1], columns).T


def _weights(old: int, new: int, reach: float = 1.0) -> npt.NDArray[np.float64]:
    """The (new, old) matrix that resizes a row of pixels: each new one is a mean of the old ones around it.

    Shrinking takes a triangle as wide as two new pixels, so that no thin stroke falls between them;
    enlarging draws straight lines from old pixel to old pixel.
    """
    reach = max(reach, old / new)
    places = (np.arange(new) + 0.5) * (old / new) - 0.5
    distances = np.abs(places[:, np.newaxis] - np.arange(old))
    weights: npt.NDArray[np.float64] = np.clip(1 - distances / reach, 0, None)
    weights /= weights.sum(axis=1, keepdims=True)
    return weights

"""Makes paper 0 and ink 1, however the light falls on it: the first step from a photo to a digit."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Page = npt.NDArray[np.float64]
"""(rows, columns)."""

_LIGHT_CHANGES = 40
"""Pixels a side: in smaller pictures the light is taken for even."""
_ROUNDS = 3
_STEPS = 6
"""Every so-manieth pixel is enough to find the light by."""
_NOISE_WIDTHS = 4.0
_FRINGE = 0.15
"""Of the ink: fainter is what JPEG leaves around strokes, and would move the edges of a digit."""
LEAST_CONTRAST = 20 / 255
"""Fainter marks are not ink: a JPEG of blank paper has them."""
_CLEAR_WIDTHS = 6.0
_NORMAL_MEDIAN = 1.4826
"""A normal spread in medians of its distances."""
_INK_QUANTILE = 0.9


class Levelled(NamedTuple):
    """A page whose paper is 0 and whose ink is 1."""

    ink: Page
    contrast: float
    """How far the ink was from the paper, 0…1 of all brightness."""
    noise: float
    """How far the paper was from being even, in the same measure."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands out from the paper."""
        return self.contrast < max(LEAST_CONTRAST, _CLEAR_WIDTHS * self.noise)


def threshold(grey: Page) -> float:
    """The brightness that best parts a page into two (N. Otsu, 1979), of the same measure as `grey`."""
    counts, edges = np.histogram(grey, 64)
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    sums = np.cumsum(counts * middles)
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    best = int(np.nan_to_num(apart[:-1]).argmax())
    return float(edges[best + 1])


def is_light(grey: Page) -> bool | None:
    """Whether the page is light and the ink dark, told by the border; None if that cannot be told.

    The border and the greater part of the page must agree: where a digit is cut out tightly, or a box is
    drawn around it, the border shows ink.
    """
    if np.ptp(grey) < LEAST_CONTRAST:
        return None
    parting = threshold(grey)
    edge = np.concatenate([grey[0], grey[-1], grey[1:-1, 0], grey[1:-1, -1]])
    border, all_of_it = float((edge > parting).mean()), float((grey > parting).mean())
    if min(grey.shape) > 2 and (border > 0.5) == (all_of_it > 0.5):
        return border > 0.5
    return all_of_it > 0.5 if abs(all_of_it - 0.5) > 0.3 and min(grey.shape) > 2 else None


def levelled(grey: Page, light: bool) -> Levelled:
    """The page with paper 0 and ink 1; `grey`: brightness 0…1, `light`: whether it is the paper's."""
    marks = 1 - grey if light else grey.copy()
    paper = np.zeros_like(marks)
    for _ in range(_ROUNDS):
        above = marks - paper
        parting = threshold(above)
        if above.max() - np.median(above) < LEAST_CONTRAST:
            break
        paper = _paper(marks, above <= parting)
    above = marks - paper
    noise = _grain(above)
    inked = above[above > max(threshold(above), LEAST_CONTRAST)]
    contrast = float(np.quantile(inked, _INK_QUANTILE)) if inked.size else 0.0
    fringe = _FRINGE * contrast if min(grey.shape) >= _LIGHT_CHANGES else 0.0
    floor = min(max(_NOISE_WIDTHS * noise, fringe), 0.5 * contrast)
    ink = np.clip((above - floor) / max(contrast - floor, 1e-9), 0, 1)
    return Levelled(ink, contrast, noise)


def _grain(page: Page) -> float:
    """How far one pixel of even paper differs from another: told by neighbours, of which few are edges.

    In small pictures most neighbours are edges, so nobody can tell.
    """
    if min(page.shape) < _LIGHT_CHANGES:
        return 0.0
    return float(np.median(np.abs(np.diff(page, axis=1))) * _NORMAL_MEDIAN / np.sqrt(2))


def _paper(marks: Page, blank: npt.NDArray[np.bool_]) -> Page:
    """How bright the paper is at every pixel: even, or (in large pictures) a smooth hill of light."""
    if not blank.any():
        return np.full_like(marks, marks.min())
    if min(marks.shape) < _LIGHT_CHANGES:
        return np.full_like(marks, np.median(marks[blank]))
    rows, columns = np.indices(marks.shape) / (np.array(marks.shape)[:, None, None] - 1) * 2 - 1
    terms = np.stack([np.ones_like(rows), rows, columns, rows * columns, rows**2, columns**2], axis=-1)
    some = blank.ravel()[::_STEPS]
    known, brightness = terms.reshape(-1, terms.shape[-1])[::_STEPS][some], marks.ravel()[::_STEPS][some]
    if len(known) < 10 * terms.shape[-1]:
        return np.full_like(marks, np.median(marks[blank]))
    found, *_ = np.linalg.lstsq(known, brightness, rcond=None)
    light: Page = terms @ found
    return light

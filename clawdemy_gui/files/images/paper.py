"""Makes paper 0 and ink 1, however the light falls on it: the first step from a photo to a digit."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Page = npt.NDArray[np.float64]
"""(rows, columns)."""

_LIGHT_CHANGES = 40
"""Pixels a side: in smaller pictures the light is taken for even."""
_ROUNDS = 3
_ROUGH_ROUNDS = 5
_CLOSE = 2 / 255
_CLEAR_BORDER = 0.35
"""So far from half: a border of which 85 % are light, or dark, shows one thing."""
_CLEAR = 0.85
_MUCH_OF_IT = 0.3
_STEPS = 7
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


class Parting(NamedTuple):
    """Where a page is best parted into two (N. Otsu, 1979)."""

    brightness: float
    """Of the same measure as the page."""
    clearness: float
    """0…1: which share of all differences in brightness is that between the two; of even light, 0.75."""


def parting_of(grey: Page) -> Parting:
    """The brightness that best parts a page into two."""
    counts, edges = np.histogram(grey, 64)
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    sums = np.cumsum(counts * middles)
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    apart = np.nan_to_num(apart[:-1])
    best = int(apart.argmax())
    count = below[-1]
    spread = count * float((counts * middles**2).sum()) - float(sums[-1]) ** 2
    return Parting(float(edges[best + 1]), float(apart[best]) / spread if spread > 0 else 0.0)


def is_light(grey: Page) -> bool | None:
    """Whether the page is light and the ink dark, told by the border; None if that cannot be told.

    The border and the greater part of the page must agree: where a digit is cut out tightly, or a box is
    drawn around it, the border shows ink. Where the light falls unevenly, it is evened out first.
    """
    if np.ptp(grey) < LEAST_CONTRAST or min(grey.shape) <= 2:
        return None
    if not _is_evenly_lit(grey):
        grey = grey - _rough_light(grey)
    border, all_of_it = _light_shares(grey)
    if (border > 0.5) == (all_of_it > 0.5):
        return border > 0.5
    return all_of_it > 0.5 if abs(all_of_it - 0.5) > _MUCH_OF_IT else None


def _light_shares(grey: Page) -> tuple[float, float]:
    """Which share of the border, and of the whole, is lighter than what best parts the page into two."""
    light = grey > parting_of(grey).brightness
    edge = np.concatenate([light[0], light[-1], light[1:-1, 0], light[1:-1, -1]])
    return float(edge.mean()), float(light.mean())


def _is_evenly_lit(grey: Page) -> bool:
    """Whether there are two kinds of brightness, or the border and most of the page show one and the same.

    Small pictures count as evenly lit.
    """
    if min(grey.shape) < _LIGHT_CHANGES or parting_of(grey).clearness > _CLEAR:
        return True
    border, all_of_it = _light_shares(grey)
    return abs(border - 0.5) > _CLEAR_BORDER and (border > 0.5) == (all_of_it > 0.5)


def levelled(grey: Page, light: bool) -> Levelled:
    """The page with paper 0 and ink 1; `grey`: brightness 0…1, `light`: whether it is the paper's."""
    marks = 1 - grey if light else grey.copy()
    paper = np.zeros_like(marks)
    if not _is_evenly_lit(marks):
        paper = _rough_light(marks)
    for _ in range(_ROUNDS):
        above = marks - paper
        parting = parting_of(above).brightness
        if above.max() - np.median(above) < LEAST_CONTRAST:
            break
        paper = _paper(marks, above <= parting)
    return above_paper(marks - paper)


def above_paper(above: Page) -> Levelled:
    """The page with paper 0 and ink 1; `above`: how much darker than its paper each pixel is, 0…1."""
    noise = _grain(above)
    inked = above[above > max(parting_of(above).brightness, LEAST_CONTRAST)]
    contrast = float(np.quantile(inked, _INK_QUANTILE)) if inked.size else 0.0
    fringe = _FRINGE * contrast if min(above.shape) >= _LIGHT_CHANGES else 0.0
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


def _rough_light(page: Page) -> Page:
    """How bright the paper is, before anybody knows what is ink: what lies far from it counts no more."""
    light = _paper(page, np.ones(page.shape, bool))
    for _ in range(_ROUGH_ROUNDS):
        away = np.abs(page - light)
        light = _paper(page, away <= max(2 * float(np.median(away)), _CLOSE))
    return light


def _paper(marks: Page, blank: npt.NDArray[np.bool_]) -> Page:
    """How bright the paper is at every pixel: even, or (in large pictures) a smooth hill of light."""
    if not blank.any():
        return np.full_like(marks, marks.min())
    if min(marks.shape) < _LIGHT_CHANGES:
        return np.full_like(marks, np.median(marks[blank]))
    terms = _hill(marks.shape)
    some = blank.ravel()[::_STEPS]
    known, brightness = terms[::_STEPS][some], marks.ravel()[::_STEPS][some]
    if len(known) < 10 * terms.shape[-1]:
        return np.full_like(marks, np.median(marks[blank]))
    found, *_ = np.linalg.lstsq(known, brightness, rcond=None)
    light: Page = (terms @ found).reshape(marks.shape)
    return light


@lru_cache(maxsize=2)
def _hill(shape: tuple[int, ...]) -> Page:
    """(pixels, 6): the terms of a smooth hill over a page, which every picture of a scanner shares."""
    rows, columns = np.indices(shape) / (np.array(shape)[:, None, None] - 1) * 2 - 1
    terms = np.stack([np.ones(shape), rows, columns, rows * columns, rows**2, columns**2], axis=-1)
    return terms.reshape(-1, terms.shape[-1])

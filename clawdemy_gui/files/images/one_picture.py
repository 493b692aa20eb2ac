"""Turns one picture of a digit, of any size, dark on light or light on dark, into 28×28 bytes of ink."""

from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from clawdemy_gui.core.centring import as_digits, as_mnist
from clawdemy_gui.files.images import paper
from clawdemy_gui.files.images.dataset import SIDE, Bytes, DataError, Handling, Prepared, translate
from clawdemy_gui.files.images.digit_on_paper import find_digit
from clawdemy_gui.files.images.paper import Page
from clawdemy_gui.files.images.picture_file import decoded, named

_GREY_WEIGHTS = np.array([11, 16, 5]) / 32
"""Red, green and blue in Qt's own grey: a grey pixel keeps its brightness exactly."""
_INK = 255
_LONGEST_SIDE = 400
"""Pixels in which a digit is looked for; more would show only the grain of the paper."""
_FAINT = 8 / 255
"""A ground up to here is what scanners make of black: such a picture of 28×28 is left as it is."""


class Usual(NamedTuple):
    """What most pictures of a folder are like, for those that do not show it themselves."""

    light: bool
    """Dark ink on light paper."""
    paper: float
    """Brightness, 0…1."""
    ink: float


ON_WHITE = Usual(light=True, paper=1.0, ink=0.0)
"""Black on white: what a picture is taken for where no other picture tells."""


class UnsureError(ValueError):
    """The border of a picture does not tell paper from ink: it must be read like most others beside it."""


class Picture(NamedTuple):
    """One digit, and what was done to show it."""

    ink: Bytes
    """(784,), 0 (paper) to 255 (ink)."""
    turned: bool
    levelled: bool
    prepared: Literal["", "mnist", "digits"]
    usual: Usual | None
    """What this picture is like; None where its border does not tell."""


def picture(
    path: Path,
    handling: Handling = Handling(prepared="as-it-is"),  # noqa: B008
    usual: Usual | None = None,
) -> Picture:
    """The picture's ink. Raises DataError if it is no picture, or shows no digit or more than one.

    Raises UnsureError where a digit must be found, its border does not tell, and no `usual` is given.

    What the digit lies on is told by the border; a light ground is paper, so it is turned dark. As it is,
    the shape is kept, a picture that is not square is centred on its own ground, and nothing is moved.
    Otherwise the paper is evened out and the digit found, cut, scaled and centred as its makers did.
    """
    image = decoded(path)
    small = (image.width(), image.height()) == (SIDE, SIDE)
    prepared = _preparation(handling.prepared, small)
    grey = _grey(image, SIDE if not prepared else _LONGEST_SIDE)
    told = paper.is_light(grey) if handling.turned is None else handling.turned
    if not prepared:
        light = told if told is not None else _fallback(grey, usual)
        return _as_it_is(grey, path, light, told is not None, must_show=handling.prepared == "fitting")
    if told is not None:
        level = paper.levelled(grey, told)
        if level.is_blank:
            raise _no_digit(path)
        ink, light, own = level.ink, told, _usual(grey, level, told)
    elif usual is not None:
        ink = np.clip((grey - usual.paper) / ((usual.ink - usual.paper) or 1.0), 0, 1)
        light, own = usual.light, None
    else:
        raise UnsureError
    found = find_digit(ink)
    if found.digits != 1:
        raise _no_digit(path) if found.digits == 0 else _many_digits(path)
    prepare = as_digits if prepared == "digits" else as_mnist
    return Picture(prepare(found.ink), light, True, prepared, own)


def _preparation(chosen: Prepared, small: bool) -> Literal["", "mnist", "digits"]:
    if chosen == "fitting":
        return "" if small else "mnist"
    return "" if chosen == "as-it-is" else chosen


def _fallback(grey: Page, usual: Usual | None) -> bool:
    """Light or dark, where the border does not tell."""
    if usual is not None:
        return usual.light
    return bool(np.median(grey) > 0.5)


def _usual(grey: Page, level: paper.Levelled, light: bool) -> Usual:
    bare = grey[level.ink < 0.5]
    blank = float(np.median(bare if bare.size else grey))
    return Usual(light, blank, blank - level.contrast if light else blank + level.contrast)


def _as_it_is(grey: Page, path: Path, light: bool, told: bool, must_show: bool) -> Picture:
    """Centred on its own ground, light and dark turned where the ground is light, its paper evened out.

    `must_show`: raises DataError where nothing stands out; otherwise it is left as it is.
    """
    edge = np.concatenate([grey[0], grey[-1], grey[1:-1, 0], grey[1:-1, -1]])
    ground = float(np.median(edge))
    page = np.full((SIDE, SIDE), ground)
    height, width = grey.shape
    top, left = (SIDE - height) // 2, (SIDE - width) // 2
    page[top : top + height, left : left + width] = grey
    even = paper.levelled(page, light)
    if must_show and np.ptp(page) < paper.LEAST_CONTRAST:
        raise _no_digit(path)
    uneven = (1 - ground if light else ground) > _FAINT and not even.is_blank
    if uneven:
        page = even.ink
    elif light:
        page = 1 - page
    ink: Bytes = np.rint(_INK * page).clip(0, _INK).astype(np.uint8).reshape(-1)
    return Picture(ink, light, uneven, "", _usual(page, even, light) if told else None)


def _grey(image: QImage, longest: int) -> Page:
    """(rows, columns), brightness 0…1; what is transparent shows the opposite of what is drawn on it."""
    colours = _shrunk(image, longest).astype(np.float64)
    grey, opacity = colours[..., :3] @ _GREY_WEIGHTS, colours[..., 3] / _INK
    edge = np.ones(grey.shape, bool)
    edge[1:-1, 1:-1] = False
    drawn_dark = grey.sum() <= _INK / 2 * opacity.sum()
    ground = (
        _INK * float(drawn_dark) if np.median(opacity[edge]) <= 0.5 else _edge_brightness(grey, opacity, edge)
    )
    page: Page = (grey + (1 - opacity) * ground) / _INK
    return page


def _edge_brightness(grey: Page, opacity: Page, edge: npt.NDArray[np.bool_]) -> float:
    solid = edge & (opacity > 0.5)
    return float(np.median(grey[solid]))


def _shrunk(image: QImage, longest: int) -> Bytes:
    """(height, width, 4), the longer side at most so long: red, green, blue (times opacity) and opacity.

    Down to the size that the network sees, a small picture is enlarged too.
    """
    size = image.size()
    if longest == SIDE or max(size.width(), size.height()) > longest:
        size = size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    if size != image.size():
        image = image.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    image = image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
    return np.array(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)


def _no_digit(path: Path) -> DataError:
    return DataError(translate("Data", "{file} shows no digit").format(file=named(path)))


def _many_digits(path: Path) -> DataError:
    return DataError(translate("Data", "{file} shows more than one digit").format(file=named(path)))

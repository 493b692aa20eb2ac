"""Checks images and labels at the door of the core and says in one sentence what is wrong with them."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

PIXELS = 784
DIGITS = 10
INK = 255
"""The brightness of full ink in an image of bytes."""

Images: TypeAlias = npt.NDArray[Any]
"""(n, 784): bytes from 0 (paper) to 255 (ink), or floats from 0 (paper) to 1 (ink)."""
Labels: TypeAlias = npt.NDArray[Any]
"""(n,) of any integer type, each 0…9."""


def checked_images(images: npt.ArrayLike) -> Images:
    """`images` as an array, not copied (a memory-mapped file stays one). Brightness is checked by `pixels`.

    Raises ValueError unless they are (n, 784) bytes or floats.
    """
    array = np.asanyarray(images)
    if array.ndim != 2 or array.shape[1] != PIXELS:
        raise ValueError(f"Images must have the shape (n, {PIXELS}), not {array.shape}.")
    if array.dtype != np.uint8 and array.dtype.kind != "f":
        raise ValueError(f"Images must be bytes 0 to 255 or floats 0 to 1, not {array.dtype}.")
    return array


def check_brightness(images: Images) -> None:
    """Raise ValueError if a float image has a brightness that is not between 0 and 1 (NaN is not)."""
    if images.dtype.kind != "f" or not images.size:
        return
    if not (images.min() >= 0.0 and images.max() <= 1.0):
        raise ValueError("Every brightness of an image of floats must be between 0 and 1.")


def pixels(images: npt.ArrayLike, dtype: npt.DTypeLike = np.float64) -> npt.NDArray[Any]:
    """`images` as (n, 784) floats of type `dtype`, from 0 (paper) to 1 (ink). Raises ValueError."""
    array = checked_images(images)
    check_brightness(array)
    brightness = array.astype(dtype)
    if array.dtype == np.uint8:
        brightness /= INK
    return brightness


def checked_labels(labels: npt.ArrayLike, count: int) -> Labels:
    """`labels` as an array of `count` integers 0…9. Raises ValueError if they are anything else."""
    array = np.asanyarray(labels)
    if array.dtype.kind not in "iu":
        raise ValueError(f"Labels must be whole numbers from 0 to 9, not {array.dtype}.")
    if array.shape != (count,):
        raise ValueError(f"{count} images need labels of the shape ({count},), not {array.shape}.")
    if count and (array.min() < 0 or array.max() >= DIGITS):
        raise ValueError("Every label must be a digit from 0 to 9.")
    return array


def checked_set(images: npt.ArrayLike, labels: npt.ArrayLike) -> tuple[Images, Labels]:
    """A training set with at least one image, as two arrays. Raises ValueError if it is none."""
    checked = checked_images(images)
    if not len(checked):
        raise ValueError("A training set needs at least one image.")
    return checked, checked_labels(labels, len(checked))

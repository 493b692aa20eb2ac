"""Tells by its range in what numbers brightness is written, and turns it into bytes from 0 to 255."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images.dataset import Bytes, DataError, translate

_INK = 255
_SLACK = 1e-3
"""Share of a range by which half-precision numbers may miss its ends."""


class Scale(NamedTuple):
    """A range in which people write brightness."""

    low: float
    """What becomes 0."""
    high: float
    """What becomes 255."""
    name: str
    """For the sentence that reports the opening; empty for the usual bytes."""


_BYTES = Scale(0, _INK, "")
_FROM_ZERO = (Scale(0, 1, "0–1"), _BYTES)
_AROUND_ZERO = (
    Scale(-0.5, 0.5, "−0.5…0.5"),
    Scale(-1, 1, "−1…1"),
    Scale(-0.42421296, 2.8214867, "−0.42…2.82"),
)
"""The last one is MNIST less its mean 0.1307, divided by its spread 0.3081, as PyTorch's example does it.
All of them hold their lowest value somewhere: the paper."""


def scale_of(low: float, high: float) -> Scale | None:
    """The scale of numbers from `low` to `high`; None if they fit none."""
    for scale in _FROM_ZERO:
        slack = _SLACK * (scale.high - scale.low)
        if low >= scale.low - slack and high <= scale.high + slack:
            return scale
    for scale in _AROUND_ZERO:
        slack = 0.01 * (scale.high - scale.low)
        if abs(low - scale.low) <= slack and high <= scale.high + slack:
            return scale
    return None


def needed_scale(low: float, high: float, file_name: str) -> Scale:
    """The scale of numbers from `low` to `high`. Raises DataError if they fit none."""
    scale = scale_of(low, high)
    if scale is None:
        wrong = translate(
            "Data",
            "Brightness in {file} goes from {low} to {high}; 0 to 255, 0 to 1 and −1 to 1 are understood",
        )
        raise DataError(wrong.format(file=file_name, low=echo(f"{low:g}"), high=echo(f"{high:g}")))
    return scale


def as_bytes(values: npt.NDArray[Any], scale: Scale) -> Bytes:
    """The values of a scale as bytes, 0…255, rounded."""
    if scale == _BYTES and values.dtype.kind in "ui":
        return values.astype(np.uint8)
    factor = np.float32(_INK / (scale.high - scale.low))
    spread = (values.astype(np.float32) - np.float32(scale.low)) * factor
    scaled: Bytes = np.rint(spread).clip(0, _INK).astype(np.uint8)
    return scaled

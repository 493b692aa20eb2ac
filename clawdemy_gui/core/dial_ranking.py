"""Which dials matter: those that are dead, those that hold most of the slope, and where to look next."""

from math import ceil

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.dial_address import split
from clawdemy_gui.core.images import checked_images
from clawdemy_gui.core.network import Network


def blank_pixels(images: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Which pixels are 0 in every image, (784,). Raises ValueError unless the images are (n, 784)."""
    lit: npt.NDArray[np.bool_] = np.logical_or.reduce(checked_images(images), axis=0)
    return ~lit


def dead_dials(network: Network, images: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Which dials these images cannot feel: the weights from pixels that are 0 in all of them.

    (parameter_count,); 1,072 of the lesson's network on MNIST. Raises ValueError.
    """
    dead = np.zeros(network.parameter_count, np.bool_)
    split(dead, network.layers)[0].weights[:] = blank_pixels(images)
    return dead


def top_share(slopes: npt.ArrayLike, top: float = 0.01) -> float:
    """How much of |slope|² the steepest dials hold, 0…1: `top` of all dials, at least one.

    slopes: (n,), the cost's slope in every dial. 0 if the cost is flat in all of them.
    """
    squares = np.sort(np.square(np.asarray(slopes, dtype=np.float64)))[::-1]
    total = squares.sum()
    return float(squares[: max(1, ceil(top * len(squares)))].sum() / total) if total else 0.0


def steepest_first(slopes: npt.ArrayLike) -> npt.NDArray[np.intp]:
    """The numbers of all dials, the one with the largest slope, up or down, first; equal ones in order."""
    return np.argsort(-np.abs(np.asarray(slopes)), kind="stable")

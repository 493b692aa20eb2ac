"""Shows a network images that are no digits, and counts how sure its answers are."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.core.images import DIGITS, INK, PIXELS
from clawdemy_gui.core.network import Network

KINDS = ("digit", "noise", "shuffled", "blank", "inverse", "upside-down")
"""A digit, and what is made of it and of chance."""
NOISE_IMAGES = 1000
SURE = 0.9
"""An answer whose largest output is above this counts as sure."""
_AT_ONCE = 50


class Nonsense(NamedTuple):
    """What a network says to images that are no digits."""

    images: npt.NDArray[np.uint8]
    """(6, 784), in the order of KINDS; the noise is the first of those that are counted."""
    outputs: npt.NDArray[np.float32]
    """(6, 10)."""
    sure: int
    """How many of the noise images so far got an answer above SURE."""
    noise_images: int
    """How many noise images were shown so far."""
    answers: npt.NDArray[np.int64]
    """(10,): how many of them were called each digit."""

    @property
    def share(self) -> float:
        """The share of the noise images with a sure answer, 0…1."""
        return self.sure / self.noise_images


def nonsense(
    network: Network, digit: npt.NDArray[np.uint8], seed: int, noise_images: int = NOISE_IMAGES
) -> Iterator[Step[Nonsense]]:
    """Noise has every pixel uniform from paper to ink.

    digit: (784,) bytes. Raises ValueError if the network cannot see such images.
    """
    rng = np.random.default_rng(seed)
    images = made_of(digit, rng)
    answers, sure, done = np.zeros(DIGITS, np.int64), 0, 0
    while done < noise_images:
        count = min(_AT_ONCE, noise_images - done)
        noise = _noise(rng, count)
        if not done:
            images[KINDS.index("noise")] = noise[0]
        outputs = network.outputs(noise)
        sure += int(np.count_nonzero(outputs.max(axis=1) > SURE))
        answers = answers + np.bincount(outputs.argmax(axis=1), minlength=DIGITS)
        done += count
        yield Step(done, noise_images, Nonsense(images, network.outputs(images), sure, done, answers))


def made_of(digit: npt.NDArray[np.uint8], rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    """The six images of KINDS, (6, 784); the place of the noise is blank."""
    blank = np.zeros(PIXELS, np.uint8)
    return np.stack([digit, blank, rng.permutation(digit), blank, INK - digit, digit[::-1]])


def _noise(rng: np.random.Generator, count: int) -> npt.NDArray[np.uint8]:
    return rng.integers(0, INK + 1, (count, PIXELS), np.uint8)

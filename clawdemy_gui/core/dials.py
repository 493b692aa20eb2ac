"""Turn one dial of a network and watch the total cost: what the dial cannot change is counted only once.

    held = hold(network, images, labels)   # one evaluation
    held.turn(dial, 0.5)                   # Turn(cost, accuracy) with this one dial at 0.5

How many images count is how many are given to `hold`. fast/dial_effect.py says why a turn is fast.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.fast.dial_over_images import DialOverImages
from clawdemy_gui.core.fast.dial_sweep import sweep
from clawdemy_gui.core.fast.stored_pass import store_pass
from clawdemy_gui.core.images import checked_set
from clawdemy_gui.core.network import Network, evaluate
from clawdemy_gui.core.slices.coarse_first import Picture


class Turn(NamedTuple):
    """How wrong the network is with one dial turned."""

    cost: float
    """The total cost, 0…10."""
    accuracy: float
    """The share of right answers, 0…1."""


class Flips(NamedTuple):
    """Which images a turn flipped, against the network that is held: their numbers, in rising order."""

    now_right: npt.NDArray[np.intp]
    now_wrong: npt.NDArray[np.intp]


def turned(network: Network, images: npt.ArrayLike, labels: npt.ArrayLike, dial: int, value: float) -> Turn:
    """A turn as it stands on the blackboard: make the other network and evaluate it. Raises ValueError."""
    found = evaluate(network.turned({dial: value}), images, labels)
    return Turn(found.cost, found.accuracy)


def hold(
    network: Network,
    images: npt.ArrayLike,
    labels: npt.ArrayLike,
    dtype: Literal["float32", "float64"] = "float32",
) -> "HeldNetwork":
    """Hold this network still over these images, ready to turn any dial. Raises ValueError.

    float64 is several times slower, and true to fifteen digits: for nudges, and for curves zoomed in so far
    that the rounding of float32 would show.
    """
    return HeldNetwork(network, images, labels, dtype)


class HeldNetwork:
    """A network held over a training set. Every turn starts from `network`: earlier turns are not kept.

    One thread may turn it while its sweeps run in others.
    """

    def __init__(
        self, network: Network, images: npt.ArrayLike, labels: npt.ArrayLike, dtype: npt.DTypeLike
    ) -> None:
        self.network = network
        self._stored = store_pass(network, *checked_set(images, labels), dtype)
        self._latest: DialOverImages | None = None

    @property
    def cost(self) -> float:
        """The total cost of the network as it is held."""
        return float(self._stored.costs.mean())

    @property
    def accuracy(self) -> float:
        """The share of images it answers rightly."""
        return float(self._stored.right.mean())

    def turn(self, dial: int, value: float) -> Turn:
        """The cost and the accuracy with only this dial at `value`.

        The first turn of another dial takes longer: what it cannot change is summed up. Raises ValueError if
        there is no such dial, or if the value is not finite or too large to count with.
        """
        return Turn(*self._dial(dial).turn(value))

    def flips(self, dial: int, value: float) -> Flips:
        """Which images the turn made right, and which wrong. Raises what `turn` raises."""
        is_right, was_right = self._dial(dial).right(value), self._stored.right
        order = self._stored.order
        return Flips(np.sort(order[is_right & ~was_right]), np.sort(order[was_right & ~is_right]))

    def digit_costs(self, dial: int, value: float) -> npt.NDArray[np.float64]:
        """The average cost of each digit's images after the turn, (10,); NaN for a digit without images."""
        return self._dial(dial).digit_costs(value)

    def sweep(self, dial: int, values: npt.ArrayLike) -> Iterator[Picture]:
        """The curve of cost and accuracy over these values (n,), on every core: coarse first, then finer.

        Yields every few milliseconds. Raises what `turn` raises.
        """
        return sweep(self._dial(dial), values)

    def _dial(self, dial: int) -> DialOverImages:
        """What this dial does to the images, kept until another dial is turned."""
        # A sweep in another thread may turn another dial meanwhile: return the one that was looked at.
        images_of_dial = self._latest
        if images_of_dial is None or images_of_dial.dial != dial:
            images_of_dial = self._latest = DialOverImages(self._stored, dial)
        return images_of_dial

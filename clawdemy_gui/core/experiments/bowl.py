"""The landscape along three straight ways: a random direction, to another network, to a shuffled twin."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.experiments.step import Step, drawn
from clawdemy_gui.core.images import Images, Labels
from clawdemy_gui.core.landscape import line
from clawdemy_gui.core.network import Network
from clawdemy_gui.core.slices.directions import random_direction, towards
from clawdemy_gui.core.slices.twin import shuffled_twin

POINTS = 61
SET_IMAGES = 1500
"""At most so many images are evaluated at each point: all of the embedded digits."""
RANDOM_REACH = 1.0
"""How far the random slice goes to either side; 1 is as far as the dials are large."""
BEYOND = 0.2
"""How far the other ways go on beyond their ends."""
_RIPPLE = 1e-4
"""A dip less deep than this share of a way's highest cost is float32 rounding, no minimum."""

Floats = npt.NDArray[np.float64]


class Way(NamedTuple):
    """The cost along one straight way; NaN where it is not known yet."""

    places: Floats
    """(POINTS,): 0 is the network, 1 the end of the way."""
    costs: Floats
    """(POINTS,)."""

    @property
    def minima(self) -> int:
        """How many valleys the way passes through."""
        costs, count, falling = self.costs, 0, True
        turning = costs[0]
        for cost in costs[1:]:
            ripple = _RIPPLE * float(costs.max())
            if falling and cost > turning + ripple:
                count, falling, turning = count + 1, False, cost
            elif not falling and cost < turning - ripple:
                falling, turning = True, cost
            else:
                turning = min(turning, cost) if falling else max(turning, cost)
        return count + falling

    @property
    def hill(self) -> float:
        """How high the way rises between its two ends, above the higher of them; 0 if it does not."""
        between = (self.places >= 0) & (self.places <= 1)
        ends = np.interp([0.0, 1.0], self.places, self.costs)
        return float(max(0.0, self.costs[between].max() - ends.max()))

    @property
    def top(self) -> float:
        """The highest cost between the two ends."""
        return float(self.costs[(self.places >= 0) & (self.places <= 1)].max())

    @property
    def top_place(self) -> float:
        """Where it is that high."""
        between = (self.places >= 0) & (self.places <= 1)
        return float(self.places[between][self.costs[between].argmax()])


class Bowl(NamedTuple):
    """The three ways, as far as they are known."""

    random: Way
    other: Way | None
    twin: Way | None
    dials: int
    """How many directions there are; a slice shows one of them."""
    images: int


def bowl(network: Network, other: Network, images: Images, labels: Labels, seed: int) -> Iterator[Step[Bowl]]:
    """The seed draws the random direction, the twin's shuffle and the images.

    Raises ValueError if the networks are built differently or the images are no training set.
    """
    if (other.layers, other.hidden) != (network.layers, network.hidden):
        layers = "-".join(map(str, other.layers))
        raise ValueError(f"This walk leads to a network of {layers} neurons, so it needs one like that.")
    evaluated, digits, _ = drawn(images, labels, SET_IMAGES, seed)
    sideways = np.linspace(-RANDOM_REACH, RANDOM_REACH, POINTS)
    between = np.linspace(-BEYOND, 1 + BEYOND, POINTS)
    twin = shuffled_twin(network, seed)
    ways: list[Way] = []
    for direction, places in (
        (random_direction(network, seed), sideways),
        (towards(network, other), between),
        (towards(network, twin), between),
    ):
        before, ways = len(ways) * POINTS, [*ways, Way(places, np.full(POINTS, np.nan))]
        for picture in line(network, direction, places, evaluated, digits):
            ways[-1] = Way(places, picture.costs)
            known = [*ways, None, None]
            found = Bowl(ways[0], known[1], known[2], network.parameter_count, len(evaluated))
            yield Step(before + picture.done, 3 * POINTS, found)

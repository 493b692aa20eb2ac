"""For a fixed training set: image after image through f, and one dial turned, with f and C written down."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.dials import hold
from clawdemy_gui.core.experiments.step import Step, drawn
from clawdemy_gui.core.images import Images, Labels, pixels
from clawdemy_gui.core.network import Network, evaluate

SET_IMAGES = 1500
"""At most so many images are the fixed training set: all of the embedded digits."""
TURNED_THROUGH = 40
"""Images that go through f, one by one; C is computed afresh after each."""
VALUES = 41
REACH = 10.0
"""How far up and down the dial turns."""
_LIT = 0.1
"""A neuron above this on average is lit: a dial behind one that never is would move nothing."""


class FixedSet(NamedTuple):
    """What f answered and what C was, for each image and for each value of the dial."""

    images: Images
    labels: Labels
    """The fixed training set."""
    shown: npt.NDArray[np.intp]
    """(n,): which of its images went through f."""
    largest: npt.NDArray[np.float64]
    """(n,): f's largest output for each."""
    answers: npt.NDArray[np.intp]
    """(n,): the digit of that output."""
    costs: npt.NDArray[np.float64]
    """(n,): C, computed after each image."""
    dial: int
    values: npt.NDArray[np.float64]
    """(m,): where the dial was turned to; the middle one is where it stood."""
    dial_costs: npt.NDArray[np.float64]
    """(m,): C there."""

    @property
    def answers_changed(self) -> int:
        """How many images got other outputs than the one before."""
        return int(np.count_nonzero(np.diff(self.largest)))

    @property
    def costs_changed(self) -> int:
        """How often C changed from image to image."""
        return int(np.count_nonzero(np.diff(self.costs)))

    @property
    def dial_moves(self) -> float:
        """How far apart C's highest and lowest value are while the dial turns."""
        return float(np.ptp(self.dial_costs)) if len(self.dial_costs) else 0.0


def fixed_set(network: Network, images: Images, labels: Labels, seed: int) -> Iterator[Step[FixedSet]]:
    """Draw a training set, images of it, and one dial. Raises ValueError."""
    fixed, digits, _ = drawn(images, labels, SET_IMAGES, seed)
    rng = np.random.default_rng([seed, len(fixed)])
    shown = rng.permutation(len(fixed))[:TURNED_THROUGH]
    dial = _dial_before_an_output(network, fixed, rng)
    values = network.parameters[dial] + np.linspace(-REACH, REACH, VALUES)
    largest, answers, costs = (np.zeros(len(shown)) for _ in range(3))
    total = len(shown) + VALUES
    for place, number in enumerate(shown):
        outputs = network.outputs(fixed[number : number + 1])[0]
        largest[place], answers[place] = outputs.max(), outputs.argmax()
        costs[place] = evaluate(network, fixed, digits).cost
        done = slice(place + 1)
        yield Step(place + 1, total, FixedSet(
            fixed, digits, shown[done], largest[done], answers[done].astype(np.intp), costs[done],
            dial, values[:0], values[:0],
        ))  # fmt: skip
    held, dial_costs = hold(network, fixed, digits), np.zeros(VALUES)
    for place, value in enumerate(values):
        dial_costs[place] = held.turn(dial, float(value)).cost
        so_far = slice(place + 1)
        yield Step(len(shown) + place + 1, total, FixedSet(
            fixed, digits, shown, largest, answers.astype(np.intp), costs,
            dial, values[so_far], dial_costs[so_far],
        ))  # fmt: skip


def _dial_before_an_output(network: Network, images: Images, rng: np.random.Generator) -> int:
    """A dial of the last layer, behind a neuron that these images light: its turn reaches an output."""
    before = network.activations(images)[-2] if len(network.layers) > 2 else pixels(images)
    lit = np.flatnonzero(before.mean(axis=0) > _LIT)
    source = rng.choice([*lit, -1])
    output = int(rng.integers(network.layers[-1]))
    return network.index(len(network.layers) - 1, output, None if source < 0 else int(source))

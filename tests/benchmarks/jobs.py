"""The jobs of the table of ratios: ours, the blackboard's form of the same, and what the processor allows."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from clawdemy_gui.core import blackboard, digits
from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.dials import hold
from clawdemy_gui.core.fast.sigmoid import sigmoid
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.landscape import plane
from clawdemy_gui.core.network import Network, total_cost
from clawdemy_gui.core.slices.directions import random_direction

NETWORK = Network.random(1)
DESIRED = np.eye(10, dtype=np.float32)
STEP_SIZE, BATCH = 1.5, 10
VALUES = np.linspace(-1, 1, 21)
NEURONS = 16 + 16 + 10
LATER_WEIGHTS = 16 * 16 + 16 * 10
WEIGHTS = 784 * 16 + LATER_WEIGHTS
TIMES = 40
"""The embedded images so many times over are as many as MNIST has, and no cache holds them."""


class Job(NamedTuple):
    name: str
    ours: Callable[[], object]
    peer: Callable[[], object]
    share: float
    """How much of the work one call of the peer does."""
    products: float
    """Multiplications with an addition that the job cannot do without."""
    sigmoids: float


def jobs() -> list[Job]:
    """On the embedded digits, which every machine has, and on these repeated to as many as MNIST has."""
    few_images, few_labels = digits.training()
    images, labels = np.tile(few_images, (TIMES, 1)), np.tile(few_labels, TIMES)
    few_brightness, few = pixels(few_images, np.float32), len(few_labels)
    brightness, desired = pixels(images, np.float32), DESIRED[labels]
    count, points = len(images), len(VALUES) ** 2
    directions = random_direction(NETWORK, 1), random_direction(NETWORK, 2)
    lit = (images > 0).sum(axis=0)
    dial = NETWORK.index(1, 3, int(lit.argmax()))
    held = hold(NETWORK, images, labels)
    steps = count // BATCH

    def board_cost(layers=NETWORK.matrices, shown=brightness):
        outputs = blackboard.activations(layers, shown)[-1]
        return blackboard.costs(outputs, desired[: len(shown)]).mean(dtype=np.float64)

    def board_few():
        return board_cost(shown=few_brightness)

    def board_epoch():
        layers = NETWORK.matrices
        for batch in np.random.default_rng(1).permutation(count)[: steps * BATCH].reshape(steps, BATCH):
            layers = blackboard.step_downhill(layers, brightness[batch], desired[batch], STEP_SIZE)

    def board_row():
        for value in VALUES:
            moved = Network.from_parameters(NETWORK.parameters + value * directions[0])
            board_cost(moved.matrices, few_brightness)

    def whole_plane():
        return list(plane(NETWORK, *directions, VALUES, VALUES, few_images, few_labels))

    return [
        Job("total cost, 1,437 images", lambda: total_cost(NETWORK, few_images, few_labels), board_few, 1,
            few * WEIGHTS, few * NEURONS),
        Job("total cost", lambda: total_cost(NETWORK, images, labels), board_cost, 1,
            count * WEIGHTS, count * NEURONS),
        Job("gradient", lambda: cost_and_gradient(NETWORK, images, labels),
            lambda: blackboard.cost_and_slopes(NETWORK.matrices, brightness, desired), 1,
            2 * count * WEIGHTS, count * NEURONS),
        Job("epoch, 10 images a step",
            lambda: next(descend(NETWORK, images, labels, STEP_SIZE, BATCH, 1, every=steps)), board_epoch, 1,
            2 * count * WEIGHTS, count * NEURONS),
        Job("worst dial, one turn", lambda: held.turn(dial, 0.3), board_cost, 1,
            int(lit.max()) * (16 + 160), int(lit.max()) * (1 + 16 + 10)),
        Job("plane, 21 × 21, 1,437 images", whole_plane,
            board_row, 1 / len(VALUES), points * few * LATER_WEIGHTS, points * few * NEURONS),
    ]  # fmt: skip


def limits() -> tuple[Callable[[], object], float, Callable[[], object], float]:
    """A product and its multiplications, a pass of sigmoids and its elements: one core's best rates."""
    side, sums = np.ones((512, 512), np.float32), np.zeros(16_384, np.float32)
    product, scratch = np.empty_like(side), np.empty_like(sums)

    def apply():
        np.copyto(scratch, sums)
        sigmoid().apply(scratch)

    return lambda: np.matmul(side, side, out=product), 512.0**3, apply, float(len(sums))

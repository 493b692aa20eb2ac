"""Random search and gradient descent, each given the same number of evaluations of the cost."""

from collections.abc import Iterator
from time import perf_counter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.experiments.random_search import search
from clawdemy_gui.core.experiments.step import Step, drawn
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.images import Images, Labels
from clawdemy_gui.core.network import Network

EVALUATIONS = 2000
SET_IMAGES = 200
"""At most so many images count in each evaluation."""
STEP_EVALUATIONS = 4
"""A step downhill is counted as so many evaluations. Finding the cost and its slope takes less work than
that, so the race is not rigged for descent."""
STEP_SIZE = 5.0
"""The lesson's best one when every image is in every step."""
_LOOK_EVERY = 10


class EverySetting(NamedTuple):
    """How low each came; `best` after so many evaluations."""

    random_best: npt.NDArray[np.float64]
    """(n,): the lowest cost after each random network."""
    descent_best: npt.NDArray[np.float64]
    """(m,): the lowest cost after each step downhill."""
    networks_a_second: float
    """How many random networks this machine drew and evaluated in a second; it differs from run to run."""
    images: int


def every_setting(
    images: Images, labels: Labels, seed: int, evaluations: int = EVALUATIONS
) -> Iterator[Step[EverySetting]]:
    """Random networks first, then steps downhill from one more random network. Raises ValueError."""
    evaluated, digits, _ = drawn(images, labels, SET_IMAGES, seed)
    steps = evaluations // STEP_EVALUATIONS
    lowest, total = np.zeros(evaluations), evaluations + steps * STEP_EVALUATIONS
    nothing, began = np.zeros(0), perf_counter()
    for draw in search(evaluated, digits, seed):
        lowest[draw.done - 1] = draw.best_cost
        rate = draw.done / max(perf_counter() - began, 1e-9)
        if draw.done % _LOOK_EVERY == 0 or draw.done == evaluations:
            yield Step(
                draw.done, total, EverySetting(lowest[: draw.done].copy(), nothing, rate, len(evaluated))
            )
        if draw.done == evaluations:
            break
    for costs in _downhill(evaluated, digits, seed, steps):
        done = evaluations + len(costs) * STEP_EVALUATIONS
        yield Step(done, total, EverySetting(lowest, np.minimum.accumulate(costs), rate, len(evaluated)))


def _downhill(images: Images, labels: Labels, seed: int, steps: int) -> Iterator[npt.NDArray[np.float64]]:
    """The cost before each step so far."""
    network, costs = Network.random(seed), np.zeros(steps)
    for step in range(steps):
        costs[step], slopes = cost_and_gradient(network, images, labels)
        lower = network.parameters - STEP_SIZE * slopes
        network = Network.from_parameters(lower, network.layers, network.hidden)
        if step % _LOOK_EVERY == 0 or step == steps - 1:
            yield costs[: step + 1].copy()

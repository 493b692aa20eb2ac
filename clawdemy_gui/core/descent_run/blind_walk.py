"""A walk by hand over two dials of a network, knowing only the cost and the slope where one stands."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.images import Images, Labels
from clawdemy_gui.core.network import Network, total_cost

REACH = 6.0
"""The map goes so far to each side of where the network's own dials are."""
_STEEPEST = 30
"""The two dials are drawn among so many whose slope is steepest: others hardly move the cost."""
_MOST_IMAGES = 500
"""The cost is that of the first so many images: a step is felt at once."""
POINTS = 41
"""Along each side of the map."""


class Ground(NamedTuple):
    """Two dials of a network, and the images its cost is over."""

    network: Network
    dials: tuple[int, int]
    images: Images
    labels: Labels
    start: tuple[float, float]
    """How far from the network's own dials the walk starts."""


class FeltSlope(NamedTuple):
    """What one knows where one stands."""

    cost: float
    slopes: tuple[float, float]
    """The cost gained for each unit along the first and the second dial."""


def ground(network: Network, images: Images, labels: Labels, seed: int) -> Ground:
    """Draw two dials and a start. Raises ValueError if the images are no training set."""
    few, digits = images[:_MOST_IMAGES], labels[:_MOST_IMAGES]
    slopes = np.abs(cost_and_gradient(network, few, digits)[1])
    random = np.random.default_rng(seed)
    steepest = np.argsort(slopes, kind="stable")[-_STEEPEST:]
    first, second = (int(dial) for dial in random.choice(steepest, 2, replace=False))
    turn = random.uniform(0, 2 * np.pi)
    start = (float(0.7 * REACH * np.cos(turn)), float(0.7 * REACH * np.sin(turn)))
    return Ground(network, (first, second), few, digits, start)


def stand(on: Ground, place: tuple[float, float]) -> Network:
    """The network with both dials so far from their own values. Raises ValueError."""
    own = on.network.parameters
    return on.network.turned(
        {dial: float(own[dial]) + way for dial, way in zip(on.dials, place, strict=True)}
    )


def feel(on: Ground, place: tuple[float, float]) -> FeltSlope:
    """The cost and the slope at a place. Raises ValueError."""
    cost, slopes = cost_and_gradient(stand(on, place), on.images, on.labels)
    return FeltSlope(cost, (float(slopes[on.dials[0]]), float(slopes[on.dials[1]])))


def places(on: Ground, moves: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where the walk has been, the start first."""
    been = [on.start]
    for across, up in moves:
        been.append((been[-1][0] + across, been[-1][1] + up))
    return been


def uncover(on: Ground) -> Iterator[npt.NDArray[np.float64]]:
    """The map, row by row: (POINTS, POINTS) with a row for each place along the second dial, NaN to come."""
    sides = np.linspace(-REACH, REACH, POINTS)
    heights = np.full((POINTS, POINTS), np.nan)
    for row, up in enumerate(sides):
        for column, across in enumerate(sides):
            heights[row, column] = total_cost(stand(on, (float(across), float(up))), on.images, on.labels)
        yield heights.copy()

"""Beat the shrug: draw all dials at random, again and again, keep the best; and how long it would take."""

from collections.abc import Iterator, Sequence
from math import floor, log10
from typing import NamedTuple

import numpy.typing as npt

from clawdemy_gui.core.blackboard import Hidden
from clawdemy_gui.core.dial_address import LAYERS
from clawdemy_gui.core.images import checked_set
from clawdemy_gui.core.network import Network, evaluate

DRAWS_OF_A_SEED = 1_000_000
"""Two searches with different seeds share no network."""
AGE_OF_THE_UNIVERSE = 13.79e9 * 365.25 * 24 * 3600
"""Seconds. Source: Planck 2018 results VI (2020), 13.79 thousand million years."""


class Draw(NamedTuple):
    """The last network drawn, and the best so far."""

    cost: float
    accuracy: float
    best_cost: float
    best_accuracy: float
    best_seed: int
    """The best network is Network.random(best_seed, layers, hidden)."""
    done: int


def search(
    images: npt.ArrayLike,
    labels: npt.ArrayLike,
    seed: int,
    layers: Sequence[int] = LAYERS,
    hidden: Hidden = "sigmoid",
) -> Iterator[Draw]:
    """Draw every dial from N(0, 1), evaluate the network over these images, and so on.

    Ends after DRAWS_OF_A_SEED networks. Raises ValueError, at once, if the images are no training set or the
    seed is below 0.
    """
    checked, digits = checked_set(images, labels)
    if seed < 0:
        raise ValueError(f"A seed is a whole number from 0 up, not {seed}.")
    return _draws(checked, digits, seed * DRAWS_OF_A_SEED, layers, hidden)


def _draws(
    images: npt.ArrayLike, labels: npt.ArrayLike, first: int, layers: Sequence[int], hidden: Hidden
) -> Iterator[Draw]:
    best = None
    for done in range(1, DRAWS_OF_A_SEED + 1):
        drawn = first + done - 1
        cost, accuracy, *_ = evaluate(Network.random(drawn, layers, hidden), images, labels)
        if best is None or cost < best.cost:
            best = Draw(cost, accuracy, cost, accuracy, drawn, done)
        yield Draw(cost, accuracy, best.cost, best.accuracy, best.best_seed, done)


class SizeOfSearch(NamedTuple):
    """How many networks there are, and how long it would take to try them all."""

    digits: int
    """How many digits the number of networks has."""
    ages: float
    """The power of ten of the number of times the universe's age; below 0 it would be done by now."""


def size_of_search(settings: int, dials: int, networks_a_second: float) -> SizeOfSearch:
    """If every dial had so many settings: settings**dials networks, at so many networks a second.

    >>> size_of_search(2, 13_002, 1000).digits
    3914

    Raises ValueError unless there are at least 2 settings, a dial, and a rate above 0.
    """
    if settings < 2 or dials < 1 or not networks_a_second > 0:
        raise ValueError("A search needs at least two settings, one dial and a rate above 0.")
    power = dials * log10(settings)
    return SizeOfSearch(floor(power) + 1, power - log10(networks_a_second) - log10(AGE_OF_THE_UNIVERSE))

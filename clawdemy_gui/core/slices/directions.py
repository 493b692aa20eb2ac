"""Directions to look along: each is one number a dial, how far that dial moves when the walk goes 1 far."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.dial_address import split
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.network import Network

Direction = npt.NDArray[np.float64]
"""(parameter_count,) in the order of Network.parameters."""

_FARTHEST = 1e30
_ONE_LINE = 1e-12
"""Less than this share of the movement beside the first direction is rounding."""


def random_direction(network: Network, seed: int) -> Direction:
    """A random direction, filter-normalised: to each neuron's dials it adds as much as they are large.

    So 1 far means the same to a network of large dials and to one of small ones (H. Li and others,
    "Visualizing the Loss Landscape of Neural Nets", 2018; a filter is a neuron's weights and its bias).
    """
    drawn = np.random.default_rng(seed).standard_normal(network.parameter_count)
    for (weights, biases), held in zip(split(drawn, network.layers), network.matrices, strict=True):
        length = np.hypot(np.linalg.norm(weights, axis=1), biases)
        ratio = np.hypot(np.linalg.norm(held.weights.astype(np.float64), axis=1), held.biases) / length
        weights *= ratio[:, np.newaxis]
        biases *= ratio
    return drawn


def downhill(network: Network, images: npt.ArrayLike, labels: npt.ArrayLike) -> Direction:
    """The way the cost falls fastest, −gradient: 1 far is a step of descent with step size 1.

    Raises ValueError if the images are no training set.
    """
    return -cost_and_gradient(network, images, labels)[1]


def one_dial(network: Network, dial: int) -> Direction:
    """The direction that turns this dial alone, 1 up. Raises ValueError if there is no such dial."""
    network.place(dial)
    direction = np.zeros(network.parameter_count)
    direction[dial] = 1
    return direction


def towards(network: Network, other: Network) -> Direction:
    """The straight way to another network, which stands 1 far. Raises ValueError unless it is built alike."""
    if (other.layers, other.hidden) != (network.layers, network.hidden):
        raise ValueError(
            f"There is no straight way from {network!r} to {other!r}: they are built differently."
        )
    return other.parameters.astype(np.float64) - network.parameters


class MainDirections(NamedTuple):
    """The two directions that hold most of a path's movement."""

    first: Direction
    """Of length 1."""
    second: Direction
    """Of length 1, at a right angle to the first."""
    shares: tuple[float, float]
    """How much of the movement, as the squared distances from the centre, each of them holds, 0…1."""


def main_directions(path: npt.ArrayLike, centre: npt.ArrayLike) -> MainDirections:
    """The plane through `centre` that holds most of a path of dial settings: its principal components.

    path: (k, parameter_count), settings one after the other, two at least; centre: (parameter_count,), for
    example the path's last one. The first setting of the path lies on the positive side of both directions.
    Raises ValueError if the shapes do not fit, or if the path never leaves a line through the centre.
    """
    settings, middle = np.asarray(path, np.float64), np.asarray(centre, np.float64)
    if settings.ndim != 2 or middle.shape != settings.shape[1:] or len(settings) < 2:
        raise ValueError(f"A path of shape {settings.shape} has no plane through a centre of {middle.shape}.")
    movements = settings - middle
    # Few settings of many dials: their products with each other, (k, k), hold all there is to know.
    squares, mixtures = np.linalg.eigh(movements @ movements.T)
    if not squares[-2] > _ONE_LINE * squares[-1]:
        raise ValueError("This path runs along one line: it has no two main directions.")
    first, second = (_of_length_1(movements, mixtures[:, number]) for number in (-1, -2))
    shares = squares[[-1, -2]] / np.square(movements).sum()
    return MainDirections(first, second, (float(shares[0]), float(shares[1])))


def _of_length_1(movements: npt.NDArray[np.float64], mixture: npt.NDArray[np.float64]) -> Direction:
    direction = mixture @ movements
    length = np.linalg.norm(direction)
    return direction / (-length if direction @ movements[0] < 0 else length)


def checked_directions(network: Network, directions: Sequence[npt.ArrayLike]) -> npt.NDArray[np.float64]:
    """One or two directions as (1 or 2, parameter_count).

    Raises ValueError if one does not fit the network, is not finite or moves nothing, or if the two are one.
    """
    rows = np.array([np.asarray(direction, dtype=np.float64) for direction in directions])
    if rows.shape[1:] != (network.parameter_count,):
        raise ValueError(f"A direction moves {network.parameter_count} dials, not {rows.shape[1:]}.")
    if not (abs(rows) <= _FARTHEST).all():
        raise ValueError(f"A direction moves a dial by a finite number, at most {_FARTHEST:.0e}.")
    lengths = np.linalg.norm(rows, axis=1)
    if not lengths.all():
        raise ValueError("A direction must move some dial.")
    if len(rows) == 2 and abs(rows[0] @ rows[1]) > (1 - 1e-12) * lengths[0] * lengths[1]:
        raise ValueError("These two directions are one: they make a line, not a plane.")
    return rows

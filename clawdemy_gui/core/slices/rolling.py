"""A ball in a slice of the landscape: the slope under it, and the way down that stays in the slice."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.landscape import Slice

Place = tuple[float, ...]
"""How far along each direction of a slice."""


class SlopeInSlice(NamedTuple):
    """What a ball feels where it lies."""

    cost: float
    slopes: Place
    """The cost gained for each unit along each direction."""
    downhill: Place
    """Where descent with step size 1 would go if it had to stay in the slice.

    It goes where the cost falls fastest for each dial turned; on a picture whose two directions differ in
    length or are not at a right angle, that is not at a right angle to the contours.
    """
    share: float
    """How much of |gradient|² lies in the slice, 0…1; the rest points out of the picture."""


class RolledStep(NamedTuple):
    """A ball after `step` steps: its place and what it costs there."""

    step: int
    place: Place
    cost: float


class Projection(NamedTuple):
    """Where networks lie in a slice, seen straight from above."""

    places: npt.NDArray[np.float64]
    """(k, directions)."""
    share: float
    """How much of their movement, as squared distances from the slice's network, the slice shows, 0…1."""


def feel(landscape: Slice, *place: float) -> SlopeInSlice:
    """The cost and its slope at this place. Raises ValueError if the network there cannot be counted."""
    cost, gradient = cost_and_gradient(landscape.network_at(*place), landscape.images, landscape.labels)
    slopes = landscape.directions @ gradient
    downhill, share = _within(landscape, -gradient)
    return SlopeInSlice(cost, tuple(slopes.tolist()), tuple(downhill.tolist()), share)


def roll(landscape: Slice, start: Place, step_size: float) -> Iterator[RolledStep]:
    """Gradient descent restricted to the slice, all images a step, without end; the start comes first.

    step_size: of the lesson's cost, above 0, as in descent. A random slice holds next to nothing of the
    gradient, so there a ball needs a step size about a thousand times larger. Raises ValueError, also when it
    has rolled to where dials are too large to count with.
    """
    if not step_size > 0:
        raise ValueError(f"The step size must be above 0, not {step_size}.")
    return _rolling(landscape, start, step_size)


def _rolling(landscape: Slice, place: Place, step_size: float) -> Iterator[RolledStep]:
    step = 0
    while True:
        here = feel(landscape, *place)
        yield RolledStep(step, place, here.cost)
        place = tuple(far + step_size * down for far, down in zip(place, here.downhill, strict=True))
        step += 1


def shadow(landscape: Slice, settings: npt.ArrayLike) -> Projection:
    """Project settings of the dials, (k, parameter_count), such as a descent's path, onto the slice.

    Raises ValueError if they do not fit the network.
    """
    path = np.asarray(settings, dtype=np.float64)
    if path.ndim != 2 or path.shape[1:] != landscape.network.parameters.shape:
        wanted = landscape.network.parameter_count
        raise ValueError(f"A path is rows of {wanted} numbers, not {path.shape}.")
    places, share = _within(landscape, path - landscape.network.parameters)
    return Projection(places, share)


def _within(landscape: Slice, movements: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.float64], float]:
    """How far movements (…, parameter_count) go along each direction, and the share that lies in the slice.

    The nearest point of the slice, by the normal equations of least squares.
    """
    lengths = np.linalg.norm(landscape.directions, axis=1)
    units = landscape.directions / lengths[:, np.newaxis]
    products = movements @ units.T
    far: npt.NDArray[np.float64] = np.linalg.solve(units @ units.T, products[..., np.newaxis])[..., 0]
    total = np.square(movements).sum()
    return far / lengths, float((far * products).sum() / total) if total else 0.0

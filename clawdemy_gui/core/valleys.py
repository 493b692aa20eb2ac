"""Small valleys: landscapes of one or two dials, given by a formula one can check on paper.

    new w = old w − step size · slope

>>> [round(step.place[0], 6) for step in walk(VALLEYS["one-dial"], (5.0,), 0.1, 3)]
[5.0, 4.0, 3.2, 2.56]
"""

from collections.abc import Callable, Iterator
from math import isfinite
from typing import Literal, NamedTuple

ValleyName = Literal["one-dial", "two-dials", "narrow", "two-valleys", "saddle"]
Place = tuple[float, ...]
"""One number a dial."""

FARTHEST = 1e6
"""A walk that comes so far away has flown apart; it stops before numbers stop being numbers."""


class Valley(NamedTuple):
    """A cost of one or two dials, its gradient, and the places where it is lowest."""

    formula: str
    cost: Callable[[Place], float]
    """Never below 0."""
    gradient: Callable[[Place], Place]
    """One slope a dial."""
    minima: tuple[Place, ...]
    """The bottoms of its valleys, the deepest first; two lie apart along the last dial."""
    start: Place
    """Where a walk begins at first."""
    reach: tuple[tuple[float, float], ...]
    """What is drawn: from where to where along each dial."""
    ridges: tuple[Place, ...] = ()
    """Where the slope is 0 between two valleys."""

    @property
    def dials(self) -> int:
        """How many dials there are: 1 or 2."""
        return len(self.start)


def _bowl(place: Place) -> float:
    return place[0] ** 2


def _round_bowl(place: Place) -> float:
    w1, w2 = place
    return w1**2 + w2**2


def _narrow(place: Place) -> float:
    w1, w2 = place
    return w1**2 + 20.0 * w2**2


def _two_valleys(place: Place) -> float:
    (w,) = place
    return (3.0 * w**4 + 4.0 * w**3 - 36.0 * w**2 + 189.0) / 100.0


def _saddle(place: Place) -> float:
    w1, w2 = place
    return w1**2 + (w2**2 / 2.0 - 1.0) ** 2


_ROOT = 2.0**0.5

VALLEYS: dict[ValleyName, Valley] = {
    "one-dial": Valley(
        "C = w²",
        _bowl,
        lambda place: (2.0 * place[0],),
        ((0.0,),),
        (5.0,),
        ((-11.0, 11.0),),
    ),
    "two-dials": Valley(
        "C = w₁² + w₂²",
        _round_bowl,
        lambda place: (2.0 * place[0], 2.0 * place[1]),
        ((0.0, 0.0),),
        (3.0, 4.0),
        ((-6.0, 6.0), (-6.0, 6.0)),
    ),
    "narrow": Valley(
        "C = w₁² + 20 w₂²",
        _narrow,
        lambda place: (2.0 * place[0], 40.0 * place[1]),
        ((0.0, 0.0),),
        (8.0, 1.5),
        ((-10.0, 10.0), (-3.0, 3.0)),
    ),
    "two-valleys": Valley(
        "C = (3w⁴ + 4w³ − 36w² + 189) / 100",
        _two_valleys,
        lambda place: (0.12 * place[0] * (place[0] + 3.0) * (place[0] - 2.0),),
        ((-3.0,), (2.0,)),
        (3.0,),
        ((-5.0, 4.0),),
        ((0.0,),),
    ),
    "saddle": Valley(
        "C = w₁² + (w₂²/2 − 1)²",
        _saddle,
        lambda place: (2.0 * place[0], place[1] ** 3 - 2.0 * place[1]),
        ((0.0, _ROOT), (0.0, -_ROOT)),
        (1.5, 0.0),
        ((-2.5, 2.5), (-2.5, 2.5)),
        ((0.0, 0.0),),
    ),
}
"""Two valleys: minima at w = −3 (C = 0) and w = 2 (C = 1.25), a hill at 0 (C = 1.89).
The saddle: C = 1 at (0, 0) between two minima (C = 0) at w₂ = ±√2."""


class Step(NamedTuple):
    """One moment of a walk; the next place is `place` − `move`."""

    number: int
    place: Place
    slope: Place
    move: Place
    """Step size · slope."""
    cost: float


def walk(valley: Valley, start: Place, step_size: float, steps: int) -> Iterator[Step]:
    """The start, one number a dial, and up to so many steps; ends early where one would fly apart."""
    place = start
    for number in range(steps + 1):
        slope = valley.gradient(place)
        move = tuple(step_size * part for part in slope)
        yield Step(number, place, slope, move, valley.cost(place))
        place = beyond(place, move)
        if is_too_far(place):
            return


def beyond(place: Place, move: Place) -> Place:
    """Where a step leads."""
    return tuple(w - part for w, part in zip(place, move, strict=True))


def is_too_far(place: Place) -> bool:
    """Whether a walk stops before it comes here."""
    return not all(isfinite(w) and abs(w) <= FARTHEST for w in place)


def nearest_minimum(valley: Valley, place: Place) -> Place:
    """The bottom of the valley that this place belongs to; upon a ridge, of the last one."""
    for ridge in valley.ridges:
        for bottom in valley.minima:
            if (bottom[-1] - ridge[-1]) * (place[-1] - ridge[-1]) > 0:
                return bottom
    return valley.minima[-1]

"""Small valleys: landscapes of one or two dials, given by a formula one can check on paper.

    new w = old w − step size · slope

>>> [round(step.place[0], 6) for step in walk(VALLEYS["one-dial"], (5.0,), 0.1, 3)]
[5.0, 4.0, 3.2, 2.56]
"""

from collections.abc import Callable, Iterator
from math import hypot, isfinite
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
    """The bottoms of its valleys, the deepest first."""
    start: Place
    """Where a walk begins at first."""
    reach: tuple[tuple[float, float], ...]
    """What is drawn: from where to where along each dial."""

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
    ),
    "saddle": Valley(
        "C = w₁² + (w₂²/2 − 1)²",
        _saddle,
        lambda place: (2.0 * place[0], place[1] ** 3 - 2.0 * place[1]),
        ((0.0, _ROOT), (0.0, -_ROOT)),
        (1.5, 0.0),
        ((-2.5, 2.5), (-2.5, 2.5)),
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
        place = tuple(w - part for w, part in zip(place, move, strict=True))
        if not all(isfinite(w) and abs(w) <= FARTHEST for w in place):
            return


def nearest_minimum(valley: Valley, place: Place) -> Place:
    """The bottom that lies nearest."""
    return min(valley.minima, key=lambda bottom: _far(place, bottom))


def ends_in(valley: Valley, start: Place, step_size: float, steps: int = 400) -> int:
    """Which of the valley's minima a walk ends in; −1 for none."""
    *_, last = walk(valley, start, step_size, steps)
    for number, bottom in enumerate(valley.minima):
        if _far(last.place, bottom) < _AT_THE_BOTTOM:
            return number
    return -1


Kind = Literal["start", "falling", "crawling", "at once", "arrived", "bouncing", "apart", "shallow", "ridge"]

_FLAT = 1e-9
_SAME = 1e-9
_AT_THE_BOTTOM = 0.05
_CRAWL = 0.01
"""A step that wins less than this share of the cost crawls."""
_LITTLE = 1e-4
"""A cost no higher above the bottom than this has arrived."""


def what_happens(valley: Valley, steps: list[Step], step_size: float) -> Kind:
    """What a walk is doing, read off its numbers."""
    last = steps[-1]
    bottom = nearest_minimum(valley, last.place)
    if _flies_apart(steps, step_size):
        return "apart"
    if hypot(*last.slope) <= _FLAT and _far(last.place, bottom) > _AT_THE_BOTTOM:
        return "ridge"
    above = last.cost - valley.cost(bottom)
    if above <= _LITTLE and _far(last.place, bottom) <= _AT_THE_BOTTOM:
        if valley.cost(bottom) > valley.cost(valley.minima[0]) + _LITTLE:
            return "shallow"
        return "at once" if len(steps) > 1 and steps[1].cost - valley.cost(bottom) <= _SAME else "arrived"
    if len(steps) < 2:
        return "start"
    if len(steps) > 2 and _far(last.place, steps[-3].place) <= _SAME * (1.0 + hypot(*last.place)):
        return "bouncing"
    won = steps[-2].cost - last.cost
    return "crawling" if 0 <= won < _CRAWL * steps[-2].cost else "falling"


def _flies_apart(steps: list[Step], step_size: float) -> bool:
    last = steps[-1]
    beyond = [w - part for w, part in zip(last.place, last.move, strict=True)]
    if not all(isfinite(w) and abs(w) <= FARTHEST for w in beyond):
        return True
    return len(steps) > 2 and steps[-1].cost > steps[-2].cost > steps[-3].cost


def _far(one: Place, other: Place) -> float:
    return hypot(*(a - b for a, b in zip(one, other, strict=True)))

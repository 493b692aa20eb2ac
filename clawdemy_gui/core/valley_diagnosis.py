"""What a walk in a small valley is doing, read off its numbers, and in which valley a walk ends."""

from collections.abc import Callable, Sequence
from itertools import islice, pairwise
from math import hypot
from typing import Any, Literal, TypeAlias, cast

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.valleys import FARTHEST, Place, Step, Valley, beyond, is_too_far, nearest_minimum, walk

Kind = Literal[
    "start", "falling", "crawling", "zigzag", "at once", "arrived", "bouncing", "rising", "leaping", "apart",
    "shallow", "ridge",
]  # fmt: skip

FLAT = 1e-4
"""A slope no steeper than this is as good as 0."""
_SAME = 1e-9
"""Two places no further apart than this share of their size are one place."""
_CRAWL = 0.01
"""Crawling: a step wins less than this share of the height above the valley's bottom."""
_CAUGHT = 0.01
"""So little is left to win, as a share of how deep the valley is, or of the cost upon a ridge."""
_NEAR_RIDGE = 0.1
"""Beside a ridge the ground is flat too, but a walk there does not rest: it gathers speed."""
_LATELY = 6
"""Steps that tell whether a walk leaps about."""
_AHEAD = 500
"""Steps that are looked ahead, to tell a walk that leaves for ever from one that comes back."""


def what_happens(valley: Valley, steps: Sequence[Step], step_size: float) -> Kind:
    """What the walk from `steps[0]` on, as `walk` gives them with this step size, does at its last step."""
    now = steps[-1]
    if is_at_rest(valley, now):
        return _at_rest(valley, steps)
    if is_too_far(beyond(now.place, now.move)):
        return "apart"
    if len(steps) == 1:
        return "start"
    before = steps[-2]
    if _is_same(beyond(now.place, now.move), before.place):
        return "bouncing"
    if now.cost <= before.cost:
        if _is_on_ridge(valley, now.place):
            if _above_ridge(valley, now) < _CAUGHT:
                return "ridge"
        elif _left_to_win(valley, now) < _CAUGHT:
            return "shallow"
    return _moving(valley, steps, step_size)


def is_at_rest(valley: Valley, now: Step) -> bool:
    """Whether the slope is as good as 0 and no later step leads away from here."""
    if hypot(*now.slope) > FLAT:
        return False
    return _is_on_ridge(valley, now.place) or all(
        abs(now.place[-1] - ridge[-1]) > _NEAR_RIDGE for ridge in valley.ridges
    )


def _at_rest(valley: Valley, steps: Sequence[Step]) -> Kind:
    if _is_on_ridge(valley, steps[-1].place):
        return "ridge"
    if nearest_minimum(valley, steps[-1].place) != _as_deep_as_any(valley, steps[-1].place):
        return "shallow"
    since = next(step.number for step in steps if is_at_rest(valley, step))
    return "at once" if since == 1 else "arrived"


def _moving(valley: Valley, steps: Sequence[Step], step_size: float) -> Kind:
    costs = [step.cost for step in steps[-_LATELY:]]
    rises = [after > before for before, after in pairwise(costs)]
    if rises[-1]:
        if len(rises) == 1:
            return "rising"
        return "apart" if rises[-2] and _climbs_on(valley, steps[-1], step_size) else "leaping"
    if any(rises[1:]):
        return "leaping"
    before, now = steps[-2], steps[-1]
    if any(then * later < 0 for then, later in zip(before.slope, now.slope, strict=True)):
        return "zigzag"
    floor = _ridge_cost(valley) if _is_on_ridge(valley, now.place) else _bottom_cost(valley, now.place)
    return "crawling" if before.cost - now.cost < _CRAWL * (before.cost - floor) else "falling"


def _climbs_on(valley: Valley, now: Step, step_size: float) -> bool:
    """Whether every later step lands higher, and does so until the walk leads too far."""
    ahead = list(islice(walk(valley, now.place, step_size, _AHEAD), _AHEAD))
    rises = [after.cost - before.cost for before, after in pairwise(ahead)]
    # A walk that comes to leap between two places rises as well, but less and less.
    return all(rise > 0 for rise in rises) and (len(ahead) < _AHEAD or rises[-1] > rises[0])


def _as_deep_as_any(valley: Valley, place: Place) -> Place:
    """The bottom of this place's valley where none is deeper, otherwise the deepest one."""
    here = nearest_minimum(valley, place)
    return min((here, *valley.minima), key=valley.cost)


def _left_to_win(valley: Valley, now: Step) -> float:
    """The height above the bottom of a shallower valley, as a share of its depth; 1 in a deepest valley."""
    if nearest_minimum(valley, now.place) == _as_deep_as_any(valley, now.place):
        return 1.0
    bottom = _bottom_cost(valley, now.place)
    return (now.cost - bottom) / (_ridge_cost(valley) - bottom)


def _above_ridge(valley: Valley, now: Step) -> float:
    return (now.cost - _ridge_cost(valley)) / _ridge_cost(valley)


def _ridge_cost(valley: Valley) -> float:
    return min(valley.cost(ridge) for ridge in valley.ridges)


def _bottom_cost(valley: Valley, place: Place) -> float:
    return valley.cost(nearest_minimum(valley, place))


def _is_on_ridge(valley: Valley, place: Place) -> bool:
    """Whether no step leads to one side of a ridge or the other."""
    return any(abs(place[-1] - ridge[-1]) <= _SAME for ridge in valley.ridges)


def _is_same(one: Place, other: Place) -> bool:
    size = max(1.0, max(map(abs, one)))
    return all(abs(a - b) <= _SAME * size for a, b in zip(one, other, strict=True))


_AT_THE_BOTTOM = 0.05
_CALM = 20
"""A walk whose cost only fell in so many last steps is in its valley, however slowly it goes on."""
Floats: TypeAlias = npt.NDArray[np.float64]


def ends_in(valley: Valley, starts: Floats, step_size: float, steps: int = 200) -> npt.NDArray[np.int8]:
    """Which of the valley's minima walks from `starts` (n, dials) end in: (n,), −1 for none.

    All walks go at once: a thousand of them take a few milliseconds.
    """
    # The formulas are plain arithmetic, so they take a row of numbers for each dial as well.
    cost_of, slopes_of = (
        cast("Callable[[Any], Any]", valley.cost),
        cast("Callable[[Any], Any]", valley.gradient),
    )
    dials = np.array(starts, dtype=np.float64).T
    inside = np.ones(dials.shape[1], dtype=bool)
    calm = inside.copy()
    cost = began = cost_of(dials)
    for number in range(steps):
        after = dials - step_size * np.array(slopes_of(dials))
        inside &= (np.abs(after) <= FARTHEST).all(axis=0)
        dials = np.where(inside, after, dials)
        if number >= steps - _CALM:
            before, cost = cost, cost_of(dials)
            if number == steps - _CALM:
                began = cost
            else:
                calm &= cost <= before
    found = np.full(len(inside), -1, dtype=np.int8)
    upon = [np.abs(dials[-1] - ridge[-1]) <= _SAME for ridge in valley.ridges]
    stays = inside & ~np.logical_or.reduce([np.zeros_like(inside), *upon])
    for end, bottom in enumerate(valley.minima):
        near = np.hypot.reduce([*(dials.T - bottom).T, np.zeros(len(inside))]) < _AT_THE_BOTTOM
        own = np.logical_and.reduce(
            [np.ones_like(inside)]
            + [(dials[-1] - ridge[-1]) * (bottom[-1] - ridge[-1]) > 0 for ridge in valley.ridges]
        )
        found[stays & (near | (own & calm & (cost < began)))] = end
    return found

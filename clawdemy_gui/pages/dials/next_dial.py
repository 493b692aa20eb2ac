"""Which dial to take in the hand next: the next steepest one, the next dead one, or the one of a seed."""

from random import Random

import numpy as np

from clawdemy_gui.core.dial_ranking import steepest_first

_STEEPEST = 100
"""So many of the steepest dials can be walked through, one press after the other."""


def next_steepest(slopes: np.ndarray, dial: int) -> int:
    """The dial with the largest slope; from one of the steepest, the next."""
    order: list[int] = steepest_first(slopes)[:_STEEPEST].tolist()
    at = order.index(dial) + 1 if dial in order else 0
    return order[at % len(order)]


def next_dead(dead: np.ndarray, dial: int) -> int | None:
    """The next dead dial after this one, after the last one the first; None if all are alive."""
    numbers = np.flatnonzero(dead)
    if not len(numbers):
        return None
    later = numbers[numbers > dial]
    return int(later[0] if len(later) else numbers[0])


def dial_of_seed(seed: int, count: int) -> int:
    """The one of `count` dials that this seed draws."""
    return Random(seed).randrange(count)

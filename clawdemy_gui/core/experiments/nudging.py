"""The nudge experiment: many dials, one after the other, moved a little. Does the one number notice?

The cost nearly always does, the accuracy hardly ever: that is why learning follows the cost (M. Nielsen,
"Neural Networks and Deep Learning", chapter 1).
"""

from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.dial_ranking import dead_dials
from clawdemy_gui.core.dials import hold
from clawdemy_gui.core.network import Network


class Nudged(NamedTuple):
    """The last nudge, and how often something moved so far."""

    dial: int
    by: float
    """±ε."""
    cost_change: float
    accuracy_change: float
    cost_moved: int
    """After how many of the `done` nudges the cost was another number, of fifteen digits."""
    accuracy_moved: int
    done: int
    total: int


def nudge(
    network: Network, images: npt.ArrayLike, labels: npt.ArrayLike, nudges: int, by: float, seed: int
) -> Iterator[Nudged]:
    """Nudge `nudges` different dials up or down by `by`, in float64; the seed draws dials and directions.

    Only live dials are drawn: a dead one (which_dials.py) would move nothing. Each nudge starts from the same
    network. Raises ValueError, at once, if there are not so many live dials or `by` is no finite number.
    """
    live = np.flatnonzero(~dead_dials(network, images))
    if not 1 <= nudges <= len(live):
        raise ValueError(f"This network has 1 to {len(live)} live dials to nudge here, not {nudges}.")
    if not (isfinite(by) and by):
        raise ValueError(f"A nudge is a finite number other than 0, not {by}.")
    rng = np.random.default_rng(seed)
    dials = rng.choice(live, nudges, replace=False)
    signed = np.where(rng.random(nudges) < 0.5, -by, by)
    return _nudges(network, images, labels, dials, signed)


def _nudges(
    network: Network,
    images: npt.ArrayLike,
    labels: npt.ArrayLike,
    dials: npt.NDArray[np.intp],
    signed: npt.NDArray[np.float64],
) -> Iterator[Nudged]:
    held = hold(network, images, labels, "float64")
    costs = accuracies = 0
    for done, (dial, by) in enumerate(zip(dials.tolist(), signed.tolist(), strict=True), start=1):
        value = float(network.parameters[dial])
        before, after = held.turn(dial, value), held.turn(dial, value + by)
        cost_change, accuracy_change = after.cost - before.cost, after.accuracy - before.accuracy
        costs += cost_change != 0
        accuracies += accuracy_change != 0
        yield Nudged(dial, by, cost_change, accuracy_change, costs, accuracies, done, len(dials))

"""One dial over all images: what it leaves as it is, and the cost and accuracy at each of its values."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.fast.dial_effect import effect_of_dial
from clawdemy_gui.core.fast.later_layers import Evaluated
from clawdemy_gui.core.fast.stored_pass import StoredPass
from clawdemy_gui.core.images import DIGITS


class DialOverImages:
    """What is kept of a dial from turn to turn. Raises ValueError if the network has no such dial."""

    def __init__(self, stored: StoredPass, dial: int) -> None:
        self.dial = dial
        self.effect = effect_of_dial(stored, dial)
        self.dtype = stored.first.dtype
        self.total = len(stored.order)
        self.moved = sum(len(piece.feed) for piece in self.effect.pieces)
        """How many images the dial moves at all."""
        self._stored = stored
        self._scratch = self.effect.scratch()
        self._largest = 0.0
        columns = [piece.columns for piece in self.effect.pieces]
        self._costs = [float(stored.costs[some].sum()) for some in columns]
        self.kept_cost = float(stored.costs.sum()) - sum(self._costs)
        """The sum of the costs of all images that it does not move."""
        right = sum(int(np.count_nonzero(stored.right[some])) for some in columns)
        self.kept_right = int(np.count_nonzero(stored.right)) - right

    def check(self, value: float) -> None:
        """Raise ValueError if no network can have this value; one with the largest value so far says so."""
        if not abs(value) <= self._largest:
            self._stored.network.turned({self.dial: value})
            self._largest = abs(value)

    def turn(self, value: float) -> tuple[float, float]:
        """The total cost and the accuracy with the dial at `value`. Raises ValueError, as `check` does."""
        self.check(value)
        cost, right = self.kept_cost, self.kept_right
        for evaluated in self._evaluate(value):
            cost += float(evaluated.costs[0])
            right += int(np.count_nonzero(evaluated.right))
        return cost / self.total, right / self.total

    def right(self, value: float) -> npt.NDArray[np.bool_]:
        """Which images are answered rightly, (n,), in the order of the pass. Raises what `turn` raises."""
        self.check(value)
        right = self._stored.right.copy()
        for piece, evaluated in zip(self.effect.pieces, self._evaluate(value), strict=True):
            right[piece.columns] = evaluated.right[0]
        return right

    def digit_costs(self, value: float) -> npt.NDArray[np.float64]:
        """The average cost of each digit's images, (10,); NaN for none. Raises what `turn` raises."""
        self.check(value)
        sums, images = np.zeros(DIGITS), np.zeros(DIGITS)
        for run in self._stored.runs:
            sums[run.label] += self._stored.costs[run.start : run.stop].sum()
            images[run.label] += run.stop - run.start
        for piece, kept, evaluated in zip(
            self.effect.pieces, self._costs, self._evaluate(value), strict=True
        ):
            sums[piece.label] += evaluated.costs[0] - kept
        averages = np.full(DIGITS, np.nan)
        np.divide(sums, images, out=averages, where=images > 0)
        return averages

    def _evaluate(self, value: float) -> Iterator[Evaluated]:
        """Each piece with the dial at `value`."""
        one = np.array([value], self.dtype)
        for number in range(len(self.effect.pieces)):
            yield self.effect.evaluate(number, one, self._scratch)

"""One dial grabbed: what it leaves as it is, and what each of its values makes of the whole training set."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.fast.dial_effect import grab
from clawdemy_gui.core.fast.held_network import Still
from clawdemy_gui.core.fast.later_layers import Judged
from clawdemy_gui.core.images import DIGITS


class Grabbed:
    """The dial in hand. Raises ValueError if the network has no such dial."""

    def __init__(self, still: Still, dial: int) -> None:
        self.dial = dial
        self.grip = grab(still, dial)
        self.dtype = still.first.dtype
        self.total = len(still.order)
        self.moved = sum(len(piece.feed) for piece in self.grip.pieces)
        """How many images the dial moves at all."""
        self._still = still
        self._hand = self.grip.hand()
        self._largest = 0.0
        columns = [piece.columns for piece in self.grip.pieces]
        self._costs = [float(still.costs[some].sum()) for some in columns]
        self.kept_cost = float(still.costs.sum()) - sum(self._costs)
        """The sum of the costs of all images that it does not move."""
        right = sum(int(np.count_nonzero(still.right[some])) for some in columns)
        self.kept_right = int(np.count_nonzero(still.right)) - right

    def check(self, value: float) -> None:
        """Raise ValueError if no network can have this value; one with the largest value so far says so."""
        if not abs(value) <= self._largest:
            self._still.network.turned({self.dial: value})
            self._largest = abs(value)

    def turn(self, value: float) -> tuple[float, float]:
        """The total cost and the accuracy with the dial at `value`. Raises ValueError, as `check` does."""
        self.check(value)
        cost, right = self.kept_cost, self.kept_right
        for judged in self._judge(value):
            cost += float(judged.costs[0])
            right += int(np.count_nonzero(judged.right))
        return cost / self.total, right / self.total

    def right(self, value: float) -> npt.NDArray[np.bool_]:
        """Which images are answered rightly, (n,), in the order of `Still`. Raises what `turn` raises."""
        self.check(value)
        right = self._still.right.copy()
        for piece, judged in zip(self.grip.pieces, self._judge(value), strict=True):
            right[piece.columns] = judged.right[0]
        return right

    def digit_costs(self, value: float) -> npt.NDArray[np.float64]:
        """The average cost of each digit's images, (10,); NaN for none. Raises what `turn` raises."""
        self.check(value)
        sums, images = np.zeros(DIGITS), np.zeros(DIGITS)
        for run in self._still.runs:
            sums[run.label] += self._still.costs[run.start : run.stop].sum()
            images[run.label] += run.stop - run.start
        for piece, kept, judged in zip(self.grip.pieces, self._costs, self._judge(value), strict=True):
            sums[piece.label] += judged.costs[0] - kept
        averages = np.full(DIGITS, np.nan)
        np.divide(sums, images, out=averages, where=images > 0)
        return averages

    def _judge(self, value: float) -> Iterator[Judged]:
        """Each piece with the dial at `value`."""
        one = np.array([value], self.dtype)
        for number in range(len(self.grip.pieces)):
            yield self.grip.judge(number, one, self._hand)

"""One dial's whole curve: its cost and its accuracy at many values, coarse first, on every core."""

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.fast.cores import crew_for, share
from clawdemy_gui.core.fast.dial_over_images import DialOverImages
from clawdemy_gui.core.slices.coarse_first import GrowingPicture, Picture, Points, passes

_AT_ONCE = 400_000
"""Images times values between two parts: some 5 ms of work."""
_VALUES_A_PASS = 40
"""Values of a dial that take an image as long as one forward pass."""
_IN_CACHE = 12_000
"""Images times values in one array, for each neuron."""


def sweep(dial: DialOverImages, values: npt.ArrayLike) -> Iterator[Picture]:
    """The curve over these values, (n,), in parts of a few milliseconds. Raises ValueError at once."""
    numbers = np.asarray(values, dtype=np.float64)
    if numbers.ndim != 1 or not numbers.size:
        raise ValueError(f"A sweep needs a row of values, not the shape {numbers.shape}.")
    dial.check(float(numbers[np.abs(numbers).argmax()]))
    return _parts(_Curve(dial, numbers))


def _parts(curve: "_Curve") -> Iterator[Picture]:
    for stride, due in passes(len(curve.values)):
        for start in range(0, len(due), curve.at_once):
            curve.find(due[start : start + curve.at_once])
            if start + curve.at_once >= len(due):
                curve.growing.stride = stride
            yield curve.growing.so_far()


class _Curve:
    """The curve as it grows."""

    def __init__(self, dial: DialOverImages, values: npt.NDArray[np.float64]) -> None:
        self.values = values
        self.at_once = min(len(values), max(1, _AT_ONCE // max(1, dial.moved)))
        self._dial = dial
        self.growing = GrowingPicture(values.shape)
        pieces = len(dial.effect.pieces)
        self._sums, self._right = np.empty((pieces, self.at_once)), np.empty((pieces, self.at_once))
        self._due: Points
        self._workers = [self._worker() for _ in range(crew_for(dial.moved, len(values) / _VALUES_A_PASS))]

    def find(self, due: Points) -> None:
        """Find the cost and the accuracy at these values."""
        dial, growing, self._due = self._dial, self.growing, due
        share(len(self._sums), self._workers)
        here = slice(len(due))
        growing.costs[due] = (dial.kept_cost + self._sums[:, here].sum(axis=0)) / dial.total
        growing.accuracies[due] = (dial.kept_right + self._right[:, here].sum(axis=0)) / dial.total

    def _worker(self) -> Callable[[int], None]:
        effect, scratch = self._dial.effect, self._dial.effect.scratch()

        def turn_through(number: int) -> None:
            values = self.values[self._due].astype(self._dial.dtype)
            at_once = max(1, _IN_CACHE // len(effect.pieces[number].feed))
            for start in range(0, len(values), at_once):
                here = slice(start, min(start + at_once, len(values)))
                evaluated = effect.evaluate(number, values[here], scratch)
                self._sums[number, here] = evaluated.costs
                self._right[number, here] = np.count_nonzero(evaluated.right, axis=1)

        return turn_through

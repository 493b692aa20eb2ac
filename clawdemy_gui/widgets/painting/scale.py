"""The scale of an axis, straight or logarithmic, with round numbers along it."""

from math import ceil, floor, log10

import numpy as np
import numpy.typing as npt

Numbers = np.float64 | npt.NDArray[np.float64]


class Scale:
    """Turns a number into a place on an axis, straight or logarithmic."""

    def __init__(self, low: float, high: float, start: float, end: float, log: bool) -> None:
        self.low, self.high, self.log = low, high, log
        self._from, self._to = self._bent(low), self._bent(high)
        self._start, self._end = start, end

    def _bent(self, value: float) -> float:
        return float(self._all_bent(np.float64(value)))

    def _all_bent(self, values: Numbers) -> Numbers:
        return np.asarray(np.log10(np.maximum(values, self.low))) if self.log else values

    def place(self, value: float) -> float:
        """Where a number stands in pixels."""
        return float(self.places(np.float64(value)))

    def places(self, values: Numbers) -> Numbers:
        """Where many numbers stand in pixels."""
        span = (self._to - self._from) or 1.0
        return np.asarray(
            self._start + (self._all_bent(values) - self._from) / span * (self._end - self._start)
        )

    def value(self, place: float) -> float:
        """Which number stands at a place."""
        span = (self._end - self._start) or 1.0
        bent = self._from + (place - self._start) / span * (self._to - self._from)
        return float(10**bent if self.log else bent)

    def ticks(self, most: int) -> list[float]:
        """Round numbers along the axis, at most about so many."""
        if not self.log:
            step = nice((self.high - self.low) / max(most, 1))
            first = ceil(self.low / step - 1e-9)
            return [number * step for number in range(first, floor(self.high / step + 1e-9) + 1)]
        powers = range(ceil(log10(self.low) - 1e-9), floor(log10(self.high) + 1e-9) + 1)
        few = [1.0] if len(powers) > 3 else [1.0, 2.0, 5.0]
        ticks = [factor * 10.0**power for power in range(powers.start - 1, powers.stop) for factor in few]
        return [tick for tick in ticks if self.low <= tick * (1 + 1e-9) and tick <= self.high * (1 + 1e-9)]


def nice(number: float) -> float:
    """The next number above that is 1, 2 or 5 times a power of ten."""
    if number <= 0:
        return 1.0
    power = 10.0 ** floor(log10(number))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= number * (1 - 1e-9))

"""Round numbers for an axis, and how many decimals they need."""

from collections.abc import Sequence
from math import ceil, floor, log10

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers from `low` to `high`, at most so many, evenly apart; none if the range is empty."""
    if not high > low:
        return []
    rough = (high - low) / max(1, most)
    power = 10.0 ** floor(log10(rough))
    step = next(power * size for size in _ROUND if power * size >= rough * 0.999)
    first, last = ceil(low / step - 1e-6), floor(high / step + 1e-6)
    return [number * step for number in range(first, last + 1)]


def tick_text(tick: float, ticks_there: Sequence[float]) -> str:
    """A tick with as many decimals as tell it from the next one, at least none."""
    step = ticks_there[1] - ticks_there[0] if len(ticks_there) > 1 else abs(tick) or 1.0
    decimals = min(max(0, ceil(-log10(step) - 1e-9) + (not _is_round(step))), 12)
    text = f"{tick:.{decimals}f}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def _is_round(step: float) -> bool:
    """Whether one leading digit writes the step: not so for 0.25."""
    scaled = step / 10.0 ** floor(log10(step) + 1e-9)
    return abs(scaled - round(scaled)) < 1e-6

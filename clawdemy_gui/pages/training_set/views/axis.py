"""Where the axis of a chart ends: at a round number, so that its marks can be read."""

from math import floor, log10

_ROUND = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def round_end(most: float) -> float:
    """The least round number that `most` fits under: 1, 2, 3, 4, 5, 6 or 8 times a power of ten."""
    if most <= 0:
        return 1.0
    power = 10.0 ** floor(log10(most))
    return next(power * step for step in _ROUND if power * step >= most * 0.9999)

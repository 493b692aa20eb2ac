"""Where to write names that would lie on each other."""

from collections.abc import Sequence


def apart(middles: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Where to write names, from the top down: `gap` apart at least, and moved as little as can be.

    The least squares under that condition: names that would meet are spread around their common middle (the
    pooling of isotonic regression), so that none is pushed to the line of another one.
    """
    pools: list[tuple[float, int]] = []
    for number, middle in enumerate(middles):
        total, count = middle - number * gap, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            more, others = pools.pop()
            total, count = total + more, count + others
        pools.append((total, count))
    levels = [total / count for total, count in pools for _ in range(count)]
    highest = bottom - (len(levels) - 1) * gap
    return [number * gap + max(min(level, highest), top) for number, level in enumerate(levels)]

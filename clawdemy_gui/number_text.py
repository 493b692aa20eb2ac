"""How numbers are written, the same in every place: labels, tables, sentences, exports and announcements.

A number that is not 0 is never written as 0, and a share that is not all never as 100 %.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, floor, log10


def output_text(output: float) -> str:
    """An output to two decimals, to four if it has more: 0.50, 0.9234."""
    return _trimmed(output, most=4)


def short_text(number: float) -> str:
    """From 0 to 1 where there is little room: 0.81, 0.3844; what is nearly 0 or nearly 1 says so, <0.0001."""
    if 0 < number < _SHORT_LEAST / 2:
        return f"<{_SHORT_LEAST}"
    if 1 - _SHORT_LEAST / 2 < number < 1:
        return f">{1 - _SHORT_LEAST}"
    return _trimmed(number, most=4)


def rough_text(number: float, most: int = 2) -> str:
    """To `most` decimals where there is little room; nearly 0 and nearly 1 have the digits they need: 0.003.

    What four decimals cannot tell from 0 or 1 says so: <0.0001, >0.9999.
    """
    size, half = abs(number), 0.5 * 10.0**-most
    if 0 < size < _SHORT_LEAST / 2:
        return f"<{_SHORT_LEAST}" if number > 0 else f">−{_SHORT_LEAST}"
    if 1 - half <= number < 1:
        return short_text(number)
    return _trimmed(number, most)


def miss_text(squared_miss: float) -> str:
    """A squared miss to at most four decimals: 0.81, 0.3844."""
    return _trimmed(squared_miss, most=4)


def total_text(total: float) -> str:
    """A cost to at least two and at most four decimals: 0.90, 0.0129, 2.50."""
    return _trimmed(total, most=4)


def change_text(change: float) -> str:
    """A change with its sign: +0.21, −0.0036; no change is 0.00."""
    written = _trimmed(abs(change), most=4)
    return written if change == 0 or written[0] == "<" else ("+" if change > 0 else "−") + written


def share_text(share: float) -> str:
    """A share 0…1 in whole percent, 90 %; what is not quite all or not quite nothing never looks like it."""
    percent = round(100 * share)
    if percent == 0 and share > 0:
        return "<1 %"
    if percent == 100 and share < 1:
        return ">99 %"
    return f"{percent} %"


def accuracy_text(accuracy: float, count: int) -> str:
    """A share of right answers among `count`, with as many decimals as one image more needs: 67.92 %."""
    decimals = min(max(1, ceil(log10(max(count, 1))) - 2), 4)
    return f"{100 * accuracy:.{decimals}f} %"


def plain_text(number: float) -> str:
    """A number in a calculation, as short as it goes with four decimals: 0.1, 0, 0.9234."""
    return _trimmed(number, most=4, least=0)


def worked_line(outputs: Sequence[float], label: int, cost: float) -> str:
    """9·(0.1)² + (0.1−1)² = 0.90: the whole sum, equal terms grouped, the label's term last."""
    counts: dict[str, int] = {}
    for k, output in enumerate(outputs):
        if k != label:
            term = f"({plain_text(output)})²"
            counts[term] = counts.get(term, 0) + 1
    terms = [f"{count}·{term}" if count > 1 else term for term, count in counts.items()]
    terms.append(f"({plain_text(outputs[label])}−1)²")
    return " + ".join(terms) + f" = {total_text(cost)}"


_SHORT_LEAST = 0.0001
_LEAST_SHOWN = 1e-7
"""What is smaller is said to be smaller than this."""


@lru_cache(maxsize=4096)  # each change of one output writes the other nine again
def _trimmed(number: float, most: int, least: int = 2) -> str:
    size = abs(number)
    if 0 < size < _LEAST_SHOWN:
        return "<0.0000001"
    if 0 < size < 0.5 * 10.0**-most:
        most = 1 - floor(log10(size))
    whole, _, decimals = f"{number:.{most}f}".partition(".")
    kept = decimals.rstrip("0").ljust(least, "0")
    text = f"{whole}.{kept}" if kept else whole
    return text.replace("-", "−") if float(text) else text.lstrip("-")

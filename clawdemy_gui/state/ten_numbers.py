"""Reads ten outputs from pasted text: a list, spaces, semicolons or lines; decimal commas too."""

import re
from math import isfinite

from clawdemy_gui.core.cost import OUTPUTS

_LONGEST = 2_000
_WRAPPING = re.compile(r"^[\s\[\](){}]*(?:np\.|numpy\.)?(?:array|tensor)?[\s\[\](){}]*|[\s\[\](){},;]*$")


class TenNumbersError(ValueError):
    """Why a text is not ten outputs; the parts let the page say it in its own language."""

    def __init__(self, problem: str, position: int = 0, text: str = "", count: int = 0) -> None:
        super().__init__(f"{problem} {position} {text} {count}".strip())
        self.problem = problem
        """"count", "number" or "range"."""
        self.position = position
        """Which number is wrong, from 1."""
        self.text = text
        self.count = count


def read_ten_numbers(text: str) -> tuple[float, ...]:
    """The ten outputs in `text`, each 0…1. Raises TenNumbersError that says which one is wrong."""
    words = _words(_WRAPPING.sub("", text[:_LONGEST]))
    numbers = []
    for position, word in enumerate(words[: OUTPUTS + 1], start=1):
        number = _number(word)
        if number is None:
            raise TenNumbersError("number", position, word)
        if not 0.0 <= number <= 1.0:
            raise TenNumbersError("range", position, word)
        numbers.append(number)
    if len(words) != OUTPUTS:
        raise TenNumbersError("count", count=len(words))
    return tuple(numbers)


def _words(text: str) -> list[str]:
    if ";" in text:
        return [word.strip() for word in text.split(";")]
    spaced = [word.strip(",") for word in text.split()]
    if "," not in text or (len(spaced) == OUTPUTS and all(word.count(",") <= 1 for word in spaced)):
        return spaced
    return [word.strip() for word in text.split(",")]


def _number(word: str) -> float | None:
    try:
        number = float(word.replace(",", ".")) if "_" not in word else float("nan")
    except ValueError:
        return None
    return number if isfinite(number) else None

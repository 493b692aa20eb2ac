"""Reads ten outputs from pasted text, as people and programs write them, in the digits of any script."""

import re
from typing import NamedTuple

from clawdemy_gui.core.cost import OUTPUTS
from clawdemy_gui.number_reading import in_plain_digits, read_number

_LONGEST = 4_000
_HAIR = 1e-6
"""What rounding may put an output outside of 0…1, in single precision."""
_AROUND = re.compile(
    r"^[^\S\n]*(?:"
    r"\d+/\d+[^\S\n].*"  # Keras' line of progress
    r"|(?:>>>?|\.\.\.|In ?\[\d*\]:).*"  # what was asked at a prompt
    r"|(?:name:.*,\s*)?(?:length:.*,\s*)?dtype:.*"  # below a pandas series
    r"|columns? \d+.*"  # MATLAB's wide rows
    r"|shape: \(.*|series: .*"  # above a polars series
    r"|\d+(?:-element|×\d+) .*"  # Julia
    r"|<NDArray .*>"  # below MXNet's
    r"|(?:\[,\d+\]\s*)+"  # the columns above a matrix in R
    r"|.*\n[ |:]*--[- |:]*"  # the heading of a table in Markdown
    r")$"
    r"|^[^\S\n]*\[\d+,?\](?=[^\S\n]+[-.\d])"  # the counts before R's rows
    r"|\w*\(\d+\)\s*(?=\[)"  # JavaScript's Float32Array(10)
    r"|\\(?:begin|end)\{\w+\}|\\\\|\\$",  # a matrix and its rows in LaTeX
    re.MULTILINE | re.IGNORECASE,
)
"""Lines and marks that programs print around the numbers."""
_QUOTES = str.maketrans(dict.fromkeys("|&", " ") | dict.fromkeys("'\"`“”„‘’", ""))
_SINGLE = re.compile(r"(?<=[\d.])f\b")
"""C writes 0.92f."""
_BYTE_ORDER_MARK = chr(0xFEFF)
"""What some editors write first; it is read and never drawn."""
_EXTRAS = re.compile(
    r",?\s*\b(?:dtype|device|grad_fn|requires_grad|shape|layout|weak_type)\s*=\s*"
    r"(?:<[^<>]{0,80}>|'[^']{0,40}'|\"[^\"]{0,40}\"|\([^()]{0,40}\)|[\w.]+)"
)
"""What numpy, PyTorch and TensorFlow print behind the numbers."""
_WRAPPINGS = re.compile(
    r"\bnumpy\s*=|<?\btf\.Tensor\s*:|(?<![\w.])[^\W\d][\w.]{0,40}\s*(?=[(\[])|[\s\[\](){}<>]+"
)
"""array(, np.float64(, tensor( … and every bracket."""
_DIGIT_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NAMES = re.compile(
    r"(?:[\"']?[^\W\d][\w ]{0,20}[\"']?|[\"']?\b[0-9][\"']?)\s*(?:[:=→]|[-=]>)\s*(?=[-+.0-9])"
)
"""3: 0.92, output 3 = 0.92, "3": 0.92, 3 → 0.92."""
_FACTOR = re.compile(
    r"^\s*(?:[^\W\d]\w*\s*=\s*)?"
    r"(?:([.,\d]+(?:e[-+]?\d+)?)\s*[*×](?=[^\S\n]*(?:\n|[\w.]*[\[({]))"
    r"|(1(?:\.0*)?e[-+]?\d+)\s*[*×](?=[^,;]*$))",
    re.IGNORECASE,
)
"""1.0e-03 *, above or before all numbers, as MATLAB prints them; but not 0.2 * 0.1, 0.3 …"""


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


class TenNumbers(NamedTuple):
    """Ten outputs, and whether a hair was cut off."""

    outputs: tuple[float, ...]
    """Each 0…1."""
    rounded: int
    """How many were up to a millionth outside of 0…1, by rounding, and are taken as 0 or as 1."""


def read_ten_numbers(text: str) -> tuple[float, ...]:
    """The ten outputs in `text`, each 0…1. Raises TenNumbersError that says which one is wrong."""
    return read_outputs(text).outputs


def read_outputs(text: str) -> TenNumbers:
    """The ten outputs in `text`, and how many were rounded into 0…1. Raises TenNumbersError."""
    factor, bare = _bare(text[:_LONGEST])
    order = _order_of([match[0] for match in _NAMES.finditer(bare)])
    words = _in_order(_words(_NAMES.sub(" ", bare).strip().strip(",;")), order)
    numbers = []
    for position, word in enumerate(words[: OUTPUTS + 1], start=1):
        number = read_number(word)
        if number is None:
            raise TenNumbersError("number", position, word)
        number *= factor
        if not -_HAIR <= number <= 1.0 + _HAIR:
            raise TenNumbersError("range", position, word if factor == 1.0 else f"{factor:g} × {word}")
        numbers.append(number)
    if len(words) != OUTPUTS:
        raise TenNumbersError("count", count=len(words))
    outputs = tuple(min(max(number, 0.0), 1.0) for number in numbers)
    return TenNumbers(outputs, sum(kept != number for kept, number in zip(outputs, numbers, strict=True)))


def _bare(text: str) -> tuple[float, str]:
    """The factor of all numbers, and the text without what stands around the numbers and their names."""
    text = _EXTRAS.sub("", _AROUND.sub("", in_plain_digits(text).replace(_BYTE_ORDER_MARK, "")))
    factor, text = _without_factor(text)
    text = _lines_apart(_SINGLE.sub("", text.translate(_QUOTES)))
    text = _WRAPPINGS.sub(" ", text)
    text = re.sub(r"\s+(?=[,;%])", "", text)
    return factor, text.strip().strip(",;")


def _without_factor(text: str) -> tuple[float, str]:
    """The factor that all numbers have in common, 1 where there is none, and the text after it."""
    found = _FACTOR.match(text)
    factor = read_number(found[1] or found[2]) if found else None
    return (1.0, text) if found is None or factor is None else (factor, text[found.end() :])


def _words(text: str) -> list[str]:
    if ";" in text:
        return [word.strip() for word in text.split(";")]
    spaced = [word.strip(",") for word in text.split()]
    words = spaced
    if "," in text and not (len(spaced) == OUTPUTS and all(word.count(",") <= 1 for word in spaced)):
        words = [word.strip() for word in text.split(",")]
    return _without_column_of_names(_without_header(words))


def _lines_apart(text: str) -> str:
    """Lines of a table with commas are apart like its numbers."""
    lines = [line.strip().strip(",") for line in text.splitlines() if line.strip()]
    return (
        ",".join(lines) if len(lines) > 1 and all(line.count(",") >= OUTPUTS - 1 for line in lines) else text
    )


def _without_header(words: list[str]) -> list[str]:
    """A line with the ten digits above a line with the numbers, which may begin with its own number."""
    order = _order_of(words[:OUTPUTS])
    if order is None or len(words) not in (2 * OUTPUTS, 2 * OUTPUTS + 1):
        return words
    return _in_order(words[-OUTPUTS:], order)


def _without_column_of_names(words: list[str]) -> list[str]:
    """0 0.02, 1 0.01 …, a number and its name a line, in any order: only the numbers."""
    names, numbers = words[0::2], words[1::2]
    if len(words) != 2 * OUTPUTS:
        return words
    order = _order_of(names)
    if order is not None:
        return _in_order(numbers, order)
    return numbers if all(read_number(name) is None for name in names) else words


def _order_of(names: list[str]) -> list[int] | None:
    """Which digit each of ten names means, if each means another: 3, output 3, three."""
    if len(names) != OUTPUTS:
        return None
    found = []
    for name in names:
        word = name.strip(" :=\"'").lower().split(" ")[-1]
        word = str(_DIGIT_WORDS.index(word)) if word in _DIGIT_WORDS else word
        digit = re.fullmatch(r"[^\W\d]*_?(\d)", word)
        if digit is None:
            return None
        found.append(int(digit[1]))
    return found if sorted(found) == list(range(OUTPUTS)) else None


def _in_order(words: list[str], order: list[int] | None) -> list[str]:
    """The words in the order of the digits that their names mean."""
    if order is None or len(words) != len(order):
        return words
    return [words[order.index(digit)] for digit in range(OUTPUTS)]

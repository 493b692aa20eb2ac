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
    r"|(?:>>>|\.\.\.|In ?\[\d*\]:).*"  # what was asked at a prompt
    r"|(?:name:.*,\s*)?(?:length:.*,\s*)?dtype:.*"  # below a pandas series
    r"|columns? \d+.*"  # MATLAB's wide rows
    r"|\d+-element .*"  # Julia
    r")$"
    r"|^[^\S\n]*\[\d+\](?=[^\S\n]+[-.\d])"  # the counts before R's rows
    r"|\b\w+\(\d+\)\s*(?=\[)"  # JavaScript's Float32Array(10)
    r"|\\+$",  # the end of a row in LaTeX
    re.MULTILINE | re.IGNORECASE,
)
"""Lines and marks that programs print around the numbers."""
_QUOTES = str.maketrans(dict.fromkeys("|&", " ") | dict.fromkeys("'\"`“”„‘’", ""))
_SINGLE = re.compile(r"(?<=[\d.])f\b")
"""C writes 0.92f."""
_EXTRAS = re.compile(
    r",?\s*\b(?:dtype|device|grad_fn|requires_grad|shape|layout)\s*=\s*"
    r"(?:<[^<>]{0,80}>|'[^']{0,40}'|\"[^\"]{0,40}\"|\([^()]{0,40}\)|[\w.]+)"
)
"""What numpy, PyTorch and TensorFlow print behind the numbers."""
_WRAPPINGS = re.compile(
    r"\bnumpy\s*=|<?\btf\.Tensor\s*:|(?<![\w.])[^\W\d][\w.]{0,40}\s*(?=[(\[])|[\s\[\](){}<>]+"
)
"""array(, np.float64(, tensor( … and every bracket."""
_NAMES = re.compile(r"(?:[\"']?[^\W\d][\w ]{0,20}[\"']?|[\"']?\b[0-9][\"']?)\s*[:=]\s*(?=[-+.0-9])")
"""3: 0.92, output 3 = 0.92, "3": 0.92."""


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
    words = _words(_bare(text[:_LONGEST]))
    numbers = []
    for position, word in enumerate(words[: OUTPUTS + 1], start=1):
        number = read_number(word)
        if number is None:
            raise TenNumbersError("number", position, word)
        if not -_HAIR <= number <= 1.0 + _HAIR:
            raise TenNumbersError("range", position, word)
        numbers.append(number)
    if len(words) != OUTPUTS:
        raise TenNumbersError("count", count=len(words))
    outputs = tuple(min(max(number, 0.0), 1.0) for number in numbers)
    return TenNumbers(outputs, sum(kept != number for kept, number in zip(outputs, numbers, strict=True)))


def _bare(text: str) -> str:
    """Without what stands around the numbers."""
    text = _EXTRAS.sub("", _AROUND.sub("", in_plain_digits(text)))
    text = _NAMES.sub(" ", _WRAPPINGS.sub(" ", _SINGLE.sub("", text.translate(_QUOTES))))
    text = re.sub(r"\s+(?=[,;%])", "", text)
    return text.strip().strip(",;")


def _words(text: str) -> list[str]:
    if ";" in text:
        return [word.strip() for word in text.split(";")]
    spaced = [word.strip(",") for word in text.split()]
    words = spaced
    if "," in text and not (len(spaced) == OUTPUTS and all(word.count(",") <= 1 for word in spaced)):
        words = [word.strip() for word in text.split(",")]
    return _without_column_of_names(words)


def _without_column_of_names(words: list[str]) -> list[str]:
    """0 0.02, 1 0.01 …, a number and its name a line: only the numbers."""
    names, numbers = words[0::2], words[1::2]
    if len(words) != 2 * OUTPUTS:
        return words
    counted = names == [str(number) for number in range(OUTPUTS)]
    named = all(read_number(name) is None for name in names)
    return numbers if counted or named else words

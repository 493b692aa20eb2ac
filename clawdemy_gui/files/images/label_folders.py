"""Tells by their names which folders hold pictures of which digit: 3, 03, digit_3, three, Sample004."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from clawdemy_gui.files.images.dataset import CLASSES

_NAME = re.compile(r"(?:(?P<word>[a-z]+)[ _-]*)?(?P<number>[0-9]{1,3})")
_NUMBER_FIRST = re.compile(r"(?P<number>[0-9]{1,3})[ _-]+(?P<word>[a-z]+)")
_WORDS = ("", "digit", "digits", "number", "num", "no", "class", "label", "cat", "d", "n")
_SPELT = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SAMPLE = "sample"
_MOST_FOLDERS = 2_000
_DEEPEST = 3
"""Folders in folders: an archive unpacked into a folder of its own name, with its images in “images”."""


def label_folders(folder: Path) -> list[tuple[Path, int]]:
    """The folders below this one that hold pictures of a digit, with the digit, in order."""
    try:
        inner = [path for path in islice(folder.iterdir(), _MOST_FOLDERS) if path.is_dir()]
    except OSError:
        return []
    known = [(path, label) for path in inner for label in _labels(path.name)]
    return sorted([*known, *_samples(inner)], key=lambda known: (known[1], known[0].name))


def places_in(folder: Path) -> Iterator[Path]:
    """The folder, and those that alone stand between it and its images, as unpacked archives have them."""
    yield folder
    for _ in range(_DEEPEST):
        try:
            inner = [path for path in islice(folder.iterdir(), _MOST_FOLDERS) if path.is_dir()]
        except OSError:
            return
        inner = [path for path in inner if not path.name.startswith((".", "__"))]
        wanted = inner if len(inner) == 1 else [path for path in inner if path.name.lower() == "images"]
        if len(wanted) != 1:
            return
        folder = wanted[0]
        yield folder


def label_of(name: str) -> int | None:
    """The digit that a folder of this name holds pictures of; None where the name alone does not tell."""
    return next(_labels(name), None)


def _labels(name: str) -> Iterator[int]:
    lower = name.lower()
    if lower in _SPELT:
        yield _SPELT.index(lower)
    named = _NAME.fullmatch(lower) or _NUMBER_FIRST.fullmatch(lower)
    if named and (named["word"] or "") in _WORDS and int(named["number"]) < CLASSES:
        yield int(named["number"])


def _samples(inner: list[Path]) -> list[tuple[Path, int]]:
    """Chars74K counts from Sample001, which is 0, to Sample010, which is 9, and on to the letters.

    Source: T. de Campos, B. Babu and M. Varma, "Character Recognition in Natural Images", 2009. Where there
    is a Sample000, or no Sample010, the number is the digit itself.
    """
    numbers = {}
    for path in inner:
        named = _NAME.fullmatch(path.name.lower())
        if named and named["word"] == _SAMPLE:
            numbers[path] = int(named["number"])
    first = 1 if CLASSES in numbers.values() and 0 not in numbers.values() else 0
    return [(path, number - first) for path, number in numbers.items() if 0 <= number - first < CLASSES]

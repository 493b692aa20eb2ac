"""Tells from the names of pictures which digit each shows: 3_001.png, img_00012_7.png, digit5-1.png."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_PIECES = re.compile(r"[a-z]+|[0-9]+")
_SURE_WORDS = frozenset({"label", "class"})
_WORDS = _SURE_WORDS | {"digit", "digits"}
"""Words before a picture's digit; “digit 1, digit 2 …” alone may as well count the pictures."""


class _Place(NamedTuple):
    """Where in each name the digit may stand."""

    labels: list[int]
    rests: list[tuple[str, ...]]
    """The name without it."""


def labels_in_names(paths: Sequence[Path]) -> list[int] | None:
    """The digit of each picture, if all their names have it at one place and it can be no running number.

    It follows “label” or “class”, or, beside another number, “digit”; or it is the first or last piece of the
    name, a single digit, beside a number that alone tells the pictures apart; or it is the first, beside a
    longer running number.
    """
    names = [_PIECES.findall(path.stem.lower()) for path in paths]
    called = _after_word(names)
    if called is not None:
        return called if len(set(called)) > 1 else None
    told = []
    for place in (0, -1):
        found = _at(names, place)
        if found is None or len(set(found.labels)) < 2 or not _are_numbers(found.rests):
            continue
        if _are_apart(found.rests) or (place == 0 and _are_long(found.rests)):
            told.append(found.labels)
    return told[0] if len(told) == 1 else None


def _after_word(names: list[list[str]]) -> list[int] | None:
    """The single digit that follows a word for labels in every name, once."""
    found = []
    for name in names:
        known = _WORDS if sum(piece.isdecimal() for piece in name) > 1 else _SURE_WORDS
        after = [number for word, number in pairwise(name) if word in known and _is_digit(number)]
        if len(after) != 1:
            return None
        found.append(int(after[0]))
    return found


def _at(names: list[list[str]], place: int) -> _Place | None:
    """The pieces at this place, if each is a digit alone."""
    if not all(len(name) > 1 and _is_digit(name[place]) for name in names):
        return None
    rests = [tuple(name[1:] if place == 0 else name[:-1]) for name in names]
    return _Place([int(name[place]) for name in names], rests)


def _is_digit(piece: str) -> bool:
    return len(piece) == 1 and piece.isdecimal()


def _are_numbers(rests: list[tuple[str, ...]]) -> bool:
    return all(any(piece.isdecimal() for piece in rest) for rest in rests)


def _are_apart(rests: list[tuple[str, ...]]) -> bool:
    """Whether the rest of the name counts the pictures: then the digit does not."""
    return len(set(rests)) == len(rests)


def _are_long(rests: list[tuple[str, ...]]) -> bool:
    """Whether the running number is longer than a digit everywhere: 001, not 1."""
    return all(max(len(piece) for piece in rest if piece.isdecimal()) > 1 for rest in rests)

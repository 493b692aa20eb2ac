"""Turns a block of a table's text into numbers, all fields at once: numpy's own readers take a minute."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.images.dataset import Bytes

_NEWLINE, _ZERO, _POINT, _MINUS = b"\n0.-"
_MOST_DECIMALS = 8
"""So many decimals are read: brightness becomes a byte."""
_LONGEST_WHOLE = 9
_WHOLE_DIGITS = 3

Numbers = npt.NDArray[np.uint16] | npt.NDArray[np.float64]


class FieldError(ValueError):
    """A row of a block is not numbers, or not so many as the others."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row
        """Which row of the block, from 0."""


class _Fields(NamedTuple):
    """Where the fields of a block are."""

    signs: Bytes
    digits: Bytes
    """The same less “0”: 0…9 where there is a digit."""
    ends: npt.NDArray[np.intp]
    """Where each field's separator is."""
    fronts: npt.NDArray[np.intp]
    """Where each field begins."""


def numbers_in(block: bytes, delimiter: int, columns: int) -> Numbers:
    """(rows, columns) from whole lines, each ending with a newline, fields separated by `delimiter`.

    Whole numbers of up to three digits come as they are, all else as floats. Raises FieldError.
    """
    signs = np.frombuffer(block, np.uint8)
    between = (signs == delimiter) | (signs == _NEWLINE)
    ends = np.flatnonzero(between)
    _check_rows(signs, ends, columns)
    fields = _Fields(signs, signs - np.uint8(_ZERO), ends, np.concatenate([[0], ends[:-1] + 1]))
    lengths = ends - fields.fronts
    others = np.count_nonzero(fields.digits > 9) - len(ends)
    if lengths.min() >= 1 and lengths.max() <= _WHOLE_DIGITS and not others:
        return _whole(fields, lengths).reshape(-1, columns)
    marks = np.flatnonzero(signs == _POINT)
    pointed = np.cumsum(between, dtype=np.int32)[marks]
    negative = signs[fields.fronts] == _MINUS
    points = ends.copy()
    points[pointed] = marks
    before, after = points - fields.fronts - negative, np.maximum(ends - points - 1, 0)
    plain = (
        others == len(marks) + np.count_nonzero(negative)
        and bool(np.all(np.diff(pointed) > 0))
        and (before + after).min() >= 1
    )
    if not plain:
        return _any(block, delimiter, columns)
    if before.max() > _LONGEST_WHOLE:
        raise FieldError(int(before.argmax()) // columns)
    values = _decimal(fields.digits, points, before, after)
    values[negative] *= -1
    return values.reshape(-1, columns)


def _check_rows(signs: Bytes, ends: npt.NDArray[np.intp], columns: int) -> None:
    """Every row has `columns` fields: each so-manieth separator is a newline, and no other."""
    lines = np.flatnonzero(signs[ends] == _NEWLINE)
    expected = np.arange(1, len(lines) + 1) * columns - 1
    if not np.array_equal(lines, expected):
        raise FieldError(int((lines != expected).argmax()))


def _whole(fields: _Fields, lengths: npt.NDArray[np.intp]) -> npt.NDArray[np.uint16]:
    """The last digit of every field, then the tens and the hundreds of those that have them."""
    digits, ends = fields.digits, fields.ends
    values = digits[ends - 1].astype(np.uint16)
    for place in range(1, _WHOLE_DIGITS):
        longer = np.flatnonzero(lengths > place)
        values[longer] += digits[ends[longer] - 1 - place] * np.uint16(10**place)
    return values


def _decimal(
    digits: Bytes,
    points: npt.NDArray[np.intp],
    before: npt.NDArray[np.intp],
    after: npt.NDArray[np.intp],
) -> npt.NDArray[np.float64]:
    """The digits before the point and the first ones after it, place by place."""
    values = np.zeros(len(points))
    there = np.arange(len(points))
    for place in range(1, int(before.max()) + 1):
        there = there[before[there] >= place]
        values[there] += digits[points[there] - place] * 10.0 ** (place - 1)
    there = np.arange(len(points))
    for place in range(1, min(int(after.max()), _MOST_DECIMALS) + 1):
        there = there[after[there] >= place]
        values[there] += digits[points[there] + place] / 10.0**place
    return values


def _any(block: bytes, delimiter: int, columns: int) -> npt.NDArray[np.float64]:
    """What Python takes for a number: 1e-05, +3, also spaces around it."""
    fields = block.replace(b"\n", bytes([delimiter])).split(bytes([delimiter]))[:-1]
    numbers = []
    try:
        for field in fields:
            numbers.append(float(field))
    except ValueError:
        raise FieldError(len(numbers) // columns) from None
    if b"_" in block:
        raise FieldError(next(place for place, field in enumerate(fields) if b"_" in field) // columns)
    rows = np.array(numbers).reshape(-1, columns)
    endless = ~np.isfinite(rows).all(axis=1)
    if endless.any():
        raise FieldError(int(endless.argmax()))
    return rows

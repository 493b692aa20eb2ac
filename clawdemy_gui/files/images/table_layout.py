"""Tells from the first lines of a table where its numbers begin and which of its columns is the label."""

import re
from typing import NamedTuple

import numpy as np

from clawdemy_gui.files.images.csv_numbers import FieldError, Numbers, numbers_in
from clawdemy_gui.files.images.dataset import CLASSES, PIXELS, DataError, translate

COLUMNS = PIXELS + 1
_DELIMITERS = b",;\t "
_LABEL_NAMES = re.compile(r"label|class|digit|target|answer|y")
_COMMENTS = (b"#", b"%")
_ARFF = b"@"
_ARFF_DATA = b"@data"
_ARFF_COLUMN = re.compile(rb"@attribute\s+['\"]?([^'\"\s]+)", re.IGNORECASE)
_ROWS_LOOKED_AT = 200


class Layout(NamedTuple):
    """How a table is written."""

    start: int
    """Bytes in front of the first line of numbers."""
    lines: int
    """Lines in front of it."""
    delimiter: int
    decimal_comma: bool
    columns: int
    label: int
    """Which column is the label."""
    numbered: bool
    """The first column only counts the rows."""
    trailing: bool = False
    """A delimiter stands behind the last number of each line."""


def layout_of(first: bytes, file_name: str) -> Layout:
    """The layout of a table of which these are the first whole lines. Raises DataError."""
    names, start, lines = _header(first)
    body = first[start:]
    line = body.partition(b"\n")[0]
    delimiter = _delimiter(line)
    comma = delimiter != ord(",") and b"," in line
    columns = line.count(bytes([delimiter])) + 1
    trailing = columns > COLUMNS and line.rstrip(b"\r ").endswith(bytes([delimiter]))
    columns -= trailing
    named = [name.lower().strip(" \"'") for name in names] if len(names) - columns in (0, trailing) else []
    label = next((place for place, name in enumerate(named) if _LABEL_NAMES.fullmatch(name)), None)
    if columns not in (COLUMNS, COLUMNS + 1) or (label == 0 and columns > COLUMNS):
        wrong = translate(
            "Data",
            "Line {line:,} of {file} has {columns:,} columns; an image with its label has {needed}",
        )
        raise DataError(wrong.format(line=lines + 1, file=file_name, columns=columns, needed=COLUMNS))
    numbered = columns == COLUMNS + 1
    plain = Layout(start, lines, delimiter, comma, columns, 0, numbered, trailing)
    if label is None:
        label = _label_by_content(body, plain)
    return plain._replace(label=label)


def _header(first: bytes) -> tuple[list[str], int, int]:
    """The names of the columns, if any, and how many bytes and lines stand in front of the numbers."""
    start = lines = 0
    names: list[str] = []
    is_arff = False
    while start < len(first):
        end = first.find(b"\n", start) + 1 or len(first)
        line = first[start:end].strip(b"\r\n ")
        if line.startswith(_ARFF):
            is_arff = not line.lower().startswith(_ARFF_DATA)
            names += [name.decode("latin-1") for name in _ARFF_COLUMN.findall(line)[:1]]
        elif line and not line.startswith(_COMMENTS) and not is_arff:
            if names or _is_number(line):
                break
            names = line.decode("utf-8", "replace").split(chr(_delimiter(line)))
        start, lines = end, lines + 1
    return names, start, lines


def _is_number(line: bytes) -> bool:
    field = re.split(rb"[,;\t ]", line, maxsplit=1)[0].strip(b"\"' ")
    return re.fullmatch(rb"[-+]?[0-9.]+(e[-+]?\d+)?", field, re.IGNORECASE) is not None


def _delimiter(line: bytes) -> int:
    """The sign that separates the fields: a comma may be a decimal sign where another one does."""
    counts = {sign: line.count(bytes([sign])) for sign in _DELIMITERS}
    for sign in b";\t,":
        if counts[sign] >= CLASSES:
            return sign
    return max(counts, key=counts.__getitem__)


def _label_by_content(body: bytes, layout: Layout) -> int:
    """The first column or the last: the one that holds digits, and more than a corner of the image does."""
    first, last = int(layout.numbered), layout.columns - 1
    block = body[: body.rfind(b"\n") + 1]
    try:
        rows = rows_of(block, layout)[:_ROWS_LOOKED_AT]
    except FieldError:
        return first
    kinds = {}
    for column in (first, last):
        values = np.unique(rows[:, column].astype(np.float64))
        whole = bool(np.all((values >= 0) & (values < CLASSES) & (values == np.rint(values))))
        kinds[column] = len(values) if whole else 0
    return last if kinds[last] > kinds[first] else first


def rows_of(block: bytes, layout: Layout) -> Numbers:
    """The numbers of whole lines. Raises FieldError."""
    unwanted = b"\r\"'" if layout.delimiter == ord(" ") else b"\r\"' "
    if any(bytes([sign]) in block for sign in unwanted):
        block = block.translate(None, unwanted)
    if layout.trailing:
        block = block.replace(bytes([layout.delimiter]) + b"\n", b"\n")
    if layout.decimal_comma:
        block = block.replace(b",", b".")
    while b"\n\n" in block:
        block = block.replace(b"\n\n", b"\n")
    block = block.lstrip(b"\n")
    if not block:
        return np.empty((0, layout.columns))
    return numbers_in(block, layout.delimiter, layout.columns)

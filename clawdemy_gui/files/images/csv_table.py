"""Reads images and labels from a table: .csv, .tsv or .arff, plain or gzipped, an image and its label a row.

The table is read in blocks of whole lines, so that the memory holds the images as bytes and one block.
"""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images import gunzip, partner_files
from clawdemy_gui.files.images.brightness import Scale, as_bytes, needed_scale
from clawdemy_gui.files.images.csv_numbers import FieldError, Numbers
from clawdemy_gui.files.images.dataset import (
    HELD_IN_MEMORY,
    PIXELS,
    DataError,
    DataSet,
    Handling,
    Progress,
    Reading,
    Report,
    translate,
)
from clawdemy_gui.files.images.label_numbers import as_labels
from clawdemy_gui.files.images.table_layout import Layout, layout_of, rows_of

_BLOCK = 1 << 18
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TEXT = bytes(range(32, 127)) + b"\t\r\n"
_MARKS = (b",", b";", b"\t", b" ")
_FEWEST_MARKS = 10
_BEFORE_A_TABLE = (b"@", b"%", b"#")
_FIRST_BLOCK = 1 << 20
"""The names of 785 columns and some rows are in it."""
_LONGEST_LINE = 1 << 20
_GZIP_FORMAT = 31
_ALL_OF_MNIST, _MNIST_TRAINING = 70_000, 60_000
_OPENML_NAMES = ("mnist", "52667", "40996")
"""The numbers under which OpenML keeps MNIST and Fashion-MNIST."""


class _OtherScaleError(Exception):
    """A later row goes beyond the range of the first ones: all of them are written in another scale."""


def is_table(start: bytes) -> bool:
    """Whether a file with these first bytes (unpacked) may be a table: plain text with separators."""
    text = start.removeprefix(_BYTE_ORDER_MARK)
    if not text or text.translate(None, _TEXT):
        return False
    return text.startswith(_BEFORE_A_TABLE) or max(map(text.count, _MARKS)) >= _FEWEST_MARKS


def reading(path: Path, handling: Handling) -> Reading:
    """Read the table in small steps. Raises DataError at the first row that is not an image and its label."""
    table = _Table(path)
    while True:
        try:
            data = yield from table.reading()
        except _OtherScaleError:
            continue
        return _part(data, handling) if table.is_all_of_mnist(len(data)) else data


class _Table:
    """A table that is read; what was seen of its brightness outlives a reading that has to begin anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._name = echo(path.name)
        self._low, self._high = np.inf, -np.inf
        self._images, self._labels = bytearray(), bytearray()
        self._layout: Layout | None = None
        self._scale: Scale | None = None

    def reading(self) -> Reading:
        """Read all rows. Raises DataError, and _OtherScaleError where the first rows were misunderstood."""
        self._images, self._labels, self._scale = bytearray(), bytearray(), None
        line = 0
        for share, block in _blocks(self._path):
            if self._layout is None:
                self._layout = layout_of(block, self._name)
            start = self._layout.start if line == 0 else 0
            line += self._layout.lines if line == 0 else 0
            self._take(block[start:], line, self._layout)
            line += block.count(b"\n", start)
            count = len(self._labels)
            yield Progress(count, max(count, round(count / max(share, 1e-9))))
        if not self._labels or self._scale is None:
            raise DataError(translate("Data", "{images} has no images in it").format(images=self._name))
        return self._data(self._scale)

    def _take(self, block: bytes, line: int, layout: Layout) -> None:
        """Keep the rows of a block, of which `line` lines come before."""
        try:
            rows = rows_of(block, layout)
        except FieldError as error:
            lines = [(number, text) for number, text in enumerate(block.split(b"\n")) if text.strip(b"\r ")]
            number, text = lines[min(error.row, len(lines) - 1)]
            wrong = translate("Data", "Line {line:,} of {file} is not {columns} numbers: {text}")
            shown = echo(text[:240].decode("latin-1"))
            raise DataError(
                wrong.format(line=line + number + 1, file=self._name, columns=layout.columns, text=shown)
            ) from None
        if not len(rows):
            return
        labels = as_labels(rows[:, layout.label], self._name, len(self._labels))
        brightness = np.delete(rows, [0, layout.label] if layout.numbered else [layout.label], axis=1)
        self._images += as_bytes(brightness, self._scale_with(brightness)).tobytes()
        self._labels += labels.tobytes()
        if len(self._labels) > HELD_IN_MEMORY:
            wrong = translate("Data", "{file} has {count:,} images and must have 1 to {most:,}")
            raise DataError(wrong.format(file=self._name, count=len(self._labels), most=HELD_IN_MEMORY))

    def _scale_with(self, brightness: Numbers) -> Scale:
        self._low = float(np.minimum(self._low, brightness.min()))
        self._high = float(np.maximum(self._high, brightness.max()))
        scale = needed_scale(self._low, self._high, self._name)
        if self._scale not in (None, scale):
            raise _OtherScaleError
        self._scale = scale
        return scale

    def _data(self, scale: Scale) -> DataSet:
        family = partner_files.family(self._path)
        return DataSet(
            name=family.name if family.words else self._path.name.partition(".")[0],
            images=np.frombuffer(self._images, np.uint8).reshape(-1, PIXELS),
            labels=np.frombuffer(self._labels, np.uint8),
            class_names=family.class_names,
            part=partner_files.part_of(self._path),
            partner=partner_files.other_part(self._path),
            report=Report(scale=scale.name),
        )

    def is_all_of_mnist(self, count: int) -> bool:
        """Whether this is OpenML's file, with the training images first and the test images after them."""
        return count == _ALL_OF_MNIST and any(name in self._path.name.lower() for name in _OPENML_NAMES)


def _part(data: DataSet, handling: Handling) -> DataSet:
    chosen = slice(None, _MNIST_TRAINING) if handling.part == "training" else slice(_MNIST_TRAINING, None)
    return replace(
        data,
        images=data.images[chosen],
        labels=data.labels[chosen],
        part=handling.part,
        partner=None,
        holds_both=True,
    )


def _blocks(path: Path) -> Iterator[tuple[float, bytes]]:
    """Blocks of whole lines, and the share of the file that is read with each. Raises DataError."""
    kept = b""
    first = True
    for share, piece in _pieces(path):
        kept += piece
        end = kept.rfind(b"\n") + 1
        if first and len(kept) < _FIRST_BLOCK and share < 1:
            continue
        if len(kept) - end > _LONGEST_LINE:
            wrong = translate("Data", "A line in {file} is too long for a table of images")
            raise DataError(wrong.format(file=echo(path.name)))
        block, kept = (kept[:end], kept[end:]) if share < 1 else (kept, b"")
        if block:
            block = block.removeprefix(_BYTE_ORDER_MARK) if first else block
            yield share, block if block.endswith(b"\n") else block + b"\n"
            first = False


def _pieces(path: Path) -> Iterator[tuple[float, bytes]]:
    """The text in pieces, unpacked where it is packed; the last one has the share 1. Raises DataError."""
    length = path.stat().st_size
    with path.open("rb") as file:
        gzip = zlib.decompressobj(_GZIP_FORMAT) if file.read(2) == gunzip.MAGIC else None
        file.seek(0)
        unpacked = 0
        while piece := (gzip.unconsumed_tail if gzip else b"") or file.read(_BLOCK):
            if gzip:
                piece = gunzip.unpacked(gzip, piece, _BLOCK, path)
            unpacked += len(piece)
            gunzip.check_ratio(path.name, length, unpacked)
            yield min(file.tell() / length, 0.999), piece
        if gzip:
            yield 0.999, gzip.flush()
            if not gzip.eof or gzip.unused_data:
                raise gunzip.damaged(path)
    yield 1.0, b""

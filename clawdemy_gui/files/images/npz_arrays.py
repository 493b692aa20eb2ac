"""Reads the arrays of an .npz in small steps, after checking everything that they claim.

numpy's own reader allocates what a header claims and would run code from a pickle; this one does neither.
Source of the format: NEP 1, "A Simple File Format for NumPy Arrays".
"""

import io
import math
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.images.dataset import DataError, translate
from clawdemy_gui.files.images.gunzip import check_ratio

_MAGIC = b"\x93NUMPY\x01\x00"
_LONGEST_HEADER = 1_000
_HEADER = re.compile(
    r"(?=.*'descr': *'(?P<dtype>[<>|=]?(?:[ui][1248]|f[248]))')"
    r"(?=.*'fortran_order': *(?P<columns>True|False))"
    r"(?=.*'shape': *\((?P<shape>[0-9, ]*)\))"
)
_LONGEST_READ = 1 << 17
_STEP = 1 << 16
_ENCRYPTED = 1
_TROUBLES = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, UnicodeError)


class Promise(NamedTuple):
    """What the header of one array claims."""

    member: zipfile.ZipInfo
    start: int
    """Where the numbers begin, in bytes."""
    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    column_first: bool


class _SmallReads(io.FileIO):
    """A file that gives no large piece at once: a zip's list of contents cannot fill the memory."""

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = _LONGEST_READ + 1 if size is None or size < 0 else min(size, _LONGEST_READ + 1)
        piece = super().read(wanted) or b""
        if len(piece) > _LONGEST_READ:
            raise zipfile.BadZipFile("its list of contents is too long")
        return piece


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip at `path`; whatever its reader stumbles over becomes one DataError."""
    try:
        with _SmallReads(path) as file, zipfile.ZipFile(file) as archive:
            yield archive
    except _TROUBLES as error:
        wrong = translate("Data", "{file} is cut off, damaged or not an .npz")
        raise DataError(wrong.format(file=path.name)) from error


def promise(archive: zipfile.ZipFile, name: str, file_name: str) -> Promise:
    """What the array called `name` claims to be, checked against its room in the file. Raises DataError."""
    if f"{name}.npy" not in archive.namelist():
        wrong = translate("Data", "{file} has no array named {name}: it needs “images” and “labels”")
        raise DataError(wrong.format(file=file_name, name=name))
    member = archive.getinfo(f"{name}.npy")
    if member.flag_bits & _ENCRYPTED or member.compress_type not in (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ):
        wrong = translate("Data", "The array {name} in {file} is locked or packed in an unknown way")
        raise DataError(wrong.format(file=file_name, name=name))
    with archive.open(member) as stream:
        start = stream.read(10)
        length = int.from_bytes(start[8:], "little")
        header = stream.read(min(length, _LONGEST_HEADER)).decode("latin-1")
    claims = _HEADER.match(header)
    if not start.startswith(_MAGIC) or len(header) != length or not claims:
        wrong = translate("Data", "The array {name} in {file} does not hold plain numbers")
        raise DataError(wrong.format(file=file_name, name=name))
    shape = tuple(int(side) for side in claims["shape"].replace(" ", "").split(",") if side)
    promised = Promise(member, 10 + length, np.dtype(claims["dtype"]), shape, claims["columns"] == "True")
    if member.file_size != promised.start + promised.dtype.itemsize * math.prod(shape):
        wrong = translate("Data", "The array {name} in {file} has another length than it claims")
        raise DataError(wrong.format(file=file_name, name=name))
    check_ratio(file_name, member.compress_size, member.file_size)
    return promised


def pieces(archive: zipfile.ZipFile, promised: Promise) -> Iterator[npt.NDArray[Any]]:
    """The array's numbers in the order of the file, some thousands at a time."""
    with archive.open(promised.member) as stream:
        stream.read(promised.start)
        left = promised.member.file_size - promised.start
        while left:
            piece = stream.read(min(_STEP, left))
            if len(piece) < min(_STEP, left):
                raise EOFError
            left -= len(piece)
            yield np.frombuffer(piece, promised.dtype)

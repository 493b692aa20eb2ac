"""Reads the arrays of an .npz in small steps, after checking everything that they claim."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images import npy_header
from clawdemy_gui.files.images.dataset import DataError, translate
from clawdemy_gui.files.images.gunzip import check_ratio
from clawdemy_gui.files.images.npy_header import Promise

_LONGEST_READ = 1 << 17
_MOST_ARRAYS = 64
"""A file of images has a few; the first ones are looked at."""
ENCRYPTED = 1
TROUBLES = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, UnicodeError)


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
    with damage_told(path), _SmallReads(path) as file, zipfile.ZipFile(file) as archive:
        yield archive


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Whatever a reader of arrays stumbles over becomes one DataError."""
    try:
        yield
    except TROUBLES as error:
        wrong = translate("Data", "{file} is cut off, damaged or not an .npz")
        raise DataError(wrong.format(file=echo(path.name))) from error


def names(archive: zipfile.ZipFile) -> list[str]:
    """What the arrays are called, the first ones."""
    arrays = (name.removesuffix(".npy") for name in archive.namelist() if name.endswith(".npy"))
    return [name for _, name in zip(range(_MOST_ARRAYS), arrays, strict=False)]


def promise(archive: zipfile.ZipFile, name: str, file_name: str) -> Promise:
    """What the array called `name` claims to be, checked against its room in the file. Raises DataError."""
    member = archive.getinfo(f"{name}.npy")
    packings = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if member.flag_bits & ENCRYPTED or member.compress_type not in packings:
        wrong = translate("Data", "The array {name} in {file} is locked or packed in an unknown way")
        raise DataError(wrong.format(file=file_name, name=echo(name)))
    promised = npy_header.promise(name, lambda: archive.open(member), member.file_size, file_name)
    check_ratio(file_name, member.compress_size, member.file_size)
    return promised

"""Unpacks a gzip file in small steps, never further than the length that was agreed beforehand."""

import zlib
from collections.abc import Generator
from pathlib import Path

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images.dataset import DataError, translate

MAGIC = b"\x1f\x8b"
_PACKED_STEP = 1 << 16
_UNPACKED_STEP = 1 << 20
_GZIP_FORMAT = 31
_ALWAYS_PLAUSIBLE = 64 << 20
"""Bytes; a set of MNIST's size may be as blank as it likes."""
_PLAUSIBLE_RATIO = 100
"""Handwriting shrinks about fivefold; a large file that shrinks further than this is a bomb."""


def first_bytes(path: Path, count: int) -> bytes:
    """The first `count` unpacked bytes, or fewer if the file is cut off or damaged there."""
    with path.open("rb") as packed:
        try:
            return zlib.decompressobj(_GZIP_FORMAT).decompress(packed.read(_PACKED_STEP), count)
        except zlib.error:
            return b""


def check_promise(path: Path, size: int) -> None:
    """Refuse, before anything is unpacked, a gzip file that cannot or must not unpack to `size` bytes.

    Its last four bytes repeat the unpacked length (modulo 2³²), so most cut-off files stop here.
    """
    packed_size = path.stat().st_size
    check_ratio(path.name, packed_size, size)
    with path.open("rb") as packed:
        packed.seek(max(0, packed_size - 4))
        if int.from_bytes(packed.read(4), "little") != size % 2**32:
            raise damaged(path)


def check_ratio(name: str, packed_size: int, size: int) -> None:
    """Refuse a packed file that claims to hold far more than pictures of handwriting can shrink to."""
    if size > max(_ALWAYS_PLAUSIBLE, _PLAUSIBLE_RATIO * packed_size):
        raise DataError(
            translate("Data", "{file} claims to unpack to {size:,} bytes, too many for its length").format(
                file=echo(name), size=size
            )
        )


def unpacking(path: Path, size: int) -> Generator[int, None, bytearray]:
    """Unpack the file, which must hold exactly `size` bytes; yield how many are there, return them.

    The memory grows with what really arrives, not with what is claimed. Raises DataError.
    """
    whole = bytearray()
    gzip = zlib.decompressobj(_GZIP_FORMAT)
    with path.open("rb") as packed:
        while not gzip.eof:
            piece = gzip.unconsumed_tail or packed.read(_PACKED_STEP)
            arrived = unpacked(gzip, piece, _UNPACKED_STEP, path)
            whole += arrived
            if len(whole) > size or not (piece or arrived or gzip.eof):
                raise damaged(path)
            yield len(whole)
        if len(whole) != size or gzip.unused_data or packed.read(1):
            raise damaged(path)
    return whole


def unpacked(gzip: "zlib._Decompress", piece: bytes, most: int, path: Path) -> bytes:
    """The next bytes, at most so many. Raises DataError."""
    try:
        return gzip.decompress(piece, most)
    except zlib.error:
        raise damaged(path) from None


def damaged(path: Path) -> DataError:
    """What is said of a file that ends too early or does not unpack."""
    return DataError(translate("Data", "{file} is cut off or damaged").format(file=echo(path.name)))

"""Reads what an array of numpy claims to be, without numpy's own reader, and its numbers in small steps.

numpy's reader allocates what a header claims and would run code from a pickle; this one does neither.
Source of the format: NEP 1, "A Simple File Format for NumPy Arrays".
"""

import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images.dataset import DataError, translate

MAGIC = b"\x93NUMPY"
_VERSION = b"\x01\x00"
_LONGEST_HEADER = 1_000
_MOST_SIDES = 8
_HEADER = re.compile(
    r"(?=.*'descr': *'(?P<dtype>[<>|=]?(?:[ui][1248]|f[248]|b1))')"
    r"(?=.*'fortran_order': *(?P<columns>True|False))"
    r"(?=.*'shape': *\((?P<shape>[0-9, ]*)\))"
)
_OBJECTS = re.compile(r".*'descr': *'\|O'")
IMAGES_LINE = "numpy.savez('mnist.npz', x_train=…, y_train=…, x_test=…, y_test=…)"
WEIGHTS_LINE = "numpy.savez('network.npz', *weights)"
"""What writes images, and Keras' list of weights, so that they can be read here."""
_STEP = 1 << 16


class Promise(NamedTuple):
    """What the header of one array claims."""

    name: str
    """As the file calls it."""
    opened: Callable[[], IO[bytes]]
    """Opens the array's bytes, its header first."""
    start: int
    """Where the numbers begin, in bytes."""
    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    column_first: bool

    @property
    def size(self) -> int:
        """Bytes of the header and the numbers."""
        return self.start + self.dtype.itemsize * math.prod(self.shape)

    def __str__(self) -> str:
        return echo(f"{self.name} {self.shape} {self.dtype}".replace(",)", ")"))


def promise(name: str, opened: Callable[[], IO[bytes]], length: int, file_name: str) -> Promise:
    """What the array claims to be, checked against its `length` in bytes. Raises DataError."""
    with opened() as stream:
        start = stream.read(10)
        header_length = int.from_bytes(start[8:], "little")
        header = stream.read(min(header_length, _LONGEST_HEADER)).decode("latin-1")
    claims = _HEADER.match(header)
    if not start.startswith(MAGIC + _VERSION) or len(header) != header_length or not claims:
        if _OBJECTS.match(header):
            raise _objects(name, file_name)
        raise _wrong(
            translate("Data", "The array {name} in {file} does not hold plain numbers"), name, file_name
        )
    sides = claims["shape"].replace(" ", "").split(",")
    shape = tuple(int(side) for side in sides if side)
    promised = Promise(
        name, opened, 10 + header_length, np.dtype(claims["dtype"]), shape, claims["columns"] == "True"
    )
    if len(shape) > _MOST_SIDES or promised.size != length:
        raise _wrong(
            translate("Data", "The array {name} in {file} has another length than it claims"), name, file_name
        )
    return promised


def _wrong(sentence: str, name: str, file_name: str) -> DataError:
    return DataError(sentence.format(name=echo(name), file=file_name))


def _objects(name: str, file_name: str) -> DataError:
    """Python's objects lie in a file as a pickle."""
    wrong = translate(
        "Data",
        "The array {name} in {file} does not hold plain numbers but Python’s objects, which could run a "
        "program when they are opened: if you trust it, open it with numpy.load(…, allow_pickle=True) and "
        "save images with {images}, or Keras’ list of weights with {weights}",
    )
    lines = {"images": IMAGES_LINE, "weights": WEIGHTS_LINE}
    return DataError(wrong.format(name=echo(name), file=file_name, **lines))


def of_file(path: Path) -> Promise:
    """What an .npy file claims to hold. Raises DataError."""
    return promise(path.stem, lambda: path.open("rb"), path.stat().st_size, echo(path.name))


def pieces(promised: Promise) -> Iterator[npt.NDArray[Any]]:
    """The array's numbers in the order of the file, some thousands at a time. Raises EOFError."""
    with promised.opened() as stream:
        stream.read(promised.start)
        left = promised.size - promised.start
        while left:
            piece = stream.read(min(_STEP, left))
            if len(piece) < min(_STEP, left):
                raise EOFError
            left -= len(piece)
            yield np.frombuffer(piece, promised.dtype)


def whole(promised: Promise) -> npt.NDArray[Any]:
    """All numbers at once, in the promised shape; the memory grows with what really arrives."""
    arrived = bytearray()
    for piece in pieces(promised):
        arrived += piece.tobytes()
    return in_shape(np.frombuffer(arrived, promised.dtype), promised)


def in_shape(flat: npt.NDArray[Any], promised: Promise) -> npt.NDArray[Any]:
    """Numbers in the order of the file in the shape that was promised."""
    if promised.column_first:
        return flat.reshape(promised.shape[::-1]).T
    return flat.reshape(promised.shape)

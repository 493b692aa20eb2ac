"""Reads images and labels in the IDX format of MNIST, plain (memory-mapped) or gzipped (unpacked in steps).

Source of the format: LeCun, Cortes and Burges, "The MNIST database of handwritten digits": big-endian, two
zero bytes, the type of number (8 for bytes), the number of dimensions, then the length of each dimension.
QMNIST's labels are whole numbers of four bytes in eight columns; the first is the digit (C. Yadav and
L. Bottou, "Cold Case: the Lost MNIST Digits", 2019).
"""

import math
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images import gunzip, partner_files
from clawdemy_gui.files.images.dataset import (
    HELD_IN_MEMORY,
    PIXELS,
    SIDE,
    Bytes,
    DataError,
    DataSet,
    Progress,
    Reading,
    check_labels,
    translate,
)

_START = b"\0\0"
_NUMBERS = {8: "u1", 9: "i1", 11: ">i2", 12: ">i4"}
_MOST_DIMENSIONS = 3
_MOST_COLUMNS = 64
"""Of labels."""
_UPRIGHT_STEP = 2_000
_LABELS_STEP = 1 << 22


class Promise(NamedTuple):
    """What the first bytes of an IDX file claim."""

    path: Path
    zipped: bool
    shape: tuple[int, ...]
    """(n, rows, columns) or (n, 784) for images, (n,) or (n, columns) for labels."""
    dtype: np.dtype[Any] = np.dtype("u1")

    @property
    def start(self) -> int:
        """Where the data begin, in bytes."""
        return 4 + 4 * len(self.shape)

    @property
    def size(self) -> int:
        """Bytes of the whole (unpacked) file."""
        return self.start + self.dtype.itemsize * math.prod(self.shape)

    @property
    def is_images(self) -> bool:
        """Whether these are images rather than labels."""
        return len(self.shape) == 3 or self.shape[1:] == (PIXELS,)


def reading(path: Path, labels_path: Path | None = None) -> Reading:
    """Read the set of which `path` is either the images or the labels; what is not named lies beside it.

    Raises DataError.
    """
    given = promise(path)
    if given.is_images:
        images, labels = given, promise(labels_path or partner_files.labels_of(path))
    else:
        images, labels = promise(partner_files.images_of(path)), given
    _check_fit(images, labels)
    family = partner_files.family(images.path)
    label_bytes = yield from _labels(labels)
    image_bytes = yield from _images(images, family.transposed)
    return DataSet(
        name=family.name,
        images=image_bytes,
        labels=label_bytes,
        class_names=family.class_names,
        part=partner_files.part_of(images.path),
        partner=partner_files.other_part(images.path),
    )


def promise(path: Path) -> Promise:
    """What the file claims to be, checked against its length. Raises DataError."""
    with path.open("rb") as file:
        start = file.read(16)
    zipped = start.startswith(gunzip.MAGIC)
    if zipped:
        start = gunzip.first_bytes(path, 16)
    if not is_idx(start):
        wrong = translate("Data", "{file} is not an IDX file of images or labels")
        raise DataError(wrong.format(file=echo(path.name)))
    dimensions = start[3]
    shape = np.frombuffer(start[4 : 4 + 4 * dimensions].ljust(4 * dimensions, b"\0"), ">u4")
    promised = Promise(path, zipped, tuple(int(length) for length in shape), np.dtype(_NUMBERS[start[2]]))
    if zipped:
        gunzip.check_promise(path, promised.size)
    elif path.stat().st_size != promised.size:
        raise DataError(
            translate(
                "Data", "{file} should have {promised:,} bytes by its own account but has {size:,}"
            ).format(file=echo(path.name), promised=promised.size, size=path.stat().st_size)
        )
    return promised


def is_idx(start: bytes) -> bool:
    """Whether a file with these first bytes (unpacked, four or more) is an IDX file of whole numbers."""
    return (
        len(start) >= 4 and start[:2] == _START and start[2] in _NUMBERS and 1 <= start[3] <= _MOST_DIMENSIONS
    )


def _check_fit(images: Promise, labels: Promise) -> None:
    names = {"images": echo(images.path.name), "labels": echo(labels.path.name)}
    if not images.is_images or labels.is_images or images.dtype != np.uint8:
        wrong = translate("Data", "{images} and {labels} are not one file of images and one of labels")
        raise DataError(wrong.format(**names))
    count, *sides = images.shape
    if sides not in ([SIDE, SIDE], [PIXELS]):
        wrong = translate("Data", "The images in {images} are {rows}×{columns} and must be 28×28")
        raise DataError(wrong.format(**names, rows=sides[0], columns=sides[1]))
    if not count:
        raise DataError(translate("Data", "{images} has no images in it").format(**names))
    if labels.shape[0] != count or max(labels.shape[1:], default=1) not in range(1, _MOST_COLUMNS):
        wrong = translate("Data", "{images} has {count:,} images but {labels} has {other:,} labels")
        raise DataError(wrong.format(**names, count=count, other=labels.shape[0]))
    held = images.zipped or partner_files.family(images.path).transposed
    if held and count > HELD_IN_MEMORY:
        wrong = translate(
            "Data", "{images} has {count:,} images, more than {most:,}: unpack it and open that"
        )
        raise DataError(wrong.format(**names, count=count, most=HELD_IN_MEMORY))


def _labels(promised: Promise) -> Generator[Progress, None, Bytes]:
    if promised.zipped:
        labels = yield from _unpacked(promised)
    else:
        labels = np.memmap(promised.path, promised.dtype, "r", promised.start, promised.shape)
    first = labels if labels.ndim == 1 else labels[:, 0]
    for start in range(0, len(first), _LABELS_STEP):
        check_labels(first[start : start + _LABELS_STEP], echo(promised.path.name), start)
        yield Progress(0, len(first))
    return first if first.dtype == np.uint8 else first.astype(np.uint8)


def _images(promised: Promise, transposed: bool) -> Generator[Progress, None, Bytes]:
    """(n, 784): a plain file stays on disk and is mapped, unless it has to be turned upright."""
    count = promised.shape[0]
    if promised.zipped:
        images = yield from _unpacked(promised)
    else:
        mode: Literal["c", "r"] = "c" if transposed else "r"
        images = np.memmap(promised.path, np.uint8, mode, promised.start, promised.shape)
    if transposed:
        yield from _turn_upright(images)
    return images.reshape(count, PIXELS)


def _unpacked(promised: Promise) -> Generator[Progress, None, npt.NDArray[Any]]:
    count = promised.shape[0]
    steps = gunzip.unpacking(promised.path, promised.size)
    while True:
        try:
            size = next(steps)
        except StopIteration as end:
            flat = np.frombuffer(end.value, promised.dtype, offset=promised.start)
            return flat.reshape(promised.shape)
        yield Progress(count * size // promised.size, count)


def _turn_upright(images: Bytes) -> Iterator[Progress]:
    """Transpose every image in place: EMNIST stores columns where MNIST stores rows."""
    for start in range(0, len(images), _UPRIGHT_STEP):
        block = images[start : start + _UPRIGHT_STEP].reshape(-1, SIDE, SIDE)
        block[:] = block.transpose(0, 2, 1).copy()
        yield Progress(start + len(block), len(images))

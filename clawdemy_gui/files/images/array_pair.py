"""Reads an .npz with two arrays: images, (n, 28, 28) or (n, 784), bytes or floats 0–1, and labels, (n,)."""

import zipfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.images import npz_arrays, partner_files
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

_INK = 255


def reading(path: Path) -> Reading:
    """Read the set in small steps; floats become bytes. Raises DataError."""
    with npz_arrays.opened(path) as archive:
        images = npz_arrays.promise(archive, "images", path.name)
        labels = npz_arrays.promise(archive, "labels", path.name)
        _check_fit(images, labels, path.name)
        label_bytes = yield from _labels(archive, labels, path.name)
        image_bytes = yield from _images(archive, images, path.name)
    family = partner_files.family(path)
    return DataSet(
        name=family.name if family.words else path.stem,
        images=image_bytes,
        labels=label_bytes,
        class_names=family.class_names,
        part=partner_files.part_of(path),
    )


def _check_fit(images: npz_arrays.Promise, labels: npz_arrays.Promise, file_name: str) -> None:
    count = images.shape[0] if images.shape else 0
    if images.shape[1:] not in ((SIDE, SIDE), (PIXELS,)) or not (
        images.dtype == "u1" or images.dtype.kind == "f"
    ):
        wrong = translate(
            "Data", "The images in {file} are {dtype} {shape} and must be bytes or floats (n, 28, 28)"
        )
        raise DataError(wrong.format(file=file_name, dtype=images.dtype, shape=images.shape))
    if labels.shape != (count,) or labels.dtype.kind not in "iu":
        wrong = translate(
            "Data", "The labels in {file} are {dtype} {shape} and must be {count:,} whole numbers"
        )
        raise DataError(wrong.format(file=file_name, dtype=labels.dtype, shape=labels.shape, count=count))
    if not 0 < count <= HELD_IN_MEMORY:
        wrong = translate("Data", "{file} has {count:,} images and must have 1 to {most:,}")
        raise DataError(wrong.format(file=file_name, count=count, most=HELD_IN_MEMORY))


def _labels(
    archive: zipfile.ZipFile, promised: npz_arrays.Promise, file_name: str
) -> Generator[Progress, None, Bytes]:
    labels = np.empty(promised.shape, np.uint8)
    done = 0
    for piece in npz_arrays.pieces(archive, promised):
        check_labels(piece, file_name, done)
        labels[done : done + len(piece)] = piece
        done += len(piece)
        yield Progress(0, len(labels))
    return labels


def _images(
    archive: zipfile.ZipFile, promised: npz_arrays.Promise, file_name: str
) -> Generator[Progress, None, Bytes]:
    """(n, 784); the memory grows with what really arrives, not with what is claimed."""
    count = promised.shape[0]
    images = bytearray()
    for piece in npz_arrays.pieces(archive, promised):
        images += _as_bytes(piece, file_name).data
        yield Progress(len(images) // PIXELS, count)
    flat = np.frombuffer(images, np.uint8)
    if promised.column_first:
        return np.ascontiguousarray(flat.reshape(promised.shape[::-1]).T).reshape(count, PIXELS)
    return flat.reshape(count, PIXELS)


def _as_bytes(brightness: npt.NDArray[Any], file_name: str) -> Bytes:
    if brightness.dtype == np.uint8:
        return brightness
    if not (brightness.min() >= 0 and brightness.max() <= 1):
        wrong = translate("Data", "A brightness in {file} is not between 0 and 1")
        raise DataError(wrong.format(file=file_name))
    return np.rint(brightness * np.float32(_INK)).astype(np.uint8)

"""Finds out whether a script can read the network and the images where they lie, number for number."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from clawdemy_gui.core.network import Network
from clawdemy_gui.files.code.told import ImageFiles, Library
from clawdemy_gui.files.images import mnist, npy_header, npz_arrays, partner_files
from clawdemy_gui.files.images.dataset import Bytes, DataError, DataSet
from clawdemy_gui.files.networks import tensors_file
from clawdemy_gui.files.networks.network_file import open_network
from clawdemy_gui.state.subject import DataChoice, NetworkChoice

_NAMES = (("images", "labels"), ("x_train", "y_train"), ("x_test", "y_test"))
"""What the arrays of an .npz are called that a script reads as they are."""
_IMAGES_HEADER, _LABELS_HEADER = 16, 8
"""Bytes before the numbers of an IDX file."""
_PIECE = 1 << 20
_TROUBLES = (OSError, DataError, EOFError, zlib.error)


def network_lies_at(choice: NetworkChoice, network: Network, library: Library) -> Path | None:
    """The opened file, if this library's script reads this very network from it."""
    if choice.path is None or choice.trained is not None:
        return None
    path = Path(choice.path).absolute()
    try:
        readable = _is_ours(path) if library == "numpy" else tensors_file.is_for_sequential(path, network)
        if readable and np.array_equal(open_network(path).network.parameters, network.parameters):
            return path
    except _TROUBLES:
        pass
    return None


def _is_ours(path: Path) -> bool:
    with npz_arrays.opened(path) as archive:
        return {"parameters", "layers"} <= set(npz_arrays.names(archive))


def images_lie_at(choice: DataChoice, data: DataSet) -> ImageFiles | None:
    """The opened files, if a script reads these very images and labels from them."""
    place = mnist.place(choice.part) if choice.source == "mnist" else None
    path = place.path if place else Path(choice.path) if choice.path else None
    if path is None or path.is_dir():
        return None
    try:
        if path.suffix == ".npz":
            return _in_npz(path.absolute(), data)
        labels = place.labels if place and place.labels else partner_files.labels_of(path)
        return _in_idx(path.absolute(), labels.absolute(), data)
    except _TROUBLES:
        return None


def _in_idx(images: Path, labels: Path, data: DataSet) -> ImageFiles | None:
    if _is_packed(images) != _is_packed(labels):
        return None
    ends = [
        _begins_with(path, header, wanted)
        for path, header, wanted in (
            (images, _IMAGES_HEADER, data.images),
            (labels, _LABELS_HEADER, data.labels),
        )
    ]
    if None in ends:
        return None
    return ImageFiles(str(images), str(labels), first=None if all(ends) else len(data))


def _is_packed(path: Path) -> bool:
    return path.name.endswith(".gz")


def _begins_with(path: Path, header: int, wanted: Bytes) -> bool | None:
    """Whether the file ends with these bytes too; None if it does not begin with them."""
    with gzip.open(path) if _is_packed(path) else path.open("rb") as file:
        file.read(header)
        for piece in _pieces(wanted):
            if file.read(len(piece)) != piece:
                return None
        return not file.read(1)


def _pieces(numbers: Bytes) -> Iterator[bytes]:
    flat = numbers.reshape(-1)
    for start in range(0, len(flat), _PIECE):
        yield flat[start : start + _PIECE].tobytes()


def _in_npz(path: Path, data: DataSet) -> ImageFiles | None:
    with npz_arrays.damage_told(path), npz_arrays.opened(path) as archive:
        held = set(npz_arrays.names(archive))
        for names in _NAMES:
            if not set(names) <= held:
                continue
            images, labels = (npz_arrays.promise(archive, name, path.name) for name in names)
            if _are_bytes(images) and _equal(images, data.images) and _equal(labels, data.labels):
                whole = labels.shape == (len(data),)
                return ImageFiles(str(path), names=names, first=None if whole else len(data))
    return None


def _are_bytes(images: npy_header.Promise) -> bool:
    return images.dtype == np.uint8 and not images.column_first


def _equal(promised: npy_header.Promise, wanted: Bytes) -> bool:
    """Whether an array of whole numbers begins with these, an image or a label after the other."""
    if promised.dtype.kind not in "iu" or (wanted.ndim == 1) != (len(promised.shape) == 1):
        return False
    flat, done = wanted.reshape(-1), 0
    for piece in npy_header.pieces(promised):
        part = flat[done : done + len(piece)]
        if not np.array_equal(piece[: len(part)], part):
            return False
        done += len(part)
        if done == len(flat):
            return True
    return False

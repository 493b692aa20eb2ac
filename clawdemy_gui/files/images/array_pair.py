"""Reads images and labels from an .npz or from two .npy, whatever they are called and however written."""

from collections.abc import Generator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images import npy_header, npz_arrays, other_shapes, partner_files
from clawdemy_gui.files.images.array_names import Kind, Pair, fits, kind_for, kinds_of, pairs_in, usual_first
from clawdemy_gui.files.images.brightness import Scale, as_bytes, needed_scale
from clawdemy_gui.files.images.dataset import (
    CLASSES,
    HELD_IN_MEMORY,
    PIXELS,
    Bytes,
    DataError,
    DataSet,
    Handling,
    Part,
    Progress,
    Reading,
    Report,
    translate,
)
from clawdemy_gui.files.images.label_numbers import as_labels
from clawdemy_gui.files.images.npy_header import Promise

_MOST_NEIGHBOURS = 500
_MOST_NAMED = 4


def reading(path: Path, handling: Handling) -> Reading:
    """Read an .npz in small steps; of two parts in it, the one that is asked for. Raises DataError."""
    with npz_arrays.opened(path) as archive:
        promises, problems = [], []
        for name in npz_arrays.names(archive):
            try:
                promises.append(npz_arrays.promise(archive, name, echo(path.name)))
            except DataError as problem:
                problems.append(problem)
        pairs = pairs_in(promises)
        if not pairs:
            raise problems[0] if problems else _untold(path, promises)
        part: Part = handling.part if handling.part in pairs else next(iter(pairs))
        data = yield from _pair_reading(path, pairs[part])
    return _named(data, path, part if part != "whole" else partner_files.part_of(path), len(pairs) > 1)


def reading_npy(path: Path) -> Reading:
    """Read the set of which this .npy is either the images or the labels. Raises DataError."""
    given = npy_header.of_file(path)
    if not kinds_of(given):
        raise _untold(path, [given])
    with npz_arrays.damage_told(path):
        data = yield from _pair_reading(path, _with_partner(path, given))
    return _named(data, path, partner_files.part_of(path), False)


def _named(data: DataSet, path: Path, part: Part, both: bool) -> DataSet:
    family = partner_files.family(path)
    return DataSet(
        name=family.name if family.words else path.stem,
        images=data.images,
        labels=data.labels,
        class_names=family.class_names,
        part=part,
        partner=None if both else partner_files.other_part(path),
        holds_both=both,
        report=data.report,
    )


def _untold(path: Path, promises: list[Promise]) -> DataError:
    """Says what was found and what would be understood."""
    wrong = translate(
        "Data",
        "{file} has no images and labels that can be told: it holds {found}; understood are images "
        "(n, 28, 28), (n, 784) or (784, n), squares up to 256 a side in grey or three colours, "
        "scikit-learn’s (n, 64), and n labels or (n, 10) of one 1 and nine 0",
    )
    shown = ", ".join(str(each) for each in promises[:_MOST_NAMED]) or translate(
        "Data", "no array of numbers"
    )
    return DataError(wrong.format(file=echo(path.name), found=echo(shown)))


def _with_partner(path: Path, given: Promise) -> Pair:
    """The pair of which one is given: the other has a name that differs only in the word, or is alone."""
    key = partner_files.pair_key(path)
    fitting: list[tuple[bool, Pair]] = []
    for near in islice(sorted(path.absolute().parent.glob("*.[nN][pP][yY]")), _MOST_NEIGHBOURS):
        if near == path.absolute():
            continue
        try:
            other = npy_header.of_file(near)
        except (DataError, OSError, UnicodeError):
            continue
        named = partner_files.pair_key(near) == key
        fitting += [(named, Pair(*pair)) for pair in ((given, other), (other, given)) if fits(*pair)]
    best = usual_first([pair for named, pair in fitting if named] or [pair for _, pair in fitting])
    if len(best) != 1:
        wrong = translate(
            "Data", "{file} holds {found}, and beside it lies no .npy, or more than one, that fits it"
        )
        raise DataError(wrong.format(file=echo(path.name), found=str(given)))
    return best[0]


def _pair_reading(path: Path, pair: Pair) -> Reading:
    found = kind_for(*pair)
    if found is None:
        raise _untold(path, list(pair))
    file_name = echo(path.name)
    count = found[0].length
    if not 0 < count <= HELD_IN_MEMORY:
        wrong = translate("Data", "{file} has {count:,} images and must have 1 to {most:,}")
        raise DataError(wrong.format(file=file_name, count=count, most=HELD_IN_MEMORY))
    labels = as_labels(_label_values(pair.labels, found[1]), file_name)
    yield Progress(0, count)
    shape = found[0].shape
    low, high = yield from _range(pair.images, count)
    if shape is None:
        scale, note = needed_scale(low, high, file_name), ""
        images = yield from _images(pair.images, found[0], scale)
    else:
        known = other_shapes.small_scale if shape.is_small else needed_scale
        scale = known(low, high, file_name)
        images, note = yield from other_shapes.reading(pair.images, shape, count, scale, file_name)
    yield Progress(count, count)
    return DataSet("", images, labels, report=Report(scale=scale.name, note=note))


def _label_values(promised: Promise, kind: Kind) -> npt.NDArray[Any]:
    values = npy_header.whole(promised)
    if kind.across:
        values = values.T
    return values.reshape(kind.length, CLASSES) if values.size != kind.length else values.reshape(kind.length)


def _range(promised: Promise, count: int) -> Generator[Progress, None, tuple[float, float]]:
    """The lowest and the highest of all numbers, which tell how brightness is written."""
    low, high = np.inf, -np.inf
    for piece in npy_header.pieces(promised):
        low, high = float(np.minimum(low, piece.min())), float(np.maximum(high, piece.max()))
        yield Progress(0, count)
    return low, high


def _images(promised: Promise, kind: Kind, scale: Scale) -> Generator[Progress, None, Bytes]:
    """(n, 784); the memory grows with what really arrives, not with what is claimed."""
    arrived = bytearray()
    for piece in npy_header.pieces(promised):
        arrived += as_bytes(piece, scale).tobytes()
        yield Progress(len(arrived) // PIXELS, kind.length)
    pages = npy_header.in_shape(np.frombuffer(arrived, np.uint8), promised)
    if kind.across:
        pages = pages.reshape(PIXELS, kind.length).T
    return np.ascontiguousarray(pages).reshape(kind.length, PIXELS)

"""Reads a folder of pictures that are sorted in folders named 0 to 9."""

import os
from collections.abc import Generator, Iterator
from itertools import zip_longest
from pathlib import Path

import numpy as np

from clawdemy_gui.files.images import partner_files
from clawdemy_gui.files.images.dataset import (
    CLASSES,
    PIXELS,
    DataError,
    DataSet,
    Progress,
    Reading,
    translate,
)
from clawdemy_gui.files.images.one_picture import picture

MOST_PICTURES = 100_000
"""More are refused while they are being counted; as one IDX file they would open at once."""
_NOT_DATA = {"Thumbs.db", "desktop.ini"}
"""What Windows leaves in folders of pictures; names with a leading dot are the other systems' leavings."""
_PARTS = (("training", "testing"), ("training", "test"), ("train", "test"))
_LISTING_STEP = 500


def folder_in(folder: Path) -> Path:
    """The folder that holds 0 to 9: this one, or the training pictures in it."""
    inner = (folder / name for name, _ in _PARTS)
    return folder if _label_folders(folder) else next(filter(_label_folders, inner), folder)


def reading(folder: Path) -> Reading:
    """Read every picture, one a step, one of each digit in turn so that the first thousand are a fair sample.

    Raises DataError at the first file that is not a picture.
    """
    files = yield from _listed(folder)
    images = np.empty((len(files), PIXELS), np.uint8)
    for place, (path, _) in enumerate(files):
        images[place] = picture(path)
        yield Progress(place + 1, len(files))
    family = partner_files.family(folder)
    return DataSet(
        name=family.name if family.words else folder.absolute().name,
        images=images,
        labels=np.array([label for _, label in files], np.uint8),
        class_names=family.class_names,
        part=partner_files.part_of(folder),
        partner=_other_part(folder),
    )


def _label_folders(folder: Path) -> list[tuple[Path, int]]:
    named = ((folder / str(label), label) for label in range(CLASSES))
    return [(path, label) for path, label in named if path.is_dir()]


def _listed(folder: Path) -> Generator[Progress, None, list[tuple[Path, int]]]:
    """Every picture with its label: the first of each digit, then the second of each …"""
    found = 0
    by_label: list[list[tuple[Path, int]]] = []
    for path, label in _label_folders(folder):
        names: list[str] = []
        for name in _names(path):
            names.append(name)
            found += 1
            if found > MOST_PICTURES:
                wrong = translate("Data", "{folder} has more than {most:,} pictures")
                raise DataError(wrong.format(folder=folder.name, most=MOST_PICTURES))
            if not found % _LISTING_STEP:
                yield Progress(0, found)
        by_label.append([(path / name, label) for name in sorted(names)])
    if not found:
        wrong = translate("Data", "{folder} has neither IDX files nor pictures in folders named 0 to 9")
        raise DataError(wrong.format(folder=folder.name))
    return [file for turn in zip_longest(*by_label) for file in turn if file]


def _names(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file() and not entry.name.startswith(".") and entry.name not in _NOT_DATA:
                yield entry.name


def _other_part(folder: Path) -> Path | None:
    """The folder of test pictures beside training pictures, or the other way round."""
    pairs = [*_PARTS, *((test, training) for training, test in _PARTS)]
    beside = (folder.absolute().parent / other for name, other in pairs if name == folder.absolute().name)
    return next(filter(_label_folders, beside), None)

"""Reads a folder of pictures that are sorted in folders, one for each digit."""

import os
from collections.abc import Generator, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TypeAlias

import numpy as np

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images import partner_files
from clawdemy_gui.files.images.dataset import (
    CLASSES,
    PIXELS,
    Bytes,
    DataError,
    DataSet,
    Handling,
    Progress,
    Reading,
    Report,
    translate,
)
from clawdemy_gui.files.images.label_folders import label_folders, places_in
from clawdemy_gui.files.images.label_names import labels_in_names
from clawdemy_gui.files.images.one_picture import ON_WHITE, Picture, UnsureError, Usual, picture

MOST_REASONS = 20
"""Files left out that are named, the first ones."""
MOST_PICTURES = 100_000
"""More are refused while they are being counted; as one IDX file they would open at once."""
MOST_SHEETS = 500
"""Of a folder of sheets for handwriting."""
_PICTURES = {".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic"}
"""By their names: what is no picture, or a phone's that cannot be read, is then named and left out."""
_NOT_DATA = {"Thumbs.db", "desktop.ini"}
"""What Windows leaves in folders of pictures; names with a leading dot are the other systems' leavings."""
_PARTS = (("training", "testing"), ("training", "test"), ("train", "test"))
_LISTING_STEP = 500
Named: TypeAlias = list[list[tuple[Path, int]]]
"""The pictures of each digit, with the digit."""


def folder_in(folder: Path) -> Path:
    """The folder that holds the folders of digits: this one, or one in it, of training pictures first."""
    parts = (place / name for place in places_in(folder) for name in ("", *(name for name, _ in _PARTS)))
    inner = (place for part in parts for place in places_in(part))
    return next(filter(label_folders, inner), folder)


def reading(folder: Path, handling: Handling, named: Named | None = None) -> Reading:
    """Read every picture below the folders of digits, or those that are `named` after their digit.

    One a step, one of each digit in turn so that the first thousand are a fair sample.

    What is not a picture of one digit is left out and counted. Raises DataError if nothing is left.
    """
    files = in_turn(named) if named else (yield from _listed(folder))
    read = _Pictures(files, handling)
    yield from read.all()
    images, labels = read.kept()
    if not len(images):
        wrong = translate("Data", "No file in {folder} is a picture of one digit; the first: {reason}")
        raise DataError(wrong.format(folder=echo(folder.name), reason=read.reasons[0]))
    if not named:
        read.leave_out_beside(folder)
    family = partner_files.family(folder)
    return DataSet(
        name=family.name if family.words else folder.absolute().name,
        images=images,
        labels=labels,
        class_names=family.class_names,
        part=partner_files.part_of(folder),
        partner=_other_part(folder),
        are_pictures=True,
        report=read.report()._replace(note=_told_by_names(*files[0]) if named else ""),
    )


class _Pictures:
    """The pictures of a folder, as far as they are read, and what there is to say about them."""

    def __init__(self, files: list[tuple[Path, int]], handling: Handling) -> None:
        self._files = files
        self._handling = handling
        self._images = np.empty((len(files), PIXELS), np.uint8)
        self._found: dict[int, Picture] = {}
        self.reasons: list[str] = []
        self._left_out = 0

    def all(self) -> Generator[Progress, None, None]:
        """Read them; those whose border does not tell paper from ink once more, like most of the others."""
        unsure = []
        for place in range(len(self._files)):
            if not self._read(place, None):
                unsure.append(place)
            yield Progress(place + 1, len(self._files))
        usual = self._usual()
        for place in unsure:
            self._read(place, usual)
            yield Progress(len(self._files), len(self._files))

    def _read(self, place: int, usual: Usual | None) -> bool:
        """Read a picture or leave it out; False where others must first tell what it lies on."""
        path = self._files[place][0]
        try:
            read = picture(path, self._handling, usual)
        except DataError as problem:
            self._leave_out(problem.wrong)
            return True
        except OSError as problem:
            wrong = translate("Data", "{file} could not be read ({reason})")
            self._leave_out(wrong.format(file=echo(path.name), reason=echo(problem.strerror)))
            return True
        except UnsureError:
            return False
        self._images[place] = read.ink
        self._found[place] = read._replace(ink=read.ink[:0])
        return usual is not None or read.usual is not None

    def leave_out_beside(self, folder: Path) -> None:
        """Name the pictures that lie beside the folders of digits: nothing tells their labels."""
        wrong = translate("Data", "{file} lies in no folder of a digit")
        for name in _names(folder):
            if Path(name).suffix.lower() in _PICTURES:
                self._leave_out(wrong.format(file=echo(name)))

    def _leave_out(self, reason: str) -> None:
        self._left_out += 1
        if len(self.reasons) < MOST_REASONS:
            self.reasons.append(reason)

    def _usual(self) -> Usual:
        """What most of the pictures are like that show it."""
        known = [found.usual for found in self._found.values() if found.usual is not None]
        if not known:
            return ON_WHITE
        light = sum(usual.light for usual in known) * 2 > len(known)
        same = [usual for usual in known if usual.light == light]
        papers, inks = [usual.paper for usual in same], [usual.ink for usual in same]
        return Usual(light, float(np.median(papers)), float(np.median(inks)))

    def kept(self) -> tuple[Bytes, Bytes]:
        """The images that were read, in order, and their labels."""
        places = sorted(self._found)
        labels = np.array([self._files[place][1] for place in places], np.uint8)
        whole = len(places) == len(self._files)
        return self._images if whole else self._images[places], labels

    def report(self) -> Report:
        """What was done to them."""
        found = self._found.values()
        return Report(
            turned=any(each.turned for each in found),
            by_hand=self._handling.turned is not None,
            levelled=any(each.levelled for each in found),
            prepared=next((each.prepared for each in found if each.prepared), ""),
            left_out=self._left_out,
            reasons=tuple(self.reasons),
        )


def _listed(folder: Path) -> Generator[Progress, None, list[tuple[Path, int]]]:
    """Every picture with its label: the first of each digit, then the second of each …"""
    found = 0
    by_label: list[list[tuple[Path, int]]] = []
    for path, label in label_folders(folder):
        names: list[str] = []
        for name in _names(path):
            names.append(name)
            found += 1
            if found > MOST_PICTURES:
                wrong = translate("Data", "{folder} has more than {most:,} pictures")
                raise DataError(wrong.format(folder=echo(folder.name), most=MOST_PICTURES))
            if not found % _LISTING_STEP:
                yield Progress(0, found)
        by_label.append([(path / name, label) for name in sorted(names)])
    if not found:
        wrong = translate("Data", "{folder} has neither IDX files nor pictures in folders named 0 to 9")
        raise DataError(wrong.format(folder=echo(folder.name)))
    return in_turn(by_label)


def in_turn(by_label: Named) -> list[tuple[Path, int]]:
    """The first of each digit, then the second of each …"""
    return [file for turn in zip_longest(*by_label) for file in turn if file]


def named_in(folder: Path) -> Generator[Progress, None, Named]:
    """The pictures that lie in a folder, or in the only one in it, if their names tell their digits."""
    for place in places_in(folder):
        found: list[Path] = []
        for name in _names(place):
            if Path(name).suffix.lower() in _PICTURES:
                found.append(place / name)
                if not len(found) % _LISTING_STEP:
                    yield Progress(0, len(found))
            if len(found) > MOST_PICTURES:
                return []
        found.sort()
        labels = labels_in_names(found) if found else None
        if labels is not None:
            together = list(zip(found, labels, strict=True))
            return [[file for file in together if file[1] == digit] for digit in range(CLASSES)]
    return []


def _told_by_names(path: Path, label: int) -> str:
    words = translate("Data", "The labels were read from the names: {file} is a {label}.")
    return words.format(file=echo(path.name), label=label)


def pictures_in(folder: Path) -> list[Path]:
    """The pictures that lie in a folder itself, by name. Raises DataError if there are too many."""
    found: list[Path] = []
    for name in _names(folder):
        path = folder / name
        if path.suffix.lower() in _PICTURES:
            found.append(path)
        if len(found) > MOST_SHEETS:
            wrong = translate("Data", "{folder} has more than {most:,} pictures")
            raise DataError(wrong.format(folder=echo(folder.name), most=MOST_SHEETS))
    return sorted(found)


def _names(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file() and not entry.name.startswith(".") and entry.name not in _NOT_DATA:
                yield entry.name


def _other_part(folder: Path) -> Path | None:
    """The folder of test pictures beside training pictures, or the other way round."""
    pairs = [*_PARTS, *((test, training) for training, test in _PARTS)]
    beside = (folder.absolute().parent / other for name, other in pairs if name == folder.absolute().name)
    return next(filter(label_folders, beside), None)

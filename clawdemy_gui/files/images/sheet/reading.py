"""Reads photos and scans of sheets for handwriting: every box a labelled image, whatever way up they lie."""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images.dataset import (
    PIXELS,
    Bytes,
    DataError,
    DataSet,
    Handling,
    Prepared,
    Progress,
    Reading,
    Report,
    translate,
)
from clawdemy_gui.files.images.picture_file import decoded
from clawdemy_gui.files.images.sheet import plan
from clawdemy_gui.files.images.sheet.boxes import Frames, Grey, cut_out, find_frames, likeness
from clawdemy_gui.files.images.sheet.marks import find_marks, lies_like_three, quads
from clawdemy_gui.files.images.sheet.perspective import Matrix, homography
from clawdemy_gui.files.images.sheet.written import written

_LONGEST = 2000
"""Pixels of a picture's longer side in which boxes are read: some seven for a millimetre of A4."""
_LONGEST_FOR_MARKS = 900
"""Pixels in which the marks are looked for: more would show only the grain of the paper."""
_LIKENESS = 0.75
"""How alike four corner marks are at least to those that were printed."""
_FRAMES = 0.5
"""The share of the boxes' lines that must be where four marks say, or they are no marks of a sheet."""
_BOXES = plan.PEOPLE * plan.DIGITS


class NoSheetError(DataError):
    """A picture that shows no sheet; `three`: but three corner marks of one."""

    def __init__(self, wrong: str, three: bool) -> None:
        super().__init__(wrong)
        self.three = three


class _Sheet(NamedTuple):
    """What was written on one sheet."""

    images: list[Bytes]
    labels: list[int]
    empty: int
    unclear: int


def reading(path: Path, handling: Handling) -> Reading:
    """One sheet. Raises NoSheetError if the picture shows none, DataError if it is no picture or empty."""
    sheet = yield from _read(path, handling.prepared, 0, _BOXES)
    return _data(path.name, [sheet], handling.prepared)


def reading_all(folder: Path, paths: Sequence[Path], handling: Handling) -> Reading:
    """The sheets of a folder; what is none is left out and named. Raises DataError if nothing is left."""
    sheets, reasons = [], []
    for number, path in enumerate(paths):
        try:
            sheets.append((yield from _read(path, handling.prepared, number * _BOXES, len(paths) * _BOXES)))
        except DataError as problem:
            reasons.append(problem.wrong)
    if not sheets:
        wrong = translate(
            "Data",
            "Of {count:,} pictures in {folder} none is a sheet for handwriting, and their digits are told "
            "neither by folders named 0 to 9 nor by names such as 3_001.png: {reason}",
        )
        raise DataError(
            wrong.format(count=len(paths), folder=echo(folder.absolute().name), reason=reasons[0])
        )
    data = _data(folder.absolute().name, sheets, handling.prepared)
    report = data.report._replace(left_out=len(reasons), reasons=tuple(reasons))
    return DataSet(data.name, data.images, data.labels, part="test", report=report)


def _data(name: str, sheets: list[_Sheet], prepared: Prepared) -> DataSet:
    images = [image for sheet in sheets for image in sheet.images]
    labels = [label for sheet in sheets for label in sheet.labels]
    if not images:
        wrong = translate("Data", "{file} is a sheet for handwriting, and all its boxes are empty")
        raise DataError(wrong.format(file=echo(name)))
    report = Report(
        prepared="" if prepared == "as-it-is" else "digits" if prepared == "digits" else "mnist",
        sheets=len(sheets),
        empty=sum(sheet.empty for sheet in sheets),
        unclear=sum(sheet.unclear for sheet in sheets),
    )
    stacked = np.concatenate(images).reshape(-1, PIXELS)
    return DataSet(name, stacked, np.array(labels, np.uint8), part="test", report=report)


def _read(path: Path, prepared: Prepared, done: int, total: int) -> Generator[Progress, None, _Sheet]:
    yield Progress(done, total)
    # Grey at once: colours would lie in memory four times as large while the marks are looked for.
    image = _light_ground(decoded(path, _LONGEST)).convertToFormat(QImage.Format.Format_Grayscale8)
    grey = _grey(image, _LONGEST)
    yield Progress(done, total)
    matrix, frames = _found(path, image, grey)
    images, labels, left_out = [], [], []
    for number, label in enumerate(plan.labels().tolist(), start=1):
        read = written(cut_out(grey, matrix, frames.edges[number - 1]), prepared)
        if isinstance(read, str):
            left_out.append(read)
        else:
            images.append(read)
            labels.append(label)
        yield Progress(done + number, total)
    return _Sheet(images, labels, left_out.count("empty"), left_out.count("unclear"))


def _found(path: Path, image: QImage, grey: Grey) -> tuple[Matrix, Frames]:
    """Where the sheet lies in the picture, told by its marks and by the frames between them."""
    small = _grey(image, _LONGEST_FOR_MARKS)
    hollow, full = find_marks(small)
    larger = np.array(grey.shape[::-1]) / small.shape[::-1]
    for quad in quads(hollow, full):
        matrix = homography(plan.CORNERS, (quad + 0.5) * larger - 0.5)
        if likeness(grey, matrix) > _LIKENESS:
            frames = find_frames(grey, matrix)
            if frames.found > _FRAMES:
                return matrix, frames
    raise _no_sheet(path, lies_like_three(hollow, full))


def _no_sheet(path: Path, three: bool) -> NoSheetError:
    words = translate("Data", "{file} does not show the four corner marks of a sheet for handwriting")
    if three:
        words = translate(
            "Data",
            "On {file} the four corner marks of a sheet for handwriting cannot all be seen: photograph the "
            "whole sheet, lying flat, with a little of the table around it",
        )
    return NoSheetError(words.format(file=echo(path.name)), three)


def _light_ground(image: QImage) -> QImage:
    """On white where it is transparent."""
    if not image.hasAlphaChannel():
        return image
    white = QImage(image.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, image)
    painter.end()
    return white


def _grey(image: QImage, longest: int) -> Grey:
    """(rows, columns), brightness 0…1, the longer side at most so long."""
    if max(image.width(), image.height()) > longest:
        size = image.size().scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
        image = image.scaled(
            max(size.width(), 1),
            max(size.height(), 1),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return np.divide(pixels[:, : image.width()], 255, dtype=np.float32)

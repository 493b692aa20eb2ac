"""A set of labelled images, wherever it came from, and the one error that reading one can give."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core import digits
from clawdemy_gui.files.echo import echo

SIDE = 28
PIXELS = SIDE * SIDE
CLASSES = 10
DIGIT_NAMES = tuple(str(digit) for digit in range(CLASSES))
HELD_IN_MEMORY = 1_000_000
"""Most images that are unpacked into memory (784 MB of bytes); a plain IDX file of any length is mapped."""

Bytes: TypeAlias = npt.NDArray[np.uint8]
Part: TypeAlias = Literal["training", "test", "whole"]
Prepared: TypeAlias = Literal["fitting", "mnist", "digits", "as-it-is"]
"""Like MNIST's makers, like the embedded digits' makers, not at all, or (fitting) like MNIST where a picture
is not 28×28 already."""

translate = QCoreApplication.translate


class DataError(ValueError):
    """What is wrong with a data set, as one plain sentence that also says that nothing has changed."""

    def __init__(self, wrong: str) -> None:
        """`wrong`: the sentence without its end, for example “sums.txt is not a data set”."""
        super().__init__(translate("Data", "{wrong}; nothing has changed.").format(wrong=wrong))
        self.wrong = wrong


class Handling(NamedTuple):
    """How images are to be read, where a person chose it; the rest is told by what is in them."""

    part: Literal["training", "test"] = "training"
    """Which part of a file that holds both."""
    turned: bool | None = None
    """Turn light and dark, or do not; None: where the ground is light."""
    prepared: Prepared = "fitting"
    """How pictures of other sizes than 28×28 are prepared."""


class Report(NamedTuple):
    """What was done to images while they were opened, for the sentence that says so."""

    turned: bool = False
    """Light and dark were turned: they lay on a light ground, or the person wanted it."""
    by_hand: bool = False
    """The person said whether to turn them."""
    levelled: bool = False
    """The ground was made 0 and the ink 255."""
    scale: str = ""
    """The range of brightness that the file holds, for example “0–1”; empty for bytes from 0 to 255."""
    prepared: Literal["", "mnist", "digits"] = ""
    """How pictures were cut, scaled and centred; empty where none was."""
    left_out: int = 0
    """Files that are no picture of one digit."""
    reasons: tuple[str, ...] = ()
    """Why, for the first of them; each begins with the file's name."""
    note: str = ""
    """Anything else worth a sentence."""
    sheets: int = 0
    """Sheets for handwriting that the images were cut out of; 0 where they came otherwise."""
    empty: int = 0
    """Boxes of the sheets in which nothing is written."""
    unclear: int = 0
    """Boxes of the sheets that show more than one digit."""


NOTHING_DONE = Report()


class Progress(NamedTuple):
    """How far a reading is, in images."""

    done: int
    total: int


@dataclass(frozen=True, eq=False)
class DataSet:
    """Labelled images, read-only. `len(data)` is their number. Raises ValueError if the arrays do not fit."""

    name: str
    images: Bytes
    """(n, 784), row by row, brightness from 0 (paper) to 255 (ink); memory-mapped where a file allows it."""
    labels: Bytes
    """(n,), 0…9."""
    class_names: tuple[str, ...] = DIGIT_NAMES
    """What the ten labels stand for."""
    part: Part = "whole"
    partner: Path | None = None
    """The file of the other part (test of training, training of test) where one lies beside this one."""
    holds_both: bool = False
    """The file itself holds the other part too."""
    are_pictures: bool = False
    """Each image was a picture of its own, of any size, so there are several ways to prepare it."""
    report: Report = NOTHING_DONE

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit each other, and lock them."""
        shapes = self.images.shape, self.labels.shape
        fits = self.labels.ndim == 1 and shapes[0] == (len(self.labels), PIXELS)
        if not fits or not self.images.dtype == self.labels.dtype == np.uint8:
            raise ValueError(f"A data set needs bytes of the shapes (n, {PIXELS}) and (n,), not {shapes}.")
        if len(self.class_names) != CLASSES:
            raise ValueError(f"A data set has {CLASSES} class names, not {len(self.class_names)}.")
        self.images.flags.writeable = self.labels.flags.writeable = False

    def __len__(self) -> int:
        """The number of images."""
        return len(self.labels)


Reading: TypeAlias = Generator[Progress, None, DataSet]
"""A reading in small steps (a few ms each) that returns the data set; closing it stops it."""


def embedded(part: Literal["training", "test"]) -> DataSet:
    """The digits that come with the app."""
    chosen = digits.training() if part == "training" else digits.test()
    return DataSet(translate("Data", "Embedded digits"), chosen.images, chosen.labels, part=part)


def check_labels(labels: npt.NDArray[Any], file_name: str, start: int = 0) -> None:
    """Raise DataError at the first of these labels (number `start` and after) that is not 0…9."""
    wrong = (labels < 0) | (labels >= CLASSES)
    if wrong.any():
        place = int(wrong.argmax())
        sentence = translate("Data", "Label {place:,} in {file} is {label}, which is not a digit from 0 to 9")
        raise DataError(sentence.format(place=start + place, file=file_name, label=echo(labels[place])))

"""Where MNIST lies on this computer, and what its four official files are.

MNIST: Y. LeCun, C. Cortes and C. J. C. Burges, "The MNIST database of handwritten digits", CC BY-SA 3.0.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import QStandardPaths

from clawdemy_gui.files.images.dataset import (
    DIGIT_NAMES,
    DataError,
    DataSet,
    Handling,
    Progress,
    translate,
)
from clawdemy_gui.files.images.mnist_places import Place, is_complete, place_of
from clawdemy_gui.files.images.opening import opening

VARIABLE = "CLAWDEMY_MNIST"
"""The environment variable that names a folder with the four files."""


class Archive(NamedTuple):
    """One official file: its lengths in bytes and SHA-256 sums, packed and unpacked."""

    name: str
    size: int
    sha256: str
    unpacked_size: int
    unpacked_sha256: str
    """The sure check: a mirror may have packed the same bytes anew."""


ARCHIVES = (
    Archive(
        "train-images-idx3-ubyte.gz",
        9_912_422,
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
        47_040_016,
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    ),
    Archive(
        "train-labels-idx1-ubyte.gz",
        28_881,
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
        60_008,
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    ),
    Archive(
        "t10k-images-idx3-ubyte.gz",
        1_648_877,
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
        7_840_016,
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    ),
    Archive(
        "t10k-labels-idx1-ubyte.gz",
        4_542,
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
        10_008,
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    ),
)
MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)


def data_folder() -> Path:
    """The folder of the user's own copy, whether it exists or not."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(place) / "mnist"


def folder() -> Path | None:
    """The folder that holds all four files: the one the environment names, or the user's; None if neither."""
    return next(filter(is_complete, _folders()), None)


def _folders() -> list[Path]:
    named = os.environ.get(VARIABLE)
    return [*([Path(named)] if named else []), data_folder()]


def is_here() -> bool:
    """Whether MNIST is on this computer: in one of the app's folders, or where another program keeps it.

    It looks in some forty places, and their drives may be slow: not for the window's own thread.
    """
    found = place("training") is not None
    _seen[:] = [found]
    return found


def was_here() -> bool:
    """What `is_here` found last; False before anybody looked."""
    return _seen == [True]


_seen: list[bool] = []


def place(part: Literal["training", "test"]) -> Place | None:
    """Where this part lies; None if MNIST is not on this computer."""
    return place_of(part, _folders())


def opening_mnist(part: Literal["training", "test"]) -> Iterator[Progress | DataSet]:
    """Open MNIST in small steps: yields Progress and, last, the DataSet. DataError if it is missing."""
    here = place(part)
    if here is None:
        raise DataError(translate("Data", "MNIST is not on this computer yet"))
    for step in opening(here.path, Handling(part), here.labels):
        if isinstance(step, DataSet):
            yield replace(step, name="MNIST", class_names=DIGIT_NAMES, part=part)
        else:
            yield step

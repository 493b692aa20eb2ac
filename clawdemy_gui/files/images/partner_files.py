"""Tells by their names which files belong together, and which published set they are."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from clawdemy_gui.files.images.dataset import DIGIT_NAMES, DataError, Part, translate

FASHION_NAMES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)
"""Source: Xiao, Rasul and Vollgraf, "Fashion-MNIST", 2017, in the order of its labels."""


class Family(NamedTuple):
    """A published data set that is known by name."""

    name: str
    words: str
    """A pattern for file and folder names, in lower case."""
    class_names: tuple[str, ...] = DIGIT_NAMES
    transposed: bool = False
    """Stored column by column."""


FAMILIES = (
    Family("Fashion-MNIST", "fashion", FASHION_NAMES),
    Family("EMNIST", "emnist", transposed=True),
    Family("MNIST", "(?<![a-z])mnist(?![a-z])"),
)
_NEAR = 3
"""The file and two folders around it: a download often lies in FashionMNIST/raw/."""


def family(path: Path) -> Family:
    """The family that the file's name or, failing that, a folder close around it speaks of.

    A folder alone never makes a file transposed: EMNIST's own files all carry its name.
    """
    near = path.absolute().parts[-_NEAR:]
    for word in reversed(near):
        for known in FAMILIES:
            if re.search(known.words, word.lower()) and (word == path.name or not known.transposed):
                return known
    return Family(path.absolute().parent.name, "")


def part_of(path: Path) -> Part:
    """Training or test, if the file's name says so."""
    name = path.name.lower()
    if "train" in name:
        return "training"
    return "test" if "t10k" in name or "test" in name else "whole"


def beside(path: Path, *swaps: tuple[str, str]) -> Path | None:
    """The file beside `path` with these words of its name swapped, gz or plain, with - or . before idx."""
    name = path.name
    for old, new in swaps:
        name = name.replace(old, new)
    if name == path.name:
        return None
    return next((near for near in spellings(path.with_name(name)) if near.is_file()), None)


def spellings(path: Path) -> Iterator[Path]:
    """`path` first, then the other ways in which the same file is commonly named."""
    plain = path.name.removesuffix(".gz")
    endings = ("", ".gz") if plain == path.name else (".gz", "")
    for stem in dict.fromkeys((plain, plain.replace(".idx", "-idx"), plain.replace("-idx", ".idx"))):
        for ending in endings:
            yield path.with_name(stem + ending)


def labels_of(images: Path) -> Path:
    """The labels beside a file of images. Raises DataError when there are none."""
    return _needed(images, ("images", "labels"), ("idx3", "idx1"))


def images_of(labels: Path) -> Path:
    """The images beside a file of labels. Raises DataError when there are none."""
    return _needed(labels, ("labels", "images"), ("idx1", "idx3"))


def _needed(path: Path, words: tuple[str, str], kinds: tuple[str, str]) -> Path:
    found = beside(path, words, kinds)
    if found:
        return found
    swapped = path.name.replace(*words).replace(*kinds)
    wanted = swapped if swapped != path.name else f"…{words[1]}…"
    raise DataError(
        translate("Data", "{file} needs its partner, a file named {partner}, beside it").format(
            file=path.name, partner=wanted
        )
    )


def other_part(images: Path) -> Path | None:
    """The test images beside training images, or the other way round."""
    if part_of(images) == "training":
        return beside(images, ("train", "t10k")) or beside(images, ("train", "test"))
    return beside(images, ("t10k", "train"), ("test", "train"))

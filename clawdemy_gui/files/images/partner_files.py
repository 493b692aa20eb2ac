"""Tells by their names which files belong together, and which published set they are."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from clawdemy_gui.files.echo import echo
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
    words = re.split(r"[^a-z0-9]+", path.name.lower())
    if any(re.fullmatch(r"[xy]?train(ing)?(set|data|images|labels|[xy])?", word) for word in words):
        return "training"
    tests = (re.fullmatch(r"[xy]?(test(ing)?|t10k)(set|data|images|labels|[xy])?", word) for word in words)
    return "test" if any(tests) else "whole"


def pair_key(path: Path) -> str:
    """What the names of a file of images and of its file of labels have in common."""
    name = re.sub(r"(?<=[a-z])[XY](?![a-z])", "_x", path.stem).lower()
    return re.sub(
        r"images?|pixels|data|inputs?|labels?|targets?|(?<![a-z])[xy](?![a-z])|(?<![a-z])[xy](?=train|test)",
        "#",
        name,
    )


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
    ways = (("idx3", "idx1"), ("idx3-ubyte", "idx2-int"))
    return _needed(images, ("images", "labels"), ways)


def images_of(labels: Path) -> Path:
    """The images beside a file of labels. Raises DataError when there are none."""
    ways = (("idx1", "idx3"), ("idx2-int", "idx3-ubyte"))
    return _needed(labels, ("labels", "images"), ways)


def _needed(path: Path, words: tuple[str, str], ways: tuple[tuple[str, str], ...]) -> Path:
    """The partner; QMNIST's labels are whole numbers of four bytes, which their name says."""
    for kinds in ways:
        found = beside(path, words, kinds)
        if found:
            return found
    kinds = ways[0]
    swapped = path.name.replace(*words).replace(*kinds)
    wanted = swapped if swapped != path.name else f"…{words[1]}…"
    raise DataError(
        translate("Data", "{file} needs its partner, a file named {partner}, beside it").format(
            file=echo(path.name), partner=echo(wanted)
        )
    )


def other_part(images: Path) -> Path | None:
    """The test images beside training images, or the other way round."""
    part = part_of(images)
    if part == "training":
        return beside(images, ("train", "t10k")) or beside(images, ("train", "test"))
    return beside(images, ("t10k", "train"), ("test", "train")) if part == "test" else None

"""Tells by shape and name which arrays are images, which are their labels, and which part each is of."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from clawdemy_gui.files.images.dataset import CLASSES, PIXELS, SIDE, Part
from clawdemy_gui.files.images.npy_header import Promise
from clawdemy_gui.files.images.other_shapes import Shape, shape_of

_IMAGE_WORDS = re.compile(r"image|pixel|picture|data|input|feature|sample|(?<![a-z])x")
_LABEL_WORDS = re.compile(r"label|target|class|answer|digit|output|(?<![a-z])y")
_ROLE = r"(x|y|(image|label|input|target|feature)s?|data)?"
_TRAINING_WORD = re.compile(rf"{_ROLE}train(ing)?(set)?{_ROLE}\d*")
_TEST_WORD = re.compile(rf"{_ROLE}(test(ing)?|val(id(ation)?)?|t10k|dev)(set)?{_ROLE}\d*")
"""Whole words only: “latest” is no test, and “constrained” does not train."""


class Kind(NamedTuple):
    """What an array can be, by its shape."""

    what: Literal["images", "labels"]
    length: int
    """How many images or labels."""
    across: bool = False
    """Stored with an image a column, (784, n), or with a label a column, (10, n)."""
    shape: Shape | None = None
    """Of other images than grey ones of 28×28."""


class Pair(NamedTuple):
    """Images and their labels."""

    images: Promise
    labels: Promise


def kinds_of(promised: Promise) -> list[Kind]:
    """What the array can be: images, labels, or neither; sides of 1 do not count."""
    if not promised.shape:
        return []
    count, *rest = promised.shape
    sides = [side for side in rest if side != 1]
    kinds = []
    if sides in ([SIDE, SIDE], [PIXELS]):
        kinds.append(Kind("images", count))
    elif promised.shape[:2] == (SIDE, SIDE) and len(promised.shape) == 3:
        kinds.append(Kind("images", promised.shape[2], across=True))
    elif count == PIXELS and len(promised.shape) == 2:
        kinds.append(Kind("images", promised.shape[1], across=True))
    elif (shape := shape_of(sides)) is not None:
        kinds.append(Kind("images", count, shape=shape))
    if not sides or sides == [CLASSES]:
        kinds.append(Kind("labels", count))
    if len(promised.shape) == 2 and count in (1, CLASSES):
        kinds.append(Kind("labels", promised.shape[1], across=True))
    return kinds


def part_named(name: str) -> Part:
    """Which part an array's name speaks of."""
    words = re.split(r"[^a-z0-9]+", name.lower())
    if any(_TRAINING_WORD.fullmatch(word) for word in words):
        return "training"
    return "test" if any(_TEST_WORD.fullmatch(word) for word in words) else "whole"


def pairs_in(promises: Sequence[Promise]) -> dict[Part, Pair]:
    """The pairs of images and labels that can be told without doubt, by their parts."""
    found: dict[Part, Pair] = {}
    for part in ("training", "test", "whole"):
        same = [promised for promised in promises if part_named(promised.name) == part]
        pair = _pair(same)
        if pair is not None:
            found[part] = pair
    return found


def _pair(promises: list[Promise]) -> Pair | None:
    pairs = [
        Pair(images, labels)
        for images in _best(promises, "images", _IMAGE_WORDS)
        for labels in _best(promises, "labels", _LABEL_WORDS)
        if labels is not images and fits(images, labels)
    ]
    pairs = usual_first(pairs)
    # One-hot rows may lie beside the same labels as whole numbers.
    shortest = min((len(pair.labels.shape) for pair in pairs), default=0)
    plainest = [pair for pair in pairs if len(pair.labels.shape) == shortest]
    return plainest[0] if len(plainest) == 1 else None


def _best(promises: Iterable[Promise], what: str, words: re.Pattern[str]) -> list[Promise]:
    """Those that can be images (or labels); if some are called so, only those."""
    able = [each for each in promises if any(kind.what == what for kind in kinds_of(each))]
    usual = [
        each for each in able if any(kind.what == what and kind.shape is None for kind in kinds_of(each))
    ]
    able = usual or able
    named = [each for each in able if words.search(each.name.lower())]
    return named or able


def usual_first(pairs: list[Pair]) -> list[Pair]:
    """Those of grey images of 28×28, if there are any: others may be what was made of them."""
    usual = [pair for pair in pairs if (found := kind_for(*pair)) is not None and found[0].shape is None]
    return usual or pairs


def fits(images: Promise, labels: Promise) -> bool:
    """Whether these can be images and their labels."""
    return kind_for(images, labels) is not None


def kind_for(images: Promise, labels: Promise) -> tuple[Kind, Kind] | None:
    """What both are, of one count; None if they do not fit each other."""
    for image_kind in kinds_of(images):
        for label_kind in kinds_of(labels):
            counts = image_kind.length == label_kind.length
            if image_kind.what == "images" and label_kind.what == "labels" and counts:
                return image_kind, label_kind
    return None

"""Finds the images that a choice names, and keeps the last few sets for the next asking."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import msgspec

from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.images.dataset import DataError, DataSet, Handling, Progress, embedded, translate
from clawdemy_gui.files.images.opening import opening
from clawdemy_gui.files.shelf import Shelf
from clawdemy_gui.state.subject import DataChoice

_KEPT_SETS = 3
"""Opened sets kept: training and test images stand beside images of one's own. MNIST is 47 MB."""
_sets: Shelf[DataSet] = Shelf(_KEPT_SETS)


def data_at_hand(choice: DataChoice) -> DataSet | None:
    """The images, if they come with the app or were opened a moment ago."""
    whole = _whole(choice)
    kept = embedded(choice.part) if choice.source == "digits" else _sets.take(whole)
    return _first(kept, choice.first) if kept is not None else None


def opening_data(choice: DataChoice) -> Iterator[Progress | DataSet]:
    """Open the images in small steps: yields Progress and, last, the DataSet. Raises DataError."""
    kept = data_at_hand(choice)
    if kept is not None:
        yield kept
        return
    for step in _opening(choice):
        if isinstance(step, DataSet):
            _sets.put(_whole(choice), step)
            yield _first(step, choice.first)
        else:
            yield step


def _opening(choice: DataChoice) -> Iterator[Progress | DataSet]:
    if choice.source == "mnist":
        return mnist.opening_mnist(choice.part)
    if choice.path is None:
        raise DataError(translate("Data", "No file is named for these images"))
    return opening(choice.path, Handling(choice.part, choice.turned, choice.prepared))


def _whole(choice: DataChoice) -> DataChoice:
    return msgspec.structs.replace(choice, first=None)


def _first(data: DataSet, count: int | None) -> DataSet:
    if count is None or count >= len(data):
        return data
    return replace(data, images=data.images[:count], labels=data.labels[:count])


def other_part(choice: DataChoice, data: DataSet) -> DataChoice | None:
    """The test images of training images and the other way round, if there are any; all of them."""
    if choice.source != "file":
        return DataChoice(choice.source, "test" if choice.part == "training" else "training")
    if data.holds_both:
        part: Literal["training", "test"] = "test" if data.part == "training" else "training"
        return msgspec.structs.replace(choice, part=part, first=None)
    if data.partner is None:
        return None
    return DataChoice("file", path=str(data.partner), turned=choice.turned, prepared=choice.prepared)


def keep_data(choice: DataChoice, data: DataSet) -> None:
    """Remember what stands for these images, all of them."""
    _sets.put(_whole(choice), data)


def forget_data(choice: DataChoice) -> None:
    """The next asking opens the file again: the person has just named it, and it may have changed."""
    _sets.forget(_whole(choice))

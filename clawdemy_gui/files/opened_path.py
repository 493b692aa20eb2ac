"""What a person opened, whatever it is: a network, a set of images, or one picture that a network answers."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from clawdemy_gui.files import stand_ins, subject
from clawdemy_gui.files.file_stamp import stamp_of
from clawdemy_gui.files.images.dataset import DataSet, Progress
from clawdemy_gui.files.images.opened_picture import (
    OpenedPicture,
    chosen_picture,
    label_of_picture,
    opening_picture,
)
from clawdemy_gui.files.images.picture_file import is_picture_file
from clawdemy_gui.files.images.sheet.reading import NoSheetError
from clawdemy_gui.files.shelf import Shelf
from clawdemy_gui.state.handing_over import Answered, Handed
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject

_looked_at: Shelf[bool] = Shelf(1)
"""Whether the picture that was dropped last is a sheet: one that shows none need not be searched again."""


def opening_path(path: Path, asked: Subject) -> Iterator[Progress | NetworkChoice | DataChoice | Handed]:
    """Look what lies at a path and open it; yields, last, what names it, which is then at hand.

    A picture of one digit is answered by the network of `asked`: a Handed. Raises DataError.
    """
    if subject.is_network(path):
        network = NetworkChoice(path=str(path))
        stand_ins.forget(network)
        subject.network_of(network)
        yield network
    elif is_picture_file(path):
        yield from _opening_picture(path, asked)
    else:
        yield from _opening_images(path)


def looking_for_sheet(path: Path) -> Iterator[Progress | bool]:
    """Read a picture as a sheet for handwriting; yields, last, whether it is one.

    What was read is at hand for the next opening of this path, unless the file changes meanwhile.
    Raises DataError for a sheet that cannot be read, and for what is no picture.
    """
    lies = stamp_of(path)
    try:
        for step in _opening_images(path):
            if isinstance(step, Progress):
                yield step
        is_sheet = True
    except NoSheetError as problem:
        if problem.three:
            raise
        is_sheet = False
    if lies is not None:
        _looked_at.put(lies, is_sheet)
    yield is_sheet


def _opening_images(path: Path) -> Iterator[Progress | DataChoice]:
    data = DataChoice("file", path=str(path))
    stand_ins.forget(data)
    for step in subject.opening_data(data):
        yield data if isinstance(step, DataSet) else step


def _opening_picture(path: Path, asked: Subject) -> Iterator[Progress | DataChoice | Handed]:
    """A sheet for handwriting, or else one digit; searched for a sheet only if that was not just done."""
    lies = stamp_of(path)
    is_sheet = _looked_at.take(lies) if lies is not None else None
    if is_sheet is None:
        for step in looking_for_sheet(path):
            if isinstance(step, Progress):
                yield step
            else:
                is_sheet = step
    _looked_at.forget_all(lambda kept: True)
    if is_sheet:
        yield DataChoice("file", path=str(path))
    else:
        yield from answering_picture(path, asked)


def answering_picture(path: Path, asked: Subject) -> Iterator[Progress | Handed]:
    """Open a picture of one digit and let a network answer it; yields Progress and, last, Handed.

    Its label is the digit that its folder is named after, or else the network's own answer. Raises DataError.
    """
    saved = subject.network_of(asked.network)
    for step in opening_picture(chosen_picture(path, saved.about.learned_from), again=True):
        if not isinstance(step, OpenedPicture):
            yield step
            continue
        outputs = saved.network.outputs(step.picture.ink[np.newaxis])[0].astype(float)
        named = label_of_picture(step.choice)
        label = int(outputs.argmax()) if named is None else named
        yield Handed(Answered(asked, picture=step.choice), 0, tuple(outputs.tolist()), label)

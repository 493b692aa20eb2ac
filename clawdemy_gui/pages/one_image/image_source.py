"""The image that an answer belongs to: embedded, of an opened set, drawn by hand, or a picture of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from clawdemy_gui.core import digits
from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images.dataset import DataError, DataSet, embedded
from clawdemy_gui.files.images.opened_picture import (
    OpenedPicture,
    label_of_picture,
    opening_picture,
    picture_at_hand,
)
from clawdemy_gui.state.handing_over import Answered
from clawdemy_gui.task import Task

if TYPE_CHECKING:
    from clawdemy_gui.core.network import Network
    from clawdemy_gui.files.code.taking import InFront
    from clawdemy_gui.files.networks.network_file import SavedNetwork
    from clawdemy_gui.state.subject import DataChoice

_AT_ONCE = 3000
"""The average over so many images takes a few milliseconds."""


class ImageSource(QObject):
    """Knows the images and, where a network answered them, its outputs and its total cost."""

    changed = Signal()
    """What had to be opened or averaged is there now."""
    missing = Signal(str)
    """One sentence: the picture cannot be read now; it stays named."""
    failed = Signal(str)
    """One sentence; the embedded test images are shown instead."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answered: Answered | None = None
        self._data: DataSet | None = embedded("test")
        self._network: SavedNetwork | None = None
        self._drawn: npt.NDArray[np.uint8] | None = None
        """The one image, where it was drawn or is a picture of its own."""
        self._outputs: dict[int, tuple[float, ...]] = {}
        """The network's answers to the images asked for so far."""
        self.average: float | None = None
        """The network's total cost; None while unknown or where no network answered."""
        self._task = Task(self)
        self._task.progressed.connect(self._take_part)
        self._task.finished.connect(self._take_part)
        self._task.failed.connect(lambda run, sentence: self._fail(sentence))

    def show_answered(self, answered: Answered | None) -> None:
        """Show the images of this; `changed` tells when they are there, if they are not at once."""
        if answered == self._answered and not self._was_opened_again():
            return
        self._task.cancel()
        self._answered, self._network, self._drawn, self.average = answered, None, None, None
        self._outputs = {}
        self._data = embedded("test") if answered is None else None
        if answered is not None:
            self._open(answered)

    def _open(self, answered: Answered) -> None:
        # Imported here: the window opens without a network, and what reads one takes 30 ms to load.
        from clawdemy_gui.core.network import total_cost
        from clawdemy_gui.files import stand_ins, subject
        from clawdemy_gui.pages.subject.drawn_digit import drawn_image
        from clawdemy_gui.pages.subject.words import missing_sentence

        gone = missing_sentence(stand_ins.missing(answered.subject))
        if gone:
            # What stands in for a missing file on another page has not answered with these outputs.
            self._fall_back(gone)
            return
        try:
            self._network = subject.network_of(answered.subject.network)
            shown = subject.at_hand(answered.subject)
        except DataError as problem:
            self._fall_back(str(problem))
            return
        if answered.picture is not None:
            self._open_picture(answered.picture)
            return
        if answered.drawing is not None:
            self._drawn = drawn_image(answered.drawing, self._network.about.learned_from)
        if shown is not None and len(shown.data) <= _AT_ONCE:
            self._data = shown.data
            self.average = total_cost(shown.network.network, shown.data.images, shown.data.labels)
        else:
            self._data = None if shown is None else shown.data
            self._task.start(lambda: _opening_and_averaging(answered))

    def _was_opened_again(self) -> bool:
        """Whether the picture's file was changed and opened anew under the same name."""
        picture = None if self._answered is None else self._answered.picture
        kept = None if picture is None else picture_at_hand(picture)
        return kept is not None and kept.ink is not self._drawn

    def _open_picture(self, choice: DataChoice) -> None:
        """Show it; the total cost is one of other images, so there is none to show beside it."""
        kept = picture_at_hand(choice)
        if kept is not None:
            self._drawn = kept.ink
        else:
            self._task.start(lambda: opening_picture(choice))

    def _take_part(self, run: int, step: object) -> None:
        if isinstance(step, OpenedPicture):
            self._drawn = step.picture.ink
            self.changed.emit()
        if not isinstance(step, _Part):
            return
        opened = self._data is None
        self._data = step.data
        if step.done:
            self.average = step.average
        if opened or step.done:
            self.changed.emit()

    def _fail(self, sentence: str) -> None:
        """A picture stays named, and a blank page stands for it: its file may be on a stick that is out."""
        if self._answered is not None and self._answered.picture is not None:
            self.missing.emit(sentence)
        else:
            self._fall_back(sentence)

    def _fall_back(self, sentence: str) -> None:
        self.show_answered(None)
        self.failed.emit(sentence)

    @property
    def is_here(self) -> bool:
        """Whether the images are open; the average may still be on its way."""
        return self._data is not None or self._drawn is not None

    @property
    def network(self) -> Network | None:
        """The network that answered; None where none did."""
        return None if self._network is None else self._network.network

    @property
    def answered(self) -> Answered | None:
        """Whose outputs they were; None after what it named could not be opened."""
        return self._answered

    def in_front(self) -> InFront | None:
        """The network and its images, to be taken away; None where none answered, or while opening."""
        from clawdemy_gui.files.code.taking import InFront

        if self._answered is None or self._network is None or self._data is None:
            return None
        return InFront(self._network, self._data, self._answered.subject)

    def is_busy(self) -> bool:
        """Whether something is still on its way."""
        return self._task.is_running

    def count(self) -> int:
        """How many images there are to step through; 1 for a drawing."""
        return 1 if self._drawn is not None or self._data is None else len(self._data)

    def pixels(self, image: int) -> npt.NDArray[np.uint8]:
        """(784,) bytes; blank while the images are being opened."""
        if self._drawn is not None:
            return self._drawn
        if self._data is None:
            return np.zeros(digits.SIDE * digits.SIDE, np.uint8)
        pixels: npt.NDArray[np.uint8] = self._data.images[min(image, len(self._data) - 1)]
        return pixels

    def label(self, image: int) -> int | None:
        """What the image's own source says it is; None for a drawing nobody named, or while opening."""
        answered = self._answered
        if answered is not None and answered.picture is not None:
            return label_of_picture(answered.picture)
        if self._drawn is not None:
            return answered.drawing.label if answered and answered.drawing else None
        return None if self._data is None else int(self._data.labels[min(image, len(self._data) - 1)])

    def prepared(self) -> str:
        """How the picture was prepared, like “mnist” or “digits”; empty where it was not."""
        choice = None if self._answered is None else self._answered.picture
        kept = None if choice is None else picture_at_hand(choice)
        return "" if kept is None else kept.prepared

    def name(self) -> str:
        """What a single image is called: of a picture its file's name; empty for all others."""
        picture = None if self._answered is None else self._answered.picture
        return "" if picture is None else echo(Path(picture.path or "").name)

    def outputs(self, image: int) -> tuple[float, ...] | None:
        """The network's ten outputs for an image; None where no network answered."""
        if self._network is None or not self.is_here:
            return None
        if image not in self._outputs:
            answer = self._network.network.outputs(self.pixels(image)[np.newaxis])[0]
            self._outputs[image] = tuple(float(output) for output in answer)
        return self._outputs[image]

    def leave(self) -> None:
        """Stop what is under way."""
        self._task.stop()

    def resume(self) -> None:
        """The page is seen again: go on with what was stopped."""
        answered = self._answered
        if answered is None or self.is_busy():
            return
        if answered.picture is not None:
            if self._drawn is None:
                self._open_picture(answered.picture)
                self.changed.emit()
        elif self.average is None:
            self._task.start(lambda: _opening_and_averaging(answered))


class _Part(NamedTuple):
    data: DataSet
    average: float
    done: bool


def _opening_and_averaging(answered: Answered) -> Iterator[object]:
    """Yields progress, then a _Part for more and more images."""
    from clawdemy_gui.core.network import growing_total_cost
    from clawdemy_gui.files import subject

    for step in subject.opening_subject(answered.subject):
        if not isinstance(step, subject.Shown):
            yield step
            continue
        for part in growing_total_cost(step.network.network, step.data.images, step.data.labels):
            yield _Part(step.data, part.cost, part.done == part.total)

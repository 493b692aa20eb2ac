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
from clawdemy_gui.task import FOR_A_DRIVE_S, Task

if TYPE_CHECKING:
    from clawdemy_gui.core.network import Network
    from clawdemy_gui.files.code.taking import InFront
    from clawdemy_gui.files.networks.network_file import SavedNetwork
    from clawdemy_gui.state.handing_over import Answered
    from clawdemy_gui.state.subject import DataChoice, NetworkChoice

_AT_ONCE = 3000
"""The average over so many images takes a few milliseconds."""


class Opened(NamedTuple):
    """What is there so far of the images and the network that answered them."""

    missing: tuple[DataChoice | NetworkChoice, ...] = ()
    """What is nowhere on this computer; it stays named."""
    problem: str = ""
    """Why something that is there cannot be opened, in one sentence."""
    network: SavedNetwork | None = None
    data: DataSet | None = None
    ink: npt.NDArray[np.uint8] | None = None
    """(784,) bytes of a picture that was opened by itself."""
    average: float | None = None
    """The network's total cost; None while unknown."""

    def over(self, before: Opened) -> Opened:
        """With what was there before where this has not come so far."""
        return self._replace(
            network=self.network or before.network,
            data=before.data if self.data is None else self.data,
            ink=before.ink if self.ink is None else self.ink,
        )


class ImageSource(QObject):
    """Knows the images and, where a network answered them, its outputs and its total cost.

    What cannot be found or opened stays named: a blank page stands for the image, and no network for another.
    """

    changed = Signal()
    """What had to be opened or averaged is there now, or is not there any more."""
    lost = Signal()
    """Something that was named is missing, or cannot be opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answered: Answered | None = None
        self._opened = Opened(data=embedded("test"))
        self._drawn: npt.NDArray[np.uint8] | None = None
        """The one image, where it was drawn or is a picture of its own."""
        self._outputs: dict[int, tuple[float, ...]] = {}
        """The network's answers to the images asked for so far."""
        self._task = Task(self)
        self._task.progressed.connect(self._take)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)

    def show_answered(self, answered: Answered | None) -> None:
        """Show the images of this; `changed` tells when they are there, if they are not at once."""
        if answered == self._answered and not self._was_opened_again():
            return
        self._task.cancel()
        self._answered, self._opened = answered, Opened()
        self._drawn, self._outputs = None, {}
        if answered is None:
            self._opened = Opened(data=embedded("test"))
            return
        self._opened = _at_hand(answered)
        self._draw_by_hand()
        if not self._is_whole():
            self._task.start(lambda: opening(answered))

    def _is_whole(self) -> bool:
        answered, opened = self._answered, self._opened
        if answered is None or opened.network is None:
            return answered is None
        return opened.ink is not None if answered.picture is not None else opened.average is not None

    def _draw_by_hand(self) -> None:
        """The image of a picture of its own, or of a drawing as the network learned to see one."""
        answered, opened = self._answered, self._opened
        if answered is not None and answered.picture is not None:
            self._drawn = opened.ink
        elif answered is not None and answered.drawing is not None:
            from clawdemy_gui.pages.subject.drawn_digit import drawn_image

            learned_from = "" if opened.network is None else opened.network.about.learned_from
            self._drawn = drawn_image(answered.drawing, learned_from)

    def _was_opened_again(self) -> bool:
        """Whether the picture's file was changed and opened anew under the same name."""
        picture = None if self._answered is None else self._answered.picture
        kept = None if picture is None else picture_at_hand(picture)
        return kept is not None and kept.ink is not self._drawn

    def _take(self, run: int, opened: object) -> None:
        if not isinstance(opened, Opened):
            return
        before = self._opened
        if self._task.is_running and opened[:2] == before[:2]:
            opened = opened.over(before)
        self._opened = opened
        if before.network is not opened.network:
            self._outputs = {}
        self._draw_by_hand()
        other_state = opened[:2] != before[:2]
        came = any(now is not was for now, was in zip(opened[2:5], before[2:5], strict=True))
        if other_state or came or not self._task.is_running:
            self.changed.emit()
        if other_state and (opened.missing or opened.problem):
            self.lost.emit()

    def _fail(self, run: int, sentence: str) -> None:
        self._take(run, self._opened._replace(problem=sentence))

    @property
    def average(self) -> float | None:
        """The network's total cost; None while unknown or where no network answered."""
        return None if self._task.is_running else self._opened.average

    @property
    def missing(self) -> list[DataChoice | NetworkChoice]:
        """What of the named is nowhere on this computer."""
        return list(self._opened.missing)

    @property
    def problem(self) -> str:
        """Why something that is there cannot be opened; empty where all can."""
        return self._opened.problem

    @property
    def is_here(self) -> bool:
        """Whether the images are open; the average may still be on its way."""
        return self._opened.data is not None or self._drawn is not None

    @property
    def network(self) -> Network | None:
        """The network that answered; None where none did, or where it is missing."""
        saved = self._opened.network
        return None if saved is None else saved.network

    def in_front(self) -> InFront | None:
        """The network and its images, to be taken away; None where none answered, or while opening."""
        from clawdemy_gui.files.code.taking import InFront

        answered, opened = self._answered, self._opened
        if answered is None or opened.network is None or opened.data is None:
            return None
        return InFront(opened.network, opened.data, answered.subject)

    def is_busy(self) -> bool:
        """Whether something is still on its way."""
        return self._task.is_running

    def count(self) -> int:
        """How many images there are to step through; 1 for a drawing, or where they are not open."""
        data = self._opened.data
        return 1 if self._drawn is not None or data is None else len(data)

    def pixels(self, image: int) -> npt.NDArray[np.uint8]:
        """(784,) bytes; blank where the images are not open."""
        if self._drawn is not None:
            return self._drawn
        data = self._opened.data
        if data is None:
            return np.zeros(digits.SIDE * digits.SIDE, np.uint8)
        pixels: npt.NDArray[np.uint8] = data.images[min(image, len(data) - 1)]
        return pixels

    def label(self, image: int) -> int | None:
        """What the image's own source says it is; None for a drawing nobody named, or while not open."""
        answered, data = self._answered, self._opened.data
        if answered is not None and answered.picture is not None:
            return label_of_picture(answered.picture)
        if self._drawn is not None:
            return answered.drawing.label if answered and answered.drawing else None
        return None if data is None else int(data.labels[min(image, len(data) - 1)])

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
        """The network's ten outputs for an image; None where no network answered, or it is missing."""
        network = self.network
        if network is None or not self.is_here:
            return None
        if image not in self._outputs:
            answer = network.outputs(self.pixels(image)[np.newaxis])[0]
            self._outputs[image] = tuple(float(output) for output in answer)
        return self._outputs[image]

    def leave(self) -> None:
        """Stop what is under way."""
        self._task.stop(FOR_A_DRIVE_S)

    def resume(self) -> None:
        """The page is seen again: go on with what was stopped, and look for what was missing."""
        answered = self._answered
        if answered is not None and not self.is_busy() and not self._is_whole():
            self._task.start(lambda: opening(answered))


def _at_hand(answered: Answered) -> Opened:
    """What takes no time worth waiting for, and no look at a drive."""
    # Imported here: the window opens without a network, and what reads one takes 30 ms to load.
    from clawdemy_gui.core.network import total_cost
    from clawdemy_gui.files import stand_ins, subject

    asked = answered.subject
    if stand_ins.missing(asked) or not subject.network_is_at_hand(asked.network):
        # What stands in for a missing file on another page has not answered with these outputs.
        return Opened()
    try:
        network = subject.network_of(asked.network)
    except DataError:
        return Opened()  # a worker finds out, and then it is said
    if answered.picture is not None:
        kept = picture_at_hand(answered.picture)
        return Opened(network=network, ink=None if kept is None else kept.ink)
    data = subject.data_at_hand(asked.data)
    if data is None or len(data) > _AT_ONCE:
        return Opened(network=network, data=data)
    return Opened(network=network, data=data, average=total_cost(network.network, data.images, data.labels))


def opening(answered: Answered) -> Iterator[Opened]:
    """Open what was answered as far as it is there; yields more and more of it. For a worker.

    What is there but cannot be opened is a problem said in one sentence; nothing is raised for it.
    """
    from clawdemy_gui.files import stand_ins

    for choice in stand_ins.returned(answered.subject):
        stand_ins.forget(choice)
    missing = stand_ins.lost(answered.subject)
    if answered.picture is not None and stand_ins.is_gone(answered.picture):
        missing.append(answered.picture)
    opened = Opened(tuple(missing))
    yield opened
    try:
        for step in _opening_found(answered, opened):
            opened = step
            yield opened
    except DataError as problem:
        yield opened._replace(problem=str(problem))


def _opening_found(answered: Answered, opened: Opened) -> Iterator[Opened]:
    from clawdemy_gui.core.network import growing_total_cost
    from clawdemy_gui.files import subject
    from clawdemy_gui.files.networks.network_file import SavedNetwork

    def is_there(choice: DataChoice | NetworkChoice) -> bool:
        return not any(named in opened.missing for named in subject.named_in(choice))

    asked, picture = answered.subject, answered.picture
    if is_there(asked.network):
        for found in subject.opening_network(asked.network):
            if isinstance(found, SavedNetwork):
                opened = opened._replace(network=found)
            yield opened
    if picture is not None:
        for read in opening_picture(picture) if is_there(picture) else ():
            if isinstance(read, OpenedPicture):
                yield opened._replace(ink=read.picture.ink)
        return
    for step in subject.opening_data(asked.data) if is_there(asked.data) else ():
        if isinstance(step, DataSet):
            opened = opened._replace(data=step)
        yield opened
    if opened.network is not None and opened.data is not None:
        data = opened.data
        for part in growing_total_cost(opened.network.network, data.images, data.labels):
            yield opened._replace(average=part.cost)

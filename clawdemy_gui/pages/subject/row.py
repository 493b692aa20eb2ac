"""The row in which a page chooses its network and its images, opens files and gets MNIST."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clawdemy_gui.files import stand_ins, subject
from clawdemy_gui.files.code.taking import InFront
from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.images.dataset import DataError, DataSet, Progress
from clawdemy_gui.files.images.report_words import opening_sentence
from clawdemy_gui.files.networks.network_file import save_network
from clawdemy_gui.files.networks.shipped import SHIPPED
from clawdemy_gui.files.opened_path import opening_path
from clawdemy_gui.files.subject import Shown
from clawdemy_gui.pages.page import Command
from clawdemy_gui.pages.subject import asking
from clawdemy_gui.pages.subject.getting_mnist import MnistGetting
from clawdemy_gui.pages.subject.handling import HandlingControls
from clawdemy_gui.pages.subject.missing import MissingControls, found_at
from clawdemy_gui.pages.subject.taking_code import TakingCode
from clawdemy_gui.pages.subject.words import (
    data_title,
    images_text,
    is_mnist,
    mismatch_sentence,
    missing_sentence,
    network_sentence,
    network_title,
)
from clawdemy_gui.state.handing_over import Handed
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.task import FOR_A_DRIVE_S, Task
from clawdemy_gui.widgets.controls.choice import Choice
from clawdemy_gui.widgets.controls.where_to_write import wrote
from clawdemy_gui.widgets.layout.progress_line import ProgressLine
from clawdemy_gui.widgets.layout.text_line import TextLine

_DIGITS = (DataChoice("digits", "training"), DataChoice("digits", "test"))
_MNIST = (DataChoice("mnist", "training"), DataChoice("mnist", "test"))


class SubjectRow(QWidget):
    """Two lists, and below them a line that is there only when it has something to say.

    A page shows its subject with `show_subject` and draws when `ready` brings what it names. What a person
    chooses here is opened first and asked for with `asked` only when it is at hand, so a wrong file changes
    nothing.
    """

    asked = Signal(object, str)
    """The next Subject, and the words for undo."""
    ready = Signal(object)
    """A Shown: at once where nothing must be read, later otherwise. Its subject is the opening one where the
    asked one could not be opened."""
    failed = Signal(str)
    """One plain sentence: what was wrong and what is unchanged."""
    opened = Signal(object)
    """The Path of a file or folder that a person opened."""
    handed = Signal(object)
    """A Handed: a picture of one digit was opened and answered, for the One image page."""
    done = Signal(str)
    """One sentence: what was opened, or what was written and where it lies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = Subject()
        self._shown: Shown | None = None
        self._told_missing: list[DataChoice | NetworkChoice] = []
        self._networks: list[NetworkChoice] = []
        self._data: list[DataChoice] = []
        self._opened_networks: list[NetworkChoice] = []
        self._opened_data: list[DataChoice] = []
        self._to_do: list[tuple[str, Callable[[], None]]] = []
        self._then: Callable[[Any], None] | None = None
        """What to do with what is being opened."""
        self.network = Choice(self.tr("Network"), letters=26)
        self.images = Choice(self.tr("Images"), letters=20)
        self.note = TextLine(soft=True)
        self.note.hide()
        self.missing = MissingControls()
        self.handling = HandlingControls()
        self.progress = ProgressLine(self.tr("Cancel"))
        self.task = Task(self)
        self.looking = Task(self)
        """Asks the drives, which may be slow to answer."""
        self.getting = MnistGetting(self)
        self.code = TakingCode(self._in_front, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        lists = QHBoxLayout()
        lists.setSpacing(14)
        lists.addWidget(self.network, 11)
        lists.addWidget(self.images, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(lists)
        below = QHBoxLayout()
        below.addWidget(self.note, 1)
        below.addWidget(self.missing)
        below.addWidget(self.handling, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(below)
        column.addWidget(self.progress)

    def _connect(self) -> None:
        self.network.chosen.connect(lambda place: self.choose_network(self._networks[place]))
        to_ask = (self.ask_network, self.ask_save_network, self.code.ask)
        self.network.asked.connect(lambda place: to_ask[place]())
        self.images.chosen.connect(lambda place: self.choose_data(self._data[place]))
        self.images.asked.connect(lambda place: self._to_do[place][1]())
        self.missing.found.connect(self.find_at)
        self.missing.mnist_asked.connect(lambda: self.get_mnist())
        self.handling.asked.connect(self.choose_data)
        self.progress.cancelled.connect(self._cancel)
        self.getting.progressed.connect(self._show_share)
        self.getting.got.connect(self._end_getting)
        self.getting.failed.connect(self._end_getting)
        self.code.progressed.connect(self._show_share)
        self.code.ended.connect(self.progress.end)
        self.code.done.connect(self.done)
        self.code.failed.connect(self.failed)
        self.task.progressed.connect(self._show_progress)
        self.task.finished.connect(lambda run, last: self._finish(last))
        self.task.failed.connect(lambda run, sentence: self._refuse(sentence))
        self.looking.finished.connect(lambda run, looked: self._hear_of_drives(looked))

    def show_subject(self, asked: Subject) -> None:
        """Show what was chosen and open what it names; `ready` tells when that is done."""
        self._stop_opening()
        is_other = asked != self._subject
        self._subject = asked
        self._fill()
        try:
            shown = subject.at_hand(asked)
        except DataError as problem:
            self._fall_back(str(problem))
            return
        if shown is not None:
            self._show(shown)
            if is_other and stand_ins.missing(asked):
                self._look()
        else:
            self._open(lambda: stand_ins.opening(asked), self._show, data_title(asked.data))

    def _look(self) -> None:
        """Look beside the window's thread whether MNIST is here, and what was missing."""
        asked = self._subject
        self.looking.start(lambda: _looking(asked))

    def _hear_of_drives(self, looked: "_Looked") -> None:
        self._fill()
        # Not in the worker: what it found would be lost with a look that is overtaken by another.
        for choice in looked.came:
            stand_ins.forget(choice)
        if looked.asked == self._subject and not self.is_busy() and self._has_come():
            self.show_subject(looked.asked)

    def _has_come(self) -> bool:
        """Whether something that is shown as missing is missing no more, whichever page found it."""
        shown = self._shown
        return (
            shown is not None
            and shown.subject == self._subject
            and self._told_missing != stand_ins.missing(self._subject)
        )

    def resume(self) -> None:
        """The page is seen again: open what was still being opened when it was left."""
        self._fill()
        if not self.is_busy() and (self._shown is None or self._shown.subject != self._subject):
            self.show_subject(self._subject)
        self._look()

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self._offer_other_part(shown)
        self._told_missing = missing = stand_ins.missing(shown.subject)
        gone = missing_sentence(missing)
        self.missing.show_missing(missing)
        self.handling.show_handling(shown.subject.data, shown.data)
        sentence = gone or mismatch_sentence(shown)
        self.note.show_text(sentence)
        self.note.setVisible(bool(sentence))
        self.ready.emit(shown)

    def _offer_other_part(self, shown: Shown) -> None:
        """A file that holds training and test images is in the list twice."""
        other = subject.other_part(shown.subject.data, shown.data) if shown.data.holds_both else None
        if other is not None and other not in self._opened_data:
            _remember_data(other, self._opened_data)
            self._fill()

    def _fall_back(self, sentence: str) -> None:
        """What a lesson names cannot be had: go back to what was shown before, and then say so.

        A file that is not there, or cannot be opened, stays named, and something else is shown in its place:
        it may be on a stick that is out, or be repaired, and the next save must not lose it.
        """
        QTimer.singleShot(0, self, lambda: self.failed.emit(sentence))
        if stand_ins.is_at_hand(self._subject):
            self.show_subject(self._subject)
            return
        before = self._shown.subject if self._shown else Subject()
        if self._subject != before:
            self.show_subject(before)
        elif self._subject != Subject():
            self.show_subject(Subject())

    def _fill(self) -> None:
        chosen, mnist_is_here = self._subject, mnist.was_here()
        _remember(chosen.network, NetworkChoice(path=chosen.network.path), self._opened_networks)
        _remember_data(chosen.data, self._opened_data)
        self._networks = [*(NetworkChoice(each.name) for each in SHIPPED), *self._opened_networks]
        known = _MNIST if mnist_is_here or chosen.data.source == "mnist" else ()
        # Prepared for another network it is still the same file.
        opened = (
            chosen.data if replace(each, prepared=chosen.data.prepared) == chosen.data else each
            for each in self._opened_data
        )
        self._data = [*_DIGITS, *known, *opened]
        self._networks += [chosen.network] * (chosen.network not in self._networks)
        self._data += [chosen.data] * (chosen.data not in self._data)
        self._to_do = [
            (self.tr("Open images…"), self.ask_images),
            (self.tr("Open folder of images…"), self.ask_folder),
        ]
        if not mnist_is_here:
            self._to_do.insert(0, (self.tr("Get MNIST (11 MB)"), self.get_mnist))
        self.network.show_choices(
            [network_title(choice) for choice in self._networks],
            self._networks.index(chosen.network),
            [self.tr("Open network…"), self.tr("Save network…"), self.tr("Save network as code…")],
        )
        self.images.show_choices(
            [data_title(choice) for choice in self._data],
            self._data.index(chosen.data),
            [title for title, _ in self._to_do],
        )

    # What a person does.

    def choose_network(self, choice: NetworkChoice) -> None:
        """Ask for this network, unless it cannot be opened."""
        if not subject.network_is_at_hand(choice):
            again = self.choose_network
            self._open(
                lambda: subject.opening_network(choice), lambda _: again(choice), network_title(choice)
            )
            return
        try:
            network = subject.network_of(choice)
        except DataError as problem:
            self._refuse(str(problem))
            return
        data, shown = self._subject.data, self._shown
        if shown is not None and shown.subject.data == data:
            data = subject.fitting(data, shown.data, network.about)
        said = network_sentence(choice, network) if choice.path is not None else ""
        if data == self._subject.data:
            self._ask_network(choice, data)
            if said:
                self.done.emit(said)
            return

        def ask(opened: DataSet) -> None:
            self._ask_network(choice, data)
            self.done.emit(f"{said} {opening_sentence(data_title(data), opened)}".strip())

        self._open(lambda: subject.opening_data(data), ask, data_title(data))

    def _ask_network(self, choice: NetworkChoice, data: DataChoice) -> None:
        words = self.tr("Network: {name}").format(name=network_title(choice))
        self.asked.emit(Subject(data, choice), words)
        self._fill()
        if choice.path is not None:
            self.opened.emit(Path(choice.path))

    def choose_data(self, choice: DataChoice, why: str = "") -> None:
        """Open these images, then ask for them. `why`: the words for undo, if not the images' name."""
        words = why or self.tr("Images: {name}").format(name=data_title(choice))

        def ask(opened: DataSet) -> None:
            self.asked.emit(self._subject.with_data(choice, subject.default_network(choice)), words)
            self._fill()
            if choice.source == "file":
                self.done.emit(opening_sentence(data_title(choice), opened))
                self.opened.emit(Path(choice.path or ""))

        kept = subject.data_at_hand(choice)
        if kept is not None:
            ask(kept)
        else:
            self._open(lambda: subject.opening_data(choice), ask, data_title(choice))

    def open_path(self, path: Path) -> None:
        """Open a dropped or chosen file or folder: a network, images, or a picture of one digit."""
        asked = self._subject
        self._open(lambda: opening_path(path, asked), self._take_opened, path.name)

    def _take_opened(self, opened: NetworkChoice | DataChoice | Handed) -> None:
        """What was opened is at hand now: ask for it."""
        if isinstance(opened, NetworkChoice):
            self.choose_network(opened)
        elif isinstance(opened, DataChoice):
            before = self._subject.data
            same = opened.path == before.path
            self.choose_data(replace(opened, prepared=before.prepared) if same else opened)
        else:
            self.handed.emit(opened)
            self.resume()

    def open_network(self, path: Path) -> None:
        """Open a network's file."""
        network = NetworkChoice(path=str(path))
        stand_ins.forget(network)
        self._open(
            lambda: subject.opening_network(network), lambda _: self.choose_network(network), path.name
        )

    def save_network_to(self, path: Path) -> None:
        """Write the network as it is now."""
        try:
            saved = subject.network_of(self._subject.network)
            save_network(path, saved.network, saved.about)
            self.done.emit(wrote(path))
        except DataError as problem:
            self.failed.emit(str(problem))

    def ask_network(self) -> None:
        """Ask for a network file and open it."""
        path = asking.ask_network(self)
        if path is not None:
            self.open_network(path)

    def ask_save_network(self) -> None:
        """Ask where, then write the network as it is now, its turned dials included."""
        path = asking.ask_save_network(self)
        if path is not None:
            self.save_network_to(path)

    def _in_front(self) -> InFront | None:
        """The network and the images that are shown, to be taken away; None while they are being opened."""
        shown = self._shown
        if shown is None or shown.subject != self._subject:
            return None
        return InFront(shown.network, shown.data, shown.subject)

    def ask_images(self) -> None:
        """Ask for a file of images and open it."""
        path = asking.ask_images(self)
        if path is not None:
            self.open_path(path)

    def ask_folder(self) -> None:
        """Ask for a folder of images and open it."""
        path = asking.ask_folder(self)
        if path is not None:
            self.open_path(path)

    def find_at(self, choice: DataChoice | NetworkChoice, path: Path) -> None:
        """What was missing lies here now, wherever the subject names it; all else stays as it is."""
        asked = found_at(self._subject, choice, path)
        stand_ins.forget(asked.data if isinstance(choice, DataChoice) else NetworkChoice(path=str(path)))
        if asked.data == self._subject.data:
            self.choose_network(asked.network)
            return
        words = self.tr("Images: {name}").format(name=data_title(asked.data))
        data = asked.data
        self._open(lambda: subject.opening_data(data), lambda _: self.asked.emit(asked, words), path.name)

    def get_mnist(
        self,
        folder: Path | None = None,
        archives: Sequence[mnist.Archive] = mnist.ARCHIVES,
        mirrors: Sequence[str] = mnist.MIRRORS,
    ) -> None:
        """Download MNIST, into the user's data folder if none is named, then ask for its training images."""
        self.getting.start(folder, archives, mirrors)

    def _end_getting(self, wrong: str = "") -> None:
        self.progress.end()
        if wrong:
            self.failed.emit(wrong)
            return
        named = any(is_mnist(choice) for choice in stand_ins.missing(self._subject))
        stand_ins.forget_mnist()
        if named:
            self.show_subject(self._subject)
        else:
            self.choose_data(_MNIST[0])

    def commands(self, group: str) -> list[Command]:
        """What can be done here, for the page's menu."""
        return [
            Command(group, self.tr("Choose the network"), self.network.list.setFocus, "Ctrl+N", section=True),
            Command(group, self.tr("Choose the images"), self.images.list.setFocus, "Ctrl+I"),
            Command(group, self.tr("Open network…"), self.ask_network),
            Command(group, self.tr("Save network…"), self.ask_save_network),
            *self.code.commands(group),
            Command(group, self.tr("Open images…"), self.ask_images),
            Command(group, self.tr("Open folder of images…"), self.ask_folder),
            Command(group, self.tr("Get MNIST (11 MB)"), self.get_mnist),
        ]

    def leave(self) -> None:
        """The page is hidden or the app quits: a download that is under way goes on at the next asking."""
        self._stop_download()
        self._stop_opening()
        self.task.stop(FOR_A_DRIVE_S)
        self.looking.stop(FOR_A_DRIVE_S)

    def is_busy(self) -> bool:
        """Whether something is still being opened."""
        return self.task.is_running

    def _open(self, work: Callable[[], Iterator[Any]], then: Callable[[Any], None], name: str) -> None:
        self._stop_opening()
        self._then = then
        self._name = name
        self.progress.begin(self.tr("Opening {name}").format(name=name))
        self.task.start(work)

    def _finish(self, last: object) -> None:
        self.progress.end()
        then, self._then = self._then, None
        if then is not None:
            then(last)

    def _refuse(self, sentence: str) -> None:
        """What was asked for cannot be had; what was shown stays."""
        was_shown = self._then == self._show
        self._stop_opening()
        if was_shown:
            self._fall_back(sentence)
        else:
            self.failed.emit(sentence)
            self.resume()

    def _cancel(self) -> None:
        """Stopped by hand: what was shown before stays, or the opening subject is shown."""
        if self.code.is_busy():
            self.code.stop()
            return
        self._stop_download()
        self._stop_opening()
        self.show_subject(self._shown.subject if self._shown else Subject())

    def _stop_opening(self) -> None:
        self.task.cancel()
        self._then = None
        self.progress.end()

    def _stop_download(self) -> None:
        if self.getting.is_running():
            self.getting.stop()
            self.progress.end()

    def _show_progress(self, run: int, step: object) -> None:
        if isinstance(step, Progress):
            words = self.tr("Opening {name}: {done:,} of {images}")
            text = words.format(name=self._name, done=step.done, images=images_text(step.total))
            self.progress.show_progress(step.done / max(step.total, 1), text)

    def _show_share(self, share: float, text: str) -> None:
        self.progress.begin(text)
        self.progress.show_progress(share, text)


class _Looked(NamedTuple):
    asked: Subject
    came: list[DataChoice | NetworkChoice]
    """What of it was missing and is there now."""


def _looking(asked: Subject) -> Iterator[_Looked]:
    mnist.is_here()
    yield _Looked(asked, stand_ins.returned(asked))


def _remember_data(chosen: DataChoice, opened: list[DataChoice]) -> None:
    """Keep an opened part of a file in the list, once, as it was last turned and prepared."""
    if chosen.path is None:
        return
    whole = replace(chosen, first=None)
    for place, kept in enumerate(opened):
        if (kept.path, kept.part) == (whole.path, whole.part):
            opened[place] = whole
            return
    opened.append(whole)


def _remember(chosen: Any, whole: Any, opened: list[Any]) -> None:
    """Keep an opened file in the list for the rest of the session."""
    if chosen.path is not None and whole not in opened:
        opened.append(whole)

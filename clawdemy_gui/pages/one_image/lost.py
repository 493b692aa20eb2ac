"""What is missing of the image or its network, in one sentence, and what a person can do about it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.files import stand_ins
from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.images.opened_picture import forget_picture
from clawdemy_gui.pages.one_image.image_source import Opened, opening
from clawdemy_gui.pages.subject.getting_mnist import MnistGetting
from clawdemy_gui.pages.subject.missing import MissingControls, found_at
from clawdemy_gui.state.handing_over import Answered
from clawdemy_gui.state.subject import DataChoice, NetworkChoice
from clawdemy_gui.task import FOR_A_DRIVE_S, Task
from clawdemy_gui.widgets.layout.progress_line import ProgressLine
from clawdemy_gui.widgets.layout.text_line import TextLine


class Lost(QWidget):
    """Hidden while nothing is missing. What is said to lie elsewhere is opened before it is believed."""

    refound = Signal(object)
    """An Answered: the same with what was missing at its new place."""
    mnist_came = Signal()
    failed = Signal(str)
    """One plain sentence: what was wrong and that nothing has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__()
        self._answered: Answered | None = None
        self.note = TextLine(soft=True, lines=3)
        self.controls = MissingControls(upright=True)
        self.controls.found.connect(self.find_at)
        self.controls.mnist_asked.connect(self.get_mnist)
        self.progress = ProgressLine(self.tr("Cancel"))
        self.progress.cancelled.connect(self.leave)
        self.getting = MnistGetting(self)
        self.getting.progressed.connect(self._show_share)
        self.getting.got.connect(self._take_mnist)
        self.getting.failed.connect(self._end_getting)
        self._task = Task(self)
        self._task.finished.connect(lambda run, found: self._take(found))
        self._task.failed.connect(lambda run, sentence: self.failed.emit(sentence))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.NEAR)
        for widget in (self.note, self.controls, self.progress):
            column.addWidget(widget)
        self.hide()

    def show_lost(
        self,
        answered: Answered | None,
        sentence: str,
        missing: list[DataChoice | NetworkChoice],
        picture: DataChoice | None,
    ) -> None:
        """`sentence` is empty where nothing is missing; `picture`: the one that is a picture of one digit."""
        self._answered = answered
        self.note.show_text(sentence)
        self.controls.show_missing(missing, picture)
        self.setVisible(bool(sentence))

    def find_at(self, choice: DataChoice | NetworkChoice, path: Path) -> None:
        """What was missing lies here now; it is opened first, and a wrong file changes nothing."""
        answered = self._answered
        if answered is not None:
            self._task.start(lambda: _finding(answered, choice, path))

    def get_mnist(self) -> None:
        """Download MNIST into the user's data folder."""
        self.getting.start(None, mnist.ARCHIVES, mnist.MIRRORS)

    def _take(self, found: "_Found | None") -> None:
        if found is not None and found.asked == self._answered:
            self.refound.emit(found.answered)

    def _show_share(self, share: float, text: str) -> None:
        self.progress.begin(text)
        self.progress.show_progress(share, text)

    def _take_mnist(self) -> None:
        self.progress.end()
        self.mnist_came.emit()

    def _end_getting(self, wrong: str) -> None:
        self.progress.end()
        self.failed.emit(wrong)

    def leave(self) -> None:
        """Stop what is under way; a download goes on at the next asking."""
        self._task.stop(FOR_A_DRIVE_S)
        self.getting.stop()
        self.progress.end()


class _Found(NamedTuple):
    asked: Answered
    """What it was looked for."""
    answered: Answered


def _finding(asked: Answered, choice: DataChoice | NetworkChoice, path: Path) -> Iterator[object]:
    """Yields, last, a _Found. Raises ValueError where what lies there is not what is missing."""
    answered = found_at(asked, choice, path)
    if choice == asked.picture and answered.picture is not None:
        forget_picture(answered.picture)
    else:
        stand_ins.forget(answered.subject.data)
        stand_ins.forget(NetworkChoice(path=str(path)))
    opened = Opened()
    for opened in opening(answered):
        yield opened
    if opened.problem:
        raise ValueError(opened.problem)
    yield _Found(asked, answered)

"""Takes the network in front away as code: a script to the clipboard, or a folder that runs by itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from clawdemy_gui.files.code.taking import SCRIPT_FILES, Copied, InFront, copying, writing
from clawdemy_gui.files.code.told import Library
from clawdemy_gui.files.images.dataset import Progress
from clawdemy_gui.pages.page import Command
from clawdemy_gui.pages.subject import asking
from clawdemy_gui.pages.subject.code_commands import LIBRARY_NAMES, code_commands
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.task import Task


class TakingCode(QObject):
    """One at a time, in a worker; it goes on while another page is looked at."""

    progressed = Signal(float, str)
    """The share that is done, 0…1, and what is being done in words."""
    ended = Signal()
    done = Signal(str)
    """One sentence: what is in the clipboard and what it needs, or what lies where."""
    failed = Signal(str)
    """One sentence: what is wrong and what is unchanged."""

    def __init__(self, in_front: Callable[[], InFront | None], parent: QWidget) -> None:
        """in_front: what the page shows, None while it is being opened; parent: who asks for a folder."""
        super().__init__(parent)
        self.in_front = in_front
        self._parent = parent
        self._library: Library = "numpy"
        self._folder: Path | None = None
        """Where it is being written; None while nothing is."""
        self._task = Task(self)
        self._task.progressed.connect(lambda run, step: self._tell_progress(step))
        self._task.finished.connect(lambda run, last: self._finish(last))
        self._task.failed.connect(lambda run, sentence: self._fail(sentence))

    def commands(self, group: str) -> list[Command]:
        """What can be done here, for the page's menu."""
        return code_commands(group, self.copy, self.ask)

    def copy(self, library: Library) -> None:
        """Put a script for this library into the clipboard."""
        front = self.in_front()
        if front is None:
            self.failed.emit(self.tr("There is no network here yet; nothing was copied."))
            return
        self._begin(self.tr("Copying the code"))
        self._library = library
        self._task.start(lambda: copying(front, library))

    def ask(self) -> None:
        """Ask for a folder, then write scripts, network and images into it."""
        folder = asking.ask_code_folder(self._parent)
        if folder is not None:
            self.write_to(folder)

    def write_to(self, folder: Path) -> None:
        """Write scripts, network and images into the folder."""
        front = self.in_front()
        if front is None:
            self.failed.emit(self.tr("There is no network here yet; nothing was written."))
            return
        self._begin(self.tr("Writing the code"))
        self._folder = folder
        self._task.start(lambda: writing(front, folder))

    def stop(self) -> None:
        """Stopped by hand, or because something else is to be copied or written."""
        folder, self._folder = self._folder, None
        if self._task.is_running:
            self._task.cancel()
            self.ended.emit()
            if folder is not None:
                words = self.tr("Writing was stopped; the code in {folder} may not be complete.")
                self.failed.emit(words.format(folder=folder))

    def is_busy(self) -> bool:
        """Whether something is still being copied or written."""
        return self._task.is_running

    def _begin(self, words: str) -> None:
        self.stop()
        self.progressed.emit(0.0, words)

    def _tell_progress(self, step: object) -> None:
        if isinstance(step, Progress):
            words = self.tr("Writing the code: {done:,} of {images}")
            text = words.format(done=step.done, images=images_text(step.total))
            self.progressed.emit(step.done / step.total, text)

    def _finish(self, last: object) -> None:
        self._folder = None
        self.ended.emit()
        if isinstance(last, Copied):
            QGuiApplication.clipboard().setText(last.text)
            self.done.emit(self._copied_words(last))
        elif isinstance(last, Path):
            words = self.tr("{first} and {second} are written, with all they read, in {folder}.")
            first, second = SCRIPT_FILES.values()
            self.done.emit(words.format(first=first, second=second, folder=last))

    def _copied_words(self, copied: Copied) -> str:
        name = LIBRARY_NAMES[self._library]
        if not copied.needs:
            words = self.tr("{library} code is copied; it reads your files where they lie.")
            return words.format(library=name)
        words = self.tr("{library} code is copied; “Save network as code” writes {files} for it.")
        return words.format(library=name, files=self.tr(" and ").join(copied.needs))

    def _fail(self, sentence: str) -> None:
        self._folder = None
        self.ended.emit()
        self.failed.emit(sentence)

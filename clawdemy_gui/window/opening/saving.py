"""Writes a lesson beside the window's own thread: its drive, or one that it names, may be slow to answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.file_stamp import Stamp, stamp_of
from clawdemy_gui.files.lesson import write_lesson
from clawdemy_gui.state.lesson import Lesson
from clawdemy_gui.task import FOR_A_DRIVE_S, Task


class Saved(NamedTuple):
    """A lesson, and the file that says it now."""

    path: Path
    lesson: Lesson
    stamp: Stamp | None


class ChangedElsewhere(NamedTuple):
    """A file that is not as it was when it was opened or saved here last; nothing was written."""

    path: Path


def saving(path: Path, lesson: Lesson, known: Stamp | None) -> Iterator[Saved | ChangedElsewhere]:
    """Write the lesson, unless the file is there and not as it is `known`; None replaces any.

    Raises LessonError.
    """
    if known is not None and stamp_of(path) not in (known, None):
        yield ChangedElsewhere(path)
        return
    write_lesson(path, lesson)
    yield Saved(path, lesson, stamp_of(path))


class Saving(QObject):
    """One lesson at a time, so that an older one is never written over a newer one."""

    saved = Signal(object)
    """A Saved."""
    changed_elsewhere = Signal(object)
    """The Path of a file that nobody has agreed to replace."""
    failed = Signal(str)
    """One plain sentence: what was wrong and that no file was changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = Task(self)
        self._task.finished.connect(lambda run, found: self._take(found))
        self._task.failed.connect(lambda run, sentence: self.failed.emit(sentence))

    def save(self, path: Path, lesson: Lesson, known: Stamp | None = None) -> None:
        """Write a lesson; `known`: how its file was when it was opened or saved here last."""
        if self._task.is_running:
            words = self.tr("The last save still waits for its drive; {file} was not written.")
            self.failed.emit(words.format(file=echo(path.name)))
        else:
            self._task.start(lambda: saving(path, lesson, known))

    def leave(self) -> None:
        """What is being written is written to its end; nobody is told."""
        self._task.stop(FOR_A_DRIVE_S)

    def _take(self, found: Saved | ChangedElsewhere) -> None:
        if isinstance(found, Saved):
            self.saved.emit(found)
        else:
            self.changed_elsewhere.emit(found.path)

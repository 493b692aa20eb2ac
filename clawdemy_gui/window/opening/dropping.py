"""Looks what a dropped file is, beside the window's own thread: its drive may be slow to answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal

from clawdemy_gui.files.file_stamp import Stamp, stamp_of
from clawdemy_gui.files.lesson import is_lesson, read_lesson
from clawdemy_gui.state.lesson import Lesson
from clawdemy_gui.task import FOR_A_DRIVE_S, Task

Kind: TypeAlias = Literal["steps", "lesson", "picture", "sheet", "data", "gone"]


class Dropped(NamedTuple):
    """A file or folder, and what it is."""

    path: Path
    kind: Kind
    lesson: Lesson | None = None
    """What a lesson says."""
    stamp: Stamp | None = None
    """How a lesson's file was when it was read."""


def reading(path: Path) -> Iterator[Dropped]:
    """Yields the lesson at a path. Raises LessonError, one sentence, for whatever else lies there."""
    stamp = stamp_of(path)
    yield Dropped(path, "lesson", read_lesson(path), stamp)


def looking(path: Path, may_be_gone: bool = False) -> Iterator[Dropped]:
    """Yields what lies at a path. Raises LessonError, one sentence, for a broken lesson or nothing at all,
    and DataError for a picture that cannot be read.

    Where nothing lies is no fault of a path that `may_be_gone`.
    """
    if may_be_gone and not path.exists():
        yield Dropped(path, "gone")
    elif path.suffix == ".toml":
        yield Dropped(path, "steps")
    elif is_lesson(path) or not path.exists():
        yield from reading(path)
    else:
        # Imported here: the window opens without a picture, and what reads one takes its time to load.
        from clawdemy_gui.files.images.picture_file import is_picture_file
        from clawdemy_gui.files.opened_path import looking_for_sheet

        if not is_picture_file(path):
            yield Dropped(path, "data")
            return
        for step in looking_for_sheet(path):
            if isinstance(step, bool):
                yield Dropped(path, "sheet" if step else "picture")


class Dropping(QObject):
    """One file at a time."""

    found = Signal(object)
    """A Dropped."""
    failed = Signal(str)
    """One plain sentence: what was wrong and that nothing has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = Task(self)
        self._task.finished.connect(lambda run, dropped: self.found.emit(dropped))
        self._task.failed.connect(lambda run, sentence: self.failed.emit(sentence))

    def look(self, path: Path, may_be_gone: bool = False) -> None:
        """Look at a file; what was dropped before is forgotten."""
        self._task.start(lambda: looking(path, may_be_gone))

    def read(self, path: Path) -> None:
        """Read a lesson; what was dropped before is forgotten."""
        self._task.start(lambda: reading(path))

    def is_busy(self) -> bool:
        """Whether a file is still being looked at."""
        return self._task.is_running

    def leave(self) -> None:
        """Stop what is under way."""
        self._task.stop(FOR_A_DRIVE_S)

"""Keeps what is shown from one start to the next: a window a session, and none is ever lost in silence."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile

from clawdemy_gui.files.lesson import SUFFIX, LessonError, read_lesson, write_lesson
from clawdemy_gui.state.lesson import Lesson

_MOST = 100
"""So many names are tried for a session of one's own, or for one that is put aside."""

translate = QCoreApplication.translate


class Session:
    """The session at `path`, or one of its own beside it while another window keeps that one."""

    def __init__(self, path: Path) -> None:
        self.said = ""
        """What a person has to know about it, in one sentence; empty where there is nothing to know."""
        self._lock: QLockFile | None = None
        self.path: Path | None = self._own(path)
        """Where it is kept; None where it cannot be, without losing another."""

    def _own(self, path: Path) -> Path | None:
        """The first of session, session 2, session 3 … that no other window has."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return path
        for place in _numbered(path, " "):
            lock = QLockFile(f"{place}.lock")
            lock.setStaleLockTime(0)
            if lock.tryLock(0):
                self._lock = lock
            elif lock.error() == QLockFile.LockError.LockFailedError:
                self.said = translate(
                    "Session", "Another window is open; this one keeps a session of its own."
                )
                continue
            return place
        return None

    def read(self) -> Lesson | None:
        """What was kept at the end of the last session; None where there is none to be read."""
        if self.path is None or not self.path.exists():
            return None
        try:
            return read_lesson(self.path, may_have_moved=False)
        except LessonError:
            self._put_aside(self.path)
            return None

    def _put_aside(self, path: Path) -> None:
        """A damaged session keeps all that is in it, under another name."""
        begins = translate("Session", "The last session could not be read, so the page starts afresh")
        try:
            aside = next(each for each in _numbered(path, " damaged ", 1) if not each.exists())
            path.rename(aside)
        except (OSError, StopIteration):
            self.path = None
            ends = translate("Session", "{begins}; its file was not changed, and this session is not kept.")
            self.said = ends.format(begins=begins)
            return
        ends = translate("Session", "{begins}; its file is kept as {file} in {folder}.")
        self.said = ends.format(begins=begins, file=aside.name, folder=aside.parent)

    def keep(self, lesson: Lesson) -> None:
        """Write what is shown. Raises LessonError or OSError; what was kept before stays then."""
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_lesson(self.path, lesson, may_move=False)

    def end(self) -> None:
        """The window is closed: another one may have this session."""
        if self._lock is not None:
            self._lock.unlock()


def _numbered(path: Path, word: str, first: int = 2) -> Iterator[Path]:
    """Session, session 2, session 3 … beside each other; with `first` 1 the plain name is not one of them."""
    if first > 1:
        yield path
    for number in range(first, _MOST):
        yield path.with_name(f"{path.name.removesuffix(SUFFIX)}{word}{number}{SUFFIX}")

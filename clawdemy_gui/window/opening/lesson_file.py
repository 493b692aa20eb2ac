"""The file that the lesson on the screen came from or was saved to, and whether it still says the same."""

from pathlib import Path

from PySide6.QtGui import QUndoStack

from clawdemy_gui.files.file_stamp import Stamp
from clawdemy_gui.files.lesson import SUFFIX


class LessonFile:
    """It is named by opening and saving; going back to before that, by undo, leaves no file."""

    def __init__(self, history: QUndoStack) -> None:
        self._history = history
        self._path: Path | None = None
        self.stamp: Stamp | None = None
        """How the file was when it was opened or saved here last."""
        self._begins = 0

    @property
    def path(self) -> Path | None:
        """The file that was opened or saved; none once undo goes back to before it."""
        return self._path if self._history.index() >= self._begins else None

    def name(self, path: Path, stamp: Stamp | None, says_what_is_shown: bool = True) -> None:
        """This file was opened or saved. Whether it says what is shown now: not after a change meanwhile."""
        self._path = path
        self.stamp = stamp
        self._begins = self._history.index()
        if says_what_is_shown:
            self._history.setClean()
        else:
            self._history.resetClean()

    def title(self, page: str) -> str:
        """The file's name without its ending, or the page's where there is no file."""
        return self.path.name.removesuffix(SUFFIX) if self.path else page

    def is_changed(self) -> bool:
        """Whether what is shown is not saved; False without a file."""
        return self.path is not None and not self._history.isClean()

"""The file that the lesson on the screen came from or was saved to, and whether it still says the same."""

from pathlib import Path

from PySide6.QtGui import QUndoStack

from clawdemy_gui.files.file_stamp import Stamp, stamp_of
from clawdemy_gui.files.lesson import SUFFIX


class LessonFile:
    """It is named by opening and saving; going back to before that, by undo, leaves no file."""

    def __init__(self, history: QUndoStack) -> None:
        self._history = history
        self._path: Path | None = None
        self._stamp: Stamp | None = None
        self._begins = 0

    @property
    def path(self) -> Path | None:
        """The file that was opened or saved; none once undo goes back to before it."""
        return self._path if self._history.index() >= self._begins else None

    def name(self, path: Path) -> None:
        """What is shown now is what this file says."""
        self._path = path
        self._stamp = stamp_of(path)
        self._begins = self._history.index()
        self._history.setClean()

    def is_changed_elsewhere(self) -> bool:
        """Whether the file is not as it was when it was opened or saved here last."""
        now = None if self.path is None else stamp_of(self.path)
        return now is not None and now != self._stamp

    def title(self, page: str) -> str:
        """The file's name without its ending, or the page's where there is no file."""
        return self.path.name.removesuffix(SUFFIX) if self.path else page

    def is_changed(self) -> bool:
        """Whether what is shown is not saved; False without a file."""
        return self.path is not None and not self._history.isClean()

"""Shows at the start what the last session showed, and writes soon after each change what is shown now."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from clawdemy_gui.files.lesson import LessonError
from clawdemy_gui.state.lesson import Lesson
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.lesson_keeping import for_all_pages
from clawdemy_gui.window.session import Session

_KEEP_AFTER_MS = 1000
"""The session is written this long after a change, so that even a crash loses nearly nothing."""


class KeepingSession(QObject):
    """Without a path nothing is read or written.

    `before` says what the pages showed before somebody was led; None when nobody is.
    """

    def __init__(self, window: AnyWindow, path: Path | None, before: Callable[[], Lesson | None]) -> None:
        super().__init__(window)
        self._window = window
        self._session = Session(path) if path is not None else None
        self._before = before
        self._timer = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        window.history.indexChanged.connect(self._timer.start)

    def restore(self) -> None:
        """Show what was kept, as the beginning of undo; say what a person has to know about it."""
        if self._session is None:
            return
        lesson = self._session.read()
        if lesson is not None:
            self._window.show_lesson(lesson)
            self._window.moments.show_all(lesson.moments or (), self.tr("Open lesson"))
            self._window.history.clear()
        if self._session.said:
            self._window.notice.show_text(self._session.said)

    def end(self) -> None:
        """Write it a last time; another window may have this session now."""
        self._timer.stop()
        self._keep()
        if self._session is not None:
            self._session.end()

    def _keep(self) -> None:
        if self._session is None:
            return
        try:
            lesson = for_all_pages(self._before() or self._window.lesson())
            self._session.keep(lesson.with_moments(self._window.moments.all()))
        except (LessonError, OSError):
            self._window.notice.show_text(
                self.tr("This session could not be kept; the last one is unchanged.")
            )

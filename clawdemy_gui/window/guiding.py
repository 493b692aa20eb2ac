"""The guided lesson in the window: on the real pages, beside them, with an undo of its own."""

from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from clawdemy_gui.lesson.guide import Guide
from clawdemy_gui.lesson.standing import Stand
from clawdemy_gui.lesson.step_files import read_guided_lesson, shipped_lesson
from clawdemy_gui.lesson.steps import GuidedLesson
from clawdemy_gui.lesson.walk import Walk, first, from_json, to_json
from clawdemy_gui.state.lesson import Lesson
from clawdemy_gui.widgets.guide.guide_panel import GuidePanel
from clawdemy_gui.widgets.guide.highlight_ring import HighlightRing
from clawdemy_gui.window.any_window import AnyWindow

_LOOK_AFTER_MS = 30
"""What a page shows is looked at once it has settled, not at every step of a drag."""


class Before(NamedTuple):
    """What one had before the lesson began: it comes back when it is left."""

    lesson: Lesson
    history: QUndoStack


class Guiding(QObject):
    """Made when a lesson is first asked for."""

    practice_asked = Signal(str)
    ended = Signal()
    left = Signal()

    def __init__(self, window: AnyWindow) -> None:
        super().__init__(window)
        self._window = window
        self._ring: HighlightRing | None = None
        self._before: Before | None = None
        self._path: Path | None = None
        self.guide: Guide | None = None
        self.panel = GuidePanel(window)
        self._looking = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._looking.timeout.connect(self._look)

    def is_open(self) -> bool:
        """Whether somebody is being led."""
        return self._before is not None

    def before(self) -> Lesson | None:
        """What the pages showed before the lesson; that is what a session keeps."""
        return self._before.lesson if self._before else None

    def open(self, path: Path | None = None) -> None:
        """Lead through a lesson file or folder, or through the shipped one; from where one was.

        Raises LessonStepError, one sentence, and changes nothing.
        """
        lesson = read_guided_lesson(path or shipped_lesson())
        if not self.is_open():
            self._before = Before(self._window.lesson(), self._window.history)
            self._window.use_history(QUndoStack(self._window))
        self._path = path
        if self.guide is not None:
            self.guide.deleteLater()
        self.guide = Guide(self.panel, self, lesson)
        self.guide.walked.connect(self._keep)
        self.guide.left.connect(self._leave)
        self.guide.ended.connect(self._end)
        self.guide.practice_asked.connect(self.practice_asked)
        self.guide.failed.connect(self._window.notice.show_text)
        self.guide.open(self._kept(first(lesson)))

    def go_to(self, step: str) -> None:
        """Lead on from the step of this name; what was done before is kept."""
        if self.guide is not None:
            self.guide.open(self.guide.walk.to(step))
            self._keep()

    def _kept(self, opening: Walk) -> Walk:
        kept = self._window.kept_walk() if self._path is None else None
        walk = from_json(kept, self.lesson()) if kept else opening
        return opening if walk.ended else walk

    def lesson(self) -> GuidedLesson:
        """The one that is walked; the shipped one before any was."""
        return self.guide.lesson if self.guide is not None else read_guided_lesson(shipped_lesson())

    def walk(self) -> Walk:
        """Where one is, or was the last time."""
        if self.guide is not None:
            return self.guide.walk
        kept, lesson = self._window.kept_walk(), self.lesson()
        return from_json(kept, lesson) if kept else first(lesson)

    def _keep(self) -> None:
        if self.guide is not None and self._path is None:
            self._window.keep_walk(to_json(self.guide.walk))

    def _end(self) -> None:
        self._bring_back()
        self.ended.emit()

    def leave(self) -> None:
        """What one had before comes back, its undo too."""
        if self.is_open() and self.guide is not None:
            self.guide.leave()

    def _leave(self) -> None:
        self._bring_back()
        self.left.emit()

    def _bring_back(self) -> None:
        before, self._before = self._before, None
        if before is not None:
            self._window.show_lesson(before.lesson)
            self._window.use_history(before.history)

    def stop(self) -> None:
        """The app quits: nothing is computed any more."""
        if self.guide is not None:
            self.guide.quiet()

    def hear(self) -> None:
        """A page shows something else."""
        if self.is_open():
            self._looking.start()

    def _look(self) -> None:
        if self.is_open() and self.guide is not None:
            self.guide.look()

    # What the guide asks of the window.

    def show(self, page: str, state: Struct, view: Struct) -> None:
        """Bring this page to the front and show exactly this."""
        self._window.show_page(page)
        shown = self._window.page
        shown.change(state, self.tr("The lesson"))
        shown.show_view(view)

    def seen(self) -> Stand:
        """The page in front and what it shows."""
        page = self._window.page
        return Stand(page.name, page.state, page.view)

    def limit(self, shows: tuple[str, ...], hides: tuple[str, ...]) -> None:
        """Show only these parts of the page, all if there are none, and of them not those to hide."""
        self._window.limit(shows, hides)

    def ring(self, name: str) -> None:
        """A ring around what has this accessible name; none for an empty name."""
        if self._ring is None:
            self._ring = HighlightRing(self._window.ring_over())
        self._ring.ring(name)

"""The part of the window that leads a person: welcome, lesson, practice, and where a code leads."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from clawdemy_gui.lesson.practice.kinds import PracticeKind
from clawdemy_gui.state.lesson import Lesson
from clawdemy_gui.window.any_window import AnyWindow

if TYPE_CHECKING:
    from clawdemy_gui.window.leading import Leading
    from clawdemy_gui.window.welcome import Welcome


class LedWindow(AnyWindow):
    """What leads is made when it is first asked for. Without settings it is forgotten with the window."""

    def __init__(self, settings: QSettings | None) -> None:
        super().__init__()
        self.settings = settings
        self._leading: Leading | None = None
        self._beside: QWidget | None = None
        """What stands in the place of the list of pages."""
        self._welcome: Welcome | None = None
        self._walk: bytes | None = None

    def _led(self) -> "Leading":
        if self._leading is None:
            from clawdemy_gui.window.leading import Leading

            self._leading = Leading(self)
        return self._leading

    def is_led(self) -> bool:
        return self._beside is not None

    def start_lesson(self, path: Path | None = None) -> None:
        from clawdemy_gui.lesson.step_files import LessonStepError

        self._put_welcome_away()
        try:
            self._led().lead(path)
        except LessonStepError as problem:
            self.notice.show_text(self.tr("{problem} Nothing was opened.").format(problem=problem))

    def start_lesson_at(self, step: str) -> None:
        self.start_lesson()
        self._led().guiding.go_to(step)

    def open_practice(self, kind: PracticeKind) -> None:
        self._put_welcome_away()
        self._led().practise(kind)

    def show_summary(self) -> None:
        self._led().sum_up()

    def print_cards(self) -> None:
        self._led().ask_for_cards()

    def leave_lesson(self) -> None:
        if self._leading is not None:
            self._leading.leave()

    def _before_lesson(self) -> Lesson | None:
        """What the pages showed before the lesson; None when nobody is led."""
        return self._leading.before() if self._leading is not None else None

    def open_code(self, text: str) -> None:
        """Go where a share code leads; a broken one is explained and changes nothing."""
        from clawdemy_gui.window import sharing

        if sharing.open_code(self, text):
            self._put_welcome_away()
        else:
            self.notice.raise_()

    def kept_walk(self) -> bytes | None:
        if self.settings is None:
            return self._walk
        kept = self.settings.value("walk")
        return kept.encode() if isinstance(kept, str) and kept else None

    def keep_walk(self, walk: bytes) -> None:
        self._walk = walk
        if self.settings is not None:
            self.settings.setValue("walk", walk.decode())

    def _hear(self) -> None:
        if self._leading is not None:
            self._leading.guiding.hear()

    def welcome(self) -> None:
        """At the very first start: offer the lesson, once."""
        if self.settings is None or self.settings.contains("welcomed"):
            return
        from clawdemy_gui.window.welcome import Welcome

        self.settings.setValue("welcomed", True)
        card = Welcome(self.ring_over())
        card.lesson_asked.connect(self.start_lesson)
        card.code_given.connect(self.open_code)
        card.closed.connect(self._put_welcome_away)
        self._welcome = card
        card.show()
        card.raise_()
        card.lesson.setFocus()

    def _put_welcome_away(self) -> None:
        if self._welcome is not None:
            self._welcome.hide()
            self._welcome.deleteLater()
            self._welcome = None
            self.page.setFocus()

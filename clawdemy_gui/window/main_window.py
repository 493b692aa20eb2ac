"""The window: the list of pages, the page in front, undo, and the sentence that says what is there."""

from collections.abc import Callable, Iterable
from importlib import import_module
from linecache import clearcache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QWidget

from clawdemy_gui import look
from clawdemy_gui.pages.page import AnyPage, Change, Command, Seen
from clawdemy_gui.state.lesson import Lesson, PageName
from clawdemy_gui.task import Task
from clawdemy_gui.widgets.controls.number_field import Refused
from clawdemy_gui.window.digit_chords import DigitChords
from clawdemy_gui.window.dressing import Dressing
from clawdemy_gui.window.keeping_session import KeepingSession
from clawdemy_gui.window.kept_moments import KeptMoments
from clawdemy_gui.window.known_pages import PAGES, page_names, shows_of, title_of
from clawdemy_gui.window.layout import Layout
from clawdemy_gui.window.led_window import LedWindow
from clawdemy_gui.window.lesson_keeping import as_lesson, show_lesson
from clawdemy_gui.window.menus import Menus
from clawdemy_gui.window.opening.lesson_file import LessonFile
from clawdemy_gui.window.opening.opening import Opening
from clawdemy_gui.window.opening.recent_files import RecentFiles

if TYPE_CHECKING:
    from clawdemy_gui.window.presenting import Presenting

UNDO_STEPS = 1000
_ROOM_FOR_NAMES = 1500
"""Narrower windows show the list of pages as a rail of numbers."""
_OPENING_SIZE = (1280, 800)
_SMALLEST_SIZE = (480, 360)


class MainWindow(LedWindow):
    """Shows one page at a time. Without arguments nothing is read from or written to the user's settings."""

    def __init__(self, settings: QSettings | None = None, session: Path | None = None) -> None:
        super().__init__(settings)
        self._own = self.history = QUndoStack(self)
        """A guided lesson has a history of its own, so that leaving it brings back this one."""
        self.history.setUndoLimit(UNDO_STEPS)
        self.moments = KeptMoments(self._own, self)
        self._lesson_file = LessonFile(self._own)
        self.pages: dict[str, AnyPage] = {}
        self._titled = "", False
        self._presenting: Presenting | None = None
        self._covered = False
        self._only: frozenset[PageName] = frozenset()
        """The pages that can be reached; empty for all of them."""
        self._dressing = Dressing(self, settings, _OPENING_SIZE[0])
        self.recent_files = RecentFiles(settings)
        kept = settings.value("column") if settings is not None else None
        self._column_width = int(str(kept)) if str(kept).isdecimal() else None
        self.fetching = Task(self)
        self.opening = Opening(self, self._lesson_file)
        self._build()
        self.menus = Menus(self)
        self._digit_chords = DigitChords(self.menus.actions, self)
        self.opening.named.connect(self.show_title)
        self.opening.remembered.connect(self.menus.fill)
        self.history.indexChanged.connect(self.show_title)
        self.history.cleanChanged.connect(self.show_title)
        self._keeping = KeepingSession(self, session, self._before_lesson)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST_SIZE)
        self.resize(*_OPENING_SIZE)
        self.show_page("one-image")
        self._restore()
        self.page.setFocus()

    def _build(self) -> None:
        placed = self._placed = Layout(self)
        self.page_list, self.notice, self.bar = placed.page_list, placed.notice, placed.bar
        self._stack, self._scroll = placed.stack, placed.scroll
        self.sentence = self.bar.line
        self.page_list.chosen.connect(self.show_page)
        self.bar.back_asked.connect(self.go_back)
        self.setCentralWidget(placed.middle)
        self._came_from = ""

    def page_named(self, name: str) -> AnyPage:
        """The page with this name, made when it is first asked for."""
        if name not in self.pages:
            module, kind = PAGES[name]
            page: AnyPage = getattr(import_module(module), kind)(self.history)
            page.other_pages = frozenset(self.page_names())
            page.wants.connect(self._hand_over)
            page.said.connect(lambda text, page=page: self._say(page, text))
            page.failed.connect(self.notice.show_text)
            page.moved_on.connect(self._hear)
            page.done.connect(self.tell)
            page.opened.connect(self.opening.remember)
            page.code_pasted.connect(self.open_code)
            page.frame.set_column_width(self._column_width)
            page.frame.column_moved.connect(self._keep_column_width)
            self.pages[name] = page
            page.cover(self._covered)
            self._stack.addWidget(page)
            self._list_pages()
        return self.pages[name]

    def fetch_pages(self) -> None:
        """Import the other pages meanwhile, in small steps, so that none has to wait when it opens."""
        # PySide6 has Python read and keep the source of each module that is imported after it: 18 MiB by now.
        self.fetching.finished.connect(lambda run, found: clearcache())
        self.fetching.start(lambda: (import_module(module) for module, _ in PAGES.values()))

    def _keep_column_width(self, wide: int) -> None:
        """One width for the columns of all pages, remembered."""
        self._column_width = wide
        for page in self.pages.values():
            if page is not self.page:
                page.frame.set_column_width(wide)
        if self.settings is not None:
            self.settings.setValue("column", wide)

    def commands(self) -> list[Command]:
        return self.menus.commands()

    def commands_of(self, page: AnyPage) -> list[Command]:
        return self.menus.commands_of(page)

    def page_names(self) -> list[PageName]:
        return [name for name in page_names() if not self._only or name in self._only]

    def show_only(self, names: Iterable[PageName] = ()) -> None:
        """Let only these pages be reached; without names all of them again."""
        self._only = frozenset(names)
        reached = self.page_names()
        for page in self.pages.values():
            page.other_pages = frozenset(reached)
        if self.page.name not in reached:
            self.show_page(reached[0])
        self._offer_way_back("")
        self._list_pages()
        self._show_list()
        self.menus.fill()

    def _list_pages(self) -> None:
        self.page_list.show_pages([(n, self.title_of(n), self.shows_of(n)) for n in self.page_names()])

    def reaches(self, name: str) -> bool:
        is_guided = self._leading is not None and self._leading.guiding.is_open()
        return is_guided or name in self.page_names()

    def title_of(self, name: str) -> str:
        return title_of(name)

    def shows_of(self, name: str) -> str:
        return shows_of(name)

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        page = self.page_named(name)
        before: AnyPage | None = getattr(self, "page", None)
        if before is page:
            return
        if not self.reaches(name):
            words = self.tr("The page {page} is left out here; View, All pages, brings it back.")
            self.notice.show_text(words.format(page=self.title_of(name)))
            return
        if before is not None:
            before.leave()
        self.page = page
        self._came_from = ""
        self.bar.show_way_back("")
        self._placed.give_room_to(page)
        self._fit_room()
        self._stack.setCurrentWidget(page)
        self.page_list.show_chosen(name)
        if self._presenting is not None:
            self._presenting.show_page(page)
        self.menus.fill()
        self.bar.set_lines(page.sentence_lines)
        self._say(page, page.sentence())
        self.show_title()

    def _hand_over(self, name: str, what: object) -> None:
        """One page asks for another and what it should show there."""
        if name not in PAGES:
            return
        came_from, page = self.page.name, self.page_named(name)
        self.show_page(name)
        if self.page is not page:
            return
        self._offer_way_back(came_from)
        if isinstance(what, Seen):
            page.change(what.state, self.tr("From another page"))
            page.show_view(what.view)
        elif what is not None:
            page.receive(what)

    def _offer_way_back(self, name: str) -> None:
        """Remember the page that asked, until another page is chosen."""
        self._came_from = name
        words = self.tr("‹ Back to {page}")
        self.bar.show_way_back(words.format(page=self.title_of(name)) if name else "")

    def go_back(self) -> None:
        if self._came_from:
            self.show_page(self._came_from)

    def _say(self, page: AnyPage, text: str) -> None:
        if page is getattr(self, "page", None):
            shown = page.presented_sentence() if self._presenting is not None else text
            covered = self.tr("Covered: what do you expect? Ctrl+H reveals it.")
            self.bar.show_sentence(covered if self._covered else shown)
            self.notice.hide()

    def tell(self, text: str) -> None:
        """Say for a moment that something was done; an older refusal is out of date then."""
        self.notice.hide()
        self.bar.tell(text)

    def tell_mistake(self) -> None:
        """Something failed that should not have; what a person made is still there."""
        self.notice.show_text(
            self.tr("Something did not work, and that is the app's mistake; what you made is still there.")
        )

    def undo(self) -> None:
        self._step(self.history.index() - 1, self.history.undo)

    def redo(self) -> None:
        self._step(self.history.index(), self.history.redo)

    def _step(self, index: int, act: Callable[[], None]) -> None:
        command = self.history.command(index) if 0 <= index < self.history.count() else None
        if isinstance(command, Change) and self.reaches(command.page.name):
            self.show_page(command.page.name)
        if command is not None:
            act()

    def wear(self, name: str) -> None:
        self._dressing.wear(name)

    def change_text_size(self, steps: int) -> None:
        place, count = self._dressing.change_text_size(steps)
        self._fit_type()
        self.tell(self.tr("Text size {number} of {count}").format(number=place, count=count))

    def present(self, presented: bool) -> None:
        if presented and self._presenting is None:
            from clawdemy_gui.window.presenting import Presenting

            self._presenting = Presenting(self)
            self._presenting.begin()
        elif not presented and self._presenting is not None:
            presenting, self._presenting = self._presenting, None
            presenting.end()
            presenting.deleteLater()
        self.bar.forget()
        self._show_beside()
        self.fit_look()
        self._say(self.page, self.page.sentence())

    def is_presented(self) -> bool:
        return self._presenting is not None

    def cover(self, covered: bool) -> None:
        self._covered = covered
        for page in self.pages.values():
            page.cover(covered)
        self.menus.fill()
        self._say(self.page, self.page.sentence())

    def is_covered(self) -> bool:
        return self._covered

    def go_on(self, step: int) -> None:
        self.bar.forget()
        if self._covered:
            self.cover(False)
        elif self._leading is not None and self._leading.guiding.is_open():
            self._leading.go_on(step)
        elif self.moments.all():
            from clawdemy_gui.window import keeping_moments

            keeping_moments.go_on(self, step)
        else:
            self.page.go_on(step)

    def fit_look(self) -> None:
        """Another look is worn."""
        self.page.frame.fit_look()
        self._show_list()

    def _fit_type(self) -> None:
        if self._presenting is not None:
            self._presenting.fit()
        else:
            self._dressing.fit()

    def _show_list(self) -> None:
        """The list of pages is there unless something else stands in its place, or the look has none."""
        alone = self._presenting is not None or len(self.page_names()) == 1
        shown = self._beside is None and look.now().side_panels and not alone
        if self.page_list.hasFocus() and not shown:
            self.page.setFocus()
        self.page_list.setVisible(shown)
        self._fit_room()

    def _fit_room(self) -> None:
        """Where there is no room beside the stage, the page puts its column away."""
        taken = 0 if self.page_list.isHidden() else self.page_list.width()
        if self._beside is not None and self._presenting is None:
            taken = self._beside.sizeHint().width()
        self.page.frame.fit_room(self.width() - taken)

    def _show_beside(self) -> None:
        """The guide waits, unseen, while the stage is presented alone."""
        if self._beside is not None:
            self._beside.setVisible(self._presenting is None)

    def put_beside(self, panel: QWidget | None) -> None:
        self._placed.replace_beside(self._beside, panel)
        self._beside = panel
        if panel is None:
            self.page.setFocus()
        self._fit_type()
        self._show_list()
        self.menus.fill()

    def limit(self, shows: tuple[str, ...], hides: tuple[str, ...]) -> None:
        for page in self.pages.values():
            if page is self.page:
                page.limit(shows, hides)
            elif page.is_limited():
                page.limit((), ())
        self.bar.setVisible((not shows or "sentence" in shows) and not hides)
        self._fit_room()

    def ring_over(self) -> QWidget:
        return self._placed.middle

    def use_history(self, history: QUndoStack) -> None:
        self.history = history
        for page in self.pages.values():
            page.history = history

    def lesson(self) -> Lesson:
        return as_lesson(self.pages, self.page.name, self._only).with_moments(self.moments.all())

    def open_any(self, path: Path) -> None:
        """Open a file or folder: a lesson, lesson steps, a network, images or a picture, by what it is."""
        self.opening.open_any(path)

    def open_recent(self, path: Path) -> None:
        self.opening.open_recent(path)

    def open_lesson(self, path: Path) -> None:
        self.opening.open_lesson(path)

    def read_lesson(self, path: Path) -> None:
        self.opening.read_lesson(path)

    def save_lesson(self, path: Path, may_replace: bool = False) -> None:
        self.opening.save_lesson(path, may_replace)

    def show_lesson(self, lesson: Lesson) -> None:
        """Show a lesson on all pages; one step of undo a page."""
        self.show_only(lesson.only or ())
        show_lesson(lesson, self.page_named, set(PAGES) - {"one-image"} - set(self.pages))
        if self.reaches(lesson.page):
            self.show_page(lesson.page)

    @property
    def lesson_path(self) -> Path | None:
        return self._lesson_file.path

    def show_title(self) -> None:
        """The file or the page in the title, with a mark while it is not saved."""
        title = f"{self._lesson_file.title(self.page.title())}[*] — Clawdemy"
        is_modified = self._lesson_file.is_changed()
        if (title, is_modified) != self._titled:
            self._titled = title, is_modified
            self.setWindowTitle(title)
            self.setWindowModified(is_modified)

    def _restore(self) -> None:
        geometry = self.settings.value("geometry") if self.settings is not None else None
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self._show_list()
        self._keeping.restore()

    def closeEvent(self, event: QCloseEvent) -> None:
        for page in self.pages.values():
            page.leave()
        self.opening.leave()
        self._keeping.end()
        if self._leading is not None:
            self._leading.guiding.stop()
        if self.settings is not None:
            self.settings.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None:
            handle.installEventFilter(self._digit_chords)  # again does nothing more

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.notice.isVisible():
            self.notice.hide()
        elif event.key() == Qt.Key.Key_Escape and self.page.frame.is_over_stage():
            self.page.frame.open_over_stage(False)
        elif event.key() == Qt.Key.Key_Escape and self.page.view_name():
            self.page.look_closer("")
        elif event.key() == Qt.Key.Key_Escape and self._leading is not None and self.is_led():
            self._leading.leave_one()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        else:
            super().keyPressEvent(event)

    def customEvent(self, event: QEvent) -> None:
        """A field for a number says what it cannot take."""
        if isinstance(event, Refused):
            self.notice.show_text(event.sentence)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menus.taking_away().popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.opening.open_dropped(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.notice.fit()
        self.page_list.show_narrow(self.width() < _ROOM_FOR_NAMES)
        # Not at once: Qt is laying out what would be dressed anew.
        QTimer.singleShot(0, self, self._fit_type)
        self._fit_room()
        if self._welcome is not None:
            self._welcome.fit()

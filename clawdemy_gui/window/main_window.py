"""The window: the list of pages, the page in front, undo, and the sentence that says what is there."""

from collections.abc import Callable, Iterable
from importlib import import_module
from linecache import clearcache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QUndoStack,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clawdemy_gui import look
from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.lesson import SUFFIX, LessonError, read_lesson
from clawdemy_gui.lesson.practice.kinds import PracticeKind
from clawdemy_gui.pages.page import AnyPage, Change, Command, Seen
from clawdemy_gui.state.lesson import PAGE_NAMES, Lesson, PageName
from clawdemy_gui.task import Task
from clawdemy_gui.widgets.controls.where_to_write import begin_in
from clawdemy_gui.widgets.layout.notice import Notice
from clawdemy_gui.widgets.layout.page_list import PageList
from clawdemy_gui.widgets.layout.sentence_bar import SentenceBar
from clawdemy_gui.window.any_window import AnyWindow
from clawdemy_gui.window.digit_chords import DigitChords
from clawdemy_gui.window.dropping import Dropped, Dropping
from clawdemy_gui.window.kept_moments import KeptMoments
from clawdemy_gui.window.lesson_keeping import as_lesson, for_all_pages, show_lesson
from clawdemy_gui.window.menus import Menus
from clawdemy_gui.window.recent_files import RecentFiles
from clawdemy_gui.window.session import Session

if TYPE_CHECKING:
    from clawdemy_gui.window.leading import Leading
    from clawdemy_gui.window.presenting import Presenting
    from clawdemy_gui.window.welcome import Welcome

PAGES = {
    "one-image": ("clawdemy_gui.pages.one_image.page", "OneImagePage"),
    "training-set": ("clawdemy_gui.pages.training_set.page", "TrainingSetPage"),
    "dials": ("clawdemy_gui.pages.dials.page", "DialsPage"),
    "small-valley": ("clawdemy_gui.pages.small_valley.page", "SmallValleyPage"),
    "landscape": ("clawdemy_gui.pages.landscape.page", "LandscapePage"),
    "descent": ("clawdemy_gui.pages.descent.page", "DescentPage"),
    "myths": ("clawdemy_gui.pages.myths.page", "MythsPage"),
}
"""The pages that exist, in the lesson's order; each is imported when it is first shown."""

UNDO_STEPS = 1000
_ROOM_FOR_NAMES = 1500
"""Narrower windows show the list of pages as a rail of numbers."""
_SHOWN = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
_HIDDEN = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
"""A hidden page asks for no room."""
_OPENING_SIZE = (1280, 800)
_SMALLEST_SIZE = (480, 360)
_KEEP_AFTER_MS = 1000
"""The session is written this long after a change, so that even a crash loses nearly nothing."""


class MainWindow(AnyWindow):
    """Shows one page at a time. Without arguments nothing is read from or written to the user's settings."""

    def __init__(self, settings: QSettings | None = None, session: Path | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.session = Session(session) if session is not None else None
        self._own = self.history = QUndoStack(self)
        """A guided lesson has a history of its own, so that leaving it brings back this one."""
        self.history.setUndoLimit(UNDO_STEPS)
        self.moments = KeptMoments(self._own, self)
        self._lesson_path: Path | None = None
        self._lesson_stamp: tuple[int, int] | None = None
        self._lesson_begins = 0
        self.pages: dict[str, AnyPage] = {}
        self._leading: Leading | None = None
        self._beside: QWidget | None = None
        self._welcome: Welcome | None = None
        self._walk: bytes | None = None
        self._titled = "", False
        self._presenting: Presenting | None = None
        self._covered = False
        self._only: frozenset[PageName] = frozenset()
        """The pages that can be reached; empty for all of them."""
        self._text_size = _kept_text_size(settings)
        look.set_text_size(self._text_size)
        look.wear(
            look.fitted(first_look(settings, QGuiApplication.styleHints().colorScheme()), _OPENING_SIZE[0])
        )
        self.recent_files = RecentFiles(settings)
        for newest in self.recent_files.all()[:1]:
            begin_in(newest.parent)
        kept = settings.value("column") if settings is not None else None
        self._column_width = int(str(kept)) if str(kept).isdecimal() else None
        self.fetching = Task(self)
        self.dropping = Dropping(self)
        self.dropping.found.connect(self._take_dropped)
        self.dropping.failed.connect(lambda sentence: self.notice.show_text(sentence))
        self._build()
        self.menus = Menus(self)
        self._digit_chords = DigitChords(self.menus.actions, self)
        self.history.indexChanged.connect(self.show_title)
        self.history.cleanChanged.connect(self.show_title)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep_session)
        self.history.indexChanged.connect(self._keeping.start)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST_SIZE)
        self.resize(*_OPENING_SIZE)
        self.show_page("one-image")
        self._restore()
        self.page.setFocus()

    def _build(self) -> None:
        self.page_list = PageList(self.tr("Pages"))
        self.page_list.chosen.connect(self.show_page)
        self._stack = QStackedWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._stack)
        self.notice = Notice(self.tr("Close this message"))
        middle = self._middle = QWidget()
        self._row = QHBoxLayout(middle)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.page_list)
        self._row.addLayout(self._page_and_sentence(), 1)
        self.setCentralWidget(middle)
        self.notice.setParent(middle)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._scroll_to)
        self._came_from = ""

    def _page_and_sentence(self) -> QVBoxLayout:
        self.bar = SentenceBar(
            self.tr("What is on the page"), self.tr("The page that asked for this one (Alt+Left)")
        )
        self.sentence = self.bar.line
        self.bar.back_asked.connect(self.go_back)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 12)
        below.addWidget(self.bar)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(below)
        return column

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
            page.opened.connect(self._remember_file)
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

    def _reaches(self, name: str) -> bool:
        """Whether a page may come to the front; the guide leads everywhere."""
        is_guided = self._leading is not None and self._leading.guiding.is_open()
        return is_guided or name in self.page_names()

    def title_of(self, name: str) -> str:
        """A page's name on the screen."""
        return {
            "one-image": self.tr("One image"),
            "training-set": self.tr("Training set"),
            "dials": self.tr("Dials"),
            "small-valley": self.tr("Small valley"),
            "landscape": self.tr("Landscape"),
            "descent": self.tr("Descent"),
            "myths": self.tr("Myths"),
        }[name]

    def shows_of(self, name: str) -> str:
        """What a page shows, in one line."""
        return {
            "one-image": self.tr("Ten outputs, a label, one cost"),
            "training-set": self.tr("One number for a whole network"),
            "dials": self.tr("What the cost is a function of"),
            "small-valley": self.tr("Slope and step, by hand"),
            "landscape": self.tr("The cost as hills and valleys"),
            "descent": self.tr("Walking downhill, step by step"),
            "myths": self.tr("What people get wrong"),
        }[name]

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        page = self.page_named(name)
        before: AnyPage | None = getattr(self, "page", None)
        if before is page:
            return
        if not self._reaches(name):
            words = self.tr("The page {page} is left out here; View, All pages, brings it back.")
            self.notice.show_text(words.format(page=self.title_of(name)))
            return
        if before is not None:
            before.leave()
        self.page = page
        self._came_from = ""
        self.bar.show_way_back("")
        for other in self.pages.values():
            other.setSizePolicy(_SHOWN if other is page else _HIDDEN)
        self._fit_room()
        self._stack.setCurrentWidget(page)
        self.page_list.show_chosen(name)
        if self._presenting is not None:
            self._presenting.show_page(page)
        self.menus.fill()
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
        """Back to the page that asked for this one, if one did."""
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
        """Take back the last step; its page comes to the front."""
        self._step(self.history.index() - 1, self.history.undo)

    def redo(self) -> None:
        """Make the step again that was taken back."""
        self._step(self.history.index(), self.history.redo)

    def _step(self, index: int, act: Callable[[], None]) -> None:
        command = self.history.command(index) if 0 <= index < self.history.count() else None
        if isinstance(command, Change) and self._reaches(command.page.name):
            self.show_page(command.page.name)
        if command is not None:
            act()

    def wear(self, name: str) -> None:
        """Change the look while everything stays as it is."""
        look.wear(look.fitted(name, self.width(), self._beside is not None))
        self.fit_look()
        if self.settings is not None:
            self.settings.setValue("look", name)

    def change_text_size(self, steps: int) -> None:
        """Write everything so many sizes larger; 0: in the usual size."""
        most = len(look.TEXT_SIZES) - 1
        self._text_size = min(max(self._text_size + steps, 0), most) if steps else look.USUAL_SIZE
        look.set_text_size(self._text_size)
        if self.settings is not None:
            self.settings.setValue("text size", self._text_size)
        self._fit_type()
        self.tell(self.tr("Text size {number} of {count}").format(number=self._text_size + 1, count=most + 1))

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
        """Type grows with a wide window, and leaves room beside the guide in a narrow one."""
        if self._presenting is not None:
            self._presenting.fit()
            return
        wanted = look.fitted(look.now().name, self.width(), self._beside is not None)
        if wanted != look.now() and self.isVisible():
            look.wear(wanted)
            self.fit_look()

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

    # The guided lesson, the practice and the summary: made when one of them is first asked for.

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

    def _show_beside(self) -> None:
        """The guide waits, unseen, while the stage is presented alone."""
        if self._beside is not None:
            self._beside.setVisible(self._presenting is None)

    def put_beside(self, panel: QWidget | None) -> None:
        before, self._beside = self._beside, panel
        if before is not None and before is not panel:
            before.hide()
            self._row.removeWidget(before)
        if panel is not None:
            self._row.insertWidget(0, panel)
            panel.show()
        else:
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

    def open_code(self, text: str) -> None:
        """Go where a share code leads; a broken one is explained and changes nothing."""
        from clawdemy_gui.window import sharing

        if sharing.open_code(self, text):
            self._put_welcome_away()
        else:
            self.notice.raise_()

    def ring_over(self) -> QWidget:
        return self._middle

    def use_history(self, history: QUndoStack) -> None:
        self.history = history
        for page in self.pages.values():
            page.history = history

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
        card = Welcome(self._middle)
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

    def lesson(self) -> Lesson:
        """What all pages show, as a lesson."""
        return as_lesson(self.pages, self.page.name, self._only).with_moments(self.moments.all())

    def open_lesson(self, path: Path) -> None:
        """Show the lesson in a file; raises LessonError and changes nothing when it is not one."""
        self._show_opened(path, read_lesson(path))

    def _show_opened(self, path: Path, lesson: Lesson) -> None:
        self.leave_lesson()
        self.show_lesson(lesson)
        self.moments.show_all(lesson.moments or (), self.tr("Open lesson"))
        self.name_lesson(path)

    def show_lesson(self, lesson: Lesson) -> None:
        """Show a lesson on all pages; one step of undo a page."""
        self.show_only(lesson.only or ())
        show_lesson(lesson, self.page_named, set(PAGES) - {"one-image"} - set(self.pages))
        if self._reaches(lesson.page):
            self.show_page(lesson.page)

    @property
    def lesson_path(self) -> Path | None:
        """The file that was opened or saved; none once undo goes back to before it."""
        return self._lesson_path if self._own.index() >= self._lesson_begins else None

    def is_lesson_changed_elsewhere(self) -> bool:
        path = self.lesson_path
        now = None if path is None else _stamp(path)
        return now is not None and now != self._lesson_stamp

    def open_recent(self, path: Path) -> None:
        """Open one of the recent files, whatever it is; say so where it is gone."""
        self.dropping.look(path, may_be_gone=True)

    def _forget_recent(self, path: Path) -> None:
        self.recent_files.forget(path)
        self.menus.fill()
        words = self.tr("{file} is no longer in {folder}; nothing has changed.")
        self.notice.show_text(words.format(file=echo(path.name), folder=echo(str(path.parent))))

    def _remember_file(self, path: Path) -> None:
        self.recent_files.remember(path)
        self.menus.fill()

    def name_lesson(self, path: Path) -> None:
        """What is shown now is what this file says."""
        self._remember_file(path)
        self._lesson_path = path
        self._lesson_stamp = _stamp(path)
        self._lesson_begins = self._own.index()
        self._own.setClean()
        self.show_title()

    def show_title(self) -> None:
        """The file or the page in the title, with a mark while it is not saved."""
        name = self.lesson_path.name.removesuffix(SUFFIX) if self.lesson_path else self.page.title()
        title, is_modified = f"{name}[*] — Clawdemy", self.lesson_path is not None and not self._own.isClean()
        if (title, is_modified) != self._titled:
            self._titled = title, is_modified
            self.setWindowTitle(title)
            self.setWindowModified(is_modified)

    def _restore(self) -> None:
        geometry = self.settings.value("geometry") if self.settings is not None else None
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self._show_list()
        lesson = self.session.read() if self.session is not None else None
        if lesson is not None:
            self.show_lesson(lesson)
            self.moments.show_all(lesson.moments or (), self.tr("Open lesson"))
            self.history.clear()
        if self.session is not None and self.session.said:
            self.notice.show_text(self.session.said)

    def _keep_session(self) -> None:
        if self.session is None:
            return
        try:
            before = self._leading.before() if self._leading is not None else None
            lesson = for_all_pages(before or self.lesson())
            self.session.keep(lesson.with_moments(self.moments.all()))
        except (LessonError, OSError):
            self.notice.show_text(self.tr("This session could not be kept; the last one is unchanged."))

    def closeEvent(self, event: QCloseEvent) -> None:
        for page in self.pages.values():
            page.leave()
        self.dropping.leave()
        self._keeping.stop()
        self._keep_session()
        if self.session is not None:
            self.session.end()
        if self._leading is not None:
            self._leading.guiding.stop()
        if self.settings is not None:
            self.settings.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menus.taking_away()
        menu.popup(event.globalPos())

    def _scroll_to(self, before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is seen, also where the page is larger than the window."""
        if now is not None and self._stack.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 12, 12)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len({_pair_of(path) for path in paths}) == 1:
            self.open_any(paths[0])
        else:
            words = self.tr("{count} files were dropped: drop one file or folder; nothing has changed.")
            self.notice.show_text(words.format(count=len(paths)))

    def open_any(self, path: Path) -> None:
        """Open a file or folder: a lesson, lesson steps, a network, images or a picture, by what it is."""
        self.dropping.look(path)

    def _take_dropped(self, dropped: Dropped) -> None:
        """Show what was dropped, each kind in its place."""
        if dropped.kind == "gone":
            self._forget_recent(dropped.path)
        elif dropped.kind == "steps":
            self.start_lesson(dropped.path)
        elif dropped.lesson is not None:
            self._show_opened(dropped.path, dropped.lesson)
        else:
            self._open_on_a_page(dropped)

    def _open_on_a_page(self, dropped: Dropped) -> None:
        """On the page in front if it can; a sheet's digits are to be seen on the wall first."""
        home = "one-image" if dropped.kind == "picture" else "training-set"
        reaches = self._reaches(home)
        if not (dropped.kind == "sheet" and reaches) and self._opens_here(dropped):
            return
        if reaches:
            self.show_page(home)
            self._opens_here(dropped)
        else:
            words = self.tr("{file} can be opened on no page that is shown; nothing has changed.")
            self.notice.show_text(words.format(file=echo(dropped.path.name)))

    def _opens_here(self, dropped: Dropped) -> bool:
        page = self.page
        return (page.open_picture if dropped.kind == "picture" else page.open_file)(dropped.path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.notice.fit()
        self.page_list.show_narrow(self.width() < _ROOM_FOR_NAMES)
        # Not at once: Qt is laying out what would be dressed anew.
        QTimer.singleShot(0, self, self._fit_type)
        self._fit_room()
        if self._welcome is not None:
            self._welcome.fit()


def _stamp(path: Path) -> tuple[int, int] | None:
    """When a file was written last, and its bytes; None where it is not there."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size


def _pair_of(path: Path) -> Path:
    """The same for a file of images and that of their labels, which are opened together."""
    return path.with_name(path.name.replace("labels", "images").replace("idx1", "idx3"))


def first_look(settings: QSettings | None, scheme: Qt.ColorScheme) -> str:
    """The look that was worn last; at the first start the system's own, light or dark."""
    worn = str(settings.value("look", "")) if settings is not None else "light"
    if worn in look.LOOKS:
        return worn
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _kept_text_size(settings: QSettings | None) -> int:
    kept = str(settings.value("text size", "")) if settings is not None else ""
    is_one = kept.isdecimal() and int(kept) < len(look.TEXT_SIZES)
    return int(kept) if is_one else look.USUAL_SIZE


def page_names() -> list[PageName]:
    """The pages that exist."""
    return [name for name in PAGE_NAMES if name in PAGES]

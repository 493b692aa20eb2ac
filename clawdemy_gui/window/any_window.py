"""What the rooms around the window may ask of it; the main window fills it in."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QMainWindow, QWidget

from clawdemy_gui.lesson.practice.kinds import PracticeKind
from clawdemy_gui.pages.page import AnyPage, Command
from clawdemy_gui.state.lesson import Lesson, PageName
from clawdemy_gui.widgets.layout.notice import Notice
from clawdemy_gui.window.kept_moments import KeptMoments
from clawdemy_gui.window.opening.recent_files import RecentFiles


class AnyWindow(QMainWindow):
    """The window as its menus, its dialogs and its help see it."""

    page: AnyPage
    """The page in front."""
    history: QUndoStack
    notice: Notice
    recent_files: RecentFiles
    """What was opened or saved last."""
    moments: KeptMoments
    """What a teacher keeps to show to a class."""

    def open_recent(self, path: Path) -> None:
        """Open one of the recent files, whatever it is; say so where it is gone."""
        raise NotImplementedError

    @property
    def lesson_path(self) -> Path | None:
        """The file that was opened or saved; none once undo goes back to before it."""
        raise NotImplementedError

    def commands(self) -> list[Command]:
        """Every command there is now, in the order of the menus."""
        raise NotImplementedError

    def commands_of(self, page: AnyPage) -> list[Command]:
        """What this page adds to the window's own commands while it is in front."""
        raise NotImplementedError

    def page_names(self) -> list[PageName]:
        """The pages that can be reached, in the lesson's order."""
        raise NotImplementedError

    def show_only(self, names: Iterable[PageName] = ()) -> None:
        """Let only these pages be reached; without names all of them again."""
        raise NotImplementedError

    def reaches(self, name: str) -> bool:
        """Whether a page may come to the front; the guide leads everywhere."""
        raise NotImplementedError

    def title_of(self, name: str) -> str:
        """A page's name on the screen."""
        raise NotImplementedError

    def shows_of(self, name: str) -> str:
        """What a page shows, in one line."""
        raise NotImplementedError

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        raise NotImplementedError

    def go_back(self) -> None:
        """Back to the page that asked for this one, if one did."""
        raise NotImplementedError

    def change_text_size(self, steps: int) -> None:
        """Write everything so many sizes larger; 0: in the usual size."""
        raise NotImplementedError

    def present(self, presented: bool) -> None:
        """The stage alone on the whole screen, or everything again."""
        raise NotImplementedError

    def is_presented(self) -> bool:
        """Whether the stage stands alone."""
        raise NotImplementedError

    def cover(self, covered: bool) -> None:
        """Hide what a class should guess first, on every page, or reveal it."""
        raise NotImplementedError

    def is_covered(self) -> bool:
        """Whether the numbers are kept secret."""
        raise NotImplementedError

    def go_on(self, step: int) -> None:
        """While presenting: the next step of the lesson, or of what the page shows; −1: the one before."""
        raise NotImplementedError

    def use_history(self, history: QUndoStack) -> None:
        """From now on every step of undo goes here."""
        raise NotImplementedError

    def show_lesson(self, lesson: Lesson) -> None:
        """Show a lesson on all pages; one step of undo a page."""
        raise NotImplementedError

    def kept_walk(self) -> bytes | None:
        """Where one was in the lesson, as it was kept."""
        raise NotImplementedError

    def keep_walk(self, walk: bytes) -> None:
        """Remember where one is in the lesson."""
        raise NotImplementedError

    def limit(self, shows: tuple[str, ...], hides: tuple[str, ...]) -> None:
        """Show only these parts of the page in front, all if there are none, but not those to hide."""
        raise NotImplementedError

    def ring_over(self) -> QWidget:
        """What a ring is drawn over."""
        raise NotImplementedError

    def is_led(self) -> bool:
        """Whether the lesson, a practice or the summary is open."""
        raise NotImplementedError

    def start_lesson(self, path: Path | None = None) -> None:
        """Lead through the lesson, or through one of somebody's own, from where one was."""
        raise NotImplementedError

    def start_lesson_at(self, step: str) -> None:
        """Lead through the shipped lesson from the step of this name."""
        raise NotImplementedError

    def page_named(self, name: str) -> AnyPage:
        """The page with this name, made when it is first asked for."""
        raise NotImplementedError

    def show_summary(self) -> None:
        """What was done in the lesson and the practice, to read, print and keep."""
        raise NotImplementedError

    def print_cards(self) -> None:
        """Ask how, then print the nine cards of the practice."""
        raise NotImplementedError

    def put_beside(self, panel: QWidget | None) -> None:
        """Show this where the list of pages stands; None for the list itself."""
        raise NotImplementedError

    def leave_lesson(self) -> None:
        """Leave the lesson or the practice; what one had before comes back."""
        raise NotImplementedError

    def open_practice(self, kind: PracticeKind) -> None:
        """Practise in the place of the guide."""
        raise NotImplementedError

    def open_code(self, text: str) -> None:
        """Go where a share code leads; a broken one is explained and changes nothing."""
        raise NotImplementedError

    def undo(self) -> None:
        """Take back the last step; its page comes to the front."""
        raise NotImplementedError

    def redo(self) -> None:
        """Make the step again that was taken back."""
        raise NotImplementedError

    def fit_look(self) -> None:
        """Another look is worn."""
        raise NotImplementedError

    def wear(self, name: str) -> None:
        """Change the look while everything stays as it is."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Say for a moment that something was done."""
        raise NotImplementedError

    def lesson(self) -> Lesson:
        """What all pages show, as a lesson."""
        raise NotImplementedError

    def open_lesson(self, path: Path) -> None:
        """Show the lesson in a file, at once; raises LessonError and changes nothing when it is not one."""
        raise NotImplementedError

    def read_lesson(self, path: Path) -> None:
        """Show the lesson in a file when it is read; say so where it is none."""
        raise NotImplementedError

    def save_lesson(self, path: Path, may_replace: bool = False) -> None:
        """Save to this file, which becomes the lesson's own.

        May it not replace what others wrote to the file since it was opened here, a person is asked.
        """
        raise NotImplementedError

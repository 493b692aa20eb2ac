"""What every page is: a state that is shown, changed in steps that can be undone, and taken away."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from clawdemy_gui.state.handing_over import Handed
from clawdemy_gui.state.lesson import PageName
from clawdemy_gui.widgets.layout.page_frame import FrameWords, PageFrame
from clawdemy_gui.widgets.layout.veil import Veil

translate = QCoreApplication.translate
State = TypeVar("State")
"""What a person chose on a page: a frozen value, remembered for undo and in lesson files."""
View = TypeVar("View")
"""How a page is looked at: remembered in lesson files, but no part of undo."""


class Command(NamedTuple):
    """One thing a person can do: it feeds the menus, the tooltips and the help page."""

    group: str
    """The menu it stands in, in the words of the screen."""
    text: str
    run: Callable[[], object]
    keys: str = ""
    """A shortcut as Qt writes it, for example Ctrl+Shift+R; empty for none."""
    tip: str = ""
    checked: Callable[[], bool] | None = None
    """For commands that are on or off."""
    section: bool = False
    """A line stands above it in its menu."""
    tells: bool = False
    """It gives the page's numbers away, which it must not while they are covered."""


_COVERED = ("number", "ruler", "views", "misses", "presets")
"""The parts that keep a class's guess open while they are hidden."""


def says(ask: Callable[[], object], value: object) -> Callable[[], bool]:
    """For a command that is one of several: whether asking gives its value."""
    return lambda: ask() == value


class Figure(NamedTuple):
    """A picture that can be copied, exported and printed."""

    title: str
    size: QSize
    paint: Callable[[QPainter, QRectF], None]


class Table(NamedTuple):
    """Numbers that can be copied and exported."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str | float | int]]


class Seen(NamedTuple):
    """What a page should show, exactly: a state of it, and how it is looked at."""

    state: object
    view: object


class Page(QWidget, Generic[State, View]):
    """The base of all pages. A page never knows another page; it asks the window with `wants`."""

    name: ClassVar[PageName]
    """Its name on the command line and in lesson files, for example one-image."""
    sentence_lines: ClassVar[int] = 1
    """The lines its sentence takes in a wide window; one more only where it would be cut."""
    frame: PageFrame
    """Its heading, its stage and its column."""

    wants = Signal(str, object)
    """Another page's name and what it should show there."""
    code_pasted = Signal(str)
    """A share code was pasted where the page takes something else."""
    said = Signal(str)
    """The state sentence, each time it changes."""
    failed = Signal(str)
    """One plain sentence: what was wrong and what is unchanged."""
    done = Signal(str)
    """One sentence, for a moment: what was written and where it lies."""
    opened = Signal(object)
    """The Path of a file or folder that was opened here."""
    completed = Signal()
    """The first complete picture is there."""
    moved_on = Signal()
    """It shows another state, or is looked at in another way."""

    def __init__(self, history: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = history
        self.other_pages: frozenset[str] = frozenset()
        """The names of the pages it can ask for; the window says which there are."""
        self._covered = False
        self._veils: list[Veil] = []
        self._limits: tuple[tuple[str, ...], tuple[str, ...]] = (), ()
        """What the lesson shows and hides of it."""

    def is_covered(self) -> bool:
        """Whether its numbers are kept secret."""
        return self._covered

    @property
    def state(self) -> State:
        """What a person chose here."""
        return self._state

    @state.setter
    def state(self, state: State) -> None:
        self._state = state
        self.moved_on.emit()

    @property
    def view(self) -> View:
        """How it is looked at."""
        return self._view

    @view.setter
    def view(self, view: View) -> None:
        self._view = view
        self.moved_on.emit()

    def tell(self, sentence: str) -> None:
        """Say for a moment what was written and where it lies."""
        self.done.emit(sentence)

    def hand_code(self, text: str) -> None:
        """Let the window go where a pasted share code leads."""
        self.code_pasted.emit(text)

    def change(self, state: State, words: str, gesture: object = None) -> None:
        """Make `state` the current one and remember it for undo; one gesture is one step."""
        if state != self.state:
            self.history.push(Change(self, state, words, gesture))

    def reset(self) -> None:
        """Back to the opening state; this can be undone."""
        self.change(type(self.state)(), self.tr("Reset page"))

    def show_state(self, state: State) -> None:
        """Show `state`, which becomes the current one."""
        raise NotImplementedError

    def show_view(self, view: View) -> None:
        """Show how the page was looked at; `view` becomes the current one."""
        raise NotImplementedError

    def view_name(self) -> str:
        """The name of the view that the column shows; empty for the first."""
        raise NotImplementedError

    def look_closer(self, name: str) -> None:
        """Let the column show the view with this name."""
        raise NotImplementedError

    def parts(self) -> dict[str, list[QWidget]]:
        """What a step of the guided lesson may leave away, by the lesson's names of it."""
        column = self.frame.column
        return {"number": column.headline, "ruler": [column.contents], "views": [column.tabs]}

    def present(self, presented: bool) -> None:
        """The stage alone, for the back row; and back to everything."""
        self.frame.present(presented, self.aside())
        if not presented:
            # What was covered or left away meanwhile was not so when it was put away.
            self.limit(*self._limits)

    def aside(self) -> list[QWidget]:
        """The parts of the stage that nobody needs who only looks on."""
        return []

    def presented_sentence(self) -> str:
        """The one sentence under the stage while presenting."""
        return self.sentence()

    def go_on(self, step: int) -> None:
        """While presenting: the next of what this page can show in a row (1), or the one before (−1)."""

    def is_limited(self) -> bool:
        """Whether some of its parts are hidden by the lesson."""
        return any(widget.isHidden() for widgets in self.parts().values() for widget in widgets)

    def secrets(self) -> list[QWidget]:
        """The parts of the stage that tell what a class should guess first."""
        return []

    def cover(self, covered: bool) -> None:
        """Hide total, shares, curves and accuracies behind a question mark, or reveal them."""
        if covered != self._covered:
            self._covered = covered
            self.limit(*self._limits)
            for veil in self._veils:
                veil.lift()
            self._veils = [Veil(widget) for widget in self.secrets()] if covered else []
            self.frame.cover(covered)

    def limit(self, shows: tuple[str, ...], hides: tuple[str, ...]) -> None:
        """Show only these parts, all if there are none, and of them not those to hide."""
        self._limits = shows, hides
        hides = (*hides, *_COVERED) if self._covered else hides
        seen = {
            name: (not shows or name in shows or (name == "ruler" and "views" in shows)) and name not in hides
            for name in self.parts()
        }
        self.frame.hint.setVisible(not shows and not self._covered)
        for name, widgets in self.parts().items():
            for widget in widgets:
                widget.setVisible(seen[name])
        self.frame.allow_column(seen["number"] or seen["ruler"], alone=bool(shows) and not seen["views"])
        self.frame.stay_alone()

    def frame_words(self, heading: str) -> FrameWords:
        """The words that the frames of all pages share."""
        closer, width = translate("Page", "Look closer"), translate("Page", "Width of the column")
        return FrameWords(heading, closer, width)

    def receive(self, what: object) -> None:
        """Show what another page handed over."""
        raise NotImplementedError

    def open_file(self, path: Path) -> bool:
        """Open a dropped file of images or a network; False on a page that has none."""
        return False

    def open_picture(self, path: Path) -> bool:
        """Open a dropped picture of one digit; False on a page where no network answers."""
        return self.open_file(path)

    def hand_to_one_image(self, what: Handed) -> None:
        """Show an answered image on the One image page."""
        self.wants.emit("one-image", what)

    def title(self) -> str:
        """The page's name on the screen."""
        raise NotImplementedError

    def sentence(self) -> str:
        """The current state in one spoken sentence."""
        raise NotImplementedError

    def help(self) -> str:
        """What the page shows and how to use it, as rich text for the help page."""
        raise NotImplementedError

    def commands(self) -> list[Command]:
        """What can be done here."""
        return []

    def figures(self) -> list[Figure]:
        """The pictures to take away; the first is the page's main one."""
        return []

    def tables(self) -> list[Table]:
        """The numbers to take away; the first is the page's main one."""
        return []

    def is_complete(self) -> bool:
        """Whether everything the page opens with has been computed and drawn."""
        return True

    def leave(self) -> None:
        """The page is hidden or the app quits: stop what is running."""


AnyPage = Page[Any, Any]
"""A page as the window sees it: it hands states on and never looks into them."""


class Change(QUndoCommand, Generic[State, View]):
    """One step from a page's state to the next; steps of one gesture become one."""

    _MERGEABLE = 1

    def __init__(self, page: Page[State, View], after: State, words: str, gesture: object) -> None:
        super().__init__(words)
        self.page = page
        self.before = page.state
        self.after = after
        self.gesture = gesture

    def id(self) -> int:
        return self._MERGEABLE if self.gesture is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Change) or (other.page, other.gesture) != (self.page, self.gesture):
            return False
        self.after = other.after
        self.setObsolete(self.before == self.after)
        return True

    def redo(self) -> None:
        self.page.show_state(self.after)

    def undo(self) -> None:
        self.page.show_state(self.before)

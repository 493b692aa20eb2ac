"""What every Look closer view of the Dials page is, and what it is shown."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clawdemy_gui.files.images.dataset import DataSet
from clawdemy_gui.pages.dials.computing import Hold
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.state.dials import Dials, DialsView


class Facts(NamedTuple):
    """What the page shows now."""

    state: Dials
    view: DialsView
    data: DataSet
    whole: int
    """How many images there would be if all were looked at."""
    hold: Hold
    layers: Sequence[int]


class CloserLook(QWidget):
    """One closer look; it asks for changes and never makes them."""

    asked = Signal(object, str, object)
    """The next Dials, the words for undo, and the gesture or None."""
    picked = Signal(int)
    """The dial to take in the hand."""
    image_opened = Signal(int)
    """The number of an image to be seen by itself."""
    view_asked = Signal(object)
    """The next DialsView."""

    follows_hand: ClassVar[bool] = False
    """Whether it is shown anew at every step of a turn, not only when the hand rests."""

    def figures(self) -> list[Figure]:
        """Pictures of its own to take away."""
        return []

    def tables(self) -> list[Table]:
        """Numbers of its own to take away."""
        return []

    def show_facts(self, facts: Facts) -> None:
        """Show what there is now."""
        raise NotImplementedError

    def leave(self) -> None:
        """The page is hidden: stop what is running."""

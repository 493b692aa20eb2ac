"""What every Look closer view of the Landscape page is, and what it is shown."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clawdemy_gui.files.terrain import Terrain
from clawdemy_gui.pages.landscape.surveying import Here, Survey
from clawdemy_gui.state.landscape import Landscape, LandscapeView, Region


class Facts(NamedTuple):
    """What the page shows now."""

    state: Landscape
    view: LandscapeView
    terrain: Terrain
    region: Region
    """What is seen of the slice."""
    survey: Survey | None
    """As much of its picture as is known."""
    here: Here | None
    """Under the ball."""


class CloserLook(QWidget):
    """One closer look; it asks for changes and never makes them."""

    ball_asked = Signal(float, float)
    """Where the ball should be put."""
    view_asked = Signal(object)
    """The next LandscapeView."""
    rolled = Signal(object)
    """Where a ball has rolled, (k, 2)."""
    failed = Signal(str)

    def show_facts(self, facts: Facts) -> None:
        """Show what there is now."""
        raise NotImplementedError

    def leave(self) -> None:
        """The view or the page is hidden: stop what is running."""

    def is_busy(self) -> bool:
        """Whether something is still to come."""
        return False

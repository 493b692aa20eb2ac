"""What every view in the column of the Small valley page is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clawdemy_gui.core.valleys import Step
from clawdemy_gui.state.small_valley import SmallValley


class WalkView(QWidget):
    """One way to look at a walk; it asks for changes and never makes them."""

    asked = Signal(object, str)
    """The next SmallValley, and the words for undo."""

    def show_walk(self, state: SmallValley, walked: list[Step]) -> None:
        """Show the walk, from its start to where the ball is now."""
        raise NotImplementedError

"""What every Look closer view is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clawdemy_gui.state.one_image import OneImage


class CloserView(QWidget):
    """One closer look at the current state; it asks for changes and never makes them."""

    asked = Signal(object, str)
    """The next state, and the words for undo."""

    def show_totals(self, totals: list[float], first: int) -> None:
        """The cost after each change so far, `first` the number of the first; most views need no past."""

    def show_state(self, state: OneImage, in_hand: int) -> None:
        """Show `state`; `in_hand` is the output last touched or pointed at."""
        raise NotImplementedError

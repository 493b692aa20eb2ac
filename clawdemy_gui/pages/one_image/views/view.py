"""What every view in the column of the One image page is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.image_source import ImageSource
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.state.one_image import OneImage


class AnswerView(QWidget):
    """One way to look at the current answer; it asks for changes and never makes them."""

    asked = Signal(object, str)
    """The next state, and the words for undo."""
    dial_asked = Signal(int)
    """The number of a dial of the network that answered, to take into the hand."""

    def show_source(self, source: ImageSource) -> None:
        """Where the image comes from, and who answered it; most views need neither."""

    def figures(self) -> list[Figure]:
        """Pictures of its own to take away."""
        return []

    def tables(self) -> list[Table]:
        """Numbers of its own to take away."""
        return []

    def show_costs(self, costs: list[float], first: int) -> None:
        """The cost after each change so far, `first` the number of the first; most views need no past."""

    def show_answer(self, state: OneImage, answer: Answer, in_hand: int) -> None:
        """Show the state's answer; `in_hand` is the output last touched or pointed at."""
        raise NotImplementedError

"""What every view in the column of the Training set page is."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from clawdemy_gui.pages.page import Table
from clawdemy_gui.pages.training_set.judgements import Judgements
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView


class SpreadView(QWidget):
    """One look at where the total cost comes from; it asks for changes and never makes them."""

    asked = Signal(object, str, object)
    """The next state, the words for undo, and the gesture it belongs to (None for a single step)."""
    view_asked = Signal(object)
    """The next way of looking."""
    opened = Signal(int)
    """An image to open on the One image page."""
    pointed = Signal(int)
    """The image under the pointer, −1 for none."""

    is_chart = True
    """Whether it can be taken away as a picture."""

    def show_found(self, found: Judgements, state: TrainingSet, view: TrainingSetView) -> None:
        """Show what was found under this state."""
        raise NotImplementedError

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draw the chart as a picture into `box`."""
        raise NotImplementedError

    def tables(self) -> list[Table]:
        """Numbers of its own to take away."""
        return []

    def is_running(self) -> bool:
        """Whether something here changes by itself."""
        return False

    def stop(self) -> None:
        """Stop what changes by itself."""

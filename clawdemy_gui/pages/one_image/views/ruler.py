"""The ten squared misses stacked up to the cost, beside landmarks one knows."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.drawn_answer import pieces
from clawdemy_gui.pages.one_image.views.view import AnswerView
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.charts.ruler import Landmark, Ruler

translate = QCoreApplication.translate


def landmarks(average: float | None) -> list[Landmark]:
    """The lesson's marks and, where a network answered, its total cost."""
    marks = [
        Landmark(0.0, translate("one_image", "0 perfect")),
        Landmark(0.5, translate("one_image", "0.5 below: surely right"), translate("one_image", "0.5 right")),
        Landmark(0.9, translate("one_image", "0.90 total shrug"), translate("one_image", "0.90 shrug")),
        Landmark(1.0, translate("one_image", "1 all off")),
        Landmark(2.0, translate("one_image", "2 confident, wrong"), translate("one_image", "2 wrong")),
        Landmark(2.5, translate("one_image", "2.5 all one half"), translate("one_image", "2.5 half")),
        Landmark(10 / 3, translate("one_image", "3.33 random")),
        Landmark(10.0, translate("one_image", "10 everything wrong"), translate("one_image", "10 worst")),
    ]
    if average is not None:
        text = translate("one_image", "{average} its average").format(average=total_text(average))
        marks.append(Landmark(average, text, strong=True))
    return marks


class RulerView(AnswerView):
    """The view that the page opens with."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler = Ruler()
        self.ruler.setAccessibleName(self.tr("The ten squared misses stacked on the cost ruler"))
        self._average: float | None = None
        self._landmarks: Sequence[Landmark] = landmarks(None)
        self._ghost: float | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ruler)

    def show_average(self, average: float | None) -> None:
        """The total cost of the network that answered, as a mark of its own."""
        if average != self._average:
            self._average, self._landmarks = average, landmarks(average)

    def show_ghost(self, before: Answer | None) -> None:
        """Where the gesture under way began."""
        self._ghost = None if before is None else before.cost

    def show_answer(self, state: OneImage, answer: Answer, in_hand: int) -> None:
        self.ruler.show_stack(pieces(answer), self._landmarks, self._ghost)

"""What the total cost promises, training and test side by side (and own images), and the two machines."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.subject.words import data_title
from clawdemy_gui.pages.training_set.judgements import Judgements, Other
from clawdemy_gui.pages.training_set.views.view import SpreadView
from clawdemy_gui.pages.training_set.words import (
    accuracy_text,
    bound_words,
    part_name,
)
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView
from clawdemy_gui.widgets.charts.horizontal_bars import HorizontalBar, HorizontalBars
from clawdemy_gui.widgets.charts.least_share import LeastShare
from clawdemy_gui.widgets.charts.two_machines import Machine, TwoMachines

translate = QCoreApplication.translate


class Totals(SpreadView):
    """The view that the page opens with: accuracy and its bound, both parts, and the two machines."""

    is_chart = False

    part_chosen = Signal(object)
    """The DataChoice of another bar."""

    def __init__(self) -> None:
        super().__init__()
        self._others: Sequence[Other] = ()
        self._own = 0
        self.bound = LeastShare(self.tr("Accuracy, and what the cost promises of it"))
        self.parts = HorizontalBars(3)
        self.parts.chosen.connect(self._choose)
        self.machines = TwoMachines(
            self.tr("Two machines"),
            [
                Machine(
                    "f(x; w, b)",
                    self.tr("an image"),
                    self.tr("ten outputs"),
                    self.tr("free: the image; fixed: the network"),
                ),
                Machine(
                    "C(w, b)",
                    self.tr("a network"),
                    self.tr("one number"),
                    self.tr("free: the network; fixed: all the images"),
                ),
            ],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.bound)
        column.addWidget(self.parts)
        column.addWidget(self.machines, 1)
        self.machines.show_lit(1)

    def show_found(self, found: Judgements, state: TrainingSet, view: TrainingSetView) -> None:
        self._show_totals(found, self._others)

    def show_others(self, found: Judgements, others: Sequence[Other]) -> None:
        """The totals of the images told beside these, as soon as they are known."""
        self._show_totals(found, others)

    def _show_totals(self, found: Judgements, others: Sequence[Other]) -> None:
        accuracy = self.tr("in fact {accuracy}").format(accuracy=accuracy_text(found.accuracy))
        self.bound.show_share(1 - 2 * found.cost, bound_words(found.cost), found.accuracy, accuracy)
        self._others = others
        shown = found.shown
        is_own = len(others) > 1
        name = data_title(shown.subject.data) if is_own else part_name(shown.data.part)
        bars = [_bar(part_name(other.name), other.cost, other.accuracy) for other in others]
        self._own = len(bars) if is_own or shown.data.part == "test" else 0
        bars.insert(self._own, _bar(name, found.cost, found.accuracy))
        self.parts.show_bars(bars, self._own)

    def _choose(self, place: int) -> None:
        if place != self._own:
            self.part_chosen.emit(self._others[place - (place > self._own)].choice)


def _bar(name: str, cost: float, accuracy: float) -> HorizontalBar:
    text = translate("training_set", "cost {cost}, {accuracy}")
    return HorizontalBar(name, cost, text.format(cost=total_text(cost), accuracy=accuracy_text(accuracy)))

"""What the total cost promises, both parts side by side, and the two machines."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.number_text import total_text
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
    """The other DataChoice."""

    def __init__(self) -> None:
        super().__init__()
        self._other: Other | None = None
        self.bound = LeastShare(self.tr("Accuracy, and what the cost promises of it"))
        self.parts = HorizontalBars(2)
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
        self._show_totals(found, self._other)

    def show_other(self, found: Judgements, other: Other | None) -> None:
        """The other part's total, as soon as it is known."""
        self._show_totals(found, other)

    def _show_totals(self, found: Judgements, other: Other | None) -> None:
        part = found.shown.data.part
        accuracy = self.tr("in fact {accuracy}").format(accuracy=accuracy_text(found.accuracy))
        self.bound.show_share(1 - 2 * found.cost, bound_words(found.cost), found.accuracy, accuracy)
        self._other = other
        bars = [_bar(part, found.cost, found.accuracy)]
        if other is not None:
            bars.append(_bar(other.name, other.cost, other.accuracy))
        own = 0
        if part == "test" and len(bars) > 1:
            bars.reverse()
            own = 1
        self._own = own
        self.parts.show_bars(bars, own)

    def _choose(self, place: int) -> None:
        if self._other is not None and place != self._own:
            self.part_chosen.emit(self._other.choice)

    _own = 0


def _bar(part: str, cost: float, accuracy: float) -> HorizontalBar:
    text = translate("training_set", "cost {cost}, {accuracy}")
    return HorizontalBar(
        part_name(part), cost, text.format(cost=total_text(cost), accuracy=accuracy_text(accuracy))
    )

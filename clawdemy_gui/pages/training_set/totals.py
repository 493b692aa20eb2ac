"""The total cost on its card: what it promises, both parts side by side, and the two machines."""

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.training_set.judgements import Found, Other
from clawdemy_gui.pages.training_set.words import (
    accuracy_text,
    bound_words,
    part_name,
    right_words,
    total_name,
)
from clawdemy_gui.widgets.charts.bound import Bound
from clawdemy_gui.widgets.charts.paired_bars import Lying, SideBySide
from clawdemy_gui.widgets.charts.two_machines import Machine, TwoMachines
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.text_line import Line
from clawdemy_gui.widgets.pictures.frame_legend import FrameLegend

translate = QCoreApplication.translate


class TotalsCard(Card):
    """The total cost as a large number, accuracy and its bound, both parts, and the two machines."""

    part_chosen = Signal(object)
    """The other DataChoice."""

    def __init__(self) -> None:
        super().__init__()
        self._other: Other | None = None
        self.number = BigNumber(total_name("training"))
        self.right = Line()
        self.bound = Bound(self.tr("Accuracy, and what the cost promises of it"))
        self.parts = SideBySide(2)
        self.parts.chosen.connect(self._choose)
        self.legend = FrameLegend(
            self.tr("What the frames mean"),
            [self.tr("< 0.1"), self.tr("< 0.5"), self.tr("< 1"), self.tr("≥ 1")],
            self.tr("wrong"),
        )
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
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(self.number)
        column.addWidget(self.right)
        column.addWidget(self.bound)
        column.addSpacing(4)
        column.addWidget(self.parts)
        column.addStretch(1)
        column.addWidget(self.legend)
        column.addStretch(1)
        column.addWidget(self.machines, 3)
        self.machines.show_lit(1)
        self._fit()

    def take_headline(self) -> None:
        """Number and accuracy stand on the card, unless the page has placed them elsewhere."""
        column = self.layout()
        if isinstance(column, QVBoxLayout) and column.indexOf(self.number) < 0:
            column.insertWidget(0, self.number)
            column.insertWidget(1, self.right)

    def show_found(self, found: Found, other: Other | None) -> None:
        """Show the total, and the other part's as soon as it is known."""
        part = found.shown.data.part
        self.number.show_caption(total_name(part))
        self.number.show_number(total_text(found.cost))
        self.right.show_text(right_words(found))
        accuracy = self.tr("in fact {accuracy}").format(accuracy=accuracy_text(found.accuracy))
        self.bound.show_bound(1 - 2 * found.cost, bound_words(found.cost), found.accuracy, accuracy)
        self._other = other
        bars = [_lying(part, found.cost, found.accuracy)]
        if other is not None:
            bars.append(_lying(other.name, other.cost, other.accuracy))
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

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.setFixedWidth(round(look.now().small * (22.0 if look.now().side_panels else 17.5)))


def _lying(part: str, cost: float, accuracy: float) -> Lying:
    text = translate("training_set", "cost {cost}, {accuracy}")
    return Lying(part_name(part), cost, text.format(cost=total_text(cost), accuracy=accuracy_text(accuracy)))

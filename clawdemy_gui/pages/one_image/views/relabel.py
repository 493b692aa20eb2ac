"""The cost of the same ten outputs under each of the ten labels."""

from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.core.cost import cost
from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.views.view import AnswerView
from clawdemy_gui.pages.one_image.words import joined
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.charts.choice_bars import ChoiceBars
from clawdemy_gui.widgets.layout.text_line import TextLine

_TOPS = (1.0, 2.5, 5.0, 10.0)
"""The bars are as tall as the largest of the ten allows."""


class Relabel(AnswerView):
    """Ten costs; choosing one makes it the label."""

    def __init__(self) -> None:
        super().__init__()
        self._state = OneImage()
        self._words = TextLine(lines=4)
        self._bars = ChoiceBars(self.tr("Cost under label {k}"), _TOPS[-1])
        self._bars.chosen.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._bars, 1)

    def _ask(self, label: int) -> None:
        self.asked.emit(self._state.with_label(label), self.tr("Label {label}").format(label=label))

    def show_answer(self, state: OneImage, answer: Answer, in_hand: int) -> None:
        self._state = state
        costs = [cost(state.outputs, label) for label in range(10)]
        lowest = total_text(min(costs))
        cheapest = [label for label in range(10) if total_text(costs[label]) == lowest]
        if len(cheapest) == len(costs):
            found = self.tr("All ten labels cost the same, {cost}.").format(cost=lowest)
        else:
            found = self.tr("Cheapest under label <b>{labels}</b>, {cost}.").format(
                labels=joined(cheapest), cost=lowest
            )
        words = self.tr("The same ten outputs under each label: only the desired values change. {found}")
        self._words.show_text(words.format(found=found) + " " + self.tr("Click a bar to choose its label."))
        names = [str(k) for k in range(10)]
        self._bars.set_top(next(top for top in _TOPS if top >= max(costs)))
        self._bars.show_bars(costs, [total_text(c) for c in costs], names, state.label)

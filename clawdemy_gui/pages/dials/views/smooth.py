"""Why the neurons are smooth: with on/off neurons the cost is a staircase, and nothing says where down is."""

import numpy as np
from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from clawdemy_gui.core.dial_address import place
from clawdemy_gui.pages.dials.views.view import CloserLook, Facts
from clawdemy_gui.widgets.charts.neuron_shape import NeuronShape
from clawdemy_gui.widgets.controls.radio_buttons import radio_buttons
from clawdemy_gui.widgets.layout.text_line import TextLine


class SmoothLook(CloserLook):
    """Swap the hidden neurons and back; the page's own curve shows what it does."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: Facts | None = None
        self._words = TextLine(lines=9)
        self._choices: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(10)
        for name, title, step in (
            ("smooth", self.tr("Smooth (sigmoid)"), False),
            ("step", self.tr("On/off (step)"), True),
        ):
            button = QPushButton(title)
            button.clicked.connect(lambda _=False, name=name: self._ask(name))
            self._choices[name] = button
            column = QVBoxLayout()
            column.addWidget(NeuronShape(title, step, self.tr("weighted sum"), self.tr("passes on")), 1)
            column.addWidget(button)
            row.addLayout(column, 1)
        radio_buttons(self._choices.values(), self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(row, 1)
        whole.addWidget(self._words)

    def _ask(self, neurons: str) -> None:
        self._show_chosen()
        if self._facts is not None:
            words = self.tr("On/off neurons") if neurons == "step" else self.tr("Smooth neurons")
            self.asked.emit(replace(self._facts.state, neurons=neurons), words, None)

    def _show_chosen(self) -> None:
        for name, button in self._choices.items():
            button.setChecked(self._facts is not None and name == self._facts.state.neurons)

    def show_facts(self, facts: Facts) -> None:
        self._facts = facts
        self._show_chosen()
        slopes, dead = facts.hold.slopes, facts.hold.dead
        flat = 0 if slopes is None else int(np.count_nonzero(slopes == 0))
        total = len(dead)
        if facts.state.neurons == "smooth":
            text = self.tr(
                "A smooth neuron passes on a little more when its sum grows a little, so a small turn of any "
                "dial moves the cost a little: there is a slope to follow. Here {flat:,} of {total:,} dials "
                "have slope 0, {dead:,} of them because they are dead. Now swap the hidden neurons for "
                "on/off ones and watch the curve."
            )
        else:
            text = self.tr(
                "An on/off neuron says nothing until its sum crosses zero, then everything at once. The "
                "curve above became a staircase: between two steps a turn changes nothing. "
                "<b>{flat:,}</b> of {total:,} dials have slope 0: nothing to roll down. Only the outputs are "
                "still smooth."
            )
            if place(facts.layers, facts.state.dial).layer == len(facts.layers) - 1:
                text += " " + self.tr("This dial is an output’s: pick one of layer 1 to see the staircase.")
        self._words.show_text(text.format(flat=flat, total=total, dead=int(dead.sum())))

"""The cost if only one output moves: a parabola with its lowest point at the desired value."""

import numpy as np
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui.core.cost import OUTPUTS, slope
from clawdemy_gui.number_text import change_text, output_text, plain_text, total_text
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.views.view import AnswerView
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.charts.value_curve import ValueCurve
from clawdemy_gui.widgets.layout.text_line import TextLine

_PLACES = np.linspace(0.0, 1.0, 101)
_LOWEST_CURVE = 240
"""Pixels; a lower parabola cannot be read."""


class OneOutput(AnswerView):
    """The parabola of the output in the hand, its slope as a tangent, and which way is downhill."""

    def __init__(self) -> None:
        super().__init__()
        self._words = TextLine(lines=6)
        self._curve = ValueCurve(
            self.tr("Cost if only this output moves"),
            self.tr("output"),
            self.tr("cost of this image"),
            lambda x, y: self.tr("{output} → {cost}").format(output=output_text(x), cost=total_text(y)),
        )
        self._curve.setMinimumHeight(_LOWEST_CURVE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._curve, 1)

    def show_answer(self, state: OneImage, answer: Answer, in_hand: int) -> None:
        outputs = np.tile(np.array(answer.outputs), (len(_PLACES), 1))
        outputs[:, in_hand] = _PLACES
        costs = ((outputs - np.eye(OUTPUTS)[answer.label]) ** 2).sum(axis=1)
        steepness = float(slope(answer.outputs, answer.label)[in_hand])
        low, high = float(costs.min()), float(costs.max())
        margin = 0.1 * (high - low)
        self._curve.show_curve(
            _PLACES,
            costs,
            (-0.02, 1.02),
            (low - margin, high + margin),
            (answer.outputs[in_hand], answer.cost),
            steepness,
        )
        self._say(answer, in_hand, steepness)

    def _say(self, answer: Answer, k: int, steepness: float) -> None:
        here, desired = answer.outputs[k], answer.desired(k)
        if steepness == 0:
            way = self.tr("It is flat here: this output is as desired, and moving it either way costs more.")
        elif steepness > 0:
            way = self.tr("Downhill is to the left: <b>lower</b> output {k} and the cost falls.").format(k=k)
        else:
            way = self.tr("Downhill is to the right: <b>raise</b> output {k} and the cost falls.").format(k=k)
        self._words.show_text(
            self.tr(
                "<b>Output {k}</b> is {here}, desired {desired}; the cost is {total}.<br>"
                "Slope: 2·({here_plain} − {desired}) = <b>{slope}</b>.<br>{way}"
            ).format(
                k=k,
                here=output_text(here),
                here_plain=plain_text(here),
                desired=desired,
                total=total_text(answer.cost),
                slope=change_text(steepness),
                way=way,
            )
        )

"""The cost if only one output moves: a parabola with its lowest point at the desired value."""

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from clawdemy_gui.core.cost import cost, slope
from clawdemy_gui.number_text import change_text, output_text, plain_text, total_text
from clawdemy_gui.pages.one_image.views.view import CloserView
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.charts.value_curve import Curve
from clawdemy_gui.widgets.layout.text_line import Line

_POINTS = 101


class OneOutput(CloserView):
    """The parabola of the output in the hand, its slope as a tangent, and which way is downhill."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Line(lines=7)
        self._words.setFixedWidth(300)
        self._words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._curve = Curve(
            self.tr("Cost if only this output moves"),
            self.tr("output"),
            self.tr("cost of this image"),
            lambda x, y: self.tr("{output} → {cost}").format(output=output_text(x), cost=total_text(y)),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._curve, 1)

    def show_state(self, state: OneImage, in_hand: int) -> None:
        places = np.linspace(0.0, 1.0, _POINTS)
        outputs = np.tile(np.array(state.outputs), (_POINTS, 1))
        outputs[:, in_hand] = places
        costs = np.array([cost(answer, state.label) for answer in outputs])
        here, total = state.outputs[in_hand], cost(state.outputs, state.label)
        steepness = float(slope(state.outputs, state.label)[in_hand])
        low, high = float(costs.min()), float(costs.max())
        margin = 0.1 * (high - low)
        self._curve.show_curve(
            places, costs, (-0.02, 1.02), (low - margin, high + margin), (here, total), steepness
        )
        self._say(state, in_hand, total, steepness)

    def _say(self, state: OneImage, k: int, total: float, steepness: float) -> None:
        here, desired = state.outputs[k], int(k == state.label)
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
                total=total_text(total),
                slope=change_text(steepness),
                way=way,
            )
        )

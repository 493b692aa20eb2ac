"""Five step sizes from the same start, side by side."""

from math import log10

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.core.valley_diagnosis import what_happens
from clawdemy_gui.core.valleys import Step, walk
from clawdemy_gui.pages.small_valley.views.view import WalkView
from clawdemy_gui.pages.small_valley.words import figure_text, kind_title, power_text
from clawdemy_gui.state.small_valley import SmallValley
from clawdemy_gui.widgets.charts.small_charts import Axes, Series, draw_lines
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.painting.function_picture import FunctionPicture
from clawdemy_gui.widgets.painting.ticks import ticks

SIZES = (0.001, 0.1, 0.5, 1.0, 2.0)
_STEPS = 12
_SMALLEST = 1e-4
_FAR_APART = 8.0
"""The costs' axis is logarithmic once one of them is so many times the start's."""


class StepSizes(WalkView):
    """Their costs on one chart, what became of each in a table; a click takes a size."""

    def __init__(self) -> None:
        super().__init__()
        self._state = SmallValley()
        self._words = TextLine(lines=2)
        self.chart = FunctionPicture(self.tr("Cost over the steps, for five step sizes"))
        self.chart.setMinimumHeight(200)
        self.table = Table(self.tr("What became of each step size"))
        self.table.cellClicked.connect(lambda row, _: self._take(row))
        self.table.cellActivated.connect(lambda row, _: self._take(row))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self.chart, 3)
        column.addWidget(self.table, 2)

    def _take(self, row: int) -> None:
        words = self.tr("Step size {size}").format(size=figure_text(SIZES[row]))
        self.asked.emit(self._state.with_step_size(SIZES[row]), words)

    def show_walk(self, state: SmallValley, walked: list[Step]) -> None:
        self._state = state
        walks = [list(walk(state.shape, state.begin, size, _STEPS)) for size in SIZES]
        self._words.show_text(
            self.tr("{count} steps from the same start. Click a row to take its step size.").format(
                count=_STEPS
            )
        )
        start = walks[0][0].cost or 1.0
        logarithmic = max(step.cost for steps in walks for step in steps) > _FAR_APART * start

        def paint(painter: QPainter, box: QRectF) -> None:
            _paint(painter, box, walks, logarithmic)

        kinds = [
            kind_title(what_happens(state.shape, steps, size))
            for size, steps in zip(SIZES, walks, strict=True)
        ]
        spoken = "; ".join(f"{figure_text(size)}: {kind}" for size, kind in zip(SIZES, kinds, strict=True))
        self.chart.show_painting(paint, spoken)
        cells = [
            [figure_text(float(f"{steps[-1].cost:.4g}")), kind]
            for steps, kind in zip(walks, kinds, strict=True)
        ]
        names = [figure_text(size) for size in SIZES]
        chosen = frozenset(
            (row, column) for row, size in enumerate(SIZES) if size == state.step_size for column in (0, 1)
        )
        self.table.show_cells(names, [self.tr("cost at the end"), self.tr("what it does")], cells, chosen)


def _paint(painter: QPainter, box: QRectF, walks: list[list[Step]], logarithmic: bool) -> None:
    style = look.now()
    colours = (style.ghost, style.hand, style.good, style.miss_edge, style.largest_edge)

    def height(cost: float) -> float:
        return log10(max(cost, _SMALLEST)) if logarithmic else cost

    series = [
        Series(
            np.array([float(step.number) for step in steps]),
            np.array([height(step.cost) for step in steps]),
            figure_text(size),
            colour,
            dashed=number % 2 == 0,
        )
        for number, (size, steps, colour) in enumerate(zip(SIZES, walks, colours, strict=True))
    ]
    low = min(float(each.y.min()) for each in series)
    high = max(float(each.y.max()) for each in series)
    if not logarithmic:
        low = 0.0
    marks = ticks(low, high, 5)
    draw_lines(
        painter,
        box,
        series,
        Axes(
            (0.0, float(_STEPS)),
            (low, high or 1.0),
            [mark for mark in marks if not logarithmic or mark == round(mark)],
            "",
            power_text if logarithmic else "{:g}",
            x_ticks=[(float(n), str(n)) for n in range(0, _STEPS + 1, 4)],
        ),
    )

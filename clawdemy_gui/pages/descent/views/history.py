"""Scrub through the whole history of a run, and open any moment on another page."""

from functools import partial
from math import nan

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.core.descent_run.history import BRIGHTNESS, COST
from clawdemy_gui.pages.descent.parts import button
from clawdemy_gui.pages.descent.showing import Acting, Running
from clawdemy_gui.pages.descent.views.view import RunView
from clawdemy_gui.pages.descent.words import accuracy_text, cost_text
from clawdemy_gui.widgets.controls.long_slider import LongSlider
from clawdemy_gui.widgets.layout.more_words import has_room
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import TextLine


class HistoryView(RunView):
    """A slider from the start to the furthest step."""

    def __init__(self, page: Acting) -> None:
        super().__init__()
        self._page = page
        self._reached = 0
        self._words = TextLine(lines=2)
        self.slider = LongSlider(self.tr("Moment of the run"))
        self.slider.moved.connect(self._go)
        self._table = Table(self.tr("The run at its start, here, and at its end"))
        self._honest = TextLine(soft=True, lines=4)
        moments = QGridLayout()
        moments.setSpacing(6)
        shrug = self.tr("The first measured moment at which the cost fell below 0.85")
        for place, (title, tip, run) in enumerate(
            (
                (self.tr("To the start"), self.tr("Step 0"), page.restart),
                (self.tr("To the end"), self.tr("The furthest step"), page.to_the_end),
                (self.tr("Where it stopped shrugging"), shrug, page.to_the_end_of_the_shrug),
            )
        ):
            wide = 2 if place == 2 else 1
            moments.addWidget(button(title, tip, run), place // 2, place % 2, 1, wide)
        there = QHBoxLayout()
        there.setSpacing(6)
        for name, title in (
            ("training-set", self.tr("Training set")),
            ("dials", self.tr("Dials")),
            ("landscape", self.tr("Landscape")),
        ):
            tip = self.tr("This network, as it is at this step, on that page")
            there.addWidget(button(title, tip, partial(page.hand_over, name)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self.slider)
        column.addLayout(moments)
        column.addWidget(TextLine(self.tr("Open this moment on:"), soft=True))
        column.addLayout(there)
        column.addSpacing(look.NEAR)
        column.addWidget(self._table, 3)
        column.addStretch(1)
        column.addWidget(self._honest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._table.setVisible(has_room(self))

    def _go(self, share: float) -> None:
        self._page.go_to(round(share * self._reached))

    def show_run(self, page: Running) -> None:
        history = page.runner.history
        self._reached = max(history.reached, page.here(), 1)
        walked = history.reached > 0
        told = (
            self.tr("Step <b>{step:,}</b> of {reached:,}: training cost <b>{cost}</b>")
            if walked
            else self.tr("Step <b>0</b>: training cost <b>{cost}</b>. Run, and go back to any moment here.")
        )
        words = told.format(step=page.here(), reached=self._reached, cost=cost_text(page.now()[0]))
        self._words.show_text(words)
        self.slider.show_share(page.here() / self._reached, words.replace("<b>", "").replace("</b>", ""))
        self._show_table(page)
        kept = (
            self.tr(
                "Kept: {points:,} measurements and {networks} networks. Any moment between two of them is "
                "walked again from the one before, which gives the same dials bit for bit."
            )
            if walked
            else self.tr(
                "Some moments of a run are kept. Any other one is walked again from the one before, which "
                "gives the same dials bit for bit."
            )
        )
        self._honest.show_text(kept.format(points=len(history.rows), networks=history.networks))

    def _show_table(self, page: Running) -> None:
        """What was measured at three moments: costs and accuracies, of training and test."""
        rows = page.runner.history.rows
        ends = [rows[0, COST:BRIGHTNESS], rows[-1, COST:BRIGHTNESS]] if len(rows) else [[nan] * 4] * 2
        cost, accuracy, test_cost, test_accuracy = page.now()
        moments = [ends[0], [cost, accuracy, test_cost, test_accuracy], ends[1]]
        written = [
            (self.tr("training cost"), 0, cost_text),
            (self.tr("test cost"), 2, cost_text),
            (self.tr("accuracy"), 1, accuracy_text),
            (self.tr("test accuracy"), 3, accuracy_text),
        ]
        cells = [[text_of(float(moment[place])) for moment in moments] for _, place, text_of in written]
        here = frozenset((row, 1) for row in range(len(cells)))
        header = [self.tr("start"), self.tr("here"), self.tr("end")]
        self._table.show_cells([name for name, _, _ in written], header, cells, here)

"""Scrub through the whole history of a run, and open any moment on another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clawdemy_gui.pages.descent.parts import button
from clawdemy_gui.pages.descent.views.view import CloserView
from clawdemy_gui.pages.descent.words import cost_text
from clawdemy_gui.widgets.controls.long_slider import LongSlider
from clawdemy_gui.widgets.layout.text_line import Line

if TYPE_CHECKING:
    from clawdemy_gui.pages.descent.page import DescentPage


class HistoryView(CloserView):
    """A slider from the start to the furthest step."""

    def __init__(self, page: DescentPage) -> None:
        super().__init__()
        self._page = page
        self._reached = 0
        self._words = Line()
        self.slider = LongSlider(self.tr("Moment of the run"))
        self.slider.moved.connect(self._go)
        self._honest = Line(soft=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(button(self.tr("To the start"), self.tr("Step 0"), page.restart))
        row.addWidget(
            button(
                self.tr("Where it stopped shrugging"),
                self.tr("The first measured moment at which the cost fell below 0.85"),
                page.to_the_end_of_the_shrug,
            )
        )
        row.addWidget(button(self.tr("To the end"), self.tr("The furthest step"), page.to_the_end))
        row.addStretch(1)
        row.addWidget(Line(self.tr("Open this moment on:"), soft=True), 1)
        for name, title in (
            ("training-set", self.tr("Training set")),
            ("dials", self.tr("Dials")),
            ("landscape", self.tr("Landscape")),
        ):
            tip = self.tr("This network, as it is at this step, on that page")
            row.addWidget(button(title, tip, lambda name=name: page.hand_over(name)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(self.slider)
        column.addLayout(row)
        column.addStretch(1)
        column.addWidget(self._honest)

    def _go(self, share: float) -> None:
        self._page.go_to(round(share * self._reached))

    def show_run(self, page: DescentPage) -> None:
        history = page.runner.history
        self._reached = max(history.reached, page.here(), 1)
        words = self.tr("Step <b>{step:,}</b> of {reached:,}: training cost <b>{cost}</b>").format(
            step=page.here(), reached=self._reached, cost=cost_text(page.now()[0])
        )
        self._words.show_text(words)
        self.slider.show_share(page.here() / self._reached, words.replace("<b>", "").replace("</b>", ""))
        self._honest.show_text(
            self.tr(
                "Kept: {points:,} measurements and {networks} networks. Any moment between two of them is "
                "walked again from the one before, which gives the same dials bit for bit."
            ).format(points=len(history.rows), networks=history.networks)
        )

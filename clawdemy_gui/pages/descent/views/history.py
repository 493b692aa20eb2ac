"""Scrub through the whole history of a run, and open any moment on another page."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from clawdemy_gui.pages.descent.parts import button
from clawdemy_gui.pages.descent.showing import Acting, Running
from clawdemy_gui.pages.descent.views.view import RunView
from clawdemy_gui.pages.descent.words import cost_text
from clawdemy_gui.widgets.controls.long_slider import LongSlider
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
        column.addSpacing(6)
        column.addWidget(TextLine(self.tr("Open this moment on:"), soft=True))
        column.addLayout(there)
        column.addStretch(1)
        column.addWidget(self._honest)

    def _go(self, share: float) -> None:
        self._page.go_to(round(share * self._reached))

    def show_run(self, page: Running) -> None:
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

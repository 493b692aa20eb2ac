"""How many images: the fewer there are, the higher the accuracy's steps; they shrink, and never vanish."""

from math import log

import numpy as np
from msgspec.structs import replace
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.number_text import accuracy_text
from clawdemy_gui.pages.dials.views.view import CloserLook, Facts
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.widgets.controls.long_slider import LongSlider
from clawdemy_gui.widgets.layout.more_words import MoreWords, has_room, show_more
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import TextLine

FEWEST = 10
_COUNTS = (10, 100, 1_000, 10_000)
_WIDE_AS_STEPS = 12
"""A step is looked at over a range so many times as wide as the gap between two points of the curve."""


class HowManyLook(CloserLook):
    """A logarithmic slider from ten images to all, and a way to look at the nearest step."""

    follows_hand = True

    def __init__(self) -> None:
        super().__init__()
        self._facts: Facts | None = None
        self._gesture: object = None
        self._words = TextLine(lines=6)
        self._slider = LongSlider(self.tr("Number of images"))
        self._slider.moved.connect(self._ask_share)
        self._slider.gesture_began.connect(self._begin)
        self._slider.gesture_ended.connect(self._end)
        self._table = Table(self.tr("Steps of the accuracy"))
        self._try = MoreWords(
            self.tr(
                "Take ten images, narrow the range around the dial, and turn it: the accuracy jumps by "
                "tenths, and between two jumps it says nothing. The cost bends all the while."
            )
        )
        self._buttons: list[tuple[QPushButton, int]] = []
        row = QHBoxLayout()
        row.setSpacing(6)
        for count in (*_COUNTS, 0):
            button = QPushButton(f"{count:,}" if count else self.tr("All"))
            button.setAccessibleName(images_text(count) if count else self.tr("All images"))
            button.clicked.connect(lambda _=False, count=count: self._ask_count(count))
            self._buttons.append((button, count))
            row.addWidget(button, 1)
        step = QPushButton(self.tr("Look at the nearest step"))
        step.setToolTip(self.tr("Make the range so narrow that a single step of the staircase shows"))
        step.clicked.connect(self._look_at_step)
        below = QHBoxLayout()
        below.addWidget(step)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addWidget(self._slider)
        column.addLayout(row)
        column.addLayout(below)
        column.addSpacing(look.NEAR)
        column.addWidget(self._table, 3)
        column.addWidget(self._try)
        column.addStretch(1)

    def _begin(self) -> None:
        self._gesture = object()

    def _end(self) -> None:
        self._gesture = None

    def _ask_share(self, share: float) -> None:
        whole = self._facts.whole if self._facts else FEWEST
        self._ask_count(round(FEWEST * (whole / FEWEST) ** share))

    def _ask_count(self, count: int) -> None:
        facts = self._facts
        if facts is not None:
            first = None if not count or count >= facts.whole else max(FEWEST, count)
            words = self.tr("Number of images")
            self.asked.emit(facts.state.with_images(first), words, self._gesture)

    def show_facts(self, facts: Facts) -> None:
        self._facts = facts
        count = len(facts.data)
        for button, wanted in self._buttons:
            button.setEnabled(wanted < facts.whole)
        if facts.whole > FEWEST:
            share = log(max(count, FEWEST) / FEWEST) / log(facts.whole / FEWEST)
            self._slider.show_share(share, f"{count:,}")
        text = self.tr(
            "<b>{count:,}</b> of {images}. One image more or less right is a step of <b>{step}</b> "
            "of accuracy: a staircase, however many images there are. The steps shrink, and never vanish. "
            "The cost has no steps: every image's share of it bends smoothly."
        )
        self._words.show_text(
            text.format(
                count=count, images=images_text(facts.whole), step=accuracy_text(1.0 / count, count * 100)
            )
        )

        self._show_steps(count)

    def _show_steps(self, count: int) -> None:
        """How high a step is with so many images, and with others."""
        counts = sorted({*_COUNTS, count})
        cells = [[accuracy_text(1.0 / each, each * 100)] for each in counts]
        names = [images_text(each) for each in counts]
        here = frozenset({(counts.index(count), 0)})
        self._table.show_cells(names, [self.tr("one image more or less right")], cells, here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        show_more([self._try], self)
        self._table.setVisible(has_room(self))

    def _look_at_step(self) -> None:
        facts = self._facts
        curve = facts.hold.curve if facts else None
        if facts is None or curve is None:
            return
        steps = np.flatnonzero(np.diff(curve.accuracies))
        if not len(steps):
            return
        places = (curve.values[steps] + curve.values[steps + 1]) / 2
        nearest = int(np.abs(places - facts.hold.value()).argmin())
        gap = float(curve.values[steps[nearest] + 1] - curve.values[steps[nearest]])
        wide = max(_WIDE_AS_STEPS * gap, 1e-4)
        place = float(places[nearest])
        state = facts.state
        if not place - wide / 2 <= facts.hold.value() <= place + wide / 2:
            state = state.with_turned(place - wide / 4)
        self.view_asked.emit(replace(facts.view.ranged(place - wide / 2, wide)))
        self.asked.emit(state, self.tr("Turn to a step"), None)

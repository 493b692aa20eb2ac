"""The nudge experiment: many random dials moved a little, one at a time. Which number notices?"""

from functools import partial
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from clawdemy_gui.core.experiments.nudging import Nudged, nudge
from clawdemy_gui.number_text import share_text
from clawdemy_gui.pages.dials.views.view import CloserLook, Facts
from clawdemy_gui.pages.dials.words import value_text
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.state.one_image import LARGEST_SEED
from clawdemy_gui.task import Task
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.controls.value_field import ValueField
from clawdemy_gui.widgets.layout.more_words import MoreWords, show_more
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import TextLine

_ROWS = 6
"""The last experiments that stay in sight."""


class Experiment(NamedTuple):
    """One run: what was asked and how far it is."""

    seed: int
    by: float
    images: int
    found: Nudged


class NudgesLook(CloserLook):
    """Each run is a row of a table that grows, so that large and small nudges stand side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: Facts | None = None
        self._runs: list[Experiment] = []
        self._words = TextLine(lines=5)
        self._table = Table(self.tr("Nudge experiments"))
        self._table.verticalHeader().hide()
        self._run = QPushButton(self.tr("Nudge them"))
        self._run.setToolTip(self.tr("Nudge these dials, one after the other; press again to stop"))
        self._run.clicked.connect(self._start_or_stop)
        self._more = [
            MoreWords(
                self.tr("Then make the nudge ten times as small, and nudge them again: who still notices?")
            ),
            MoreWords(
                self.tr(
                    "Then take more images (“How many”): the accuracy's steps are smaller, and it notices "
                    "more often; the cost noticed before."
                )
            ),
            MoreWords(
                self.tr(
                    "Learning needs no such trials: the slope of the cost says for all dials at once what a "
                    "nudge would do."
                )
            ),
        ]
        self._task = Task(self)
        self._task.progressed.connect(lambda run, found: self._grow(found))
        self._task.finished.connect(lambda run, found: self._finish(found))
        self._task.failed.connect(lambda run, sentence: self._fail(sentence))
        self._lay_out()
        self._show_runs()

    def _lay_out(self) -> None:
        self._dials = SeedField(20_000)
        self._dials.setMinimum(1)
        self._dials.setAccessibleName(self.tr("How many dials"))
        self._dials.valueChanged.connect(partial(self._ask, "nudge_dials"))
        self._by = ValueField(value_text)
        self._by.setRange(1e-6, 10.0)
        self._by.setAccessibleName(self.tr("Size of a nudge"))
        self._by.valueChanged.connect(partial(self._ask, "nudge"))
        self._seed = SeedField(LARGEST_SEED)
        self._seed.setAccessibleName(self.tr("Seed of the nudges"))
        self._seed.valueChanged.connect(partial(self._ask, "nudge_seed"))
        fields = QHBoxLayout()
        fields.setSpacing(6)
        for text, field in (
            (self.tr("dials"), self._dials),
            (self.tr("by ±"), self._by),
            (self.tr("seed"), self._seed),
        ):
            fields.addWidget(QLabel(text))
            fields.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addLayout(fields)
        column.addWidget(self._run)
        column.addWidget(self._table, 100)
        for part in self._more:
            column.addStretch(1)
            column.addWidget(part)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        show_more(self._more, self)

    def _ask(self, name: str, value: float) -> None:
        if self._facts is not None:
            state = replace(self._facts.state, **{name: value})
            self.asked.emit(state, self.tr("Nudge experiment"), None)

    def show_facts(self, facts: Facts) -> None:
        self._facts = facts
        self._dials.show_seed(facts.state.nudge_dials)
        self._by.show_value(facts.state.nudge)
        self._seed.show_seed(facts.state.nudge_seed)

    def _start_or_stop(self) -> None:
        if self._task.is_running:
            self.leave()
            return
        facts = self._facts
        if facts is None:
            return
        state, data, network = facts.state, facts.data, facts.hold.network()
        self._asked = (state.nudge_seed, state.nudge, len(data))
        self._runs.append(Experiment(*self._asked, Nudged(0, 0.0, 0.0, 0.0, 0, 0, 0, state.nudge_dials)))
        self._task.start(
            lambda: nudge(network, data.images, data.labels, state.nudge_dials, state.nudge, state.nudge_seed)
        )
        self._run.setText(self.tr("Stop"))
        self._show_runs()

    def _grow(self, found: Nudged) -> None:
        self._runs[-1] = Experiment(*self._asked, found)
        self._show_runs()

    def _finish(self, found: Nudged) -> None:
        self._grow(found)
        self._run.setText(self.tr("Nudge them"))

    def _fail(self, sentence: str) -> None:
        self._run.setText(self.tr("Nudge them"))
        self._runs.pop()
        self._show_runs()
        self._words.show_text(sentence)

    def leave(self) -> None:
        self._task.stop()
        self._run.setText(self.tr("Nudge them"))
        if self._runs and not self._runs[-1].found.done:
            self._runs.pop()
        self._show_runs()

    def _show_runs(self) -> None:
        cells = [self._cells(run) for run in self._runs[-_ROWS:]]
        if not cells:
            cells = [[self.tr("yours"), "?", "?"]]
        header = [self.tr("nudges"), self.tr("cost moved"), self.tr("accuracy moved")]
        self._table.show_cells([""] * len(cells), header, cells)
        self._words.show_text(self._verdict())

    def _cells(self, run: Experiment) -> list[str]:
        found = run.found
        nudges = self.tr("{done:,} by ±{by}\n{images}")
        return [
            nudges.format(done=found.done, by=value_text(run.by), images=images_text(run.images)),
            _of(found.cost_moved, found.done),
            _of(found.accuracy_moved, found.done),
        ]

    def _verdict(self) -> str:
        if not self._runs or not self._runs[-1].found.done:
            return self.tr(
                "Move random live dials a little, one at a time, and ask both numbers. Before you press: how "
                "often will the cost notice, how often the accuracy?"
            )
        found = self._runs[-1].found
        return self.tr(
            "The cost noticed <b>{cost}</b> of the nudges, the accuracy <b>{accuracy}</b>. Only a number "
            "that notices can say which way is down."
        ).format(
            cost=share_text(found.cost_moved / found.done),
            accuracy=share_text(found.accuracy_moved / found.done),
        )


def _of(part: int, whole: int) -> str:
    return f"{part:,} ({share_text(part / whole)})" if whole else ""

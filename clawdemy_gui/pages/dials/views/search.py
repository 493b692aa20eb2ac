"""Beat the shrug: networks drawn at random, as fast as the machine goes, and the size of such a search."""

from math import floor
from time import monotonic

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from clawdemy_gui.core.dial_address import parameter_count
from clawdemy_gui.core.experiments.random_search import Draw, search, size_of_search
from clawdemy_gui.known import known
from clawdemy_gui.number_text import accuracy_text, total_text
from clawdemy_gui.pages.dials.views.view import CloserLook, Facts
from clawdemy_gui.state.one_image import LARGEST_SEED
from clawdemy_gui.task import Task
from clawdemy_gui.widgets.charts.tries import Tries
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.layout.text_line import TextLine

SHRUG = 0.9
_AXIS = 6.0
"""The costs of random networks lie below this but for a few."""


class SearchLook(CloserLook):
    """Dots on the cost axis: each a network, the best one marked, the shrug never reached."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: Facts | None = None
        self._best: Draw | None = None
        self._began = 0.0
        self._rate = 0.0
        self._shots = Tries(self.tr("Costs of the networks drawn"), _AXIS, SHRUG, self.tr("0.90 shrug"))
        self._words = TextLine(lines=4)
        self._size = TextLine(lines=6)
        self._run = QPushButton(self.tr("Draw networks"))
        self._run.setToolTip(self.tr("Draw all dials at random, again and again; press again to stop"))
        self._run.clicked.connect(self._start_or_stop)
        self._seed = SeedField(LARGEST_SEED)
        self._seed.setAccessibleName(self.tr("Seed of the search"))
        self._seed.valueChanged.connect(self._ask_seed)
        self._task = Task(self)
        self._task.progressed.connect(lambda run, draw: self._grow(draw))
        self._task.finished.connect(lambda run, draw: self.leave())
        self._task.failed.connect(lambda run, sentence: self._words.show_text(sentence))
        controls = QHBoxLayout()
        controls.addWidget(self._run)
        controls.addWidget(QLabel(self.tr("seed")))
        controls.addWidget(self._seed)
        controls.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._shots, 1)
        column.addLayout(controls)
        column.addWidget(self._size)

    def _ask_seed(self, seed: int) -> None:
        if self._facts is not None:
            self.leave()
            self._best = None
            self._shots.clear()
            state = replace(self._facts.state, search_seed=seed)
            self.asked.emit(state, self.tr("Seed of the search"), None)

    def show_facts(self, facts: Facts) -> None:
        self._facts = facts
        self._seed.show_seed(facts.state.search_seed)
        self._say()

    def _start_or_stop(self) -> None:
        if self._task.is_running:
            self.leave()
            return
        facts = self._facts
        if facts is not None:
            self._shots.clear()
            self._best, self._began = None, monotonic()
            data, seed, layers = facts.data, facts.state.search_seed, facts.layers
            self._task.start(lambda: search(data.images, data.labels, seed, layers))
            self._run.setText(self.tr("Stop"))

    def _grow(self, draw: Draw) -> None:
        self._best = draw
        self._rate = draw.done / max(monotonic() - self._began, 1e-3)
        self._shots.add(draw.cost, draw.best_cost)
        self._say()

    def leave(self) -> None:
        self._task.stop()
        self._run.setText(self.tr("Draw networks"))

    def _say(self) -> None:
        best, count = self._best, len(known(self._facts).data)
        if best is None:
            self._words.show_text(
                self.tr(
                    "The shrug, 0.1 for every output, costs 0.90 and knows nothing. Can a network with "
                    "random dials beat it? Guess how many draws it takes."
                )
            )
        else:
            text = self.tr(
                "<b>{done:,}</b> networks drawn. Best so far: cost <b>{cost}</b>, accuracy {share}. {verdict}"
            )
            beaten = (
                self.tr("It beats the shrug!")
                if best.best_cost < SHRUG
                else self.tr("The shrug still leads.")
            )
            share = accuracy_text(best.best_accuracy, count)
            self._words.show_text(
                text.format(done=best.done, cost=total_text(best.best_cost), share=share, verdict=beaten)
            )
        self._size.show_text(self._size_words())

    def _size_words(self) -> str:
        dials = parameter_count(known(self._facts).layers)
        size = size_of_search(2, dials, self._rate or 1.0)
        text = self.tr(
            "<b>How large is this search?</b> With only 2 settings for each of the {dials:,} dials there are "
            "2<sup>{dials_plain}</sup> networks, a number of <b>{digits:,}</b> digits."
        ).format(dials=dials, dials_plain=dials, digits=size.digits)
        if self._rate:
            text += " " + self.tr(
                "This machine tries {rate:,} a second on these images: to try them all would take "
                "<b>10<sup>{ages}</sup></b> times the age of the universe."
            ).format(rate=round(self._rate), ages=floor(size.ages))
        return text

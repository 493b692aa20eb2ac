"""Draws the Descent page from what its runner knows, and says it in words."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from clawdemy_gui.core.descent_run.diagnosis import Happening
from clawdemy_gui.core.descent_run.history import ACCURACY, COST, STEP, TEST_ACCURACY, TEST_COST
from clawdemy_gui.pages.descent.take_away import curves_of
from clawdemy_gui.pages.descent.words import accuracy_text, cost_text, happening_sentence, stopped_sentence

if TYPE_CHECKING:
    from clawdemy_gui.pages.descent.page import DescentPage

_NUMBERS_EVERY_S = 0.09
"""While a run is on, numbers change no faster than they can be read."""


_LATELY = 4
"""Measurements that tell how far apart they are: the last one may stand where the run was paused."""


class DescentDrawing(QObject):
    """The page asks it to draw; it changes nothing."""

    def __init__(self, page: DescentPage) -> None:
        super().__init__(page)
        self._page = page
        self._numbers_at = 0.0
        self._tells = False

    def all(self, at_once: bool = False) -> None:
        """Draw everything; while a run is on, only the curves sixty times a second, unless `at_once`."""
        page = self._page
        if page._began is not None:
            page.state = page._began.at(page.runner.step)
        page.curves.show_curves(curves_of(page))
        self.arriving()
        running = page.runner.is_running
        if running and not at_once and monotonic() - self._numbers_at < _NUMBERS_EVERY_S:
            return
        self._numbers_at = monotonic()
        page.settings.holds_back = running
        page.walk_row.show_running(page.is_walking(), page.here() == 0)
        view, training = page.view, page.state.training
        page.walk_row.show_choices(training.seed, view.speed, view.log_cost, view.log_steps)
        self._numbers()
        if not running:
            self.settings()
        if page._open_view is not None:
            page._open_view.show_run(page)

    def _numbers(self) -> None:
        page = self._page
        images = page.images_used()
        seen = page.runner.moment.seen if page.runner.moment else 0
        page.numbers.show_numbers(page.measured_here(), seen / images if images else 0.0, page.now())
        page.numbers.number.setAccessibleDescription(page.sentence())
        kind = page.happening()
        words = stopped_sentence(page._stopped) if page._stopped else happening_sentence(kind)
        page.sentence_line.show_text(words)
        page.hint.show_text(self._hint(kind))
        page.said.emit(page.sentence())

    def settings(self) -> None:
        """Show the settings in force."""
        page = self._page
        if page.shown is not None:
            page.settings.show_leg(page.state.training.leg(), page.images_used(), len(page.shown.data))

    def _hint(self, kind: Happening) -> str:
        page = self._page
        if page.runner.is_running:
            return self.tr("Change anything while it walks: each change is marked on the curve.")
        if kind in ("all off", "bouncing", "rising"):
            return self.tr("Try a smaller step size: Restart, pull the slider down, Run.")
        return self.tr("Press Run. Then restart with another step size and compare the two curves.")

    def arriving(self) -> None:
        """How far the way to the moment that was asked for is; gone when it is there."""
        page = self._page
        progress, end = page.progress, page.state.training.step
        if not page.runner.is_arriving:
            self._tells = False
            progress.end()
            return
        words = self.tr("Walking to step {end:,}: {done:,} done")
        done = page.runner.moment.step if page.runner.moment else 0
        text = words.format(end=end, done=done)
        if not self._tells:
            self._tells = True
            progress.begin(text)
        progress.show_progress(done / max(end, 1), text)

    def opening(self, done: int, total: int) -> None:
        """How far the images are opened."""
        text = self.tr("Opening images: {done:,} of {total:,}").format(done=done, total=total)
        self._page.progress.show_progress(done / max(total, 1), text)

    def measured_every(self) -> int:
        """How many steps there are between measurements lately; 0 while the images are being opened."""
        steps = self._page.runner.history.rows[-_LATELY:, STEP]
        return int(np.diff(steps).max()) if len(steps) > 1 else 0

    def point_words(self, number: int) -> list[str]:
        """What is read at measurement `number`."""
        page = self._page
        rows = page.runner.history.rows
        if not 0 <= number < len(rows):
            return []
        row = rows[number]
        costs = self.tr("cost {cost}, test {test}")
        shares = self.tr("accuracy {share}, test {test}")
        return [
            self.tr("step {step:,.0f}").format(step=row[STEP]),
            costs.format(cost=cost_text(row[COST]), test=cost_text(row[TEST_COST])),
            shares.format(share=accuracy_text(row[ACCURACY]), test=accuracy_text(row[TEST_ACCURACY])),
        ]

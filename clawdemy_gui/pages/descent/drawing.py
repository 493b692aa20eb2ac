"""Draws the Descent page from what its runner knows, and says it in words."""

from time import monotonic

from PySide6.QtCore import QObject

from clawdemy_gui.core.descent_run.diagnosis import Diagnosis
from clawdemy_gui.pages.descent.layout import DescentLayout
from clawdemy_gui.pages.descent.showing import Running
from clawdemy_gui.pages.descent.take_away import curves_of

_NUMBERS_EVERY_S = 0.09
"""While a run is on, numbers change no faster than they can be read."""


class DescentDrawing(QObject):
    """The page asks it to draw; it changes nothing."""

    def __init__(self, page: Running, placed: DescentLayout) -> None:
        super().__init__()
        self._page = page
        self._placed = placed
        self._numbers_at = 0.0
        self._tells = False

    def all(self, at_once: bool = False) -> bool:
        """Draw everything; while a run is on, only the curves 33 times a second, unless `at_once`.

        Whether more than the curves was drawn.
        """
        page, placed = self._page, self._placed
        placed.curves.show_curves(curves_of(page))
        self.arriving()
        running = page.runner.is_running
        if running and not at_once and monotonic() - self._numbers_at < _NUMBERS_EVERY_S:
            return False
        self._numbers_at = monotonic()
        placed.settings.holds_back = running
        placed.walk_row.show_running(page.is_walking(), page.here() == 0)
        view, training = page.view, page.state.training
        placed.walk_row.show_choices(training.seed, view.speed, view.log_cost, page.has_log_steps())
        self._numbers()
        if not running:
            self.settings()
        return True

    def _numbers(self) -> None:
        page, placed = self._page, self._placed
        images = page.images_used()
        seen = page.runner.moment.seen if page.runner.moment else 0
        placed.show_numbers(page.measured_here(), seen / images if images else 0.0, page.now())
        placed.number.setAccessibleDescription(page.sentence())
        placed.frame.hint.show_text(self._hint(page.diagnosis()))

    def settings(self) -> None:
        """Show the settings in force."""
        page = self._page
        if page.shown is not None:
            self._placed.settings.show_leg(
                page.state.training.leg(), page.images_used(), len(page.shown.data)
            )

    def _hint(self, kind: Diagnosis) -> str:
        page = self._page
        if page.has_log_steps() and not page.view.log_steps:
            return self.tr(
                "The axis of steps is logarithmic now, so that the fall stays in sight. "
                "“Log steps” undoes it."
            )
        if page.runner.is_running:
            return self.tr("Change anything while it walks: each change is marked on the curve.")
        if kind in ("all off", "bouncing", "rising"):
            return self.tr("Try a smaller step size: Restart, pull the slider down, Run.")
        if page.here() == 0:
            return self.tr("Press Run and watch the one number fall.")
        return self.tr("Restart with another step size and compare the two curves.")

    def arriving(self) -> None:
        """How far the way to the moment that was asked for is; gone when it is there."""
        page = self._page
        progress, end = self._placed.progress, page.state.training.step
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
        self._placed.progress.show_progress(done / max(total, 1), text)

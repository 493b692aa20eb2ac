"""Walks the page's run in a worker and remembers what it measured, for this run and for the earlier ones."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from clawdemy_gui.core.descent import Checkpoint
from clawdemy_gui.core.descent_run.diagnosis import Diagnosis, diagnose, should_stop
from clawdemy_gui.core.descent_run.history import STEP, History
from clawdemy_gui.core.descent_run.schedule import Point
from clawdemy_gui.files.images.dataset import Progress
from clawdemy_gui.pages.descent.walk import Walked, walking
from clawdemy_gui.state.subject import MOST_STEPS, Training
from clawdemy_gui.task import Task

_FRAME_MS = 30
"""The page is drawn at most so often, 33 times a second: at 60 drawing takes a third of the steps away."""
_NETWORKS_OF_AN_EARLIER_RUN = 8
_GO_ON = 1.5
"""A run that stopped by itself and is started again goes on at least to this multiple of its steps."""


class Runner(QObject):
    """One run at a time. It knows nothing of undo: the page tells it which moment of which run to show."""

    moved = Signal()
    """Something new is to be drawn; at most 33 times a second."""
    arrived = Signal()
    """The moment that was asked for is there."""
    stopped = Signal(str)
    """A run stopped by itself: what is happening, or “end” at the last step there may be."""
    failed = Signal(str)
    opening = Signal(int, int)
    """So many of so many images are opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.training = Training()
        self.history = History()
        self.moment: Checkpoint | None = None
        self.point: Point | None = None
        """What was measured last, at `moment` or shortly before it."""
        self.over_stand_ins = False
        """Whether `moment` was walked to over something in the place of what the run names."""
        self._histories: dict[Training, History] = {}
        self._running = False
        self._taken = 0
        self._dirty = False
        self._patient_until = 0
        self._waiting: list[Training] = []
        self.task = Task(self)
        self.task.progressed.connect(self._hear)
        self.task.finished.connect(self._finish)
        self.task.failed.connect(self._fail)
        self._others = Task(self)
        self._others.progressed.connect(self._hear_other)
        self._others.finished.connect(self._finish_other)
        self._others.failed.connect(lambda run, sentence: self._next_other())
        self._frames = QTimer(self, interval=_FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._show_frame)

    # What the page asks for.

    @property
    def is_running(self) -> bool:
        """Whether the run goes on until it is paused."""
        return self._running

    @property
    def is_arriving(self) -> bool:
        """Whether the moment that was asked for is still being walked to."""
        return self.task.is_running and not self._running

    @property
    def step(self) -> int:
        """The step of the moment that is shown."""
        return self.moment.step if self.moment else self.training.step

    def show(self, training: Training) -> None:
        """Go to a moment of a run, of this one or of another."""
        self.pause()
        if training.at(0) != self.training.at(0) or self.moment is None:
            self._change_run(training)
        self.training = training
        self._go_to(training.step)

    def walk_anew(self, training: Training) -> None:
        """The same moment of the same run over other images: nothing that was measured counts any more."""
        self.pause()
        self.moment = self.point = None
        self.over_stand_ins = False
        self._histories.clear()
        self.show(training)

    def _change_run(self, training: Training) -> None:
        self.over_stand_ins = False
        if self.moment is not None:
            self._histories[self.training.at(0)] = self.history
        known = self._histories.get(training.at(0))
        shared = _shared_steps(self.training, training) if self.moment is not None else -1
        if known is not None:
            self.history = known
        else:
            # The measurement at the very start may be one of other images: it is taken again.
            self.history = self.history.until(shared) if shared > 0 else History()
        if self.moment is not None and self.moment.step > shared:
            self.moment = self.point = None

    def _go_to(self, step: int) -> None:
        kept = self.history.before(step)
        here = self.moment
        if here is not None and here.step <= step and (kept is None or here.step > kept.step):
            kept = here
        until, training = step, self.training
        self._taken = 0
        self._frames.start()
        self.task.start(lambda: walking(training, kept, until))

    def run(self, pace: float) -> None:
        """Go on from the moment that is shown until paused or stopped by itself. pace: as in `walking`."""
        self.pause()
        training, moment = self.training, self.moment
        if moment is None:
            return
        self._running = True
        self._taken = 0
        stands_still = should_stop(self._rows_of_leg(moment.step))
        self._patient_until = int(moment.step * _GO_ON) if stands_still else 0
        self._frames.start()
        self.task.start(lambda: walking(training, moment, MOST_STEPS, pace))

    def pause(self) -> None:
        """Stay where one is."""
        self.task.cancel()
        self._running = False
        self._frames.stop()

    def stop(self) -> None:
        """Pause, and wait until no thread is left."""
        self.pause()
        self.task.stop()
        self._others.stop()

    def diagnosis(self) -> Diagnosis:
        """What is happening where one is."""
        return diagnose(self._rows_of_leg(self.step))

    def _rows_of_leg(self, step: int) -> np.ndarray:
        """What was measured since the settings were changed last, up to `step`."""
        begin = self.training.leg(max(step - 1, 0)).step
        rows = self.history.rows
        first = int(np.searchsorted(rows[:, STEP], begin, side="right" if begin else "left"))
        last = int(np.searchsorted(rows[:, STEP], step, side="right"))
        if not begin:
            return rows[first:last]
        since = rows[first:last].copy()
        since[:, STEP] -= begin
        return since

    def history_of(self, training: Training) -> History:
        """What is known of another run; nothing yet if it is still to be walked."""
        return self._histories.get(training.at(0)) or History()

    def find_others(self, runs: Iterable[Training]) -> None:
        """Walk the earlier runs that nothing is known of, and forget those that are not among them."""
        wanted = {run.at(0): run for run in runs}
        own = self.training.at(0)
        self._histories = {key: kept for key, kept in self._histories.items() if key in wanted or key == own}
        for key, kept in self._histories.items():
            if key != own and kept.networks > _NETWORKS_OF_AN_EARLIER_RUN:
                kept.thin_networks(max(1, kept.reached // _NETWORKS_OF_AN_EARLIER_RUN))
        self._waiting = [run for key, run in wanted.items() if key not in self._histories and key != own]
        if not self._others.is_running:
            self._next_other()

    # What the workers report.

    def _take(self, walked: Walked) -> bool:
        """Take in what is new; whether the run should stop here."""
        new = walked.points[self._taken : walked.many]
        self._taken = walked.many
        self.over_stand_ins = walked.over_stand_ins
        for point in new:
            self.history.add(point)
            self.point, self.moment = point, point.checkpoint
            if self._running and point is not walked.points[0] and self._should_stop(point.checkpoint.step):
                return True
        self.moment = walked.moment
        self._dirty = True
        return False

    def _should_stop(self, step: int) -> bool:
        return step >= self._patient_until and should_stop(self._rows_of_leg(step))

    def _hear(self, run: int, step: object) -> None:
        if isinstance(step, Progress):
            self.opening.emit(step.done, step.total)
        elif isinstance(step, Walked) and self._take(step):
            self._stop_by_itself(self.diagnosis())

    def _finish(self, run: int, last: object) -> None:
        stops = isinstance(last, Walked) and self._take(last)
        was_running = self._running
        self.pause()
        if was_running:
            self._stop_by_itself(self.diagnosis() if stops else "end")
        else:
            self.moved.emit()
            self.arrived.emit()

    def _stop_by_itself(self, why: str) -> None:
        self.pause()
        self.moved.emit()
        self.stopped.emit(why)

    def _fail(self, run: int, sentence: str) -> None:
        self.pause()
        self.failed.emit(sentence)

    def _show_frame(self) -> None:
        if self._dirty:
            self._dirty = False
            self.moved.emit()

    def _next_other(self) -> None:
        if self._waiting:
            self._other = self._waiting.pop(0)
            self._other_history, self._other_taken = History(), 0
            run = self._other
            self._others.start(lambda: walking(run, None, run.step))

    def _hear_other(self, run: int, step: object) -> None:
        if isinstance(step, Walked):
            for point in step.points[self._other_taken : step.many]:
                self._other_history.add(point)
            self._other_taken = step.many

    def _finish_other(self, run: int, last: object) -> None:
        self._hear_other(run, last)
        self._histories[self._other.at(0)] = self._other_history
        self.moved.emit()
        self._next_other()


def _shared_steps(one: Training, other: Training) -> int:
    """Up to which step two runs are the same; −1 if they begin differently."""
    if (one.start, one.seed) != (other.start, other.seed):
        return -1
    for number in range(max(len(one.legs), len(other.legs))):
        legs = [run.legs[number] if number < len(run.legs) else None for run in (one, other)]
        if legs[0] != legs[1]:
            return min(leg.step for leg in legs if leg is not None)
    return MOST_STEPS

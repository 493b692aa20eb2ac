"""Runs a long computation, one of the core's generators, while the window stays alive.

The generator's steps are taken in a worker thread, because one step of a few milliseconds may become many
when the machine is busy, and a window must not wait for it. The thread knows nothing of Qt: it puts its
latest step into a mailbox, and the window looks into the mailbox a hundred times a second. So nothing is
painted more often than it can be seen, nothing arrives after a cancel, and no thread touches a widget.
"""

import sys
from collections.abc import Callable, Iterator
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

Work = Callable[[], Iterator[Any]]
"""Makes the generator; called in the worker thread. It must not touch a widget."""

_LOOK_EVERY_MS = 10
_PATIENCE_S = 5.0
"""At the end of the app a step that is still busy is waited for this long; steps take milliseconds."""
FOR_A_DRIVE_S = 0.04
"""A page that is left waits no longer for a drive, which may be dead."""
_SWITCH_INTERVAL_S = 0.001
"""How long a busy worker may keep the interpreter: at Python's own 5 ms every event would wait that long."""


class Task(QObject):
    """One computation at a time; a new start forgets the one before. Signals carry their run's number."""

    progressed = Signal(int, object)
    """The latest thing that the generator yielded; those between two looks are left out."""
    finished = Signal(int, object)
    """The last thing that it yielded."""
    failed = Signal(int, str)
    """One sentence: why it could not go on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run = 0
        """The number of the latest run."""
        self._worker: _Worker | None = None
        self._stopping: list[_Worker] = []
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(lambda: self.stop())

    @property
    def is_running(self) -> bool:
        """Whether something is still to come."""
        return self._worker is not None

    def seconds(self) -> float:
        """How long the present run has taken so far; 0 when nothing runs."""
        return monotonic() - self._worker.began if self._worker else 0.0

    def start(self, work: Work) -> int:
        """Begin; returns the number of this run. What ran before is cancelled and will not be heard of."""
        self.cancel()
        sys.setswitchinterval(_SWITCH_INTERVAL_S)
        self.run += 1
        self._worker = _Worker(work)
        self._looking.start()
        return self.run

    def cancel(self) -> None:
        """Forget the present run at once; its thread ends with the step it is busy with."""
        self._looking.stop()
        if self._worker is not None:
            self._worker.stop()
            self._stopping = [worker for worker in (*self._stopping, self._worker) if worker.is_alive()]
            self._worker = None

    def stop(self, patience: float = _PATIENCE_S) -> None:
        """Cancel and wait until no thread is left: when a page is left and when the app quits.

        `patience`, in seconds: little where a step may wait for a drive that is slow to answer.
        """
        self.cancel()
        for worker in self._stopping:
            worker.wait(patience)
        self._stopping = [worker for worker in self._stopping if worker.is_alive()]

    def _look(self) -> None:
        worker, run = self._worker, self.run
        if worker is None:
            return
        ended = worker.has_ended()
        latest = worker.take()
        if not ended:
            for step in latest:
                self.progressed.emit(run, step)
            return
        self._looking.stop()
        self._worker = None
        if worker.problem is None:
            self.finished.emit(run, worker.last)
        else:
            self._report(run, worker.problem)

    def _report(self, run: int, problem: BaseException) -> None:
        if isinstance(problem, MemoryError):
            self.failed.emit(run, self.tr("There is not enough memory for this; nothing has changed."))
        elif isinstance(problem, (ValueError, OSError)):
            self.failed.emit(run, str(problem))
        else:
            self.failed.emit(run, self.tr("This could not be computed; nothing has changed."))
            raise problem


class _Worker:
    """One run: a thread, and the mailbox between it and the window."""

    def __init__(self, work: Work) -> None:
        self.began = monotonic()
        self.last: Any = None
        self.problem: BaseException | None = None
        self._work = work
        self._latest: list[Any] = []
        self._lock = Lock()
        self._stop = Event()
        self._ended = Event()
        self._thread = Thread(target=self._go, name="task", daemon=True)
        self._thread.start()

    def _go(self) -> None:
        try:
            steps = self._work()
            try:
                for step in steps:
                    if self._stop.is_set():
                        break
                    with self._lock:
                        self.last = step
                        self._latest = [step]
            finally:
                close = getattr(steps, "close", None)
                if close is not None:
                    close()
        except BaseException as problem:
            self.problem = problem
        finally:
            self._ended.set()

    def take(self) -> list[Any]:
        """The latest step, if there is one that was not taken yet."""
        with self._lock:
            latest, self._latest = self._latest, []
        return latest

    def stop(self) -> None:
        self._stop.set()

    def has_ended(self) -> bool:
        return self._ended.is_set()

    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        self._thread.join(seconds)

"""Runs the experiments of the Myths page, one after the other, and keeps what they found."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QObject, Signal

from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.pages.myths.card import Given, Myth
from clawdemy_gui.task import Task

_KEPT = 40
"""Findings kept for undo; each some 10 to 800 kB."""


class Experiments(QObject):
    """What was found is kept by everything it follows from: card, network, images, seed."""

    progressed = Signal(object, object)
    """A Myth and a Step of its experiment."""
    finished = Signal(object)
    """A Myth whose findings are there now."""
    failed = Signal(object, str)
    """A Myth, and one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._running: tuple[Myth, Hashable] | None = None
        self._partial: Any = None
        self.task = Task(self)
        self.task.progressed.connect(lambda run, step: self._show(step))
        self.task.finished.connect(lambda run, step: self._finish(step))
        self.task.failed.connect(lambda run, sentence: self._fail(sentence))

    def found(self, myth: Myth, given: Given) -> Any:
        """What its experiment found, None while nobody knows."""
        return self._kept.get(_key(myth, given))

    def so_far(self, myth: Myth, given: Given) -> Any:
        """What its experiment has found so far while it runs, otherwise None."""
        return self._partial if self.is_running(myth, given) else None

    def is_running(self, myth: Myth, given: Given) -> bool:
        """Whether just this is being found out."""
        return self._running is not None and self._running[1] == _key(myth, given)

    @property
    def running(self) -> Myth | None:
        """The myth whose experiment runs."""
        return self._running[0] if self._running else None

    def start(self, myth: Myth, given: Given) -> None:
        """Find it out, unless that is being done; what ran before is forgotten."""
        if self.is_running(myth, given):
            return
        self._running, self._partial = (myth, _key(myth, given)), None
        self.task.start(lambda: myth.experiment(given))

    def cancel(self) -> None:
        """Forget what runs."""
        self.task.cancel()
        self._running = self._partial = None

    def stop(self) -> None:
        """Cancel and wait until no thread is left."""
        self.cancel()
        self.task.stop()

    def _show(self, step: Step[Any]) -> None:
        if self._running is not None:
            self._partial = step.findings
            self.progressed.emit(self._running[0], step)

    def _finish(self, step: Step[Any]) -> None:
        if self._running is None:
            return
        (myth, key), self._running, self._partial = self._running, None, None
        self._kept[key] = step.findings
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.finished.emit(myth)

    def _fail(self, sentence: str) -> None:
        if self._running is not None:
            myth, self._running, self._partial = self._running[0], None, None
            self.failed.emit(myth, sentence)


def _key(myth: Myth, given: Given) -> Hashable:
    return myth.name, given.subject, given.seed

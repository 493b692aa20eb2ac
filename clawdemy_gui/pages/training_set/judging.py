"""Judges every image of a subject, then those told beside it, while the window stays alive."""

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal

from clawdemy_gui.files.images.dataset import DataError, Progress
from clawdemy_gui.files.stand_ins import stands_in
from clawdemy_gui.files.subject import Shown, beside
from clawdemy_gui.pages.training_set.judgements import (
    AT_ONCE,
    Judgements,
    Other,
    compare_at_once,
    comparing,
    find,
    finding,
)
from clawdemy_gui.state.subject import Subject
from clawdemy_gui.task import Task

_RESULTS_KEPT = 4
"""Results kept for undo: some 30 bytes an image."""


class Judging(QObject):
    """Small sets and sets judged a moment ago are told at once; larger ones when their time comes."""

    began = Signal()
    """Something takes long enough to be waited for."""
    progressed = Signal(int, int)
    """Images judged, and images altogether."""
    found = Signal(object)
    """A Judgements; what stands in `others` is known already."""
    compared = Signal(object)
    """The Others, when they come later."""
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.others: tuple[Other, ...] = ()
        """What is told beside what was found last."""
        self._kept: OrderedDict[Subject, Judgements] = OrderedDict()
        self._task = Task(self)
        self._comparing = Task(self)
        self._task.progressed.connect(self._tell)
        self._task.finished.connect(lambda run, found: self._take(found))
        self._task.failed.connect(lambda run, sentence: self.failed.emit(sentence))
        self._comparing.finished.connect(lambda run, others: self._take_others(others))

    def judge(self, shown: Shown) -> None:
        """Find out about this; what was under way before is not heard of any more."""
        self.stop()
        kept = self._kept.get(shown.subject)
        if kept is not None and kept.shown.data is shown.data:
            self._take(kept)
        elif len(shown.data) <= AT_ONCE:
            self._take(find(shown))
        else:
            self.began.emit()
            self._task.start(lambda: finding(shown))

    def forget(self) -> None:
        """Judge everything anew from now on."""
        self._kept.clear()

    def is_judging(self) -> bool:
        """Whether the images themselves are still being judged."""
        return self._task.is_running

    def is_busy(self) -> bool:
        """Whether anything is still to come, the others included."""
        return self._task.is_running or self._comparing.is_running

    def stop(self) -> None:
        """Forget what is under way."""
        self._task.cancel()
        self._comparing.cancel()

    def leave(self) -> None:
        """Stop, and wait until no thread is left."""
        self._task.stop()
        self._comparing.stop()

    def resume(self, found: Judgements) -> None:
        """The page is seen again: the others may still be missing."""
        if not self.others and not self.is_busy():
            self._compare(found)

    def _tell(self, run: int, step: object) -> None:
        if isinstance(step, Progress):
            self.progressed.emit(step.done, step.total)

    def _take(self, found: Judgements) -> None:
        self._kept[found.shown.subject] = found
        self._kept.move_to_end(found.shown.subject)
        while len(self._kept) > _RESULTS_KEPT:
            self._kept.popitem(last=False)
        self.others = ()
        self._compare(found)
        self.found.emit(found)

    def other_part(self) -> Other | None:
        """The test images beside training images or the other way round, if there are any."""
        return self.others[0] if len(self.others) == 1 else None

    def _compare(self, found: Judgements) -> None:
        """The others are an extra: where they cannot be opened, they are simply not there."""
        shown = found.shown
        named = beside(shown.subject.data, shown.data, shown.network.about)
        choices = tuple(choice for choice in named if not stands_in(choice))
        try:
            known = compare_at_once(choices, shown.network)
        except DataError:
            return
        if known is None:
            self._comparing.start(lambda: comparing(choices, shown.network))
        else:
            self.others = known

    def _take_others(self, others: tuple[Other, ...]) -> None:
        self.others = others
        self.compared.emit(others)

"""The moments a teacher keeps for a class: their order, which one is shown, and the undo of every change."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from clawdemy_gui.state.moments import Moment

_MERGEABLE = 2
"""Another number than that of the pages' own steps."""


class KeptMoments(QObject):
    """They belong to the lesson file, so their undo does too, also while the guide has one of its own."""

    changed = Signal()

    def __init__(self, history: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._history = history
        self._moments: tuple[Moment, ...] = ()
        self._at = -1

    def all(self) -> tuple[Moment, ...]:
        """In the order in which they are shown."""
        return self._moments

    def show_all(self, moments: Iterable[Moment], words: str) -> None:
        """Have these instead, as a step of undo; the first of them is the next one shown."""
        self.change(tuple(moments), words)
        self._at = -1

    def change(self, moments: tuple[Moment, ...], words: str, gesture: object = None) -> None:
        """Have these instead, as a step of undo; one gesture is one step."""
        if moments != self._moments:
            self._history.push(_MomentsChange(self, moments, words, gesture))

    def put(self, moments: tuple[Moment, ...]) -> None:
        """Have these, without another step of undo."""
        self._moments = moments
        self._at = min(self._at, len(moments) - 1)
        self.changed.emit()

    def step(self, step: int) -> Moment | None:
        """The next one (1) or the one before (−1), which is the one shown now; None beyond the ends."""
        return self.at(self._at + step)

    def at(self, place: int) -> Moment | None:
        """The one at this place, which is the one shown now; None where there is none."""
        if not 0 <= place < len(self._moments):
            return None
        self._at = place
        return self._moments[place]

    def can_undo(self) -> bool:
        """Whether the last thing that was done was done to the moments."""
        last = self._history.command(self._history.index() - 1)
        return self._history.canUndo() and isinstance(last, _MomentsChange)

    def undo(self) -> None:
        """Take it back."""
        if self.can_undo():
            self._history.undo()


class _MomentsChange(QUndoCommand):
    """One step; those of one gesture become one."""

    def __init__(
        self, kept: KeptMoments, after: tuple[Moment, ...], words: str, gesture: object = None
    ) -> None:
        super().__init__(words)
        self._kept = kept
        self._before, self._after = kept.all(), after
        self._gesture = gesture

    def id(self) -> int:
        return _MERGEABLE if self._gesture is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _MomentsChange) or other._gesture != self._gesture:
            return False
        self._after = other._after
        self.setObsolete(self._before == self._after)
        return True

    def redo(self) -> None:
        self._kept.put(self._after)

    def undo(self) -> None:
        self._kept.put(self._before)

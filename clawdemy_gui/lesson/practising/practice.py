"""The base of the five practices: rounds in a frame, each judged and remembered."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from clawdemy_gui.lesson.practice.kinds import PracticeKind
from clawdemy_gui.lesson.practice.summary import Practised
from clawdemy_gui.widgets.guide.practice_frame import PracticeFrame


class Practice(QObject):
    """One practice of one seed. Subclasses show a round and judge what was said to it."""

    finished = Signal()
    """The last round is behind."""
    kind: PracticeKind

    def __init__(self, frame: PracticeFrame, seed: int) -> None:
        super().__init__(frame)
        self.frame, self.seed = frame, seed
        self.number = 0
        """The round that is shown, from 0."""
        self.practised: list[Practised] = []
        frame.next_asked.connect(self.go_on)
        frame.guessed.connect(self._guessed)

    def rounds(self) -> int:
        """How many there are."""
        raise NotImplementedError

    def show_round(self) -> None:
        """Show the current round from its beginning."""
        raise NotImplementedError

    def judge(self, guess: tuple[float, ...]) -> None:
        """Say what came of a guess, and remember it."""
        raise NotImplementedError

    def title(self) -> str:
        """What this practice is called on the screen."""
        raise NotImplementedError

    def start(self) -> None:
        """Begin with the first round."""
        self.number, self.practised = 0, []
        self.show_round()

    def go_on(self) -> None:
        """The next round; after the last one it is finished."""
        self.number += 1
        if self.number < self.rounds():
            self.show_round()
        else:
            self.number = self.rounds() - 1
            self.finished.emit()

    def stop(self) -> None:
        """Hear the frame no more: another practice takes it."""
        self.frame.next_asked.disconnect(self.go_on)
        self.frame.guessed.disconnect(self._guessed)

    def progress(self) -> str:
        """Guess the cost · 3 of 10 · seed 7."""
        return self.tr("{title} · {number} of {total} · seed {seed}").format(
            title=self.title(), number=self.number + 1, total=self.rounds(), seed=self.seed
        )

    def _guessed(self, guess: tuple[float, ...]) -> None:
        if len(self.practised) == self.number:
            self.judge(guess)

    def remember(self, said: str, truth: str, points: int, most: int) -> None:
        """Keep what was said in this round."""
        self.practised.append(Practised(self.kind, self.seed, self.number + 1, said, truth, points, most))

    def tell(self, outcome: str, working: str = "") -> None:
        """Show what came of it; a screen reader hears it."""
        self.frame.show_outcome(outcome, working)
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self.frame, f"{outcome} {working}".strip())
            QAccessible.updateAccessibility(event)

    def points(self) -> tuple[int, int]:
        """How many points there are so far, and how many there could be."""
        return sum(each.points for each in self.practised), sum(each.most for each in self.practised)


def joined(texts: Sequence[str]) -> str:
    """A · B · C."""
    return " · ".join(texts)

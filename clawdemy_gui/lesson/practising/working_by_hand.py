"""By hand, on the screen: each cell is judged as it is typed, and a slip is named."""

from clawdemy_gui.lesson.facts import constants
from clawdemy_gui.lesson.practice.by_hand import Slip, Task, cell_slip, sum_slip, tasks
from clawdemy_gui.lesson.practising.practice import Practice
from clawdemy_gui.number_text import plain_text, total_text, worked_line
from clawdemy_gui.widgets.guide.hand_table import SUM, HandTable
from clawdemy_gui.widgets.guide.practice_frame import PracticeFrame

_POINTS = 5


class ByHand(Practice):
    """A round ends when the sum is right; each slip costs one of its points."""

    kind = "by-hand"

    def __init__(self, frame: PracticeFrame, seed: int) -> None:
        super().__init__(frame, seed)
        self._tasks = tasks(seed)
        self.table: HandTable | None = None
        self._slips: set[tuple[int, Slip]] = set()

    def title(self) -> str:
        return self.tr("By hand")

    def rounds(self) -> int:
        return len(self._tasks)

    @property
    def task(self) -> Task:
        """The one that is shown."""
        return self._tasks[self.number]

    def show_round(self) -> None:
        self._slips = set()
        self.table = HandTable([plain_text(output) for output in self.task.outputs], self.task.label)
        self.table.typed.connect(self._typed)
        self.frame.show_round(
            self.progress(),
            self.tr("What does this answer cost, worked out?"),
            self.tr("The image is a {label}. Subtract, square, add.").format(label=self.task.label),
            self.table,
        )

    def _typed(self, k: int, number: float) -> None:
        assert self.table is not None
        slip = sum_slip(self.task, number) if k == SUM else cell_slip(self.task, k, number)
        self.table.show_judgement(k, not slip, self.slip_words(slip, k))
        if slip and slip != "other":
            self._slips.add((k, slip))
        if k == SUM and not slip and len(self.practised) == self.number:
            self.judge((number,))

    def judge(self, guess: tuple[float, ...]) -> None:
        points = max(0, _POINTS - len(self._slips))
        truth = self.task.truth
        self.remember(plain_text(guess[0]), plain_text(truth), points, _POINTS)
        shrug = constants()["shrug_cost"][0]
        if truth < shrug:
            words = self.tr("Right: {cost}. That is less than the shrug's {shrug}.")
        else:
            words = self.tr("Right: {cost}. The shrug would have cost only {shrug}.")
        told = words.format(cost=total_text(truth), shrug=total_text(shrug))
        self.tell(told, worked_line(self.task.outputs, self.task.label, self.task.truth))

    def slip_words(self, slip: Slip, k: int) -> str:
        """What went wrong, in words that help without giving the number away."""
        return {
            "": "",
            "not squared": self.tr("That is the miss itself. Multiply it by itself."),
            "sign lost": self.tr("Mind the sign: output minus desired. A square is never below zero."),
            "label forgotten": self.tr("The label's own output should be 1: subtract 1 before squaring."),
            "divided by ten": self.tr("No need to divide by ten: this cost is a sum, no average."),
            "halved": self.tr("No need to halve: this cost has no one half in front."),
            "term missing": self.tr("One of the squared misses is missing in the sum."),
            "other": self.tr("Not yet: output minus desired, times itself.")
            if k != SUM
            else self.tr("Not yet: add up the ten squared misses."),
        }[slip]

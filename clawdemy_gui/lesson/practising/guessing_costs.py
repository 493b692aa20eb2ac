"""Guess the cost, on the screen: a mark on the ruler, then the arithmetic and the points."""

from clawdemy_gui.lesson.practice.guess_cost import MOST_POINTS, Round, points, rounds
from clawdemy_gui.lesson.practising.practice import Practice
from clawdemy_gui.number_text import output_text, total_text, worked_line
from clawdemy_gui.widgets.guide.answer_strip import AnswerStrip
from clawdemy_gui.widgets.guide.number_guess import Axis, NumberGuess
from clawdemy_gui.widgets.guide.practice_frame import PracticeFrame

_STEP = 0.01


class GuessTheCost(Practice):
    """Ten rounds, easy to hard."""

    kind = "guess-the-cost"

    def __init__(self, frame: PracticeFrame, seed: int) -> None:
        super().__init__(frame, seed)
        self._rounds = rounds(seed)
        self._guess: NumberGuess | None = None

    def title(self) -> str:
        return self.tr("Guess the cost")

    def rounds(self) -> int:
        return len(self._rounds)

    @property
    def round(self) -> Round:
        """The one that is shown."""
        return self._rounds[self.number]

    def show_round(self) -> None:
        strip = AnswerStrip()
        strip.show_answer(
            self.round.outputs, [output_text(each) for each in self.round.outputs], self.round.label
        )
        axis = Axis(self.tr("My guess"), 0.0, self.round.high, _STEP, self.round.high / 2, total_text)
        self._guess = NumberGuess([axis])
        self.frame.show_round(
            self.progress(),
            self.tr("What does this answer cost?"),
            self.tr("The image is a {label}.").format(label=self.round.label),
            strip,
            self._guess,
        )

    def judge(self, guess: tuple[float, ...]) -> None:
        assert self._guess is not None
        truth, won = self.round.truth, points(guess[0], self.round.truth)
        self._guess.show_outcome(guess, (truth,))
        self.remember(total_text(guess[0]), total_text(truth), won, MOST_POINTS)
        off = total_text(abs(guess[0] - truth))
        if won == MOST_POINTS:
            words = self.tr("It costs {truth}. {points} of {most} points.")
        elif guess[0] < truth:
            words = self.tr("{off} too low: it costs {truth}. {points} of {most} points.")
        else:
            words = self.tr("{off} too high: it costs {truth}. {points} of {most} points.")
        self.tell(
            words.format(off=off, truth=total_text(truth), points=won, most=MOST_POINTS),
            worked_line(self.round.outputs, self.round.label, self.round.truth),
        )

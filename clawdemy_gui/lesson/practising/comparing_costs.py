"""Which costs more, on the screen: one of two answers, or four to bring into order."""

from string import ascii_uppercase

from clawdemy_gui.lesson.practice.which_costs_more import Question, questions
from clawdemy_gui.lesson.practising.practice import Practice
from clawdemy_gui.number_text import output_text, total_text
from clawdemy_gui.widgets.guide.answer_choice import AnswerChoice
from clawdemy_gui.widgets.guide.answer_strip import AnswerStrip
from clawdemy_gui.widgets.guide.order_guess import OrderGuess
from clawdemy_gui.widgets.guide.practice_frame import PracticeFrame

_POINTS = {2: 1, 4: 3}
"""For a pair, and for an order of four that is right."""

_LOW = 34
"""Pixels of a full column where four answers stand below each other."""


class WhichCostsMore(Practice):
    """Pairs and orders of four."""

    kind = "which-costs-more"

    def __init__(self, frame: PracticeFrame, seed: int) -> None:
        super().__init__(frame, seed)
        self._questions = questions(seed)
        self._guess: AnswerChoice | OrderGuess | None = None

    def title(self) -> str:
        return self.tr("Which costs more?")

    def rounds(self) -> int:
        return len(self._questions)

    @property
    def question(self) -> Question:
        """The one that is shown."""
        return self._questions[self.number]

    def show_round(self) -> None:
        asked = self.question
        texts = [[output_text(output) for output in answer] for answer in asked.answers]
        told = self.tr("The image is a {label}.").format(label=asked.label)
        if len(asked.answers) == 2:
            self._guess = AnswerChoice(
                list(zip(asked.answers, texts, strict=True)), asked.label, ascii_uppercase
            )
            words = self.tr("Which of the two costs more?")
            self.frame.show_round(self.progress(), words, told, self._guess)
            return
        names = [self.tr("Answer {name}").format(name=ascii_uppercase[k]) for k in range(len(texts))]
        self._guess = OrderGuess(self.tr("Answers, the dearest first"), names)
        strips = []
        for answer, written in zip(asked.answers, texts, strict=True):
            strips.append(AnswerStrip(_LOW))
            strips[-1].show_answer(answer, written, asked.label)
        words = self.tr("Which costs most? Put A to D, from top to bottom, into order.")
        self.frame.show_round(self.progress(), words, told, *strips, self._guess)

    def judge(self, guess: tuple[float, ...]) -> None:
        asked = self.question
        costs, truth = [total_text(cost) for cost in asked.costs], asked.truth
        if isinstance(self._guess, AnswerChoice):
            self._guess.show_outcome(costs, int(truth[0]))
        elif self._guess is not None:
            self._guess.show_outcome(guess, truth)
        most = _POINTS[len(asked.answers)]
        self.remember(_letters(guess), _letters(truth), most if guess == truth else 0, most)
        order = " > ".join(f"{ascii_uppercase[int(k)]} {costs[int(k)]}" for k in truth)
        words = self.tr("Right.") if guess == truth else self.tr("Not so.")
        self.tell(f"{words} {order}", self._why(asked))

    def _why(self, asked: Question) -> str:
        """Only what surprises needs a word."""
        if not asked.surprises:
            return ""
        return self.tr("It surprises: the cost adds up all ten squares, not only the one that wins.")


def _letters(order: tuple[float, ...]) -> str:
    return "".join(ascii_uppercase[int(k)] for k in order)

"""What does it do, on the screen: a walk's step size, two dials, a nudge."""

from clawdemy_gui.lesson.facts import long_text
from clawdemy_gui.lesson.practice.what_does_it_do import (
    SYMPTOMS,
    Nudged,
    Question,
    Symptom,
    TwoDials,
    Walked,
    questions,
)
from clawdemy_gui.lesson.practising.practice import Practice
from clawdemy_gui.number_text import change_text, output_text
from clawdemy_gui.widgets.guide.answer_strip import AnswerStrip
from clawdemy_gui.widgets.guide.one_of_guess import OneOfGuess
from clawdemy_gui.widgets.guide.practice_frame import PracticeFrame
from clawdemy_gui.widgets.guide.walk_picture import WalkPicture


class WhatDoesItDo(Practice):
    """Nine questions, three of each kind."""

    kind = "what-does-it-do"

    def __init__(self, frame: PracticeFrame, seed: int) -> None:
        super().__init__(frame, seed)
        self._questions = questions(seed)
        self._guess: OneOfGuess | None = None

    def title(self) -> str:
        return self.tr("What does it do?")

    def rounds(self) -> int:
        return len(self._questions)

    @property
    def question(self) -> Question:
        """The one that is shown."""
        return self._questions[self.number]

    def show_round(self) -> None:
        asked = self.question
        if isinstance(asked, Walked):
            self._show_walk(asked)
        elif isinstance(asked, TwoDials):
            self._show_dials(asked)
        else:
            self._show_nudge(asked)

    def _show_walk(self, asked: Walked) -> None:
        picture = WalkPicture()
        picture.show_walk(asked.costs, [long_text(cost) for cost in asked.costs])
        self._guess = OneOfGuess([self.symptom(each) for each in SYMPTOMS])
        told = self.tr("These are the costs along a walk in the valley of one dial.")
        question = self.tr("What do you say of its step size?")
        self.frame.show_round(self.progress(), question, told, picture, self._guess)

    def _show_dials(self, asked: TwoDials) -> None:
        words = self.tr("The dial whose slope is {slope}")
        self._guess = OneOfGuess([words.format(slope=change_text(slope)) for slope in asked.slopes])
        told = self.tr("Each of two dials is turned up a little, by the same amount.")
        question = self.tr("Which of them changes the cost more?")
        self.frame.show_round(self.progress(), question, told, self._guess)

    def _show_nudge(self, asked: Nudged) -> None:
        strips = []
        for outputs in (asked.before, asked.after):
            strips.append(AnswerStrip())
            strips[-1].show_answer(outputs, [output_text(each) for each in outputs], asked.label)
        self._guess = OneOfGuess([self.tr("The cost only"), self.tr("The cost and the accuracy")])
        told = self.tr("A dial was nudged. Above is the answer to a {label} before, below it after.")
        question = self.tr("Which of the two numbers moves?")
        self.frame.show_round(self.progress(), question, told.format(label=asked.label), *strips, self._guess)

    def judge(self, guess: tuple[float, ...]) -> None:
        assert self._guess is not None
        asked = self.question
        if isinstance(asked, Walked):
            truth, why = SYMPTOMS.index(asked.truth), self._why_walk(asked)
        elif isinstance(asked, TwoDials):
            truth, why = asked.truth, self.tr("The size of a slope says how much, its sign only which way.")
        else:
            truth, why = int(asked.truth), self._why_nudge(asked)
        self._guess.show_outcome(guess, (float(truth),))
        right = int(guess[0]) == truth
        self.remember(str(int(guess[0])), str(truth), int(right), 1)
        self.tell(self.tr("Right.") if right else self.tr("Not so."), why)

    def symptom(self, symptom: Symptom) -> str:
        """A step size by what it does."""
        return {
            "too large": self.tr("Too large: the walk flies apart"),
            "at the edge": self.tr("At the edge: it bounces for ever"),
            "too small": self.tr("Too small: it crawls"),
            "good": self.tr("Just right: it arrives"),
        }[symptom]

    def _why_walk(self, asked: Walked) -> str:
        return self.tr("The step size was {size}.").format(size=long_text(asked.step_size))

    def _why_nudge(self, asked: Nudged) -> str:
        if asked.truth:
            return self.tr("Another output leads now, so a right answer became wrong or a wrong one right.")
        return self.tr("The same output leads. The accuracy sees only who leads; the cost sees all ten.")

"""What a guided lesson is made of: chapters of steps, as a lesson file writes them."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from clawdemy_gui.lesson.conditions import Condition
from clawdemy_gui.lesson.predictions import Parts, Prediction, Shown, Text

StepName = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""Stable: where one is in a lesson is kept by it."""
Heading = Annotated[str, Meta(min_length=1, max_length=90)]
Practice = Literal["", "guess-the-cost", "which-costs-more", "by-hand", "say-it", "what-does-it-do"]


class Doing(Struct, frozen=True, forbid_unknown_fields=True):
    """Something to do with the page's own controls."""

    ask: Text
    when: Condition
    """It is done when this is so, however it was done."""
    seen: Text
    """What the app noticed, with the numbers of that moment."""


class Reaction(Struct, frozen=True, forbid_unknown_fields=True):
    """What the app says on the way, when something is so that is not the goal."""

    when: Condition
    say: Text


class Move(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the moves that Show me makes with the real controls."""

    state: Parts = {}
    view: Parts = {}
    say: str = ""


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One screenful: a question, a guess, something to do, and what came of it."""

    name: StepName
    page: str
    heading: Heading
    text: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=3)]
    state: Parts = {}
    """What is different from the page's opening state."""
    view: Parts = {}
    shows: tuple[Shown, ...] = ()
    """The parts of the page that the step needs; empty for all."""
    ring: str = ""
    """The accessible name of what the step speaks of."""
    numbers: dict[str, float] = {}
    """Numbers of the step's own, for its conditions and its texts."""
    predict: Prediction | None = None
    do: Doing | None = None
    reactions: tuple[Reaction, ...] = ()
    hint: str = ""
    show_me: tuple[Move, ...] = ()
    """Done one after the other they do what is asked."""

    def __post_init__(self) -> None:
        if self.do is not None and not self.show_me:
            raise ValueError("a step with something to do needs a show_me")
        if self.do is not None and not self.hint:
            raise ValueError("a step with something to do needs a hint")


class Chapter(Struct, frozen=True, forbid_unknown_fields=True):
    """Some steps that end in something one could not have said before."""

    title: Heading
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=60)] = field(name="step")
    ending: str = ""
    """What one can say now."""
    practice: Practice = ""
    """The practice that suits it."""


class GuidedLesson(Struct, frozen=True, forbid_unknown_fields=True):
    """The chapters in their order."""

    chapters: tuple[Chapter, ...]

    def steps(self) -> list[Step]:
        """All steps, one after the other."""
        return [step for chapter in self.chapters for step in chapter.steps]

    def step(self, name: str) -> Step:
        """The step of this name. Raises KeyError."""
        return self.steps()[self.number(name)]

    def number(self, name: str) -> int:
        """Which step it is, from 0. Raises KeyError."""
        for number, step in enumerate(self.steps()):
            if step.name == name:
                return number
        raise KeyError(name)

    def chapter_of(self, name: str) -> Chapter:
        """The chapter a step stands in. Raises KeyError."""
        for chapter in self.chapters:
            if any(step.name == name for step in chapter.steps):
                return chapter
        raise KeyError(name)

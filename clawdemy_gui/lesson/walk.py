"""Where somebody is in a lesson and what happened on the way: one frozen value that can be kept."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from clawdemy_gui.lesson.outcome import Outcome
from clawdemy_gui.lesson.steps import GuidedLesson

_MOST = 1_000


class Passed(Struct, frozen=True, forbid_unknown_fields=True):
    """What happened at one step."""

    step: str
    guess: tuple[float, ...] = ()
    truth: tuple[float, ...] = ()
    off: float = 0.0
    score: float = 1.0
    """Of the prediction: 1 right, 0 as wrong as can be."""
    right: bool = False
    sentence: str = ""
    """What was said about guess and truth."""
    done: bool = False
    seen: str = ""
    """What the app noticed when it was done."""
    skipped: bool = False
    hinted: bool = False
    shown: bool = False
    """Show me did it."""

    @property
    def is_predicted(self) -> bool:
        """Whether a guess was made."""
        return bool(self.guess)


class Walk(Struct, frozen=True, forbid_unknown_fields=True):
    """The current step and all that were passed. Values are replaced, never changed."""

    at: str
    """The name of the current step."""
    passed: Annotated[tuple[Passed, ...], Meta(max_length=_MOST)] = ()
    ended: bool = False
    """The last step is behind."""

    def of(self, step: str) -> Passed:
        """What happened at a step; nothing yet for one where nobody was."""
        return next((each for each in self.passed if each.step == step), Passed(step))

    @property
    def here(self) -> Passed:
        """What happened at the current step so far."""
        return self.of(self.at)

    def _with(self, **parts: object) -> "Walk":
        changed = replace(self.here, **parts)
        if any(each.step == self.at for each in self.passed):
            return replace(self, passed=tuple(changed if p.step == self.at else p for p in self.passed))
        return replace(self, passed=(*self.passed, changed))

    def guessed(self, outcome: Outcome) -> "Walk":
        """A guess was made and judged; a second guess changes nothing, the first one counts."""
        if self.here.is_predicted:
            return self
        return self._with(
            guess=outcome.guess,
            truth=outcome.truth,
            off=outcome.off,
            score=outcome.score,
            right=outcome.right,
            sentence=outcome.sentence,
        )

    def did(self, seen: str) -> "Walk":
        """What was asked is done, or done once more: what is said of it speaks of the page as it is now."""
        return self._with(done=True, seen=seen)

    def hinted(self) -> "Walk":
        """The hint was read."""
        return self._with(hinted=True)

    def showed(self) -> "Walk":
        """Show me did it."""
        return self._with(shown=True)

    def skipped(self, lesson: GuidedLesson) -> "Walk":
        """On to the next step without doing this one."""
        return self.skipping().next_step(lesson)

    def skipping(self) -> "Walk":
        """This step will not be done."""
        return self._with(skipped=True)

    def next_step(self, lesson: GuidedLesson) -> "Walk":
        """The next step; after the last one the lesson has ended."""
        number = lesson.number(self.at) + 1
        steps = lesson.steps()
        return replace(self, at=steps[number].name) if number < len(steps) else replace(self, ended=True)

    def back(self, lesson: GuidedLesson) -> "Walk":
        """The step before; the first one stays."""
        number = lesson.number(self.at)
        if self.ended:
            return replace(self, ended=False)
        return replace(self, at=lesson.steps()[max(0, number - 1)].name)

    def to(self, step: str) -> "Walk":
        """Any step."""
        return replace(self, at=step, ended=False)

    def may_go_on(self, lesson: GuidedLesson) -> bool:
        """Whether this step asks for nothing more: what it asks for was guessed and done."""
        step = lesson.step(self.at)
        return (step.predict is None or self.here.is_predicted) and (step.do is None or self.here.done)


def first(lesson: GuidedLesson) -> Walk:
    """At the beginning."""
    return Walk(at=lesson.steps()[0].name)


def to_json(walk: Walk) -> bytes:
    """To keep until the next time."""
    return msgspec.json.encode(walk)


def from_json(kept: bytes, lesson: GuidedLesson) -> Walk:
    """Where one was; at the beginning if that is no walk, or one through another lesson's steps."""
    try:
        walk = msgspec.json.decode(kept, type=Walk)
        lesson.number(walk.at)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError):
        return first(lesson)
    return walk

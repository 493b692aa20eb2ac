"""At the end: what was done, what was surprising, and the five things one can do now."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from clawdemy_gui.lesson.facts import Facts
from clawdemy_gui.lesson.practice.kinds import PracticeKind
from clawdemy_gui.lesson.steps import GuidedLesson
from clawdemy_gui.lesson.texts import filled
from clawdemy_gui.lesson.walk import Passed, Walk

translate = QCoreApplication.translate
MOST_SURPRISES = 3
_SURPRISING = 0.9
"""A prediction with a smaller score was a surprise."""


class Practised(Struct, frozen=True, forbid_unknown_fields=True):
    """One round of the practice."""

    kind: PracticeKind
    seed: int
    round: int
    """From 1."""
    said: str
    truth: str
    points: int
    most: int


class Surprise(NamedTuple):
    """A prediction that went wrong."""

    step: str
    heading: str
    sentence: str
    score: float


class CanDo(NamedTuple):
    """Something one can do now, and the steps where it was shown."""

    words: str
    steps: tuple[str, ...]
    numbers: tuple[int, ...]
    """Of these steps, from 1, as the guide counts them; those that this lesson has."""
    done: bool
    """Whether all of these steps were passed without skipping."""


class Summary(NamedTuple):
    """A lesson as somebody walked it."""

    done: int
    skipped: int
    total: int
    predicted: int
    right: int
    surprises: tuple[Surprise, ...]
    can_do: tuple[CanDo, ...]
    practised: tuple[Practised, ...]


_CAN_DO = {
    "the-label": ("the-label", "the-cost"),
    "by-hand": ("twice-the-miss", "by-hand"),
    "two-machines": ("what-can-change", "two-machines"),
    "let-it-learn": ("one-valley", "let-it-learn"),
    "graded-on-what": ("graded-on-what", "learned-by-heart"),
}
"""For each of the five, the steps where it was shown."""


def _can_do_words() -> dict[str, str]:
    return {
        "the-label": translate(
            "lesson", "Say what a cost function is, and how the label's desired answer scores an answer."
        ),
        "by-hand": translate(
            "lesson", "Work out the cost of an answer by hand, and say why big misses count so much."
        ),
        "two-machines": translate(
            "lesson", "Say why, for fixed images, the cost is a function of weights and biases."
        ),
        "let-it-learn": translate(
            "lesson", "Say what learning is: finding the dials that make the cost small, step by step."
        ),
        "graded-on-what": translate(
            "lesson", "Say why a network becomes good only at what its cost was measured on."
        ),
    }


def summed_up(
    walk: Walk, lesson: GuidedLesson, practised: Sequence[Practised] = (), facts: Facts | None = None
) -> Summary:
    """Sum up a walk; steps of another lesson that it may have passed are left out."""
    steps = {step.name: step for step in lesson.steps()}
    passed = [each for each in walk.passed if each.step in steps]
    wrong = sorted((p for p in passed if p.is_predicted and p.score < _SURPRISING), key=lambda p: p.score)
    surprises = tuple(
        Surprise(p.step, filled(steps[p.step].heading, facts or {}), p.sentence, p.score)
        for p in wrong[:MOST_SURPRISES]
    )
    return Summary(
        done=sum(not p.skipped for p in passed),
        skipped=sum(p.skipped for p in passed),
        total=len(steps),
        predicted=sum(p.is_predicted for p in passed),
        right=sum(p.right for p in passed),
        surprises=surprises,
        can_do=tuple(_can_do(name, words, walk, lesson) for name, words in _can_do_words().items()),
        practised=tuple(practised),
    )


def _can_do(name: str, words: str, walk: Walk, lesson: GuidedLesson) -> CanDo:
    steps = _CAN_DO[name]
    passed = [walk.of(step) for step in steps]
    numbers = tuple(n for n, step in enumerate(lesson.steps(), start=1) if step.name in steps)
    return CanDo(words, steps, numbers, all((p.done or p.is_predicted) and not p.skipped for p in passed))


def csv_header() -> list[str]:
    """The columns of `csv_rows`."""
    return [
        translate("lesson", "what"),
        translate("lesson", "step or round"),
        translate("lesson", "said"),
        translate("lesson", "true"),
        translate("lesson", "points"),
        translate("lesson", "of"),
        translate("lesson", "noticed"),
        translate("lesson", "skipped"),
    ]


def csv_rows(walk: Walk, practised: Sequence[Practised] = ()) -> list[list[str | float | int]]:
    """A row a step and a round, numbers in full."""
    rows: list[list[str | float | int]] = [_row(passed) for passed in walk.passed]
    for each in practised:
        name = f"{each.kind} {each.round} ({translate('lesson', 'seed')} {each.seed})"
        rows.append(
            [translate("lesson", "practice"), name, each.said, each.truth, each.points, each.most, "", ""]
        )
    return rows


def _row(passed: Passed) -> list[str | float | int]:
    said, true = (" ".join(f"{number:g}" for number in numbers) for numbers in (passed.guess, passed.truth))
    points: str | float = round(passed.score, 4) if passed.is_predicted else ""
    skipped = translate("lesson", "yes") if passed.skipped else ""
    most: str | int = 1 if passed.is_predicted else ""
    return [translate("lesson", "step"), passed.step, said, true, points, most, passed.seen, skipped]

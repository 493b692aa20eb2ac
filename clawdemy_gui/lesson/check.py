"""Walks through a lesson without a window: can each step be shown, and can what it asks be done?"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.lesson import conditions, facts
from clawdemy_gui.lesson.conditions import Condition
from clawdemy_gui.lesson.facts import Facts
from clawdemy_gui.lesson.outcome import UnknownTruthError, truth_of
from clawdemy_gui.lesson.page_states import page_names
from clawdemy_gui.lesson.predictions import (
    NumberPrediction,
    OnePrediction,
    OrderPrediction,
    PlacePrediction,
    Prediction,
)
from clawdemy_gui.lesson.standing import Stand, facts_at, standing
from clawdemy_gui.lesson.step_files import (
    LessonStepError,
    chapter_files,
    line_of,
    read_chapter,
    read_guided_lesson,
    text_of,
)
from clawdemy_gui.lesson.steps import Chapter, Step
from clawdemy_gui.lesson.texts import placeholders

OF_PREDICTION = frozenset({"guess", "truth", "off"})
"""Facts that only the sentence after a prediction may name."""
ONLY_OF_A_WINDOW = frozenset({"myth_number"})
"""Facts that only a page on the screen can tell."""
_GUESSES = "predict"


class Problem(NamedTuple):
    """What is wrong with one step."""

    field: str
    reason: str


def check_lesson(path: Path) -> list[str]:
    """Every problem of the lesson in a file or a folder, one plain sentence each; none if it is whole."""
    files = chapter_files(path)
    found: list[str] = []
    for file in files:
        try:
            chapter = read_chapter(file)
        except LessonStepError as error:
            found.append(str(error))
        else:
            found.extend(str(error) for error in _chapter_errors(file, chapter))
    if not found:
        try:
            read_guided_lesson(path)
        except LessonStepError as error:
            found.append(str(error))
    return found


def _chapter_errors(file: Path, chapter: Chapter) -> Iterator[LessonStepError]:
    text = text_of(file)
    for number, step in enumerate(chapter.steps):
        for field, reason in step_problems(step):
            line = line_of(text, number, tuple(field.split(".")))
            yield LessonStepError(file.name, reason, step.name, field, line)


def step_problems(step: Step) -> list[Problem]:
    """Every problem of one step."""
    found = list(_names(step))
    if step.page not in page_names():
        return [*found, Problem("page", f"there is no page “{step.page}”")]
    return found or list(_shown(step))


def _names(step: Step) -> Iterator[Problem]:
    """Texts and conditions speak only of facts there are."""
    allowed = set(step.numbers)
    clash = next((name for name in step.numbers if facts.is_fact(name)), None)
    if clash is not None:
        yield Problem("numbers", f"“{clash}” is a fact and cannot be a number of the step's own")
    for field, text in _texts(step):
        extra = OF_PREDICTION if field == "predict.because" else frozenset()
        try:
            named = list(placeholders(text))
        except ValueError as problem:
            yield Problem(field, str(problem))
            continue
        for name in named:
            if not _is_known(name, allowed | extra, may_guess=bool(extra)):
                yield Problem(field, f"there is no fact “{name}”")
    for field, condition in _conditions(step):
        for name in conditions.names(condition):
            if not _is_known(name, allowed, may_guess=False):
                yield Problem(field, f"there is no fact “{name}”")


def _is_known(name: str, allowed: set[str] | frozenset[str], may_guess: bool) -> bool:
    if name in allowed:
        return True
    return facts.is_fact(name) and (may_guess or name not in OF_PREDICTION)


def _texts(step: Step) -> Iterator[tuple[str, str]]:
    yield "heading", step.heading
    yield from (("text", text) for text in step.text)
    yield "hint", step.hint
    if step.predict is not None:
        yield "predict.ask", step.predict.ask
        yield "predict.because", step.predict.because
        if isinstance(step.predict, OnePrediction):
            yield from (("predict.options", option.say) for option in step.predict.options)
        if isinstance(step.predict, OrderPrediction):
            yield from (("predict.items", item.say) for item in step.predict.items)
    if step.do is not None:
        yield "do.ask", step.do.ask
        yield "do.seen", step.do.seen
    yield from (("reactions", reaction.say) for reaction in step.reactions)
    yield from (("show_me", move.say) for move in step.show_me)


def _conditions(step: Step) -> Iterator[tuple[str, Condition]]:
    if step.do is not None:
        yield "do.when", step.do.when
    yield from (("reactions", reaction.when) for reaction in step.reactions)
    if isinstance(step.predict, OnePrediction):
        yield from (("predict.options", option.when) for option in step.predict.options)


def _shown(step: Step) -> Iterator[Problem]:
    """The step's state is one, its prediction has a truth, and Show me does what is asked."""
    place = "state"
    try:
        stand = standing(step)
        began = stand.facts()
        at_first = facts.known(began, began, step.numbers)
        yield from _unknown(step, at_first, ("heading", "text", "hint", "do.ask", "predict.ask"))
        if step.predict is not None:
            place = _GUESSES
            yield from _predicted(step, step.predict, stand, began)
        if step.do is not None:
            place = "show_me"
            yield from _done(step, stand, began, at_first)
    except msgspec.ValidationError as problem:
        yield Problem(place, _plain(problem))
    except (DataError, ValueError, IndexError) as problem:
        yield Problem(place, str(problem).rstrip("."))


def _plain(problem: Exception) -> str:
    wrong, _, field = str(problem).rstrip(".").partition(" - at ")
    field = field.strip("`").removeprefix("$").lstrip(".")
    wrong = wrong[:1].lower() + wrong[1:]
    return f"{field} is wrong ({wrong})" if field else wrong


def _unknown(step: Step, known: Facts, fields: tuple[str, ...]) -> Iterator[Problem]:
    """Texts must not show a gap in place of a number."""
    for field, text in _texts(step):
        if field in fields:
            for name in placeholders(text):
                if name not in known and name not in OF_PREDICTION | ONLY_OF_A_WINDOW:
                    yield Problem(field, f"“{name}” is not known there")


def _predicted(step: Step, predict: Prediction, stand: Stand, began: Facts) -> Iterator[Problem]:
    def at(parts: Mapping[str, Any]) -> Facts:
        return facts_at(step, stand.moved(parts), began)

    try:
        truth = truth_of(predict, at)
    except UnknownTruthError as problem:
        yield Problem(_GUESSES, str(problem))
        return
    if isinstance(predict, NumberPrediction | PlacePrediction) and not all(
        predict.low <= value <= predict.high for value in truth
    ):
        yield Problem(_GUESSES, "the truth is not on its ruler")
    after = {} if isinstance(predict, OrderPrediction) else predict.after
    yield from _unknown(step, at(after), ("predict.because", "predict.options", "predict.items"))


def _done(step: Step, stand: Stand, began: Facts, at_first: Facts) -> Iterator[Problem]:
    assert step.do is not None
    if conditions.holds(step.do.when, at_first):
        yield Problem("do.when", "it is done before anything was done")
    for move in step.show_me:
        stand = stand.moved(move.state, move.view)
    now = facts_at(step, stand, began)
    done = conditions.truth(step.do.when, now)
    if done is None:
        yield Problem("do.when", "nobody can tell whether it is done: a fact is not known on this page")
    elif not done:
        yield Problem("show_me", "it does not do what is asked")
    yield from _unknown(step, now, ("do.seen",))

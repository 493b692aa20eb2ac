"""How a prediction came out: guess and truth side by side, how far apart, and the sentence about it."""

from collections.abc import Callable, Mapping
from itertools import combinations
from math import dist
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.lesson.conditions import holds
from clawdemy_gui.lesson.facts import Facts, is_digit, written
from clawdemy_gui.lesson.predictions import (
    Guess,
    NumberPrediction,
    OnePrediction,
    OrderPrediction,
    PlacePrediction,
    Prediction,
)
from clawdemy_gui.lesson.texts import filled

translate = QCoreApplication.translate
FactsAt = Callable[[Mapping[str, Any]], Facts]
"""The facts of the step's page where these parts of its state are different."""


class UnknownTruthError(ValueError):
    """The truth cannot be told: a fact is missing, or not exactly one option is right."""


class Outcome(NamedTuple):
    """A judged prediction."""

    right: bool
    score: float
    """1 for right on the spot, 0 for as wrong as can be."""
    off: float
    """Guess − truth for a number, the distance for a place, the pairs turned round for an order."""
    guess: Guess
    truth: Guess
    guess_text: str
    truth_text: str
    sentence: str


def truth_of(prediction: Prediction, facts_at: FactsAt) -> Guess:
    """What one would have to guess to be right. Raises UnknownTruthError."""
    if isinstance(prediction, NumberPrediction):
        return (_fact(facts_at(prediction.after), prediction.fact),)
    if isinstance(prediction, PlacePrediction):
        facts = facts_at(prediction.after)
        return tuple(_fact(facts, name) for name in prediction.facts)
    if isinstance(prediction, OnePrediction):
        facts = facts_at(prediction.after)
        right = [k for k, option in enumerate(prediction.options) if holds(option.when, facts)]
        if len(right) != 1:
            raise UnknownTruthError(f"{len(right)} of its options come true, and one must")
        return (float(right[0]),)
    sizes = [_fact(facts_at(item.state), prediction.fact) for item in prediction.items]
    if len(set(sizes)) != len(sizes):
        raise UnknownTruthError("two of its items come out equal")
    return tuple(float(k) for k in sorted(range(len(sizes)), key=lambda k: -sizes[k]))


def _fact(facts: Facts, name: str) -> float:
    value = facts.get(name)
    if value is None or isinstance(value, str):
        raise UnknownTruthError(f"“{name}” is not known on this page")
    return float(value)


def judged(prediction: Prediction, guess: Guess, facts_at: FactsAt) -> Outcome:
    """Compare a guess with the truth. Raises UnknownTruthError."""
    truth = truth_of(prediction, facts_at)
    if isinstance(prediction, OnePrediction):
        return _one(prediction, guess, truth, facts_at)
    if isinstance(prediction, OrderPrediction):
        return _order(prediction, guess, truth, facts_at)
    return _distance(prediction, guess, truth, facts_at)


def _distance(
    prediction: NumberPrediction | PlacePrediction, guess: Guess, truth: Guess, facts_at: FactsAt
) -> Outcome:
    one = len(truth) == 1
    name = prediction.fact if isinstance(prediction, NumberPrediction) else prediction.facts[0]
    off = guess[0] - truth[0] if one else dist(guess, truth)
    right = abs(off) <= prediction.near + 1e-9
    texts = {
        "guess": _coordinates(name, guess),
        "truth": _coordinates(name, truth),
        "off": written(name, abs(off)),
    }
    lead = (_lead_of_digits(off) if is_digit(name) else _lead(right, off, one)).format(**texts)
    score = max(0.0, 1.0 - abs(off) / (prediction.high - prediction.low))
    sentence = _joined(lead, prediction.because, facts_at(prediction.after), texts)
    return Outcome(right, score, off, guess, truth, texts["guess"], texts["truth"], sentence)


def _coordinates(name: str, place: Guess) -> str:
    texts = [written(name, value) for value in place]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def _lead_of_digits(off: float) -> str:
    if abs(off) <= 1e-9:
        return translate("lesson", "Right: {truth}.")
    return translate("lesson", "You said {guess}, it is {truth}.")


def _lead(right: bool, off: float, one: bool) -> str:
    if abs(off) <= 1e-9:
        return translate("lesson", "Exactly right: {truth}.")
    if right:
        return translate("lesson", "Close: you said {guess}, it is {truth}.")
    if not one:
        return translate("lesson", "{off} away: it is at {truth}.")
    if off < 0:
        return translate("lesson", "{off} too low: you said {guess}, it is {truth}.")
    return translate("lesson", "{off} too high: you said {guess}, it is {truth}.")


def _one(prediction: OnePrediction, guess: Guess, truth: Guess, facts_at: FactsAt) -> Outcome:
    facts = facts_at(prediction.after)
    said, right_one = (filled(prediction.options[int(each[0])].say, facts) for each in (guess, truth))
    right = guess == truth
    if right:
        lead = translate("lesson", "That is right.")
    else:
        lead = translate("lesson", "No: “{truth}”.").format(truth=right_one.rstrip("."))
    sentence = _joined(lead, prediction.because, facts, {"guess": said, "truth": right_one})
    return Outcome(right, float(right), float(not right), guess, truth, said, right_one, sentence)


def _order(prediction: OrderPrediction, guess: Guess, truth: Guess, facts_at: FactsAt) -> Outcome:
    places = {item: place for place, item in enumerate(truth)}
    pairs = list(combinations(guess, 2))
    turned = sum(places[before] > places[after] for before, after in pairs)
    facts = facts_at({})
    texts = [
        " · ".join(filled(prediction.items[int(k)].say, facts) for k in order) for order in (guess, truth)
    ]
    sizes = " > ".join(
        written(prediction.fact, facts_at(prediction.items[int(k)].state)[prediction.fact]) for k in truth
    )
    if turned:
        lead = translate(
            "lesson", "{turned} of {pairs} pairs are the other way round. It is: {truth} ({sizes})."
        )
    else:
        lead = translate("lesson", "All in order: {sizes}.")
    lead = lead.format(turned=turned, pairs=len(pairs), truth=texts[1], sizes=sizes)
    sentence = _joined(lead, prediction.because, facts, {"guess": texts[0], "truth": texts[1]})
    return Outcome(
        not turned, 1.0 - turned / len(pairs), float(turned), guess, truth, texts[0], texts[1], sentence
    )


def _joined(lead: str, because: str, facts: Facts, texts: Mapping[str, str]) -> str:
    return f"{lead} {filled(because, {**facts, **texts})}".strip()

"""What is said about guess and truth, for each kind of prediction."""

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from clawdemy_gui.lesson.outcome import UnknownTruthError, judged, truth_of
from clawdemy_gui.lesson.predictions import Prediction


def prediction(**raw):
    return msgspec.convert({"ask": "What?", **raw}, Prediction)


NUMBER = {"kind": "number", "fact": "cost", "low": 0, "high": 2, "near": 0.05}


@pytest.mark.parametrize(
    ("guess", "right", "words"),
    [
        (0.9, True, "Exactly right: 0.90."),
        (0.94, True, "Close: you said 0.94, it is 0.90."),
        (1.5, False, "0.60 too high: you said 1.50, it is 0.90."),
        (0.3, False, "0.60 too low: you said 0.30, it is 0.90."),
    ],
)
def test_a_number(guess, right, words):
    found = judged(prediction(**NUMBER), (guess,), lambda _: {"cost": 0.9})
    assert (found.right, found.sentence) == (right, words)
    assert found.score == pytest.approx(1 - abs(guess - 0.9) / 2)


@pytest.mark.parametrize(("guess", "words"), [(5, "Right: 5."), (0, "You said 0, it is 5.")])
def test_a_digit_is_another_one_and_neither_too_low_nor_too_high(guess, words):
    asked = prediction(kind="number", fact="says", low=0, high=9, step=1, near=0.5)
    assert judged(asked, (guess,), lambda _: {"says": 5}).sentence == words


def test_why_is_said_with_the_numbers_of_the_moment():
    asked = prediction(**NUMBER, because="It pays {largest_miss}; you said {guess}.")
    found = judged(asked, (0.3,), lambda _: {"cost": 0.9, "largest_miss": 0.81})
    assert found.sentence.endswith("It pays 0.81; you said 0.30.")


def test_one_of_several_is_true_by_its_condition():
    options = [
        {"say": "Up", "when": {"fact": "cost", "above": 1}},
        {"say": "Down.", "when": {"fact": "cost", "below": 1}},
    ]
    asked = prediction(kind="one-of", options=options, because="Now {cost}.")
    assert judged(asked, (1.0,), lambda _: {"cost": 0.5}).sentence == "That is right. Now 0.50."
    assert judged(asked, (0.0,), lambda _: {"cost": 0.5}).sentence == "No: “Down”. Now 0.50."
    with pytest.raises(UnknownTruthError, match="0 of its options"):
        truth_of(asked, lambda _: {"cost": 1.0})


def test_an_order_counts_the_pairs_that_are_turned():
    items = [
        {"say": name, "state": {"n": n}} for name, n in (("A", 1.0), ("B", 0.0), ("C", 2.5), ("D", 10.0))
    ]
    asked = prediction(kind="order", fact="cost", items=items)

    def at(parts):
        return {"cost": parts.get("n", 0.0)}

    assert judged(asked, (3, 2, 0, 1), at).sentence == "All in order: 10.00 > 2.50 > 1.00 > 0.00."
    wrong = judged(asked, (1, 0, 2, 3), at)
    assert (wrong.off, wrong.score) == (6, 0)
    assert "6 of 6 pairs" in wrong.sentence
    assert "D · C · A · B" in wrong.sentence


def test_a_place_on_a_map_is_as_far_off_as_a_ruler_says():
    asked = prediction(kind="place", facts=["ball", "ball_2"], low=-5, high=5, near=0.5)
    found = judged(asked, (3.0, 4.0), lambda _: {"ball": 0.0, "ball_2": 0.0})
    assert found.off == 5
    assert found.sentence == "5 away: it is at (0, 0)."


def test_what_is_not_known_cannot_be_judged():
    with pytest.raises(UnknownTruthError, match="“cost” is not known"):
        judged(prediction(**NUMBER), (0.3,), lambda _: {})


@pytest.mark.parametrize(
    "wrong",
    [
        {"low": 2},
        {"near": 0},
        {"near": 5},
        {"start": 7},
        {"step": 0},
        {"hides": ["coast"]},
        {"kind": "hunch"},
    ],
)
def test_predictions_that_cannot_be_asked_are_refused(wrong):
    with pytest.raises(msgspec.ValidationError):
        prediction(**NUMBER | wrong)


class _Shouting(QTranslator):
    def isEmpty(self):
        return False

    def translate(self, context, text, disambiguation=None, n=-1):
        return f"{text}!" if context == "Lesson" else text


def test_the_texts_of_lesson_files_are_translated_where_they_are_shown(qapp):
    shouting = _Shouting()
    QCoreApplication.installTranslator(shouting)
    try:
        found = judged(prediction(**NUMBER, because="It is {cost}"), (0.9,), lambda _: {"cost": 0.9})
    finally:
        QCoreApplication.removeTranslator(shouting)
    assert found.sentence == "Exactly right: 0.90. It is 0.90!"

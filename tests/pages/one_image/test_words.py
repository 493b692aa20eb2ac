"""The sentences say what a hand calculation finds, and read well at cost 0 and at ties."""

import re

import numpy as np
import pytest

from clawdemy_gui.core.cost import cost
from clawdemy_gui.core.reading import Kind
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.words import (
    biggest_miss_sentence,
    joined,
    preset_words,
    reading_words,
    state_sentence,
)
from clawdemy_gui.state.presets import PRESETS

SHRUG = (0.1,) * 10
PERFECT = (0.0, 0.0, 0.0, 1.0) + (0.0,) * 6
WRONG = (0.0,) * 5 + (1.0,) + (0.0,) * 4
CONFIDENT = (0.02, 0.01, 0.05, 0.92, 0.03, 0.04, 0.01, 0.02, 0.01, 0.02)
TAG = re.compile("<[^>]+>")


def test_joined_reads_as_one_says_it():
    assert [joined(numbers) for numbers in ([3], [3, 5], [3, 5, 8])] == ["3", "3 and 5", "3, 5 and 8"]


@pytest.mark.parametrize(
    ("outputs", "label", "sentence"),
    [
        (SHRUG, 3, "Label 3. Cost 0.90, total shrug: no idea, and says so. Biggest miss: output 3 said 0.10 "
                   "and should say 1, so it pays (0.1 − 1)² = 0.81, 90 % of the total. Squaring makes big "
                   "misses dominate."),
        (PERFECT, 3, "Label 3. Cost 0.00, perfect. No output misses: every one is exactly as desired."),
        ((0.5,) * 10, 8, "Label 8. Cost 2.50, all one half: sits on the fence. All ten outputs tie: each "
                         "pays 0.25, 10 % of the total. Equal misses pay equally."),
        ((0.0, 0.0, 0.0, 0.995) + (0.0,) * 6, 3,
         "Label 3. Cost 0.000025, confident, correct. Biggest miss: output 3 said 0.995 and should say 1, so "
         "it pays (0.995 − 1)² = 0.000025, 100 % of the total. Squaring makes small misses nearly free."),
    ],
)  # fmt: skip
def test_the_state_in_one_spoken_sentence(outputs, label, sentence):
    assert state_sentence(Answer(outputs, label)) == sentence


@pytest.mark.parametrize(
    ("outputs", "label", "line"),
    [
        (SHRUG, 3, "9·(0.1)² + (0.1−1)² = 0.90"),
        (PERFECT, 3, "9·(0)² + (1−1)² = 0.00"),
        (WRONG, 3, "8·(0)² + (1)² + (0−1)² = 2.00"),
        ((0.9234,) + (0.0,) * 9, 0, "9·(0)² + (0.9234−1)² = 0.0059"),
    ],
)
def test_the_worked_line(outputs, label, line):
    assert Answer(outputs, label).worked_line() == line


def test_the_worked_line_is_a_sum_one_can_work_out():
    draw = np.random.default_rng(4)
    for _ in range(200):
        outputs = tuple(int(n) / 100 for n in draw.integers(0, 101, 10))
        label = int(draw.integers(10))
        left, right = Answer(outputs, label).worked_line().split(" = ")
        worked, terms = 0.0, 0
        for term in left.split(" + "):
            count, number, minus_one = re.fullmatch(r"(?:(\d+)·)?\(([\d.]+)(−1)?\)²", term).groups()
            worked += int(count or 1) * (float(number) - bool(minus_one)) ** 2
            terms += int(count or 1)
        assert terms == 10
        assert worked == pytest.approx(cost(outputs, label), abs=1e-9)
        assert float(right) == pytest.approx(worked, abs=0.5e-4 + 1e-9)


@pytest.mark.parametrize(
    ("outputs", "label", "text"),
    [
        (SHRUG, 3, "Biggest miss: output 3 said 0.10 and should say 1, so it pays (0.1 − 1)² = 0.81, 90 % of "
                   "the total. Squaring makes big misses dominate."),
        (PERFECT, 3, "No output misses: every one is exactly as desired."),
        (WRONG, 3, "Biggest misses: outputs 3 and 5 each pay 1.00, 50 % of the total. Equal misses pay "
                   "equally."),
        ((0.5,) * 10, 3, "All ten outputs tie: each pays 0.25, 10 % of the total. Equal misses "
                         "pay equally."),
        (CONFIDENT, 3, "Biggest miss: output 3 said 0.92 and should say 1, so it pays (0.92 − 1)² = 0.0064, "
                       "50 % of the total. Squaring makes small misses nearly free."),
        ((1.0,) * 9 + (0.9,), 9, "9 outputs tie for the biggest squared miss: each pays 1.00, 11 %. Equal "
                                 "misses pay equally."),
    ],
)  # fmt: skip
def test_the_sentence_of_the_biggest_miss(outputs, label, text):
    assert TAG.sub("", biggest_miss_sentence(Answer(outputs, label))) == text


def test_misses_that_differ_only_by_rounding_are_tied():
    outputs = (0.1, 0.0, 0.0, 0.9) + (0.0,) * 6
    assert 0.1**2 != (0.9 - 1) ** 2
    assert Answer(outputs, 3).largest == [0, 3]


def test_no_miss_is_the_largest_of_a_perfect_answer():
    assert Answer(PERFECT, 3).largest == []


@pytest.mark.parametrize(
    ("outputs", "label", "words"),
    [
        (SHRUG, 3, "total shrug: no idea, and says so"),
        (PERFECT, 3, "perfect"),
        (WRONG, 3, "confident, wrong: says 5"),
        (CONFIDENT, 3, "confident, correct"),
        ((0.05, 0.05, 0.05, 0.45, 0.05, 0.62) + (0.05,) * 4, 3, "unsure, leaning to 5"),
        ((0.0, 0.6, 0.0, 0.6) + (0.0,) * 6, 3, "undecided between 1 and 3"),
    ],
)
def test_the_answer_in_words(outputs, label, words):
    assert reading_words(Answer(outputs, label)) == words


def test_every_kind_of_answer_has_words():
    examples = {
        "perfect": PERFECT, "everything wrong": tuple(1 - a for a in PERFECT), "all off": (0.0,) * 10,
        "all on": (1.0,) * 10, "total shrug": SHRUG, "all one half": (0.5,) * 10,
        "all the same": (0.3,) * 10, "confident, correct": CONFIDENT, "confident, wrong": WRONG,
        "unsure": (0.4,) + (0.1,) * 9, "tied": (0.4, 0.4) + (0.1,) * 8,
    }  # fmt: skip
    assert set(examples) == set(Kind.__args__)
    said = [reading_words(Answer(outputs, 3)) for outputs in examples.values()]
    assert all(said)
    assert len(set(said)) == len(said)


def test_every_preset_has_a_name_and_says_what_to_notice():
    titles, notices = zip(*(preset_words(preset.name) for preset in PRESETS), strict=True)
    assert len(set(titles)) == len(PRESETS)
    assert all(len(notice.split()) >= 4 for notice in notices)

"""The presets keep their cost and their meaning under every label."""

import numpy as np
import pytest

from clawdemy_gui.core.cost import cost
from clawdemy_gui.core.reading import read_answer
from clawdemy_gui.state.presets import PRESETS, preset_of

BY_HAND = {
    "confident, correct": (0.0129, "confident, correct"),
    "total shrug": (0.90, "total shrug"),
    "confident, wrong": (2.0, "confident, wrong"),
    "perfect": (0.0, "perfect"),
    "all off": (1.0, "all off"),
    "all one half": (2.5, "all one half"),
    "everything wrong": (10.0, "everything wrong"),
    "right at 8.82": (8.8209, "unsure"),
    "wrong at 0.52": (0.5202, "unsure"),
}
"""Cost and reading, from the lesson's arithmetic: 9·0.1² + 0.9², 9·0.99², 0.51² + 0.51² …"""


def named(name):
    return next(preset for preset in PRESETS if preset.name == name)


def test_the_lessons_presets_are_there_and_a_random_one():
    assert [preset.name for preset in PRESETS] == [*BY_HAND, "random"]


@pytest.mark.parametrize("label", range(10))
@pytest.mark.parametrize("name", BY_HAND)
def test_cost_and_meaning_hold_under_any_label(name, label):
    total, kind = BY_HAND[name]
    outputs = named(name).outputs(label, 1)
    assert cost(outputs, label) == pytest.approx(total, abs=1e-12)
    assert read_answer(outputs, label).kind == kind


@pytest.mark.parametrize("label", range(10))
def test_right_at_8_82_is_right_and_wrong_at_0_52_is_wrong(label):
    assert np.argmax(named("right at 8.82").outputs(label, 1)) == label
    assert np.argmax(named("wrong at 0.52").outputs(label, 1)) != label


def test_the_lessons_confident_answer_is_the_one_for_a_3():
    expected = (0.02, 0.01, 0.05, 0.92, 0.03, 0.04, 0.01, 0.02, 0.01, 0.02)
    assert named("confident, correct").outputs(3, 1) == expected


def test_a_seed_always_draws_the_same_random_answer():
    random = named("random")
    answers = [random.outputs(3, seed) for seed in range(40)]
    assert [random.outputs(3, seed) for seed in range(40)] == answers
    assert len(set(answers)) == len(answers)
    assert random.outputs(7, 5) == answers[5]
    assert all(0 <= output <= 1 and round(output, 2) == output for answer in answers for output in answer)


def test_random_answers_cost_ten_thirds_on_average():
    totals = [cost(named("random").outputs(0, seed), 0) for seed in range(4000)]
    # The costs scatter by 0.94, so the mean of 4,000 scatters by 0.015; hundredths add 0.02 of their own.
    assert np.mean(totals) == pytest.approx(10 / 3, abs=0.08)


@pytest.mark.parametrize("label", range(10))
def test_an_answer_is_recognised_as_the_preset_it_is(label):
    for preset in PRESETS:
        assert preset_of(preset.outputs(label, 8), label, 8) is preset
    assert preset_of((0.11,) * 10, label, 8) is None

"""What the Descent page says: numbers with the digits that count, and a run in one line."""

from typing import get_args

import pytest

from clawdemy_gui.core.descent_run.diagnosis import Diagnosis
from clawdemy_gui.pages.descent.words import (
    accuracy_text,
    change_words,
    cost_text,
    diagnosis_sentence,
    run_words,
    size_text,
    state_sentence,
)
from clawdemy_gui.state.subject import DataChoice, Leg, NetworkChoice, Training


@pytest.mark.parametrize(
    ("cost", "text"), [(3.7182, "3.72"), (0.9, "0.900"), (0.0764, "0.0764"), (float("nan"), "–")]
)
def test_a_cost_shows_the_digits_that_count(cost, text):
    assert cost_text(cost) == text


def test_shares_and_step_sizes():
    assert accuracy_text(0.93249) == "93.2 %"
    assert accuracy_text(float("nan")) == "–"
    assert [size_text(size) for size in (1.5, 100.0, 0.01)] == ["1.5", "100", "0.01"]


@pytest.mark.parametrize("kind", get_args(Diagnosis))
def test_everything_that_happens_has_its_words(kind):
    assert diagnosis_sentence(kind).endswith(".")
    assert "<" not in diagnosis_sentence(kind)
    assert state_sentence(12, (0.9, 0.1, 0.91), kind).startswith("Step 12. Training cost 0.900, test cost")


def test_only_what_changed_is_said_on_the_curve():
    leg = Leg()
    assert change_words(leg, Leg(step=5, step_size=3.0)) == "step 3"
    changed = Leg(step=5, batch_size=1_000, random_labels=True, data=DataChoice("mnist"))
    assert change_words(leg, changed) == "1,000 a step, other images, random labels"
    assert change_words(changed, leg).endswith("true labels")


def test_a_run_in_one_line():
    run = Training(NetworkChoice(random=4), 6, (Leg(), Leg(step=50, step_size=0.5)), 120)
    expected = (
        "Random dials, seed 4; seed 6; Embedded digits, training (1,437); step size 1.5, 10 images a step; "
        "from step 50: step 0.5; 120 steps"
    )
    assert run_words(run) == expected


@pytest.mark.parametrize(
    ("share", "text"),
    [(1.0, "100.0 %"), (0.99995, "99.9950 %"), (0.9994, "99.9 %"), (0.0001, "0.0100 %"), (0.0, "0.0 %")],
)
def test_a_share_that_is_not_all_or_nothing_never_looks_like_it(share, text):
    assert accuracy_text(share) == text


@pytest.mark.parametrize(("cost", "text"), [(0.0, "0.0000"), (2e-5, "0.00002"), (8e-5, "0.0001")])
def test_a_cost_that_is_not_0_never_looks_like_it(cost, text):
    assert cost_text(cost) == text

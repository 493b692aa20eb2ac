"""The practice's questions: the same for everybody with a seed, and judged as on paper."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clawdemy_gui.lesson.practice import by_hand, guess_cost, what_does_it_do, which_costs_more

SEEDS = st.integers(0, 999_999)


def on_paper(outputs, label):
    """The cost in exact fractions of what is written with decimals."""
    return sum((Fraction(str(a)) - (k == label)) ** 2 for k, a in enumerate(outputs))


@given(SEEDS)
def test_ten_rounds_whose_costs_are_those_on_paper_and_on_the_ruler(seed):
    rounds = guess_cost.rounds(seed)
    assert len(rounds) == 10
    assert guess_cost.rounds(seed) == rounds
    for each in rounds:
        assert each.truth == pytest.approx(float(on_paper(each.outputs, each.label)))
        assert 0 < each.truth < each.high
        assert all(0 <= output <= 1 for output in each.outputs)


def test_rounds_become_harder():
    rounds = guess_cost.rounds(1)
    for each in rounds[:3]:
        assert sum(a != (k == each.label) for k, a in enumerate(each.outputs)) == 1
    for each in rounds[-2:]:
        assert max(range(10), key=lambda k: each.outputs[k]) != each.label
        assert each.truth > 1
    assert guess_cost.rounds(2) != rounds


def test_points_go_by_distance():
    assert guess_cost.points(0.9, 0.9) == 10
    assert guess_cost.points(0.3, 0.9) == 0
    assert 0 < guess_cost.points(0.7, 0.9) < guess_cost.points(0.8, 0.9) < 10


def test_the_lessons_own_four_answers_come_first():
    first = which_costs_more.questions(5)[0]
    assert first.costs == (1.0, 0.0, 2.5, 10.0)
    assert first.truth == (3.0, 2.0, 0.0, 1.0)


@pytest.mark.parametrize("seed", range(12))
def test_pairs_and_fours_can_be_told_apart_and_every_other_one_surprises(seed):
    questions = which_costs_more.questions(seed)
    assert [len(each.answers) for each in questions] == [4, 2, 2, 2, 2, 2, 4, 4]
    for number, each in enumerate(questions[1:], start=1):
        costs = sorted(float(on_paper(answer, each.label)) for answer in each.answers)
        assert min(b - a for a, b in pairwise(costs)) >= 0.0999
        assert each.surprises == (number % 2 == 1)
        dearest = max(each.answers, key=lambda answer: on_paper(answer, each.label))
        assert each.answers[int(each.truth[0])] == dearest


def test_the_lessons_two_answers_to_a_seven_by_hand():
    unsure, sure = by_hand.tasks(1)[:2]
    assert unsure.truth == pytest.approx(0.14)
    assert [round(miss, 4) for miss in unsure.misses if miss > 1e-9] == [0.09, 0.04, 0.01]
    assert sure.truth == pytest.approx(1.62)
    assert sure.truth > 0.9 > unsure.truth


@pytest.mark.parametrize(
    ("k", "typed", "slip"),
    [
        (2, 0.09, ""),
        (2, 0.3, "not squared"),
        (2, -0.09, "sign lost"),
        (2, 0.009, "divided by ten"),
        (2, 0.045, "halved"),
        (2, 0.9, "other"),
        (7, 0.04, ""),
        (7, 0.64, "label forgotten"),
        (7, 0.0, "label forgotten"),
        (7, 0.2, "not squared"),
        (7, -0.2, "not squared"),
        (7, 3.24, "sign lost"),
        (7, 0.004, "divided by ten"),
        (7, 0.02, "halved"),
        (0, 0.0, ""),
    ],
)
def test_slips_in_a_cell_are_named(k, typed, slip):
    assert by_hand.cell_slip(by_hand.tasks(1)[0], k, typed) == slip


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        (0.14, ""),
        (0.1, "label forgotten"),
        (0.74, "label forgotten"),
        (0.014, "divided by ten"),
        (0.07, "halved"),
        (0.6, "not squared"),
        (0.05, "term missing"),
        (0.5, "other"),
    ],
)
def test_slips_in_the_sum_are_named(typed, slip):
    assert by_hand.sum_slip(by_hand.tasks(1)[0], typed) == slip


@given(SEEDS)
def test_what_is_right_never_counts_as_a_slip(seed):
    for task in by_hand.tasks(seed):
        assert by_hand.sum_slip(task, float(on_paper(task.outputs, task.label))) == ""
        for k, output in enumerate(task.outputs):
            right = float((Fraction(str(output)) - (k == task.label)) ** 2)
            assert by_hand.cell_slip(task, k, right) == ""


def test_the_lessons_walks():
    """From 5 with 0.1, with 2.0, and from 10 with 1.0, by the lesson's own figures."""
    slow = what_does_it_do.walk_costs(5.0, 0.1, 3)
    assert slow == pytest.approx((25, 16, 10.24, 6.5536))
    assert what_does_it_do.walk_costs(5.0, 2.0, 2) == pytest.approx((25, 225, 2025))
    assert what_does_it_do.walk_costs(10.0, 1.0, 4) == pytest.approx((100,) * 5)


@given(SEEDS)
def test_symptoms_dials_and_nudges_are_what_they_are_said_to_be(seed):
    questions = what_does_it_do.questions(seed)
    assert len(questions) == 9
    flips = 0
    for each in questions:
        if isinstance(each, what_does_it_do.Walked):
            first, last = each.costs[0], each.costs[-1]
            assert (last > 10 * first) == (each.truth == "too large")
            assert (abs(last - first) < 1e-6) == (each.truth == "at the edge")
            assert (first * 0.8 < last < first * 0.999) == (each.truth == "too small")
            assert (last < 0.3 * first) == (each.truth == "good")
        elif isinstance(each, what_does_it_do.TwoDials):
            assert abs(each.slopes[each.truth]) > abs(each.slopes[1 - each.truth])
        else:
            leaders = [max(range(10), key=outputs.__getitem__) for outputs in (each.before, each.after)]
            assert each.truth == (leaders[0] != leaders[1])
            flips += each.truth
    assert flips == 1

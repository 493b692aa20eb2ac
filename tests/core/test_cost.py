"""The cost against hand calculations, finite differences and the properties the lesson claims."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from clawdemy_gui.core.cost import (
    COSTS,
    accuracy,
    average_cost,
    cost,
    cross_entropy,
    one_hot,
    slope,
    squared_misses,
)

SLACK = 1e-12
CONFIDENT = [0.02, 0.01, 0.05, 0.92, 0.03, 0.04, 0.01, 0.02, 0.01, 0.02]
answers = some.lists(some.integers(0, 1000).map(lambda n: n / 1000), min_size=10, max_size=10)
labels = some.integers(0, 9)


def with_one(value, slot, rest):
    outputs = [rest] * 10
    outputs[slot] = value
    return outputs


def test_confident_and_correct_by_hand():
    by_hand = [0.0004, 0.0001, 0.0025, 0.0064, 0.0009, 0.0016, 0.0001, 0.0004, 0.0001, 0.0004]
    assert squared_misses(CONFIDENT, 3) == pytest.approx(by_hand, abs=SLACK)
    assert cost(CONFIDENT, 3) == pytest.approx(0.0129, abs=SLACK)


@pytest.mark.parametrize("label", range(10))
@pytest.mark.parametrize(
    ("outputs_for", "expected"),
    [
        (lambda k: with_one(1, k, 0), 0),
        (lambda k: [0.1] * 10, 0.90),
        (lambda k: [0] * 10, 1),
        (lambda k: [1] * 10, 9),
        (lambda k: [0.5] * 10, 2.5),
        (lambda k: [float(i in (k, (k + 1) % 10)) for i in range(10)], 1),
        (lambda k: with_one(1, (k + 1) % 10, 0), 2),
        (lambda k: with_one(0, k, 1), 10),
        (lambda k: with_one(1, k, 0.99), 8.8209),
    ],
)
def test_the_lessons_answers_under_any_label(label, outputs_for, expected):
    assert cost(outputs_for(label), label) == pytest.approx(expected, abs=SLACK)


def test_wrong_at_just_over_one_half():
    outputs = [0] * 10
    outputs[4], outputs[9] = 0.49, 0.51
    assert cost(outputs, 4) == pytest.approx(0.5202, abs=SLACK)
    assert accuracy([outputs], [4]) == 0


def test_the_shrug_is_the_best_constant_answer():
    constants = np.linspace(0, 1, 1001)
    costs = [cost([c] * 10, 3) for c in constants]
    assert constants[np.argmin(costs)] == pytest.approx(0.1)
    assert slope([0.1] * 10, 3) == pytest.approx(with_one(-1.8, 3, 0.2))


def test_random_outputs_cost_ten_thirds_on_average():
    random = np.random.default_rng(1)
    outputs, label = random.random((200_000, 10)), random.integers(0, 10, 200_000)
    assert average_cost(outputs, label) == pytest.approx(10 / 3, abs=0.01)


def test_a_4_ranked_by_hand():
    ranked = [[0] * 10, one_hot(4), [0.5] * 10, 1 - one_hot(4)]
    assert [cost(outputs, 4) for outputs in ranked] == [1, 0, 2.5, 10]


def test_average_cost_is_the_mean_of_the_costs():
    outputs = [CONFIDENT, [0.1] * 10]
    assert average_cost(outputs, np.array([3, 7], dtype=np.uint8)) == pytest.approx((0.0129 + 0.9) / 2)
    assert isinstance(average_cost(outputs, [3, 7]), float)


def test_the_first_largest_output_wins_a_tie():
    assert accuracy([[0.1] * 10, [0.1] * 10], [0, 1]) == 0.5


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.int16, np.uint64, np.int64])
def test_labels_of_any_integer_type(kind):
    assert one_hot(kind(9)).tolist() == [0] * 9 + [1]
    assert accuracy(np.eye(10), np.arange(10, dtype=kind)) == 1


@pytest.mark.parametrize("name", COSTS)
def test_slopes_agree_with_finite_differences(name):
    value, its_slope = COSTS[name]
    random = np.random.default_rng(5)
    step = 1e-6
    for label in range(10):
        outputs = random.uniform(0.05, 0.95, 10)
        nudges = step * np.eye(10)
        measured = [(value(outputs + n, label) - value(outputs - n, label)) / (2 * step) for n in nudges]
        assert its_slope(outputs, label) == pytest.approx(measured, rel=1e-6)


def test_the_other_costs_by_hand():
    shrug = [0.1] * 10
    named = {name: function.value(shrug, 3) for name, function in COSTS.items()}
    assert named == pytest.approx(
        {
            "squared": 0.9,
            "half squared": 0.45,
            "mean squared": 0.09,
            "absolute": 9 * 0.1 + 0.9,
            "cross-entropy": 3.250829733914482,  # −ln 0.1 − 9 ln 0.9, with a pocket calculator
        }
    )
    assert next(iter(COSTS)) == "squared"


def test_absolute_has_no_slope_at_its_kink():
    assert COSTS["absolute"].slope(one_hot(3), 3).tolist() == [0] * 10


def test_cross_entropy_is_finite_at_its_ends():
    assert cross_entropy(one_hot(3), 3) == pytest.approx(0, abs=1e-10)
    assert cross_entropy(1 - one_hot(3), 3) == pytest.approx(10 * -np.log(1e-12), rel=1e-4)
    assert np.isfinite(COSTS["cross-entropy"].slope(1 - one_hot(3), 3)).all()


@pytest.mark.parametrize(
    ("outputs", "label", "named"),
    [
        ([0.1] * 9, 3, r"shape \(10,\)"),
        ([[0.1] * 10], 3, r"shape \(10,\)"),
        ([0.1] * 9 + [float("nan")], 3, "output 9"),
        ([float("inf")] + [0.1] * 9, 3, "output 0"),
        (["much"] * 10, 3, "numbers"),
        ([0.1] * 10, 10, "0 to 9"),
        ([0.1] * 10, -1, "0 to 9"),
        ([0.1] * 10, 3.5, "0 to 9"),
        ([0.1] * 10, float("nan"), "0 to 9"),
        ([0.1] * 10, "3", "0 to 9"),
        ([0.1] * 10, None, "0 to 9"),
    ],
)
def test_wrong_input_is_named(outputs, label, named):
    for function in (cost, squared_misses, slope, *(way.value for way in COSTS.values())):
        with pytest.raises(ValueError, match=named):
            function(outputs, label)


@pytest.mark.parametrize("function", [average_cost, accuracy])
@pytest.mark.parametrize(
    ("outputs", "right", "named"),
    [
        (np.zeros((0, 10)), [], "empty"),
        (np.zeros((2, 9)), [1, 2], r"shape \(n, 10\)"),
        (np.zeros((2, 10)), [1, 2, 3], "2 rows"),
        (np.zeros((2, 10)), [1, 12], "0 to 9"),
        (np.zeros((2, 10)), [1, 0.5], "0 to 9"),
        (np.full((2, 10), np.nan), [1, 2], "finite"),
    ],
)
def test_wrong_sets_are_named(function, outputs, right, named):
    with pytest.raises(ValueError, match=named):
        function(outputs, right)


@given(answers, labels)
def test_never_negative_and_zero_only_at_the_one_hot(outputs, label):
    total = cost(outputs, label)
    assert total >= 0
    assert (total == 0) == (outputs == one_hot(label).tolist())


@given(some.lists(some.tuples(answers, labels), min_size=1, max_size=8))
def test_accuracy_is_at_least_one_minus_twice_the_cost(images):
    outputs, right = zip(*images, strict=True)
    assert accuracy(outputs, right) >= 1 - 2 * average_cost(outputs, right) - SLACK


@given(answers, labels)
def test_a_misclassified_image_costs_at_least_one_half(outputs, label):
    if accuracy([outputs], [label]) == 0:
        assert cost(outputs, label) >= 0.5 - SLACK


@given(answers, labels, some.permutations(range(9)))
def test_permuting_the_wrong_slots_changes_nothing(outputs, label, order):
    wrong = [i for i in range(10) if i != label]
    moved = list(outputs)
    for slot, source in zip(wrong, order, strict=True):
        moved[slot] = outputs[wrong[source]]
    assert cost(moved, label) == pytest.approx(cost(outputs, label), abs=SLACK)


def test_the_core_needs_no_qt():
    code = "import sys, clawdemy_gui.core.cost; sys.exit(any('PySide6' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

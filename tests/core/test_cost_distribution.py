"""How the cost spreads, checked by hand and against plain loops."""

import numpy as np
import pytest

from clawdemy_gui.core import cost_distribution

COSTS = np.array([0.02, 1.9, 0.1, 0.05, 2.4, 0.6])
LABELS = np.array([3, 3, 1, 0, 9, 1], np.uint8)
ANSWERS = np.array([3, 8, 1, 0, 4, 1], np.uint8)


@pytest.fixture
def many():
    """A thousand costs, labels and answers."""
    rng = np.random.default_rng(4)
    return (
        rng.exponential(0.3, 1000).clip(0, 10),
        rng.integers(0, 10, 1000, np.uint8),
        rng.integers(0, 10, 1000, np.uint8),
    )


def test_the_running_average_is_each_prefixs_mean(many):
    costs = many[0]
    averages = cost_distribution.running_average(costs)
    for count in (1, 2, 17, 1000):
        assert averages[count - 1] == pytest.approx(costs[:count].mean(), rel=1e-12)


def test_the_wrong_few_carry_most():
    found = cost_distribution.concentration(COSTS, LABELS != ANSWERS)
    assert found == (2, pytest.approx(2 / 6), pytest.approx(4.3 / 5.07), True)


def test_with_nothing_wrong_or_nearly_all_wrong_the_costliest_tenth_is_told(many):
    costs, _, _ = many
    for wrong in (np.zeros(1000, bool), np.ones(1000, bool)):
        found = cost_distribution.concentration(costs, wrong)
        assert (found.images, found.share, found.wrong) == (100, 0.1, False)
        assert found.of_cost == pytest.approx(sorted(costs)[-100:] @ np.ones(100) / costs.sum())


def test_a_perfect_network_has_no_cost_to_carry():
    assert cost_distribution.concentration(np.zeros(5), np.zeros(5, bool)).of_cost == 0


def test_every_image_falls_into_one_bin(many):
    costs = many[0]
    counts = cost_distribution.counts_by_bin(cost_distribution.bins(costs))
    assert counts.sum() == 1000
    assert cost_distribution.sums_by_bin(cost_distribution.bins(costs), costs).sum() == pytest.approx(
        costs.sum()
    )
    for place, (low, high) in enumerate(
        zip(cost_distribution.EDGES, cost_distribution.EDGES[1:], strict=False)
    ):
        assert counts[place] == sum(low <= cost < high for cost in costs)


def test_the_ends_have_bins():
    assert list(cost_distribution.bins(np.array([0.0, 0.1, 2.0, 9.99, 10.0]))) == [0, 1, 20, 20, 20]


def test_the_table_of_labels_and_answers(many):
    _, labels, answers = many
    table = cost_distribution.label_by_answer(labels, answers)
    assert table[3, 8] == sum(
        (label, answer) == (3, 8) for label, answer in zip(labels, answers, strict=True)
    )
    assert table.sum() == 1000


def test_each_digit_by_itself():
    found = cost_distribution.per_digit(COSTS, LABELS, ANSWERS)
    assert found.costs[3] == pytest.approx(0.96)
    assert found.accuracies[3] == 0.5
    assert found.counts[1] == 2
    assert np.isnan(found.costs[7])
    assert np.isnan(found.accuracies[7])


def test_the_orders():
    def order(sorting):
        costliest = cost_distribution.costliest_first(COSTS)
        return list(cost_distribution.sorted_images(costliest, LABELS, ANSWERS, sorting))

    assert order("cost") == [4, 1, 5, 2, 3, 0]
    assert order("label") == [3, 5, 2, 1, 0, 4]
    assert order("wrong-first") == [4, 1, 5, 2, 3, 0]
    assert order("original") == [0, 1, 2, 3, 4, 5]


def test_wrong_first_puts_a_cheap_wrong_answer_before_a_dear_right_one():
    labels, answers = np.array([1, 2], np.uint8), np.array([1, 3], np.uint8)
    assert list(cost_distribution.sorted_images(np.array([0, 1]), labels, answers, "wrong-first")) == [1, 0]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [0, 1, 2, 3, 4, 5]),
        ({"label": 3}, [0, 1]),
        ({"verdict": "wrong"}, [1, 4]),
        ({"verdict": "right", "label": 1}, [2, 5]),
        ({"label": 3, "answer": 8}, [1]),
        ({"bin_number": 20}, [4]),
        ({"bin_number": 1, "label": 1}, [2]),
    ],
)
def test_filters(filters, expected):
    assert list(np.flatnonzero(cost_distribution.matching(COSTS, LABELS, ANSWERS, **filters))) == expected

"""The experiments of the Myths page find the lesson's numbers, twice the same for the same seed."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.cost import cost
from clawdemy_gui.core.descent_run.schedule import Phase, start_of, walk
from clawdemy_gui.core.descent_run.schedule import random_labels as drawn_labels
from clawdemy_gui.core.experiments.bowl import POINTS, Way, bowl
from clawdemy_gui.core.experiments.every_setting import STEP_EVALUATIONS, every_setting
from clawdemy_gui.core.experiments.fixed_set import TURNED_THROUGH, VALUES, fixed_set
from clawdemy_gui.core.experiments.memorising import BATCH_SIZE, STEP_SIZE, memorising
from clawdemy_gui.core.experiments.nonsense import KINDS, SURE, nonsense
from clawdemy_gui.core.experiments.one_answer import one_answer, undecided_image
from clawdemy_gui.core.experiments.random_search import DRAWS_OF_A_SEED
from clawdemy_gui.core.experiments.step import drawn
from clawdemy_gui.core.network import Network, total_cost
from clawdemy_gui.files.networks.shipped import shipped

SHRUG = 0.9


@pytest.fixture(scope="module")
def network():
    return shipped("digits-a").open().network


@pytest.fixture(scope="module")
def images():
    return digits.training()


def findings(steps):
    """What an experiment found; on the way its steps rise to the total, one by one or by more."""
    last = None
    for step in steps:
        assert 0 <= (last.done if last else 0) <= step.done <= step.total
        last = step
    assert last.done == last.total
    return last.findings


def same(one, other):
    """Equal, arrays, tuples of arrays and missing parts included."""
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return np.array_equal(one, other, equal_nan=isinstance(one, np.ndarray) and one.dtype.kind == "f")


# What everyone may rely on.


@pytest.mark.parametrize(
    "experiment",
    [
        lambda net, data, seed: nonsense(net, data.images[3], seed, 100),
        lambda net, data, seed: one_answer(net, *data, seed),
        lambda net, data, seed: memorising(*data, seed, 20),
        lambda net, data, seed: fixed_set(net, *data, seed),
        lambda net, data, seed: bowl(net, shipped("digits-b").open().network, *data, seed),
    ],
    ids=["nonsense", "one answer", "memorising", "fixed set", "bowl"],
)
def test_the_same_seed_finds_the_same_and_another_one_something_else(experiment, network, images):
    first = findings(experiment(network, images, 1))
    assert same(first, findings(experiment(network, images, 1)))
    assert not same(first, findings(experiment(network, images, 2)))


def test_only_the_measured_rate_differs(images):
    one, other = (findings(every_setting(*images, 3, 40)) for _ in range(2))
    assert same(one._replace(networks_a_second=0.0), other._replace(networks_a_second=0.0))
    assert one.networks_a_second > 0


def test_drawn_images_and_the_others_are_all_of_them(images):
    chosen, labels, others = drawn(*images, 300, 5)
    assert (len(chosen), len(labels), len(others)) == (300, 300, len(images.labels) - 300)
    left = np.delete(np.arange(len(images.labels)), others)
    assert np.array_equal(images.images[left], chosen)
    assert np.array_equal(images.labels[left], labels)
    assert len(drawn(*images, 10**9, 5)[2]) == 0


# 1. Nonsense.


def test_the_network_is_sure_of_much_pure_noise(network, images):
    found = findings(nonsense(network, images.images[7], 1))
    assert found.noise_images == found.answers.sum() == 1000
    assert 0.3 < found.share < 0.9
    assert found.sure == round(1000 * found.share)


def test_noise_is_uniform_and_what_is_made_of_the_digit_is_made_of_it(network, images):
    digit = images.images[7]
    found = findings(nonsense(network, digit, 4, 50))
    made = dict(zip(KINDS, found.images, strict=True))
    assert made["noise"].mean() == pytest.approx(127.5, abs=10)
    assert sorted(made["shuffled"]) == sorted(digit)
    assert not made["blank"].any()
    assert np.array_equal(made["inverse"], 255 - digit)
    assert np.array_equal(made["upside-down"].reshape(28, 28), np.rot90(digit.reshape(28, 28), 2))
    assert np.array_equal(found.outputs, network.outputs(found.images))


def test_fewer_noise_images_are_the_first_of_many(network, images):
    few, many = (findings(nonsense(network, images.images[7], 4, count)) for count in (1, 100))
    assert np.array_equal(few.images, many.images)
    assert few.sure == int(many.outputs[1].max() > SURE)


# 2. One answer.


def test_the_same_outputs_have_ten_costs_and_the_set_has_one(network, images):
    found = findings(one_answer(network, *images, 12))
    assert found.costs.tolist() == [cost(found.outputs, label) for label in range(10)]
    assert found.cost == cost(found.outputs, int(images.labels[12]))
    assert found.total == pytest.approx(total_cost(network, *images), rel=1e-6)
    assert found.reach > 1


def test_an_undecided_image_is_one_of_those_the_seed_draws(network, images):
    chosen = [undecided_image(network, images.images, seed) for seed in range(10)]
    runners_up = np.sort(network.outputs(images.images), axis=1)[:, -2]
    assert len(set(chosen)) > 3
    assert (runners_up[chosen] > np.quantile(runners_up, 0.9)).all()
    assert chosen[3] == undecided_image(network, images.images, 3)


def test_equal_outputs_cost_the_same_under_every_label(images):
    zeros = shipped("zeros").open().network
    found = findings(one_answer(zeros, *images, 12))
    assert found.reach == 0
    assert found.total == pytest.approx(2.5)


# 3. Memorising.


def test_random_labels_are_learned_by_heart_and_help_nobody(images):
    found = findings(memorising(*images, 1))
    assert found.images == 300
    assert found.true.training[-1] < 0.05
    assert found.true.test[-1] < 0.5
    assert found.random.training[-1] < 0.5 < SHRUG < 1.0 < found.random.test[-1]
    assert found.true.training[0] > 2
    assert found.random.training[0] > 2
    assert found.random.accuracy > 0.6 > 0.3 > found.random.test_accuracy


def test_it_is_the_very_run_that_the_descent_page_would_show(images):
    found = findings(memorising(*images, 6, 20))
    first = images.images[:300]
    stretch = Phase(0, first, drawn_labels(300, 6), None, STEP_SIZE, BATCH_SIZE, 6)
    *_, last = walk(start_of(Network.random(6)), [stretch], 20 * 30)
    assert last.cost == found.random.training[-1]


def test_a_set_too_small_to_test_on_is_refused(images):
    with pytest.raises(ValueError, match="at least four images"):
        next(memorising(images.images[:1], images.labels[:1], 1))


# 4. A fixed set.


def test_images_change_the_answer_and_never_the_cost(network, images):
    found = findings(fixed_set(network, *images, 1))
    assert (len(found.shown), len(found.values)) == (TURNED_THROUGH, VALUES)
    assert found.answers_changed >= TURNED_THROUGH - 3
    assert found.costs_changed == 0
    assert found.costs[0] == pytest.approx(total_cost(network, found.images, found.labels), rel=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_every_seeds_dial_moves_the_cost(network, images, seed):
    found = findings(fixed_set(network, *images, seed))
    assert found.dial_moves > 0.02
    there = network.turned({found.dial: float(found.values[-1])})
    assert found.dial_costs[-1] == pytest.approx(total_cost(there, found.images, found.labels), rel=1e-4)


# 5. Every setting.


def test_descent_beats_chance_with_the_same_evaluations(images):
    found = findings(every_setting(*images, 1, 400))
    assert (len(found.random_best), len(found.descent_best)) == (400, 400 // STEP_EVALUATIONS)
    assert found.descent_best[-1] < SHRUG < found.random_best[-1]
    assert (np.diff(found.random_best) <= 0).all()
    assert (np.diff(found.descent_best) <= 0).all()
    judged, labels, _ = drawn(*images, 200, 1)
    first = total_cost(Network.random(DRAWS_OF_A_SEED), judged, labels)
    assert found.random_best[0] == pytest.approx(first)


# 6. The bowl.


@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_slice_is_a_bowl_and_the_ways_between_are_hills(network, images, seed):
    found = findings(bowl(network, shipped("digits-b").open().network, *images, seed))
    assert found.random.minima == 1
    assert 0.5 < found.other.hill < 1.2
    assert 0.5 < found.twin.hill < 1.2
    ends = np.interp([0, 1], found.twin.places, found.twin.costs)
    assert ends[0] == pytest.approx(ends[1], rel=1e-2)
    assert found.dials == 13_002


@pytest.mark.parametrize(
    ("costs", "minima"),
    [
        (lambda x: (x - 0.4) ** 2, 1),
        (lambda x: x, 1),
        (lambda x: -x, 1),
        (lambda x: np.cos(6 * np.pi * x), 3),
        (lambda x: 1 + 1e-6 * np.sin(80 * x), 1),
    ],
    ids=["bowl", "rising", "falling", "three valleys", "rounding"],
)
def test_valleys_are_counted(costs, minima):
    places = np.linspace(0, 1, POINTS)
    assert Way(places, costs(places)).minima == minima


def test_networks_built_differently_have_no_way_between_them(images):
    with pytest.raises(ValueError, match="784-30-10 neurons"):
        next(bowl(Network.random(1), Network.random(1, (784, 30, 10)), *images, 1))

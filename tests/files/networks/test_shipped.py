"""The networks that ship: they are what their files say, and show what the lesson promises."""

import os

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.network import Network, evaluate, total_cost
from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.networks.shipped import DEFAULTS, SHIPPED, shipped
from clawdemy_gui.resource import resource

TRAINING, TEST = digits.training(), digits.test()
NAMES = [each.name for each in SHIPPED]


@pytest.fixture(scope="module")
def mnist_sets():
    if mnist.VARIABLE not in os.environ:
        pytest.skip(f"{mnist.VARIABLE} names no folder with MNIST")
    training, test = (list(mnist.opening_mnist(part))[-1] for part in ("training", "test"))
    return (training.images, training.labels), (test.images, test.labels)


def network(name):
    return shipped(name).open().network


def line(first, second, images, labels, points=21):
    """The total cost on the straight way from one network to another."""
    shares = np.linspace(0, 1, points)
    on_the_way = [(1 - share) * first.parameters + share * second.parameters for share in shares]
    return np.array([total_cost(Network.from_parameters(dials), images, labels) for dials in on_the_way])


@pytest.mark.parametrize("name", NAMES)
def test_each_is_small_has_a_title_and_the_lessons_shape(name):
    each = shipped(name)
    assert each.title
    assert each.open().network.layers == (784, 16, 16, 10)
    assert each.open().about.name == name
    assert each.open() is each.open()
    assert resource(f"networks/{name}.npz").stat().st_size < 54_000


def test_names_and_titles_are_unique_and_every_data_set_has_a_default():
    assert len(set(NAMES)) == len({each.title for each in SHIPPED}) == len(SHIPPED)
    assert {shipped(name).open().about.learned_from for name in DEFAULTS.values()} == {"digits", "mnist"}


@pytest.mark.parametrize("name", ["digits-a", "digits-b"])
def test_the_trained_ones_read_the_embedded_digits(name):
    assert total_cost(network(name), *TRAINING) < 0.01
    test = evaluate(network(name), *TEST)
    assert 0.94 <= test.accuracy <= 0.97
    assert 0.05 <= test.cost <= 0.11


def test_the_starts_are_their_seeds():
    for name in ("digits-a-start", "mnist-a-start"):
        start, about = shipped(name).open()
        assert start == Network.random(about.recipe.start_seed)
        assert about.learned_from == ""
        assert 2.5 < total_cost(start, *TRAINING) < 5
        trained = shipped(name.removesuffix("-start")).open().about.recipe
        assert trained.start_seed == about.recipe.start_seed


def test_the_half_way_one_can_be_trained_again():
    half_way, about = shipped("digits-a-half-way").open()
    recipe = about.recipe
    start, epoch = Network.random(recipe.start_seed), -(-recipe.images // recipe.batch_size)
    run = descend(start, *TRAINING, recipe.step_size, recipe.batch_size, recipe.seed, every=epoch)
    again = next(moment.network for moment in run if moment.seen >= recipe.epochs * recipe.images)
    cost = total_cost(half_way, *TRAINING)
    assert total_cost(again, *TRAINING) == pytest.approx(cost, abs=0.01)
    assert 0.35 < cost < 0.6


def test_the_memoriser_knows_what_it_has_seen_and_little_else():
    memoriser, about = shipped("memoriser").open()
    seen = TRAINING.images[: about.recipe.images], TRAINING.labels[: about.recipe.images]
    assert set(seen[1]) == set(range(10))
    assert total_cost(memoriser, *seen) < 0.002
    assert total_cost(memoriser, *TEST) > 0.7


def test_zeros_cost_two_and_a_half():
    assert total_cost(network("zeros"), *TRAINING) == 2.5


def test_a_is_often_sure_of_uniform_noise():
    noise = np.random.default_rng(7).random((2000, 784))
    assert (network("digits-a").outputs(noise).max(axis=1) > 0.9).mean() > 0.4


def test_the_way_from_the_start_falls_and_the_way_to_another_solution_climbs():
    trained = network("digits-a")
    assert (np.diff(line(network("digits-a-start"), trained, *TRAINING, points=51)) < 0).all()
    to_b = line(trained, network("digits-b"), *TRAINING)
    assert max(to_b[0], to_b[-1]) < 0.1
    assert to_b.max() > 0.5


@pytest.mark.parametrize("name", ["mnist-a", "mnist-b"])
def test_the_mnist_ones_read_mnist(name, mnist_sets):
    training, test = mnist_sets
    assert 0.073 <= total_cost(network(name), *training) <= 0.085
    found = evaluate(network(name), *test)
    assert 0.935 <= found.accuracy <= 0.945
    assert found.cost == pytest.approx(0.1, abs=0.01)


def test_the_ways_between_the_mnist_ones(mnist_sets):
    training, _ = mnist_sets
    falling = line(network("mnist-a-start"), network("mnist-a"), *training)
    assert (np.diff(falling) < 0).all()
    assert line(network("mnist-a"), network("mnist-b"), *training, points=11).max() > 0.5


def test_a_network_of_one_kind_of_digits_reads_the_other_badly(mnist_sets):
    found = evaluate(network("digits-a"), *mnist_sets[1])
    assert 0.25 <= found.accuracy <= 0.4
    assert found.cost > 0.9

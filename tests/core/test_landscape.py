"""Slices of the landscape: against each point's own network, in float64, and what the lesson says of them."""

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from clawdemy_gui.core import blackboard, digits
from clawdemy_gui.core.dial_address import split
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.landscape import Slice, line, plane
from clawdemy_gui.core.network import Network, evaluate, total_cost
from clawdemy_gui.core.slices.directions import one_dial, random_direction, towards
from clawdemy_gui.core.slices.twin import shuffled_twin
from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.networks.network_file import open_network
from clawdemy_gui.resource import resource

pytestmark = pytest.mark.usefixtures("each_sigmoid")

SHAPES = [(784, 16, 16, 10), (784, 30, 10), (784, 10), (784, 40, 12, 11, 10)]
IMAGES, LABELS = digits.training()
FEW, FEW_LABELS = IMAGES[:600], LABELS[:600]


def shipped(name):
    return open_network(resource(f"networks/{name}.npz")).network


def in_float64(network, dials, images=IMAGES, labels=LABELS):
    """The cost and the accuracy of these dials, on the blackboard."""
    outputs = blackboard.activations(split(dials, network.layers), pixels(images), network.hidden)[-1]
    cost = blackboard.costs(outputs, np.eye(10)[labels]).mean()
    return cost, (outputs.argmax(axis=1) == labels).mean()


@pytest.mark.parametrize("hidden", ["sigmoid", "relu", "step"])
@pytest.mark.parametrize("layers", SHAPES)
def test_every_point_of_a_plane_is_its_own_network(layers, hidden):
    network = Network.random(1, layers, hidden, narrow=True)
    first, second = (random_direction(network, seed) for seed in (1, 2))
    values1, values2 = np.linspace(-1, 1, 5), np.linspace(-0.5, 2, 7)
    *_, picture = plane(network, first, second, values1, values2, FEW, FEW_LABELS)
    assert picture.costs.shape == picture.accuracies.shape == (5, 7)
    assert picture.known.all()
    for row, a in enumerate(values1):
        for column, b in enumerate(values2):
            dials = network.parameters + a * first + b * second
            plain = evaluate(Network.from_parameters(dials, layers, hidden), FEW, FEW_LABELS)
            found = picture.costs[row, column], picture.accuracies[row, column]
            # A step flips a whole image when a sum is 0 within rounding.
            close = (
                {"rel": 2e-3, "abs": 2 / len(FEW)} if hidden == "step" else {"rel": 1e-5, "abs": 1 / len(FEW)}
            )
            assert found[0] == pytest.approx(plain.cost, rel=close["rel"])
            assert found[1] == pytest.approx(plain.accuracy, abs=close["abs"])
            assert found[0] == pytest.approx(in_float64(network, dials, FEW, FEW_LABELS)[0], rel=close["rel"])


@pytest.mark.parametrize("hidden", ["sigmoid", "relu"])
@pytest.mark.parametrize("layers", SHAPES)
def test_every_point_of_a_line_is_its_own_network(layers, hidden):
    network = Network.random(3, layers, hidden, narrow=True)
    direction = random_direction(network, 4)
    values = np.linspace(-2, 1, 31)
    *_, picture = line(network, direction, values, FEW, FEW_LABELS)
    networks = [network.parameters + value * direction for value in values]
    exact = np.array([in_float64(network, dials, FEW, FEW_LABELS) for dials in networks])
    np.testing.assert_allclose(picture.costs, exact[:, 0], rtol=1e-5)
    np.testing.assert_allclose(picture.accuracies, exact[:, 1], atol=1 / len(FEW))


@pytest.mark.parametrize("count", [1, 9, 700])
def test_any_number_of_images_as_bytes_or_floats(count):
    network, images, labels = shipped("digits-a"), IMAGES[:count], LABELS[:count]
    direction = random_direction(network, 4)
    values = np.linspace(-1, 1, 9)
    exact = [in_float64(network, network.parameters + far * direction, images, labels)[0] for far in values]
    for given in (images, images / 255):
        *_, picture = line(network, direction, values, given, labels)
        np.testing.assert_allclose(picture.costs, exact, rtol=1e-5, atol=1e-8)


def test_many_images_are_shared_between_the_cores():
    images, labels = np.tile(IMAGES, (15, 1)), np.tile(LABELS, 15)
    network = shipped("digits-a")
    first, second = (random_direction(network, seed) for seed in (1, 2))
    once, again, few = (
        list(plane(network, first, second, [-1, 0, 0.5], [0, 0.3], *data))[-1]
        for data in ((images, labels), (images, labels), (IMAGES, LABELS))
    )
    assert np.array_equal(once.costs, again.costs)
    np.testing.assert_allclose(once.costs, few.costs, rtol=1e-6)
    np.testing.assert_allclose(once.accuracies, few.accuracies, rtol=1e-12)


def test_a_plane_grows_from_coarse_to_fine():
    network = shipped("digits-a")
    values = np.linspace(-1, 1, 51)
    parts = list(plane(network, one_dial(network, 400), one_dial(network, 9), values, values, IMAGES, LABELS))
    assert [part.done for part in parts] == sorted(part.done for part in parts)
    assert parts[0].done == 0
    assert parts[-1].done == parts[-1].total == 51 * 51
    assert {part.stride for part in parts} == {0, 8, 4, 2, 1}
    for part in parts:
        assert part.known.sum() == part.done
        assert np.array_equal(part.known, ~np.isnan(part.costs))
        assert np.array_equal(part.known, ~np.isnan(part.accuracies))
        if part.stride:
            assert part.known[:: part.stride, :: part.stride].all()
    first = next(part for part in parts if part.stride)
    assert first.done == 49
    np.testing.assert_array_equal(parts[-1].costs[first.known], first.costs[first.known])


def test_looking_elsewhere_in_the_same_slice():
    network = shipped("digits-a")
    landscape = Slice(network, [random_direction(network, 1), random_direction(network, 2)], IMAGES, LABELS)
    first = landscape.plane([0.0, 1.0], [0.0, 1.0])
    next(first)
    first.close()
    *_, wide = landscape.plane(np.linspace(-2, 2, 5), np.linspace(-1, 1, 3))
    *_, zoomed = landscape.plane([-2.0, 1.0], [1.0])
    np.testing.assert_allclose(zoomed.costs[:, 0], wide.costs[[0, 3], 2], rtol=1e-6)
    for row, column in ((0, 0), (3, 1), (4, 2)):
        exact = landscape.evaluate_at(row - 2, column - 1)
        assert wide.costs[row, column] == pytest.approx(exact.cost, rel=1e-5)
    assert landscape.network_at(0, 0) == network
    assert landscape.evaluate_at(0, 0) == evaluate(network, IMAGES, LABELS)


@pytest.fixture(scope="module", params=["digits", "mnist"])
def learned(request):
    """The name of a data set, with the images and labels the networks of that name learned from."""
    if request.param == "digits":
        return request.param, IMAGES, LABELS
    if mnist.VARIABLE not in os.environ:
        pytest.skip(f"{mnist.VARIABLE} names no folder with MNIST")
    *_, opened = mnist.opening_mnist("training")
    return request.param, opened.images, opened.labels


def test_between_two_solutions_there_is_a_hill(learned):
    name, *data = learned
    start, end = shipped(f"{name}-a"), shipped(f"{name}-b")
    *_, picture = line(start, towards(start, end), np.linspace(0, 1, 51), *data)
    assert picture.costs[[0, -1]].max() < 0.1
    assert picture.costs.max() > 0.5
    assert picture.costs[-1] == pytest.approx(total_cost(end, *data), rel=1e-4)


@pytest.mark.parametrize("seed", range(3))
def test_between_a_network_and_its_shuffled_twin_there_is_a_hill(learned, seed):
    name, *data = learned
    network = shipped(f"{name}-a")
    twin = shuffled_twin(network, seed)
    *_, picture = line(network, towards(network, twin), np.linspace(0, 1, 21), *data)
    assert picture.costs[0] == pytest.approx(picture.costs[-1], abs=1e-6)
    assert picture.costs.max() > 0.5


def test_from_the_start_to_the_trained_network_the_cost_never_rises(learned):
    name, *data = learned
    start, end = shipped(f"{name}-a-start"), shipped(f"{name}-a")
    *_, picture = line(start, towards(start, end), np.linspace(0, 1, 51), *data)
    assert np.diff(picture.costs).max() <= 0
    assert picture.costs[0] > 2
    assert picture.costs[-1] < 0.1


@pytest.mark.parametrize("seed", range(6))
def test_a_random_slice_looks_like_a_bowl(seed):
    network = shipped("digits-a")
    first, second = (random_direction(network, number) for number in (2 * seed, 2 * seed + 1))
    values = np.linspace(-1, 1, 25)
    *_, picture = plane(network, first, second, values, values, IMAGES, LABELS)
    costs = np.pad(picture.costs, 1, constant_values=np.inf)
    middle = costs[1:-1, 1:-1]
    lowest = np.ones(middle.shape, bool)
    for down in range(3):
        for right in range(3):
            lowest &= middle <= costs[down : down + 25, right : right + 25]
    assert lowest.sum() == 1
    assert lowest[10:15, 10:15].any()


NETWORK = Network.random(1)


@pytest.mark.parametrize(
    ("directions", "values", "sentence"),
    [
        ([np.zeros(13_002)], [[0, 1]], "move some dial"),
        ([np.ones(13_001)], [[0, 1]], "moves 13002 dials"),
        ([np.full(13_002, np.nan)], [[0, 1]], "finite number"),
        ([np.full(13_002, 1e31)], [[0, 1]], "finite number"),
        ([np.ones(13_002), -2 * np.ones(13_002)], [[0, 1], [0, 1]], "not a plane"),
        ([np.ones(13_002)], [[]], "row of finite values"),
        ([np.ones(13_002)], [[[1.0]]], "row of finite values"),
        ([np.ones(13_002)], [[0, np.nan]], "row of finite values"),
        ([np.ones(13_002)], [[0, 1e38]], "so large"),
        ([np.ones(13_002)], [[0, 1], [0, 1]], "1 numbers, not 2"),
        ([one_dial(NETWORK, 0), one_dial(NETWORK, 1)], [[0, 1]], "2 numbers, not 1"),
    ],
)
def test_what_is_no_slice_is_refused_in_one_sentence(directions, values, sentence):
    def look():
        landscape = Slice(NETWORK, directions, IMAGES, LABELS)
        return landscape.line(*values) if len(values) == 1 else landscape.plane(*values)

    with pytest.raises(ValueError, match=sentence):
        look()


def test_two_pictures_of_a_slice_may_take_turns():
    network = shipped("digits-a")
    directions = [random_direction(network, 1), random_direction(network, 2)]
    landscape = Slice(network, directions, IMAGES, LABELS)
    values = np.linspace(-1, 1, 9)
    *_, alone = plane(network, *directions, values, values, IMAGES, LABELS)
    begun = landscape.plane(values, values)
    next(begun)
    for growing in (landscape.plane(values, values), begun):
        *_, picture = growing
        assert np.array_equal(picture.costs, alone.costs)
    again = Slice(network, directions, IMAGES, LABELS)
    with ThreadPoolExecutor(2) as threads:
        running = [threads.submit(lambda: list(again.plane(values, values))[-1]) for _ in range(2)]
    for picture in running:
        assert np.array_equal(picture.result().costs, alone.costs)


@pytest.mark.parametrize("length", [30, 1e4])
def test_a_plane_so_wide_that_powers_overflow(length):
    """Sums up to thousands: e⁻ᶻ is 0 or infinite, alone or in a product, and no warning says so."""
    network = Network.random(3)
    directions = [random_direction(network, seed) * length for seed in (1, 2)]
    values = np.linspace(-1, 1, 5)
    *_, picture = plane(network, *directions, values, values, IMAGES, LABELS)
    landscape = Slice(network, directions, IMAGES, LABELS)
    for row, column in ((0, 0), (0, 4), (2, 1), (2, 2), (3, 0)):
        exact = landscape.evaluate_at(values[row], values[column])
        assert picture.costs[row, column] == pytest.approx(exact.cost, rel=1e-4)

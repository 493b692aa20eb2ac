"""The network: its dials, their addresses, its answers and its total cost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clawdemy_gui.core import blackboard, digits
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.network import (
    Network,
    costs,
    costs_and_answers,
    evaluate,
    growing_costs,
    growing_total_cost,
    total_cost,
)

pytestmark = pytest.mark.usefixtures("each_sigmoid")

SHAPES = [(784, 16, 16, 10), (784, 30, 10), (784, 10), (784, 100, 20, 10)]
HIDDEN = ["sigmoid", "relu", "step"]


def in_float64(network, images):
    """Every layer after the pixels, written out without any of the product's code."""
    found = np.asarray(images, np.float64) / (255 if images.dtype == np.uint8 else 1)
    layers, start = [], 0
    for inputs, outputs in zip(network.layers, network.layers[1:], strict=False):
        weights = network.parameters[start : start + inputs * outputs].astype(np.float64)
        start += inputs * outputs
        biases = network.parameters[start : start + outputs].astype(np.float64)
        start += outputs
        sums = found @ weights.reshape(outputs, inputs).T + biases
        if start == len(network.parameters) or network.hidden == "sigmoid":
            found = 1 / (1 + np.exp(-sums))
        else:
            found = np.where(sums > 0, sums if network.hidden == "relu" else 1.0, 0.0)
        layers.append(found)
    return layers


def off_the_edge(network, images):
    """Which images bring no hidden sum so near 0 that rounding decides whether a step neuron is on: (n,)."""
    found, clear = images / 255, np.full(len(images), True)
    for weights, biases in network.matrices[:-1]:
        sums = found @ weights.T.astype(np.float64) + biases
        clear &= abs(sums).min(axis=1) > 1e-5
        found = blackboard.NEURONS[network.hidden](sums)
    return clear if network.hidden == "step" else np.full(len(images), True)


def test_the_lesson_network_has_13002_dials():
    network = Network.random(1)
    assert network.layers == (784, 16, 16, 10)
    assert network.parameter_count == network.parameters.size == 13_002
    assert network.parameters.dtype == np.float32


def test_dials_are_drawn_from_a_normal_distribution_and_the_seed_repeats_them():
    network = Network.random(1)
    assert network == Network.random(1) != Network.random(2)
    assert hash(network) == hash(Network.random(1))
    assert abs(network.parameters.mean()) < 0.03
    assert abs(network.parameters.std() - 1) < 0.03
    narrow = Network.random(1, narrow=True)
    assert narrow.matrices[0].weights.std() == pytest.approx(1 / 28, rel=0.03)
    assert np.array_equal(narrow.matrices[0].biases, network.matrices[0].biases)


def test_a_network_cannot_be_changed():
    vector = np.zeros(13_002)
    network = Network.from_parameters(vector)
    vector[:] = 1
    assert not network.parameters.any()
    with pytest.raises(ValueError, match="read-only"):
        network.parameters[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        network.matrices[0].weights[0, 0] = 1
    with pytest.raises(AttributeError):
        network.hidden = "relu"


def test_turning_dials_makes_another_network():
    network = Network.random(1)
    turned = network.turned({5: 2.5, 13_001: -1})
    assert [turned.parameters[5], turned.parameters[13_001]] == [2.5, -1]
    assert np.flatnonzero(turned.parameters != network.parameters).tolist() == [5, 13_001]
    with pytest.raises(ValueError, match="no dial 13002"):
        network.turned({13_002: 0.0})


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((1, 3, 12 * 28 + 5), "Weight from pixel (row 12, column 5) to neuron 3 of layer 1"),
        ((1, 3), "Bias of neuron 3 of layer 1"),
        ((2, 0, 15), "Weight from neuron 15 of layer 1 to neuron 0 of layer 2"),
        ((3, 7, 2), "Weight from neuron 2 of layer 2 to output 7"),
        ((3, 7), "Bias of output 7"),
    ],
)
def test_addresses_in_words(place, words):
    network = Network.random(1)
    dial = network.index(*place)
    assert network.address(dial) == words
    assert network.place(dial) == (*place, None)[:3]


@pytest.mark.parametrize("layers", SHAPES)
def test_index_is_the_inverse_of_place_for_every_dial(layers):
    network = Network.random(1, layers)
    places = [network.place(dial) for dial in range(network.parameter_count)]
    assert [network.index(*place) for place in places] == list(range(network.parameter_count))


@given(st.integers(0, 13_001))
def test_a_place_points_at_the_number_in_the_matrices(dial):
    network = Network.from_parameters(np.arange(13_002))
    layer, to, source = network.place(dial)
    weights, biases = network.matrices[layer - 1]
    assert (biases[to] if source is None else weights[to, source]) == dial


@pytest.mark.parametrize("place", [(0, 0), (4, 0), (1, 16), (1, -1), (1, 0, 784), (3, 9, 16), (2, 0, -1)])
def test_there_is_no_dial_outside_the_network(place):
    with pytest.raises(ValueError, match="no "):
        Network.random(1).index(*place)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("layers", SHAPES)
def test_answers_agree_with_float64(layers, hidden):
    network = Network.random(3, layers, hidden, narrow=True)
    images = digits.training().images[:1300]
    images = images[off_the_edge(network, images)]
    assert len(images) > 1200
    for given_as in (images, images / 255, (images / 255).astype(np.float32)):
        for fast, exact in zip(network.activations(given_as), in_float64(network, images), strict=True):
            np.testing.assert_allclose(fast, exact, atol=2e-6)
    np.testing.assert_array_equal(network.outputs(images), network.activations(images)[-1])


@pytest.mark.parametrize("hidden", HIDDEN)
def test_the_blackboard_agrees_with_float64(hidden):
    network = Network.random(3, hidden=hidden)
    images = digits.test().images
    exact = [layer.astype(np.float64) for pair in network.matrices for layer in pair]
    layers = [blackboard.Layer(*exact[number : number + 2]) for number in (0, 2, 4)]
    for written, expected in zip(
        blackboard.activations(layers, pixels(images), hidden)[1:], in_float64(network, images), strict=True
    ):
        np.testing.assert_allclose(written, expected, rtol=1e-9, atol=1e-12)


def test_no_sum_is_too_large_for_a_sigmoid():
    images = np.ones((2, 784))
    for dials in (1e6, -1e6, 1e34, -1e34):
        assert set(np.unique(Network.from_parameters(np.full(13_002, dials)).outputs(images))) <= {0.0, 1.0}
    extremes = blackboard.sigmoid(np.array([-np.inf, -1e308, -800, 0, 800, 1e308, np.inf]))
    np.testing.assert_allclose(extremes, [0, 0, 0, 0.5, 1, 1, 1], atol=1e-300)


def test_no_image_gives_no_outputs():
    assert Network.random(1).outputs(np.empty((0, 784), np.uint8)).shape == (0, 10)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("count", [1, 59, 60, 61, 999, 1437])
def test_costs_and_answers_agree_with_float64(count, hidden):
    network = Network.random(3, hidden=hidden, narrow=True)
    clear = off_the_edge(network, digits.training().images)
    images, labels = (part[clear][:count] for part in digits.training())
    count = len(images)
    outputs = in_float64(network, images)[-1]
    exact = ((outputs - np.eye(10)[labels]) ** 2).sum(axis=1)
    found = costs_and_answers(network, images, labels)
    np.testing.assert_allclose(found.costs, exact, atol=3e-6)
    assert np.array_equal(found.answers, outputs.argmax(axis=1))
    assert np.array_equal(costs(network, images, labels), found.costs)
    assert total_cost(network, images, labels) == pytest.approx(exact.mean(), rel=1e-6)
    accuracy = (outputs.argmax(axis=1) == labels).mean()
    assert evaluate(network, images, labels)[1:] == (accuracy, count, count)


def test_many_images_agree_with_float64_and_the_cores_do_not_change_the_sum():
    network = Network.random(8)
    rng = np.random.default_rng(5)
    images = rng.integers(0, 256, (20_011, 784), np.uint8) * (rng.random((20_011, 784)) < 0.2)
    labels = rng.integers(0, 10, 20_011)
    exact = ((in_float64(network, images)[-1] - np.eye(10)[labels]) ** 2).sum(axis=1)
    np.testing.assert_allclose(costs(network, images, labels), exact, atol=2e-5)
    found = {total_cost(network, images, labels) for _ in range(5)}
    assert len(found) == 1
    assert found.pop() == pytest.approx(exact.mean(), rel=1e-6)


def test_a_network_of_zeros_costs_two_and_a_half():
    found = evaluate(Network.from_parameters(np.zeros(13_002)), *digits.test())
    assert found.cost == 2.5
    assert found.accuracy == 0.1  # every tie is answered 0


def test_random_starts_cost_about_3_72():
    found = [total_cost(Network.random(seed), *digits.training()) for seed in range(40)]
    assert np.mean(found) == pytest.approx(3.72, abs=0.4)


def test_the_running_average_and_the_running_costs_end_at_the_whole():
    network = Network.random(2)
    images = np.tile(digits.training().images, (30, 1))
    labels = np.tile(digits.training().labels, 30)
    whole = costs(network, images, labels)
    averages = list(growing_total_cost(network, images, labels))
    parts = [(part.costs.copy(), part.done, part.total) for part in growing_costs(network, images, labels)]
    assert len(averages) == len(parts) > 2
    for average, (part, done, total) in zip(averages, parts, strict=True):
        assert average.done == done == len(part)
        assert average.total == total == len(images)
        assert average.cost == pytest.approx(whole[:done].mean(), rel=1e-12)
        assert np.array_equal(part, whole[:done])
    assert averages[-1].done == len(images)


def test_two_growing_costs_may_take_turns():
    first, second = (Network.random(seed) for seed in (1, 2))
    images, labels = np.tile(digits.test().images, (60, 1)), np.tile(digits.test().labels, 60)
    *_, last = zip(growing_costs(first, images, labels), growing_costs(second, images, labels), strict=True)
    assert np.array_equal(last[0].costs, costs(first, images, labels))
    assert np.array_equal(last[1].costs, costs(second, images, labels))


def test_a_memory_mapped_set_is_read_block_by_block(tmp_path):
    images, labels = digits.training()
    images.tofile(tmp_path / "images")
    mapped = np.memmap(tmp_path / "images", np.uint8, "r", shape=images.shape)
    network = Network.random(1)
    assert evaluate(network, mapped, labels) == evaluate(network, images, labels)


IMAGES, LABELS = digits.test().images[:20], digits.test().labels[:20]


@pytest.mark.parametrize(
    ("images", "labels", "sentence"),
    [
        (IMAGES[0], LABELS[0], r"shape \(n, 784\)"),
        (IMAGES[:, :783], LABELS, r"shape \(n, 784\)"),
        (IMAGES.astype(np.int64), LABELS, "bytes 0 to 255 or floats 0 to 1"),
        (IMAGES * 1.0, LABELS, "between 0 and 1"),
        (IMAGES / -255, LABELS, "between 0 and 1"),
        (np.full((20, 784), np.nan), LABELS, "between 0 and 1"),
        (IMAGES, LABELS[:19], r"20 images need labels of the shape \(20,\)"),
        (IMAGES, LABELS / 1.0, "whole numbers"),
        (IMAGES, LABELS > 3, "whole numbers"),
        (IMAGES, LABELS + 1, "digit from 0 to 9"),
        (IMAGES, LABELS.astype(int) - 1, "digit from 0 to 9"),
        (IMAGES[:0], LABELS[:0], "at least one image"),
    ],
)
@pytest.mark.parametrize("question", [total_cost, evaluate, costs, costs_and_answers])
def test_what_is_no_training_set_is_refused_in_one_sentence(question, images, labels, sentence):
    with pytest.raises(ValueError, match=sentence):
        question(Network.random(1), images, labels)


@pytest.mark.parametrize(
    ("vector", "layers", "hidden", "sentence"),
    [
        (np.zeros(13_001), (784, 16, 16, 10), "sigmoid", "13002 numbers"),
        (np.zeros((1, 13_002)), (784, 16, 16, 10), "sigmoid", "13002 numbers"),
        (np.array(["a"] * 13_002), (784, 16, 16, 10), "sigmoid", "13002 numbers"),
        (np.full(13_002, np.nan), (784, 16, 16, 10), "sigmoid", "finite"),
        (np.full(13_002, 1e39), (784, 16, 16, 10), "sigmoid", "finite"),
        (np.full(13_002, 1e36), (784, 16, 16, 10), "sigmoid", "so large"),
        (np.full(13_002, 1e14), (784, 16, 16, 10), "relu", "so large"),
        (np.zeros(7850), (784, 11), "sigmoid", "784 pixels to 10 outputs"),
        (np.zeros(7850), (10,), "sigmoid", "784 pixels to 10 outputs"),
        (np.zeros(7850), (784, 0, 10), "sigmoid", "784 pixels to 10 outputs"),
        (np.zeros(7850), (784, 10), "tanh", "sigmoid, relu or step"),
    ],
)
def test_what_is_no_network_is_refused_in_one_sentence(vector, layers, hidden, sentence):
    with pytest.raises(ValueError, match=sentence):
        Network.from_parameters(vector, layers, hidden)

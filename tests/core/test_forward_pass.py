"""One image's way through a network and its cost's way back, against sums by hand and finite differences."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.cost import cost
from clawdemy_gui.core.forward_pass import ForwardPass
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.network import Network

SHAPES = [(784, 16, 16, 10), (784, 10), (784, 5, 10), (784, 32, 8, 4, 10)]


@pytest.fixture(scope="module")
def images():
    return digits.training().images


def some(images, number):
    """(network, image, label) number `number` of 200: shapes, hidden neurons and images change by turns."""
    hidden = ("sigmoid", "sigmoid", "relu", "step")[number % 4]
    network = Network.random(number, SHAPES[number % len(SHAPES)], hidden, narrow=number % 2 == 0)
    return network, images[number * 7 % len(images)], number % 10


def test_200_networks_answer_as_the_core_does_in_every_layer(images):
    for number in range(200):
        network, image, _ = some(images, number)
        walked = ForwardPass(network, image)
        for ours, core in zip(walked.activations[1:], network.activations(image[None]), strict=True):
            assert np.allclose(ours, core[0], rtol=2e-5, atol=2e-6), number


def test_a_sum_is_its_terms_and_its_bias(images):
    """By hand, with Python's own numbers."""
    for number in range(0, 200, 9):
        network, image, _ = some(images, number)
        walked = ForwardPass(network, image)
        for layer in range(1, len(network.layers)):
            neuron = number % network.layers[layer]
            told = walked.weighted_sum(layer, neuron)
            before = [float(a) for a in walked.activations[layer - 1]]
            weights = [float(w) for w in network.matrices[layer - 1].weights[neuron]]
            products = [w * a for w, a in zip(weights, before, strict=True)]
            bias = float(network.matrices[layer - 1].biases[neuron])
            assert told.total == pytest.approx(sum(products) + bias, abs=1e-9)
            whole = sum(term.product for term in told.largest) + told.rest + told.bias
            assert whole == pytest.approx(told.total, abs=1e-9)
            assert told.others + len(told.largest) == network.layers[layer - 1]
            least = min(abs(term.product) for term in told.largest)
            assert sum(abs(product) > least + 1e-12 for product in products) < 3
            assert told.largest[0].product == products[told.largest[0].source]


def test_the_blame_is_the_slope_that_backpropagation_finds(images):
    for number in range(0, 40, 3):
        network, image, label = some(images, number)
        walked = ForwardPass(network, image)
        blame = walked.blame(label)
        _, slopes = cost_and_gradient(network, image[None], [label])
        largest = np.abs(slopes).max() + 1e-9
        for dial in range(0, network.parameter_count, 97):
            layer, to, source = network.place(dial)
            ours = walked.slope(blame, layer, to, source)
            assert ours == pytest.approx(slopes[dial], abs=2e-5 * largest), dial


def test_the_blame_is_how_the_cost_answers_to_a_nudge(images):
    """Finite differences: a hidden neuron's bias is nudged, which moves its sum by as much."""
    network, image, label = some(images, 4)
    walked = ForwardPass(network, image)
    blame = walked.blame(label)
    for layer in (1, 2, 3):
        for neuron in range(0, network.layers[layer], 5):
            dial, step = network.index(layer, neuron), 2.0**-8
            value = float(network.parameters[dial])
            costs = [
                cost(ForwardPass(network.turned({dial: value + way * step}), image).outputs, label)
                for way in (1, -1)
            ]
            assert blame.of_sums[layer - 1][neuron] == pytest.approx(
                (costs[0] - costs[1]) / (2 * step), rel=2e-3, abs=1e-7
            )
    assert blame.of_activations[-1] == pytest.approx(2 * (walked.outputs - np.eye(10)[label]))


def test_a_wrong_image_or_label_is_refused(images):
    with pytest.raises(ValueError, match="784"):
        ForwardPass(Network.random(1), np.zeros(10, np.uint8))
    with pytest.raises(ValueError, match="label"):
        ForwardPass(Network.random(1), images[0]).blame(10)

"""Turning one dial over 60,000 MNIST images, against a full evaluation in PyTorch."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.dials import hold, turned
from clawdemy_gui.core.images import pixels
from clawdemy_gui.files.networks.network_file import open_network
from clawdemy_gui.resource import resource
from tests.benchmarks.conftest import goal
from tests.benchmarks.peers import plain_evaluation


@pytest.fixture(scope="module")
def network():
    return open_network(resource("networks/mnist-a.npz")).network


@pytest.fixture(scope="module")
def held(network, mnist_training):
    return hold(network, *mnist_training)


@pytest.fixture(scope="module")
def brightest_pixel(mnist_training):
    return int((mnist_training[0] > 0).sum(axis=0).argmax())


def evaluations_in_torch(network, images, labels):
    """The total cost and the accuracy of the whole network, {name: function}: 1 or 2 threads."""
    torch_peers = pytest.importorskip("tests.benchmarks.torch_peers", exc_type=ImportError)
    brightness = pixels(images, np.float32)
    one, two = (torch_peers.evaluations(network, brightness, labels, threads) for threads in (1, 2))
    return one | two


def test_the_worst_dial(network, held, brightest_pixel, mnist_training, in_turn):
    dial = network.index(1, 3, brightest_pixel)
    peers = evaluations_in_torch(network, *mnist_training)
    assert held.turn(dial, 0.3) == pytest.approx(turned(network, *mnist_training, dial, 0.3), rel=1e-6)
    for peer in peers.values():
        assert peer() == pytest.approx((held.cost, held.accuracy), rel=1e-4)
    ratios = in_turn(
        {
            "turn, brightest pixel, 1 thread": (lambda: held.turn(dial, 0.3), 1),
            **{name: (peer, 1) for name, peer in peers.items()},
        },
        calls=2,
    )
    assert min(ratios[name] for name in peers) >= goal(15, 10)


def test_a_sweep_of_201_values(network, held, brightest_pixel, mnist_training, in_turn):
    dial = network.index(1, 3, brightest_pixel)
    values = np.linspace(-5, 5, 201)
    peers = evaluations_in_torch(network, *mnist_training)
    ratios = in_turn(
        {
            "sweep, brightest pixel": (lambda: list(held.sweep(dial, values)), 1),
            **{name: (peer, 1) for name, peer in peers.items()},
        },
        calls=2,
    )
    assert 1 / min(ratios[name] for name in peers) <= goal(8, 12)


@pytest.fixture(scope="module")
def plain(network, mnist_training):
    """The blackboard's evaluation of all images."""
    return plain_evaluation(network, *mnist_training)


@pytest.mark.parametrize(
    ("place", "least"), [((1, 3), 8), ((2, 4, 5), 20), ((2, 4), 20), ((3, 4, 5), 100), ((3, 4), 100)]
)
def test_a_turn_of_another_kind_of_dial(network, held, place, least, plain, in_turn):
    dial = network.index(*place)
    ratios = in_turn({"a turn": (lambda: held.turn(dial, 0.3), 1), "whole, plain numpy": (plain, 1)}, calls=3)
    assert ratios["whole, plain numpy"] >= least


def test_what_a_page_asks_after_a_turn(network, held, brightest_pixel, plain, in_turn):
    dial = network.index(1, 3, brightest_pixel)

    def ask():
        return held.turn(dial, 0.3), held.flips(dial, 0.3), held.digit_costs(dial, 0.3)

    ratios = in_turn({"turn, flips, digits": (ask, 1), "whole, plain numpy": (plain, 1)}, calls=3)
    assert ratios["whole, plain numpy"] >= 4


def test_picking_up_another_dial(network, held, brightest_pixel, plain, in_turn):
    dials = [network.index(1, neuron, brightest_pixel) for neuron in range(16)]
    dials += [network.index(layer, neuron) for layer in (1, 2, 3) for neuron in range(10)]
    turns = iter(dials * 1000)
    ratios = in_turn(
        {"another dial": (lambda: held.turn(next(turns), 0.3), 1), "whole, plain numpy": (plain, 1)},
        rounds=len(dials),
        calls=1,
    )
    assert ratios["whole, plain numpy"] >= 2


def test_holding_another_network_and_picking_up_a_dial(
    network, brightest_pixel, mnist_training, plain, in_turn
):
    dial = network.index(1, 3, brightest_pixel)
    ratios = in_turn(
        {
            "holding, a turn": (lambda: hold(network, *mnist_training).turn(dial, 0.3), 1),
            "whole, plain numpy": (plain, 1),
        },
        calls=2,
    )
    assert ratios["whole, plain numpy"] >= 0.5


def test_the_embedded_digits(network, in_turn):
    images, labels = digits.training()
    held = hold(network, images, labels)
    dial = network.index(1, 3, int((images > 0).sum(axis=0).argmax()))
    plain = plain_evaluation(network, images, labels)
    ratios = in_turn(
        {"a turn": (lambda: held.turn(dial, 0.3), 1), "whole, plain numpy": (plain, 1)}, calls=30
    )
    assert ratios["whole, plain numpy"] >= 2

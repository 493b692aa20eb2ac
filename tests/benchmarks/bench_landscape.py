"""A 51×51 plane of cost and accuracy on MNIST, against PyTorch point by point and linear as ours is."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.landscape import Slice, line, plane
from clawdemy_gui.core.slices.directions import random_direction
from clawdemy_gui.files.networks.network_file import open_network
from clawdemy_gui.resource import resource
from tests.benchmarks.conftest import goal
from tests.benchmarks.peers import plain_evaluation

VALUES = np.linspace(-1, 1, 51)
IMAGES = 2000


@pytest.fixture(scope="module")
def network():
    return open_network(resource("networks/mnist-a.npz")).network


@pytest.fixture(scope="module")
def directions(network):
    return random_direction(network, 1), random_direction(network, 2)


@pytest.fixture(scope="module")
def plain(network, mnist_training):
    """The blackboard's evaluation of all images, at one point."""
    return plain_evaluation(network, *mnist_training)


def last(pictures):
    *_, picture = pictures
    return picture


def test_a_plane_on_2000_images(network, directions, mnist_training, in_turn):
    images, labels = (part[:IMAGES] for part in mnist_training)
    torch_peers = pytest.importorskip("tests.benchmarks.torch_peers", exc_type=ImportError)
    brightness = pixels(images, np.float32)
    peers = {
        f"PyTorch, {name}, {threads} thread{'s' * (threads > 1)}": peer
        for threads in (1, 2)
        for name, peer in torch_peers.planes(network, directions, VALUES, brightness, labels, threads).items()
    }
    picture = last(plane(network, *directions, VALUES, VALUES, images, labels))
    for peer in peers.values():
        found = peer(VALUES[[0, 20]])
        np.testing.assert_allclose(picture.costs[[0, 20]], found[..., 0], rtol=1e-4)
        np.testing.assert_allclose(picture.accuracies[[0, 20]], found[..., 1], atol=1 / IMAGES)
    some = VALUES[[5, 15, 25, 35, 45]]
    ratios = in_turn(
        {
            "plane": (lambda: last(plane(network, *directions, VALUES, VALUES, images, labels)), 1),
            **{name: (lambda peer=peer: peer(some), len(some) / 51) for name, peer in peers.items()},
        },
        calls=2,
    )
    assert min(ratio for name, ratio in ratios.items() if "point by point" in name) >= goal(10, 6)
    assert min(ratio for name, ratio in ratios.items() if "linear" in name) >= goal(3.5, 2.2)


def test_a_plane_on_60000_images(network, directions, mnist_training, plain, in_turn):
    def growing():
        return plane(network, *directions, VALUES, VALUES, *mnist_training)

    def first_picture():
        return next(picture for picture in growing() if picture.stride)

    ratios = in_turn(
        {
            "one point, plain numpy": (plain, 1),
            "first coarse picture": (first_picture, 1),
            "all points": (lambda: last(growing()), 1),
        },
        rounds=3,
        calls=1,
    )
    assert ratios["first coarse picture"] <= goal(8, 12)
    assert len(VALUES) ** 2 / ratios["all points"] >= goal(15, 8)


def test_a_change_of_direction_on_the_embedded_digits(in_turn):
    network, (images, labels) = open_network(resource("networks/digits-a.npz")).network, digits.training()
    seeds = iter(range(10_000))

    def change():
        first, second = (random_direction(network, next(seeds)) for _ in range(2))
        return last(plane(network, first, second, VALUES, VALUES, images, labels))

    point = plain_evaluation(network, images, labels)
    points = len(VALUES) ** 2
    ratios = in_turn({"a plane": (change, 1), "point by point": (point, 1 / points)}, calls=2)
    assert ratios["point by point"] >= goal(7, 4)


def test_a_line_on_60000_images(network, directions, mnist_training, plain, in_turn):
    values = np.linspace(-1, 1, 201)
    ratios = in_turn(
        {
            "a line": (lambda: last(line(network, directions[0], values, *mnist_training)), 1),
            "point by point, plain numpy": (plain, 1 / len(values)),
        },
        rounds=5,
        calls=1,
    )
    assert ratios["point by point, plain numpy"] >= goal(15, 8)


def test_the_exact_cost_under_the_pointer(network, directions, mnist_training, plain, in_turn):
    landscape = Slice(network, directions, *mnist_training)
    ratios = in_turn(
        {"under the pointer": (lambda: landscape.evaluate_at(0.1, -0.3), 1), "plain numpy": (plain, 1)}
    )
    assert ratios["plain numpy"] >= 1

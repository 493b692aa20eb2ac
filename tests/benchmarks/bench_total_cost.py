"""The total cost of 60,000 MNIST images against PyTorch, plain numpy and one image at a time."""

import tracemalloc

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from clawdemy_gui.core import blackboard, digits
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.network import Network, evaluate, growing_total_cost, total_cost
from tests.benchmarks.conftest import goal
from tests.benchmarks.peers import plain_evaluation

NETWORK = Network.random(1)
DESIRED = np.eye(10, dtype=np.float32)


def one_image_at_a_time(brightness, labels):
    """As in Nielsen's network.py: columns, and a Python loop."""
    total = 0.0
    for column, label in zip(brightness[:, :, np.newaxis], labels, strict=True):
        activation = column
        for weights, biases in NETWORK.matrices:
            activation = blackboard.sigmoid(weights @ activation + biases[:, np.newaxis])
        total += float(((activation[:, 0] - DESIRED[label]) ** 2).sum())
    return total / len(labels)


def test_total_cost_of_mnist(mnist_training, in_turn):
    torch_peers = pytest.importorskip("tests.benchmarks.torch_peers", exc_type=ImportError)
    images, labels = mnist_training
    brightness = pixels(images, np.float32)
    exact = blackboard.activations(
        [type(layer)(*(part.astype(np.float64) for part in layer)) for layer in NETWORK.matrices],
        pixels(images),
    )[-1]
    expected = float(blackboard.costs(exact, np.eye(10)[labels]).mean())
    assert total_cost(NETWORK, images, labels) == pytest.approx(expected, rel=1e-5)

    plain = plain_evaluation(NETWORK, images, labels)

    def numpy_with_blas_threads():
        with threadpool_limits(2, "blas"):
            return plain()

    forms = torch_peers.total_costs(NETWORK, brightness, labels)
    for form in [*forms.values(), numpy_with_blas_threads]:
        assert form() == pytest.approx(expected, rel=1e-4)
    ratios = in_turn(
        {
            "ours": (lambda: total_cost(NETWORK, images, labels), 1),
            "ours, in steps": (lambda: list(growing_total_cost(NETWORK, images, labels)), 1),
            **{name: (form, 1) for name, form in forms.items()},
            "plain numpy, 2,000 at a time, BLAS threads": (numpy_with_blas_threads, 1),
            "one image at a time": (lambda: one_image_at_a_time(brightness[:300], labels[:300]), 1 / 200),
        },
    )
    assert min(ratios[name] for name in forms) >= goal(1.5, 1.1)
    assert ratios["plain numpy, 2,000 at a time, BLAS threads"] >= goal(1.4, 1.1)
    assert ratios["one image at a time"] >= 45


def test_total_cost_of_the_embedded_digits(in_turn):
    """The peer has its pixels as floats before the clock starts; ours are bytes, a quarter of the memory."""
    images, labels = digits.training()
    ratios = in_turn(
        {
            "ours": (lambda: total_cost(NETWORK, images, labels), 1),
            "plain numpy": (plain_evaluation(NETWORK, images, labels), 1),
        },
        calls=100,
    )
    assert ratios["plain numpy"] >= 0.7


def test_a_million_images_in_a_mapped_file(mnist_training, in_turn, say, tmp_path):
    images, labels = mnist_training
    count = 1_000_000
    mapped = np.memmap(tmp_path / "images", np.uint8, "w+", shape=(count, 784))
    for start in range(0, count, len(images)):
        mapped[start : start + len(images)] = images[: count - start]
    many_labels = np.resize(labels, count)
    evaluate(NETWORK, images, labels)
    tracemalloc.start()
    assert evaluate(NETWORK, mapped, many_labels).done == count
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    say(f"  memory on top of the mapped file: {peak / 1e6:.1f} MB")
    assert peak < 10e6
    ratios = in_turn(
        {
            "60,000 images": (lambda: total_cost(NETWORK, images, labels), 0.06),
            "1,000,000 images": (lambda: total_cost(NETWORK, mapped, many_labels), 1),
        },
        rounds=5,
        calls=1,
    )
    assert ratios["1,000,000 images"] <= 1.15

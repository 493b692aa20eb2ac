"""The slope of the total cost of 60,000 MNIST images against PyTorch's autograd and the blackboard."""

import numpy as np
import pytest

from clawdemy_gui.core import blackboard
from clawdemy_gui.core.dial_address import split
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.network import Network
from tests.benchmarks.conftest import goal

NETWORK = Network.random(1)


def blackboard_gradient(layers, brightness, labels, chunk=1000):
    desired = np.eye(10, dtype=brightness.dtype)
    total = 0.0
    for start in range(0, len(labels), chunk):
        part = slice(start, start + chunk)
        _, slopes = blackboard.cost_and_slopes(layers, brightness[part], desired[labels[part]])
        slopes = np.concatenate([part.ravel() for layer in slopes for part in layer])
        total = total + slopes.astype(np.float64) * (chunk / len(labels))
    return total


def test_gradient_of_mnist(mnist_training, in_turn):
    torch_peers = pytest.importorskip("tests.benchmarks.torch_peers", exc_type=ImportError)
    images, labels = mnist_training
    brightness = pixels(images, np.float32)
    exact_layers = split(NETWORK.parameters.astype(np.float64), NETWORK.layers)
    exact = blackboard_gradient(exact_layers, pixels(images), labels)

    def error(slopes):
        return np.linalg.norm(slopes - exact) / np.linalg.norm(exact)

    forms = torch_peers.gradients(NETWORK, brightness, labels)
    assert error(cost_and_gradient(NETWORK, images, labels)[1]) <= 1e-5
    assert max(error(form()) for form in forms.values()) <= 1e-4
    ratios = in_turn(
        {
            "ours": (lambda: cost_and_gradient(NETWORK, images, labels), 1),
            **{name: (form, 1) for name, form in forms.items()},
            "blackboard, float32, 1,000 at a time": (
                lambda: blackboard_gradient(NETWORK.matrices, brightness, labels),
                1,
            ),
        },
        calls=4,
    )
    assert min(ratios[name] for name in forms) >= goal(2, 1.5)

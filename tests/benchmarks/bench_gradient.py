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
DESIRED = np.eye(10, dtype=np.float32)


def blackboard_gradient(layers, brightness, labels, chunk=1000):
    desired = np.eye(10, dtype=brightness.dtype)
    total = 0.0
    for start in range(0, len(labels), chunk):
        part = slice(start, start + chunk)
        _, slopes = blackboard.cost_and_slopes(layers, brightness[part], desired[labels[part]])
        slopes = np.concatenate([part.ravel() for layer in slopes for part in layer])
        total = total + slopes.astype(np.float64) * (chunk / len(labels))
    return total


def torch_forms(brightness, labels):
    torch = pytest.importorskip("torch", reason="PyTorch is the peer to beat, not a dependency")
    torch.set_num_threads(2)
    model = torch.nn.Sequential()
    for weights, biases in NETWORK.matrices:
        linear = torch.nn.Linear(*weights.T.shape)
        linear.weight.data, linear.bias.data = torch.tensor(weights), torch.tensor(biases)
        model.extend([linear, torch.nn.Sigmoid()])
    images, desired = torch.from_numpy(brightness), torch.from_numpy(DESIRED[labels])

    def form(chunk):
        def gradient():
            model.zero_grad(set_to_none=True)
            for start in range(0, len(images), chunk):
                outputs = model(images[start : start + chunk])
                cost = ((outputs - desired[start : start + chunk]) ** 2).sum() / len(images)
                cost.backward()
            return np.concatenate([part.grad.numpy().ravel() for part in model.parameters()])

        return gradient

    return {f"PyTorch autograd, {chunk:,} at a time": form(chunk) for chunk in (1000, 4000, 60_000)}


def test_gradient_of_mnist(mnist_training, in_turn):
    images, labels = mnist_training
    brightness = pixels(images, np.float32)
    exact_layers = split(NETWORK.parameters.astype(np.float64), NETWORK.layers)
    exact = blackboard_gradient(exact_layers, pixels(images), labels)

    def error(slopes):
        return np.linalg.norm(slopes - exact) / np.linalg.norm(exact)

    forms = torch_forms(brightness, labels)
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

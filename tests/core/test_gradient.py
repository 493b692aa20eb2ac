"""The slope of the total cost: against finite differences in float64, the blackboard and PyTorch."""

import numpy as np
import pytest

from clawdemy_gui.core import blackboard, digits
from clawdemy_gui.core.dial_address import split
from clawdemy_gui.core.gradient import cost_and_gradient, growing_gradient
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.network import Network, total_cost

pytestmark = pytest.mark.usefixtures("each_sigmoid")

SHAPES = [(784, 16, 16, 10), (784, 30, 10), (784, 10), (784, 40, 12, 11, 10)]


def cost_in_float64(dials, network, images, labels):
    layers = split(dials, network.layers)
    outputs = blackboard.activations(layers, pixels(images), network.hidden)[-1]
    return blackboard.costs(outputs, np.eye(10)[labels]).mean()


def on_the_blackboard(network, images, labels):
    layers = split(network.parameters.astype(np.float64), network.layers)
    desired = np.eye(10)[labels]
    cost, slopes = blackboard.cost_and_slopes(layers, pixels(images), desired, network.hidden)
    return cost, np.concatenate([part.ravel() for layer in slopes for part in layer])


@pytest.mark.parametrize("hidden", ["sigmoid", "relu"])
@pytest.mark.parametrize("layers", SHAPES)
def test_finite_differences_agree_on_live_dials(layers, hidden):
    network = Network.random(4, layers, hidden, narrow=True)
    images, labels = (part[:200] for part in digits.training())
    cost, slopes = cost_and_gradient(network, images, labels)
    dials = network.parameters.astype(np.float64)
    assert cost == pytest.approx(cost_in_float64(dials, network, images, labels), rel=1e-6)
    rng = np.random.default_rng(0)
    live = np.flatnonzero(abs(slopes) > 1e-3 * abs(slopes).max())
    last = np.arange(network.parameter_count - 10, network.parameter_count)
    for dial in np.union1d(rng.choice(live, 40, replace=False), np.intersect1d(live, last)):
        nudge = np.zeros_like(dials)
        nudge[dial] = 1e-6
        rise = cost_in_float64(dials + nudge, network, images, labels)
        rise -= cost_in_float64(dials - nudge, network, images, labels)
        assert slopes[dial] == pytest.approx(rise / 2e-6, rel=1e-4), network.address(dial)


@pytest.mark.parametrize("hidden", ["sigmoid", "relu", "step"])
@pytest.mark.parametrize("layers", SHAPES)
@pytest.mark.parametrize("count", [1, 61, 1437])
def test_the_blackboard_agrees_on_every_dial(count, layers, hidden):
    network = Network.random(5, layers, hidden, narrow=True)
    if hidden == "step":  # rounding may turn a neuron on or off, and that is no small difference
        tolerance, cost_tolerance = 1e-2, 1e-3
    else:
        tolerance, cost_tolerance = 2e-6, 1e-6
    images, labels = (part[:count] for part in digits.training())
    exact_cost, exact = on_the_blackboard(network, images, labels)
    for given_as in (images, images / 255):
        cost, slopes = cost_and_gradient(network, given_as, labels)
        assert cost == pytest.approx(exact_cost, rel=cost_tolerance)
        assert slopes.shape == (network.parameter_count,)
        assert np.linalg.norm(slopes - exact) <= tolerance * np.linalg.norm(exact)


def test_pytorch_agrees():
    torch = pytest.importorskip("torch", reason="PyTorch is a second opinion, not a dependency")
    network = Network.random(6)
    images, labels = digits.training()
    model = torch.nn.Sequential()
    for weights, biases in network.matrices:
        linear = torch.nn.Linear(*weights.T.shape)
        linear.weight.data = torch.tensor(weights)
        linear.bias.data = torch.tensor(biases)
        model.extend([linear, torch.nn.Sigmoid()])
    model = model.double()
    desired = torch.nn.functional.one_hot(torch.tensor(labels.astype(np.int64)), 10).double()
    cost = ((model(torch.tensor(images / 255)) - desired) ** 2).sum(dim=1).mean()
    cost.backward()
    expected = np.concatenate([part.grad.numpy().ravel() for part in model.parameters()])
    found, slopes = cost_and_gradient(network, images, labels)
    assert found == pytest.approx(cost.item(), rel=1e-6)
    assert np.linalg.norm(slopes - expected) <= 1e-6 * np.linalg.norm(expected)


def test_a_pixel_that_is_never_lit_has_no_slope():
    images, labels = digits.training()
    network = Network.random(1)
    _, slopes = cost_and_gradient(network, images, labels)
    first = split(slopes, network.layers)[0].weights
    dark = ~images.any(axis=0)
    assert 100 < dark.sum() < 140
    assert not first[:, dark].any()
    assert first[:, ~dark].any(axis=0).all()


def test_steps_leave_the_hidden_dials_flat():
    network = Network.random(1, hidden="step")
    _, slopes = cost_and_gradient(network, *digits.test())
    first, second, outputs = split(slopes, network.layers)
    assert not first.weights.any()
    assert not second.biases.any()
    assert outputs.weights.any()


def test_a_small_step_downhill_costs_less():
    network = Network.random(1)
    cost, slopes = cost_and_gradient(network, *digits.training())
    lower = Network.from_parameters(network.parameters - 0.01 * slopes)
    expected_fall = 0.01 * (slopes**2).sum()
    assert cost - total_cost(lower, *digits.training()) == pytest.approx(expected_fall, rel=0.1)


def test_growing_gradient_ends_at_the_whole_and_is_the_same_every_time():
    images = np.tile(digits.training().images, (20, 1))
    labels = np.tile(digits.training().labels, 20)
    network = Network.random(3)
    once, again = (cost_and_gradient(network, images, labels)[1] for _ in range(2))
    assert np.array_equal(once, again)
    parts = list(growing_gradient(network, images, labels))
    assert len(parts) > 1
    assert [part.done for part in parts] == sorted(part.done for part in parts)
    assert parts[-1].done == parts[-1].total == len(images)
    first = cost_and_gradient(network, images[: parts[0].done], labels[: parts[0].done])[1]
    for part, whole in ((parts[0], first), (parts[-1], once)):
        assert np.linalg.norm(part.slopes - whole) <= 1e-6 * np.linalg.norm(whole)


def test_an_empty_set_is_refused():
    with pytest.raises(ValueError, match="at least one image"):
        cost_and_gradient(Network.random(1), np.empty((0, 784), np.uint8), np.empty(0, np.uint8))

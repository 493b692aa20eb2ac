"""Directions through the landscape: their lengths, their seeds, and the plane of a path."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.dial_address import split
from clawdemy_gui.core.network import Network, total_cost
from clawdemy_gui.core.slices.directions import downhill, main_directions, one_dial, random_direction, towards

IMAGES, LABELS = digits.training()


@pytest.mark.parametrize("layers", [(784, 16, 16, 10), (784, 30, 10)])
def test_a_random_direction_is_as_long_as_each_neurons_dials(layers):
    network = Network.random(1, layers, narrow=True)
    direction = random_direction(network, 7)
    for moved, held in zip(split(direction, layers), network.matrices, strict=True):
        for neuron in range(len(held.biases)):
            lengths = [
                np.linalg.norm(np.append(layer.weights[neuron], layer.biases[neuron]))
                for layer in (moved, held)
            ]
            assert lengths[0] == pytest.approx(lengths[1], rel=1e-6)


def test_two_random_directions_are_nearly_at_a_right_angle():
    network = Network.random(1)
    drawn = np.array([random_direction(network, seed) for seed in range(40)])
    drawn /= np.linalg.norm(drawn, axis=1)[:, np.newaxis]
    cosines = (drawn @ drawn.T)[np.triu_indices(40, 1)]
    assert (abs(cosines) < 0.017).mean() == pytest.approx(0.95, abs=0.02)
    assert np.array_equal(random_direction(network, 3), random_direction(network, 3))


def test_downhill_the_cost_falls_by_the_square_of_the_slope():
    network = Network.random(1)
    direction = downhill(network, IMAGES, LABELS)
    nearby = Network.from_parameters(network.parameters + 0.01 * direction)
    fall = total_cost(network, IMAGES, LABELS) - total_cost(nearby, IMAGES, LABELS)
    assert fall == pytest.approx(0.01 * (direction**2).sum(), rel=0.1)


def test_one_dial_and_another_network():
    network, other = Network.random(1), Network.random(2)
    turned = Network.from_parameters(network.parameters + 0.5 * one_dial(network, 77))
    assert np.flatnonzero(turned.parameters != network.parameters).tolist() == [77]
    assert Network.from_parameters(network.parameters + towards(network, other)) == other
    with pytest.raises(ValueError, match="no dial 13002"):
        one_dial(network, 13_002)
    for unlike in (Network.random(1, (784, 10)), Network.random(1, hidden="relu")):
        with pytest.raises(ValueError, match="built differently"):
            towards(network, unlike)


def test_the_plane_of_a_path_that_lies_in_a_plane():
    rng = np.random.default_rng(0)
    across, along = np.linalg.qr(rng.standard_normal((50, 2)))[0].T
    centre = rng.standard_normal(50)
    far = np.array([[-3.0, 0.5], [-2.0, -0.5], [-1.0, 0.5], [1.0, 0.2]])
    found = main_directions(centre + far @ np.array([along, across]), centre)
    assert sum(found.shares) == pytest.approx(1)
    assert found.shares[0] > found.shares[1] > 0
    assert np.linalg.norm(found.first) == pytest.approx(1)
    assert found.first @ found.second == pytest.approx(0, abs=1e-12)
    assert abs(found.first @ along) > 0.98
    start = far[0] @ np.array([along, across])
    assert found.first @ start > 0
    assert found.second @ start > 0


def test_the_main_directions_agree_with_the_singular_values():
    rng = np.random.default_rng(1)
    path = np.cumsum(rng.standard_normal((30, 400)), axis=0)
    movements = path - path[-1]
    _, lengths, rows = np.linalg.svd(movements, full_matrices=False)
    found = main_directions(path, path[-1])
    np.testing.assert_allclose(found.shares, lengths[:2] ** 2 / (lengths**2).sum(), rtol=1e-9)
    assert abs(found.first @ rows[0]) == pytest.approx(1, rel=1e-9)
    assert abs(found.second @ rows[1]) == pytest.approx(1, rel=1e-9)


def test_what_has_no_plane_is_refused():
    steps = np.arange(5.0)[:, np.newaxis] * np.ones(20)
    with pytest.raises(ValueError, match="one line"):
        main_directions(steps, steps[-1])
    with pytest.raises(ValueError, match="one line"):
        main_directions(np.zeros((3, 20)), np.zeros(20))
    for path, centre in (
        (np.zeros(20), np.zeros(20)),
        (np.zeros((1, 20)), np.zeros(20)),
        (steps, np.zeros(9)),
    ):
        with pytest.raises(ValueError, match="no plane"):
            main_directions(path, centre)

"""A ball in a slice: its slope by finite differences, its way by calculus, its path projected."""

from itertools import islice

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.landscape import Slice
from clawdemy_gui.core.network import Network
from clawdemy_gui.core.slices.directions import downhill, main_directions, one_dial, random_direction
from clawdemy_gui.core.slices.rolling import feel, roll, shadow
from clawdemy_gui.files.networks.network_file import open_network
from clawdemy_gui.resource import resource

pytestmark = pytest.mark.usefixtures("each_sigmoid")

IMAGES, LABELS = digits.training()
NETWORK = Network.random(1)


def random_slice():
    return Slice(NETWORK, [random_direction(NETWORK, seed) for seed in (1, 2)], IMAGES, LABELS)


def test_the_slope_underfoot_agrees_with_finite_differences():
    landscape = random_slice()
    here = feel(landscape, 0.3, -0.2)
    assert here.cost == pytest.approx(landscape.evaluate_at(0.3, -0.2).cost, rel=1e-5)
    for number, slope in enumerate(here.slopes):
        ahead, behind = (np.array([0.3, -0.2]) + step * np.eye(2)[number] for step in (1e-3, -1e-3))
        rise = landscape.evaluate_at(*ahead).cost - landscape.evaluate_at(*behind).cost
        assert slope == pytest.approx(rise / 2e-3, rel=1e-3)
    assert 0 < here.share < 0.05


def test_downhill_within_two_dials_is_their_slope():
    landscape = Slice(NETWORK, [one_dial(NETWORK, 13_000), 5 * one_dial(NETWORK, 12_990)], IMAGES, LABELS)
    slopes = cost_and_gradient(NETWORK, IMAGES, LABELS)[1]
    here = feel(landscape, 0, 0)
    assert here.slopes == pytest.approx((slopes[13_000], 5 * slopes[12_990]))
    assert here.downhill == pytest.approx((-slopes[13_000], -slopes[12_990] / 5))
    kept = (slopes[[13_000, 12_990]] ** 2).sum() / (slopes**2).sum()
    assert here.share == pytest.approx(kept)


def test_a_slice_along_the_gradient_shows_all_of_it():
    way = downhill(NETWORK, IMAGES, LABELS)
    here = feel(Slice(NETWORK, [way, random_direction(NETWORK, 1)], IMAGES, LABELS), 0, 0)
    assert here.downhill == pytest.approx((1, 0), abs=1e-9)
    assert here.share == pytest.approx(1)


def test_a_ball_rolls_to_the_lowest_point_of_its_slice():
    network = open_network(resource("networks/digits-a.npz")).network
    landscape = Slice(network, [random_direction(network, seed) for seed in (1, 2)], IMAGES, LABELS)
    balls = list(islice(roll(landscape, (0.5, 0.5), 1000.0), 40))
    costs = [ball.cost for ball in balls]
    assert balls[0].place == (0.5, 0.5)
    assert [ball.step for ball in balls] == list(range(40))
    assert np.diff(costs).max() < 1e-6
    *_, picture = landscape.plane(np.linspace(-1, 1, 41), np.linspace(-1, 1, 41))
    assert costs[0] > 0.5
    assert costs[-1] == pytest.approx(picture.costs.min(), abs=1e-3)
    assert balls[7].cost == pytest.approx(landscape.evaluate_at(*balls[7].place).cost, rel=1e-5)


def test_a_ball_on_a_line():
    landscape = Slice(NETWORK, [random_direction(NETWORK, 3)], IMAGES, LABELS)
    balls = list(islice(roll(landscape, (1.0,), 1.0), 10))
    assert balls[-1].cost < balls[0].cost
    assert len(balls[-1].place) == 1


def test_the_shadow_of_a_descent_and_how_much_of_it_the_plane_shows():
    run = descend(NETWORK, IMAGES, LABELS, 1.5, 10, seed=1, every=144)
    path = np.array([moment.network.parameters for moment in islice(run, 12)], np.float64)
    end = Network.from_parameters(path[-1])
    main = main_directions(path, path[-1])
    seen = shadow(Slice(end, [main.first, main.second], IMAGES, LABELS), path)
    assert seen.places.shape == (12, 2)
    assert seen.share == pytest.approx(sum(main.shares), rel=1e-6)
    assert seen.share > 0.8
    np.testing.assert_allclose(seen.places[-1], 0, atol=1e-6)
    np.testing.assert_allclose(
        seen.places[0], [main.first @ (path[0] - path[-1]), main.second @ (path[0] - path[-1])]
    )
    blind = shadow(Slice(end, [random_direction(end, 1), random_direction(end, 2)], IMAGES, LABELS), path)
    assert blind.share < 0.01


def test_what_cannot_roll_is_refused():
    landscape = random_slice()
    with pytest.raises(ValueError, match="step size"):
        roll(landscape, (0.0, 0.0), 0.0)
    with pytest.raises(ValueError, match="2 numbers, not 1"):
        next(roll(landscape, (0.0,), 1.0))
    with pytest.raises(ValueError, match="rows of 13002"):
        shadow(landscape, np.zeros((3, 5)))

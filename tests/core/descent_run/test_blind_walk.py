"""The walk with a blindfold: what is felt is the core's own cost and slope."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.descent_run.blind_walk import POINTS, REACH, feel, ground, places, stand, uncover
from clawdemy_gui.core.network import Network, total_cost

ON = ground(Network.random(2), *(part[:60] for part in digits.training()), seed=4)


def test_the_seed_draws_the_walk():
    again = ground(Network.random(2), *(part[:60] for part in digits.training()), seed=4)
    assert (again.dials, again.start) == (ON.dials, ON.start)
    assert len(set(ON.dials)) == 2
    assert np.hypot(*ON.start) == pytest.approx(0.7 * REACH)


def test_the_slope_under_the_feet_is_the_slope_of_the_cost():
    for axis in (0, 1):
        up, down = list(ON.start), list(ON.start)
        up[axis] += 0.01
        down[axis] -= 0.01
        difference = (feel(ON, tuple(up)).cost - feel(ON, tuple(down)).cost) / 0.02
        assert feel(ON, ON.start).slopes[axis] == pytest.approx(difference, rel=0.03, abs=1e-4)


def test_the_map_is_the_cost_of_the_networks_on_it():
    *_, heights = uncover(ON)
    assert heights.shape == (POINTS, POINTS)
    sides = np.linspace(-REACH, REACH, POINTS)
    for row, column in ((0, 0), (7, 30), (40, 11)):
        there = stand(ON, (float(sides[column]), float(sides[row])))
        assert heights[row, column] == total_cost(there, ON.images, ON.labels)


def test_moves_add_up():
    assert places(ON, [(1.0, 0.0), (0.5, -2.0)])[-1] == pytest.approx((ON.start[0] + 1.5, ON.start[1] - 2.0))

"""A history remembers every measurement in order, and stays small however long it gets."""

import numpy as np

from clawdemy_gui.core.descent import Checkpoint
from clawdemy_gui.core.descent_run.history import COST, MOST_NETWORKS, MOST_POINTS, STEP, History
from clawdemy_gui.core.descent_run.schedule import Point
from clawdemy_gui.core.network import Network

NETWORK = Network.random(0)


def point(step, cost=None):
    return Point(Checkpoint(step, NETWORK, 10 * step), step / 7 if cost is None else cost, 0.5, 0.6, 0.4, 0.1)


def history(steps):
    made = History()
    for step in steps:
        made.add(point(step))
    return made


def test_rows_are_in_the_order_of_the_steps_however_they_came():
    made = history([0, 1, 2, 8, 16, 5, 3])
    assert made.rows[:, STEP].tolist() == [0, 1, 2, 3, 5, 8, 16]
    assert np.array_equal(made.rows[:, COST], made.rows[:, STEP] / 7)
    assert made.reached == 16


def test_the_same_step_again_adds_nothing():
    made = history([0, 4, 4, 0])
    assert len(made.rows) == 2
    assert made.networks == 2


def test_it_answers_with_the_measurement_before():
    made = history([0, 4, 9])
    assert made.at(8)[STEP] == 4
    assert made.at(9)[STEP] == 9
    assert made.before(8).step == 4
    assert History().at(3) is None
    assert History().before(3) is None


def test_until_forgets_what_came_later():
    early = history([0, 4, 9, 12]).until(9)
    assert early.reached == 9
    assert early.before(100).step == 9
    early.add(point(10))
    assert early.reached == 10


def test_100_000_steps_stay_small_and_span_the_whole_run():
    made = history(range(100_001))
    assert len(made.rows) <= MOST_POINTS
    assert made.networks <= MOST_NETWORKS
    steps = made.rows[:, STEP]
    assert (steps[0], steps[-1]) == (0, 100_000)
    assert np.diff(steps).min() >= 1
    assert np.diff(steps).max() <= 32, "thinned evenly"
    gaps = np.diff([made.before(step).step for step in range(0, 100_001, 500)])
    assert gaps.max() <= 4_000, "no moment is far from a network to walk on from"


def test_thinning_keeps_a_network_at_the_start():
    made = history(range(0, 1_000, 10))
    made.thin_networks(300)
    assert made.networks == 4
    assert made.before(299).step == 0

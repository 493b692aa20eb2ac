"""What is happening is read off real runs: the lesson's plateaus have names."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.descent_run.diagnosis import diagnose, should_stop
from clawdemy_gui.core.descent_run.history import History
from clawdemy_gui.core.descent_run.schedule import Phase, Point, measure, random_labels, start_of, walk
from clawdemy_gui.core.network import Network


def run(steps, size=1.5, batch=10, count=500, labels=None, seed=8):
    """The history of a run on the first so many digits, and the step at which it should stop (or None)."""
    images, true = (part[:count] for part in digits.training())
    stretch = Phase(0, images, true if labels is None else labels, digits.test(), size, batch, seed)
    start, history = start_of(Network.random(seed)), History()
    history.add(measure(start, stretch))
    for step in walk(start, [stretch], steps):
        if isinstance(step, Point):
            history.add(step)
            if should_stop(history.rows):
                return history, step.checkpoint.step
    return history, None


def rows(costs, tests=None, every=100, brightness=0.1):
    """Rows of a made-up run."""
    made = np.full((len(costs), 6), 0.5)
    made[:, 0] = np.arange(len(costs)) * every
    made[:, 1] = costs
    made[:, 3] = costs if tests is None else tests
    made[:, 5] = brightness
    return made


THROUGH_A_VALLEY = np.concatenate([np.geomspace(0.6, 0.3, 30), np.geomspace(0.3, 0.4, 30)])


def test_before_the_first_step_nothing_happens():
    assert diagnose(rows([3.7])) == "start"


def test_a_good_run_falls_and_does_not_stop():
    history, stopped = run(900, size=0.5, count=1_437)  # calm enough on every processor
    assert diagnose(history.rows) == "falling"
    assert stopped is None


def test_too_large_a_step_turns_all_outputs_off_and_stops():
    history, stopped = run(2_000, size=100.0)
    assert diagnose(history.rows) == "all off"
    assert stopped is not None
    assert stopped < 500
    assert history.rows[-1, 1] == pytest.approx(1.0, abs=0.02)


def test_random_labels_are_shrugged_at():
    history, stopped = run(400, size=0.5, labels=random_labels(500, 3))
    assert diagnose(history.rows) == "shrug"
    assert stopped is None


def test_thirty_images_are_learned_by_heart():
    history, _ = run(3_000, count=30, batch=5)
    assert diagnose(history.rows) in ("memorising", "falling")
    assert history.rows[-1, 1] < 0.02 < 0.3 < history.rows[-1, 3]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (rows(np.linspace(2, 0.5, 50)), "falling"),
        (rows([0.4, 0.8] * 20), "bouncing"),
        (rows(np.linspace(0.3, 0.9, 30)), "rising"),
        (rows(np.full(80, 0.25)), "settled"),
        (rows(np.geomspace(1, 5e-5, 60)), "perfect"),
        (rows(np.full(40, 0.9)), "shrug"),
        (rows(np.full(40, 1.0), brightness=0.0), "all off"),
        (rows(np.geomspace(0.5, 0.05, 60), THROUGH_A_VALLEY), "memorising"),
    ],
)
def test_each_shape_has_its_name(made, expected):
    assert diagnose(made) == expected


def test_a_cost_of_one_with_bright_outputs_is_not_all_off():
    assert diagnose(rows(np.full(40, 1.0), brightness=0.3)) != "all off"


def test_only_what_came_to_stay_stops_a_run():
    assert not should_stop(rows(np.full(10, 1.0), brightness=0.0))
    assert should_stop(rows(np.full(40, 1.0), brightness=0.0))
    assert should_stop(rows(np.full(80, 0.25)))
    assert not should_stop(rows(np.full(40, 0.9))), "the shrug is left behind in the end"

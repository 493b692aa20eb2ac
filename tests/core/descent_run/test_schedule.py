"""The course of a descent: measured without being disturbed, the same however it is cut into pieces."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.descent_run.schedule import (
    Phase,
    Point,
    measure,
    measured_every,
    random_labels,
    start_of,
    walk,
)
from clawdemy_gui.core.network import Network, evaluate

pytestmark = pytest.mark.usefixtures("each_sigmoid")

IMAGES, LABELS = (part[:300] for part in digits.training())
TESTS = tuple(part[:100] for part in digits.test())


def stretch(step=0, size=1.5, batch=10, labels=LABELS, tests=TESTS):
    return Phase(step, IMAGES, labels, tests, size, batch, seed=5)


def moment_of(step):
    return step.checkpoint if isinstance(step, Point) else step


def end_of(moment, stretches, until):
    *_, last = walk(moment, stretches, until)
    return moment_of(last)


def points(moment, stretches, until):
    return [step for step in walk(moment, stretches, until) if isinstance(step, Point)]


def test_measuring_never_disturbs_the_run():
    plain = descend(Network.random(3), IMAGES, LABELS, 1.5, 10, 5, every=700)
    walked = end_of(start_of(Network.random(3)), [stretch()], 700)
    assert walked == next(plain)


@pytest.mark.parametrize("cut", [1, 37, 256, 511])
def test_a_run_in_two_pieces_is_the_same_run(cut):
    start = start_of(Network.random(3))
    half_way = end_of(start, [stretch()], cut)
    assert half_way.step == cut
    assert end_of(half_way, [stretch()], 512) == end_of(start, [stretch()], 512)


def test_the_curve_does_not_depend_on_where_one_looked_either():
    start = start_of(Network.random(3))
    whole = {point.checkpoint.step: point.cost for point in points(start, [stretch()], 600)}
    later = points(end_of(start, [stretch()], 128), [stretch()], 600)
    assert len(later) > 10
    assert all(whole[point.checkpoint.step] == point.cost for point in later)


def test_each_stretch_begins_at_its_step():
    legs = [stretch(), stretch(100, size=0.2, batch=32), stretch(150, labels=random_labels(300, 5))]
    by_hand = start_of(Network.random(3))
    for leg, end in zip(legs, (100, 150, 230), strict=True):
        by_hand = next(
            descend(by_hand.network, IMAGES, leg.labels, leg.step_size, leg.batch_size, 5,
                    step=by_hand.step, seen=by_hand.seen, every=end - by_hand.step)
        )  # fmt: skip
    assert end_of(start_of(Network.random(3)), legs, 230) == by_hand


def test_points_say_what_evaluate_says():
    *_, last = points(start_of(Network.random(3)), [stretch()], 40)
    trained, tested = (evaluate(last.checkpoint.network, *part) for part in ((IMAGES, LABELS), TESTS))
    assert (last.cost, last.accuracy) == (trained.cost, trained.accuracy)
    assert (last.test_cost, last.test_accuracy) == (tested.cost, tested.accuracy)
    assert last.brightness == pytest.approx(last.checkpoint.network.outputs(IMAGES[:100]).mean(), rel=1e-6)


def test_without_test_images_there_is_no_test_cost():
    point = measure(start_of(Network.random(3)), stretch(tests=None))
    assert np.isnan([point.test_cost, point.test_accuracy]).all()


def test_every_step_is_measured_at_first_and_the_last_one_always():
    steps = [point.checkpoint.step for point in points(start_of(Network.random(3)), [stretch()], 203)]
    assert steps[:20] == list(range(1, 21))
    assert steps[-1] == 203
    assert len(steps) < 100


def test_measurements_stand_further_apart_where_they_take_longer():
    few = stretch()
    many = few._replace(images=np.zeros((60_000, 784), np.uint8), labels=np.zeros(60_000, np.uint8))
    assert measured_every(many, 10**6) > 10 * measured_every(few, 10**6)
    assert measured_every(few._replace(batch_size=300), 10**6) < measured_every(few, 10**6)


def test_random_labels_are_the_seeds_and_know_nothing():
    drawn = random_labels(5_000, 7)
    assert np.array_equal(drawn, random_labels(5_000, 7))
    assert not np.array_equal(drawn, random_labels(5_000, 8))
    assert np.bincount(drawn, minlength=10).min() > 400


def test_a_batch_larger_than_the_set_takes_all_of_it():
    start = start_of(Network.random(3))
    assert end_of(start, [stretch(batch=5_000)], 3) == end_of(start, [stretch(batch=300)], 3)

"""Gradient descent: the same run every time, the blackboard's run, and learning that works."""

from itertools import islice

import numpy as np
import pytest

from clawdemy_gui.core import blackboard, digits
from clawdemy_gui.core.descent import Checkpoint, descend, step_downhill
from clawdemy_gui.core.dial_address import split
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.network import Network, evaluate, total_cost

pytestmark = pytest.mark.usefixtures("each_sigmoid")

START = Network.random(1)
IMAGES, LABELS = digits.training()


def moment_at(number, *arguments, **options):
    """The first moment of a descent at step `number` or later."""
    return next(moment for moment in descend(*arguments, **options) if moment.step >= number)


def shuffled(seed, epoch, images):
    return np.random.default_rng([seed, epoch]).permutation(images)


@pytest.mark.parametrize("batch_size", [1, 7, 10, 32, 1000, 1437])
@pytest.mark.parametrize(
    ("layers", "hidden", "step_size"),
    [
        ((784, 16, 16, 10), "sigmoid", 1.5),
        ((784, 30, 10), "sigmoid", 1.5),
        ((784, 10), "sigmoid", 0.5),
        ((784, 16, 16, 10), "relu", 0.05),
        ((784, 16, 16, 10), "step", 0.05),
    ],
)
def test_descent_takes_the_blackboards_steps(layers, hidden, step_size, batch_size):
    start = Network.random(2, layers, hidden, narrow=True)
    steps = 40 if batch_size < 1000 else 5
    found = moment_at(steps, start, IMAGES, LABELS, step_size, batch_size, seed=3, every=steps)
    exact = split(start.parameters.astype(np.float64), layers)
    desired, brightness = np.eye(10)[LABELS], pixels(IMAGES)
    seen = 0
    for _ in range(steps):
        epoch, first = divmod(seen, len(IMAGES))
        batch = shuffled(3, epoch, len(IMAGES))[first : first + batch_size]
        exact = blackboard.step_downhill(exact, brightness[batch], desired[batch], step_size, hidden)
        seen += len(batch)
    expected = np.concatenate([part.ravel() for layer in exact for part in layer])
    assert found.seen == seen
    moved = np.linalg.norm(expected - start.parameters)
    assert moved > 0.01
    assert np.linalg.norm(found.network.parameters - expected) <= 1e-4 * moved


@pytest.mark.parametrize("hidden", ["sigmoid", "relu", "step"])
def test_a_step_downhill_over_all_images_is_the_blackboards(hidden):
    start = Network.random(2, hidden=hidden, narrow=True)
    exact = split(start.parameters.astype(np.float64), start.layers)
    exact = blackboard.step_downhill(exact, pixels(IMAGES), np.eye(10)[LABELS], 1.5, hidden)
    expected = np.concatenate([part.ravel() for layer in exact for part in layer])
    moved = np.linalg.norm(expected - start.parameters)
    assert moved > 0.01
    found = step_downhill(start, IMAGES, LABELS, 1.5).parameters
    assert np.linalg.norm(found - expected) <= 1e-4 * moved


@pytest.mark.parametrize("step_size", [0.0, -1.0, float("nan")])
def test_a_step_of_nothing_or_uphill_is_refused(step_size):
    with pytest.raises(ValueError, match="The step size must be above 0"):
        step_downhill(START, IMAGES, LABELS, step_size)


def test_the_last_batch_of_an_epoch_takes_what_is_left():
    start = Network.random(2)
    run = descend(start, IMAGES[:25], LABELS[:25], 1.5, 10, seed=0, every=1)
    assert [moment.seen for moment in islice(run, 7)] == [10, 20, 25, 35, 45, 50, 60]


@pytest.mark.parametrize("batch_size", [10, 1200])
def test_the_same_arguments_give_the_same_run_bit_for_bit(batch_size):
    first, second = (
        list(islice(descend(START, IMAGES, LABELS, 1.5, batch_size, seed=9), 4)) for _ in range(2)
    )
    assert first == second
    assert first[0].network != first[1].network
    other_seed = next(descend(START, IMAGES, LABELS, 1.5, batch_size, seed=10))
    assert other_seed.network != first[0].network


@pytest.mark.parametrize("hidden", ["sigmoid", "relu"])
@pytest.mark.parametrize(("batch_size", "steps"), [(10, 300), (1, 300), (100, 60), (1100, 6), (1437, 6)])
def test_how_often_one_looks_does_not_change_the_run(batch_size, steps, hidden):
    start = Network.random(1, hidden=hidden, narrow=True)
    seldom, often, now_and_then = (
        moment_at(steps, start, IMAGES, LABELS, 0.1, batch_size, seed=4, every=every)
        for every in (steps, 1, steps // 6)
    )
    assert seldom == often == now_and_then


def test_going_on_from_a_moment_is_the_same_run():
    whole = moment_at(400, START, IMAGES, LABELS, 1.5, 10, seed=4, every=400)
    halt = moment_at(173, START, IMAGES, LABELS, 1.5, 10, seed=4, every=173)
    onward = moment_at(
        400, halt.network, IMAGES, LABELS, 1.5, 10, seed=4, step=halt.step, seen=halt.seen, every=227
    )
    assert onward == whole


def test_going_on_with_another_step_and_batch_size_repeats():
    def run():
        halt = moment_at(100, START, IMAGES, LABELS, 1.5, 10, seed=4, every=50)
        return moment_at(
            200, halt.network, IMAGES, LABELS, 0.3, 32, seed=4, step=halt.step, seen=halt.seen, every=50
        )

    moment = run()
    assert moment == run()
    assert moment.step == 200
    # 43 batches of 32 fill the first epoch after 1,000 images; the 14th takes the 21 that are left.
    assert moment.seen == 1000 + 100 * 32 - 11 - 3


def test_a_descent_does_not_touch_what_it_started_from():
    start = Network.random(5)
    before = start.parameters.copy()
    moments = list(islice(descend(start, IMAGES, LABELS, 1.5, 10, seed=1), 3))
    assert np.array_equal(start.parameters, before)
    assert len({moment.network for moment in moments}) == 3
    assert isinstance(moments[0], Checkpoint)


def test_images_of_floats_walk_the_same_way():
    as_bytes, as_floats = (
        moment_at(50, START, images, LABELS.astype(np.int64), 1.5, 10, seed=4, every=50).network.parameters
        for images in (IMAGES, (IMAGES / 255).astype(np.float32))
    )
    np.testing.assert_allclose(as_bytes, as_floats, atol=1e-4)


def test_the_lessons_network_learns_the_embedded_digits():
    first = moment_at(144, START, IMAGES, LABELS, 1.5, 10, seed=1, every=144)
    assert total_cost(first.network, IMAGES, LABELS) == pytest.approx(0.68, abs=0.15)
    last = moment_at(144 * 200, START, IMAGES, LABELS, 1.5, 10, seed=1, every=144 * 20)
    assert total_cost(last.network, IMAGES, LABELS) < 0.01
    test = evaluate(last.network, *digits.test())
    assert 0.93 <= test.accuracy <= 0.97
    assert 0.05 <= test.cost <= 0.125


def test_full_batch_descent_meets_the_lessons_plateaus():
    images, labels = IMAGES[:1000], LABELS[:1000]
    good = moment_at(300, START, images, labels, 5.0, 1000, seed=1, every=100)
    crawl = moment_at(300, START, images, labels, 0.05, 1000, seed=1, every=100)
    too_large = moment_at(300, START, images, labels, 50.0, 1000, seed=1, every=100)
    costs = [total_cost(moment.network, images, labels) for moment in (good, crawl, too_large)]
    assert costs[0] < 0.4 < 0.85 < costs[1]
    assert costs[2] == pytest.approx(1.0, abs=0.11)


@pytest.mark.parametrize("batch_size", [10, 1437])
def test_dials_that_explode_end_in_one_sentence(batch_size):
    dials = np.zeros(13_002)
    first, second, _ = split(dials, START.layers)
    first.weights[:], second.weights[:] = 1e10, 1e20
    huge = Network.from_parameters(dials, hidden="relu")
    with pytest.raises(ValueError, match="too large to count"):
        next(descend(huge, IMAGES, LABELS, 1e6, batch_size, seed=1))


@pytest.mark.parametrize(
    ("step_size", "batch_size", "seed", "sentence"),
    [
        (0.0, 10, 1, "step size must be above 0"),
        (-1.0, 10, 1, "step size must be above 0"),
        (float("nan"), 10, 1, "step size must be above 0"),
        (1e7, 10, 1, "step size must be above 0"),
        (1.5, 0, 1, "1 to 1437"),
        (1.5, 1438, 1, "1 to 1437"),
        (1.5, 10, -1, "seed"),
    ],
)
def test_wrong_arguments_are_refused_in_one_sentence(step_size, batch_size, seed, sentence):
    with pytest.raises(ValueError, match=sentence):
        next(descend(START, IMAGES, LABELS, step_size, batch_size, seed))

"""Turning one dial: against making the other network and evaluating it, in float32 and in float64."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clawdemy_gui.core import blackboard, digits
from clawdemy_gui.core.dial_address import split
from clawdemy_gui.core.dials import hold, turned
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.network import Network, costs_and_answers, evaluate

pytestmark = pytest.mark.usefixtures("each_sigmoid")

SHAPES = [(784, 16, 16, 10), (784, 30, 10), (784, 10), (784, 40, 12, 11, 10)]
HIDDEN = ["sigmoid", "relu", "step"]
IMAGES, LABELS = digits.training()
FEW, FEW_LABELS = IMAGES[:600], LABELS[:600]
MANY_TIMES = 6
"""So often they are more images than are fed without a look at which neurons stay on or off."""


def in_float64(network, dial, value, images=IMAGES, labels=LABELS):
    """The cost and the accuracy with the dial at exactly this value, on the blackboard."""
    dials = network.parameters.astype(np.float64)
    dials[dial] = value
    outputs = blackboard.activations(split(dials, network.layers), pixels(images), network.hidden)[-1]
    cost = blackboard.costs(outputs, np.eye(10)[labels]).mean()
    return cost, (outputs.argmax(axis=1) == labels).mean()


def a_dial_of_every_kind(network):
    """In each layer a bias and three weights; the last pixel is always blank, these two seldom are."""
    for layer, (inputs, outputs) in enumerate(zip(network.layers, network.layers[1:], strict=False), start=1):
        for source in (None, inputs * 14 // 27, inputs * 4 // 9, inputs - 1):
            yield network.index(layer, (layer * 5) % outputs, source)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("layers", SHAPES)
def test_a_turn_is_the_other_network_evaluated(layers, hidden):
    network = Network.random(4, layers, hidden, narrow=True)
    held = hold(network, FEW, FEW_LABELS)
    for dial in a_dial_of_every_kind(network):
        for value in (-3.0, 0.0, 0.7, 40.0):
            turn = held.turn(dial, value)
            assert turn == pytest.approx(turned(network, FEW, FEW_LABELS, dial, value), rel=1e-6)
            assert turn == pytest.approx(in_float64(network, dial, value, FEW, FEW_LABELS), rel=1e-6), (
                network.address(dial)
            )


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 13_001), st.floats(-20, 20, width=32), st.integers(1, 700))
def test_any_dial_at_any_value_over_any_images(dial, value, count):
    network = Network.random(5)
    images, labels = IMAGES[:count], LABELS[:count]
    turn = hold(network, images, labels).turn(dial, value)
    assert turn == pytest.approx(in_float64(network, dial, value, images, labels), rel=2e-6)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_images_whose_neuron_stays_on_or_off_keep_their_cost_and_answer(hidden):
    """Ten times the weights: nearly every neuron of the first layer is on or off, and few images are fed."""
    network = Network.from_parameters(10 * Network.random(2).parameters, hidden=hidden)
    images, labels = np.tile(IMAGES, (MANY_TIMES, 1)), np.tile(LABELS, MANY_TIMES)
    held = hold(network, images, labels)
    for dial in (network.index(1, 3, 406), network.index(1, 5), network.index(2, 1, 7)):
        for value in (network.parameters[dial] + 0.3, -4.0, 400.0):
            other = network.turned({dial: float(value)})
            assert held.turn(dial, value) == pytest.approx(evaluate(other, images, labels)[:2], rel=1e-6)
            found = held.flips(dial, value)
            was = costs_and_answers(network, images, labels).answers == labels
            is_now = costs_and_answers(other, images, labels).answers == labels
            assert found.now_right.tolist() == np.flatnonzero(is_now & ~was).tolist()
            assert found.now_wrong.tolist() == np.flatnonzero(was & ~is_now).tolist()


@pytest.mark.parametrize("layers", SHAPES)
def test_the_held_network_itself(layers):
    network = Network.random(6, layers)
    held = hold(network, IMAGES, LABELS)
    found = evaluate(network, IMAGES, LABELS)
    assert held.cost == pytest.approx(found.cost, rel=1e-6)
    assert held.accuracy == found.accuracy
    for dial in a_dial_of_every_kind(network):
        assert held.turn(dial, network.parameters[dial]) == pytest.approx(found[:2], rel=1e-6)


def test_earlier_turns_are_not_kept():
    network = Network.random(1)
    held = hold(network, IMAGES, LABELS)
    middle, output = network.index(1, 2, 400), network.index(3, 4, 5)
    first = held.turn(middle, 3.0)
    held.turn(output, -9.0)
    held.turn(middle, -3.0)
    assert held.turn(middle, 3.0) == first


def test_floats_and_bytes_and_any_labels_are_the_same_images():
    network = Network.random(1)
    dial = network.index(1, 2, 400)
    turn = hold(network, IMAGES, LABELS).turn(dial, 2.0)
    assert hold(network, IMAGES / 255, LABELS.astype(np.int64)).turn(dial, 2.0) == pytest.approx(
        turn, rel=1e-6
    )


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_dial_grabbed_far_out_does_not_drown_the_rest(dtype):
    plain = Network.random(2, narrow=True)
    for source in (400, None):
        dial = plain.index(1, 3, source)
        far = plain.turned({dial: -1e6})
        held = hold(far, IMAGES, LABELS, dtype)
        assert held.turn(dial, 0.25) == pytest.approx(in_float64(plain, dial, 0.25), rel=1e-6)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("layers", SHAPES)
def test_float64_is_true_to_fifteen_digits(layers, hidden):
    network = Network.random(7, layers, hidden, narrow=True)
    held = hold(network, IMAGES[:300], LABELS[:300], "float64")
    for dial in a_dial_of_every_kind(network):
        expected = in_float64(network, dial, 0.1, IMAGES[:300], LABELS[:300])
        assert held.turn(dial, 0.1) == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("place", [(1, 3, 406), (1, 3), (2, 1, 7), (3, 4, 2), (3, 9)])
def test_flips_are_the_images_whose_answer_turned_right_or_wrong(place):
    network = Network.random(8)
    dial = network.index(*place)
    found = hold(network, IMAGES, LABELS).flips(dial, 12.0)
    was = costs_and_answers(network, IMAGES, LABELS).answers == LABELS
    is_now = costs_and_answers(network.turned({dial: 12.0}), IMAGES, LABELS).answers == LABELS
    assert len(found.now_right) + len(found.now_wrong) > 0
    assert found.now_right.tolist() == np.flatnonzero(is_now & ~was).tolist()
    assert found.now_wrong.tolist() == np.flatnonzero(was & ~is_now).tolist()


def test_digit_costs_are_the_averages_of_each_digits_images():
    network = Network.random(9)
    dial = network.index(1, 3, 406)
    few = LABELS != 7
    found = hold(network, IMAGES[few], LABELS[few]).digit_costs(dial, 5.0)
    costs = costs_and_answers(network.turned({dial: 5.0}), IMAGES, LABELS).costs
    expected = [costs[digit == LABELS].mean() if digit != 7 else np.nan for digit in range(10)]
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_ties_go_to_the_first_output():
    zeros = Network.from_parameters(np.zeros(13_002))
    held = hold(zeros, IMAGES, LABELS)
    assert held.cost == 2.5
    assert held.accuracy == (LABELS == 0).mean()
    for dial in (zeros.index(3, 0), zeros.index(3, 4), zeros.index(3, 9), zeros.index(2, 5), 400):
        for value in (-1.0, 0.0, 1.0):
            assert held.turn(dial, value) == pytest.approx(in_float64(zeros, dial, value), rel=1e-6)


def test_a_dial_of_a_blank_pixel_does_nothing():
    network = Network.random(1)
    held = hold(network, IMAGES, LABELS)
    blank = int(np.flatnonzero(~IMAGES.any(axis=0))[5])
    dial = network.index(1, 3, blank)
    assert {held.turn(dial, value) for value in (-1e6, 0.0, 3.0)} == {(held.cost, held.accuracy)}
    assert held.flips(dial, 9.0).now_wrong.size == 0
    *_, curve = held.sweep(dial, [-1.0, 0.0, 1.0])
    assert set(curve.costs) == {held.cost}


@pytest.mark.parametrize("place", [(1, 3, 406), (2, 1, 7), (3, 4, 2)])
def test_a_sweep_is_many_turns(place):
    network = Network.random(10)
    held = hold(network, IMAGES, LABELS)
    dial = network.index(*place)
    values = np.linspace(-6, 6, 51)
    *_, curve = held.sweep(dial, values)
    turns = np.array([held.turn(dial, value) for value in values])
    np.testing.assert_allclose(curve.costs, turns[:, 0], rtol=1e-7)
    assert np.array_equal(curve.accuracies, turns[:, 1])
    assert curve.done == curve.total == 51


def test_a_sweep_grows_from_coarse_to_fine():
    images, labels = np.tile(IMAGES, (45, 1)), np.tile(LABELS, 45)
    network = Network.random(10)
    held = hold(network, images, labels)
    dial = network.index(1, 3, 406)
    assert held.turn(dial, -6) == pytest.approx(turned(network, images, labels, dial, -6), rel=1e-6)
    parts = list(held.sweep(dial, np.linspace(-6, 6, 51)))
    assert len(parts) > 4
    assert [part.done for part in parts] == sorted({part.done for part in parts})
    first = parts[0]
    assert 0 < first.done < 51
    assert np.array_equal(first.known, ~np.isnan(first.costs))
    assert np.array_equal(first.known, ~np.isnan(first.accuracies))
    coarse = next(part for part in parts if part.done >= 7)
    assert set(range(0, 51, 8)) <= set(np.flatnonzero(coarse.known))
    np.testing.assert_array_equal(parts[-1].costs[coarse.known], coarse.costs[coarse.known])


def test_turning_while_a_sweep_of_another_dial_goes_on():
    network = Network.random(10)
    held = hold(network, IMAGES, LABELS)
    swept, other = network.index(2, 3, 6), network.index(1, 3, 406)
    values = np.linspace(-6, 6, 9)
    for part in held.sweep(swept, values):
        curve = part
        assert held.turn(other, 2.0) == pytest.approx(turned(network, IMAGES, LABELS, other, 2.0), rel=1e-6)
    expected = [turned(network, IMAGES, LABELS, swept, value).cost for value in values]
    np.testing.assert_allclose(curve.costs, expected, rtol=1e-6)


def test_a_step_network_rolls_nowhere():
    network = Network.random(3, hidden="step", narrow=True)
    held = hold(network, IMAGES, LABELS, "float64")
    dial = network.index(1, 3, 406)
    *_, stairs = held.sweep(dial, np.linspace(-0.5, 0.5, 2001))
    rises = np.count_nonzero(np.diff(stairs.costs))
    assert 0 < rises < 1000
    smooth = hold(Network.random(3, narrow=True), IMAGES, LABELS, "float64")
    *_, curve = smooth.sweep(dial, np.linspace(-0.5, 0.5, 2001))
    assert np.count_nonzero(np.diff(curve.costs)) == 2000


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e38])
def test_a_value_no_network_can_have_is_refused(value):
    held = hold(Network.random(1), IMAGES[:50], LABELS[:50])
    for question in (held.turn, held.flips, held.digit_costs):
        with pytest.raises(ValueError, match=r"finite|so large"):
            question(9000, value)
    with pytest.raises(ValueError, match=r"finite|so large"):
        held.sweep(9000, [0.0, value, 1.0])


def test_there_is_no_other_dial():
    held = hold(Network.random(1), IMAGES[:50], LABELS[:50])
    with pytest.raises(ValueError, match="no dial 13002"):
        held.turn(13_002, 0.0)
    with pytest.raises(ValueError, match="row of values"):
        held.sweep(1, [[1.0]])
    with pytest.raises(ValueError, match="at least one image"):
        hold(Network.random(1), IMAGES[:0], LABELS[:0])


def test_one_thread_may_turn_while_sweeps_run_in_others():
    network = Network.random(10)
    held = hold(network, IMAGES, LABELS)
    swept, turned_one = network.index(2, 3, 6), network.index(1, 3, 406)
    values = np.linspace(-6, 6, 60)
    *_, alone = held.sweep(swept, values)
    expected = held.turn(turned_one, 2.0)
    with ThreadPoolExecutor(2) as threads:
        running = [threads.submit(lambda: list(held.sweep(swept, values))[-1]) for _ in range(4)]
        while not all(sweep.done() for sweep in running):
            assert held.turn(turned_one, 2.0) == expected
    for sweep in running:
        assert np.array_equal(sweep.result().costs, alone.costs)
        assert np.array_equal(sweep.result().accuracies, alone.accuracies)

"""The nudge experiment: what is counted, against networks made and evaluated one by one in float64."""

import numpy as np
import pytest

from clawdemy_gui.core import blackboard, digits
from clawdemy_gui.core.dial_address import split
from clawdemy_gui.core.dial_ranking import dead_dials
from clawdemy_gui.core.experiments.nudging import nudge
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.network import Network

IMAGES, LABELS = (part[:1000] for part in digits.training())


def in_float64(network, dial, by):
    dials = network.parameters.astype(np.float64)
    dials[dial] += by
    outputs = blackboard.activations(split(dials, network.layers), pixels(IMAGES))[-1]
    return blackboard.costs(outputs, np.eye(10)[LABELS]).mean(), (outputs.argmax(axis=1) == LABELS).mean()


def test_nudges_move_what_the_blackboard_says_they_move():
    network = Network.random(1)
    seen = list(nudge(network, IMAGES, LABELS, 25, 0.01, seed=3))
    cost, accuracy = in_float64(network, 0, 0.0)
    for found in seen:
        nudged = in_float64(network, found.dial, found.by)
        assert found.cost_change == pytest.approx(nudged[0] - cost, abs=1e-14)
        assert found.accuracy_change == pytest.approx(nudged[1] - accuracy, abs=1e-14)
        assert abs(found.by) == 0.01
    assert [found.done for found in seen] == list(range(1, 26))
    assert {found.total for found in seen} == {25}
    assert {np.sign(found.by) for found in seen} == {-1, 1}


def test_the_cost_moves_and_the_accuracy_hardly_ever():
    network = Network.random(1)
    seen = list(nudge(network, IMAGES, LABELS, 300, 0.01, seed=1))
    last = seen[-1]
    assert last.cost_moved == sum(found.cost_change != 0 for found in seen) > 280
    assert last.accuracy_moved == sum(found.accuracy_change != 0 for found in seen) < 60
    assert len({found.dial for found in seen}) == 300
    assert not dead_dials(network, IMAGES)[[found.dial for found in seen]].any()


def test_the_seed_repeats_the_experiment():
    network = Network.random(1)
    first, again, other = (list(nudge(network, IMAGES, LABELS, 9, 0.01, seed)) for seed in (4, 4, 5))
    assert first == again
    assert [found.dial for found in first] != [found.dial for found in other]


def test_what_is_no_experiment_is_refused():
    network = Network.random(1)
    with pytest.raises(ValueError, match="live dials"):
        nudge(network, IMAGES, LABELS, 0, 0.01, 1)
    with pytest.raises(ValueError, match="live dials"):
        nudge(network, IMAGES, LABELS, 13_002, 0.01, 1)
    for by in (0.0, np.nan, np.inf):
        with pytest.raises(ValueError, match="finite number"):
            nudge(network, IMAGES, LABELS, 5, by, 1)

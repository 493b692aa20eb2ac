"""A shuffled twin: other dials, the same function, and how many there are."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.network import Network, costs_and_answers
from clawdemy_gui.core.slices.twin import shuffled_twin, twin_count, twin_words


@pytest.mark.parametrize("hidden", ["sigmoid", "relu", "step"])
@pytest.mark.parametrize("layers", [(784, 16, 16, 10), (784, 30, 10), (784, 20, 12, 11, 10)])
def test_a_twin_gives_the_same_answers_with_other_dials(layers, hidden):
    network = Network.random(1, layers, hidden, narrow=True)
    twin = shuffled_twin(network, 5)
    mine, theirs = (costs_and_answers(each, *digits.training()) for each in (network, twin))
    np.testing.assert_allclose(theirs.costs, mine.costs, atol=1e-5)
    assert np.array_equal(theirs.answers, mine.answers)
    assert (twin.parameters != network.parameters).mean() > 0.8
    assert np.array_equal(np.sort(twin.parameters), np.sort(network.parameters))
    assert twin == shuffled_twin(network, 5) != shuffled_twin(network, 6)


def test_without_hidden_neurons_the_twin_is_the_network():
    network = Network.random(1, (784, 10))
    assert shuffled_twin(network, 1) == network


def test_the_number_of_twins():
    assert twin_count((784, 16, 16, 10)) == 20_922_789_888_000**2
    assert twin_words((784, 16, 16, 10)) == "16! · 16! ≈ 4.4 · 10²⁶"
    assert twin_words((784, 3, 2, 10)) == "3! · 2! = 12"
    assert twin_words((784, 10)) == "0! = 1"
    assert twin_words((784, 2000, 10)).startswith("2000! ≈ 3.3 · 10⁵⁷³⁵")

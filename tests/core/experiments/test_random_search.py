"""Beating the shrug by luck: the search can be repeated, nobody wins it, and its size is right."""

from itertools import islice

import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.experiments.random_search import search, size_of_search
from clawdemy_gui.core.network import Network, evaluate

IMAGES, LABELS = (part[:200] for part in digits.training())


def test_the_best_network_is_kept_and_can_be_drawn_again():
    draws = list(islice(search(IMAGES, LABELS, seed=2), 60))
    costs = [draw.cost for draw in draws]
    assert [draw.best_cost for draw in draws] == [min(costs[: done + 1]) for done in range(60)]
    assert [draw.done for draw in draws] == list(range(1, 61))
    assert len(set(costs)) == 60
    again = evaluate(Network.random(draws[-1].best_seed), IMAGES, LABELS)
    assert again[:2] == (draws[-1].best_cost, draws[-1].best_accuracy)


def test_nobody_beats_the_shrug():
    *_, last = islice(search(IMAGES, LABELS, seed=0), 400)
    assert last.best_cost > 0.9


def test_seeds_share_no_network_and_repeat_their_own():
    first, again, other = (list(islice(search(IMAGES, LABELS, seed), 30)) for seed in (1, 1, 2))
    assert first == again
    assert {draw.cost for draw in first}.isdisjoint(draw.cost for draw in other)


def test_other_networks_can_be_searched():
    draw = next(search(IMAGES, LABELS, 3, (784, 10), "relu"))
    assert draw.cost == evaluate(Network.random(draw.best_seed, (784, 10), "relu"), IMAGES, LABELS).cost


@pytest.mark.parametrize(("settings", "dials"), [(2, 13_002), (2, 10), (10, 5), (1000, 3), (3, 4), (2, 1)])
def test_the_number_of_networks_has_so_many_digits(settings, dials):
    power, count = settings**dials, 0
    while power:
        power, count = power // 10, count + 1
    assert size_of_search(settings, dials, 1.0).digits == count


def test_ages_of_the_universe_by_hand():
    assert size_of_search(2, 13_002, 1000).digits == 3914
    # 2^13002 is 10^3913.99; a thousand a second is 10^3, and the universe is 10^17.64 seconds old.
    assert size_of_search(2, 13_002, 1000).ages == pytest.approx(3913.992 - 3 - 17.639, abs=0.002)
    assert size_of_search(2, 10, 1000).ages < 0


def test_what_is_no_search_is_refused():
    with pytest.raises(ValueError, match="at least one image"):
        search(IMAGES[:0], LABELS[:0], 1)
    with pytest.raises(ValueError, match="seed"):
        search(IMAGES, LABELS, -1)
    for wrong in ((1, 5, 1.0), (2, 0, 1.0), (2, 5, 0.0)):
        with pytest.raises(ValueError, match="at least two settings"):
            size_of_search(*wrong)

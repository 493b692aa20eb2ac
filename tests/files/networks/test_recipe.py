"""A recipe is followed to the very dials it was written down for."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.descent_run.schedule import random_labels
from clawdemy_gui.core.network import Network
from clawdemy_gui.files import subject
from clawdemy_gui.files.images.dataset import DataError, Progress
from clawdemy_gui.files.networks.network_file import SavedNetwork
from clawdemy_gui.state.subject import DataChoice, Leg, NetworkChoice, Subject, Training

SHORT = Training(NetworkChoice(random=4), 6, (Leg(data=DataChoice(first=200)),), 120)


def by_hand(labels=None, steps=120):
    images, true = (part[:200] for part in digits.training())
    labels = true if labels is None else labels
    return next(descend(Network.random(4), images, labels, 1.5, 10, 6, every=steps)).network


def test_a_recipe_gives_the_network_that_descent_gives():
    assert subject.network_of(NetworkChoice(trained=SHORT)).network == by_hand()


def test_random_labels_are_part_of_the_recipe():
    legs = (Leg(data=DataChoice(first=200), random_labels=True),)
    found = subject.network_of(NetworkChoice(trained=Training(SHORT.start, 6, legs, 90))).network
    assert found == by_hand(random_labels(200, 6), 90)


def test_turned_dials_come_on_top():
    turned = subject.network_of(NetworkChoice(trained=SHORT).with_turned(7, 0.25)).network
    assert turned.parameters[7] == 0.25
    assert np.array_equal(turned.parameters[8:], by_hand().parameters[8:])


def test_a_long_way_is_told_in_steps_and_then_at_hand():
    choice = NetworkChoice(trained=SHORT.at(131))
    assert not subject.network_is_at_hand(choice)
    assert subject.at_hand(Subject(network=choice)) is None
    *steps, last = subject.opening_subject(Subject(network=choice))
    assert all(isinstance(step, Progress) for step in steps)
    assert steps[-1].done == 131
    assert subject.at_hand(Subject(network=choice)).network.network == last.network.network


def test_it_may_start_where_another_one_ended():
    second = Training(NetworkChoice(trained=SHORT), 6, SHORT.legs, 0)
    assert subject.network_of(NetworkChoice(trained=second)).network == by_hand()


def test_what_was_just_trained_need_not_be_trained_again():
    choice = NetworkChoice(trained=SHORT.at(9_999))
    subject.keep(choice, SavedNetwork(by_hand(), subject.about_trained(SHORT)))
    assert subject.network_is_at_hand(choice)
    assert subject.network_of(choice).network == by_hand()


def test_a_recipe_that_names_nothing_is_refused_in_one_sentence():
    legs = (Leg(data=DataChoice("file", path="/nowhere/images.gz")),)
    with pytest.raises(DataError, match=r"images\.gz") as refused:
        subject.network_of(NetworkChoice(trained=Training(legs=legs, step=3)))
    assert str(refused.value).endswith("nothing has changed.")

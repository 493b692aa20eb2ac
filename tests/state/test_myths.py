"""What is kept of the Myths page: small, whole, and written to a lesson file as it was."""

import msgspec
import pytest

from clawdemy_gui.state.lesson import Lesson, MythsPart, Pages
from clawdemy_gui.state.myths import SKIPPED, MythCard, Myths
from clawdemy_gui.state.subject import NetworkChoice, Subject


def test_an_untouched_card_is_as_it_opens():
    assert Myths().card("tidy-bowl") == MythCard("tidy-bowl")
    assert not MythCard("tidy-bowl").is_predicted


def test_a_changed_card_leaves_the_others_alone():
    state = Myths().with_card("a", prediction="x").with_card("b", seed=7).with_card("a", ran=True)
    assert state.cards == (MythCard("a", "x", ran=True), MythCard("b", seed=7))


def test_a_skipped_prediction_is_none():
    assert not MythCard("a", SKIPPED).is_predicted
    assert MythCard("a", "300").is_predicted


def test_after_the_largest_seed_comes_0():
    assert MythCard("a", seed=999_999).next_seed() == 0


def test_another_network_keeps_what_was_predicted():
    state = Myths().with_card("a", prediction="x", ran=True)
    other = state.with_subject(Subject(network=NetworkChoice("digits-b")))
    assert (other.cards, other.subject.network.name) == (state.cards, "digits-b")


def test_it_comes_back_from_a_lesson_as_it_was():
    state = Myths(opened="every-setting").with_card("every-setting", settings=(300.0, 5.0), seed=4, ran=True)
    state = state.with_card("understanding", prediction="500", strokes=((1, 2, 3, 4),))
    lesson = Lesson(page="myths", pages=Pages(myths=MythsPart(state)))
    assert msgspec.json.decode(msgspec.json.encode(lesson), type=Lesson) == lesson


@pytest.mark.parametrize(
    "spoiled",
    [
        '{"opened": 3}',
        '{"cards": [{"name": "a", "seed": -1}]}',
        '{"cards": [{"name": "a", "settings": [1,2,3,4,5,6,7,8,9]}]}',
        '{"cards": [{"prediction": "x"}]}',
        '{"card": []}',
    ],
)
def test_what_cannot_be_is_refused(spoiled):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(spoiled, type=Myths)

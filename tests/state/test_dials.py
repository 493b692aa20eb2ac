"""What is chosen on the Dials page: turns, ranges, and what a lesson file may hold."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clawdemy_gui.state.dials import NARROWEST, REACH, Dials, DialsView
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject

VALUES = st.floats(-1000, 1000)


def test_a_turn_is_remembered_in_the_network_and_forgotten_when_put_back():
    state = Dials(dial=7).with_turned(2.5).with_dial(9).with_turned(-1.0)
    assert state.turned == {7: 2.5, 9: -1.0}
    assert state.subject.network.turned == ((7, 2.5), (9, -1.0))
    assert state.with_dial_back().turned == {7: 2.5}
    assert state.with_all_back().turned == {}
    assert state.start == NetworkChoice("digits-a-half-way")
    assert state.others.turned == ((7, 2.5),)


@pytest.mark.parametrize("value", [1000.1, -1e9, float("nan"), float("inf")])
def test_no_hand_turns_a_dial_beyond_a_thousand(value):
    with pytest.raises(ValueError, match="turns from"):
        Dials().with_turned(value)


def test_fewer_images_are_part_of_the_subject():
    state = Dials().with_images(100)
    assert state.subject.data == DataChoice("digits", "training", first=100)
    assert state.with_images(None) == Dials()


@given(VALUES, st.lists(st.sampled_from([0.25, 4.0, 0.01, 100.0]), max_size=12))
def test_the_value_stays_in_the_range_however_one_zooms(value, factors):
    view = DialsView().around(value)
    assert view.low <= value <= view.high
    for factor in factors:
        view = view.zoomed(factor, value)
        wide = view.high - view.low
        assert NARROWEST * 0.99 <= wide <= 2 * REACH * 1.01
        assert view.low - 1e-9 <= value <= view.high + 1e-9


def test_zooming_out_ends_at_the_opening_range():
    view = DialsView().zoomed(1 / 64, 3.0)
    assert view.high - view.low == pytest.approx(40 / 64)
    assert view.zoomed(64, 3.0) == DialsView()


def test_a_state_survives_a_lesson_file():
    state = Dials(Subject(DataChoice(first=50), NetworkChoice("mnist-a", turned=((3, 0.5),))), 12, "step")
    view = DialsView("matters", "slopes", False, -1.0, 1.0)
    for thing in (state, view):
        assert msgspec.json.decode(msgspec.json.encode(thing), type=type(thing)) == thing


@pytest.mark.parametrize("wrong", ['{"dial":-1}', '{"neurons":"soft"}', '{"nudge":0}', '{"knob":1}'])
def test_a_wrong_state_is_refused(wrong):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(wrong, type=Dials)

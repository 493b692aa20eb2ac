"""A run is a recipe: it forks where it is changed, keeps what it leaves, and names its moments."""

import msgspec
import pytest

from clawdemy_gui.state.descent import MOST_EARLIER, Descent
from clawdemy_gui.state.subject import MOST_LEGS, DataChoice, Leg, NetworkChoice, Subject, Training


def test_a_change_at_the_tip_adds_a_leg_and_no_earlier_run():
    after = Descent().at(500).changed(500, step_size=3.0)
    assert [(leg.step, leg.step_size) for leg in after.training.legs] == [(0, 1.5), (500, 3.0)]
    assert after.earlier == ()


def test_a_change_in_the_past_keeps_what_was_walked_beyond():
    run = Descent().at(200).changed(200, step_size=3.0).at(900)
    forked = run.at(0).changed(900, step_size=0.5)
    assert forked.training.legs == (Leg(step_size=0.5),)
    assert forked.training.step == 0
    assert forked.earlier == (run.training,)


def test_changing_twice_at_one_step_is_one_leg():
    state = Descent().at(50).changed(50, step_size=2.0).changed(50, batch_size=32)
    assert state.training.legs[1:] == (Leg(step=50, step_size=2.0, batch_size=32),)


def test_a_change_and_back_at_one_step_is_no_leg():
    state = Descent().at(50).changed(50, step_size=2.0).changed(50, step_size=1.5)
    assert state.training.legs == Descent().training.legs


def test_a_step_belongs_to_the_leg_that_began_before_it():
    training = Training().at(50).going_on(step_size=3.0)
    assert training.leg(49).step_size == 1.5
    assert training.leg(50).step_size == 3.0


def test_a_new_start_keeps_the_settings_and_the_run_before():
    state = Descent().at(50).changed(50, step_size=3.0).from_start(NetworkChoice(random=9), 9, 50)
    assert state.training == Training(NetworkChoice(random=9), 9, (Leg(step_size=3.0),), 0)
    assert [run.seed for run in state.earlier] == [8]


def test_only_a_few_earlier_runs_are_kept_the_latest_first():
    state = Descent()
    for seed in range(20, 32):
        state = state.at(10).from_start(NetworkChoice(random=seed), seed, 10)
    assert len(state.earlier) == MOST_EARLIER
    assert [run.seed for run in state.earlier] == [30, 29, 28, 27, 26, 25]


def test_an_earlier_run_comes_back_and_the_current_one_is_kept():
    state = Descent().at(40).from_start(NetworkChoice(random=9), 9, 40).at(7)
    back = state.brought_back(0, 12)
    assert (back.training.seed, back.training.step) == (8, 40)
    assert [(run.seed, run.step) for run in back.earlier] == [(9, 12)]
    assert back.without_earlier(0).earlier == ()


def test_a_trained_moment_is_a_network_that_a_file_can_hold():
    training = Training().at(50).going_on(data=DataChoice("mnist"), random_labels=True).at(80)
    subject = Subject(network=NetworkChoice(trained=training).with_turned(3, 0.5))
    assert msgspec.json.decode(msgspec.json.encode(subject), type=Subject) == subject


def test_old_files_without_recipes_still_open():
    old = b'{"data":{"source":"mnist"},"network":{"name":"mnist-a","path":null,"turned":[[3,0.5]]}}'
    expected = Subject(DataChoice("mnist"), NetworkChoice("mnist-a").with_turned(3, 0.5))
    assert msgspec.json.decode(old, type=Subject) == expected


@pytest.mark.parametrize("steps", [(5,), (0, 0), (0, 9, 3), ()])
def test_legs_out_of_order_are_refused(steps):
    legs = [{"step": step} for step in steps]
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode({"legs": legs}), type=Training)


def test_there_is_an_end_to_changes():
    state = Descent()
    for step in range(1, MOST_LEGS):
        state = state.at(step).changed(step, step_size=1.0 + step)
    with pytest.raises(ValueError, match="legs"):
        state.at(MOST_LEGS).changed(MOST_LEGS, step_size=0.5)

"""The state of the One image page: replaced, never changed, and always possible."""

import math

import msgspec
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.cost import cost
from clawdemy_gui.core.reading import read_answer
from clawdemy_gui.state.landscape import Landscape
from clawdemy_gui.state.one_image import CLOSER_VIEWS, LARGEST_SEED, Closer, OneImage, OneImageView
from clawdemy_gui.state.subject import NetworkChoice


def test_the_opening_answer_to_a_real_3_is_unsure_and_wrong():
    state = OneImage()
    assert digits.test().labels[state.image] == state.label == 3
    assert read_answer(state.outputs, state.label) == ("unsure", (5,))
    assert cost(state.outputs, state.label) > 0.5


def test_one_output_changes_alone_and_exactly():
    state = OneImage().with_output(4, 0.9234)
    assert state.outputs[4] == 0.9234
    assert state.outputs[:4] + state.outputs[5:] == OneImage().outputs[:4] + OneImage().outputs[5:]
    assert OneImage().outputs[4] != 0.9234


@pytest.mark.parametrize("value", [-0.01, 1.01, math.nan, math.inf])
def test_an_output_outside_0_to_1_is_refused_by_its_number(value):
    with pytest.raises(ValueError, match="output 4 must be from 0 to 1"):
        OneImage().with_output(4, value)


@pytest.mark.parametrize("count", [0, 9, 11])
def test_there_are_ten_outputs(count):
    with pytest.raises(ValueError, match=f"ten outputs, not {count}"):
        OneImage().with_outputs((0.5,) * count)


def test_whole_numbers_become_outputs():
    assert OneImage().with_outputs((0, 1) * 5).outputs == (0.0, 1.0) * 5
    assert all(type(output) is float for output in OneImage().with_outputs((0, 1) * 5).outputs)


@pytest.mark.parametrize("label", range(10))
def test_relabelling_never_touches_the_outputs(label):
    state = OneImage().with_label(label)
    assert (state.label, state.outputs) == (label, OneImage().outputs)


@pytest.mark.parametrize("label", [-1, 10, 2.5])
def test_a_label_is_a_digit(label):
    with pytest.raises(ValueError, match="from 0 to 9"):
        OneImage().with_label(label)


def test_another_image_is_not_another_answer():
    state = OneImage().with_image(12, 5)
    assert (state.image, state.seed, state.outputs, state.label) == (12, 5, OneImage().outputs, 3)
    assert state.with_image(13).seed == 5


def test_after_the_largest_seed_comes_0():
    assert OneImage(seed=4).next_seed() == 5
    assert OneImage(seed=LARGEST_SEED).next_seed() == 0


def test_two_answers_can_be_kept_apart():
    a, b = (0.1,) * 10, (0.5,) * 10
    state = OneImage().kept("a", a).kept("b", b)
    assert (state.kept_a, state.kept_b, state.outputs) == (a, b, OneImage().outputs)
    assert state.kept("a", None).kept_b == b


def test_a_state_cannot_be_changed():
    with pytest.raises(AttributeError):
        OneImage().label = 4


def test_the_view_is_one_of_those_that_look_closer_offers():
    assert set(Closer.__args__) == {"", *CLOSER_VIEWS}
    with pytest.raises(msgspec.ValidationError, match="closer"):
        msgspec.convert({"closer": "everything"}, OneImageView)


def test_minus_zero_is_zero_however_it_comes_in():
    state = OneImage().with_output(3, -0.0)
    assert str(state.outputs[3]) == "0.0"
    assert str(OneImage(outputs=(-0.0,) * 10, kept_a=(-0.0,) * 10).kept_a[0]) == "0.0"
    loaded = msgspec.json.decode(b'{"outputs": [-0.0, 0, 0, 0, 0, 0, 0, 0, 0, 1]}', type=OneImage)
    assert str(loaded.outputs[0]) == "0.0"
    assert str(Landscape(ball=(-0.0, 1.0)).ball[0]) == "0.0"
    assert str(NetworkChoice(turned=((3, -0.0),)).turned[0][1]) == "0.0"

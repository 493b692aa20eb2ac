"""What an answer says, in the lesson's words, under any label."""

import numpy as np
import pytest

from clawdemy_gui.core.reading import SAME, SURE_LEAD, SURE_OUTPUT, read_answer


def answer(rest, **slots):
    outputs = [rest] * 10
    for slot, value in slots.items():
        outputs[int(slot[1:])] = value
    return outputs


@pytest.mark.parametrize(
    ("outputs", "label", "kind", "digits"),
    [
        (answer(0, _3=1), 3, "perfect", (3,)),
        (answer(1, _3=0), 3, "everything wrong", (0, 1, 2, 4, 5, 6, 7, 8, 9)),
        (answer(0), 3, "all off", tuple(range(10))),
        (answer(1), 3, "all on", tuple(range(10))),
        (answer(0.1), 3, "total shrug", tuple(range(10))),
        (answer(0.5), 3, "all one half", tuple(range(10))),
        (answer(0.3), 3, "all the same", tuple(range(10))),
        (answer(0.02, _3=0.92), 3, "confident, correct", (3,)),
        (answer(0, _5=1), 3, "confident, wrong", (5,)),
        (answer(0.05, _3=0.45, _5=0.62), 3, "unsure", (5,)),
        (answer(0, _3=0.49, _5=0.51), 3, "unsure", (5,)),
        (answer(0.99, _3=1), 3, "unsure", (3,)),
        (answer(0.1, _3=0.6, _5=0.6), 3, "tied", (3, 5)),
        (answer(0, _3=1, _5=1), 3, "tied", (3, 5)),
    ],
)
def test_the_lessons_answers_have_names(outputs, label, kind, digits):
    assert read_answer(outputs, label) == (kind, digits)


def test_confidence_needs_a_large_output_and_a_clear_lead():
    sure = answer(SURE_OUTPUT - SURE_LEAD, _7=SURE_OUTPUT)
    assert read_answer(sure, 7).kind == "confident, correct"
    assert read_answer(answer(0, _7=SURE_OUTPUT - 0.01), 7).kind == "unsure"
    assert read_answer(answer(0, _7=0.9, _1=0.9 - SURE_LEAD + 0.01), 7).kind == "unsure"


def test_a_lead_too_small_to_see_is_a_tie():
    assert read_answer(answer(0, _2=0.5, _4=0.5 - SAME / 2), 4) == ("tied", (2, 4))
    assert read_answer(answer(0, _2=0.5, _4=0.5 - 2 * SAME), 4) == ("unsure", (2,))


@pytest.mark.parametrize("label", range(10))
def test_rotating_outputs_and_label_together_rotates_the_reading(label):
    outputs = np.roll(answer(0.05, _3=0.45, _5=0.62), label - 3)
    assert read_answer(outputs, label) == ("unsure", ((label + 2) % 10,))


@pytest.mark.parametrize("outputs", [[0.1] * 9, [float("nan")] * 10])
def test_what_is_not_an_answer_is_refused(outputs):
    with pytest.raises(ValueError, match="output"):
        read_answer(outputs, 3)

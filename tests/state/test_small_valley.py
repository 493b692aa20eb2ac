"""What the Small valley page keeps: small, frozen, checked when it comes from a file."""

import msgspec
import pytest

from clawdemy_gui.core.valleys import VALLEYS
from clawdemy_gui.state.lesson import Lesson
from clawdemy_gui.state.small_valley import VALLEY_NAMES, SmallValley


def test_every_valley_can_be_named_and_opens_at_its_own_start():
    assert set(VALLEY_NAMES) == set(VALLEYS)
    for name in VALLEY_NAMES:
        assert SmallValley(valley=name).begin == VALLEYS[name].start


def test_another_start_or_step_size_begins_the_walk_anew():
    state = SmallValley().at(5)
    assert state.from_place((3,)) == SmallValley(start=(3.0,))
    assert state.with_step_size(0.5) == SmallValley(step_size=0.5)
    assert [step.place[0] for step in SmallValley().at(2).walked()] == pytest.approx([5.0, 4.0, 3.2])
    with pytest.raises(ValueError, match=r"0\.001 to 2\.5"):
        state.with_step_size(3.0)


def test_no_start_is_minus_zero():
    told = SmallValley().from_place((-0.0,)), msgspec.json.decode(b'{"start": [-0.0]}', type=SmallValley)
    assert [str(state.start[0]) for state in told] == ["0.0", "0.0"]


@pytest.mark.parametrize(
    "text",
    ['{"valley": "hole"}', '{"start": [1, 2]}', '{"step_size": 9}', '{"steps": -1}', '{"start": [1e9]}'],
)
def test_a_file_that_says_otherwise_is_refused(text):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=SmallValley)


def test_a_lesson_of_version_1_without_this_page_opens():
    lesson = msgspec.json.decode(
        b'{"format": "clawdemy lesson", "version": 1, "page": "dials", "pages": {}}', type=Lesson
    )
    assert lesson.pages.small_valley.state == SmallValley()

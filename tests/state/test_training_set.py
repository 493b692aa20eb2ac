"""What the Training set page keeps: small, frozen, checked when it comes from a file."""

import msgspec
import pytest

from clawdemy_gui.state.drawing import MOST_STROKES, Drawing
from clawdemy_gui.state.handing_over import Answered, Handed
from clawdemy_gui.state.lesson import Lesson
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.state.training_set import CHARTS, Chart, Filter, TrainingSet, TrainingSetView


def read(kind, text):
    return msgspec.json.decode(text, type=kind)


def test_it_opens_with_the_embedded_digits_and_a_network_that_is_half_way():
    half_way = NetworkChoice("digits-a-half-way")
    assert TrainingSet().subject == Subject(DataChoice("digits", "training"), half_way)
    assert TrainingSet().filter.is_open()


def test_every_chart_can_be_named():
    assert set(Chart.__args__) == {"", *CHARTS}


def test_a_filter_changes_in_parts():
    state = TrainingSet().with_filter(label=3, verdict="wrong").with_filter(label=None)
    assert state.filter == Filter(verdict="wrong")
    assert not state.filter.is_open()


def test_a_full_state_reads_back_and_stays_small():
    drawing = Drawing(((1, 2, 3, 4),), "mnist", 7)
    state = TrainingSet(
        Subject(DataChoice("file", path="/x/y.npz", first=10), NetworkChoice("zeros", turned=((3, 0.5),))),
        "label",
        Filter(1, 2, "wrong", 20),
        500,
        drawing,
    )
    text = msgspec.json.encode(state)
    assert read(TrainingSet, text) == state
    assert len(text) < 700


@pytest.mark.parametrize(
    "text",
    [
        '{"sorting": "size"}',
        '{"averaged": 0}',
        '{"filter": {"label": 10}}',
        '{"filter": {"cost_bin": 21}}',
        '{"drawing": {"strokes": [[1001, 0]]}}',
        '{"drawing": {"strokes": [[1]]}}',
        '{"drawing": {"label": -1}}',
        '{"subject": {"data": {"source": "web"}}}',
        '{"subject": {"network": {"turned": [[-1, 0.5]]}}}',
        '{"colour": "red"}',
    ],
)
def test_what_cannot_be_is_refused(text):
    with pytest.raises(msgspec.ValidationError):
        read(TrainingSet, text)


def test_a_view_that_cannot_be_is_refused():
    with pytest.raises(msgspec.ValidationError):
        read(TrainingSetView, '{"chart": "pie"}')


def test_beyond_the_most_strokes_the_first_are_forgotten():
    drawing = Drawing()
    for number in range(MOST_STROKES + 5):
        drawing = drawing.with_stroke((number, number))
    assert len(drawing.strokes) == MOST_STROKES
    assert drawing.strokes[0] == (5, 5)
    assert read(Drawing, msgspec.json.encode(drawing)) == drawing


def test_a_handed_answer_keeps_what_is_not_its_own():
    before = OneImage(kept_a=(0.5,) * 10, seed=9)
    after = before.handed(Handed(Answered(), 12, (0.25,) * 10, 4))
    assert (after.outputs, after.label, after.image) == ((0.25,) * 10, 4, 12)
    assert (after.kept_a, after.seed) == (before.kept_a, 9)


def test_an_old_lesson_without_this_page_still_opens():
    old = '{"format": "clawdemy lesson", "version": 1, "page": "one-image", "pages": {"one-image": {}}}'
    assert read(Lesson, old) == Lesson()

"""A teacher's own steps: what is wrong is told by file, line, step and field in one sentence."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clawdemy_gui.lesson.check import check_lesson
from clawdemy_gui.lesson.page_states import with_parts
from clawdemy_gui.lesson.standing import standing
from clawdemy_gui.lesson.step_files import LessonStepError, read_guided_lesson, shipped_lesson

GOOD = """\
title = "My chapter"

[[step]]
name = "one"
page = "one-image"
heading = "Is it cheap?"
text = ["It costs {cost}."]
hint = "Go down."
numbers = { goal = 0.5 }

[step.do]
ask = "Go below {goal}."
when = { fact = "cost", below = "goal" }
seen = "Cost {cost}."

[[step.show_me]]
state = { outputs = { 5 = 0.0 } }
view = { closer = "steps" }

[[step]]
name = "two"
page = "dials"
heading = "And now?"
text = ["Look."]
"""


def written(tmp_path, text, name="mine.toml"):
    file = tmp_path / name
    file.write_text(text, "utf-8")
    return file


def test_a_good_file_is_read_and_has_no_problem(tmp_path):
    file = written(tmp_path, GOOD)
    assert [step.name for step in read_guided_lesson(file).steps()] == ["one", "two"]
    assert check_lesson(file) == []


def test_a_folder_is_read_in_the_order_of_its_file_names(tmp_path):
    written(tmp_path, GOOD.replace('"one"', '"three"').replace('"two"', '"four"'), "2-b.toml")
    written(tmp_path, GOOD, "1-a.toml")
    written(tmp_path, "no = 'chapter'", "cards.toml")
    assert [step.name for step in read_guided_lesson(tmp_path).steps()] == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    ("was", "becomes", "line", "step", "field", "words"),
    [
        (
            'heading = "Is it cheap?"',
            "heading = 7",
            6,
            "one",
            "heading",
            "expected a text, got a whole number",
        ),
        ('heading = "And now?"', "", 20, "two", "", "it misses the required field “heading”"),
        ('text = ["Look."]', 'text = ["Look."]\nsay = "x"', 25, "two", "say", "unknown field “say”"),
        ('below = "goal" }', "below = [] }", 13, "one", "do.when.below", "expected"),
        ('page = "dials"', 'page = "dials', 22, "", "", "no TOML"),
        ('hint = "Go down."', "", 3, "one", "", "needs a hint"),
        ('hint = "Go', 'shows = ["cost"]\nhint = "Go', 8, "one", "shows.0", "“cost” is none of the words"),
        ('name = "two"', 'name = "one"', 21, "one", "name", "another step has this name"),
        ('name = "two"', 'name = "Two words"', 21, "Two words", "name", "small letters"),
    ],
)
def test_a_mistake_names_its_place(tmp_path, was, becomes, line, step, field, words):
    file = written(tmp_path, GOOD.replace(was, becomes))
    with pytest.raises(LessonStepError) as found:
        read_guided_lesson(file)
    error = found.value
    assert (error.line, error.step, error.field) == (line, step, field), str(error)
    assert words in error.reason
    assert str(error).startswith("mine.toml")
    assert str(error).endswith(".")
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "field", "words"),
    [
        ('"It costs {cost}."', '"It costs {coat}."', 7, "text", "no fact “coat”"),
        ('"It costs {cost}."', '"It costs {cost."', 7, "text", "a brace is opened"),
        ('"It costs {cost}."', '"Off by {off}."', 7, "text", "no fact “off”"),
        ('"It costs {cost}."', '"A curve at {lowest_at}."', 7, "text", "“lowest_at” is not known there"),
        ('fact = "cost", below', 'fact = "coast", below', 13, "do.when", "no fact “coast”"),
        ("goal = 0.5", "goal = 5", 13, "do.when", "done before anything was done"),
        ("5 = 0.0", "5 = 0.6", 16, "show_me", "does not do what is asked"),
        ("5 = 0.0", "5 = 1.5", 16, "show_me", "outputs[5] is wrong"),
        ("5 = 0.0", "12 = 0.0", 16, "show_me", "no entry `12`"),
        ('closer = "steps"', 'closer = "stops"', 16, "show_me", "closer is wrong"),
        ("{ goal = 0.5 }", "{ cost = 0.5, goal = 0.5 }", 9, "numbers", "is a fact"),
        ('page = "one-image"', 'page = "two-images"', 5, "page", "there is no page"),
    ],
)
def test_the_check_finds_what_cannot_be_shown_or_done(tmp_path, was, becomes, line, field, words):
    (problem,) = check_lesson(written(tmp_path, GOOD.replace(was, becomes, 1)))
    assert f"line {line}, step “one”, field {field}: " in problem
    assert words in problem


def test_all_problems_are_told_at_once(tmp_path):
    text = GOOD.replace("{cost}.", "{coat}.").replace('"dials"', '"dial"')
    assert len(check_lesson(written(tmp_path, text))) == 3


def test_files_that_are_no_lesson(tmp_path):
    missing = tmp_path / "gone.toml"
    for file in (missing, tmp_path):
        with pytest.raises(LessonStepError):
            read_guided_lesson(file)
    noise = tmp_path / "noise.toml"
    noise.write_bytes(bytes(range(256)) * 4)
    with pytest.raises(LessonStepError, match="not a text in UTF-8"):
        read_guided_lesson(noise)
    noise.write_bytes(b"#" * 1_000_001)
    with pytest.raises(LessonStepError, match="too large"):
        read_guided_lesson(noise)


def test_a_sentence_never_repeats_a_long_piece_of_the_file(tmp_path):
    file = written(tmp_path, GOOD.replace('"two"', f'"{"x" * 5_000}"'))
    with pytest.raises(LessonStepError) as found:
        read_guided_lesson(file)
    assert len(str(found.value)) < 300


@given(st.integers(0, len(GOOD)), st.text(max_size=8), st.integers(0, 40))
def test_a_file_that_was_cut_and_scribbled_on_is_told_in_one_sentence(tmp_path_factory, at, scribble, gone):
    file = tmp_path_factory.mktemp("scribbled") / "mine.toml"
    file.write_text(GOOD[:at] + scribble + GOOD[at + gone :], "utf-8", newline="")
    for problem in check_lesson(file):
        assert problem.startswith("mine.toml")
        assert problem.endswith(".")
        assert "\n" not in problem
        assert len(problem) < 400


def test_a_field_of_a_page_can_be_put_back_to_none_and_must_exist():
    state = standing(read_guided_lesson(shipped_lesson()).step("graded-on-what")).state
    assert state.subject.data.first is not None
    assert with_parts(state, {"subject": {"data": {"first": "default"}}}).subject.data.first is None
    with pytest.raises(msgspec.ValidationError, match="frist"):
        with_parts(state, {"subject": {"data": {"frist": "default"}}})

"""Where somebody is in a lesson, and what is said at the end."""

import csv
import io

import pytest

from clawdemy_gui.lesson.outcome import Outcome
from clawdemy_gui.lesson.practice.summary import Practised, csv_header, csv_rows, summed_up
from clawdemy_gui.lesson.step_files import read_guided_lesson, shipped_lesson
from clawdemy_gui.lesson.walk import Walk, first, from_json, to_json


@pytest.fixture(scope="module")
def lesson():
    return read_guided_lesson(shipped_lesson())


def outcome(score):
    return Outcome(score == 1, score, score - 1, (0.3,), (0.9,), "0.30", "0.90", f"off by {1 - score:g}")


def test_going_on_back_and_skipping(lesson):
    names = [step.name for step in lesson.steps()]
    walk = first(lesson)
    assert walk.back(lesson) == walk
    walk = walk.did("seen").next_step(lesson).skipped(lesson)
    assert walk.at == names[2]
    assert walk.of(names[0]).done
    assert walk.of(names[1]).skipped
    assert walk.back(lesson).at == names[1]
    last = walk.to(names[-1]).next_step(lesson)
    assert last.ended
    assert last.at == names[-1]
    assert not last.back(lesson).ended


def test_the_first_guess_counts(lesson):
    walk = first(lesson).guessed(outcome(0.4)).guessed(outcome(1.0))
    assert walk.here.score == 0.4
    assert not walk.here.right


def test_next_waits_for_guess_and_deed(lesson):
    walk = first(lesson)
    assert not walk.may_go_on(lesson)
    assert not walk.guessed(outcome(1.0)).may_go_on(lesson)
    assert walk.guessed(outcome(1.0)).did("seen").may_go_on(lesson)


def test_one_comes_back_where_one_was(lesson):
    walk = first(lesson).guessed(outcome(0.4)).did("✓").next_step(lesson).hinted().showed()
    assert from_json(to_json(walk), lesson) == walk


@pytest.mark.parametrize("kept", [b"", b"{}", b"nonsense \xff", b"[" * 5_000, to_json(Walk("no-such-step"))])
def test_what_is_no_walk_begins_at_the_beginning(lesson, kept):
    assert from_json(kept, lesson) == first(lesson)


def test_the_summary_names_the_largest_surprises_and_what_one_can_do(lesson):
    walk = first(lesson)
    for number, step in enumerate(lesson.steps()):
        walk = walk.to(step.name)
        if step.name == "hill-between":
            walk = walk.skipped(lesson)
            continue
        if step.predict is not None:
            walk = walk.guessed(outcome(0.2 if step.name == "the-shrug" else 0.5 if number == 1 else 1.0))
        walk = walk.did("seen")
    practised = [Practised("by-hand", 3, 1, "0.14", "0.14", 10, 10)]
    summary = summed_up(walk, lesson, practised)
    assert [surprise.step for surprise in summary.surprises] == ["the-shrug", lesson.steps()[1].name]
    assert summary.skipped == 1
    assert summary.done == summary.total - 1
    assert summary.predicted - summary.right == 2
    assert len(summary.can_do) == 5
    assert all(each.done for each in summary.can_do)
    steps = {step.name for step in lesson.steps()}
    assert {name for each in summary.can_do for name in each.steps} <= steps
    rows = csv_rows(walk, practised)
    assert len(rows) == len(walk.passed) + 1
    assert {len(row) for row in rows} == {len(csv_header())}
    file = io.StringIO()
    csv.writer(file).writerows([csv_header(), *rows])
    assert len(list(csv.reader(io.StringIO(file.getvalue())))) == len(rows) + 1


def test_a_skipped_step_is_not_promised(lesson):
    walk = first(lesson).to("by-hand").skipped(lesson)
    assert not any(each.done for each in summed_up(walk, lesson).can_do)

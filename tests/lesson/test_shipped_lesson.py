"""The lesson that comes with the app: every step can be shown and done, and no number in it is typed."""

import re
import tomllib

import pytest

from clawdemy_gui.lesson.check import check_lesson
from clawdemy_gui.lesson.outcome import judged, truth_of
from clawdemy_gui.lesson.page_states import page_names
from clawdemy_gui.lesson.standing import facts_at, standing
from clawdemy_gui.lesson.step_files import chapter_files, read_guided_lesson, shipped_lesson
from clawdemy_gui.lesson.texts import filled
from clawdemy_gui.state.subject import DataChoice

TYPED = {"0", "1"}
"""Numbers that may stand in a text: what an output goes from and to."""
NOT_READ = {
    "name", "page", "kind", "fact", "facts", "ring", "is", "near", "within", "below", "above", "changed",
    "at_least", "at_most", "shows", "hides", "state", "view", "after", "numbers", "practice",
}  # fmt: skip


@pytest.fixture(scope="module")
def lesson():
    return read_guided_lesson(shipped_lesson())


def texts(value, key=""):
    """Every string a person reads."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in NOT_READ:
                yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str):
        yield value


def read_texts():
    for file in chapter_files(shipped_lesson()):
        for text in texts(tomllib.loads(file.read_text("utf-8"))):
            yield file.name, text


def test_every_step_can_be_shown_and_done():
    assert check_lesson(shipped_lesson()) == []


def test_no_number_in_a_text_is_typed():
    found = list(read_texts())
    assert len(found) > 200
    typed = [
        (file, text)
        for file, text in found
        if set(re.findall(r"\d[\d.,]*\d|\d", re.sub(r"\{\w+\}", "", text))) - TYPED
    ]
    assert typed == []


def test_texts_are_short_and_say_one_thing(lesson):
    for step in lesson.steps():
        assert step.heading.endswith("?"), step.name
        words = " ".join(step.text).split()
        assert len(words) <= 65, f"{step.name}: {len(words)} words"
        for sentence in re.split(r"(?<=[.?:])\s+", " ".join(step.text)):
            assert len(sentence.split()) <= 27, f"{step.name}: {sentence}"


def test_the_lesson_is_as_long_as_promised(lesson):
    assert 25 <= len(lesson.steps()) <= 36
    assert all(chapter.ending for chapter in lesson.chapters)
    assert sum(step.predict is not None for step in lesson.steps()) >= 20
    assert {step.page for step in lesson.steps()} >= set(page_names())


def test_every_text_finds_its_numbers(lesson):
    for step in lesson.steps():
        known = facts_at(step, standing(step))
        for text in (step.heading, *step.text, step.hint, step.do.ask if step.do else ""):
            shown = filled(text, known)
            assert "…" not in shown, (step.name, shown)
            assert "{" not in shown, (step.name, shown)


def test_the_shrugs_prediction_says_what_the_big_miss_pays(lesson):
    step = lesson.step("the-shrug")
    stand = standing(step)
    outcome = judged(step.predict, (0.3,), lambda parts: facts_at(step, stand))
    assert outcome.off == pytest.approx(0.3 - 0.9)
    assert not outcome.right
    assert outcome.sentence == (
        "0.60 too low: you said 0.30, it is 0.90. "
        "The one big miss pays 0.81 of it, the nine small ones 0.01 each."
    )


def test_the_order_of_four_is_the_lessons(lesson):
    """Inverse one-hot 10, all one half 2.5, all off 1, right 0."""
    step = lesson.step("four-answers")
    stand = standing(step)

    def at(parts):
        return facts_at(step, stand.moved(parts))

    assert truth_of(step.predict, at) == (3, 2, 0, 1)
    outcome = judged(step.predict, (3, 0, 2, 1), at)
    assert outcome.off == 1
    assert "10.00 > 2.50 > 1.00 > 0.00" in outcome.sentence


def test_the_answer_by_hand_costs_what_the_practice_says(lesson):
    step = lesson.step("by-hand")
    known = facts_at(step, standing(step))
    assert known["cost"] == pytest.approx(1.62)
    assert known["label_miss"] == pytest.approx(0.81)


def test_what_a_step_says_of_its_network_is_true(lesson):
    """“Much longer”, “only so many wrong”: the words are no numbers, so they are held here."""
    briefly, longer = (
        facts_at(step, standing(step)) for step in map(lesson.step, ("many-images", "where-cost-lives"))
    )
    assert briefly["wrong_share"] > 0.3
    assert longer["wrong_share"] < 0.1
    assert longer["part"] == "test"


def test_the_truth_about_new_images_is_what_the_page_shows_when_they_are_chosen(lesson):
    step = lesson.step("graded-on-what")
    after = standing(step).moved(step.predict.after).state.subject.data
    assert after == DataChoice(part="test"), "all of them, as the list has them"
    assert standing(step).moved(step.show_me[0].state).state.subject.data == after

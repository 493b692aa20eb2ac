"""The five practices on the screen, done as a person would: by what is shown."""

import pytest
from PySide6.QtTest import QTest

from clawdemy_gui.core.cost import cost
from clawdemy_gui.lesson.practising.comparing_costs import WhichCostsMore
from clawdemy_gui.lesson.practising.guessing_costs import GuessTheCost
from clawdemy_gui.lesson.practising.recognising import WhatDoesItDo
from clawdemy_gui.lesson.practising.saying_it import SayIt
from clawdemy_gui.lesson.practising.working_by_hand import ByHand
from clawdemy_gui.widgets.guide.answer_choice import AnswerChoice
from clawdemy_gui.widgets.guide.answer_strip import AnswerStrip
from clawdemy_gui.widgets.guide.hand_table import SUM
from clawdemy_gui.widgets.guide.number_guess import NumberGuess
from clawdemy_gui.widgets.guide.one_of_guess import OneOfGuess
from clawdemy_gui.widgets.guide.order_guess import OrderGuess
from clawdemy_gui.widgets.guide.practice_frame import PracticeFrame


@pytest.fixture
def frame(qtbot):
    frame = PracticeFrame()
    frame.resize(300, 760)
    qtbot.addWidget(frame)
    frame.show()
    qtbot.waitExposed(frame)
    return frame


def inside(frame, kind):
    """The widget of this kind in the round that is shown."""
    found = [widget for widget in frame.findChildren(kind) if not widget.isHidden()]
    assert found, f"no {kind.__name__} is shown"
    return found[-1]


def answered(strip):
    """Outputs and label of a strip, from what a screen reader says."""
    words, _, numbers = strip.accessibleName().partition(": ")
    return [float(each.split(": ")[1]) for each in numbers.split(", ")], int(words.rsplit(" ", 1)[1])


def test_guessing_all_ten_costs_by_working_them_out(frame, qtbot):
    practice = GuessTheCost(frame, 7)
    practice.start()
    for number in range(10):
        assert f"{number + 1} of 10 · seed 7" in frame.progress.text()
        guess = inside(frame, NumberGuess)
        guess.show_guess((cost(*answered(inside(frame, AnswerStrip))),))
        guess.button.click()
        assert frame.outcome.text().endswith("10 of 10 points.")
        assert frame.working.text().count("²") >= 2
        if number < 9:
            frame.button.click()
    with qtbot.waitSignal(practice.finished):
        frame.button.click()
    assert practice.points() == (100, 100)


def test_a_bad_guess_says_how_far_off_and_a_second_one_does_not_count(frame):
    practice = GuessTheCost(frame, 7)
    practice.start()
    guess = inside(frame, NumberGuess)
    guess.show_guess((3.0,))
    guess.button.click()
    assert "too high: it costs" in frame.outcome.text()
    frame.guessed.emit((0.0,))
    assert len(practice.practised) == 1
    assert practice.points() == (0, 10)


def test_ordering_and_choosing(frame, qtbot):
    practice = WhichCostsMore(frame, 7)
    practice.start()
    for _ in range(practice.rounds()):
        truth = practice.question.truth
        if len(truth) == 2:
            inside(frame, AnswerChoice).buttons[int(truth[0])].click()
        else:
            order = inside(frame, OrderGuess)
            for place, wanted in enumerate(truth):
                order.list.setCurrentRow(order.order().index(wanted))
                while order.list.currentRow() > place:
                    order.up.click()
            order.button.click()
        assert frame.outcome.text().startswith("Right.")
        assert ("surprises" in frame.working.text()) == practice.question.surprises
        frame.button.click()
    assert practice.points() == (14, 14)


def test_a_wrong_order_shows_the_right_one(frame):
    practice = WhichCostsMore(frame, 7)
    practice.start()
    inside(frame, OrderGuess).button.click()
    assert frame.outcome.text() == "Not so. D 10.00 > C 2.50 > A 1.00 > B 0.00"


def test_by_hand_names_the_slip_and_ends_with_the_right_sum(frame):
    practice = ByHand(frame, 7)
    practice.start()
    table = practice.table
    QTest.keyClicks(table.field(2), "0.3")
    assert "Multiply it by itself" in table.slip.text()
    table.field(2).clear()
    QTest.keyClicks(table.field(2), "0,09")
    assert table._marks[2].text() == "✓"
    assert not table.slip.isVisible()
    QTest.keyClicks(table.field(7), "ab0.64")
    assert table.field(7).text() == "0.64"
    assert "should be 1" in table.slip.text()
    QTest.keyClicks(table.field(SUM), "0.1")
    assert not practice.practised
    QTest.keyClicks(table.field(SUM), "4")
    assert frame.outcome.text() == "Right: 0.14. That is less than the shrug's 0.90."
    assert frame.working.text() == "7·(0)² + (0.3)² + (0.1)² + (0.8−1)² = 0.14"
    (kept,) = practice.practised
    assert kept.points < kept.most
    frame.button.click()
    QTest.keyClicks(practice.table.field(SUM), "1.62")
    assert frame.outcome.text() == "Right: 1.62. The shrug would have cost only 0.90."


def test_saying_it_brings_back_what_was_not_known(frame, qtbot):
    practice = SayIt(frame, 7)
    practice.start()
    first = practice.card.question.text()
    assert practice.card.answer.isHidden()
    practice.card.turn.click()
    assert not practice.card.answer.isHidden()
    practice.card.no.click()
    seen = []
    with qtbot.waitSignal(practice.finished):
        while practice.deck.current is not None:
            seen.append(practice.card.question.text())
            practice.card.turn.click()
            practice.card.yes.click()
    assert seen.count(first) == 2
    assert len(seen) == 10
    assert practice.points() == (10, 11)


def test_recognising(frame, qtbot):
    practice = WhatDoesItDo(frame, 7)
    practice.start()
    texts = []
    for number in range(9):
        guess = inside(frame, OneOfGuess)
        asked = practice.question
        truth = asked.truth
        words = practice.symptom(truth) if isinstance(truth, str) else guess._options[int(truth)]
        guess._group.button(guess._options.index(words)).click()
        guess.button.click()
        assert frame.outcome.text() == "Right."
        texts.append(frame.working.text())
        if number < 8:
            frame.button.click()
    assert practice.points() == (9, 9)
    assert all(texts)


def test_a_practice_that_was_left_hears_nothing_more(frame):
    first = GuessTheCost(frame, 1)
    first.start()
    first.stop()
    second = GuessTheCost(frame, 2)
    second.start()
    inside(frame, NumberGuess).button.click()
    assert not first.practised
    assert len(second.practised) == 1

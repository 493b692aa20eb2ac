"""The guide's panel, by mouse and by keys: what is pressed is told, what is told is seen and heard once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from clawdemy_gui import look
from clawdemy_gui.number_text import share_text, total_text
from clawdemy_gui.widgets.guide.guide_panel import GuidePanel, Shown
from clawdemy_gui.widgets.guide.number_guess import Axis, NumberGuess
from clawdemy_gui.widgets.guide.one_of_guess import OneOfGuess
from clawdemy_gui.widgets.guide.order_guess import OrderGuess
from tests.hands import spoken_name

STEP = Shown(
    "Shrug or be sure?", 7, 31, "What does it cost to know nothing?",
    ("Every output says 0.1.", "One misses by a lot."),
    "What does this answer cost?", "Bring the cost below 0.1.",
)  # fmt: skip
OPTIONS = ["They go down, so that the sum stays the same", "They stay where they are", "They go up as well"]


@pytest.fixture(params=["light", "dark", "projector"])
def panel(request, qtbot, qapp):
    look.wear(look.LOOKS[request.param])
    panel = GuidePanel()
    qtbot.addWidget(panel)
    panel.resize(panel.sizeHint().width(), 740)
    panel.show()
    qtbot.waitExposed(panel)
    yield panel
    look.wear(look.LIGHT)


def number_guess(**parts):
    settings = {"low": 0.0, "high": 2.0, "step": 0.01, "start": 1.0, "text_of": total_text} | parts
    return NumberGuess([Axis("My guess", **settings)])


def settle(qapp):
    for _ in range(5):
        qapp.processEvents()


def test_every_button_tells_what_was_pressed(panel, qtbot):
    panel.show_step(STEP, practice=True)
    for name, signal in {
        "hint": panel.hint_asked, "show": panel.show_asked, "skip": panel.skipped, "back": panel.back,
        "next": panel.next_asked, "everything": panel.everything_asked, "leave": panel.left,
    }.items():  # fmt: skip
        with qtbot.waitSignal(signal, timeout=500):
            panel.buttons[name].setFocus()
            QTest.keyClick(panel.buttons[name], Qt.Key.Key_Space)


def test_a_step_is_heard_once_with_all_its_words(panel, monkeypatch):
    heard = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    panel.show_step(STEP, number_guess())
    assert len(heard) == 1
    for words in (STEP.heading, *STEP.text, STEP.ask):
        assert words in heard[0]
    panel.show_seen("Output 3 at 0.5.", done=False)
    assert len(heard) == 1
    panel.show_outcome("0.60 too low.", (0.3,), (0.9,))
    assert heard[1:] == ["0.60 too low. Now do: Bring the cost below 0.1."]


def test_what_is_to_be_done_comes_after_the_guess(panel):
    panel.show_step(STEP, number_guess())
    assert not panel.task.isVisible()
    assert not panel.buttons["show"].isEnabled()
    panel.show_outcome("0.60 too low.", (0.3,), (0.9,))
    assert panel.task.text() == "Now do: Bring the cost below 0.1."
    assert panel.buttons["show"].isEnabled()
    panel.show_step(STEP._replace(ask=""))
    assert panel.task.isVisible()


def test_practice_is_offered_where_a_chapter_ends(panel, qtbot):
    panel.show_step(STEP)
    assert not panel.buttons["practice"].isVisible()
    panel.show_step(STEP._replace(ask="", task=""), practice=True)
    with qtbot.waitSignal(panel.practice_asked):
        panel.buttons["practice"].click()


def test_the_names_are_unique_and_not_empty(panel, qapp):
    panel.show_step(STEP, OneOfGuess(OPTIONS))
    settle(qapp)
    names = [
        spoken_name(widget)
        for widget in panel.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert all(names)
    assert len(set(names)) == len(names)
    assert panel.heading.accessibleDescription().startswith(STEP.text[0])


def test_the_next_step_forgets_what_came_of_this_one(panel):
    panel.show_step(STEP, number_guess())
    panel.show_outcome("0.60 too low.", (0.3,), (0.9,))
    panel.show_hint("Whose miss is it?")
    panel.show_seen("Done.", True)
    panel.show_step(STEP._replace(number=8, ask="", task=""))
    for words in (panel.outcome, panel.hint, panel.seen, panel.ask, panel.task):
        assert not words.isVisible()
    assert panel.guess is None
    assert not panel.buttons["hint"].isEnabled()


def test_everything_is_readable_and_large_enough(panel, qapp):
    panel.show_step(STEP, OneOfGuess(OPTIONS))
    panel.show_outcome(
        "No: “They stay where they are”. Ten outputs are ten separate numbers.", (0.0,), (1.0,)
    )
    settle(qapp)
    assert not panel.area.horizontalScrollBar().isVisible()
    for button in panel.findChildren(QAbstractButton):
        if button.isVisible():
            assert min(button.width(), button.height()) >= 24
            assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width()
    for words in (panel.heading, *panel.paragraphs, panel.outcome, panel.task):
        if words.isVisible():
            assert words.height() >= words.heightForWidth(words.width()), words.text()


def test_next_stands_out_when_nothing_more_is_asked(panel):
    panel.show_step(STEP, number_guess())
    panel.may_go_on(False)
    assert not panel.buttons["next"].property("wanted")
    assert panel.buttons["skip"].isEnabled()
    panel.may_go_on(True)
    assert panel.buttons["next"].property("wanted")
    assert panel.buttons["next"].isEnabled()


def test_a_number_by_keys_by_pointer_and_typed(panel, qtbot, qapp):
    guess = number_guess()
    panel.show_step(STEP, guess)
    settle(qapp)
    axis = guess.axes[0]
    QTest.keyClick(axis._slider, Qt.Key.Key_Right)
    assert axis.value() == pytest.approx(1.01)
    QTest.keyClick(axis._slider, Qt.Key.Key_PageDown)
    assert axis.value() == pytest.approx(0.91)
    QTest.keyClick(axis._slider, Qt.Key.Key_Home)
    assert axis.value() == 0
    QTest.mouseClick(axis._slider, Qt.MouseButton.LeftButton, pos=axis._slider.rect().center())
    assert axis.value() == pytest.approx(1.0, abs=0.03)
    axis._field.setFocus()
    axis._field.selectAll()
    QTest.keyClicks(axis._field, "0.3")
    QTest.keyClick(axis._field, Qt.Key.Key_Return)
    assert axis.value() == pytest.approx(0.3)
    with qtbot.waitSignal(panel.guessed) as told:
        QTest.mouseClick(guess.button, Qt.MouseButton.LeftButton)
    assert told.args == [(0.3,)]
    panel.show_outcome("0.60 too low.", (0.3,), (0.9,))
    assert not axis._slider.isVisible()
    assert not axis._field.isEnabled()
    assert not guess.button.isVisible()


@pytest.mark.parametrize(("guess", "truth"), [(0.0, 0.02), (1.0, 0.98), (0.0, 1.0), (1.0, 0.0), (0.5, 0.5)])
def test_guess_and_truth_stand_on_the_ruler_at_both_ends(panel, qapp, guess, truth):
    asked = number_guess(high=1.0, text_of=share_text, percent=True, start=0.5)
    panel.show_step(STEP, asked)
    panel.show_outcome("", (guess,), (truth,))
    settle(qapp)
    ruler = asked.axes[0].ruler
    assert ruler.height() >= ruler.sizeHint().height()
    picture = ruler.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
    }
    assert look.now().good in colours
    assert look.now().hand in colours


def test_one_of_several_by_its_words_and_by_keys(panel, qtbot, qapp):
    guess = OneOfGuess(OPTIONS)
    panel.show_step(STEP, guess)
    settle(qapp)
    assert not guess.button.isEnabled()
    QTest.mouseClick(guess._words[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(guess._group.button(0), Qt.Key.Key_Down)
    with qtbot.waitSignal(guess.guessed) as told:
        guess.button.click()
    assert told.args == [(1.0,)]
    guess.show_outcome((1.0,), (2.0,))
    assert [words.text()[0] for words in guess._words] == ["T", "✗", "✓"]


def test_an_order_by_keys_and_buttons(panel, qtbot, qapp):
    guess = OrderGuess("Answers", ["A", "B", "C", "D"])
    panel.show_step(STEP, guess)
    settle(qapp)
    QTest.keyClick(guess.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(guess.list, Qt.Key.Key_End)
    guess.up.click()
    assert guess.order() == (1, 0, 3, 2)
    QTest.keyClick(guess.list, Qt.Key.Key_Home)
    guess.up.click()
    with qtbot.waitSignal(guess.guessed) as told:
        guess.button.click()
    assert told.args == [(1, 0, 3, 2)]
    guess.show_outcome((1, 0, 3, 2), (3, 0, 1, 2))
    lines = [guess.list.item(row).text() for row in range(4)]
    assert lines == ["D (you: place 3)", "✓ A", "B (you: place 1)", "✓ C"]
    assert guess.list.height() >= guess.list.sizeHint().height()


def test_what_is_new_is_brought_in_where_the_panel_is_low(panel, qapp):
    panel.resize(panel.width(), 420)
    panel.show_step(STEP, OneOfGuess(OPTIONS))
    settle(qapp)
    panel.show_outcome(
        "No: “They stay where they are”. Ten outputs are ten separate numbers.", (0.0,), (1.0,)
    )
    panel.show_hint("The big miss belongs to output 3. What would it have to say?")
    panel.show_seen("Output 3 at 0.95: cost 0.0925.", True)
    settle(qapp)
    assert panel.area.verticalScrollBar().maximum() > 0
    seen = panel.seen.visibleRegion().boundingRect()
    assert seen.height() == panel.seen.height()
    panel.show_step(STEP._replace(number=8), OneOfGuess(OPTIONS))
    settle(qapp)
    assert panel.area.verticalScrollBar().value() == 0


def test_the_true_order_is_shown_whole_where_its_lines_wrap(qtbot):
    guess = OrderGuess("Order", ["Every digit but the right one", "All outputs one half", "All outputs 0"])
    qtbot.addWidget(guess)
    guess.resize(170, 400)
    guess.show()
    guess.show_outcome((2.0, 1.0, 0.0), (0.0, 1.0, 2.0))
    QApplication.processEvents()
    lines = guess.list
    places = [lines.visualItemRect(lines.item(row)) for row in range(3)]
    assert places[0].height() >= 2 * lines.fontMetrics().height(), "it says where it was guessed, too"
    assert places[1].top() >= places[0].bottom()
    assert places[2].bottom() <= lines.viewport().height()

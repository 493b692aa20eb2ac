"""Look closer: one panel, closed at first, one thing at a time, by click or key, and remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from clawdemy_gui.core.cost import cost
from clawdemy_gui.number_text import change_text, total_text
from clawdemy_gui.pages.one_image.views.ruler import RulerView
from clawdemy_gui.pages.one_image.views.view import AnswerView
from clawdemy_gui.state.one_image import CLOSER_VIEWS, OneImage
from tests.hands import LEFT, NO_KEYS, named, output_slider, total

TITLES = ("Five steps", "One output", "Trace", "Relabel", "Other costs", "A and B", "Network")


KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def button(window, words):
    return next(b for b in window.page.findChildren(QAbstractButton) if b.text() == words)


def open_views(window):
    return [view for view in window.page.findChildren(AnswerView) if view.isVisible()]


def test_only_the_first_view_is_made_at_first(window):
    assert [type(view) for view in window.page.findChildren(AnswerView)] == [RulerView]
    tabs = window.page.frame.column.tabs
    assert [tabs.tabText(place) for place in range(tabs.count())] == ["Ruler", *TITLES]
    assert tabs.currentIndex() == 0


def test_a_click_on_its_name_opens_one_view_at_a_time(window):
    tabs = window.page.frame.column.tabs
    for place, name in enumerate(("", *CLOSER_VIEWS)):
        QTest.mouseClick(tabs, LEFT, NO_KEYS, tabs.box_of(place).center())
        QApplication.processEvents()
        assert len(open_views(window)) == 1
        assert (window.page.view.closer, tabs.currentIndex()) == (name, place)


def test_keys_open_the_views_go_through_them_and_back_to_the_first(window):
    for number, name in enumerate(("", *CLOSER_VIEWS)):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), KEYS)
        assert window.page.view.closer == name
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.page.view.closer == ""
    for name in (*CLOSER_VIEWS, ""):
        QTest.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        assert window.page.view.closer == name
    QTest.keyClick(window, Qt.Key.Key_Backtab, KEYS)
    assert window.page.view.closer == CLOSER_VIEWS[-1]


def test_the_stage_never_changes_its_height(window):
    for size in ((1366, 768), (1280, 800)):
        window.resize(*size)
        QApplication.processEvents()
        before = window.page.columns.chart.height()
        assert before >= 240
        for name in CLOSER_VIEWS:
            window.page.look_closer(name)
            QApplication.processEvents()
            assert window.page.columns.chart.height() == before, name


def test_looking_is_no_step_of_undo(window):
    for name in (*CLOSER_VIEWS, ""):
        window.page.look_closer(name)
    assert window.history.count() == 0


def test_one_output_follows_the_hand_the_pointer_and_the_focus(window):
    window.page.look_closer("one-output")
    words = open_views(window)[0]._words
    for k in (2, 9, 0):
        output_slider(window, k).setFocus()
        assert f"<b>Output {k}</b>" in words.text()
    QTest.mouseMove(output_slider(window, 6))
    window.page.columns.pointed.emit(6)
    assert "<b>Output 6</b>" in words.text()
    window.page.set_output(7, 0.5)
    assert "<b>Output 7</b> is 0.50, desired 0" in words.text()
    assert "2·(0.5 − 0) = <b>+1.00</b>" in words.text()


def test_downhill_leads_to_a_lower_cost(window):
    window.page.look_closer("one-output")
    words = open_views(window)[0]._words
    for k, way, step in ((5, "lower", -0.01), (3, "raise", 0.01)):
        output_slider(window, k).setFocus()
        assert way in words.text()
        before = float(total(window))
        window.page.set_output(k, round(window.page.state.outputs[k] + step, 2))
        assert float(total(window)) < before
    window.page.set_output(3, 1.0)
    assert "flat" in words.text()


def test_a_relabel_bar_chooses_its_label_and_can_be_undone(window):
    window.page.look_closer("relabel")
    named(window, "Cost under label 5").click()
    assert window.page.state == OneImage().with_label(5)
    assert named(window, "Cost under label 5").isChecked()
    window.undo()
    assert named(window, "Cost under label 3").isChecked()


def test_relabel_names_the_cheapest_label(window):
    window.page.look_closer("relabel")
    costs = [cost(window.page.state.outputs, k) for k in range(10)]
    best = costs.index(min(costs))
    words = open_views(window)[0]._words.text()
    assert f"<b>{best}</b>" in words
    assert total_text(min(costs)) in words


def test_two_answers_are_kept_compared_swapped_and_brought_back(window):
    page = window.page
    page.look_closer("a-and-b")
    assert not button(window, "Back to A").isEnabled()
    assert not button(window, "Swap A and B").isEnabled()
    page.set_preset("total shrug")
    button(window, "Keep as A").click()
    page.set_preset("confident, wrong")
    button(window, "Keep as B").click()
    assert "A costs 0.90, B costs 2.00" in open_views(window)[0]._words.text()
    assert f"<b>{change_text(1.1)}</b>" in open_views(window)[0]._words.text()
    button(window, "Back to A").click()
    assert total(window) == "0.90"
    button(window, "Swap A and B").click()
    assert "A costs 2.00, B costs 0.90" in open_views(window)[0]._words.text()
    steps = window.history.count()
    for _ in range(steps):
        window.undo()
    assert page.state == OneImage()


def test_the_worked_line_is_copied_with_its_button(window):
    window.page.set_preset("total shrug")
    window.page.look_closer("steps")
    button(window, "Copy line").click()
    assert QApplication.clipboard().text() == "9·(0.1)² + (0.1−1)² = 0.90"


def test_step_five_points_to_the_training_set(window, qtbot):
    window.page.look_closer("steps")
    with qtbot.waitSignal(window.page.wants) as asked:
        button(window, "Step 5: Training set").click()
    assert asked.args[0] == "training-set"


def test_the_other_costs_keep_the_lessons_first(window):
    window.page.look_closer("other-costs")
    table = named(window, "The same outputs judged by each cost")
    names = [table.verticalHeaderItem(row).text().splitlines()[0] for row in range(table.rowCount())]
    assert names == ["squared", "half squared", "mean squared", "absolute", "cross-entropy"]
    values = [float(table.item(row, 0).text()) for row in range(3)]
    assert values[0] == pytest.approx(2 * values[1], abs=1e-3)
    assert values[0] == pytest.approx(10 * values[2], abs=1e-3)


def test_a_closed_view_is_true_when_it_is_opened_again(window):
    window.page.look_closer("steps")
    window.page.look_closer("")
    window.page.set_preset("all one half")
    window.page.look_closer("steps")
    assert named(window, "Worked line").text() == "9·(0.5)² + (0.5−1)² = 2.50"

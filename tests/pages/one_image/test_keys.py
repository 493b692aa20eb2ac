"""The One image page by keys, and its values: exact, whatever is drawn."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clawdemy_gui.state.one_image import OneImage
from tests.hands import LEFT, NO_KEYS, drag, named, output_slider

OPENING = OneImage()


def focus(widget):
    widget.setFocus()
    assert QApplication.focusWidget() is widget


def test_alt_and_a_digit_take_an_output_in_hand(window):
    for k in range(10):
        named(window, "Label 3").setFocus()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key(Qt.Key.Key_0 + k), Qt.KeyboardModifier.AltModifier)
        assert QApplication.focusWidget() is output_slider(window, k)
        assert window.page.view.in_hand == k


ARROWS_AND_PAGES = {
    Qt.Key.Key_Up: 0.46,
    Qt.Key.Key_Down: 0.44,
    Qt.Key.Key_PageUp: 0.55,
    Qt.Key.Key_PageDown: 0.35,
}
"""What a key makes of 0.45."""
SIDEWAYS_AND_ENDS = {Qt.Key.Key_Right: 0.46, Qt.Key.Key_Left: 0.44, Qt.Key.Key_Home: 0.0, Qt.Key.Key_End: 1.0}


@pytest.mark.parametrize(
    ("name", "keys"),
    [("Output 3", ARROWS_AND_PAGES | SIDEWAYS_AND_ENDS), ("Output 3 value", ARROWS_AND_PAGES)],
)
def test_keys_step_a_slider_and_a_field(window, name, keys):
    widget = named(window, name)
    focus(widget)
    for key, after in keys.items():
        QTest.keyClick(widget, key)
        assert window.page.state.outputs[3] == after
        assert window.history.index() == 1
        window.undo()
        assert window.page.state == OPENING


def test_home_and_end_are_exact_even_where_the_slider_seems_to_be_there(window):
    page = window.page
    for near, key, end in ((0.996, Qt.Key.Key_End, 1.0), (0.004, Qt.Key.Key_Home, 0.0)):
        page.set_output(3, near)
        focus(output_slider(window, 3))
        QTest.keyClick(output_slider(window, 3), key)
        assert page.state.outputs[3] == end


def test_a_held_key_is_one_step_of_undo(window):
    slider = output_slider(window, 3)
    focus(slider)
    send_held(slider, Qt.Key.Key_Up, 20)
    assert window.page.state.outputs[3] == 0.65
    assert window.history.count() == 1
    window.undo()
    assert window.page.state == OPENING


def send_held(widget, key, times):
    """A key held down: one press, then repeats, each with its release, as X11 sends them."""
    for repeat in range(times):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            last = repeat == times - 1 and kind == QEvent.Type.KeyRelease
            again = (repeat > 0 or kind == QEvent.Type.KeyRelease) and not last
            QApplication.sendEvent(widget, QKeyEvent(kind, key, NO_KEYS, "", again))


def test_a_key_that_moves_nothing_begins_no_gesture(window):
    page = window.page
    slider = output_slider(window, 3)
    focus(slider)
    QTest.keyPress(slider, Qt.Key.Key_Control)
    page.image.picker.focus_chosen()
    page.set_output(4, 0.9)
    page.set_output(4, 0.8)
    assert window.history.count() == 2
    assert all(bar.ghost is None for bar in page.columns.chart.bars())


def test_a_gesture_ends_when_the_focus_leaves_with_the_key_down(window):
    page = window.page
    slider = output_slider(window, 3)
    focus(slider)
    QTest.keyPress(slider, Qt.Key.Key_Up)
    assert page.columns.chart.bars()[3].ghost is not None
    page.image.picker.focus_chosen()
    assert page.columns.chart.bars()[3].ghost is None
    page.set_output(3, 0.9)
    assert window.history.count() == 2


def test_digits_choose_the_label_only_while_the_picker_has_the_focus(window):
    page = window.page
    for widget in (output_slider(window, 2), window.page_list, window.page):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_7)
        assert page.state == OPENING
    page.image.picker.focus_chosen()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_7)
    assert page.state == OPENING.with_label(7)
    assert QApplication.focusWidget() is named(window, "Label 7")


def test_undo_works_while_a_field_has_the_focus(window):
    field = named(window, "Output 3 value")
    focus(field)
    QTest.keyClicks(field, "0.9")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (window.page.state, field.value(), field.text()) == (OPENING, 0.45, "0.45")
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Qt.Key.Key_Z, redo)
    assert window.page.state.outputs[3] == 0.9
    focus(named(window, "Seed of the random image"))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.page.state == OPENING


def test_undo_takes_back_what_is_being_typed_first(window):
    window.page.set_output(3, 0.5)
    field = named(window, "Output 3 value")
    focus(field)
    QTest.keyClicks(field, "0.9")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.page.state.outputs[3] == 0.5
    assert "9" not in field.text()


# Values are exact, and drawing never talks back.


def test_a_typed_value_stays_exact_while_the_slider_shows_its_place(window):
    field = named(window, "Output 3 value")
    focus(field)
    QTest.keyClicks(field, "0.9234")
    assert window.page.state == OPENING, "nothing changes while one types"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.page.state.outputs[3] == 0.9234
    assert output_slider(window, 3).value() == 92
    output_slider(window, 4).setFocus()
    assert field.text() == "0.9234"
    drag(output_slider(window, 4), QPoint(10, 40))
    window.page.set_label(8)
    window.wear("dark")
    window.resize(1100, 760)
    QApplication.processEvents()
    assert window.page.state.outputs[3] == 0.9234


def test_a_long_value_is_shown_short_and_kept_whole(window):
    field = named(window, "Output 3 value")
    window.page.set_output(3, 0.123456789)
    assert field.text() == "0.1235"
    focus(field)
    assert field.text() == "0.123456789"
    output_slider(window, 1).setFocus()
    assert field.text() == "0.1235"
    assert window.page.state.outputs[3] == 0.123456789
    assert window.history.count() == 1


def test_a_value_may_be_written_in_many_ways(window):
    field = named(window, "Output 3 value")
    for text in ("0,5", ".6", "7e-1", "0.80"):
        focus(field)
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert window.page.state.outputs[3] == float(text.replace(",", "."))


def test_what_is_no_value_leaves_the_output_as_it_was(window):
    field = named(window, "Output 3 value")
    for text in ("1.5", "-1", "e", "", "..", "abc"):
        focus(field)
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        output_slider(window, 1).setFocus()
        assert (window.page.state, field.text()) == (OPENING, "0.45")


def test_escape_forgets_what_was_typed(window):
    field, seed = named(window, "Output 3 value"), named(window, "Seed of the random image")
    for widget in (field, seed):
        focus(widget)
        widget.selectAll()
        QTest.keyClicks(widget, "0")
        QTest.keyClick(widget, Qt.Key.Key_Escape)
        output_slider(window, 1).setFocus()
    assert (window.page.state, field.text(), seed.value()) == (OPENING, "0.45", 1)


def test_showing_a_state_says_nothing_to_anyone(window, qtbot):
    columns = window.page.columns
    with qtbot.assertNotEmitted(columns.moved), qtbot.assertNotEmitted(columns.bar_moved):
        for outputs in ((0.123456,) * 10, (0.999,) * 10, (1 / 3,) * 10):
            window.page.set_outputs(outputs)
            assert window.page.state.outputs == outputs
    assert window.history.count() == 3


def test_a_step_taken_back_in_the_middle_of_a_drag_leaves_the_slider_true(window):
    slider = output_slider(window, 5)
    QTest.mousePress(slider, LEFT, NO_KEYS, QPoint(10, round(slider.y_of(0.62))))
    QTest.mouseMove(slider, QPoint(10, round(slider.y_of(0.2))))
    window.undo()
    QTest.mouseRelease(slider, LEFT, NO_KEYS, QPoint(10, round(slider.y_of(0.2))))
    assert window.page.state == OPENING
    assert slider.value() == 62

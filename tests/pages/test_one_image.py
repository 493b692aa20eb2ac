"""The One image page as hands use it: drag, click, type, choose, paste, and read what it says."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from clawdemy_gui.core import digits
from clawdemy_gui.core.cost import cost
from clawdemy_gui.number_text import total_text
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.presets import PRESETS
from clawdemy_gui.window import MainWindow
from tests.hands import LEFT, NO_KEYS, all_named, drag, named, output_slider, total, turn_wheel

OPENING = OneImage()


class PaintCounter(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.painted = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.painted += event.type() == QEvent.Type.Paint
        return False


def bar_place(page, k, height):
    """Where in the chart the hand is for bar k and a height 0…1."""
    box = page.columns.chart.box_of(k, height)
    return QPoint(round(box.center().x()), round(box.top()))


def focus(widget):
    widget.setFocus()
    assert QApplication.focusWidget() is widget


# The contract for anyone who drives the window.


def test_a_window_without_arguments_carries_the_named_widgets(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    for k in range(10):
        slider = output_slider(window, k)
        assert (slider.minimum(), slider.maximum()) == (0, 100)
        assert named(window, f"Output {k} value").value() == OPENING.outputs[k]
        assert named(window, f"Label {k}").isChecked() == (k == OPENING.label)
    assert total(window) == total_text(cost(OPENING.outputs, OPENING.label)) == "0.7781"


def test_exactly_one_widget_is_the_cost_of_this_image(window):
    assert len(all_named(window, "Cost of this image")) == 1
    assert float(total(window)) == pytest.approx(cost(OPENING.outputs, 3), abs=0.5e-4)


def test_the_totals_text_is_right_before_a_setter_returns(window):
    for value in (0, 100, 37, 38):
        output_slider(window, 5).setValue(value)
        outputs = [*OPENING.outputs[:5], value / 100, *OPENING.outputs[6:]]
        assert total(window) == total_text(cost(outputs, 3))
    named(window, "Label 5").click()
    assert total(window) == total_text(cost(outputs, 5))


def test_each_change_is_painted_in_the_next_event_pass(window):
    QApplication.processEvents()
    number = PaintCounter(named(window, "Cost of this image"))
    bars = PaintCounter(window.page.columns.chart.viewport())
    for change in range(1, 21):
        output_slider(window, 0).setValue(50 + change)
        assert number.painted == bars.painted == change - 1
        QApplication.processEvents()
        assert number.painted == bars.painted == change


# The hand on a slider.


def test_sliding_output_3_up_lets_its_bar_and_the_total_fall(window):
    page = window.page
    totals, heights = [float(total(window))], [page.columns.chart.bars()[3].height]
    slider = output_slider(window, 3)
    start = QPoint(slider.width() // 2, round(slider.y_of(0.45)))
    QTest.mousePress(slider, LEFT, NO_KEYS, start)
    for value in (0.6, 0.8, 1.0):
        QTest.mouseMove(slider, QPoint(start.x(), round(slider.y_of(value))))
        totals.append(float(total(window)))
        heights.append(page.columns.chart.bars()[3].height)
    QTest.mouseRelease(slider, LEFT, NO_KEYS, QPoint(start.x(), round(slider.y_of(1.0))))
    assert totals == sorted(totals, reverse=True)
    assert heights == sorted(heights, reverse=True)
    assert (page.state.outputs[3], heights[-1]) == (1.0, 0.0)
    assert window.history.count() == 1


def test_a_click_on_the_groove_goes_there(window):
    slider = output_slider(window, 7)
    for value in (0.9, 0.25):
        drag(slider, QPoint(slider.width() // 2, round(slider.y_of(value))))
        assert window.page.state.outputs[7] == pytest.approx(value, abs=0.011)
    assert window.history.count() == 2


def test_pressing_the_handle_where_it_is_changes_nothing(window):
    slider = output_slider(window, 5)
    for off in (-8, 0, 8):
        drag(slider, QPoint(slider.width() // 2, round(slider.y_of(0.62)) + off))
    assert window.page.state == OPENING
    assert window.history.count() == 0


def test_a_handle_held_at_its_edge_does_not_jump(window):
    slider = output_slider(window, 5)
    grip = QPoint(slider.width() // 2, round(slider.y_of(0.62)) + 8)
    far = round(slider.y_of(0.9)) + 8
    drag(slider, grip, QPoint(grip.x(), far))
    assert window.page.state.outputs[5] == pytest.approx(0.9, abs=0.011)


def test_dragging_beyond_the_ends_stays_inside(window):
    slider = output_slider(window, 5)
    drag(slider, QPoint(10, round(slider.y_of(0.62))), QPoint(10, -500))
    assert window.page.state.outputs[5] == 1.0
    drag(slider, QPoint(10, round(slider.y_of(1.0))), QPoint(10, 5000))
    assert window.page.state.outputs[5] == 0.0


def test_another_mouse_button_moves_nothing(window):
    slider, chart = output_slider(window, 5), window.page.columns.chart
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(slider, button, NO_KEYS, QPoint(10, 10))
        QTest.mouseClick(chart.viewport(), button, NO_KEYS, bar_place(window.page, 5, 0.9))
    assert window.page.state == OPENING


def test_the_wheel_changes_nothing_anywhere(window):
    page = window.page
    for widget in [*page.columns.sliders, *page.columns.fields, page.columns.chart.viewport(),
                   named(window, "Seed of the random image")]:  # fmt: skip
        turn_wheel(widget)
        widget.setFocus()
        turn_wheel(widget)
    assert page.state == OPENING
    assert window.history.count() == 0


# The hand on a bar.


def test_the_whole_column_is_the_handle_and_its_height_is_the_squared_miss(window):
    page = window.page
    drag(page.columns.chart.viewport(), bar_place(page, 8, 0.64))
    assert page.state.outputs[8] == pytest.approx(0.8, abs=0.005)
    assert page.columns.chart.bars()[8].height == pytest.approx(0.64, abs=0.01)
    drag(page.columns.chart.viewport(), bar_place(page, 3, 0.25))
    assert page.state.outputs[3] == pytest.approx(0.5, abs=0.005), "1 − √m in the label's column"
    assert window.history.count() == 2


def test_a_dragged_bar_follows_the_hand_and_is_one_step(window):
    page = window.page
    places = [bar_place(page, 0, height) for height in (0.2, 0.4, 0.7, 1.0)]
    drag(page.columns.chart.viewport(), *places, QPoint(places[0].x(), -80))
    assert page.state.outputs[0] == 1.0
    assert window.history.count() == 1
    drag(page.columns.chart.viewport(), places[2], QPoint(places[0].x() + 300, 4000))
    assert page.state.outputs[0] == 0.0, "the bar that was taken, wherever the hand goes"
    assert page.state.with_output(0, OPENING.outputs[0]) == OPENING


def test_the_second_of_two_quick_presses_drags_too(window):
    page = window.page
    view = page.columns.chart.viewport()
    drag(view, bar_place(page, 2, 0.3))
    QTest.mouseDClick(view, LEFT, NO_KEYS, bar_place(page, 2, 0.8))
    assert page.state.outputs[2] == pytest.approx(0.8**0.5, abs=0.005)


def test_the_ghost_shows_where_the_gesture_began_and_goes_with_the_hand(window):
    page = window.page
    slider, number = output_slider(window, 5), page.total.number
    place = QPoint(10, round(slider.y_of(0.62)))
    QTest.mousePress(slider, LEFT, NO_KEYS, place)
    assert all(bar.ghost is None for bar in page.columns.chart.bars())
    QTest.mouseMove(slider, QPoint(10, round(slider.y_of(0.2))))
    moved = page.columns.chart.bars()
    here = page.state.outputs[5]
    assert [k for k, bar in enumerate(moved) if bar.ghost is not None] == [5]
    assert moved[5].ghost == pytest.approx(0.62**2)
    assert float(moved[5].change.replace("−", "-")) == pytest.approx(here**2 - 0.62**2, abs=1e-4)
    assert number._note.endswith(moved[5].change)
    QTest.mouseRelease(slider, LEFT, NO_KEYS, QPoint(10, round(slider.y_of(0.2))))
    assert all(bar.ghost is None and not bar.change for bar in page.columns.chart.bars())
    assert number._note == ""


# Keys.


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


# Label and image.


def test_relabelling_touches_no_output_and_shows_what_is_desired(window):
    for label in (*range(10), 3):
        named(window, f"Label {label}").click()
        state, columns = window.page.state, window.page.columns
        desired = [int(k == label) for k in range(10)]
        assert (state.label, state.outputs) == (label, OPENING.outputs)
        assert [named(window, f"Label {k}").isChecked() for k in range(10)] == desired
        assert [column.desired for column in columns._columns] == desired
        assert [bar.chosen for bar in columns.chart.bars()] == desired
        written = window.page.image._desired.text()
        assert [int(mark) for mark in written if mark in "01"] == desired


def test_the_picture_steps_through_real_digits_and_back(window):
    page, count = window.page, len(digits.test().labels)
    named(window, "Next image").click()
    assert page.state == OPENING.with_image(OPENING.image + 1)
    named(window, "Previous image").click()
    assert page.state == OPENING
    for _ in range(OPENING.image + 1):
        named(window, "Previous image").click()
    assert page.state.image == count - 1
    named(window, "Next image").click()
    assert page.state.image == 0


def test_use_its_own_takes_the_images_label(window):
    named(window, "Next image").click()
    own = int(digits.test().labels[window.page.state.image])
    button = window.page.image._use_label
    assert str(own) in button.text()
    button.click()
    assert window.page.state.label == own
    assert f"a handwritten {own}" in window.page.image.picture.accessibleName()


def test_a_seed_draws_the_same_image_again(window):
    page, seed = window.page, named(window, "Seed of the random image")
    drawn = []
    for _ in range(5):
        named(window, "Random image").click()
        drawn.append((seed.value(), page.state.image))
    assert [number for number, _ in drawn] == [2, 3, 4, 5, 6]
    assert len({image for _, image in drawn}) > 2
    for number, image in drawn:
        seed.setValue(number)
        assert page.state.image == image


def test_after_the_largest_seed_the_first_one_comes(window):
    named(window, "Seed of the random image").setValue(999_999)
    named(window, "Random image").click()
    assert window.page.state.seed == named(window, "Seed of the random image").value() == 0


# Presets.


def test_the_presets_menu_says_each_cost_before_it_is_chosen(window):
    button = next(b for b in window.page.findChildren(QToolButton) if b.accessibleName() == "Try an answer")
    menu = button.menu()
    for label in (3, 0, 9):
        named(window, f"Label {label}").click()
        for row, preset in enumerate(PRESETS):
            menu.aboutToShow.emit()
            action = menu.actions()[row]
            title, promised = action.text().split("\t")
            assert action.toolTip()
            action.trigger()
            assert total(window) == promised
            assert window.page.state.outputs == preset.outputs(label, window.page.state.seed)
            assert window.page.state.label == label
            assert title in window.page.hint.text()


def test_random_answers_follow_the_seed_on_the_screen(window):
    page = window.page
    answers = []
    for expected in (1, 2, 3):
        page.set_preset("random")
        answers.append(page.state.outputs)
        assert page.state.seed == named(window, "Seed of the random image").value() == expected
    assert len(set(answers)) == 3


# Paste and copy.


def clipboard(text=None):
    if text is not None:
        QGuiApplication.clipboard().setText(text)
    return QGuiApplication.clipboard().text()


def run(window, words):
    next(command for command in window.menus.commands() if command.text == words).run()


@pytest.mark.parametrize(
    "text",
    ["[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]", "0,1 0,2 0,3 0,4 0,5 0,6 0,7 0,8 0,9 1",
     "0.1; 0.2; 0.3; 0.4; 0.5; 0.6; 0.7; 0.8; 0.9; 1.0"],
)  # fmt: skip
def test_ten_pasted_numbers_become_the_outputs(window, text):
    clipboard(text)
    output_slider(window, 0).setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.page.state.outputs == (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    assert window.history.count() == 1


def test_a_wrong_paste_says_which_number_is_wrong_and_changes_nothing(window):
    for text, sentence in {
        "0.1 0.2 x 0 0 0 0 0 0 0": "Number 3 is “x”, which is not a number; the outputs are unchanged.",
        "0.1 0.2 1.5 0 0 0 0 0 0 0": "Number 3 is 1.5, which is not from 0 to 1; the outputs are unchanged.",
        "0.1 0.2": "Ten numbers are needed, and the clipboard holds 2; the outputs are unchanged.",
        "": "Ten numbers are needed, and the clipboard holds 0; the outputs are unchanged.",
    }.items():
        clipboard(text)
        run(window, "Paste ten outputs")
        assert window.notice.isVisible()
        assert window.notice.text() == sentence
        assert window.page.state == OPENING
        assert window.history.count() == 0
        QTest.keyClick(window.page, Qt.Key.Key_Escape)
        assert not window.notice.isVisible()


def test_a_copied_list_pastes_back_exactly(window):
    outputs = (0.1 + 0.2, 1 / 3, *OPENING.outputs[2:])
    window.page.set_outputs(outputs)
    run(window, "Copy outputs as list")
    assert clipboard().startswith("[0.30000000000000004, 0.3333333333333333, 0.12")
    window.page.set_preset("all off")
    run(window, "Paste ten outputs")
    assert window.page.state.outputs == outputs


def test_the_worked_line_and_the_sentence_can_be_copied(window):
    window.page.set_preset("total shrug")
    run(window, "Copy worked line")
    assert clipboard() == "9·(0.1)² + (0.1−1)² = 0.90"
    run(window, "Copy state sentence")
    assert clipboard() == "Label 3. Cost 0.90. Largest squared miss: output 3, 0.81, 90 percent."
    assert clipboard() == window.sentence.text()


def test_the_copied_table_and_picture_hold_the_answer(window):
    window.page.set_preset("total shrug")
    run(window, "Copy as table")
    lines = [line.split("\t") for line in clipboard().splitlines()]
    assert lines[0] == ["digit", "output", "desired", "miss", "squared miss"]
    assert [line[1] for line in lines[1:11]] == ["0.1"] * 10
    assert float(lines[-1][-1]) == pytest.approx(0.9)
    run(window, "Copy as picture")
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (2400, 1280)


# Undo, reset, and what is handed on.


def test_reset_goes_to_the_opening_answer_and_can_be_undone(window):
    page = window.page
    page.set_preset("random")
    page.set_label(8)
    before = page.state
    run(window, "Reset page")
    assert page.state == OPENING
    window.undo()
    assert page.state == before


def test_reset_of_an_untouched_page_is_no_step(window):
    window.page.reset()
    assert window.history.count() == 0


def test_step_five_asks_for_the_training_set(window, qtbot):
    window.page.look_closer("steps")
    with qtbot.waitSignal(window.page.wants) as asked:
        window.page._ask_training_set()
    assert asked.args == ["training-set", None]

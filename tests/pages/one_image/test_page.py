"""The One image page as hands use it: drag, click, type, choose, paste, and read what it says."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clawdemy_gui.core.cost import cost
from clawdemy_gui.number_text import total_text
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.window.main_window import MainWindow
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
    bars = PaintCounter(window.page.columns.chart)
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
        QTest.mouseClick(chart, button, NO_KEYS, bar_place(window.page, 5, 0.9))
    assert window.page.state == OPENING


def test_the_wheel_changes_nothing_anywhere(window):
    page = window.page
    for widget in [*page.columns.sliders, *page.columns.fields, page.columns.chart,
                   named(window, "Seed of the random image")]:  # fmt: skip
        turn_wheel(widget)
        widget.setFocus()
        turn_wheel(widget)
    assert page.state == OPENING
    assert window.history.count() == 0


# The hand on a bar.


def test_the_whole_column_is_the_handle_and_its_height_is_the_squared_miss(window):
    page = window.page
    drag(page.columns.chart, bar_place(page, 8, 0.64))
    assert page.state.outputs[8] == pytest.approx(0.8, abs=0.005)
    assert page.columns.chart.bars()[8].height == pytest.approx(0.64, abs=0.01)
    drag(page.columns.chart, bar_place(page, 3, 0.25))
    assert page.state.outputs[3] == pytest.approx(0.5, abs=0.005), "1 − √m in the label's column"
    assert window.history.count() == 2


def test_a_dragged_bar_follows_the_hand_and_is_one_step(window):
    page = window.page
    places = [bar_place(page, 0, height) for height in (0.2, 0.4, 0.7, 1.0)]
    drag(page.columns.chart, *places, QPoint(places[0].x(), -80))
    assert page.state.outputs[0] == 1.0
    assert window.history.count() == 1
    drag(page.columns.chart, places[2], QPoint(places[0].x() + 300, 4000))
    assert page.state.outputs[0] == 0.0, "the bar that was taken, wherever the hand goes"
    assert page.state.with_output(0, OPENING.outputs[0]) == OPENING


def test_the_second_of_two_quick_presses_drags_too(window):
    page = window.page
    view = page.columns.chart
    drag(view, bar_place(page, 2, 0.3))
    QTest.mouseDClick(view, LEFT, NO_KEYS, bar_place(page, 2, 0.8))
    assert page.state.outputs[2] == pytest.approx(0.8**0.5, abs=0.005)


def test_the_ghost_shows_where_the_gesture_began_and_goes_with_the_hand(window):
    page = window.page
    slider, number = output_slider(window, 5), page.number
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

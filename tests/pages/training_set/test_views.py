"""The charts beside the wall, and the pad: read, play, choose, draw."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clawdemy_gui.number_text import rough_text
from tests.hands import press
from tests.pages.training_set.hands import draw_a_one, hanging, press_button


def test_how_an_average_is_made(page, truth, qtbot):
    costs = truth[0]
    page.look_closer("average")
    average = page._open_view
    page.change(replace(page.state, averaged=1), "x")
    assert f"{costs[0]:.4f}" in average.chart.accessibleDescription()
    press_button(page, "Add one")
    assert page.state.averaged == 2
    assert float(average.chart.accessibleDescription()) == pytest.approx(costs[:2].mean(), abs=5e-5)
    average.slider.moved.emit(1.0)
    assert page.state.averaged == 1437
    assert average.chart.accessibleDescription() == page.number.text()


def test_an_image_that_hardly_moves_the_average_is_said_to(page):
    page.look_closer("average")
    moved = np.abs(np.diff(page.found.averages))
    hardly = np.flatnonzero((moved > 0) & (moved < 1e-7)) + 2
    assert hardly.size
    for count in hardly.tolist():
        page.change(replace(page.state, averaged=count), "x")
        assert "moved it by less than can be shown" in page._open_view._words.text()


def test_playing_adds_images_until_all_are_there_as_one_step_of_undo(page, qtbot):
    page.look_closer("average")
    page.change(replace(page.state, averaged=1400), "x")
    steps = page.history.index()
    press_button(page, "Play")
    qtbot.waitUntil(lambda: page.state.averaged == 1437, timeout=5000)
    qtbot.waitUntil(lambda: not page._open_view.is_running())
    assert page.history.index() == steps + 1
    page.history.undo()
    assert page.state.averaged == 1400


def test_leaving_the_page_stops_the_play(window, page):
    page.look_closer("average")
    press_button(page, "Play")
    assert page._open_view.is_running()
    window.show_page("one-image")
    assert not page._open_view.is_running()


def test_the_histograms_bars_are_filters(page, truth):
    costs = truth[0]
    page.look_closer("histogram")
    chart = page._open_view.chart
    first = chart.box_of(0).center().toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=first)
    assert set(hanging(page)) == set(np.flatnonzero(costs < 0.1))
    assert "cost 0 to 0.1" in page.wall.count.text()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=first)
    assert len(hanging(page)) == 1437


def test_the_histogram_can_be_read_and_used_by_keys_alone(page, truth):
    costs = truth[0]
    page.look_closer("histogram")
    page._open_view.chart.setFocus()
    press(Qt.Key.Key_Right)
    assert page._open_view.chart.accessibleDescription().startswith("Cost 0.1 to 0.2: ")
    press(Qt.Key.Key_Space)
    assert set(hanging(page)) == set(np.flatnonzero((costs >= 0.1) & (costs < 0.2)))


def test_counts_logs_and_shares(page):
    page.look_closer("histogram")
    for button in ("Log count", "Share of cost", "Count"):
        press_button(page, button)
    assert page.view.bars == "count"
    assert page.history.index() == 0, "how one looks is no step of undo"


def test_the_worst_twenty(window, page, truth):
    costs = truth[0]
    page.look_closer("worst")
    wall = page._open_view.wall
    assert [wall.image_at(place) for place in range(20)] == list(np.argsort(-costs, kind="stable")[:20])
    wall.setFocus()
    press(Qt.Key.Key_Return)
    assert window.page.name == "one-image"


def test_a_cell_of_label_and_answer_is_a_filter(page, truth):
    _, answers, labels = truth
    page.look_closer("table")
    wrong = int(np.flatnonzero(answers != labels)[0])
    label, answer = int(labels[wrong]), int(answers[wrong])
    cells = page._open_view.cells
    QTest.mouseClick(cells, Qt.MouseButton.LeftButton, pos=cells.box_of(label, answer).center().toPoint())
    assert set(hanging(page)) == set(np.flatnonzero((labels == label) & (answers == answer)))
    assert f"answer {answer}" in page.wall.count.text()
    QTest.mouseClick(cells, Qt.MouseButton.LeftButton, pos=cells.box_of(label, answer).center().toPoint())
    assert len(hanging(page)) == 1437


def test_cost_per_digit_is_each_digits_own_average(page, truth):
    costs, _, labels = truth
    page.look_closer("per-digit")
    chart = page._open_view.chart
    chart.setFocus()
    press(Qt.Key.Key_Right)
    assert f"average cost {costs[labels == 1].mean():.4f}".rstrip("0") in chart.accessibleDescription()
    press(Qt.Key.Key_Space)
    assert set(hanging(page)) == set(np.flatnonzero(labels == 1))


def test_a_drawn_digit_is_answered_kept_and_opened(window, page):
    draw_a_one(page)
    view = page._open_view
    assert len(page.state.drawing.strokes) == 1
    shown = [button.accessibleDescription() for button in view.bars._buttons]
    press_button(page, "Open on One image")
    one = window.page
    assert one.name == "one-image"
    assert one.state.answered.drawing == page.state.drawing
    assert [rough_text(output) for output in one.state.outputs] == shown
    assert one.source.pixels(0).max() > 200
    assert window.page.source.count() == 1


def test_the_outputs_follow_the_pen_while_it_is_down(page):
    page.look_closer("draw")
    QApplication.processEvents()
    view = page._open_view
    sheet = view.pad.sheet().toRect()
    blank = [button.accessibleDescription() for button in view.bars._buttons]
    QTest.mousePress(view.pad, Qt.MouseButton.LeftButton, pos=sheet.center() - QPoint(0, 60))
    QTest.mouseMove(view.pad, sheet.center() + QPoint(0, 60))
    assert [button.accessibleDescription() for button in view.bars._buttons] != blank
    assert page.state.drawing.strokes == ()
    QTest.mouseRelease(view.pad, Qt.MouseButton.LeftButton, pos=sheet.center() + QPoint(0, 60))
    assert len(page.state.drawing.strokes) == 1


def test_strokes_are_undone_and_the_digit_meant_has_a_cost(window, page):
    draw_a_one(page)
    view = page._open_view
    QTest.mouseClick(view.bars._buttons[1], Qt.MouseButton.LeftButton)
    assert page.state.drawing.label == 1
    assert "For a 1 that costs" in view._words.text()
    window.undo()
    window.undo()
    assert page.state.drawing.strokes == ()
    assert not view.clear.isEnabled()


def test_what_the_network_sees_can_be_switched(page):
    draw_a_one(page)
    before = page._open_view._image.copy()
    press_button(page, "like MNIST")
    assert page.state.drawing.seen_as == "mnist"
    assert not np.array_equal(page._open_view._image, before)

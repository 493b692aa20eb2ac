"""The Training set page as a person meets it: look, sort, filter, choose, open, undo."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitterHandle, QWidget

from clawdemy_gui.core import digits
from clawdemy_gui.core.network import costs_and_answers
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.pages.one_image.views.ruler import landmarks
from clawdemy_gui.state.handing_over import Answered
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from tests.hands import named, press, spoken_name
from tests.pages.training_set.hands import choose, hanging, press_button

TOTAL = "Total cost of the training set"


def test_it_opens_half_way_so_that_frames_of_all_kinds_hang(window, qtbot):
    window.show_page("training-set")
    qtbot.waitUntil(window.page.is_complete)
    found = window.page.found
    assert 0.5 < found.cost < 0.54
    assert 0.3 < found.wrong.mean() < 0.35
    for low, high in ((0.0, 0.1), (0.1, 0.5), (0.5, 1.0), (1.0, 10.0)):
        assert ((found.costs >= low) & (found.costs < high)).sum() > 100


def test_it_shows_a_wall_and_one_true_number(window, page, truth):
    costs, answers, labels = truth
    assert named(window, TOTAL).text() == f"{costs.mean():.4f}"
    assert len(hanging(page)) == len(costs)
    assert hanging(page)[0] == costs.argmax()
    assert f"{int((answers != labels).sum())} of 1,437 wrong" in page.right.text()
    assert f"Total cost {costs.mean():.4f}" in window.sentence.text()


def test_train_and_test_stand_side_by_side_and_change_places(window, page):
    test = digits.test()
    cost = costs_and_answers(shipped("digits-a").open().network, test.images, test.labels).costs.mean()
    bar = named(window, "test images")
    assert f"cost {cost:.4f}" in bar.accessibleDescription()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton)
    assert page.state.subject.data == DataChoice("digits", "test")
    assert named(window, "Total cost of the test set").text() == f"{cost:.4f}"
    window.undo()
    assert named(window, TOTAL).text() != f"{cost:.4f}"


def test_the_bound_is_never_above_the_accuracy(page):
    for name in ("digits-a", "digits-b", "digits-a-half-way", "memoriser", "zeros"):
        page.change(page.state.with_subject(Subject(network=NetworkChoice(name))), "x")
        assert page.found.accuracy >= 1 - 2 * page.found.cost
        assert "promise" in page.totals.bound.accessibleDescription()


def test_sorting_by_label_and_wrong_first(page, truth):
    _, answers, labels = truth
    choose(page.wall.sorting, "by label")
    assert [int(labels[image]) for image in hanging(page)] == sorted(labels.tolist())
    choose(page.wall.sorting, "wrong first")
    wrong = int((answers != labels).sum())
    assert all(answers[image] != labels[image] for image in hanging(page)[:wrong])
    choose(page.wall.sorting, "as stored")
    assert hanging(page) == list(range(1437))


def test_filters_add_up_and_show_all_takes_them_away(page, truth):
    _, answers, labels = truth
    choose(page.wall.verdict, "wrong")
    assert set(hanging(page)) == set(np.flatnonzero(answers != labels))
    choose(page.wall.label, "5")
    assert set(hanging(page)) == set(np.flatnonzero((answers != labels) & (labels == 5)))
    press_button(page, "Show all")
    assert len(hanging(page)) == 1437
    page.history.undo()
    page.history.undo()
    assert set(hanging(page)) == set(np.flatnonzero(answers != labels))


def test_a_wall_without_images_says_so(page):
    page.show_only(label=0, verdict="wrong")
    assert hanging(page) == []
    assert page.wall.wall.accessibleDescription() == "No image passes this filter"
    press(Qt.Key.Key_Return) if page.wall.wall.hasFocus() else None
    assert page.window().page is page


def test_the_keyboard_walks_and_opens(window, page, truth):
    costs, _, labels = truth
    page.wall.wall.setFocus()
    press(Qt.Key.Key_Right)
    second = int(np.argsort(-costs, kind="stable")[1])
    assert f"Image {second + 1:,}:" in page.wall.wall.accessibleDescription()
    press(Qt.Key.Key_Return)
    assert window.page.name == "one-image"
    assert window.page.state.label == labels[second]
    assert float(named(window, "Cost of this image").text()) == pytest.approx(costs[second], abs=5e-5)


def test_a_click_opens_the_image_with_the_networks_outputs(window, page, truth):
    costs, _, labels = truth
    worst = int(costs.argmax())
    place = page.wall.wall.box_of(0).center().toPoint()
    QTest.mouseClick(page.wall.wall.viewport(), Qt.MouseButton.LeftButton, pos=place)
    one = window.page
    network = shipped("digits-a").open().network
    assert one.name == "one-image"
    assert one.state.answered == Answered(Subject())
    outputs = network.outputs(digits.training().images[worst][np.newaxis])[0]
    assert one.state.outputs == tuple(float(output) for output in outputs)
    assert one.state.label == labels[worst]
    assert "These are the network's outputs" in one.frame.hint.text()
    average = [mark for mark in landmarks(one.source.average) if mark.strong]
    assert len(average) == 1
    assert average[0].value == pytest.approx(costs.mean(), rel=1e-6)
    one.set_output(int(labels[worst]), 1.0)
    assert "You changed the answer, not the network" in one.frame.hint.text()
    one.use_network_outputs()
    assert "These are the network's outputs" in one.frame.hint.text()


def test_stepping_on_one_image_brings_the_networks_next_answer(window, page):
    page.open_image(10)
    one = window.page
    one.step_image(1)
    network = shipped("digits-a").open().network
    expected = network.outputs(digits.training().images[11][np.newaxis])[0]
    assert one.state.outputs == tuple(float(output) for output in expected)
    assert one.state.label == digits.training().labels[11]
    one.reset()
    assert one.state == OneImage()
    assert [mark for mark in landmarks(one.source.average) if mark.strong] == []


def test_choosing_a_network_changes_the_number_and_can_be_undone(window, page):
    before = named(window, TOTAL).text()
    choose(page.row.network, "All dials at zero")
    assert named(window, TOTAL).text() == "2.50"
    assert page.totals.machines.lit() == 1
    window.undo()
    assert named(window, TOTAL).text() == before


def test_the_machine_at_work_lights_up(page):
    page.wall.wall.pointed.emit(3)
    assert page.totals.machines.lit() == 0


@pytest.mark.parametrize("look_name", ["light", "dark", "projector"])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1280, 800)])
def test_nothing_is_cut_off(window, page, look_name, size):
    """Not even with the line that says that these pens are new to the network."""
    page.row.choose_network(NetworkChoice("mnist-a"))
    assert page.row.note.isVisible()
    window.wear(look_name)
    window.resize(*size)
    for chart in ("", "average", "histogram", "worst", "table", "per-digit", "draw"):
        page.look_closer(chart)
        for _ in range(3):
            QApplication.processEvents()
        room = window._scroll.viewport().size()
        needed = page.minimumSizeHint()
        assert needed.width() <= room.width(), f"{chart}: {needed.width()} of {room.width()} wide"
        assert needed.height() <= room.height(), f"{chart}: {needed.height()} of {room.height()} high"
    window.wear("light")


def test_every_command_can_be_run(page):
    before = page.state
    for command in page.commands():
        if "…" not in command.text and "MNIST" not in command.text:
            command.run()
    assert page.window().page is page
    while page.history.canUndo():
        page.history.undo()
    assert page.state == before


def test_everything_that_takes_the_keyboard_has_a_name_of_its_own(page):
    for chart in ("", "average", "histogram", "worst", "table", "per-digit", "draw"):
        page.look_closer(chart)
        QApplication.processEvents()
        reached = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not isinstance(widget, QSplitterHandle)  # as thin as the gap between two cards
        ]
        names = [spoken_name(widget) for widget in reached]
        assert "" not in names, chart
        assert len(names) == len(set(names)), chart
        assert all(min(widget.width(), widget.height()) >= 24 for widget in reached), chart

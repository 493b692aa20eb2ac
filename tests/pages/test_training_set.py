"""The Training set page as a person meets it: look, sort, filter, choose, open, draw, undo, take away."""

import csv
import io

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from clawdemy_gui.core import digits
from clawdemy_gui.core.network import Network, costs_and_answers
from clawdemy_gui.files.network import About, save_network
from clawdemy_gui.files.shipped import shipped
from clawdemy_gui.files.taking_away import as_text, picture
from clawdemy_gui.lesson_keeping import as_lesson
from clawdemy_gui.state.answered import Answered
from clawdemy_gui.state.lesson import Lesson, Pages, TrainingSetPart
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.state.training_set import TrainingSet
from tests.hands import drag, named, press, spoken_name

TOTAL = "Total cost of the training set"


@pytest.fixture
def page(window, qtbot):
    """The page in the window, shown and complete."""
    window.show_page("training-set")
    qtbot.waitUntil(window.page.is_complete)
    yield window.page
    window.page.leave()


@pytest.fixture
def truth():
    """What the core says about network A and the embedded training images."""
    images, labels = digits.training()
    judged = costs_and_answers(shipped("digits-a").open().network, images, labels)
    return judged.costs, judged.answers, labels


def choose(choice, words):
    """Take the entry that begins with these words, as a click in the open list does."""
    place = next(n for n in range(choice.list.count()) if choice.list.itemText(n).startswith(words))
    choice.list.setCurrentIndex(place)
    choice.list.activated.emit(place)


def hanging(page):
    """The numbers of the images on the wall."""
    return [page.wall.wall.image_at(place) for place in range(page.wall.wall.count())]


def press_button(page, words):
    """Click the one button with these words."""
    button = next(b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_opens_with_a_wall_and_one_true_number(window, page, truth):
    costs, answers, labels = truth
    assert named(window, TOTAL).text() == f"{costs.mean():.4f}"
    assert len(hanging(page)) == len(costs)
    assert hanging(page)[0] == costs.argmax()
    assert f"{int((answers != labels).sum())} of 1,437 wrong" in page.totals.right.text()
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
    assert "These are the network's outputs" in one.hint.text()
    average = [mark for mark in one.landmarks() if mark.strong]
    assert len(average) == 1
    assert average[0].value == pytest.approx(costs.mean(), rel=1e-6)
    one.set_output(int(labels[worst]), 1.0)
    assert "You changed the answer, not the network" in one.hint.text()
    one.use_network_outputs()
    assert "These are the network's outputs" in one.hint.text()


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
    assert [mark for mark in one.landmarks() if mark.strong] == []


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


def test_how_an_average_is_made(page, truth, qtbot):
    costs = truth[0]
    page.look_closer("average")
    average = page._open_view
    page.change(TrainingSet(averaged=1), "x")
    assert f"{costs[0]:.4f}" in average.chart.accessibleDescription()
    press_button(page, "Add one")
    assert page.state.averaged == 2
    assert float(average.chart.accessibleDescription()) == pytest.approx(costs[:2].mean(), abs=5e-5)
    average.slider.moved.emit(1.0)
    assert page.state.averaged == 1437
    assert average.chart.accessibleDescription() == page.totals.number.text()


def test_playing_adds_images_until_all_are_there_as_one_step_of_undo(page, qtbot):
    page.look_closer("average")
    page.change(TrainingSet(averaged=1400), "x")
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


def draw_a_one(page):
    """One stroke down the middle of the pad."""
    page.look_closer("draw")
    QApplication.processEvents()
    pad = page._open_view.pad
    sheet = pad.sheet()
    middle = round(sheet.center().x())
    heights = [round(sheet.top() + share * sheet.height()) for share in (0.15, 0.4, 0.6, 0.85)]
    drag(pad, *(QPoint(middle, y) for y in heights))


def test_a_drawn_digit_is_answered_kept_and_opened(window, page):
    draw_a_one(page)
    view = page._open_view
    assert len(page.state.drawing.strokes) == 1
    shown = [button.accessibleDescription() for button in view.bars._buttons]
    press_button(page, "Open on One image")
    one = window.page
    assert one.name == "one-image"
    assert one.state.answered.drawing == page.state.drawing
    assert [f"{round(output, 2):.2f}" for output in one.state.outputs] == shown
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
    press_button(page, "as MNIST")
    assert page.state.drawing.seen_as == "mnist"
    assert not np.array_equal(page._open_view._image, before)


def drop(window, path):
    """Drop a file on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_a_dropped_network_and_dropped_images_open_from_any_page(window, qtbot, tmp_path):
    rng = np.random.default_rng(2)
    images, labels = rng.integers(0, 256, (30, 784), np.uint8), rng.integers(0, 10, 30, np.uint8)
    np.savez(tmp_path / "mine.npz", images=images, labels=labels)
    save_network(tmp_path / "net.npz", Network.random(3), About(name="mine"))
    drop(window, tmp_path / "mine.npz")
    page = window.page
    assert page.name == "training-set"
    qtbot.waitUntil(lambda: page.found is not None and len(page.found) == 30)
    drop(window, tmp_path / "net.npz")
    expected = costs_and_answers(Network.random(3), images, labels).costs.mean()
    assert float(named(window, "Total cost of these images").text()) == pytest.approx(expected, abs=5e-5)
    page.leave()


def test_a_dropped_file_of_nothing_is_one_sentence_and_changes_nothing(window, page, qtbot, tmp_path):
    (tmp_path / "notes.txt").write_text("no images")
    before = page.state
    drop(window, tmp_path / "notes.txt")
    qtbot.waitUntil(window.notice.isVisible)
    assert "notes.txt" in window.notice.text()
    assert page.state == before


def test_many_images_are_judged_in_the_background(window, page, qtbot, tmp_path):
    rng = np.random.default_rng(6)
    images, labels = rng.integers(0, 256, (9000, 784), np.uint8), rng.integers(0, 10, 9000, np.uint8)
    np.savez(tmp_path / "many.npz", images=images, labels=labels)
    page.open_file(tmp_path / "many.npz")
    qtbot.waitUntil(lambda: page.found is not None and len(page.found) == 9000, timeout=10_000)
    expected = costs_and_answers(shipped("mnist-a").open().network, images, labels).costs
    assert float(named(window, "Total cost of these images").text()) == pytest.approx(
        expected.mean(), abs=5e-5
    )
    assert not page.progress.isVisible()


def test_cancelling_the_opening_or_the_judging_goes_back(page, qtbot, tmp_path):
    rng = np.random.default_rng(6)
    images, labels = rng.integers(0, 256, (9000, 784), np.uint8), rng.integers(0, 10, 9000, np.uint8)
    np.savez(tmp_path / "many.npz", images=images, labels=labels)
    before = page.state
    page.open_file(tmp_path / "many.npz")
    assert not page.is_complete()
    page.row.progress.cancelled.emit()
    assert (page.state, len(page.found)) == (before, 1437)
    page.open_file(tmp_path / "many.npz")
    qtbot.waitUntil(lambda: len(page.found) == 9000, timeout=10_000)
    judged = page.state
    page.change(judged.with_subject(Subject(judged.subject.data, NetworkChoice("zeros"))), "zeros")
    assert page.judging.is_judging()
    page.progress.cancelled.emit()
    assert page.state == judged
    assert page.is_complete()


def test_a_lesson_brings_everything_back(window, page, qtbot):
    page.change(
        TrainingSet(Subject(DataChoice("digits", "test"), NetworkChoice("digits-b")), sorting="label"), "x"
    )
    page.show_only(label=4)
    page.look_closer("table")
    lesson = as_lesson(window.pages, "training-set")
    number = page.totals.number.text()
    page.reset()
    page.look_closer("")
    assert page.state == TrainingSet()
    window.show_lesson(lesson)
    assert page.state == lesson.pages.training_set.state
    assert page.view.chart == "table"
    assert page.totals.number.text() == number


def test_a_lesson_with_an_opened_image_shows_it_again(window, page):
    page.open_image(5)
    lesson = window.lesson()
    window.page.reset()
    window.show_lesson(lesson)
    assert window.page.state == lesson.pages.one_image.state
    assert "These are the network's outputs" in window.page.hint.text()


def test_the_table_holds_every_image_and_reads_back_equal(page, truth):
    costs, answers, _labels = truth
    table = page.tables()[0]
    read = list(csv.reader(io.StringIO(as_text(table.header, table.rows, ","))))
    assert read[0] == ["image", "label", "answer", "right", "cost"]
    assert len(read) == 1438
    assert [float(row[4]) for row in read[1:]] == costs.tolist()
    assert [int(row[2]) for row in read[1:]] == answers.tolist()


@pytest.mark.parametrize("chart", ["", "average", "histogram", "worst", "table", "per-digit", "draw"])
def test_the_page_and_each_chart_are_pictures(page, chart):
    page.look_closer(chart)
    figures = page.figures()
    assert len(figures) == (2 if chart else 1)
    for figure in figures:
        image = picture(figure.size, figure.paint)
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(colours) > 20


@pytest.mark.parametrize("look_name", ["light", "dark", "projector"])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1280, 800)])
def test_nothing_is_cut_off(window, page, look_name, size):
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
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]
        names = [spoken_name(widget) for widget in reached]
        assert "" not in names, chart
        assert len(names) == len(set(names)), chart
        assert all(min(widget.width(), widget.height()) >= 24 for widget in reached), chart


def test_names_of_things_that_are_no_digits(page, qtbot, tmp_path):
    """Fashion-MNIST is known by its name, and its labels by theirs."""
    rng = np.random.default_rng(3)
    folder = tmp_path / "fashion-mnist"
    folder.mkdir()
    for kind, array in (("images-idx3", rng.integers(0, 256, (40, 28, 28), np.uint8)),
                        ("labels-idx1", np.arange(40, dtype=np.uint8) % 10)):  # fmt: skip
        lengths = b"".join(length.to_bytes(4, "big") for length in array.shape)
        header = bytes([0, 0, 8, array.ndim]) + lengths
        (folder / f"train-{kind}-ubyte").write_bytes(header + array.tobytes())
    page.open_file(folder / "train-images-idx3-ubyte")
    qtbot.waitUntil(lambda: len(page.found) == 40, timeout=10_000)
    assert page.wall.label.list.itemText(1) == "0 (T-shirt/top)"
    page.show_only(label=9)
    assert "label 9 (Ankle boot)" in page.wall.wall.accessibleDescription()


def test_a_lesson_whose_images_are_gone_says_so_and_shows_what_is_there(window, qtbot):
    gone = TrainingSet(Subject(DataChoice("file", path="/nowhere/set.npz")), sorting="label")
    window.show_lesson(Lesson(page="training-set", pages=Pages(training_set=TrainingSetPart(gone))))
    qtbot.waitUntil(lambda: window.notice.isVisible() and window.page.is_complete())
    assert "set.npz" in window.notice.text()
    assert window.page.state == TrainingSet(sorting="label")
    assert len(window.page.found) == 1437
    window.page.leave()

"""What comes to the Training set page and what is taken away: files, lessons, tables, pictures."""

import csv
import io

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from clawdemy_gui.core.network import Network, costs_and_answers
from clawdemy_gui.files.export.pictures_and_tables import as_text, picture
from clawdemy_gui.files.networks.network_file import About, save_network
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.state.lesson import Lesson, Pages, TrainingSetPart
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.state.training_set import TrainingSet
from clawdemy_gui.window.lesson_keeping import as_lesson
from tests.hands import named
from tests.pages.training_set.hands import drop


def test_a_dropped_network_and_dropped_images_open_from_any_page(window, qtbot, tmp_path):
    rng = np.random.default_rng(2)
    images, labels = rng.integers(0, 256, (30, 784), np.uint8), rng.integers(0, 10, 30, np.uint8)
    np.savez(tmp_path / "mine.npz", images=images, labels=labels)
    save_network(tmp_path / "net.npz", Network.random(3), About(name="mine"))
    drop(window, tmp_path / "mine.npz")
    qtbot.waitUntil(lambda: window.page.name == "training-set")
    page = window.page
    qtbot.waitUntil(lambda: page.found is not None and len(page.found) == 30)
    drop(window, tmp_path / "net.npz")
    qtbot.waitUntil(lambda: page.state.subject.network.path is not None and page.is_complete())
    expected = costs_and_answers(Network.random(3), images, labels).costs.mean()
    assert float(named(window, "Total cost of these images").text()) == pytest.approx(expected, abs=5e-5)
    page.leave()


@pytest.mark.parametrize("name", ["dials", "landscape", "descent", "myths"])
def test_a_dropped_file_opens_on_the_page_that_has_a_list_for_it(window, qtbot, tmp_path, name):
    rng = np.random.default_rng(2)
    images, labels = rng.integers(0, 256, (30, 784), np.uint8), rng.integers(0, 10, 30, np.uint8)
    np.savez(tmp_path / "mine.npz", images=images, labels=labels)
    window.show_page(name)
    page = window.page
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    drop(window, tmp_path / "mine.npz")
    qtbot.waitUntil(lambda: page.row.images.list.currentText().startswith("mine"), timeout=20_000)
    assert window.page is page
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


def test_a_lesson_brings_everything_back(window, page, qtbot):
    page.change(
        TrainingSet(Subject(DataChoice("digits", "test"), NetworkChoice("digits-b")), sorting="label"), "x"
    )
    page.show_only(label=4)
    page.look_closer("table")
    lesson = as_lesson(window.pages, "training-set")
    number = page.number.text()
    page.reset()
    page.look_closer("")
    assert page.state == TrainingSet()
    window.show_lesson(lesson)
    assert page.state == lesson.pages.training_set.state
    assert page.view.chart == "table"
    assert page.number.text() == number


def test_a_lesson_with_an_opened_image_shows_it_again(window, page):
    page.open_image(5)
    lesson = window.lesson()
    window.page.reset()
    window.show_lesson(lesson)
    assert window.page.state == lesson.pages.one_image.state
    assert "These are the network's outputs" in window.page.frame.hint.text()


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
    assert window.page.state == gone, "the next save still names them"
    assert len(window.page.found) == 1437
    window.page.leave()


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


def test_the_open_chart_can_be_copied_by_itself(window, page):
    copy = next(command.run for command in page.commands() if command.text == "Copy chart as picture")
    copy()
    assert "No chart is open" in window.notice.text()
    page.look_closer("table")
    copy()
    image = QGuiApplication.clipboard().image()
    figure = page.figures()[1]
    assert image.width() / image.height() == pytest.approx(
        figure.size.width() / figure.size.height(), rel=0.01
    )

"""One picture of a digit, dropped or opened by itself, is one image that a network answers."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from clawdemy_gui.core import digits
from clawdemy_gui.files.images.opened_picture import chosen_picture, forget_picture, picture_at_hand
from clawdemy_gui.files.lesson import read_lesson, write_lesson
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.files.share_code import ShareCodeError, write_code
from clawdemy_gui.state.subject import NetworkChoice
from tests.pages.training_set.hands import drop


def paper(count=1, digit=3, shade=255):
    """(120, 100 · count): this digit among the embedded ones, so often, dark on light paper."""
    images, labels = digits.test()
    mark = images[int(np.flatnonzero(labels == digit)[0])].reshape(28, 28).repeat(2, axis=0).repeat(2, axis=1)
    page = np.full((120, 100 * count), shade, np.int16)
    for place in range(count):
        page[30:86, 100 * place + 20 : 100 * place + 76] -= mark.astype(np.int16) * (shade - 20) // 255
    return np.ascontiguousarray(page.astype(np.uint8))


def write(path, page):
    rows, columns = page.shape
    path.parent.mkdir(exist_ok=True)
    assert QImage(page.data, columns, rows, columns, QImage.Format.Format_Grayscale8).save(str(path))
    return path


@pytest.fixture
def page(window):
    yield window.page
    window.page.leave()


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.bmp", "a.tiff", "a.webp", "scan"])
def test_a_dropped_picture_is_answered_and_can_be_undone(window, page, qtbot, tmp_path, name):
    before = page.state
    write(tmp_path / "a.png" if name == "scan" else tmp_path / name, paper())
    if name == "scan":
        (tmp_path / "a.png").rename(tmp_path / name)
    told = []
    page.done.connect(told.append)
    drop(window, tmp_path / name)
    qtbot.waitUntil(lambda: page.state != before)
    state = page.state
    ink = picture_at_hand(state.answered.picture).ink
    outputs = shipped("mnist-a").open().network.outputs(ink[None])[0]
    assert state.outputs == pytest.approx(outputs)
    assert state.label == int(outputs.argmax()) == 3
    assert page.source.count() == 1
    assert np.array_equal(page.source.pixels(0), ink)
    assert page.image.picture.accessibleName() == f"The picture {name}"
    assert told[-1] == (
        f"{name} is open: its digit was found, cut, scaled and centred as MNIST’s makers did. "
        "The network answers 3, which is the label until you choose one."
    )
    assert window.history.undoText() == "Open a picture"
    window.undo()
    assert page.state == before
    window.redo()
    assert page.state == state


def test_the_folder_s_name_is_the_label(window, page, qtbot, tmp_path):
    drop(window, write(tmp_path / "8" / "a.png", paper()))
    qtbot.waitUntil(lambda: page.state.answered is not None)
    assert (page.state.label, int(np.argmax(page.state.outputs))) == (8, 3)
    assert page.source.label(0) == 8


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (np.full((90, 90), 250, np.uint8), "shows no digit"),
        (np.full((28, 28), 250, np.uint8), "shows no digit"),
        (paper(2), "shows more than one digit"),
    ],
)
def test_no_digit_or_two_are_refused(window, page, qtbot, tmp_path, shown, said):
    before = page.state
    drop(window, write(tmp_path / "a.png", shown))
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.text() == f"{tmp_path.name}/a.png {said}; nothing has changed."
    assert page.state == before
    assert window.history.count() == 0


def test_a_cut_off_picture_is_refused(window, page, qtbot, tmp_path):
    path = write(tmp_path / "a.png", paper())
    path.write_bytes(path.read_bytes()[:120])
    drop(window, path)
    qtbot.waitUntil(window.notice.isVisible)
    assert "a.png is not a whole PNG, JPEG, GIF, BMP, TIFF or WebP picture; nothing" in window.notice.text()


def test_the_network_in_front_answers_and_prepares_it(window, qtbot, tmp_path):
    window.show_page("training-set")
    window.page.change(
        window.page.state.with_subject(window.page.state.subject.with_network(NetworkChoice("digits-b"))),
        "B",
    )
    path = write(tmp_path / "a.png", paper())
    drop(window, path)
    qtbot.waitUntil(lambda: window.page.name == "one-image" and window.page.state.answered is not None)
    state = window.page.state
    assert state.answered.subject.network == NetworkChoice("digits-b")
    assert state.answered.picture == chosen_picture(path, "digits")
    outputs = shipped("digits-b").open().network.outputs(picture_at_hand(state.answered.picture).ink[None])[0]
    assert state.outputs == pytest.approx(outputs)
    window.go_back()
    assert window.page.name == "training-set"
    window.page.leave()


def test_a_lesson_keeps_it_and_finds_it_where_both_moved(window, page, qtbot, tmp_path):
    drop(window, write(tmp_path / "here" / "a.png", paper()))
    qtbot.waitUntil(lambda: page.state.answered is not None)
    write_lesson(tmp_path / "here" / "a.clawdemy.json", window.lesson())
    state = page.state
    (tmp_path / "here").rename(tmp_path / "there")
    window.open_lesson(tmp_path / "there" / "a.clawdemy.json")
    qtbot.waitUntil(page.is_complete)
    moved = page.state.answered.picture
    assert Path(moved.path) == tmp_path / "there" / "a.png"
    assert page.state.outputs == state.outputs
    assert page.source.pixels(0).max() == 255
    assert read_lesson(tmp_path / "there" / "a.clawdemy.json").pages.one_image.state == page.state


def test_a_picture_does_not_travel_in_a_code(window, page, qtbot, tmp_path):
    drop(window, write(tmp_path / "a.png", paper()))
    qtbot.waitUntil(lambda: page.state.answered is not None)
    with pytest.raises(ShareCodeError, match="files do not travel"):
        write_code("one-image", window.lesson().pages.one_image)


def test_a_changed_picture_is_opened_anew(window, page, qtbot, tmp_path):
    path = write(tmp_path / "a.png", paper())
    drop(window, path)
    qtbot.waitUntil(lambda: page.state.answered is not None)
    write(path, paper(digit=7))
    drop(window, path)
    qtbot.waitUntil(lambda: page.state.label == 7)
    assert int(np.argmax(page.state.outputs)) == 7
    assert np.array_equal(page.source.pixels(0), picture_at_hand(page.state.answered.picture).ink)


def test_a_picture_that_is_gone_stays_named_and_comes_back(window, page, qtbot, tmp_path):
    path = write(tmp_path / "a.png", paper())
    drop(window, path)
    qtbot.waitUntil(lambda: page.state.answered is not None)
    lesson, state = window.lesson(), page.state
    forget_picture(state.answered.picture)
    window.undo()
    path.rename(tmp_path / "away.png")
    window.show_lesson(lesson)
    qtbot.waitUntil(window.notice.isVisible)
    assert "Not found: a.png" in window.notice.text()
    assert page.state == state
    assert page.source.pixels(0).max() == 0
    (tmp_path / "away.png").rename(path)
    window.show_page("training-set")
    window.show_page("one-image")
    qtbot.waitUntil(lambda: page.source.pixels(0).max() == 255)
    assert page.state == state

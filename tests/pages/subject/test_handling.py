"""How opened images were read can be had otherwise: turned back, prepared anew, undone, kept in a lesson."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from clawdemy_gui.core import digits
from clawdemy_gui.files.lesson import read_lesson, write_lesson
from clawdemy_gui.state.subject import DataChoice, Subject

pytestmark = pytest.mark.usefixtures("handling_room")


@pytest.fixture
def handling_room(tmp_path):
    """Ten digits: as arrays on a light ground, and as pictures of 90×90, dark on light."""
    images, labels = digits.test()
    first = [int(np.flatnonzero(labels == digit)[0]) for digit in range(10)]
    np.savez(tmp_path / "light.npz", images=255 - images[first], labels=np.arange(10))
    for digit, place in enumerate(first):
        folder = tmp_path / "ours" / str(digit)
        folder.mkdir(parents=True)
        page = np.full((90, 90), 255, np.uint8)
        page[20:76, 30:86] = 255 - images[place].reshape(28, 28).repeat(2, axis=0).repeat(2, axis=1)
        QImage(page.data, 90, 90, 90, QImage.Format.Format_Grayscale8).save(str(folder / "a.png"))


@pytest.fixture
def row(window, page):
    """The row of the Training set page, with what it says."""
    row = page.row
    row.said = []
    row.done.connect(row.said.append)
    return row


def show(row, path, qtbot):
    row.open_path(path)
    qtbot.waitUntil(lambda: shown(row).path == str(path) and not row.is_busy())


def shown(row):
    return row._shown.subject.data


def images(row):
    return row._shown.data.images


def test_what_comes_with_the_app_is_not_to_be_turned(row):
    assert not row.handling.isVisibleTo(row)


def test_a_light_ground_is_turned_back_and_forth_and_undone(row, window, tmp_path, qtbot):
    show(row, tmp_path / "light.npz", qtbot)
    automatic = images(row).copy()
    assert row.handling.turn.isVisibleTo(row)
    assert not row.handling.prepared.isVisibleTo(row)
    assert row.handling.turn.text() == "Turn back"
    qtbot.mouseClick(row.handling.turn, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(row).turned is False)
    assert np.array_equal(images(row), 255 - automatic)
    assert row.said[-1] == (
        "light.npz: 10 images are open. Light and dark were left as they are in the file, as you wanted."
    )
    assert row.handling.turn.text() == "Turn light and dark"
    assert window.history.undoText() == "Turn back"
    qtbot.mouseClick(row.handling.turn, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(row).turned is None)
    assert np.array_equal(images(row), automatic)
    assert "so light and dark were turned" in row.said[-1]
    window.undo()
    qtbot.waitUntil(lambda: shown(row).turned is False)
    window.undo()
    qtbot.waitUntil(lambda: shown(row).turned is None)
    entries = [row.images.list.itemText(place) for place in range(row.images.list.count())]
    assert entries.count("light.npz") == 1


def test_pictures_are_prepared_as_one_wants_them(row, window, tmp_path, qtbot):
    show(row, tmp_path / "ours", qtbot)
    assert row.handling.prepared.list.currentText() == "As MNIST"
    as_mnist = images(row).copy()
    row.handling.prepared.list.setFocus()
    for place, title, said in (
        (1, "As the embedded digits", "as the embedded digits’ makers did"),
        (2, "As it is", "Each picture was taken as it is."),
    ):
        before = images(row).copy()
        row.handling.prepared.list.activated.emit(place)
        qtbot.waitUntil(lambda title=title: row.handling.prepared.list.currentText() == title)
        assert not np.array_equal(images(row), before)
        assert said in row.said[-1]
        assert window.history.undoText() == f"Digits: {title}"
    window.undo()
    window.undo()
    qtbot.waitUntil(lambda: shown(row).prepared == "fitting")
    assert np.array_equal(images(row), as_mnist)


def test_choosing_what_is_chosen_already_is_no_step(row, window, tmp_path, qtbot):
    show(row, tmp_path / "ours", qtbot)
    steps = window.history.count()
    row.handling.prepared.list.activated.emit(0)
    assert window.history.count() == steps


def test_the_keyboard_reaches_both_and_a_screen_reader_names_them(row, window, tmp_path, qtbot):
    window.show()
    show(row, tmp_path / "ours", qtbot)
    row.handling.turn.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.handling.turn.hasFocus()
    assert row.handling.turn.text() == "Turn back"
    qtbot.keyClick(row.handling.turn, Qt.Key.Key_Tab)
    assert row.handling.prepared.list.hasFocus()
    assert row.handling.prepared.list.accessibleName() == "Digits"
    row.handling.turn.setFocus()
    qtbot.keyClick(row.handling.turn, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown(row).turned is False)


def test_a_lesson_keeps_how_they_were_turned_and_prepared(row, window, tmp_path, page):
    choice = DataChoice("file", path=str(tmp_path / "ours"), turned=False, prepared="digits")
    page.change(page.state.with_subject(Subject(choice)), "ours")
    write_lesson(tmp_path / "a.clawdemy.json", window.lesson())
    kept = read_lesson(tmp_path / "a.clawdemy.json").pages.training_set.state.subject.data
    assert (kept.turned, kept.prepared) == (False, "digits")

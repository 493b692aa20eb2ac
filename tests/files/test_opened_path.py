"""What a dropped picture is, is found out once: what was read on the way is what is opened."""

import os
import sys

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from clawdemy_gui.files import subject
from clawdemy_gui.files.images.dataset import DataError, Progress
from clawdemy_gui.files.images.sheet.marks import find_marks
from clawdemy_gui.files.images.sheet.reading import NoSheetError
from clawdemy_gui.files.opened_path import looking_for_sheet, opening_path
from clawdemy_gui.state.handing_over import Handed
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from tests.files.images.sheet.hands import filled, some_digits

ASKED = Subject(network=NetworkChoice("digits-a"))


@pytest.fixture
def sheet(tmp_path, qapp):
    path = tmp_path / "sheet.png"
    page = filled(some_digits(), leave=range(2, 100))
    page = page.scaled(840, 1188, mode=Qt.TransformationMode.SmoothTransformation)
    assert page.save(str(path))
    return path


@pytest.fixture
def digit(tmp_path, qapp):
    path = tmp_path / "one.png"
    page = np.full((40, 32), 250, np.uint8)
    page[8:30, 14:17] = 20
    assert QImage(page.data, 32, 40, 32, QImage.Format.Format_Grayscale8).save(str(path))
    return path


@pytest.fixture
def searched():
    """How often marks were looked for in a picture, as a list that grows."""
    seen = []

    def watch(frame, event, argument):
        if event == "call" and frame.f_code is find_marks.__code__:
            seen.append(event)

    before = sys.getprofile()
    sys.setprofile(watch)
    yield seen
    sys.setprofile(before)


def last(steps):
    return [step for step in steps if not isinstance(step, Progress)][-1]


def test_the_marks_of_a_dropped_sheet_are_looked_for_once(sheet, searched):
    assert last(looking_for_sheet(sheet)) is True
    opened = last(opening_path(sheet, ASKED))
    assert opened == DataChoice("file", path=str(sheet))
    assert len(subject.data_at_hand(opened)) == 2
    assert len(searched) == 1


def test_the_marks_in_a_dropped_picture_are_looked_for_once(digit, searched):
    assert last(looking_for_sheet(digit)) is False
    assert isinstance(last(opening_path(digit, ASKED)), Handed)
    assert len(searched) == 1


@pytest.mark.parametrize("kind", ["sheet", "digit"])
def test_a_picture_that_is_chosen_in_a_dialog_is_searched_once(request, searched, kind):
    path = request.getfixturevalue(kind)
    assert isinstance(last(opening_path(path, ASKED)), DataChoice if kind == "sheet" else Handed)
    assert len(searched) == 1


def test_a_picture_that_changed_since_it_was_dropped_is_read_again(sheet, digit, searched):
    assert last(looking_for_sheet(sheet)) is True
    os.replace(digit, sheet)
    assert isinstance(last(opening_path(sheet, ASKED)), Handed)
    assert len(searched) == 2


def test_a_picture_opened_twice_is_read_twice(sheet, searched):
    assert last(looking_for_sheet(sheet)) is True
    for _ in range(2):
        last(opening_path(sheet, ASKED))
    assert len(searched) == 2


def test_a_sheet_of_three_marks_is_no_single_digit(sheet):
    page = QImage(str(sheet))
    painter = QPainter(page)
    painter.fillRect(
        page.width() * 4 // 5, page.height() * 4 // 5, page.width(), page.height(), Qt.GlobalColor.white
    )
    painter.end()
    assert page.save(str(sheet))
    with pytest.raises(NoSheetError, match="cannot all be seen"):
        last(looking_for_sheet(sheet))


def test_what_is_no_whole_picture_says_so(tmp_path):
    path = tmp_path / "cut.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    with pytest.raises(DataError, match="is not a whole PNG"):
        last(opening_path(path, ASKED))

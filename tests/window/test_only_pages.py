"""A teacher leaves pages out: by option, by menu, by lesson file; nothing leads there until all are back."""

import json

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from clawdemy_gui.app import main
from clawdemy_gui.files.lesson import LessonError, read_lesson, write_lesson
from clawdemy_gui.files.share_code import write_code
from clawdemy_gui.options import read_options
from clawdemy_gui.state.lesson import Lesson, SmallValleyPart
from clawdemy_gui.state.one_image import OneImage


def words_of(window):
    return [command.text for command in window.menus.commands()]


def run(window, words):
    next(command for command in window.menus.commands() if command.text == words).run()


def test_only_this_page_by_menu(window):
    run(window, "Only this page")
    assert not window.page_list.isVisible()
    assert "Dials" not in words_of(window)
    QTest.keyClick(window.page, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    window.page.wants.emit("training-set", None)
    assert window.page.name == "one-image"
    assert "Training set is left out here" in window.notice.text()
    run(window, "All pages")
    assert window.page_list.isVisible()
    assert window.page_list.count() == 7
    assert "All pages" not in words_of(window)
    QTest.keyClick(window.page, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.page.name == "small-valley"


def test_two_pages_stay_in_the_list_and_have_its_numbers(window):
    window.show_only(["small-valley", "one-image"])
    assert [window.page_list.item(row).text() for row in range(window.page_list.count())] == [
        "1  One image",
        "2  Small valley",
    ]
    QTest.keyClick(window.page, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page.name == "small-valley"
    window.show_only(["one-image"])
    assert window.page.name == "one-image"


def test_a_code_for_a_page_that_is_left_out_changes_nothing(window):
    window.show_only(["one-image"])
    QGuiApplication.clipboard().setText(write_code("small-valley", SmallValleyPart()))
    run(window, "Paste code")
    assert "Small valley, which is left out here" in window.notice.text()
    assert (window.page.name, window.page.state) == ("one-image", OneImage())


def test_a_lesson_file_says_it_and_one_without_it_brings_all_back(window, tmp_path):
    window.show_page("small-valley")
    window.show_only(["small-valley"])
    path, plain = tmp_path / "only.clawdemy.json", tmp_path / "all.clawdemy.json"
    write_lesson(path, window.lesson())
    write_lesson(plain, Lesson())
    assert (json.loads(path.read_text())["version"], json.loads(plain.read_text())["version"]) == (2, 1)
    assert "only" not in json.loads(plain.read_text())
    assert read_lesson(path).only == ("small-valley",)
    window.open_lesson(plain)
    assert (len(window.page_names()), window.page.name) == (7, "one-image")
    window.open_lesson(path)
    assert (window.page_names(), window.page.name) == (["small-valley"], "small-valley")


def test_a_wrong_name_in_the_file_is_told(tmp_path):
    path = tmp_path / "a.clawdemy.json"
    path.write_text('{"format": "clawdemy lesson", "version": 2, "only": ["dails"]}')
    with pytest.raises(LessonError, match="only"):
        read_lesson(path)


def test_the_guide_leads_everywhere_and_gives_the_one_page_back(window):
    window.show_only(["small-valley"])
    window.start_lesson()
    assert window.page.name == "one-image"
    window.leave_lesson()
    assert (window.page.name, window.page_names()) == ("small-valley", ["small-valley"])


def test_the_option_takes_names_one_by_one_or_with_commas():
    assert read_options(["--only", "dials"]).only == ["dials"]
    assert read_options(["--only", "dials,myths", "--only", "descent"]).only == ["dials", "myths", "descent"]


@pytest.mark.parametrize("words", [["--only", "dails"], ["--only", ""], ["--only"]])
def test_a_page_that_there_is_not_ends_with_one_sentence(words, capsys):
    with pytest.raises(SystemExit) as ended:
        read_options(words)
    assert ended.value.code == 2
    assert "--only" in capsys.readouterr().err


def test_a_page_asked_for_and_left_out_is_one_sentence(qapp, monkeypatch, capsys):
    monkeypatch.setattr("clawdemy_gui.app._application", lambda: qapp)
    with pytest.raises(SystemExit):
        main(["--fresh", "--only", "dials", "--page", "myths"])
    assert "--only leaves the page myths out" in capsys.readouterr().err


def test_a_dropped_file_brings_no_page_back_that_was_left_out(window, qtbot, tmp_path):
    np.savez(tmp_path / "mine.npz", images=np.zeros((2, 784), np.uint8), labels=np.zeros(2, np.uint8))
    window.show_only(["one-image"])
    window.open_any(tmp_path / "mine.npz")
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.text() == "mine.npz can be opened on no page that is shown; nothing has changed."
    assert window.page.name == "one-image"

"""A drive that does not answer is asked in workers only, so the window goes on."""

import io
import os
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from clawdemy_gui.files.lesson import read_lesson
from clawdemy_gui.state.handing_over import Answered
from clawdemy_gui.state.lesson import Lesson, Pages
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.page_parts import OneImagePart, TrainingSetPart
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.state.training_set import TrainingSet
from clawdemy_gui.widgets.controls import where_to_write
from clawdemy_gui.widgets.controls.where_to_write import folder_to_begin
from clawdemy_gui.window import asking
from clawdemy_gui.window.main_window import MainWindow

DEAD = "/dead drive"


@pytest.fixture
def asked(monkeypatch):
    """The threads in which anybody asked the dead drive for something."""
    threads = []

    def listening(ask):
        def listen(path, *rest, **more):
            if str(path).startswith(DEAD):
                threads.append(threading.current_thread())
            return ask(path, *rest, **more)

        return listen

    for module, names in ((os, ("stat", "lstat", "listdir", "scandir")), (io, ("open",))):
        for name in names:
            monkeypatch.setattr(module, name, listening(getattr(module, name)))
    return threads


def in_the_window(threads):
    return [thread for thread in threads if thread is threading.main_thread()]


def naming(subject):
    """A lesson of two pages."""
    one = OneImage(answered=Answered(subject))
    return Lesson(
        pages=Pages(
            one_image=OneImagePart(one),
            training_set=TrainingSetPart(TrainingSet(subject=subject)),
        )
    )


@pytest.mark.parametrize(
    "subject",
    [
        Subject(DataChoice("file", path=f"{DEAD}/set.npz")),
        Subject(network=NetworkChoice(path=f"{DEAD}/net.npz")),
        Subject(network=NetworkChoice(path=f"{DEAD}/net.npz").with_turned(3, 0.5)),
    ],
)
def test_what_a_session_names_is_looked_for_in_a_worker(qtbot, tmp_path, asked, subject):
    session = tmp_path / "session.clawdemy.json"
    window = MainWindow(session=session)
    qtbot.addWidget(window)
    window.show_lesson(naming(subject))
    window.close()
    assert in_the_window(asked) == []
    window = MainWindow(session=session)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.page.source.missing != [])
    window.show_page("training-set")
    qtbot.waitUntil(lambda: window.page.row.missing.isVisible() and window.page.is_complete())
    window.show_page("one-image")
    window.page.set_label(7)
    assert window.lesson().pages.one_image.state.answered.subject == subject
    window.close()
    assert asked, "it was looked for"
    assert in_the_window(asked) == []


def test_a_recent_file_is_looked_for_in_a_worker(qtbot, window, asked):
    window.open_recent(Path(DEAD) / "a.npz")
    qtbot.waitUntil(window.notice.isVisible)
    assert asked
    assert in_the_window(asked) == []


def test_a_lesson_is_saved_and_opened_by_menu_in_a_worker(window, qtbot, tmp_path, asked, monkeypatch):
    path = tmp_path / "a.clawdemy.json"
    lost = Subject(DataChoice("file", path=f"{DEAD}/set.npz"))
    window.show_lesson(naming(lost))
    qtbot.waitUntil(lambda: window.page.source.missing != [])
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(path)])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    for act in (asking.save_lesson, asking.open_lesson, asking.save_lesson):
        asked.clear()
        window.page.set_label(4)
        window.page.set_label(5)
        act(window)
        qtbot.waitUntil(lambda: window.lesson_path == path and not window.isWindowModified())
        assert asked, f"{act.__name__} looked for what the lesson names"
        assert in_the_window(asked) == []


def test_a_lesson_on_a_dead_drive_is_opened_and_saved_in_a_worker(window, qtbot, asked, monkeypatch):
    path = f"{DEAD}/a.clawdemy.json"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    for act in (asking.open_lesson, lambda window: window.save_lesson(Path(path))):
        act(window)
        qtbot.waitUntil(window.notice.isVisible)
        assert window.notice.text().startswith("a.clawdemy.json cannot be ")
        window.notice.hide()
    assert in_the_window(asked) == []


def test_a_dialog_does_not_wait_for_the_drive_where_the_last_one_ended(asked, monkeypatch):
    monkeypatch.setattr(where_to_write, "_last", [Path(DEAD)])
    assert str(folder_to_begin()) != DEAD
    assert asked
    assert in_the_window(asked) == []


def test_an_older_save_is_never_written_over_a_newer_one(window, qtbot, tmp_path):
    path, said = tmp_path / "a.clawdemy.json", []
    window.opening.saving.failed.connect(said.append)
    window.save_lesson(path)
    window.page.set_label(8)
    window.save_lesson(path)
    assert said == ["The last save still waits for its drive; a.clawdemy.json was not written."]
    qtbot.waitUntil(lambda: window.lesson_path == path)
    assert window.isWindowModified(), "the label was changed while the file was written"
    window.save_lesson(path)
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert read_lesson(path).pages.one_image.state.label == 8

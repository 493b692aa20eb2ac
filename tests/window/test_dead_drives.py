"""A drive that does not answer is asked in workers only, so the window goes on."""

import io
import os
import threading
from pathlib import Path

import pytest

from clawdemy_gui.state.handing_over import Answered
from clawdemy_gui.state.lesson import Lesson, Pages
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.page_parts import OneImagePart, TrainingSetPart
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.state.training_set import TrainingSet
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

"""Widgets that nobody holds are destroyed in the window's thread, whatever the workers do meanwhile."""

import gc
from threading import Thread, get_ident

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clawdemy_gui.garbage import collect_in_thread_of, collect_what_is_due


@pytest.fixture
def owner(qapp):
    """An object in the window's thread; what was frozen for it thaws in the end."""
    owner = QObject()
    yield owner
    gc.unfreeze()
    gc.disable()


def left_in_a_circle(destroyed_in):
    """A widget without a parent that only itself refers to."""
    widget = QWidget()
    widget.itself = widget
    widget.destroyed.connect(lambda: destroyed_in.append(get_ident()))


def make_garbage():
    """More objects than any generation waits for."""
    youngest, *older = gc.get_threshold()
    for _ in range(2 * youngest * (older[0] + 1)):
        circle = []
        circle.append(circle)


def test_a_worker_that_makes_many_objects_destroys_no_widget(owner, qtbot):
    gc.enable()
    collect_in_thread_of(owner)
    destroyed_in = []
    left_in_a_circle(destroyed_in)
    worker = Thread(target=make_garbage)
    worker.start()
    worker.join()
    assert destroyed_in == []
    qtbot.waitUntil(lambda: destroyed_in == [get_ident()])


def test_what_is_due_is_what_python_would_collect(owner):
    gc.collect()
    assert gc.get_count()[0] <= gc.get_threshold()[0]
    circle = []
    circle.append(circle)
    number = id(circle)
    del circle
    collect_what_is_due()
    assert number in map(id, gc.get_objects())
    make_garbage()
    collect_what_is_due()
    assert number not in map(id, gc.get_objects(1) + gc.get_objects(2))

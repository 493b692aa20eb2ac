"""Which point of a curve the pointer and the keys read."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from clawdemy_gui.widgets.charts.point_reader import PointReader

Key = Qt.Key


def press(key):
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def reader(qapp):
    chart = QObject()
    made = PointReader(chart)
    made.show_points(np.array([0.0, 1.0, 4.0, 9.0]))
    yield made
    chart.deleteLater()


def test_the_nearest_point_is_read_and_told_once(reader):
    told = []
    reader.changed.connect(lambda: told.append(reader.index))
    for x in (2.4, 2.0, 2.6, 100.0):
        reader.read(reader.nearest(x))
    assert told == [1, 2, 3]
    assert reader.x() == 9.0


@pytest.mark.parametrize(
    ("keys", "index"),
    [
        ([Key.Key_Left], 2),
        ([Key.Key_Home], 0),
        ([Key.Key_Home, Key.Key_Right, Key.Key_Right], 2),
        ([Key.Key_Home, Key.Key_PageUp], 3),
        ([Key.Key_End, Key.Key_PageDown], 0),
        ([Key.Key_Right, Key.Key_Right], 3),
    ],
)
def test_keys_walk_from_the_last_point_and_stop_at_the_ends(reader, keys, index):
    assert all(reader.walk(press(key)) for key in keys)
    assert reader.index == index


def test_other_keys_are_not_taken(reader):
    assert not reader.walk(press(Key.Key_Up))
    assert reader.index == -1


def test_a_shorter_curve_keeps_the_reading_inside(reader):
    reader.read(3)
    reader.show_points(np.array([0.0, 1.0]))
    assert (reader.index, reader.x()) == (1, 1.0)
    reader.show_points(np.zeros(0))
    assert (reader.index, reader.x(), reader.nearest(0.0)) == (-1, None, -1)
    assert not reader.walk(press(Key.Key_Left)), "there is nothing to walk along"

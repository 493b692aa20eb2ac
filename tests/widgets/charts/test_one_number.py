"""Slider, value field, seed field and held keys: plain numbers in, plain numbers out."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from clawdemy_gui.number_text import output_text
from clawdemy_gui.widgets.controls.held_keys import HeldKeys
from clawdemy_gui.widgets.controls.output_slider import HANDLE, OutputSlider
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.controls.value_field import ValueField
from tests.hands import NO_KEYS, drag, turn_wheel


def shown(qtbot, widget, width=60, height=200):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    return widget


def test_a_slider_shows_a_value_without_saying_so(qtbot):
    slider = shown(qtbot, OutputSlider())
    with qtbot.assertNotEmitted(slider.valueChanged):
        slider.show_value(0.9234, 1.0)
    assert slider.value() == 92
    assert slider.y_of(1.0) == HANDLE / 2
    assert slider.y_of(0.0) == slider.height() - HANDLE / 2


def test_every_place_on_a_slider_can_be_clicked(qtbot):
    slider = shown(qtbot, OutputSlider(), height=324)
    slider.valueChanged.connect(lambda position: slider.show_value(position / 100, 0.0))
    for hundredths in range(0, 101, 5):
        slider.show_value(0.5 if hundredths < 40 or hundredths > 60 else 0.0, 0.0)
        drag(slider, QPoint(30, round(slider.y_of(hundredths / 100))))
        assert slider.value() == hundredths


def test_a_drag_on_a_slider_begins_and_ends_one_gesture(qtbot):
    slider = shown(qtbot, OutputSlider())
    told = []
    slider.gesture_began.connect(lambda: told.append("began"))
    slider.gesture_ended.connect(lambda: told.append("ended"))
    drag(slider, QPoint(30, 100), QPoint(30, 50), QPoint(30, 20))
    assert told == ["began", "ended"]


def test_a_field_takes_values_in_its_range_and_says_them_once(qtbot):
    field = shown(qtbot, ValueField(output_text))
    said = []
    field.valueChanged.connect(said.append)
    field.selectAll()
    QTest.keyClicks(field, "0.25")
    assert said == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said == [0.25]
    field.show_value(0.75)
    assert (said, field.value()) == ([0.25], 0.75)


def test_a_field_steps_exactly(qtbot):
    field = shown(qtbot, ValueField(output_text))
    field.show_value(0.1)
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 0.3 - 0.18
    assert field.value() == 0.12


@pytest.mark.parametrize("width", [34, 44, 80])
def test_a_fields_number_is_never_wider_than_the_field(qtbot, width):
    field = shown(qtbot, ValueField(output_text), width, 30)
    field.clearFocus()
    for value in (0.5, 0.9234, 1.0):
        field.show_value(value)
        edit = field.lineEdit()
        assert edit.fontMetrics().horizontalAdvance(edit.text()) <= edit.width()


def test_the_largest_seed_fits_its_field(qtbot):
    field = shown(qtbot, SeedField(999_999), 80, 30)
    field.setPrefix("seed ")
    field.show_seed(999_999)
    field.resize(86, 30)
    edit = field.lineEdit()
    assert edit.fontMetrics().horizontalAdvance(edit.text()) <= edit.width()


def test_a_seed_is_shown_without_saying_so_and_the_wheel_does_nothing(qtbot):
    field = shown(qtbot, SeedField(999), 90, 30)
    with qtbot.assertNotEmitted(field.valueChanged):
        field.show_seed(7)
        turn_wheel(field)
    assert field.value() == 7
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 8


def key(kind, code, again=False):
    return QKeyEvent(kind, code, NO_KEYS, "", again)


def test_two_held_keys_are_one_gesture():
    up, down, other = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Control
    press, release = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    held = HeldKeys([up, down])
    assert not held.begins(key(press, other))
    assert held.begins(key(press, up))
    assert not held.begins(key(press, up, again=True))
    assert not held.begins(key(press, down))
    assert not held.ends(key(release, up, again=True))
    assert not held.ends(key(release, up))
    assert not held.ends(key(release, other))
    assert held.ends(key(release, down))
    assert not held.let_go()
    held.begins(key(press, up))
    assert held.let_go()
    assert not held.ends(key(release, up))

"""A field for one number reads it in the digits and signs of any script."""

from math import copysign

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from clawdemy_gui.number_text import output_text
from clawdemy_gui.widgets.controls.value_field import ValueField


@pytest.fixture
def field(qtbot):
    field = ValueField(output_text)
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    return field


@pytest.mark.parametrize(
    ("typed", "value"),
    [("٠٫٧", 0.7), ("०.७", 0.7), ("０．７", 0.7), ("0,7", 0.7), ("70 %", 0.7), ("7e-1", 0.7), ("−0", 0.0)],
)
def test_digits_of_any_script_are_typed(field, qtbot, typed, value):
    field.setFocus()
    field.selectAll()
    for sign in typed:  # qtbot's own keys know no digits beyond ASCII
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(field, key)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == value
    assert copysign(1, field.value()) == 1


def test_what_cannot_be_a_number_is_said(field, qtbot):
    field.show_value(0.25)
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(field.refused) as told:
        qtbot.keyClick(field, "x")
    assert "x" in told.args[0]
    assert field.value() == 0.25


def test_in_a_window_a_long_value_is_written_smaller_also_inside(window):
    """A window's style sheet gives the line inside a field its own font back unless it is told."""
    window.page.set_outputs((0.1234,) + (0.5,) * 9)
    for field in window.page.columns.fields[:2]:
        text = field.lineEdit().text()
        assert field.lineEdit().fontMetrics().horizontalAdvance(text) < field.width()
    small, usual = (field.lineEdit().font().pixelSize() for field in window.page.columns.fields[:2])
    assert small < usual

"""A field for one number reads it in the digits and signs of any script."""

from math import copysign

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication

from clawdemy_gui.number_text import output_text
from clawdemy_gui.widgets.controls.value_field import ValueField
from tests.hands import all_named


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


FIELDS = [
    ("one-image", "", "Output 3 value", "a number from 0 to 1", "x"),
    ("one-image", "", "Seed of the random image", "a whole number from 0 to 999999", "-"),
    ("dials", "", "Value of the dial", "a number from −1000 to 1000", "5000"),
    ("dials", "nudges", "Size of a nudge", "a number from 0.000001 to 10", "20"),
    ("small-valley", "", "Step size value", "a number from 0.001 to 2.5", "3"),
    ("descent", "", "Number of training images", "a whole number from 1 to 1,437", "e"),
]
"""Fields of every kind, what each takes, and what it does not."""


@pytest.mark.parametrize(("page", "view", "name", "takes", "typed"), FIELDS)
def test_what_a_field_cannot_take_is_said_on_every_page(window, page, view, name, takes, typed):
    window.show_page(page)
    window.page.look_closer(view)
    field = next(box for box in all_named(window, name) if isinstance(box, QAbstractSpinBox))
    before = field.value()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.notice.isVisible()
    assert window.notice.text().startswith("“")
    assert window.notice.text().endswith(f"” is not {takes}; {name} is unchanged.")
    assert field.value() == before
    window.page.leave()


def test_in_a_window_a_long_value_is_written_smaller_also_inside(window):
    """A window's style sheet gives the line inside a field its own font back unless it is told."""
    window.page.set_outputs((0.1234,) + (0.5,) * 9)
    for field in window.page.columns.fields[:2]:
        text = field.lineEdit().text()
        assert field.lineEdit().fontMetrics().horizontalAdvance(text) < field.width()
    small, usual = (field.lineEdit().font().pixelSize() for field in window.page.columns.fields[:2])
    assert small < usual

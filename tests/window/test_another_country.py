"""On a German or Hebrew desktop an English app stays English: one way of writing numbers, one direction."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, QTranslator
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QDialogButtonBox, QDoubleSpinBox

from clawdemy_gui.app import _translate
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.widgets.controls.seed_field import SeedField
from tests.hands import NO_KEYS, named


@pytest.fixture(params=["de_DE", "fr_CH", "he_IL", "ar_EG", "hi_IN"])
def country(request, qapp):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    _translate(qapp)
    yield request.param
    QLocale.setDefault(before)


def type_text(field, text):
    """As a keyboard of any script sends it, which QTest cannot."""
    for sign in text:
        QCoreApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, NO_KEYS, sign))


def test_every_field_writes_a_point_for_decimals_and_a_comma_or_nothing_for_thousands(country, window):
    for name in PAGE_NAMES:
        window.show_page(name)
        for view, _ in window.page.frame.column.titles():
            window.page.look_closer(view)
            for field in window.page.findChildren(QAbstractSpinBox):
                told = f"{name}, {view}: {field.accessibleName()}"
                assert field.locale() == QLocale.c(), told
                written = field.textFromValue(0.25 if isinstance(field, QDoubleSpinBox) else 1437)
                assert written in ("0.25", "1437", "1,437"), told


# An older Qt says so of a font without the letters of a script; the numbers are read all the same.
@pytest.mark.qt_log_ignore("OpenType support missing", extend=True)
def test_typing_takes_the_decimal_sign_of_any_country(country, window):
    field = named(window, "Output 3 value")
    for typed in ("0.5", "0,5", "٠٫٥", "०.५"):
        window.page.set_output(3, 0.1)
        field.setFocus()
        field.selectAll()
        type_text(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert window.page.state.outputs[3] == 0.5, typed


def test_the_app_lies_from_left_to_right_and_its_dialogs_speak_its_language(country, qapp, qtbot):
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert qapp.findChildren(QTranslator) == [] or all(
        translator.isEmpty() for translator in qapp.findChildren(QTranslator)
    )
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == "Cancel"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1437", 1437),
        ("1,437", 1437),
        ("1.437", 1437),
        ("1 437", 1437),
        ("1'437", 1437),
        ("١٤٣٧", 1437),
        ("1’437", 1437),
        ("1\u00a0437", 1437),
        ("1\u202f437", 1437),
        ("١٬٤٣٧", 1437),
        ("१,४३७", 1437),
    ],
)
def test_a_whole_number_is_read_with_the_thousands_of_any_country(qtbot, typed, number):
    field = SeedField(999_999)
    qtbot.addWidget(field)
    field.setValue(7)
    field.selectAll()
    type_text(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (number, str(number))


@pytest.mark.parametrize("typed", ["1.5", "1,43", "9999999", "", "12 34"])
def test_what_is_no_whole_number_leaves_the_value_as_it_was(qtbot, typed):
    field = SeedField(999_999)
    qtbot.addWidget(field)
    field.setValue(7)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    type_text(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (7, "7")

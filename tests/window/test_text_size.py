"""Text grows and shrinks by keys, is remembered, and at its largest nothing is cut."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from clawdemy_gui import look
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.window.main_window import MainWindow
from tests.window.test_what_must_hold import cut, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def usual():
    """Other tests find the usual size again."""
    yield
    look.set_text_size(look.USUAL_SIZE)
    look.wear(look.LIGHT)


def test_five_sizes_by_keys_and_back(qtbot, window, usual):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    seen = [look.now().text]
    for key in (Qt.Key.Key_Plus,) * 4 + (Qt.Key.Key_Minus,) * 5 + (Qt.Key.Key_0,):
        QTest.keyClick(window.page, key, CONTROL)
        seen.append(look.now().text)
    assert seen == [13, 15, 16, 18, 18, 16, 15, 13, 12, 12, 13]
    assert window.bar.told() == "Text size 2 of 5"


def test_the_size_is_remembered(qtbot, tmp_path, usual):
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    first = MainWindow(settings)
    qtbot.addWidget(first)
    first.show()
    first.change_text_size(2)
    large = look.now().text
    look.set_text_size(look.USUAL_SIZE)
    second = MainWindow(settings)
    qtbot.addWidget(second)
    assert look.now().text == large > look.LIGHT.text


@pytest.mark.parametrize("page", PAGE_NAMES)
def test_at_the_largest_nothing_is_cut_on_a_laptop(qtbot, window, page, usual):
    window.resize(1366, 768)
    window.change_text_size(3)
    window.show_page(page)
    settle(qtbot, window.page)
    for view, _ in window.page.frame.column.titles()[:3]:
        window.page.look_closer(view)
        settle(qtbot, window.page)
        qtbot.waitUntil(lambda: list(cut(window.page)) == [])

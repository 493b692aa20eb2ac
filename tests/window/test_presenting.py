"""In front of a class: the stage alone on the whole screen, by a clicker’s keys; Escape brings all back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar

from clawdemy_gui import look
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.state.presets import PRESETS
from clawdemy_gui.widgets.pictures.wall import Wall
from tests.hands import total

NEXT, BEFORE = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp


def press(window, key):
    QTest.keyClick(QApplication.focusWidget() or window, key)
    QApplication.processEvents()


@pytest.fixture
def presented(qtbot, window):
    """The window while it presents, at a weak projector's size."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, Qt.Key.Key_F5)
    assert window.is_presented()
    assert window.isFullScreen()
    window.showNormal()  # the screen of the tests has another size than a projector
    window.resize(1024, 768)
    QApplication.processEvents()
    yield window
    window.present(False)


def settle(qtbot, page):
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    for _ in range(3):
        QApplication.processEvents()


def scrolled(window):
    """What scrolls though it should not."""
    bars = [bar for bar in window.findChildren(QScrollBar) if bar.isVisible()]
    holders = [bar.parentWidget().parentWidget() for bar in bars]
    return [type(holder) for holder in holders if not isinstance(holder, Wall)]


def test_only_heading_number_stage_and_sentence_are_left(presented):
    page = presented.page
    assert presented.menuBar().height() == 0
    for gone in (presented.page_list, page.frame.column, page.image):
        assert not gone.isVisible()
    assert page.digit.isVisible()
    assert page.number.isVisible()
    assert page.number.font_pixels() * 0.727 >= presented.height() / 8 * 0.99
    assert look.now().figures >= 22
    assert presented.sentence.text() == page.presented_sentence()
    assert page.columns.width() > 0.9 * presented.width()


def test_every_page_has_a_form_without_scroll_bars(qtbot, presented):
    for name in PAGE_NAMES:
        presented.show_page(name)
        settle(qtbot, presented.page)
        qtbot.waitUntil(lambda: scrolled(presented) == [])
        assert not presented.page.frame.column.isVisible()
        assert presented.page.number.isVisible()


def test_escape_leaves_exactly_where_one_was(qtbot, window):
    window.page.look_closer("steps")
    before = look.now(), window.size(), window.page.view, window.page.frame.column.isVisible()
    window.present(True)
    press(window, Qt.Key.Key_Escape)
    assert not window.is_presented()
    qtbot.waitUntil(lambda: not window.isFullScreen())
    window.resize(before[1])
    QApplication.processEvents()
    assert (look.now(), window.size(), window.page.view, window.page.frame.column.isVisible()) == before
    assert window.menuBar().height() > 0
    assert window.page_list.isVisible()
    assert window.page.image.isVisible()
    assert not window.page.digit.isVisible()


def test_a_clicker_goes_through_the_answers_in_the_lessons_order(presented):
    seen = []
    for _ in PRESETS[:3]:
        press(presented, NEXT)
        seen.append(total(presented))
    assert len(set(seen)) == 3
    press(presented, BEFORE)
    assert total(presented) == seen[1]


@pytest.mark.parametrize("name", [name for name in PAGE_NAMES if name != "one-image"])
def test_a_clicker_moves_every_page_on(qtbot, presented, name):
    presented.show_page(name)
    page = presented.page
    settle(qtbot, page)
    before = page.state, page.view
    press(presented, NEXT)
    qtbot.waitUntil(lambda: (page.state, page.view) != before, timeout=20_000)
    if name == "descent":
        press(presented, NEXT)
        assert not page.is_walking()
    elif name == "dials":
        press(presented, BEFORE)
        assert page.state == before[0]


def test_a_clicker_leads_through_the_open_lesson(qtbot, window):
    window.start_lesson()
    guide = window._led().guiding.guide
    qtbot.waitUntil(lambda: guide._prepared is not None)
    window.present(True)
    first = guide.step
    assert not guide.panel.isVisible()
    press(window, NEXT)
    qtbot.waitUntil(lambda: guide.step is not first)
    press(window, BEFORE)
    qtbot.waitUntil(lambda: guide.step is first)
    window.present(False)
    assert guide.panel.isVisible()
    window.leave_lesson()


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_Period])
def test_the_screen_goes_dark_and_comes_back(presented, key):
    def middle():
        return presented.grab().toImage().pixelColor(presented.width() // 2, presented.height() // 2)

    lit, cost = middle(), total(presented)
    press(presented, key)
    assert middle().lightness() == 0
    press(presented, NEXT)
    assert (middle().lightness() > 0, total(presented)) == (True, cost), "the next key only lights it again"
    press(presented, key)
    press(presented, key)
    assert middle() == lit


def test_a_clickers_keys_are_ordinary_keys_otherwise(window):
    window.page.columns.fields[0].setFocus()
    press(window, NEXT)
    assert not window.is_presented()
    assert window.page.state.outputs[0] != 0.08

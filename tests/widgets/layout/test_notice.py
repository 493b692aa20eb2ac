"""A notice is announced, stays as long as it needs, and goes when what it speaks of is mended."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QCursor, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from clawdemy_gui.widgets.layout.notice import Notice

SENTENCE = "“zero” is not a number from 0 to 1; output 3 is unchanged."


@pytest.fixture
def notice(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    made = Notice("Close this message", page)
    elsewhere = QPushButton("elsewhere", page)
    QCursor.setPos(5000, 5000)  # an earlier test's pointer would rest on the notice
    page.show()
    qtbot.waitExposed(page)
    elsewhere.setFocus()
    yield made
    page.close()


def let_time_pass(notice):
    """The time that it stays for is over."""
    assert notice._going.isActive()
    notice._going.stop()
    notice._going.timeout.emit()


def test_it_goes_by_itself_and_a_longer_sentence_stays_longer(notice):
    notice.show_text("No.")
    short = notice._going.interval()
    notice.show_text(SENTENCE)
    assert notice._going.interval() >= short + 50 * len(SENTENCE[3:])
    assert notice.isVisible()
    let_time_pass(notice)
    assert not notice.isVisible()


def test_it_stays_while_it_is_pointed_at(notice):
    notice.show_text(SENTENCE)
    here = QPointF(20, 20)
    QApplication.sendEvent(notice, QEnterEvent(here, here, QPointF(notice.mapToGlobal(here))))
    notice.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    let_time_pass(notice)
    assert notice.isVisible()
    notice.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    let_time_pass(notice)
    assert not notice.isVisible()


def test_it_stays_while_the_keyboard_is_in_it(notice, qtbot):
    with qtbot.waitActive(notice.window()):
        notice.window().activateWindow()
    notice.show_text(SENTENCE)
    close = notice.findChild(QPushButton)
    close.setFocus()
    let_time_pass(notice)
    assert notice.isVisible()
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert not notice.isVisible()


def test_a_new_sentence_takes_its_place_whole(notice):
    notice.show_text(SENTENCE)
    notice.show_text("The printer does not answer.")
    assert notice.isVisible()
    assert notice.text() == "The printer does not answer."


def test_it_is_announced(notice, monkeypatch):
    """Qt hands an announcement to the platform alone, so what is handed over is written down here."""
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    notice.show_text(SENTENCE)
    assert told == [SENTENCE]

"""A notice goes by itself, but never from under somebody who reads it."""

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from clawdemy_gui.widgets.layout.notice import Notice


@pytest.fixture
def notice(qtbot, request):
    QCursor.setPos(5000, 5000)  # it stays under the pointer, too
    over = QWidget()
    over.resize(900, 400)
    qtbot.addWidget(over)
    work = QLineEdit(over)
    made = Notice("Close this message", over)
    over.show()
    work.setFocus()
    qtbot.waitExposed(over)
    request.addfinalizer(over.close)  # and so it lives as long as the test
    return made


def test_it_stays_longer_the_longer_it_is(notice):
    notice.show_text("Short.")
    short = notice._going.interval()
    notice.show_text("This file is no lesson, because it does not begin as one does; nothing was changed.")
    assert short >= 6_000
    assert notice._going.interval() > short + 5_000
    notice._going.timeout.emit()
    assert not notice.isVisible()


def test_it_stays_while_the_keyboard_is_in_it(notice):
    notice.show_text("Short.")
    notice.activateWindow()
    notice.findChild(QPushButton).setFocus()
    notice._going.timeout.emit()
    assert notice.isVisible()
    notice.findChild(QPushButton).click()
    assert not notice.isVisible()

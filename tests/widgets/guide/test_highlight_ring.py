"""The ring lies around what is meant, moves with it, and is nobody's obstacle."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.guide.highlight_ring import HighlightRing


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(400, 300)
    pages = QStackedWidget()
    for text in ("One", "Two"):
        page = QWidget()
        button = QPushButton(text, page)
        button.setAccessibleName(f"Button {text}")
        button.setGeometry(120, 90, 90, 30)
        pages.addWidget(page)
    QVBoxLayout(window).addWidget(pages)
    window.pages = pages
    window.ring = HighlightRing(window)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def button(window, name):
    return next(b for b in window.findChildren(QPushButton) if b.text() == name)


def around(window, widget):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_it_lies_around_what_is_named_and_follows_it(window, qapp):
    assert window.ring.ring("Button One")
    one = button(window, "One")
    assert window.ring.geometry().contains(around(window, one))
    one.move(20, 40)
    qapp.processEvents()
    assert window.ring.geometry().contains(around(window, one))
    assert window.ring.width() < one.width() + 20


def test_it_comes_and_goes_with_the_page(window, qapp):
    assert not window.ring.ring("Button Two")
    window.pages.setCurrentIndex(1)
    qapp.processEvents()
    assert window.ring.isVisible()
    window.pages.setCurrentIndex(0)
    qapp.processEvents()
    assert not window.ring.isVisible()


def test_nothing_of_that_name_is_no_ring(window):
    assert window.ring.ring("Button One")
    assert not window.ring.ring("Button Three")
    assert not window.ring.isVisible()
    assert not window.ring.ring("")


def test_one_clicks_and_tabs_through_it(window):
    window.ring.ring("Button One")
    pressed = []
    one = button(window, "One")
    one.clicked.connect(lambda: pressed.append(1))
    place = around(window, one).center()
    assert window.childAt(place) is one
    QTest.mouseClick(window.childAt(place), Qt.MouseButton.LeftButton)
    assert pressed == [1]
    assert window.ring.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("name", sorted(look.LOOKS))
def test_it_is_seen_in_every_look(window, qapp, name):
    look.wear(look.LOOKS[name])
    try:
        window.ring.ring("Button One")
        qapp.processEvents()
        picture = window.grab().toImage()
        box = window.ring.geometry()
        column = [picture.pixelColor(box.left() + x, box.center().y()) for x in range(9)]
        nearest = min(distance(colour, QColor(look.now().focus)) for colour in column)
        assert nearest < 40
        assert look.contrast(look.now().focus, look.now().card) >= 3
    finally:
        look.wear(look.LIGHT)


def distance(one, other):
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return max(abs(a - b) for a, b in pairs)


def test_what_is_ringed_may_be_deleted(window, qapp):
    window.ring.ring("Button One")
    button(window, "One").deleteLater()
    qapp.sendPostedEvents(None, 52)
    qapp.processEvents()
    assert window.ring.target() is None
    assert not window.ring.isVisible()

"""A class guesses first: covered, no number leaks; the same key, or the clicker’s next, reveals all."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QLabel, QWidget

from clawdemy_gui.state.lesson import PAGE_NAMES

SECRET = re.compile(r"\d[\d,]*\.\d+(?: %)?|\d+ %")
"""What a cost, a share or an accuracy looks like."""


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
    QApplication.processEvents()


def told(window):
    """Everything that can be seen or heard of the window's visible things."""
    yield window.windowTitle()

    def walk(thing):
        yield from (thing.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
        if thing.role() not in (QAccessible.Role.Slider, QAccessible.Role.SpinBox, QAccessible.Role.Dial):
            yield thing.text(QAccessible.Text.Value)
        for number in range(thing.childCount()):
            child = thing.child(number)
            if child is not None and not child.state().invisible:
                yield from walk(child)

    yield from walk(QAccessible.queryAccessibleInterface(window))
    yield from (widget.toolTip() for widget in window.findChildren(QWidget) if widget.isVisible())
    for label in window.findChildren(QLabel):
        if label.isVisible():
            yield label.text()


def secrets(page):
    """The numbers that the page's own sentence and big number tell, without those that are put in."""
    found = set(SECRET.findall(page.sentence())) | {page.number.text()}
    fields = [field.text().lstrip("−-") for field in page.findChildren(QDoubleSpinBox) if field.isVisible()]
    return {each for each in found if len(each) > 3 and each not in fields}


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_covered_no_number_leaks(qtbot, window, name):
    window.show_page(name)
    page = window.page
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    if name == "descent":
        page.go_to(20)
        qtbot.waitUntil(page.is_complete, timeout=20_000)
    hidden = secrets(page)
    window.cover(True)
    QApplication.processEvents()
    leaks = {(secret, text[:80]) for text in told(window) for secret in hidden if secret in text}
    assert leaks == set()
    open_ways = [command.text for command in window.commands() if command.tells]
    actions = [action for menu in window.menus.shown() for action in menu.actions()]
    assert open_ways
    assert not any(action.isEnabled() for action in actions if action.text() in open_ways)
    window.cover(False)
    assert page.number.isVisible()
    assert all(widget.isVisible() for widget in page.secrets())
    assert window.sentence.text() == page.sentence()


def test_it_stays_covered_while_things_move_and_on_other_pages(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert window.is_covered()
    window.page.set_output(3, 0.9)
    assert "Covered" in window.sentence.text()
    assert not window.page.number.isVisible()
    assert not window.page.columns.chart.isVisible()
    assert window.page.columns.sliders[3].isVisible(), "sliders and label are the question, not the answer"
    window.show_page("dials")
    assert not window.page.curve.isVisible()
    assert "Covered" in window.sentence.text()
    press(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert window.page.curve.isVisible()
    window.show_page("one-image")
    assert window.page.number.isVisible()


@pytest.mark.parametrize("name", ["one-image", "dials", "descent"])
def test_revealing_while_presenting_shows_the_stage_alone(qtbot, window, name):
    window.show_page(name)
    page = window.page
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    apart = [page.frame.hint, *page.aside(), *page.parts().get("subject", [])]
    before = [part.isVisible() for part in apart]
    window.present(True)
    window.cover(True)
    window.cover(False)
    assert not any(part.isVisible() for part in apart)
    window.cover(True)
    window.present(False)
    assert not page.number.isVisible()
    window.cover(False)
    assert [part.isVisible() for part in apart] == before


def test_the_clickers_next_key_reveals_first_and_then_goes_on(window):
    window.page.set_preset("total shrug")
    window.present(True)
    window.cover(True)
    before = window.page.state
    press(window, Qt.Key.Key_PageDown)
    assert (window.is_covered(), window.page.state) == (False, before)
    press(window, Qt.Key.Key_PageDown)
    assert window.page.state != before
    window.present(False)

"""How the Dials page looks and is reached: nothing cut at small sizes, a name for everything, keys."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QHeaderView, QScrollArea, QWidget

from clawdemy_gui import look
from clawdemy_gui.look import LOOKS
from clawdemy_gui.state.dials import CLOSER_VIEWS
from tests.hands import named, seen

SIZES = ((1024, 768), (1280, 800), (1366, 768))


@pytest.fixture
def page(window):
    """The Dials page in front."""
    window.show_page("dials")
    QApplication.processEvents()
    return window.page


def show_at(window, size, style):
    window.wear(style)
    window.resize(*size)
    QApplication.processEvents()


def scroll_of(window):
    return next(a for a in window.findChildren(QScrollArea) if window.page in a.findChildren(QWidget))


@pytest.mark.parametrize("style", LOOKS)
def test_the_page_fits_small_screens(window, page, style):
    for size in SIZES:
        show_at(window, size, style)
        for view in ("", *CLOSER_VIEWS):
            page.look_closer(view)
            QApplication.processEvents()
            scroll = scroll_of(window)
            assert scroll.horizontalScrollBar().maximum() == 0, f"{view} at {size}"
            assert scroll.verticalScrollBar().maximum() == 0, f"{view} at {size}"
            assert squeezed(page) == [], f"{view} at {size}"


def squeezed(page):
    """What is shown smaller than its least size, or a button narrower than its words."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, QHeaderView):
            continue
        least = widget.minimumSizeHint()
        if widget.width() < least.width() or widget.height() < min(least.height(), widget.maximumHeight()):
            found.append((type(widget).__name__, widget.accessibleName(), widget.size(), least))
        if isinstance(widget, QAbstractButton) and widget.text():
            words = widget.fontMetrics().horizontalAdvance(widget.text())
            if words + 2 > widget.width():
                found.append((widget.text(), widget.width(), words))
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["", "matters"])
def test_the_total_cost_can_be_read_from_the_back_row(window, page, size, view):
    show_at(window, size, "projector")
    page.look_closer(view)
    QApplication.processEvents()
    number = named(page, "Total cost of the training set")
    assert number.isVisible()
    assert number.font_pixels() * 0.727 >= size[1] / 12 - 1
    show_at(window, size, "light")
    assert page.frame.column.isAncestorOf(number) == (size[0] > 1024)


def test_everything_that_takes_the_focus_has_a_name_of_its_own(window, page):
    names = Counter()
    for view in CLOSER_VIEWS:
        page.look_closer(view)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is window:
            inner = widget.objectName().startswith("qt_") or type(widget).__name__ == "QLineEdit"
            if not inner or widget.accessibleName():
                name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
                names[name] += 1
    assert "" not in names
    assert [name for name, count in names.items() if count > 1] == []


def test_targets_are_at_least_24_pixels(window, page):
    for style in LOOKS:
        show_at(window, (1024, 768), style)
        for view in CLOSER_VIEWS:
            page.look_closer(view)
            QApplication.processEvents()
            hands = [page.hand.knob, page.curve.slider, page.hand.field, *page.findChildren(QAbstractButton)]
            for widget in hands:
                if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    size = (widget.width(), widget.height())
                    assert min(size) >= 24, f"{widget.accessibleName()} {size} in {style}, {view}"


def test_no_two_commands_share_their_keys(window, page):
    keys = Counter(command.keys for command in window.menus.commands() if command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_keys_alone_pick_turn_zoom_and_put_back(window, page):
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    steepest = page.state.dial
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.hand.knob
    QTest.keyClick(page.hand.knob, Qt.Key.Key_PageUp)
    assert page.state.turned.keys() == {steepest}
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.AltModifier)
    assert page.view.high - page.view.low == pytest.approx(10)
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert page.view.high - page.view.low == 40
    QTest.keyClick(window, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert page.state.turned == {}
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_G, both)
    assert page.hold.dead[page.state.dial]


def test_the_looks_change_and_come_back_pixel_for_pixel(window, page, qtbot):
    page.show_picture("slopes")
    qtbot.wait(50)
    first = seen(window)
    pictures = []
    for style in ("dark", "projector", "light"):
        window.wear(style)
        qtbot.wait(50)
        pictures.append(seen(window))
    assert pictures[0] != first
    assert pictures[2] == first
    assert look.now() is look.LIGHT

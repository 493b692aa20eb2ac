"""How the Descent page looks and is reached: nothing cut at small sizes, a name for everything, keys."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from clawdemy_gui.look import LOOKS
from clawdemy_gui.state.descent import CLOSER_VIEWS
from tests.hands import named
from tests.pages.dials.test_layout import squeezed

SIZES = ((1024, 768), (1280, 800), (1366, 768))
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PATIENCE = 20_000


@pytest.fixture
def page(window, walked_page):
    """In the light look again afterwards."""
    yield walked_page
    walked_page.leave()
    window.wear("light")


def show_at(window, size, style):
    window.wear(style)
    window.resize(*size)
    QApplication.processEvents()


@pytest.mark.parametrize("style", LOOKS)
def test_the_page_fits_small_screens(window, page, qtbot, style):
    for size in SIZES:
        show_at(window, size, style)
        for view in ("", *CLOSER_VIEWS):
            page.look_closer(view)
            qtbot.waitUntil(lambda: squeezed(page) == [], timeout=2_000)
            room, needed = window._scroll.viewport().size(), page.minimumSizeHint()
            assert needed.height() <= room.height(), f"{view} at {size}"
            assert needed.width() <= room.width(), f"{view} at {size}"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["", "learn"])
def test_the_training_cost_can_be_read_from_the_back_row(window, page, size, view):
    show_at(window, size, "projector")
    page.look_closer(view)
    QApplication.processEvents()
    number = named(page, "Training cost")
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
                names[widget.accessibleName() or getattr(widget, "text", str)()] += 1
    assert "" not in names
    assert [name for name, count in names.items() if count > 1] == []


def test_targets_are_at_least_24_pixels(window, page, qtbot):
    for style in LOOKS:
        show_at(window, (1024, 768), style)
        for view in ("", *CLOSER_VIEWS):
            page.look_closer(view)
            qtbot.waitUntil(lambda: squeezed(page) == [], timeout=2_000)
            settings = page.settings
            fields = [settings.size_field, settings.batch_field, settings.first_field, page.walk_row.seed]
            for widget in (settings.step_size, settings.batch, *fields, *page.findChildren(QAbstractButton)):
                if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    size = (widget.width(), widget.height())
                    assert min(size) >= 24, f"{widget.accessibleName()} {size} in {style}, {view}"


def test_no_two_commands_share_their_keys(window, page):
    keys = Counter(command.keys for command in window.menus.commands() if command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_keys_alone_step_run_pause_and_look_closer(window, page, qtbot):
    def settle():
        qtbot.waitUntil(page.is_complete, timeout=PATIENCE)

    QTest.keyClick(window, Qt.Key.Key_Left, CTRL)
    settle()
    assert page.here() == 999
    QTest.keyClick(window, Qt.Key.Key_Right, CTRL)
    settle()
    assert page.here() == 1_000
    QTest.keyClick(window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: page.here() > 1_050, timeout=PATIENCE)
    QTest.keyClick(window, Qt.Key.Key_R, CTRL)
    settle()
    assert not page.is_walking()
    end = page.here()
    QTest.keyClick(window, Qt.Key.Key_Home, CTRL)
    settle()
    assert page.here() == 0
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert QApplication.focusWidget() is page.settings.step_size
    QTest.keyClick(page.settings.step_size, Qt.Key.Key_Right)
    settle()
    assert page.state.training.leg().step_size == 2.0
    assert [run.step for run in page.state.earlier] == [end]
    QTest.keyClick(window, Qt.Key.Key_2, CTRL | SHIFT)
    assert page.view.closer == "learn"
    QTest.keyClick(window, Qt.Key.Key_6, CTRL)
    assert window.page is page


def test_the_curves_take_the_colours_of_the_look(window, page):
    for style, other in (("dark", "light"), ("light", "dark")):
        window.wear(style)
        QApplication.processEvents()
        picture = page.curves.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(80, 400, 3)}
        assert LOOKS[style].hand in colours
        assert LOOKS[other].hand not in colours


def test_the_speed_is_read_whole_beside_the_column(window, qtbot):
    window.show_page("descent")
    speed = window.page.walk_row.speed.list
    for width, height in ((1280, 800), (1366, 768)):
        window.resize(width, height)
        text, arrow = speed.fontMetrics().horizontalAdvance(speed.currentText()), 28
        qtbot.waitUntil(lambda least=text + arrow: speed.width() >= least)

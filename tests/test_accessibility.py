"""For those who use keys alone or cannot see: names, roles, values, a round by Tab, and any scale."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from clawdemy_gui.core.cost import cost
from clawdemy_gui.state.one_image import CLOSER_VIEWS
from tests.hands import named, output_slider, spoken_name, total

VIEWS = ("", *CLOSER_VIEWS)
NO_TAB = Qt.FocusPolicy.NoFocus


def focusable(window):
    """Everything visible that can have the keyboard; the inside of a spin box is the spin box."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), type(named(window, "Output 0 value")))
    ]


def open_view(window, view):
    window.page.look_closer(view)
    if view == "a-and-b":
        for words in ("Keep as A", "Keep as B"):
            next(b for b in window.page.findChildren(QAbstractButton) if b.text() == words).click()
            window.page.set_output(3, 0.9)
    QApplication.processEvents()


def test_everything_with_the_keyboard_has_a_name_of_its_own(window):
    for view in VIEWS:
        open_view(window, view)
        names = [spoken_name(widget) for widget in focusable(window)]
        assert all(name.strip() for name in names), f"{view}: {names}"
        assert sorted({name for name in names if names.count(name) > 1}) == [], view
        assert len(names) > 30


def tree(interface):
    """An accessible thing and all within it that is seen."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and not child.state().invisible:
            yield from tree(child)


def test_nothing_that_a_screen_reader_can_focus_is_without_a_name(window):
    for view in VIEWS:
        open_view(window, view)
        everything = list(tree(QAccessible.queryAccessibleInterface(window)))
        assert len(everything) > 100
        # A page list's rows and a table's cells are named by their text, a spin box's line by its box.
        nameless = [
            (thing.role(), type(thing.object()).__name__)
            for thing in everything
            if thing.state().focusable
            and not thing.text(QAccessible.Text.Name).strip()
            and thing.role() not in (QAccessible.Role.EditableText, QAccessible.Role.Cell)
        ]
        assert nameless == [], view


def test_the_names_are_the_words_of_the_screen(window):
    names = {spoken_name(widget) for widget in window.findChildren(QWidget)}
    for k in range(10):
        assert {f"Output {k}", f"Output {k} value", f"Label {k}"} <= names
    assert {"Cost of this image", "Pages", "What is on the page", "Try an answer", "Next image"} <= names
    assert any("a handwritten 3" in name for name in names)


def test_roles_and_values_are_those_of_stock_widgets(window):
    window.page.set_outputs((0.9234, 0.5) + (0.0,) * 8)
    roles = {
        "Output 0": QAccessible.Role.Slider,
        "Output 0 value": QAccessible.Role.SpinBox,
        "Label 3": QAccessible.Role.RadioButton,
        "Next image": QAccessible.Role.Button,
        "Pages": QAccessible.Role.List,
        "What is on the page": QAccessible.Role.EditableText,
    }
    for name, role in roles.items():
        assert QAccessible.queryAccessibleInterface(named(window, name)).role() == role, name
    told = QAccessible.queryAccessibleInterface(output_slider(window, 0)).valueInterface()
    assert (told.minimumValue(), told.currentValue(), told.maximumValue()) == (0, 92, 100)
    told = QAccessible.queryAccessibleInterface(output_slider(window, 0))
    assert told.text(QAccessible.Text.Description) == "in hundredths: 45 means 0.45"
    told = QAccessible.queryAccessibleInterface(named(window, "Output 0 value"))
    assert told.text(QAccessible.Text.Value) == "0.9234"


def test_the_cost_is_described_by_the_state_sentence(window):
    window.page.set_preset("total shrug")
    told = QAccessible.queryAccessibleInterface(named(window, "Cost of this image"))
    assert told.text(QAccessible.Text.Description) == window.sentence.text()
    assert total(window) in told.text(QAccessible.Text.Description)


def walk(window, key, steps=200):
    """The widgets that Tab (or Shift+Tab) visits until it comes back to where it began."""
    QTest.keyClick(window.page, key)
    visited = []
    while QApplication.focusWidget() not in visited and len(visited) < steps:
        visited.append(QApplication.focusWidget())
        QTest.keyClick(visited[-1], key)
    return visited, QApplication.focusWidget()


def is_reached_by_arrows(widget):
    """Of buttons that exclude one another Tab stops at the chosen one; arrows walk on."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None and not widget.isChecked()


def test_tab_makes_a_full_round_in_every_view_and_back(window):
    for view in VIEWS:
        open_view(window, view)
        window.page.setFocus()
        forward, ended = walk(window, Qt.Key.Key_Tab)
        assert ended is forward[0], f"{view}: a trap at {spoken_name(ended)}"
        missed = [
            spoken_name(w) for w in focusable(window) if w not in forward and not is_reached_by_arrows(w)
        ]
        assert missed == [], view
        backward, ended = walk(window, Qt.Key.Key_Backtab)
        assert ended is backward[0]
        assert set(backward) == set(forward)


def test_arrows_walk_over_all_labels(window):
    window.page.image.picker.focus_chosen()
    right, left = Qt.Key.Key_Right, Qt.Key.Key_Left
    seen = set()
    for key in (right, left, left, left, left, Qt.Key.Key_Down, right, right, right, right, Qt.Key.Key_Up):
        QTest.keyClick(QApplication.focusWidget(), key)
        seen.add(window.page.state.label)
        assert spoken_name(QApplication.focusWidget()) == f"Label {window.page.state.label}"
    assert seen == set(range(10))


def test_arrows_walk_over_the_relabel_bars_and_space_chooses(window):
    open_view(window, "relabel")
    named(window, "Cost under label 8").setFocus()
    for expected in (9, 0, 1):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        assert QApplication.focusWidget() is named(window, f"Cost under label {expected}")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert window.page.state.label == 1


@pytest.mark.parametrize("view", ["one-output", "trace"])
def test_curves_are_read_by_keys(window, view):
    for label in range(5):
        window.page.set_label(label)
    open_view(window, view)
    name = "Cost if only this output moves" if view == "one-output" else "Cost over the changes made"
    curve = named(window, name)
    curve.setFocus()
    read = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End):
        QTest.keyClick(curve, key)
        read.append(QAccessible.queryAccessibleInterface(curve).text(QAccessible.Text.Description))
    assert all(read)
    assert read[1] == read[3]
    assert len(set(read)) == 4


def test_tables_are_read_and_copied_by_keys(window):
    open_view(window, "steps")
    table = named(window, "The five steps as a table")
    table.setFocus()
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert (table.currentRow(), table.currentColumn()) == (0, 1)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert (len(rows), len(rows[0])) == (11, 4)
    assert rows[10][3] == total(window)


def test_an_answer_is_worked_out_without_a_mouse(window):
    """Alt+5, Home: output 5 to 0. Alt+3, End: output 3 to 1. Then the label by its digit."""
    QTest.keyClick(window.page, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    outputs = window.page.state.outputs
    assert (outputs[5], outputs[3]) == (0.0, 1.0)
    assert float(total(window)) == pytest.approx(cost(outputs, 3), abs=1e-4)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_9)
    assert float(total(window)) == pytest.approx(cost(outputs, 9), abs=1e-4)


AT_A_SCALE = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from clawdemy_gui.window import MainWindow
from tests.pages.one_image.test_layout import scroll_of, squeezed
window = MainWindow()
scale = window.devicePixelRatioF()
for look in ("light", "projector"):
    window.wear(look)
    window.resize(round(1366 / scale), round(768 / scale))
    window.show()
    for view in ("", "steps", "a-and-b"):
        window.page.look_closer(view)
        for _ in range(12):
            app.processEvents()
        cut = squeezed(window)
        assert not cut, (look, view, cut)
        scroll = scroll_of(window)
        page = window.page.size()
        room = scroll.viewport().size()
        for larger, bar in ((page.height() > room.height(), scroll.verticalScrollBar()),
                            (page.width() > room.width(), scroll.horizontalScrollBar())):
            assert larger == (bar.maximum() > 0), (look, view, page, room)
sys.stdout.write(f"{scale:g} {window.page.minimumSizeHint().height()}")
"""


@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_a_scaled_screen_scrolls_and_cuts_nothing(scale):
    """1366×768 pixels at 100, 150 and 200 %."""
    root = Path(__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", AT_A_SCALE],
        capture_output=True, text=True, timeout=60, cwd=root,
        env=os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stdout.split()[0] == scale


def test_letters_from_right_to_left_lay_the_page_out_whole(window, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        for view in VIEWS:
            open_view(window, view)
            window.grab()
            assert float(total(window)) == pytest.approx(
                cost(window.page.state.outputs, window.page.state.label), abs=1e-4
            )
        left = window.page.image.mapTo(window, window.page.image.rect().topLeft()).x()
        right = window.page.frame.column.mapTo(window, window.page.frame.column.rect().topLeft()).x()
        assert left > right, "the image stands at the right"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

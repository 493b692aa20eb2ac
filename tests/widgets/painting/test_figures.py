"""Bars, ruler, table, curve, line and list: what they draw is what they were told."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.charts.bars import Bar, BarChart
from clawdemy_gui.widgets.charts.ruler import Landmark, Piece, Ruler
from clawdemy_gui.widgets.charts.value_curve import ValueCurve
from clawdemy_gui.widgets.controls.label_picker import LabelPicker
from clawdemy_gui.widgets.layout.page_list import PageList
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import TextLine


@pytest.fixture
def shown(qtbot):
    look.wear(look.LIGHT)

    def show(widget, width, height):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        QApplication.processEvents()
        return widget

    return show


@pytest.mark.parametrize("width", [400, 613, 1011])
def test_a_bar_is_as_high_as_its_number_on_the_axis(shown, width):
    chart = shown(BarChart(1.0, 50, (0, 0.5, 1)), width, 300)
    whole = chart.box_of(4, 1.0)
    for height in (0.1, 0.5, 0.9):
        box = chart.box_of(4, height)
        assert box.bottom() == whole.bottom()
        assert box.height() == pytest.approx(height * whole.height())
    assert whole.top() > 0, "room for the number on a full bar"
    gaps = [chart.box_of(k + 1, 1).left() - chart.box_of(k, 1).left() for k in range(9)]
    assert max(gaps) - min(gaps) <= 1


def test_only_bars_that_changed_are_painted_again(shown):
    chart = shown(BarChart(1.0, 50, (0, 1)), 600, 300)
    bars = [Bar(0.5, "0.50")] * 10
    chart.show_bars(bars)
    QApplication.processEvents()
    chart.show_bars([*bars[:9], Bar(0.7, "0.70")])
    dirty = chart.visibleRegion()
    assert not dirty.isEmpty()
    assert [bar.text for bar in chart.bars()] == ["0.50"] * 9 + ["0.70"]


def test_the_rulers_scale_never_moves_and_its_stack_fills_what_it_costs(shown):
    ruler = shown(Ruler(), 260, 400)
    pictures = {}
    for total in (0.0, 1.0, 10.0):
        ruler.show_stack([Piece(total, "all")], [Landmark(0.9, "0.90 total shrug")])
        QApplication.processEvents()
        pictures[total] = ruler.grab().toImage()
    filled = {total: fill_height(image) for total, image in pictures.items()}
    assert filled[0.0] == 0
    assert filled[1.0] > 0.5 * filled[10.0], "the first unit is enlarged"
    assert filled[10.0] > 350
    labels = [image.copy(120, 0, 140, 400) for image in pictures.values()]
    assert labels[0] == labels[1] == labels[2]


def fill_height(image):
    return sum(image.pixelColor(60, y).name() == look.now().miss for y in range(image.height()))


def test_pointing_at_a_piece_tells_what_it_is(shown):
    ruler = shown(Ruler(), 260, 400)
    ruler.show_stack([Piece(0.5, "a", "half of it"), Piece(0.5, "b", "the other half")], [])
    assert [piece.text for piece in ruler.pieces()] == ["a", "b"]
    assert [ruler._piece_at(y).tip for y in (370, 200)] == ["half of it", "the other half"]
    assert ruler._piece_at(20) is None


def test_a_table_copies_what_is_selected(shown):
    table = shown(Table("Numbers"), 400, 200)
    table.show_cells(["x", "y"], ["1", "2", "3"], [["a", "b", "c"], ["d", "e", "f"]])
    assert table.selected_text() == ""
    table.setCurrentCell(0, 1)
    table.setRangeSelected(table.selectedRanges()[0].__class__(0, 1, 1, 2), True)
    assert table.selected_text() == "b\tc\ne\tf"
    assert table.horizontalHeaderItem(2).text() == "3"


def test_a_curve_reads_the_point_under_the_pointer_and_by_keys(shown, qtbot):
    curve = shown(ValueCurve("Name", "x", "y", lambda x, y: f"{x:g} → {y:g}"), 500, 300)
    x = np.arange(50.0)
    curve.show_curve(x, x**2, (-1, 50), (-10, 2500))
    curve.setFocus()
    for code, expected in (
        (Qt.Key.Key_Home, "0 → 0"), (Qt.Key.Key_Right, "1 → 1"), (Qt.Key.Key_PageUp, "11 → 121"),
        (Qt.Key.Key_PageDown, "1 → 1"), (Qt.Key.Key_End, "49 → 2401"), (Qt.Key.Key_Right, "49 → 2401"),
    ):  # fmt: skip
        QTest.keyClick(curve, code)
        assert curve.reading() == expected
        assert curve.accessibleDescription() == expected
    QTest.mouseMove(curve, curve.plot().center().toPoint())
    assert curve.reading().startswith(("24", "25"))


def test_a_line_fits_its_text_and_never_moves_its_neighbours(shown):
    holder = QWidget()
    column = QVBoxLayout(holder)
    line, below = TextLine("short"), QLabel("below")
    column.addWidget(line)
    column.addWidget(below)
    shown(holder, 300, 120)
    before = below.geometry()
    line.show_text("a text that is far too long for one line of this width, <b>and more</b>, and more yet")
    QApplication.processEvents()
    holder.grab()
    assert below.geometry() == before
    assert line._document.size().height() <= line.height() + 1


def test_the_picker_chooses_by_click_and_by_digit(shown, qtbot):
    picker = shown(LabelPicker("Label", "Label {k}"), 200, 80)
    chosen = []
    picker.chosen.connect(chosen.append)
    picker.show_chosen(3)
    assert chosen == []
    picker.focus_chosen()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_7)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    assert chosen == [7]
    assert QApplication.focusWidget().accessibleName() == "Label 7"


def test_the_list_of_pages_says_what_is_chosen_once(shown):
    pages = shown(PageList("Pages"), 180, 300)
    chosen = []
    pages.chosen.connect(chosen.append)
    pages.show_pages([("a", "First", "what it shows"), ("b", "Second", "what it shows")])
    pages.show_chosen("b")
    assert (chosen, pages.currentRow()) == ([], 1)
    pages.setFocus()
    QTest.keyClick(pages, Qt.Key.Key_Up)
    assert chosen == ["a"]
    pages.show_pages([("a", "First", "x"), ("b", "Second", "x"), ("c", "Third", "x")])
    assert (chosen, pages.currentRow()) == (["a"], 0)

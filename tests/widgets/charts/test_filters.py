"""Bars, cells and lying bars: read by pointing and walking, chosen by click and key, true in the picture."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from clawdemy_gui import look
from clawdemy_gui.widgets.charts.count_table import CountTable, cell_colour, ink_on
from clawdemy_gui.widgets.charts.histogram import Bars, Histogram
from clawdemy_gui.widgets.charts.horizontal_bars import HorizontalBar, HorizontalBars
from clawdemy_gui.widgets.charts.running_average import RunningAverage
from clawdemy_gui.widgets.charts.two_machines import Machine, TwoMachines

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(qtbot):
    """Show a widget at a size."""

    def show(widget, width=400, height=300):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    look.wear(look.LIGHT)
    return show


def fill(image, x, y):
    return QColor(image.pixel(round(x), round(y))).name()


def test_bars_are_as_high_as_their_values(shown):
    chart = shown(Histogram("Bars"))
    chart.show_bars(Bars((0.0, 0.5, 1.0), ("none", "half", "full")))
    image = chart.grab().toImage()
    for bar, height in ((1, 0.5), (2, 1.0)):
        box = chart.box_of(bar)
        inside = box.bottom() - height * box.height()
        assert fill(image, box.center().x(), inside + 6) == look.LIGHT.miss
        assert fill(image, box.center().x(), inside - 6) != look.LIGHT.miss
    assert fill(image, chart.box_of(0).center().x(), chart.box_of(0).bottom() - 3) != look.LIGHT.miss


def test_a_tiny_bar_is_seen(shown):
    chart = shown(Histogram("Bars"))
    chart.show_bars(Bars((1.0, 1e-6), ("many", "one")))
    box = chart.box_of(1)
    image = chart.grab().toImage()
    shades = {fill(image, box.center().x(), box.bottom() - up) for up in range(4)}
    assert shades & {look.LIGHT.miss, look.LIGHT.miss_edge}


def test_bars_are_read_by_pointing_and_chosen_by_a_click(shown):
    chart = shown(Histogram("Bars"))
    chart.show_bars(Bars((0.2, 0.5, 1.0), ("a", "b", "c")))
    chosen = []
    chart.chosen.connect(chosen.append)
    QTest.mouseMove(chart, chart.box_of(1).center().toPoint())
    assert chart.reading() == "b"
    QTest.mouseClick(chart, LEFT, pos=chart.box_of(2).center().toPoint())
    assert chosen == [2]
    chart.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(chart, key)
    assert chosen == [2, 1]


def test_cells_walk_and_choose(shown):
    cells = shown(CountTable("Cells", "row", "column", lambda r, c, n: f"{r} {c} {n}"))
    counts = np.arange(16).reshape(4, 4).tolist()
    cells.show_counts(counts, "abcd")
    chosen = []
    cells.chosen.connect(lambda row, column: chosen.append((row, column)))
    QTest.mouseClick(cells, LEFT, pos=cells.box_of(2, 3).center().toPoint())
    cells.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(cells, key)
    assert chosen == [(2, 3), (1, 2)]
    assert cells.accessibleDescription() == "1 2 6"


@pytest.mark.parametrize("name", list(look.LOOKS))
def test_every_count_in_a_cell_can_be_read(qapp, name):
    look.wear(look.LOOKS[name])
    needed = 7.0 if name == "projector" else 4.5
    for share in np.linspace(0, 1, 50):
        ground = cell_colour(share)
        assert look.contrast(ink_on(ground), ground) >= needed
    look.wear(look.LIGHT)


def test_an_average_stays_on_its_axis_as_it_grows(shown):
    chart = shown(RunningAverage("Average", "images"))
    values = np.tile([0.0, 1.0], 5000)
    averages = np.cumsum(values) / np.arange(1, 10_001)
    for count in (1, 2, 100, 10_000):
        chart.show_averages(values, averages, count, 1.0, f"{averages[count - 1]:.2f}")
        image = chart.grab().toImage()
        assert not image.isNull()
    hand = QColor(look.LIGHT.hand).name()
    heights = [y for x in range(100, 360, 10) for y in range(image.height()) if fill(image, x, y) == hand]
    assert heights
    assert np.ptp(heights) < 60, "the settled average runs level"


def test_lying_bars_are_buttons(shown):
    bars = shown(HorizontalBars(2))
    bars.show_bars([HorizontalBar("one", 1.0, "cost 1"), HorizontalBar("two", 0.5, "cost 0.5")], 0)
    chosen = []
    bars.chosen.connect(chosen.append)
    buttons = bars._buttons
    QTest.mouseClick(buttons[1], LEFT)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Down)
    assert buttons[1].hasFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Space)
    assert chosen == [1, 1]
    assert buttons[0].isChecked(), "what is chosen is told by show_bars alone"
    bars.show_bars([HorizontalBar("one", 1.0, "cost 1")], 0)
    assert not buttons[1].isVisible()


def test_the_lit_machine_looks_different(shown):
    machines = shown(
        TwoMachines("Two machines", [Machine("f", "x", "y", "free x"), Machine("C", "w", "C", "free w")])
    )
    machines.show_lit(0)
    first = machines.grab().toImage()
    machines.show_lit(1)
    second = machines.grab().toImage()
    assert first != second
    assert "f: x → y" in machines.accessibleDescription()

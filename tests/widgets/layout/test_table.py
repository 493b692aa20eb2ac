"""A table: as high as its rows, as wide as its room, and never wider."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.table import Table


@pytest.fixture
def column(qtbot):
    """It has far more room than two rows need."""
    look.wear(look.LIGHT)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def table(column):
    made = Table("Two rows")
    inside = QVBoxLayout(column)
    inside.addWidget(made, 1)
    inside.addStretch(0)
    return made


def show(table, *texts):
    table.show_cells(["one", "two"][: len(texts)], ["long", "short"], [[text, "1"] for text in texts])
    for _ in range(3):
        QApplication.processEvents()


def test_rows_stay_together_however_high_the_column_is(table):
    show(table, "0.25", "0.75")
    assert table.height() == table.tallest() < 200
    assert table.rowHeight(0) < 3 * look.now().text


def test_a_row_of_more_lines_is_higher_and_cuts_none(table):
    show(table, "0.25")
    before = table.height()
    show(table, "first\nsecond\nthird")
    assert table.height() >= before + 2 * table.fontMetrics().height()
    assert not table.verticalScrollBar().isVisible()


@pytest.mark.parametrize("text", ["0.25", "step size 1.5, ten images a step, random labels, seed 8"])
def test_columns_fill_the_width_and_do_not_scroll_sideways(table, text):
    show(table, text, "0.75")
    assert table.horizontalHeader().length() == table.viewport().width()
    assert table.horizontalScrollBar().maximum() == 0


def test_a_tall_window_has_room_for_larger_type(table):
    show(table, "0.25", "0.75")
    assert table.item(0, 0).font().pixelSize() == look.now().text
    table.window().resize(360, 1440)
    show(table, "0.25", "0.75")
    assert table.item(0, 0).font().pixelSize() == look.now().large
    assert table.horizontalHeaderItem(0).font().pixelSize() == look.now().text

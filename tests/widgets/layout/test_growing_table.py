"""A table that grows: every text is whole, the last row stands out, and only what changed is written."""

import pytest
from PySide6.QtGui import QFontMetricsF

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.growing_table import GrowingTable

COLUMNS = ["w", "slope", "0.1 ×\nslope", "new\nw", "C"]


def rows(count):
    return [[f"{n}.048576", f"{n}", "0.2097152", f"−{n}.8388608", "1.099512"] for n in range(count)]


@pytest.fixture
def table(qtbot):
    look.wear(look.LIGHT)
    made = GrowingTable("The walk")
    qtbot.addWidget(made)
    made.resize(392, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def cells(table):
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_it_shows_every_row(table):
    for count in (1, 2, 7, 3, 200, 1):
        table.show_rows(COLUMNS, rows(count))
        assert cells(table) == rows(count) == table.texts()


def test_only_the_last_row_is_bold(table):
    for count in (3, 5, 4):
        table.show_rows(COLUMNS, rows(count))
        bold = [row for row in range(count) if table.item(row, 0).font().bold()]
        assert bold == [count - 1]


def test_the_last_row_is_in_sight(table):
    table.show_rows(COLUMNS, rows(100))
    assert table.viewport().rect().contains(table.visualItemRect(table.item(99, 0)).center())


@pytest.mark.parametrize("name", look.LOOKS)
@pytest.mark.parametrize("width", [0, 400, 600])
def test_no_text_is_cut(table, name, width):
    look.wear(look.LOOKS[name])
    table.resize(max(width, table.minimumSizeHint().width()), 300)
    table.show_rows(COLUMNS, rows(12))
    for row in range(12):
        for column in range(5):
            item = table.item(row, column)
            needed = QFontMetricsF(item.font()).horizontalAdvance(item.text())
            assert needed < table.columnWidth(column)
    assert sum(table.columnWidth(column) for column in range(5)) <= table.viewport().width() + 1
    look.wear(look.LIGHT)

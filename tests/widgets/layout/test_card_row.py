"""A row of cards is opened by hand and by keys, and says what it shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.card_row import CardRow, ShortCard
from tests.hands import LEFT


@pytest.fixture
def row(qtbot):
    look.wear(look.LIGHT)
    row = CardRow(3)
    row.resize(600, 120)
    row.show_cards(
        [ShortCard("One", "new", False), ShortCard("Two", "old", True), ShortCard("", "", False)], 1
    )
    qtbot.addWidget(row)
    row.show()
    return row


def buttons(row):
    return row.findChildren(QAbstractButton)


def test_each_card_says_its_number_its_sentence_and_its_mark(row):
    first, second, _ = buttons(row)
    assert (first.accessibleName(), first.accessibleDescription()) == ("1. One", "new")
    assert (second.accessibleName(), second.accessibleDescription()) == ("2. Two", "old")
    assert [button.isChecked() for button in buttons(row)] == [False, True, False]


def test_a_click_asks_and_opens_nothing_by_itself(qtbot, row):
    with qtbot.waitSignal(row.chosen) as asked:
        QTest.mouseClick(buttons(row)[2], LEFT)
    assert asked.args == [2]
    assert buttons(row)[1].isChecked()


def test_arrow_keys_walk_round(row):
    row.focus_card(2)
    QTest.keyClick(buttons(row)[2], Qt.Key.Key_Right)
    assert buttons(row)[0].hasFocus()
    QTest.keyClick(buttons(row)[0], Qt.Key.Key_Left)
    assert buttons(row)[2].hasFocus()


def test_on_a_projector_the_row_is_low(row):
    tall = row.sizeHint().height()
    look.wear(look.PROJECTOR)
    assert 24 <= row.sizeHint().height() < 0.7 * tall
    look.wear(look.LIGHT)

"""What a screen reader is told of the controls: roles, names, values and descriptions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from clawdemy_gui.widgets.charts.bars import Bar
from clawdemy_gui.widgets.charts.bars_over_sliders import BarsOverSliders, ColumnWords, OutputColumn
from clawdemy_gui.widgets.charts.choice_bars import ChoiceBars
from clawdemy_gui.widgets.charts.horizontal_bars import HorizontalBar, HorizontalBars
from clawdemy_gui.widgets.controls.label_picker import LabelPicker
from clawdemy_gui.widgets.layout.card_row import CardRow, ShortCard

Role, Text = QAccessible.Role, QAccessible.Text


def told(widget):
    return QAccessible.queryAccessibleInterface(widget)


def children(widget):
    interface = told(widget)
    return [interface.child(number) for number in range(interface.childCount())]


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


def test_the_labels_are_a_named_group_of_radio_buttons(shown):
    picker = shown(LabelPicker("Label", "Label {k}"))
    picker.show_chosen(3)
    assert told(picker).text(Text.Name) == "Label"
    buttons = children(picker)
    assert [button.role() for button in buttons] == [Role.RadioButton] * 10
    assert [button.text(Text.Name) for button in buttons] == [f"Label {k}" for k in range(10)]
    assert [bool(button.state().checked) for button in buttons] == [k == 3 for k in range(10)]


def test_an_arrow_key_chooses_the_next_label_and_tab_leaves_the_group(shown, qtbot):
    picker = shown(LabelPicker("Label", "Label {k}"))
    with qtbot.waitActive(picker):
        picker.activateWindow()
    chosen = []
    picker.chosen.connect(chosen.append)
    picker.show_chosen(3)
    picker.focus_chosen()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(picker.focusWidget(), key)
    assert chosen == [4, 9, 8]
    with_tab = [b for b in children(picker) if b.object().focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [b.text(Text.Name) for b in with_tab] == ["Label 8"]


def test_bars_to_choose_from_are_radio_buttons_even_while_none_is_chosen(shown):
    bars = shown(ChoiceBars("Cost under label {k}", 1.0, bars=3))
    for chosen in (1, -1, 2):
        bars.show_bars([0.1, 0.2, 0.3], ["a", "b", "c"], ["0", "1", "2"], chosen)
        assert [button.role() for button in children(bars)] == [Role.RadioButton] * 3
        assert [bool(b.state().checked) for b in children(bars)] == [k == chosen for k in range(3)]
    two = shown(HorizontalBars(2))
    two.show_bars([HorizontalBar("Training", 1.0, "1"), HorizontalBar("Test", 2.0, "2")], 1)
    assert [(b.role(), bool(b.state().checked)) for b in children(two)] == [
        (Role.RadioButton, False),
        (Role.RadioButton, True),
    ]


def test_of_the_cards_the_open_one_is_the_chosen_radio_button(shown):
    row = shown(CardRow(3))
    for opened in (0, 2):
        row.show_cards([ShortCard("A myth", "open", False)] * 3, opened)
        assert [b.role() for b in children(row)] == [Role.RadioButton] * 3
        assert [bool(b.state().checked) for b in children(row)] == [k == opened for k in range(3)]


def test_an_output_slider_says_in_what_it_counts_and_the_field_beside_it_says_the_value(shown):
    words = ColumnWords("axis", "output", "desired", "Output {k}", "Output {k} value", "in hundredths")
    columns = shown(BarsOverSliders(words, lambda value: f"{value:.2f}"))
    columns.show_columns([OutputColumn(0.45, 0.0, Bar())] * 10)
    slider, field = told(columns.sliders[4]), told(columns.fields[4])
    assert slider.valueInterface().currentValue() == 45
    assert slider.text(Text.Description) == "in hundredths"
    assert field.text(Text.Value) == "0.45"

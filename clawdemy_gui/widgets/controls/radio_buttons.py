"""Lets buttons of which one is chosen be radio buttons for a screen reader, however they are drawn."""

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget


def radio_buttons(
    buttons: Iterable[QAbstractButton], parent: QWidget, exclusive: bool = True
) -> QButtonGroup:
    """Make them a group, numbered from 0; Qt tells a button that excludes others as a radio button.

    In a group that is not `exclusive` whoever shows the buttons checks and unchecks them, also the last one.
    """
    group = QButtonGroup(parent)
    group.setExclusive(exclusive)
    for number, button in enumerate(buttons):
        button.setCheckable(True)
        button.setAutoExclusive(True)
        group.addButton(button, number)
    return group

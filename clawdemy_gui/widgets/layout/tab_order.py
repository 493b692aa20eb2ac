"""Puts widgets that are made late into their place in the order in which Tab walks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_tab_order(made: Sequence[QWidget], before: QWidget) -> None:
    """Tab walks through `made`, in their order, before it comes to `before`."""
    last: QWidget = before.previousInFocusChain() or before
    while last is not before and (last in made or not last.focusPolicy() & Qt.FocusPolicy.TabFocus):
        last = last.previousInFocusChain() or before
    for widget in made:
        QWidget.setTabOrder(last, widget)
        last = widget

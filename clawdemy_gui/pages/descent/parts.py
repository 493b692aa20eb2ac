"""The button that the parts of the Descent page are made of."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


def button(text: str, tip: str, run: Callable[[], object]) -> QPushButton:
    """A push button with a tooltip."""
    made = QPushButton(text)
    made.setToolTip(tip)
    made.clicked.connect(lambda _=False: run())
    return made

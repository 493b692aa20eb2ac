"""The keys that zoom: + sees less and larger, − more, 0 all of it."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from clawdemy_gui.widgets.controls.digit_keys import digit_of


class Zoom(Enum):
    """What such a key asks for."""

    IN = "in"
    OUT = "out"
    ALL = "all"


_KEYS = {
    Qt.Key.Key_Plus: Zoom.IN,
    Qt.Key.Key_Equal: Zoom.IN,  # the same key as +, without Shift
    Qt.Key.Key_Minus: Zoom.OUT,
    Qt.Key.Key_0: Zoom.ALL,
}
EQUALLY = {"+": "=", "-": ")"}
"""What the same key writes without Shift; and beside the 0 on a French keyboard, whose − lies on the 6."""


def zoom_of(event: QKeyEvent) -> Zoom | None:
    """What this key asks for; None for a key that does not zoom."""
    return Zoom.ALL if digit_of(event) == 0 else _KEYS.get(Qt.Key(event.key()))

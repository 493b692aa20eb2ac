"""Which stepping keys are held: one gesture lasts from the first press to the last release."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class HeldKeys:
    """The widget tells it every key event; it answers where a gesture begins and ends."""

    def __init__(self, stepping: Collection[Qt.Key]) -> None:
        self._stepping = frozenset(stepping)
        self._held: set[int] = set()

    def begins(self, event: QKeyEvent) -> bool:
        """Whether this press begins a gesture; a repeat and a second key belong to the first one's."""
        if event.key() not in self._stepping or event.isAutoRepeat():
            return False
        first = not self._held
        self._held.add(event.key())
        return first

    def ends(self, event: QKeyEvent) -> bool:
        """Whether this release ends the gesture."""
        if event.isAutoRepeat() or event.key() not in self._held:
            return False
        self._held.discard(event.key())
        return not self._held

    def let_go(self) -> bool:
        """The focus leaves, so releases will go elsewhere; whether that ends a gesture."""
        held = bool(self._held)
        self._held.clear()
        return held

"""Reading a chart: the point next to the pointer, or the one that the arrow keys have walked to."""

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

_PAGE = 10
"""How many points a Page key goes."""


class PointReader(QObject):
    """Which point of a curve is read, and how pointer and keys change that; what it says is the chart's."""

    changed = Signal()
    """Another point is read, or none."""

    def __init__(self, chart: QObject, first_from_middle: bool = False) -> None:
        """Keys start at the last point, or in the middle."""
        super().__init__(chart)
        self._first_from_middle = first_from_middle
        self._xs = np.zeros(0)
        self.index = -1
        """The point that is read, −1 for none."""

    def show_points(self, xs: np.ndarray) -> None:
        """The curve's places along the axis, (n,); as far as there are points, the read one stays."""
        self._xs = xs
        self.index = min(self.index, len(xs) - 1)

    def x(self) -> float | None:
        """Where along the axis it is read; None for nowhere."""
        return float(self._xs[self.index]) if self.index >= 0 else None

    def nearest(self, x: float) -> int:
        """The point next to a place along the axis, −1 for none."""
        return int(np.abs(self._xs - x).argmin()) if len(self._xs) else -1

    def read(self, index: int) -> None:
        """Read this point, −1 for none."""
        if index != self.index:
            self.index = index
            self.changed.emit()

    def forget(self) -> None:
        """Read none."""
        self.read(-1)

    def walk(self, event: QKeyEvent) -> bool:
        """Go where this key leads: Left, Right, a Page up or down, Home, End; whether it is such a key."""
        last = len(self._xs) - 1
        here = self.index if self.index >= 0 else last // 2 if self._first_from_middle else last
        targets = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_PageUp: here + _PAGE,
            Qt.Key.Key_PageDown: here - _PAGE,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None or last < 0:
            return False
        self.read(min(max(target, 0), last))
        return True

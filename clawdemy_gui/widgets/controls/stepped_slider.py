"""A long slider over a ladder of numbers, each rung one place, so that two people can set the same one."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import ceil, floor

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clawdemy_gui.widgets.controls.long_slider import LongSlider

_PAGE_RUNGS = 3
_LEAST_PAGE, _WHOLE_WAY = 0.04, 0.5
"""From which share on a key means a page, and an end."""
_NEAR = 1e-6


class Rungs(LongSlider):
    """Arrow keys climb one rung, Page keys three, Home and End go to the ends."""

    picked = Signal(float)

    def __init__(self, name: str, text_of: Callable[[float], str], parent: QWidget | None = None) -> None:
        """text_of: a number in words, for a screen reader."""
        super().__init__(name, parent)
        self._text_of = text_of
        self._rungs: Sequence[float] = (0.0, 1.0)
        self._value = 0.0

    def show_rungs(self, rungs: Sequence[float]) -> None:
        """The ladder, in rising order, at least two rungs."""
        self._rungs = rungs
        self.show_number(self._value)

    def show_number(self, value: float) -> None:
        """Stand at this number, between two rungs if it is none; says nothing to anyone."""
        self._value = value
        place = bisect_left(self._rungs, value)
        if 0 < place < len(self._rungs):
            low, high = self._rungs[place - 1], self._rungs[place]
            at = place - 1 + (value - low) / (high - low)
        else:
            at = min(place, len(self._rungs) - 1)
        self.show_share(at / (len(self._rungs) - 1), self._text_of(value))

    def ask(self, share: float) -> None:
        """The pointer asks for the nearest rung, a key for the next one in its direction."""
        last = len(self._rungs) - 1
        way = share - self.share()
        if self._held_by_pointer or abs(way) > _WHOLE_WAY:
            rung = round(min(max(share, 0.0), 1.0) * last)
        else:
            now, climb = self.share() * last, _PAGE_RUNGS if abs(way) > _LEAST_PAGE else 1
            rung = floor(now + _NEAR) + climb if way > 0 else ceil(now - _NEAR) - climb
        rung = min(max(rung, 0), last)
        if self._rungs[rung] != self._value:
            self.picked.emit(float(self._rungs[rung]))

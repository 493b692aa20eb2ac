"""A long slider over a list of numbers, each in one place, so that two people can set the same one."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import ceil, floor

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clawdemy_gui.widgets.controls.long_slider import LongSlider

_PAGE_STEPS = 3
_LEAST_PAGE, _WHOLE_WAY = 0.04, 0.5
"""From which share on a key means a page, and an end."""
_NEAR = 1e-6


class SteppedSlider(LongSlider):
    """Arrow keys go to the next number, Page keys three on, Home and End go to the ends."""

    picked = Signal(float)

    def __init__(self, name: str, text_of: Callable[[float], str], parent: QWidget | None = None) -> None:
        """text_of: a number in words, for a screen reader."""
        super().__init__(name, parent)
        self._text_of = text_of
        self._steps: Sequence[float] = (0.0, 1.0)
        self._value = 0.0

    def show_steps(self, steps: Sequence[float]) -> None:
        """The numbers, in rising order, at least two."""
        self._steps = steps
        self.show_number(self._value)

    def show_number(self, value: float) -> None:
        """Stand at this number, between two of them if it is none; says nothing to anyone."""
        self._value = value
        place = bisect_left(self._steps, value)
        if 0 < place < len(self._steps):
            low, high = self._steps[place - 1], self._steps[place]
            at = place - 1 + (value - low) / (high - low)
        else:
            at = min(place, len(self._steps) - 1)
        self.show_share(at / (len(self._steps) - 1), self._text_of(value))

    def ask(self, share: float) -> None:
        """The pointer asks for the nearest number, a key for the next one in its direction."""
        last = len(self._steps) - 1
        change = share - self.share()
        if self._dragging or abs(change) > _WHOLE_WAY:
            step = round(min(max(share, 0.0), 1.0) * last)
        else:
            here, far = self.share() * last, _PAGE_STEPS if abs(change) > _LEAST_PAGE else 1
            step = floor(here + _NEAR) + far if change > 0 else ceil(here - _NEAR) - far
        step = min(max(step, 0), last)
        if self._steps[step] != self._value:
            self.picked.emit(float(self._steps[step]))

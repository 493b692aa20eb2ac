"""One answer to one image as numbers: computed once for a state and handed on to everything that shows it."""

from functools import cached_property

from clawdemy_gui.core.cost import OUTPUTS, squared_misses
from clawdemy_gui.core.reading import Reading, read_answer
from clawdemy_gui.number_text import worked_line

_TIED = 1e-12
"""Squared misses this close are equal; the difference is the arithmetic's."""


class Answer:
    """Ten outputs, each 0…1, under a label 0…9."""

    def __init__(self, outputs: tuple[float, ...], label: int) -> None:
        self.outputs = outputs
        self.label = label
        misses = squared_misses(outputs, label)
        self.misses: tuple[float, ...] = tuple(misses.tolist())
        """The ten squared misses."""
        self.cost = float(misses.sum())
        """The cost of this image, 0…10."""

    def desired(self, k: int) -> int:
        """What output k should say: 1 in the label's slot, 0 elsewhere."""
        return int(k == self.label)

    def share(self, k: int) -> float:
        """How much of the cost output k pays, 0…1."""
        return self.misses[k] / self.cost if self.cost else 0.0

    @cached_property
    def largest(self) -> list[int]:
        """The outputs with the largest squared miss, all of them when they are tied; none at cost 0."""
        most = max(self.misses)
        return [k for k in range(OUTPUTS) if self.misses[k] > most - _TIED] if most > 0 else []

    def worked_line(self) -> str:
        """The whole sum in one line."""
        return worked_line(self.outputs, self.label, self.cost)

    @cached_property
    def reading(self) -> Reading:
        """What the answer says."""
        return read_answer(self.outputs, self.label)

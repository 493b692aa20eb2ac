"""One answer to one image as everything that is drawn of it and given away: derived, never stored."""

from functools import cached_property

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.cost import OUTPUTS, cost, squared_misses
from clawdemy_gui.number_text import change_text, miss_text, output_text, share_text, total_text
from clawdemy_gui.pages.one_image.words import largest_misses
from clawdemy_gui.pages.page import Table
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.charts.bars import Bar
from clawdemy_gui.widgets.charts.columns import Column
from clawdemy_gui.widgets.charts.ruler import Piece

translate = QCoreApplication.translate


class Answer:
    """A state's numbers in the words of the screen; `before` is where the gesture under way began."""

    def __init__(self, state: OneImage, before: OneImage | None = None) -> None:
        self.state = state
        self.misses = squared_misses(state.outputs, state.label)
        self.total = cost(state.outputs, state.label)
        self.before = None if before in (None, state) else Answer(before)
        self._largest = largest_misses(state.outputs, state.label)

    @property
    def ghost(self) -> float | None:
        """The cost where the gesture began."""
        return None if self.before is None else self.before.total

    @property
    def change(self) -> str:
        """How far the cost has moved since the gesture began; empty between gestures."""
        return "" if self.before is None else "Δ " + change_text(self.total - self.before.total)

    @cached_property
    def bars(self) -> list[Bar]:
        """The ten squared misses."""
        return [self._bar(k, float(miss)) for k, miss in enumerate(self.misses)]

    def _bar(self, k: int, miss: float) -> Bar:
        ghost, change = None, ""
        if self.before is not None and self.before.misses[k] != miss:
            ghost = float(self.before.misses[k])
            change = change_text(miss - ghost)
        return Bar(miss, miss_text(miss), k in self._largest, k == self.state.label, ghost, change)

    @cached_property
    def columns(self) -> list[Column]:
        """Ten columns: output, desired value, bar."""
        outputs, label = self.state.outputs, self.state.label
        return [Column(outputs[k], float(k == label), self.bars[k]) for k in range(OUTPUTS)]

    @cached_property
    def pieces(self) -> list[Piece]:
        """The ten squared misses as a stack, each with its share."""
        return [self._piece(k, float(miss)) for k, miss in enumerate(self.misses)]

    def _piece(self, k: int, miss: float) -> Piece:
        share = share_text(miss / self.total if self.total else 0.0)
        tip = translate("one_image", "Output {k}: {miss}, {share} of the cost")
        return Piece(
            miss, f"{k} · {share}", tip.format(k=k, miss=miss_text(miss), share=share), k in self._largest
        )

    def total_text(self) -> str:
        """The cost as it is written everywhere."""
        return total_text(self.total)

    def output_texts(self) -> list[str]:
        """The ten outputs as they are written everywhere."""
        return [output_text(output) for output in self.state.outputs]

    def table(self) -> Table:
        """Digit, output, desired value, miss and squared miss in full, and their sum."""
        outputs, label = self.state.outputs, self.state.label
        header = [
            translate("one_image", "digit"),
            translate("one_image", "output"),
            translate("one_image", "desired"),
            translate("one_image", "miss"),
            translate("one_image", "squared miss"),
        ]
        rows: list[list[str | float | int]] = [
            [k, outputs[k], int(k == label), outputs[k] - (k == label), float(self.misses[k])]
            for k in range(OUTPUTS)
        ]
        rows.append([translate("one_image", "cost of this image"), "", "", "", self.total])
        return Table(translate("one_image", "One image"), header, rows)

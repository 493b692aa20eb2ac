"""Two kept answers to compare: A and B, judged under the current label."""

from typing import Literal

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from clawdemy_gui.core.cost import cost
from clawdemy_gui.number_text import change_text, output_text, total_text
from clawdemy_gui.pages.one_image.views.view import CloserView
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import Line

Slot = Literal["a", "b"]


class AAndB(CloserView):
    """Keep the current answer as A or B, bring one back, swap, compare."""

    def __init__(self) -> None:
        super().__init__()
        self._state = OneImage()
        self._words = Line()
        self._table = Table(self.tr("Current answer, A and B"))
        buttons = QGridLayout()
        self._use: dict[Slot, QPushButton] = {}
        for row, (slot, letter) in enumerate((("a", "A"), ("b", "B"))):
            keep = QPushButton(self.tr("Keep as {letter}").format(letter=letter))
            keep.clicked.connect(lambda _=False, slot=slot: self.keep(slot))
            use = QPushButton(self.tr("Back to {letter}").format(letter=letter))
            use.clicked.connect(lambda _=False, slot=slot: self.bring_back(slot))
            buttons.addWidget(keep, row, 0)
            buttons.addWidget(use, row, 1)
            self._use[slot] = use
        self._swap = QPushButton(self.tr("Swap A and B"))
        self._swap.clicked.connect(self.swap)
        buttons.addWidget(self._swap, 2, 0, 1, 2)
        buttons.setRowStretch(3, 1)
        row = QHBoxLayout()
        row.addWidget(self._table, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addLayout(row, 1)

    def keep(self, slot: Slot) -> None:
        """Keep the current outputs."""
        words = self.tr("Keep as {letter}").format(letter=slot.upper())
        self.asked.emit(self._state.kept(slot, self._state.outputs), words)

    def bring_back(self, slot: Slot) -> None:
        """Make the kept outputs the current ones."""
        kept = self._kept(slot)
        if kept is not None:
            self.asked.emit(
                self._state.with_outputs(kept), self.tr("Back to {letter}").format(letter=slot.upper())
            )

    def swap(self) -> None:
        """A becomes B and B becomes A."""
        state = self._state
        swapped = state.kept("a", state.kept_b).kept("b", state.kept_a)
        self.asked.emit(swapped, self.tr("Swap A and B"))

    def _kept(self, slot: Slot) -> tuple[float, ...] | None:
        return self._state.kept_a if slot == "a" else self._state.kept_b

    def show_state(self, state: OneImage, in_hand: int) -> None:
        self._state = state
        for slot, button in self._use.items():
            button.setEnabled(self._kept(slot) is not None)
        self._swap.setEnabled(state.kept_a != state.kept_b)
        names = [self.tr("now"), "A", "B"]
        cells = [self._cells(outputs) for outputs in (state.outputs, state.kept_a, state.kept_b)]
        self._table.show_cells(
            names, [*map(str, range(10)), self.tr("cost")], cells, frozenset({(0, 10), (1, 10), (2, 10)})
        )
        self._words.show_text(self._compared())

    def _cells(self, outputs: tuple[float, ...] | None) -> list[str]:
        if outputs is None:
            return ["–"] * 11
        return [*map(output_text, outputs), total_text(cost(outputs, self._state.label))]

    def _compared(self) -> str:
        state = self._state
        if state.kept_a is None or state.kept_b is None:
            return self.tr("Keep this answer as A, change it, keep it as B: then compare what each costs.")
        a, b = cost(state.kept_a, state.label), cost(state.kept_b, state.label)
        return self.tr("Under label {label}: A costs {a}, B costs {b}, B − A = <b>{change}</b>.").format(
            label=state.label, a=total_text(a), b=total_text(b), change=change_text(b - a)
        )

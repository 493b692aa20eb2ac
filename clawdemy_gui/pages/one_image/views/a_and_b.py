"""Two kept answers to compare: A and B, judged under the current label."""

from typing import Literal

from PySide6.QtWidgets import QPushButton

from clawdemy_gui.core.cost import OUTPUTS
from clawdemy_gui.number_text import change_text, output_text, total_text
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.views.view import AnswerView
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.table_with_buttons import TableWithButtons
from clawdemy_gui.widgets.layout.text_line import TextLine

Slot = Literal["a", "b"]


class AAndB(AnswerView):
    """Keep the current answer as A or B, bring one back, swap, compare."""

    def __init__(self) -> None:
        super().__init__()
        self._state = OneImage()
        self._words = TextLine(lines=3)
        self._table = Table(self.tr("Current answer, A and B"))
        keeps: list[QPushButton] = []
        self._use: dict[Slot, QPushButton] = {}
        letters: dict[Slot, str] = {"a": "A", "b": "B"}
        for slot, letter in letters.items():
            keep = QPushButton(self.tr("Keep as {letter}").format(letter=letter))
            keep.clicked.connect(lambda _=False, slot=slot: self.keep(slot))
            use = QPushButton(self.tr("Back to {letter}").format(letter=letter))
            use.clicked.connect(lambda _=False, slot=slot: self.bring_back(slot))
            keeps.append(keep)
            self._use[slot] = use
        self._swap = QPushButton(self.tr("Swap A and B"))
        self._swap.clicked.connect(self.swap)
        TableWithButtons(self, self._words, self._table, [keeps, [*self._use.values(), self._swap]])

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

    def show_answer(self, state: OneImage, answer: Answer, in_hand: int) -> None:
        self._state = state
        for slot, button in self._use.items():
            button.setEnabled(self._kept(slot) is not None)
        self._swap.setEnabled(state.kept_a != state.kept_b)
        kept = [answer, *(self._answer(slot) for slot in ("a", "b"))]
        cells = [[output_text(one.outputs[k]) if one else "–" for one in kept] for k in range(OUTPUTS)]
        cells.append([total_text(one.cost) if one else "–" for one in kept])
        bold = frozenset((OUTPUTS, column) for column in range(3))
        names = [*map(str, range(OUTPUTS)), self.tr("cost")]
        self._table.show_cells(names, [self.tr("now"), "A", "B"], cells, bold)
        self._table.show_line_above(OUTPUTS)
        self._words.show_text(self._compared())

    def _answer(self, slot: Slot) -> Answer | None:
        outputs = self._kept(slot)
        return None if outputs is None else Answer(outputs, self._state.label)

    def _compared(self) -> str:
        a, b = self._answer("a"), self._answer("b")
        if a is None or b is None:
            return self.tr("Keep this answer as A, change it, keep it as B: then compare what each costs.")
        return self.tr("Under label {label}: A costs {a}, B costs {b}, B − A = <b>{change}</b>.").format(
            label=a.label, a=total_text(a.cost), b=total_text(b.cost), change=change_text(b.cost - a.cost)
        )

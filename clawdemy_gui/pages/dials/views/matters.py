"""Which dials matter: the steepest and the flattest, how much the few hold, and how many are dead."""

from collections.abc import Sequence

import numpy as np
from msgspec import convert, to_builtins
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clawdemy_gui.core.dial_ranking import steepest_first, top_share
from clawdemy_gui.known import known
from clawdemy_gui.number_text import share_text
from clawdemy_gui.pages.dials.views.view import CloserLook, Facts
from clawdemy_gui.pages.dials.words import address_text, short_address, small_text
from clawdemy_gui.state.dials import DialsView
from clawdemy_gui.widgets.controls.choosing_button import ChoosingButton
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import TextLine

_ROWS = 4


class MattersLook(CloserLook):
    """Two short lists to jump from, and what the gradient says of all dials together."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: Facts | None = None
        self._words = TextLine(lines=5)
        self._slopes = ChoosingButton(self.tr("Slopes as pictures"))
        self._slopes.setToolTip(self.tr("Colour all dials by their slope"))
        self._slopes.clicked.connect(lambda on: self._ask(picture="slopes" if on else "weights"))
        self._logarithmic = ChoosingButton(self.tr("Logarithmic"))
        self._logarithmic.setToolTip(self.tr("Colour slopes by their logarithm, so that small ones show"))
        self._logarithmic.clicked.connect(lambda on: self._ask(logarithmic=on))
        self._most = _PickTable(self.tr("The steepest dials"), self)
        self._least = _PickTable(self.tr("The flattest dials that are not dead"), self)
        buttons = QHBoxLayout()
        buttons.addWidget(self._slopes)
        buttons.addWidget(self._logarithmic)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addLayout(buttons)
        column.addWidget(self._most, 1)
        column.addWidget(self._least, 1)

    def _ask(self, **parts: object) -> None:
        if self._facts is not None:
            self.view_asked.emit(convert(to_builtins(self._facts.view) | parts, DialsView))

    def show_facts(self, facts: Facts) -> None:
        self._facts = facts
        self._slopes.setChecked(facts.view.picture == "slopes")
        self._logarithmic.setChecked(facts.view.logarithmic)
        slopes, dead = facts.hold.slopes, facts.hold.dead
        if slopes is None or len(slopes) != len(dead):
            self._words.show_text(self.tr("The slopes are being found …"))
            return
        order = steepest_first(slopes)
        live = order[~dead[order]]
        self._words.show_text(self._summary(slopes, dead))
        self._most.show_dials(self.tr("most important"), order[:_ROWS], facts.layers, slopes)
        self._least.show_dials(self.tr("least important"), live[::-1][:_ROWS], facts.layers, slopes)

    def _summary(self, slopes: np.ndarray, dead: np.ndarray) -> str:
        text = self.tr(
            "The gradient: how fast the cost rises as each dial is turned up. The top 1 % of the dials hold "
            "<b>{share}</b> of its squared length. <b>{dead:,}</b> of {dials:,} are dead: their pixel is "
            "blank in every image."
        )
        return text.format(share=share_text(top_share(slopes)), dead=int(dead.sum()), dials=len(dead))


class _PickTable(Table):
    """A click, or Enter, takes a dial in the hand."""

    def __init__(self, name: str, look: CloserLook) -> None:
        super().__init__(name)
        self._dials: list[int] = []
        self.cellClicked.connect(lambda row, _: look.picked.emit(self._dials[row]))
        self.cellActivated.connect(lambda row, _: look.picked.emit(self._dials[row]))
        self.verticalHeader().hide()
        self.setToolTip(self.tr("Click a row to take its dial in the hand"))

    def show_dials(self, title: str, dials: np.ndarray, layers: Sequence[int], slopes: np.ndarray) -> None:
        self._dials = [int(dial) for dial in dials]
        cells = [[short_address(layers, dial), small_text(float(slopes[dial]))] for dial in self._dials]
        names = [str(number) for number in range(1, len(cells) + 1)]
        self.show_cells(names, [title, self.tr("slope")], cells)
        for row, dial in enumerate(self._dials):
            known(self.item(row, 0)).setToolTip(address_text(layers, dial))

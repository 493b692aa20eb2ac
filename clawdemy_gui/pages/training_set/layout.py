"""Where the parts of the Training set page stand, on a screen and on a projector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.text_line import Line

if TYPE_CHECKING:
    from clawdemy_gui.pages.training_set.page import TrainingSetPage

_ANY_WIDTH = 16_777_215


class Places:
    """Title, lists, then the wall with its chart and its number side by side, the sentence, the strip."""

    def __init__(self, page: TrainingSetPage, title: str) -> None:
        self._page = page
        self._titles = QVBoxLayout()
        self._top = QHBoxLayout()
        self._place_titles(title)
        grid = QGridLayout(page)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setSpacing(10)
        grid.addLayout(self._top, 0, 0)
        grid.addWidget(page.row, 1, 0)
        grid.addWidget(page.progress, 2, 0)
        grid.addLayout(self._side_by_side(), 3, 0)
        self._sentence_card = self._sentence()
        grid.addWidget(self._sentence_card, 4, 0)
        grid.addWidget(page.closer, 5, 0)
        grid.setRowStretch(3, 1)
        self.fit(chart_open=False)

    def _place_titles(self, title: str) -> None:
        self._titles.setSpacing(0)
        self._titles.addStretch(1)
        self._titles.addWidget(Line(title, pixels_more=8, bold=True))
        self._titles.addWidget(self._page.hint)
        self._titles.addStretch(1)
        self._top.addLayout(self._titles, 1)

    def _side_by_side(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._page.wall, 1)
        row.addWidget(self._page.closer.card, 1)
        row.addWidget(self._page.totals)
        return row

    def _sentence(self) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 9, 12, 9)
        inside.addWidget(self._page.sentence_line)
        return card

    def fit(self, chart_open: bool) -> None:
        """On a projector the total stands above everything, and an open chart takes the room of the rest."""
        totals = self._page.totals
        if look.now().side_panels:
            totals.take_headline()
            totals.number.setMaximumWidth(_ANY_WIDTH)
            totals.number.setMinimumWidth(0)
        elif self._top.indexOf(totals.number) < 0:
            self._titles.insertWidget(3, totals.right)
            self._top.addWidget(totals.number)
        if not look.now().side_panels:
            totals.number.setFixedWidth(totals.number.sizeHint().width())
        self._page.hint.setVisible(look.now().side_panels)
        crowded = chart_open and not look.now().side_panels
        totals.setVisible(not crowded)
        self._sentence_card.setVisible(not crowded)

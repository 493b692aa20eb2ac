"""Where everything stands on the Dials page, on a laptop's screen and on a projector's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.pages.dials.parts import CostCard, CurveCard, HandCard, MapCard
from clawdemy_gui.pages.dials.views.panel import closer_panel
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.widgets.layout.text_line import Line

if TYPE_CHECKING:
    from clawdemy_gui.pages.dials.page import DialsPage


class DialsLayout(QObject):
    """Makes the page's cards and lays them out."""

    def __init__(self, page: DialsPage) -> None:
        super().__init__(page)
        self.hint = Line(soft=True)
        self.row = SubjectRow()
        self.map_card = MapCard(page.words_of)
        self.hand = HandCard()
        self.cost = CostCard()
        self.curve = CurveCard()
        self.closer = closer_panel()
        self._titles, self._top = QVBoxLayout(), QHBoxLayout()
        self._titles.setSpacing(0)
        self._titles.addWidget(Line(self.tr("Turn one dial"), pixels_more=8, bold=True))
        self._titles.addWidget(self.hint)
        self._top.addLayout(self._titles, 1)
        self._lay_out(QGridLayout(page))
        self.place_headline()

    def _lay_out(self, grid: QGridLayout) -> None:
        upper, right = QHBoxLayout(), QVBoxLayout()
        upper.setSpacing(10)
        upper.addWidget(self.hand, 11)
        upper.addWidget(self.cost, 10)
        right.setSpacing(10)
        right.addLayout(upper)
        right.addWidget(self.curve, 1)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setSpacing(10)
        grid.addLayout(self._top, 0, 0, 1, 2)
        grid.addWidget(self.row, 1, 0, 1, 2)
        grid.addWidget(self.map_card, 2, 0)
        grid.addLayout(right, 2, 1)
        grid.addWidget(self.closer, 3, 0, 1, 2)
        grid.setColumnStretch(0, 36)
        grid.setColumnStretch(1, 64)
        grid.setRowStretch(2, 1)

    def place_headline(self) -> None:
        """On a projector the total cost stands above everything, where it has room to be large."""
        number = self.cost.number
        self.cost.setVisible(look.now().side_panels)
        if look.now().side_panels:
            self.cost.take_in()
        else:
            self._titles.addWidget(self.cost.accuracy)
            self._titles.addWidget(self.cost.since)
            self._top.addWidget(number)
            number.setFixedWidth(number.sizeHint().width())

    def make_room(self, closer: bool) -> None:
        """On a projector an open closer look takes the room of what it does not need."""
        crowded = closer and not look.now().side_panels
        self.hint.setVisible(not crowded)
        self.row.setVisible(not crowded)
        self.hand.setVisible(not crowded)

"""Where everything stands on the Myths page."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.pages.myths.parts import PredictCard, ResultCard, VerdictCard
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.widgets.layout.card_row import CardRow
from clawdemy_gui.widgets.layout.text_line import Line

_ANY_WIDTH = 16_777_215
_NUMBER_SHARE = 0.42
"""On a projector the number takes this share of the page's width."""


class MythsLayout:
    """Every part of the page in its place; on a projector the number stands above everything."""

    def __init__(self, page: QWidget, cards: int) -> None:
        heading = Line(page.tr("What people get wrong"), pixels_more=8, bold=True)
        self._page = page
        self.hint = Line(soft=True)
        self.row = SubjectRow()
        self.cards = CardRow(cards)
        self.predict = PredictCard()
        self.result = ResultCard()
        self.verdict = VerdictCard()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addStretch(1)
        titles.addWidget(heading)
        titles.addWidget(self.hint)
        titles.addStretch(1)
        self._top = QHBoxLayout()
        self._top.addLayout(titles, 1)
        grid = QGridLayout(page)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setSpacing(10)
        grid.addLayout(self._top, 0, 0, 1, 2)
        grid.addWidget(self.row, 1, 0, 1, 2)
        grid.addWidget(self.cards, 2, 0, 1, 2)
        grid.addWidget(self.predict, 3, 0)
        grid.addWidget(self.result, 3, 1)
        grid.addWidget(self.verdict, 4, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(3, 1)
        self.place_headline()

    def place_headline(self) -> None:
        """Where the number has room to be large."""
        number = self.result.number
        if look.now().side_panels:
            self.result.layout().insertWidget(0, number)
            number.setMaximumWidth(_ANY_WIDTH)
            number.setMinimumWidth(0)
        else:
            self._top.addWidget(number)
            number.setFixedWidth(round(self._page.width() * _NUMBER_SHARE))

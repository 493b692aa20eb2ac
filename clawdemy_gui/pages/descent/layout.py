"""Where everything stands on the Descent page, and what gives way when room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.pages.descent.parts import NumbersCard, SettingsCard, WalkRow
from clawdemy_gui.pages.descent.views import closer_panel
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.widgets.charts.step_curves import Curves
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.progress_line import ProgressLine
from clawdemy_gui.widgets.layout.text_line import Line

if TYPE_CHECKING:
    from clawdemy_gui.pages.descent.page import DescentPage

_ROOM_FOR_ALL = 880
"""In a lower window an open closer look takes the room of the sentence, which the window shows too."""


class DescentLayout(QObject):
    """Makes the page's widgets and lays them out."""

    def __init__(self, page: DescentPage) -> None:
        super().__init__(page)
        self._page = page
        heading = Line(self.tr("Walk downhill"), pixels_more=8, bold=True)
        self.hint = Line(soft=True)
        self.row = SubjectRow()
        self.curves = Curves(self.tr("Cost and accuracy over the steps"), page.drawing.point_words)
        self.numbers = NumbersCard()
        self.settings = SettingsCard()
        self.sentence_line = Line(lines=1)
        self.walk_row = WalkRow()
        self.progress = ProgressLine(self.tr("Stop here"))
        self.closer = closer_panel(page)
        titles = self._titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(heading)
        titles.addWidget(self.hint)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(10)
        right.addWidget(self.numbers)
        right.addWidget(self.settings, 1)
        grid = self._grid = QGridLayout(page)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setSpacing(8)
        grid.addLayout(titles, 0, 0)
        grid.addWidget(self.row, 1, 0, 1, 2)
        grid.addWidget(_in_card(self.curves, 6), 2, 0)
        grid.addWidget(self._right, 2, 1)
        self._sentence_card = _in_card(self.sentence_line, 8)
        grid.addWidget(self._sentence_card, 3, 0, 1, 2)
        grid.addWidget(self.walk_row, 4, 0, 1, 2)
        grid.addWidget(self.progress, 5, 0, 1, 2)
        grid.addWidget(self.closer, 6, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(2, 1)
        self.place_headline()

    def place_headline(self) -> None:
        """On a projector the training cost stands above everything, where it has room to be large."""
        number = self.numbers.number
        if look.now().side_panels:
            self.numbers.column.insertWidget(0, number)
            number.setMinimumWidth(0)
            number.setMaximumWidth(16_777_215)
        else:
            self._grid.addWidget(number, 0, 1)
            number.setFixedWidth(number.sizeHint().width())
        narrow = round(look.now().text * 19.5)
        self._right.setFixedWidth(narrow if look.now().side_panels else number.width())

    def make_room(self) -> None:
        """An open closer look takes the room of what it does not need."""
        opened = bool(self._page.view.closer)
        crowded = opened and not look.now().side_panels
        low = opened and self._page.window().height() < _ROOM_FOR_ALL
        self._sentence_card.setVisible(not (crowded or low))
        self.settings.nielsen.setVisible(not low)
        self.hint.setVisible(not opened)
        self.row.setVisible(not opened)
        self.settings.setVisible(not crowded)


def _in_card(widget: QWidget, margin: int) -> Card:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(margin + 4, margin, margin + 4, margin)
    column.addWidget(widget)
    return card

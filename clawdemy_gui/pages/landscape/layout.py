"""Where the parts of the Landscape page stand, and which make room where it is small."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.pages.landscape.parts import HereCard, MapCard, WayStrip
from clawdemy_gui.pages.landscape.views.panel import closer_strip
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.progress_line import ProgressLine
from clawdemy_gui.widgets.layout.text_line import Line

_ANY_WIDTH = 16_777_215
_ROOM = 1_060
"""A narrower page has no room for three cards beside each other."""


class LandscapeLayout:
    """Mixed into the page: its widgets in their places."""

    def lay_out(self) -> None:
        """To be called by the page when it is made."""
        heading = Line(self.tr("The cost as a landscape"), pixels_more=8, bold=True)
        self.hint = Line(
            self.tr(
                "Click to put the ball anywhere. Every point of this picture is a whole network of its own."
            ),
            soft=True,
        )
        self.row = SubjectRow()
        self.strip = WayStrip()
        self.progress = ProgressLine(self.tr("Cancel"))
        self.card = MapCard()
        self.here = HereCard()
        self.closer = closer_strip()
        self.notice = Line(lines=1)
        self._notice_card = Card()
        inside = QVBoxLayout(self._notice_card)
        inside.setContentsMargins(12, 9, 12, 9)
        inside.addWidget(self.notice)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        for line in (heading, self.hint):
            titles.addWidget(line)
        self._top = QHBoxLayout()
        self._top.addLayout(titles, 1)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.card, 1)
        middle.addWidget(self.closer.card, 1)
        middle.addWidget(self.here)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setSpacing(8)
        for number, part in enumerate((self._top, self.row, self.strip, self.progress, middle)):
            (grid.addLayout if isinstance(part, QHBoxLayout) else grid.addWidget)(part, number, 0)
        grid.addWidget(self._notice_card, 5, 0)
        grid.addWidget(self.closer, 6, 0)
        grid.setRowStretch(4, 1)
        self._place_headline()

    def _place_headline(self) -> None:
        """On a projector the cost stands above everything, where it has room to be large."""
        number = self.here.number
        self._was_small = small = self._is_small()
        self.here.setFixedWidth(round(look.now().text * (15 if small else 18.5)))
        if small:
            self._top.addWidget(number)
            number.setFixedWidth(number.sizeHint().width())
        else:
            self.here.column.insertWidget(0, number)
            number.setMinimumWidth(0)
            number.setMaximumWidth(_ANY_WIDTH)
        self._make_room()

    def _is_small(self) -> bool:
        """Whether there is room for the number beside the picture only above it."""
        return not look.now().side_panels or self.width() < _ROOM

    def _make_room(self) -> None:
        """Where it is small only the picture and the number stay while a closer look is open."""
        self.hint.setVisible(look.now().side_panels)
        self.here.setVisible(not (self._is_small() and self.view.closer))
        self.here.keys.setVisible(not self._is_small())
        self.strip.show_narrow(self._is_small())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._was_small != self._is_small():
            self._place_headline()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_top"):
            self._place_headline()
        super().changeEvent(event)

"""Where everything stands on the Small valley page: the valley, what one walks with, and the column."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clawdemy_gui.pages.small_valley.controls import ValleyChoice, WalkControls
from clawdemy_gui.pages.small_valley.views.slope_not_aim import SlopeNotAim
from clawdemy_gui.pages.small_valley.views.step_by_step import StepByStep
from clawdemy_gui.pages.small_valley.views.step_sizes import StepSizes
from clawdemy_gui.pages.small_valley.views.where_it_ends import WhereItEnds
from clawdemy_gui.widgets.charts.valley_curve import ValleyCurve
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.column import Column, ViewEntry
from clawdemy_gui.widgets.layout.page_frame import FrameWords, PageFrame
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.maps.surface import Surface
from clawdemy_gui.widgets.maps.valley_map import ValleyMap

translate = QCoreApplication.translate


class SmallValleyLayout:
    """The parts of the page, each in its place in `frame`."""

    def __init__(self, words: FrameWords) -> None:
        self.choice = ValleyChoice()
        self.controls = WalkControls()
        self.curve = ValleyCurve(translate("small_valley", "Cost over the dial, with the ball"))
        self.map = ValleyMap(translate("small_valley", "Map of the valley, with the ball"))
        self.surface = Surface(translate("small_valley", "The valley in three dimensions"))
        self.number = BigNumber(translate("small_valley", "Cost here"))
        self.reading = TextLine()
        column = Column(
            translate("small_valley", "Views of this walk"), [self.number, self.reading], self._views()
        )
        self.frame = PageFrame(words, self._stage(), column)

    def _stage(self) -> QWidget:
        card = Card()
        self.pictures = QStackedWidget()
        for picture in (self.curve, self.map, self.surface):
            self.pictures.addWidget(picture)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 12)
        inside.setSpacing(8)
        inside.addWidget(self.choice)
        inside.addWidget(self.pictures, 1)
        inside.addWidget(self.controls)
        return card

    def _views(self) -> list[ViewEntry]:
        """What the column can show, in the order of its tabs."""
        return [
            ViewEntry(
                "",
                translate("small_valley", "Step by step"),
                translate("small_valley", "The walk as one would write it on the board"),
                StepByStep,
            ),
            ViewEntry(
                "sizes",
                translate("small_valley", "Step sizes"),
                translate("small_valley", "Five step sizes from the same start, side by side"),
                StepSizes,
            ),
            ViewEntry(
                "ends",
                translate("small_valley", "Where does it end?"),
                translate("small_valley", "Starts coloured by the valley that a walk from there ends in"),
                WhereItEnds,
            ),
            ViewEntry(
                "aim",
                translate("small_valley", "Slope, not aim"),
                translate("small_valley", "The slope points downhill here, not at the bottom"),
                SlopeNotAim,
            ),
        ]

"""Where everything stands on the Dials page: all dials, the one in the hand over its curve, the column."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clawdemy_gui.pages.dials.parts import CurveCard, HandCard, MapCard
from clawdemy_gui.pages.dials.views.dial_list import ListLook
from clawdemy_gui.pages.dials.views.flips import FlipsLook
from clawdemy_gui.pages.dials.views.how_many import HowManyLook
from clawdemy_gui.pages.dials.views.matters import MattersLook
from clawdemy_gui.pages.dials.views.network import NetworkLook
from clawdemy_gui.pages.dials.views.nudges import NudgesLook
from clawdemy_gui.pages.dials.views.search import SearchLook
from clawdemy_gui.pages.dials.views.smooth import SmoothLook
from clawdemy_gui.pages.dials.views.story import StoryLook
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.layout.column import Column, ViewEntry
from clawdemy_gui.widgets.layout.page_frame import FrameWords, PageFrame
from clawdemy_gui.widgets.layout.text_line import TextLine

translate = QCoreApplication.translate


class DialsLayout:
    """The parts of the page, each in its place in `frame`."""

    def __init__(self, words: FrameWords, words_of: Callable[[int], str]) -> None:
        """words_of: a dial in words, for a screen reader that is over the picture."""
        self.row = SubjectRow()
        self.map_card = MapCard(words_of)
        self.hand = HandCard()
        self.curve = CurveCard()
        self.number = BigNumber(translate("dials", "Total cost of the training set"))
        self.accuracy = TextLine()
        self.since = TextLine(soft=True)
        column = Column(
            translate("dials", "Views of the dials"),
            [self.number, self.accuracy, self.since],
            _views(),
        )
        self.frame = PageFrame(words, self._stage(), column, [self.row])

    def _stage(self) -> QWidget:
        stage = QWidget()
        row = QHBoxLayout(stage)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.hand)
        right.addWidget(self.curve, 1)
        row.addWidget(self.map_card, 40)
        row.addLayout(right, 60)
        return stage


def _views() -> list[ViewEntry]:
    """What the column can show, in the order of its tabs."""
    return [
        ViewEntry(
            "",
            translate("dials", "This dial"),
            translate("dials", "The dial in the hand: its address, its slope, before and now"),
            StoryLook,
        ),
        ViewEntry(
            "matters",
            translate("dials", "Which matter"),
            translate("dials", "Which dials matter: the steepest, the flattest, the dead"),
            MattersLook,
        ),
        ViewEntry(
            "flips",
            translate("dials", "Flips"),
            translate("dials", "The cost of each digit, and which images flipped"),
            FlipsLook,
        ),
        ViewEntry(
            "steps",
            translate("dials", "How many"),
            translate("dials", "How many images: the fewer, the higher the accuracy’s steps"),
            HowManyLook,
        ),
        ViewEntry(
            "nudges",
            translate("dials", "Nudge"),
            translate("dials", "Nudge many dials a little: which number notices?"),
            NudgesLook,
        ),
        ViewEntry(
            "search",
            translate("dials", "Beat the shrug"),
            translate("dials", "Draw networks at random until one beats the shrug"),
            SearchLook,
        ),
        ViewEntry(
            "smooth",
            translate("dials", "Why smooth"),
            translate("dials", "On/off neurons in place of smooth ones"),
            SmoothLook,
        ),
        ViewEntry(
            "list",
            translate("dials", "List"),
            translate("dials", "All dials as a list to search"),
            ListLook,
        ),
        ViewEntry(
            "network",
            translate("dials", "Network"),
            translate("dials", "The dial in the hand within the whole network, lit up by one image"),
            NetworkLook,
        ),
    ]

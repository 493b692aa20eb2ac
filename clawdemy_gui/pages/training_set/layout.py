"""Where everything stands on the Training set page: the wall, and the column with the one number."""

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.pages.training_set.views.average import Average
from clawdemy_gui.pages.training_set.views.draw import Draw
from clawdemy_gui.pages.training_set.views.histogram import CostHistogram
from clawdemy_gui.pages.training_set.views.label_by_answer import LabelByAnswer
from clawdemy_gui.pages.training_set.views.network import NetworkLook
from clawdemy_gui.pages.training_set.views.per_digit import PerDigit
from clawdemy_gui.pages.training_set.views.totals import Totals
from clawdemy_gui.pages.training_set.views.worst import Worst
from clawdemy_gui.pages.training_set.wall_card import WallCard
from clawdemy_gui.pages.training_set.words import total_name
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.layout.column import Column, ViewEntry
from clawdemy_gui.widgets.layout.page_frame import FrameWords, PageFrame
from clawdemy_gui.widgets.layout.progress_line import ProgressLine
from clawdemy_gui.widgets.layout.text_line import TextLine

translate = QCoreApplication.translate


class TrainingSetLayout:
    """The parts of the page, each in its place in `frame`."""

    def __init__(self, words: FrameWords) -> None:
        self.row = SubjectRow()
        self.progress = ProgressLine(translate("training_set", "Cancel"))
        self.wall = WallCard()
        self.number = BigNumber(total_name("training"))
        self.right = TextLine()
        self.totals = Totals()
        column = Column(
            translate("training_set", "Views of this training set"),
            [self.number, self.right],
            self._views(),
        )
        self.frame = PageFrame(words, self.wall, column, [self.row, self.progress])

    def _views(self) -> list[ViewEntry]:
        """What the column can show, in the order of its tabs."""
        return [
            ViewEntry(
                "",
                translate("training_set", "Totals"),
                translate("training_set", "Training and test cost, and the two machines"),
                lambda: self.totals,
            ),
            ViewEntry(
                "average",
                translate("training_set", "Average"),
                translate("training_set", "How an average is made: images are added one by one"),
                Average,
            ),
            ViewEntry(
                "histogram",
                translate("training_set", "Histogram"),
                translate("training_set", "How many images cost how much"),
                CostHistogram,
            ),
            ViewEntry(
                "worst",
                translate("training_set", "Worst"),
                translate("training_set", "The twenty images that cost the most, and what they carry"),
                Worst,
            ),
            ViewEntry(
                "table",
                translate("training_set", "Label × answer"),
                translate("training_set", "Which digits are taken for which"),
                LabelByAnswer,
            ),
            ViewEntry(
                "per-digit",
                translate("training_set", "Per digit"),
                translate("training_set", "Cost per digit: which digits are expensive"),
                PerDigit,
            ),
            ViewEntry(
                "draw",
                translate("training_set", "Draw"),
                translate("training_set", "Draw a digit and let the network answer it"),
                Draw,
            ),
            ViewEntry(
                "network",
                translate("training_set", "Network"),
                translate("training_set", "The network as it answers the image under the pointer"),
                NetworkLook,
            ),
        ]

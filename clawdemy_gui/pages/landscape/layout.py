"""Where everything stands on the Landscape page: the way to look, the map, and the column."""

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.pages.landscape.parts import MapCard, WayStrip
from clawdemy_gui.pages.landscape.views.along import AlongLook
from clawdemy_gui.pages.landscape.views.here import HereLook
from clawdemy_gui.pages.landscape.views.honest import HonestLook
from clawdemy_gui.pages.landscape.views.roll import RollLook
from clawdemy_gui.pages.landscape.views.surface import SurfaceLook
from clawdemy_gui.pages.landscape.views.table import TableLook
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.layout.column import Column, ViewEntry
from clawdemy_gui.widgets.layout.page_frame import FrameWords, PageFrame
from clawdemy_gui.widgets.layout.progress_line import ProgressLine
from clawdemy_gui.widgets.layout.text_line import TextLine

translate = QCoreApplication.translate


class LandscapeLayout:
    """The parts of the page, each in its place in `frame`."""

    def __init__(self, words: FrameWords) -> None:
        self.row = SubjectRow()
        self.strip = WayStrip()
        self.progress = ProgressLine(translate("landscape", "Cancel"))
        self.card = MapCard()
        self.here = HereLook()
        self.number = BigNumber(translate("landscape", "Cost here"))
        self.accuracy = TextLine()
        column = Column(
            translate("landscape", "Views of the landscape"), [self.number, self.accuracy], self._views()
        )
        self.frame = PageFrame(words, self.card, column, [self.row, self.strip, self.progress])
        self.frame.hint.show_text(
            translate(
                "landscape",
                "Click to put the ball anywhere. Every point of this picture is a whole network of its own.",
            )
        )

    def _views(self) -> list[ViewEntry]:
        """What the column can show, in the order of its tabs."""
        return [
            ViewEntry(
                "",
                translate("landscape", "Here"),
                translate("landscape", "Under the ball, and what the picture shows"),
                lambda: self.here,
            ),
            ViewEntry(
                "surface",
                translate("landscape", "3-D surface"),
                translate("landscape", "The same map as hills and valleys, to turn"),
                SurfaceLook,
            ),
            ViewEntry(
                "along",
                translate("landscape", "Along one line"),
                translate(
                    "landscape", "Cost and accuracy along the first direction: a curve and a staircase"
                ),
                AlongLook,
            ),
            ViewEntry(
                "honest",
                translate("landscape", "What you do not see"),
                translate("landscape", "How much of the landscape this picture shows"),
                HonestLook,
            ),
            ViewEntry(
                "roll",
                translate("landscape", "Let it roll"),
                translate("landscape", "Descent within this picture, or the real one in all directions"),
                RollLook,
            ),
            ViewEntry(
                "table",
                translate("landscape", "Numbers"),
                translate("landscape", "The costs as a table"),
                TableLook,
            ),
        ]

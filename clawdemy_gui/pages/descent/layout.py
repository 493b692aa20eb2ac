"""Where everything stands on the Descent page: the curves over the row that walks, and the column."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clawdemy_gui.number_text import rough_text
from clawdemy_gui.pages.descent.showing import Acting
from clawdemy_gui.pages.descent.views.blindfold import BlindfoldView
from clawdemy_gui.pages.descent.views.earlier import EarlierView
from clawdemy_gui.pages.descent.views.history import HistoryView
from clawdemy_gui.pages.descent.views.learn import LearnView
from clawdemy_gui.pages.descent.views.network import NetworkLook
from clawdemy_gui.pages.descent.views.recipe import RecipeView
from clawdemy_gui.pages.descent.views.settings import Settings
from clawdemy_gui.pages.descent.walk_row import WalkRow
from clawdemy_gui.pages.descent.words import accuracy_text, cost_text
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.widgets.charts.step_curves import StepCurves
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.column import Column, ViewEntry
from clawdemy_gui.widgets.layout.page_frame import FrameWords, PageFrame
from clawdemy_gui.widgets.layout.progress_line import ProgressLine
from clawdemy_gui.widgets.layout.text_line import TextLine

translate = QCoreApplication.translate


class DescentLayout:
    """The parts of the page, each in its place in `frame`."""

    def __init__(self, words: FrameWords, page: Acting, point_words: Callable[[int], list[str]]) -> None:
        """point_words: what is read at a measurement."""
        self.row = SubjectRow()
        self.progress = ProgressLine(translate("descent", "Stop here"))
        self.curves = StepCurves(translate("descent", "Cost and accuracy over the steps"), point_words)
        self.walk_row = WalkRow()
        self.settings = Settings()
        self.number = BigNumber(translate("descent", "Training cost"))
        self._test, self._accuracy = TextLine(), TextLine()
        column = Column(
            translate("descent", "Views of this run"),
            [self.number, self._test, self._accuracy],
            self._views(page),
        )
        self.frame = PageFrame(words, self._stage(), column, [self.row, self.progress])

    def _stage(self) -> QWidget:
        stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(10, 6, 10, 6)
        inside.addWidget(self.curves)
        column.addWidget(card, 1)
        column.addWidget(self.walk_row)
        return stage

    def show_numbers(self, step: int, rounds: float, numbers: tuple[float, float, float, float]) -> None:
        """numbers: training cost and accuracy, test cost and accuracy."""
        cost, accuracy, test_cost, test_accuracy = numbers
        self.number.show_number(cost_text(cost))
        words = translate("descent", "Test cost <b>{cost}</b>, step {step:,}")
        self._test.show_text(words.format(cost=cost_text(test_cost), step=step))
        words = translate("descent", "{rounds} rounds through the images so far")
        self._test.setToolTip(words.format(rounds=rough_text(rounds, 1)))
        self._accuracy.show_text(
            translate("descent", "Accuracy <b>{share}</b>, test <b>{test}</b>").format(
                share=accuracy_text(accuracy), test=accuracy_text(test_accuracy)
            )
        )

    def _views(self, page: Acting) -> list[ViewEntry]:
        """What the column can show, in the order of its tabs."""
        return [
            ViewEntry(
                "",
                translate("descent", "Settings"),
                translate("descent", "Step size, images a step, how many images, whose labels"),
                lambda: self.settings,
            ),
            ViewEntry(
                "learn",
                translate("descent", "See it learn"),
                translate("descent", "The first layer, ten digits, and the worst image"),
                LearnView,
            ),
            ViewEntry(
                "history",
                translate("descent", "History"),
                translate("descent", "Scrub through the run, open a moment on another page"),
                lambda: HistoryView(page),
            ),
            ViewEntry(
                "recipe",
                translate("descent", "Recipe"),
                translate("descent", "How this run was made, to walk it again"),
                lambda: RecipeView(page),
            ),
            ViewEntry(
                "earlier",
                translate("descent", "Earlier runs"),
                translate("descent", "Compare this run with the ones before"),
                lambda: EarlierView(page),
            ),
            ViewEntry(
                "blindfold",
                translate("descent", "Blindfold"),
                translate("descent", "Walk by hand: only the cost and the slope under your feet"),
                lambda: BlindfoldView(page),
            ),
            ViewEntry(
                "network",
                translate("descent", "Network"),
                translate("descent", "The network while it walks, lit up by one image"),
                lambda: NetworkLook(page),
            ),
        ]

"""Where everything stands on the Myths page: the cards, the picture, and the verdict in the column."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clawdemy_gui.pages.myths.parts import PredictCard, ResultCard, VerdictLook
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.widgets.layout.big_number import BigNumber
from clawdemy_gui.widgets.layout.card_row import CardRow
from clawdemy_gui.widgets.layout.column import Column, ViewEntry
from clawdemy_gui.widgets.layout.page_frame import FrameWords, PageFrame

translate = QCoreApplication.translate


class MythsLayout:
    """The parts of the page, each in its place in `frame`."""

    def __init__(self, words: FrameWords, cards: int) -> None:
        self.row = SubjectRow()
        self.cards = CardRow(cards)
        self.predict = PredictCard()
        self.result = ResultCard()
        self.verdict = VerdictLook()
        self.number = BigNumber(translate("myths", "What the experiment measured"))
        view = ViewEntry(
            "",
            translate("myths", "Verdict"),
            translate("myths", "What the measured numbers say of the claim"),
            lambda: self.verdict,
        )
        column = Column(translate("myths", "Verdict"), [self.number], [view])
        stage = QWidget()
        inside = QHBoxLayout(stage)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.predict)
        inside.addWidget(self.result, 1)
        self.frame = PageFrame(words, stage, column, [self.row, self.cards])

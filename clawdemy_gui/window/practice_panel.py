"""The practice where the guide stands: which of the five, its seed, its rounds, and the end of the lesson."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clawdemy_gui import look
from clawdemy_gui.lesson.practice.kinds import KINDS, PracticeKind
from clawdemy_gui.lesson.practice.summary import Practised
from clawdemy_gui.lesson.practising.comparing_costs import WhichCostsMore
from clawdemy_gui.lesson.practising.guessing_costs import GuessTheCost
from clawdemy_gui.lesson.practising.practice import Practice
from clawdemy_gui.lesson.practising.recognising import WhatDoesItDo
from clawdemy_gui.lesson.practising.saying_it import SayIt
from clawdemy_gui.lesson.practising.working_by_hand import ByHand
from clawdemy_gui.state.seed import LARGEST_SEED
from clawdemy_gui.widgets.controls.choice import Choice
from clawdemy_gui.widgets.controls.seed_field import SeedField
from clawdemy_gui.widgets.guide.practice_frame import PracticeFrame
from clawdemy_gui.widgets.guide.words import Words
from clawdemy_gui.widgets.layout.card import Card

_MAKERS: dict[PracticeKind, Callable[[PracticeFrame, int], Practice]] = {
    "guess-the-cost": GuessTheCost,
    "which-costs-more": WhichCostsMore,
    "by-hand": ByHand,
    "say-it": SayIt,
    "what-does-it-do": WhatDoesItDo,
}
_WIDTH = 23
"""Times the text's size."""


class PracticePanel(Card):
    """Everybody with the same seed gets the same rounds."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The practice"))
        self.practised: list[Practised] = []
        """The rounds of the practices that were put away."""
        self._practice: Practice | None = None
        self._kind: PracticeKind = KINDS[0]
        self.frame = PracticeFrame()
        self.kind = Choice(self.tr("Practice"), letters=12)
        self.kind.chosen.connect(lambda place: self.open(KINDS[place]))
        self.seed = SeedField(LARGEST_SEED)
        self.seed.setPrefix(self.tr("seed "))
        self.seed.setAccessibleName(self.tr("Seed of the practice"))
        self.seed.setToolTip(self.tr("The same seed gives the same rounds in every class"))
        self.seed.show_seed(1)
        self.seed.valueChanged.connect(lambda _: self.open(self._kind))
        self.points = Words("notice")
        self._leave = QPushButton(self.tr("Leave"))
        self._leave.setAccessibleName(self.tr("Leave the practice"))
        self._leave.clicked.connect(self.left)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.frame)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        below = QHBoxLayout()
        below.addWidget(self.seed, 1)
        below.addWidget(self._leave)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 10, 12)
        whole.setSpacing(8)
        whole.addWidget(self.kind)
        whole.addWidget(area, 1)
        whole.addWidget(self.points)
        whole.addLayout(below)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(round(look.now().text * _WIDTH), 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 240)

    def titles(self) -> list[str]:
        """The five, in the words of the screen."""
        return [
            self.tr("Guess the cost"),
            self.tr("Which costs more?"),
            self.tr("By hand"),
            self.tr("Say it"),
            self.tr("What does it do?"),
        ]

    def open(self, kind: PracticeKind) -> None:
        """Begin this practice with the seed in the field."""
        self.stop()
        self._kind = kind
        self.kind.show_choices(self.titles(), KINDS.index(kind))
        self.points.say("")
        self._practice = _MAKERS[kind](self.frame, self.seed.value())
        self._practice.finished.connect(self._finish)
        self._practice.start()

    def rounds(self) -> list[Practised]:
        """Every round of this session."""
        now = self._practice.practised if self._practice is not None else []
        return [*self.practised, *now]

    def _finish(self) -> None:
        if self._practice is not None:
            won, most = self._practice.points()
            text = self.tr("{won} of {most} points. Another seed gives other rounds.")
            self.points.say(text.format(won=won, most=most))

    def stop(self) -> None:
        """Keep what was practised and hear the frame no more."""
        if self._practice is not None:
            self.practised += self._practice.practised
            self._practice.stop()
            self._practice.deleteLater()
            self._practice = None

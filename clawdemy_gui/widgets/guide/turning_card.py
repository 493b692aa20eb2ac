"""A card to turn over: the question first, the answer behind it, and whether one knew it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.guide.words import Words
from clawdemy_gui.widgets.layout.card import Card


class TurningCard(QWidget):
    """Say the answer aloud, turn the card, and be honest."""

    knew = Signal()
    not_yet = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self.answer = Words("task"), Words()
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(look.ROOMY, look.ROOMY, look.ROOMY, look.ROOMY)
        inside.setSpacing(look.APART)
        inside.addWidget(self.question)
        inside.addWidget(self.answer)
        inside.addStretch(1)
        card.setMinimumHeight(190)
        self.turn = QPushButton(self.tr("Turn the card"))
        self.turn.setProperty("wanted", True)
        self.yes, self.no = QPushButton(self.tr("I knew it")), QPushButton(self.tr("Not yet"))
        self.turn.clicked.connect(self.show_answer)
        self.yes.clicked.connect(self.knew)
        self.no.clicked.connect(self.not_yet)
        row = QHBoxLayout()
        for button in (self.turn, self.no, self.yes):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addLayout(row)
        self._answer = ""

    def show_card(self, question: str, answer: str) -> None:
        """A new card, question up."""
        self._answer = answer
        self.question.say(question)
        self.answer.say("")
        self.turn.show()
        self.yes.hide()
        self.no.hide()

    def show_answer(self) -> None:
        """Turn it; the keyboard goes on to whether one knew it."""
        self.answer.say(self._answer)
        self.yes.show()
        self.no.show()
        self.yes.setFocus()
        self.turn.hide()
        self.turned.emit()

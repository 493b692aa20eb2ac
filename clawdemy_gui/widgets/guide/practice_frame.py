"""What all practices share: a question, a place for the guess, what came of it, and the next round."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.guide.words import Words


class PracticeFrame(QWidget):
    """Shown where the guide's steps are shown; it knows the words only."""

    next_asked = Signal()
    guessed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress, self.question = Words("soft"), Words("heading")
        self.told, self.outcome, self.working = Words(), Words("notice"), Words("good")
        self.place = QVBoxLayout()
        self.place.setSpacing(look.NEAR)
        self.button = QPushButton(self.tr("Next one"))
        self.button.setProperty("wanted", True)
        self.button.clicked.connect(self.next_asked)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.NEAR)
        for words in (self.progress, self.question, self.told):
            self.column.addWidget(words)
        self.column.addLayout(self.place)
        for words in (self.outcome, self.working):
            self.column.addWidget(words)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self._inside: list[QWidget] = []

    def show_round(self, progress: str, question: str, told: str, *inside: QWidget) -> None:
        """A new round: which one it is, what is asked, and what is asked about."""
        for widget in self._inside:
            self.place.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._inside = list(inside)
        self.progress.say(progress)
        self.question.say(question)
        self.question.setAccessibleDescription(told)
        self.told.say(told)
        self.outcome.say("")
        self.working.say("")
        self.button.hide()
        for widget in inside:
            self.place.addWidget(widget)
            widget.show()
            if hasattr(widget, "guessed"):
                widget.guessed.connect(self.guessed)

    def show_outcome(self, outcome: str, working: str = "") -> None:
        """What came of it, and the arithmetic; the next round can be asked for."""
        self.outcome.say(outcome)
        self.working.say(working)
        self.button.show()

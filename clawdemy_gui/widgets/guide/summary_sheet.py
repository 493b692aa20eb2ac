"""The end of the lesson on the screen: what was done, a line for one's own sentence, and taking it along."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from clawdemy_gui.widgets.guide.words import Words

_LONGEST = 300


class SummarySheet(QWidget):
    """A text that can be scrolled and heard; the sentence is handed along with what is asked for."""

    print_asked = Signal(str)
    table_asked = Signal(str)
    cards_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Summary of the lesson"))
        self.text.setOpenLinks(False)
        self.ask = Words("task")
        self.sentence = QLineEdit()
        self.sentence.setAccessibleName(self.tr("My own sentence"))
        self.sentence.setMaxLength(_LONGEST)
        self.print_button = QPushButton(self.tr("Print…"))
        self.print_button.setAccessibleName(self.tr("Print the summary"))
        self.table_button = QPushButton(self.tr("Save CSV…"))
        self.cards_button = QPushButton(self.tr("Print cards…"))
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self.sentence.text()))
        self.table_button.clicked.connect(lambda: self.table_asked.emit(self.sentence.text()))
        self.cards_button.clicked.connect(self.cards_asked)
        row = QHBoxLayout()
        for button in (self.print_button, self.table_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 1)
        column.addWidget(self.ask)
        column.addWidget(self.sentence)
        column.addLayout(row)
        column.addWidget(self.cards_button)
        self.ask.say(self.tr("Finish the sentence: learning is …"))

    def show_summary(self, html: str) -> None:
        """Show it from its beginning."""
        self.text.setHtml(html)

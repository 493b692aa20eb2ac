"""A table between the sentence that explains it and the buttons that act on it."""

from collections.abc import Sequence
from math import lcm

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.more_words import MoreWords
from clawdemy_gui.widgets.layout.table import Table
from clawdemy_gui.widgets.layout.text_line import TextLine


class TableWithButtons(QVBoxLayout):
    """Sentence, table and rows of buttons, filling `parent`; the table takes the room that is left."""

    def __init__(
        self,
        parent: QWidget,
        words: TextLine,
        table: Table,
        buttons: Sequence[Sequence[QPushButton]],
        more: Sequence[MoreWords] = (),
    ) -> None:
        """buttons: in rows, each as wide as the table. more: below, where the window is tall."""
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(look.NEAR)
        self.addWidget(words)
        self.addWidget(table, 100)
        below = QGridLayout()
        below.setSpacing(look.NEAR)
        columns = lcm(*map(len, buttons))
        for number, row in enumerate(buttons):
            span = columns // len(row)
            for place, button in enumerate(row):
                below.addWidget(button, number, place * span, 1, span)
        self.addLayout(below)
        for part in more:
            self.addStretch(1)
            self.addWidget(part)
        self.addStretch(1)

"""The end of the lesson where the guide stood: what was done, and taking it along."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.guide.summary_sheet import SummarySheet
from clawdemy_gui.widgets.layout.card import Card

_WIDTH = 23
"""Times the text's size."""


class SummaryPanel(Card):
    """The summary sheet and the way out."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Summary"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.sheet = SummarySheet()
        self.leave = QPushButton(self.tr("Leave"))
        self.leave.setAccessibleName(self.tr("Leave the summary"))
        self.leave.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.leave)

    def sizeHint(self) -> QSize:
        return QSize(round(look.now().text * _WIDTH), 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 240)

"""The one sentence under the stage: what is there, to read, to copy and to hear; messages lie over it."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.reading_text import ReadingText

_TOLD_FOR_MS = 5000
_ROOM_FOR_A_LINE = 72
"""A narrower bar, in heights of a letter, takes two lines for the sentence."""
_ANNOUNCE_AFTER_MS = 700
"""A screen reader hears the state once the hand rests, not at every step of a drag."""


class SentenceBar(Card):
    """The state sentence, a message for a moment, and the way back to the page that asked for this one."""

    back_asked = Signal()

    def __init__(self, name: str, back_tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = 1
        self.line = ReadingText(name, more=1)
        self.back = QPushButton()
        self.back.setToolTip(back_tip)
        self.back.clicked.connect(self.back_asked)
        self.back.hide()
        self._told = ReadingText(self.tr("What was done"), parent=self)
        self._told.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._told.hide()
        self._told_long_enough = QTimer(self, singleShot=True, interval=_TOLD_FOR_MS)
        self._told_long_enough.timeout.connect(self._told.hide)
        self._announcing = QTimer(self, singleShot=True, interval=_ANNOUNCE_AFTER_MS)
        self._announcing.timeout.connect(self._announce)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.NEAR, look.TIGHT, look.NEAR, look.TIGHT)
        row.addWidget(self.line, 1)
        row.addWidget(self.back)
        self._fit()

    def set_lines(self, lines: int) -> None:
        """How many lines a sentence takes in a wide window."""
        self._lines = lines
        self._fit()

    def show_sentence(self, text: str) -> None:
        """What is there now; a screen reader hears it once the hand rests."""
        self.line.show_text(text)
        if QAccessible.isActive():
            self._announcing.start()

    def tell(self, text: str) -> None:
        """Say for a moment that something was done."""
        self._told.show_text(text)
        self._lay_over()
        self._told.show()
        self._told.raise_()
        self._told_long_enough.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def forget(self) -> None:
        """Put the message away."""
        self._told_long_enough.stop()
        self._told.hide()

    def told(self) -> str:
        """The message that lies over the sentence now; empty for none."""
        return "" if self._told.isHidden() else self._told.text()

    def show_way_back(self, words: str) -> None:
        """Offer the page that asked for this one; empty words put the offer away."""
        self.back.setText(words)
        self.back.setVisible(bool(words))

    def _announce(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, self.line.text()))

    def _lay_over(self) -> None:
        self._told.setGeometry(self.line.geometry())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._lay_over()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        lines = self._lines if self.width() >= _ROOM_FOR_A_LINE * look.now().text else 2
        for text in (self.line, self._told):
            text.show_lines(lines)

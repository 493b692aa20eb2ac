"""A guess that is one of several answers: round buttons whose words may take several lines."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_TARGET = 24
"""The least size of a target, in pixels."""


class OneOfGuess(QWidget):
    """The arrow keys go from answer to answer; the button ends the guessing."""

    guessed = Signal(tuple)

    def __init__(self, options: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = list(options)
        self._group = QButtonGroup(self)
        self._words: list[QLabel] = []
        self.button = QPushButton(self.tr("This is my guess"))
        self.button.setProperty("wanted", True)
        self.button.setEnabled(False)
        self.button.clicked.connect(lambda: self.guessed.emit((float(self._group.checkedId()),)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for number, option in enumerate(options):
            column.addLayout(self._row(number, option))
        column.addWidget(self.button)
        self._group.idToggled.connect(lambda _, on: self.button.setEnabled(on or self.button.isEnabled()))

    def _row(self, number: int, option: str) -> QHBoxLayout:
        radio = _Round()
        radio.setAccessibleName(option)
        self._group.addButton(radio, number)
        words = _Words(option, radio)
        self._words.append(words)
        row = QHBoxLayout()
        row.setSpacing(look.TIGHT)
        row.addWidget(radio, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row

    def show_outcome(self, guess: tuple[float, ...], truth: tuple[float, ...]) -> None:
        """Mark what was guessed and what is true; nothing can be chosen any more."""
        self.button.hide()
        for number, words in enumerate(self._words):
            radio = self._group.button(number)
            radio.setChecked(number == int(guess[0]))
            radio.setEnabled(False)
            radio.hide()
            if number == int(truth[0]):
                words.setText(self.tr("✓ {answer}").format(answer=self._options[number]))
            elif number == int(guess[0]):
                words.setText(self.tr("✗ {answer}").format(answer=self._options[number]))
            if number == int(truth[0]):
                words.setStyleSheet("font-weight: bold;")


class _Words(QLabel):
    """Words that choose their button."""

    def __init__(self, text: str, button: QRadioButton) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setMinimumHeight(24)
        self._button = button

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._button.isEnabled():
            self._button.setFocus(Qt.FocusReason.MouseFocusReason)
            self._button.click()


class _Round(QRadioButton):
    """A ring, filled when chosen: the stock one can hardly be seen on a dark ground."""

    def sizeHint(self) -> QSize:
        return QSize(_TARGET, _TARGET)

    minimumSizeHint = sizeHint

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(_TARGET / 2, _TARGET / 2)
        chosen = self.isChecked()
        painter.setPen(figure.pen(style.hand if chosen else style.groove_edge, style.stroke + 0.5))
        painter.setBrush(QColor(style.card))
        painter.drawEllipse(middle, 7.5, 7.5)
        if chosen:
            painter.setBrush(QColor(style.hand))
            painter.drawEllipse(middle, 3.5, 3.5)
        if self.hasFocus():
            painter.setPen(figure.pen(style.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 10.5, 10.5)

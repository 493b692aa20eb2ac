"""Ten buttons 0–9, one of them chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

DIGITS = 10
_A_ROW = 5


class LabelPicker(QWidget):
    """Two rows of five; a digit key chooses while one of the buttons has the focus."""

    chosen = Signal(int)

    def __init__(self, button_name: str, parent: QWidget | None = None) -> None:
        """button_name: the accessible name of digit k, with {k}."""
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self._group = QButtonGroup(self)
        for digit in range(DIGITS):
            button = QPushButton(str(digit))
            button.setCheckable(True)
            button.setAccessibleName(button_name.format(k=digit))
            button.setMinimumSize(28, 28)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setStyleSheet("padding: 3px 0px;")
            self._group.addButton(button, digit)
            grid.addWidget(button, digit // _A_ROW, digit % _A_ROW)
        self._group.idClicked.connect(self.chosen)

    def show_chosen(self, digit: int) -> None:
        """Check one button; says nothing to anyone."""
        self._group.button(digit).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal() and event.text() in "0123456789":
            digit = int(event.text())
            self._group.button(digit).setFocus()
            self.chosen.emit(digit)
        else:
            super().keyPressEvent(event)

    def focus_chosen(self) -> None:
        """Give the chosen button the keyboard."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

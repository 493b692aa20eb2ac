"""Ten buttons 0–9, one of them chosen, as a named group of radio buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.digit_keys import digit_of
from clawdemy_gui.widgets.controls.radio_buttons import radio_buttons

DIGITS = 10
_A_ROW = 5


class LabelPicker(QWidget):
    """Two rows of five; arrow keys and digits choose while one of the buttons has the focus."""

    chosen = Signal(int)

    def __init__(self, name: str, button_name: str, parent: QWidget | None = None) -> None:
        """name: the group's own; button_name: the accessible name of digit k, with {k}."""
        super().__init__(parent)
        self.setAccessibleName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.TIGHT)
        buttons = [QPushButton(str(digit)) for digit in range(DIGITS)]
        for digit, button in enumerate(buttons):
            button.setAccessibleName(button_name.format(k=digit))
            button.setMinimumSize(28, 28)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setStyleSheet("padding: 3px 0px;")
            grid.addWidget(button, digit // _A_ROW, digit % _A_ROW)
        self._group = radio_buttons(buttons, self)
        self._group.idClicked.connect(self.chosen)

    def show_chosen(self, digit: int) -> None:
        """Check one button; says nothing to anyone."""
        self._group.button(digit).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = _typed(event)
        if digit is not None:
            self._group.button(digit).setFocus()
            self.chosen.emit(digit)
        else:
            super().keyPressEvent(event)

    def focus_chosen(self) -> None:
        """Give the chosen button the keyboard."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _typed(event: QKeyEvent) -> int | None:
    """The digit that a key stands for, by its place or, on the block at the right, by what it writes."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    is_digit = len(event.text()) == 1 and event.text() in "0123456789"
    return int(event.text()) if is_digit else digit_of(event)

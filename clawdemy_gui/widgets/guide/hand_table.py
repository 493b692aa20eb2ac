"""Ten squared misses to fill in and their sum, each judged as it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from clawdemy_gui.number_reading import in_plain_digits, read_number
from clawdemy_gui.widgets.guide.words import Words

SUM = -1
"""Stands for the sum where a cell's number is asked for."""


class HandTable(QWidget):
    """Digit, output, desired value and a field a row; below them the sum. Enter goes to the next field."""

    typed = Signal(int, float)
    """Which cell (SUM for the sum), and the number in it."""
    emptied = Signal(int)

    def __init__(self, outputs: Sequence[str], label: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[int, QLineEdit] = {}
        self._marks: dict[int, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, words in enumerate(
            (self.tr("digit"), self.tr("output"), self.tr("desired"), self.tr("squared miss"))
        ):
            grid.addWidget(QLabel(words), 0, column)
        for k, output in enumerate(outputs):
            for column, text in enumerate((str(k), output, str(int(k == label)))):
                cell = QLabel(text)
                cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
                grid.addWidget(cell, k + 1, column)
            self._add_field(grid, k, k + 1, self.tr("Squared miss of output {k}").format(k=k))
        total = QLabel(self.tr("cost"))
        total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(total, len(outputs) + 1, 1, 1, 2)
        self._add_field(grid, SUM, len(outputs) + 1, self.tr("Sum of the squared misses"))
        self.slip = Words("notice")
        grid.addWidget(self.slip, len(outputs) + 2, 0, 1, 5)
        grid.setColumnStretch(4, 1)

    def _add_field(self, grid: QGridLayout, k: int, row: int, name: str) -> None:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(12)
        field.setValidator(_Numbers(field))
        field.setFixedWidth(92)
        field.textEdited.connect(lambda text: self._tell(k, text))
        field.returnPressed.connect(lambda: self.focusNextChild())
        mark = QLabel("")
        mark.setMinimumWidth(18)
        self._fields[k], self._marks[k] = field, mark
        grid.addWidget(field, row, 3)
        grid.addWidget(mark, row, 4)

    def _tell(self, k: int, text: str) -> None:
        number = read_number(text)
        if number is None:
            self._marks[k].setText("")
            self.slip.say("")
            self.emptied.emit(k)
        else:
            self.typed.emit(k, number)

    def field(self, k: int) -> QLineEdit:
        """The field of a cell, or of the sum."""
        return self._fields[k]

    def show_judgement(self, k: int, right: bool, slip: str = "") -> None:
        """A mark beside the cell; what went wrong stands below the table."""
        self._marks[k].setText("✓" if right else "✗")
        self._marks[k].setAccessibleName(self.tr("right") if right else self.tr("not right yet"))
        self._fields[k].setAccessibleDescription(slip)
        self.slip.say(slip)


class _Numbers(QValidator):
    """Numerals, a point or a comma, and a sign; nothing else can be typed."""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = (
            QValidator.State.Acceptable
            if set(in_plain_digits(text)) <= set("0123456789.,-")
            else QValidator.State.Invalid
        )
        return state, text, position

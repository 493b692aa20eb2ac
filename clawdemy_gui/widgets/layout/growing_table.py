"""A table of numbers that grows by a row at a time, keeps its last row in sight, and fits its width."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.layout.table import Table

_LINE = 1.5
"""The height of a line of text, as a share of the font's size."""
_BESIDE, _BESIDE_HEADING = 9, 14
"""Pixels beside a text, and beside a heading."""
_LETTERS, _WIDEST = 28, 392
"""It asks for so many letters of room, or so many pixels where that is less."""
_SMALLEST = 9
"""Where even this size has no room the table scrolls sideways."""


class GrowingTable(Table):
    """Rows are numbered and as high as their lines; only rows that changed are written anew.

    Where the columns have no room all texts are set smaller, never cut.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._columns: list[str] = []
        self._written: list[list[str]] = []
        self._lines = 1
        self._pixels = look.now().text
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setWordWrap(False)

    def show_rows(
        self, columns: Sequence[str], rows: Sequence[Sequence[str]], lines: int = 1, first: int = 0
    ) -> None:
        """Show these rows under their names, the last one bold; a cell has at most `lines` lines.

        `first` is the number of the first row.
        """
        before, self._written = self._written, [list(row) for row in rows]
        self._columns, self._lines = list(columns), lines
        last = len(rows) - 1
        changed = {n for n, row in enumerate(self._written) if n >= len(before) or row != before[n]}
        changed |= {len(before) - 1, last} & set(range(len(rows)))
        if (self.rowCount(), self.columnCount()) != (len(rows), len(columns)):
            self.setRowCount(len(rows))
            self.setColumnCount(len(columns))
        self.setVerticalHeaderLabels([str(first + number) for number in range(len(rows))])
        self.setHorizontalHeaderLabels(self._columns)
        for number in sorted(changed):
            for column, text in enumerate(self._written[number]):
                self._show_cell(number, column, text, number == last)
        self._fit(changed)
        self.scrollToBottom()

    def texts(self) -> list[list[str]]:
        """What the cells say, row by row."""
        return [list(row) for row in self._written]

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.tallest())

    def tallest(self) -> int:
        """As high as its rows, in pixels."""
        rows = len(self._written) * self.verticalHeader().defaultSectionSize()
        return rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LETTERS * look.now().text, _WIDEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(set())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_columns"):
            self._fit(set(range(len(self._written))))  # a style sheet gives every text its own font again

    def _fit_texts(self) -> None:
        """All columns have one size here, with what each needs."""

    def _fit(self, changed: set[int]) -> None:
        """Take the largest size at which all columns are seen; write `changed` rows in it, or all."""
        longest = [self._longest(column) for column in range(len(self._columns))]
        room = self.viewport().width()
        pixels = look.now().text
        while pixels > _SMALLEST and sum(self._widths(longest, pixels)) > room:
            pixels -= 1
        if pixels != self._pixels:
            self._pixels, changed = pixels, set(range(len(self._written)))
        for number in changed:
            for column in range(len(self._columns)):
                if (item := self.item(number, column)) is not None:
                    item.setFont(look.font(pixels, number == len(self._written) - 1))
        self.verticalHeader().setDefaultSectionSize(round(pixels * _LINE * self._lines) + 5)
        widths = self._widths(longest, pixels)
        free = max(0.0, room - sum(widths)) / max(len(widths), 1)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, int(width + free))
        if self._written and self.maximumHeight() != self.tallest():
            self.setMaximumHeight(self.tallest())
            self.updateGeometry()

    def _longest(self, column: int) -> tuple[str, str]:
        """The longest text of a column and its heading."""
        lines = [line for row in self._written for line in row[column].split("\n")]
        return max(lines, key=len, default=""), self._columns[column]

    def _widths(self, longest: Sequence[tuple[str, str]], pixels: int) -> list[float]:
        bold = QFontMetricsF(look.font(pixels, bold=True))
        heading = QFontMetricsF(look.font(look.now().text))
        return [
            max(
                bold.horizontalAdvance(text) + _BESIDE,
                max(heading.horizontalAdvance(line) for line in title.split("\n")) + _BESIDE_HEADING,
            )
            for text, title in longest
        ]

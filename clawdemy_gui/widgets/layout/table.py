"""A table of texts to read and copy."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure


class Table(QTableWidget):
    """Read-only cells, reachable by keys; Ctrl+C copies what is selected, with tabs between."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(30)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setMinimumSectionSize(16)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_cells(
        self,
        rows: Sequence[str],
        columns: Sequence[str],
        cells: Sequence[Sequence[str]],
        bold: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        """Show texts under their names; `bold` are the (row, column) cells that stand out."""
        if (self.rowCount(), self.columnCount()) != (len(rows), len(columns)):
            self.setRowCount(len(rows))
            self.setColumnCount(len(columns))
        self.setVerticalHeaderLabels(rows)
        self.setHorizontalHeaderLabels(columns)
        for row, texts in enumerate(cells):
            for column, text in enumerate(texts):
                self._show_cell(row, column, text, (row, column) in bold)

    def show_line_above(self, row: int) -> None:
        """Draw a line above a row: what stands under it is the sum of what stands above."""
        if row != self._line_above:
            self._line_above = row
            self.viewport().update()

    _line_above = -1

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if 0 <= self._line_above < self.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(figure.pen(look.now().ink, 1.5))
            y = self.rowViewportPosition(self._line_above)
            painter.drawLine(0, y, self.viewport().width(), y)

    def _show_cell(self, row: int, column: int, text: str, bold: bool) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.setItem(row, column, item)
        style = look.now()
        item.setText(text)
        item.setFont(look.font(style.text, bold))
        item.setForeground(QColor(style.ink))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for row in range(self.rowCount()):
                for column in range(self.columnCount()):
                    item = self.item(row, column)
                    if item is not None:
                        item.setForeground(QColor(look.now().ink))
                        item.setFont(look.font(look.now().text, item.font().bold()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        else:
            super().keyPressEvent(event)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""

    def selected_text(self) -> str:
        """The selected cells, rows on lines, cells between tabs."""
        chosen = self.selectedRanges()
        if not chosen:
            return ""
        box = chosen[0]
        lines = (
            "\t".join(self._text(row, column) for column in range(box.leftColumn(), box.rightColumn() + 1))
            for row in range(box.topRow(), box.bottomRow() + 1)
        )
        return "\n".join(lines)

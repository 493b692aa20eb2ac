"""A table of texts to read and copy."""

from collections.abc import Sequence
from typing import TypeAlias
from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_BESIDE, _SMALLEST = 8, 9
"""Pixels between two texts, and the smallest that one is written in."""


class _AsItIsWritten(QStyledItemDelegate):
    """A cell is read as its own text is: on a mirrored page −20 would read 20−."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        strong = next((kind for kind in map(bidirectional, option.text) if kind in ("L", "R", "AL")), "L")
        left = strong == "L"
        option.direction = Qt.LayoutDirection.LeftToRight if left else Qt.LayoutDirection.RightToLeft


class Table(QTableWidget):
    """Read-only cells, reachable by keys; Ctrl+C copies what is selected, with tabs between."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setItemDelegate(_AsItIsWritten(self))
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
        self._fit_texts()

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
        item.setText(text)
        item.setForeground(QColor(look.now().ink))
        if item.font().bold() != bold or item.font().family() != look.FAMILY:
            item.setFont(look.font(look.now().text, bold))

    def _items(self) -> list[QTableWidgetItem]:
        places = ((row, column) for row in range(self.rowCount()) for column in range(self.columnCount()))
        return [item for item in (self.item(*place) for place in places) if item is not None]

    def _fit_texts(self) -> None:
        """Write what has no room in its column smaller, never cut."""
        heads = [self.horizontalHeaderItem(column) for column in range(self.columnCount())]
        items, text = [*self._items(), *(head for head in heads if head is not None)], look.now().text
        widest = max((figure.text_width(item.text(), text, item.font().bold()) for item in items), default=0)
        room = self.viewport().width() / max(1, self.columnCount()) - _BESIDE
        pixels = max(_SMALLEST, int(text * min(1.0, room / max(widest, 1.0))))
        for item in items:
            if item.font().pixelSize() != pixels:
                item.setFont(look.font(pixels, item.font().bold()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_texts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for item in self._items():
                item.setForeground(QColor(look.now().ink))
            self._fit_texts()

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

"""A table of texts to read and copy."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
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
from clawdemy_gui.widgets.layout.more_words import has_room
from clawdemy_gui.widgets.painting import figure

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_BESIDE, _SMALLEST = 8, 9
"""Pixels between two texts, and the smallest that one is written in."""
_ANY_HEIGHT = 16_777_215
"""Qt's own greatest height."""
_LINE, _AROUND = 1.5, 1.4
"""The height of a line in a cell, and what is free above and below at most, in sizes of the text."""


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
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(20)
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
        """Give each column what it needs and a share of the rest; what has no room is written smaller."""
        style, room = look.now(), self.viewport().width()
        text = style.large if has_room(self) else style.text
        columns = range(self.columnCount())
        widest = [self._widest(column, text) for column in columns]
        needed, room = sum(widest), room - _BESIDE * len(widest)
        pixels = max(_SMALLEST, int(text * min(1.0, room / max(needed, 1.0))))
        for column in columns:
            items = [self.item(row, column) for row in range(self.rowCount())]
            for item in items:
                if item is not None and item.font().pixelSize() != pixels:
                    item.setFont(look.font(pixels, item.font().bold()))
            head = self.horizontalHeaderItem(column)
            if head is not None and head.font().pixelSize() != min(pixels, style.text):
                head.setFont(look.font(min(pixels, style.text)))
        share = max(0.0, room - needed * pixels / text) / max(len(widest), 1)
        ends = accumulate(wide * pixels / text + _BESIDE + share for wide in widest)
        for column, (left, right) in enumerate(pairwise([0.0, *ends])):
            self.setColumnWidth(column, round(right) - round(left))
        self.setMaximumHeight(self.tallest() if self.rowCount() else _ANY_HEIGHT)

    def _widest(self, column: int, pixels: int) -> float:
        """How wide the longest text of a column is in this size; its heading is never larger than usual."""
        items = [self.item(row, column) for row in range(self.rowCount())]
        head = self.horizontalHeaderItem(column)
        most = max(
            (
                figure.text_width(line, pixels, item.font().bold())
                for item in items
                if item is not None
                for line in item.text().split("\n")
            ),
            default=0.0,
        )
        if head is None:
            return most
        return max(most, figure.text_width(head.text(), min(pixels, look.now().text)) + _BESIDE)

    def tallest(self) -> int:
        """How high the table is at most, in pixels: rows that drift apart are no table any more."""
        rows = 0.0
        for row in range(self.rowCount()):
            texts = [self._text(row, column) for column in range(self.columnCount())]
            head = self.verticalHeaderItem(row)
            texts += [head.text()] if head is not None else []
            lines = 1 + max((text.count("\n") for text in texts), default=0)
            size = max((self._size_of(row, column) for column in range(self.columnCount())), default=0)
            rows += size * (lines * _LINE + _AROUND)
        return round(rows) + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()

    def _size_of(self, row: int, column: int) -> int:
        item = self.item(row, column)
        return item.font().pixelSize() if item is not None else look.now().text

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

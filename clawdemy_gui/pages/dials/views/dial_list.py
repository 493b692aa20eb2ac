"""All dials as a list that the keyboard and a screen reader can walk, and a search by address."""

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QVBoxLayout

from clawdemy_gui import look
from clawdemy_gui.pages.dials.views.view import CloserLook, Facts
from clawdemy_gui.pages.dials.words import all_addresses, short_address, small_text, value_text
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.painting import figure

_Index = QModelIndex | QPersistentModelIndex
_LONGEST = ("13,002", "2·15 → output 9", "−20.0000", "−7.8 × 10⁻¹⁰")
"""What each column has room for."""
_AROUND = 9
"""Pixels beside a text in its cell."""
_WHOLE = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
"""What gives an address in full, which has no room in a cell."""


class ListLook(CloserLook):
    """Type words of an address, such as “output 3” or “row 12 neuron 5”, or a dial's number."""

    def __init__(self) -> None:
        super().__init__()
        self._model = _DialModel()
        self._search = QLineEdit()
        self._search.setAccessibleName(self.tr("Search the dials"))
        self._search.setPlaceholderText(self.tr("for example: row 12 neuron 5, output 3, 4607"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(lambda: self._pick(self._model.index(0, 0)))
        self._count = TextLine(soft=True)
        self._list = QTableView()
        self._list.setAccessibleName(self.tr("List of dials"))
        self._list.setModel(self._model)
        self._list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setTabKeyNavigation(False)
        self._list.setShowGrid(False)
        self._list.setAlternatingRowColors(True)
        self._list.verticalHeader().hide()
        self._list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self._list.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._list.clicked.connect(self._pick)
        self._list.activated.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._search)
        column.addWidget(self._count)
        column.addWidget(self._list, 1)

    def _pick(self, index: _Index) -> None:
        if index.isValid():
            self.picked.emit(self._model.dial_at(index.row()))

    def _find(self, text: str) -> None:
        self._model.find(text)
        words = self.tr("{found:,} of {count:,} dials · Enter takes one in the hand")
        self._count.show_text(words.format(found=self._model.rowCount(), count=self._model.count()))

    def show_facts(self, facts: Facts) -> None:
        self._model.show_dials(facts)
        text = look.now().text
        self._list.verticalHeader().setDefaultSectionSize(round(text * 1.9))
        wide = [round(figure.text_width(longest, text)) + _AROUND for longest in _LONGEST]
        for section in (0, 2, 3):
            self._list.horizontalHeader().resizeSection(section, wide[section])
        beside = self._list.verticalScrollBar().sizeHint().width() + 2 * self._list.frameWidth()
        self._list.setMinimumWidth(sum(wide) + beside if look.now().side_panels else 0)
        self._find(self._search.text())
        row = self._model.row_of(facts.state.dial)
        if row >= 0:
            self._list.selectRow(row)
            self._list.scrollTo(self._model.index(row, 0))


class _DialModel(QAbstractTableModel):
    """A row for each dial that was found: its number, address, value and slope."""

    def __init__(self) -> None:
        super().__init__()
        self._layers: tuple[int, ...] = ()
        self._addresses: list[str] = []
        self._lower: list[str] = []
        self._rows = np.zeros(0, int)
        self._values = np.zeros(0)
        self._slopes: np.ndarray | None = None
        self._dead = np.zeros(0, bool)
        self._wanted = ""

    def show_dials(self, facts: Facts) -> None:
        """Other values, perhaps of another network."""
        self.beginResetModel()
        layers = tuple(facts.layers)
        start = facts.hold.start_network().parameters
        if layers != self._layers:
            self._layers = layers
            self._addresses = all_addresses(layers)
            self._lower = [
                f" {dial} {text} ".lower().replace(")", " ").replace(",", " ")
                for dial, text in enumerate(self._addresses)
            ]
            self._wanted = ""
            self._rows = np.arange(len(start))
        self._values = start.astype(np.float64)
        for dial, value in facts.state.turned.items():
            self._values[dial] = value
        self._slopes, self._dead = facts.hold.slopes, facts.hold.dead
        self.endResetModel()

    def find(self, text: str) -> None:
        """Keep the dials whose address has all these words, numbers as whole words."""
        wanted = " ".join(text.lower().replace(",", " ").split())
        if wanted == self._wanted:
            return
        self.beginResetModel()
        self._wanted = wanted
        parts = _parts(wanted)
        found = [dial for dial, words in enumerate(self._lower) if all(part in words for part in parts)]
        self._rows = np.array(found, int)
        self.endResetModel()

    def count(self) -> int:
        """How many dials there are."""
        return len(self._addresses)

    def dial_at(self, row: int) -> int:
        """The dial of this row."""
        return int(self._rows[row])

    def row_of(self, dial: int) -> int:
        """The row of this dial, −1 for none."""
        rows = np.flatnonzero(self._rows == dial)
        return int(rows[0]) if len(rows) else -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        dial = self.dial_at(index.row())
        if role in _WHOLE and index.column() == 1:
            return self._addresses[dial]
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return f"{dial:,}"
        if index.column() == 1:
            return short_address(self._layers, dial, shortest=True)
        if index.column() == 2:
            return value_text(float(self._values[dial]))
        if self._dead[dial]:
            return self.tr("dead")
        return "" if self._slopes is None else small_text(float(self._slopes[dial]))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("dial"), self.tr("address"), self.tr("value"), self.tr("slope"))[section]


def _parts(wanted: str) -> list[str]:
    """Words to be found; a number belongs to the word before it: “row 12”, not any 12."""
    parts: list[str] = []
    for word in wanted.split():
        if word.isdigit() and parts and not parts[-1].strip()[-1:].isdigit():
            parts[-1] = f"{parts[-1].rstrip()} {word} "
        else:
            parts.append(f" {word} " if word.isdigit() else word)
    return parts

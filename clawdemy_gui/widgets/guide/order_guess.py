"""A guess that is an order: lines to drag, or to move by keys and buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clawdemy_gui import look

_NUMBER = Qt.ItemDataRole.UserRole
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
_BESIDE_TEXT = 4
"""Pixels that a list leaves on either side of its text."""
_ENDLESS = 10_000


class OrderGuess(QWidget):
    """Ctrl with an arrow key moves the line that the keyboard is on."""

    guessed = Signal(tuple)

    def __init__(self, name: str, items: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = list(items)
        self.list = _Lines()
        self.list.setAccessibleName(name)
        for number, text in enumerate(items):
            line = QListWidgetItem(text, self.list)
            line.setData(_NUMBER, number)
        self.list.setCurrentRow(0)
        self.list.moved_by.connect(self.move_line)
        self.up = QPushButton(self.tr("Up"))
        self.down = QPushButton(self.tr("Down"))
        self.up.clicked.connect(lambda: self.move_line(-1))
        self.down.clicked.connect(lambda: self.move_line(1))
        self.button = QPushButton(self.tr("This is my order"))
        self.button.setProperty("wanted", True)
        self.button.clicked.connect(lambda: self.guessed.emit(self.order()))
        row = QHBoxLayout()
        row.addWidget(self.up)
        row.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addLayout(row)
        column.addWidget(self.button)

    def order(self) -> tuple[float, ...]:
        """The numbers of the items, the first line first."""
        return tuple(float(self.list.item(row).data(_NUMBER)) for row in range(self.list.count()))

    def move_line(self, by: int) -> None:
        """Move the current line up (−1) or down (1)."""
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            self.list.insertItem(row + by, self.list.takeItem(row))
            self.list.setCurrentRow(row + by)

    def show_outcome(self, guess: tuple[float, ...], truth: tuple[float, ...]) -> None:
        """The lines in the true order, each with the place it was guessed at if that was another."""
        for button in (self.up, self.down, self.button):
            button.hide()
        self.list.clear()
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        for place, number in enumerate(truth):
            was = guess.index(number)
            text = self._items[int(number)]
            words = self.tr("✓ {item}") if was == place else self.tr("{item} (you: place {place})")
            QListWidgetItem(words.format(item=text, place=was + 1), self.list)
        # Where it was guessed makes a line longer: it may wrap now.
        self.list.fit_lines()


class _Lines(QListWidget):
    """As tall as its lines, which wrap."""

    moved_by = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSpacing(look.TIGHT)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        """An edge one can see in the look of the moment."""
        style = look.now()
        sheet = (
            f"QListWidget {{ border: 1px solid {style.groove_edge}; background: {style.card}; }}"
            f"QListWidget:focus {{ border: 2px solid {style.focus}; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def fit_lines(self) -> None:
        """Give every line the height that its words need: left alone, Qt keeps that of one line."""
        wide = self.viewport().width() - 2 * self.spacing()
        for row in range(self.count()):
            line = self.item(row)
            box = QRect(0, 0, wide - 2 * _BESIDE_TEXT, _ENDLESS)
            tall = self.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap, line.text()).height()
            line.setSizeHint(QSize(wide, tall))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        lines = sum(max(self.item(row).sizeHint().height(), look.now().text) for row in range(self.count()))
        return QSize(200, lines + (2 * self.spacing() + 1) * self.count() + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower list wraps its lines and needs more of them."""
        super().resizeEvent(event)
        self.fit_lines()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (_UP, _DOWN):
            self.moved_by.emit(-1 if event.key() == _UP else 1)
        else:
            super().keyPressEvent(event)

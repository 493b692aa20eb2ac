"""A named list to choose from; the last entries may be things to do instead of things to choose."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_Index = QModelIndex | QPersistentModelIndex
_LEAST_WIDTH = 66


class Choice(QWidget):
    """A label and the list it names: Qt ignores a list's own accessible name on Linux.

    The wheel changes nothing, arrow keys open the list, and asking for something to do chooses nothing.
    """

    chosen = Signal(int)
    """The number of the choice, from 0."""
    asked = Signal(int)
    """The number of the thing to do, from 0."""

    def __init__(self, name: str, letters: int = 22, parent: QWidget | None = None) -> None:
        """letters: how many of a long entry are seen while the list is closed."""
        super().__init__(parent)
        self._choices = 0
        self._chosen = -1
        self.list = _List()
        self.list.setAccessibleName(name)
        self.list.setMinimumContentsLength(letters)
        label = QLabel(name)
        label.setBuddy(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.NEAR)
        row.addWidget(label)
        row.addWidget(self.list, 1)
        self.list.activated.connect(self._tell)

    def show_choices(self, titles: Sequence[str], chosen: int, to_do: Sequence[str] = ()) -> None:
        """Fill the list; says nothing to anyone. `to_do` stand below a line."""
        entries = [*titles, *to_do]
        if entries != [self.list.itemText(place) for place in self._places()]:
            self.list.clear()
            self.list.addItems(titles)
            if to_do:
                self.list.insertSeparator(len(titles))
                self.list.addItems(to_do)
        self._choices, self._chosen = len(titles), chosen
        self.list.setCurrentIndex(chosen)
        self.list.setToolTip(titles[chosen] if chosen >= 0 else "")

    def _places(self) -> list[int]:
        """Where the entries stand: not where the line is."""
        return [place for place in range(self.list.count()) if self.list.itemText(place)]

    def _tell(self, place: int) -> None:
        if place < self._choices:
            self.chosen.emit(place)
        else:
            self.list.setCurrentIndex(self._chosen)
            self.asked.emit(place - self._choices - 1)


class _Rows(QStyledItemDelegate):
    """Rows high enough for a finger, and a line between groups."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        text = look.now().text
        return QSize(super().sizeHint(option, index).width(), look.NEAR if _is_line(index) else text + 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        if not _is_line(index):
            super().paint(painter, option, index)
            return
        painter.setPen(figure.pen(look.now().line))
        y = option.rect.center().y()
        painter.drawLine(option.rect.left() + look.NEAR, y, option.rect.right() - look.NEAR, y)


def _is_line(index: _Index) -> bool:
    """Whether `insertSeparator` made this entry: Qt marks it so."""
    return bool(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "separator")


class _List(QComboBox):
    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Rows(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A closed list would walk through its entries, and the last ones open a file dialog."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.showPopup()
        else:
            super().keyPressEvent(event)

"""The list of pages at the side, in the order of the lesson's path."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

AnyIndex = QModelIndex | QPersistentModelIndex
_SHOWS = Qt.ItemDataRole.UserRole + 1


class PageList(QListWidget):
    """One row a page: its number, its name, and what it shows."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = _Row(self)
        self.setItemDelegate(self._rows)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.narrow = False
        self.currentItemChanged.connect(self._tell)
        self._fit()

    def show_pages(self, pages: Sequence[tuple[str, str, str]]) -> None:
        """(name, title, what it shows) each."""
        chosen = self.currentItem().data(Qt.ItemDataRole.UserRole) if self.currentItem() else None
        blocked = self.blockSignals(True)
        self.clear()
        for number, (name, title, shows) in enumerate(pages, start=1):
            item = QListWidgetItem(f"{number}  {title}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setData(_SHOWS, shows)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, shows)
            item.setToolTip(f"{title}: {shows}")
            self.addItem(item)
        self.blockSignals(blocked)
        if chosen is not None:
            self.show_chosen(chosen)

    def show_chosen(self, name: str) -> None:
        """Mark a page as the one in front; says nothing to anyone."""
        blocked = self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.setCurrentRow(row)
        self.blockSignals(blocked)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def show_narrow(self, narrow: bool) -> None:
        """Be a rail, each number over its name in small type, where the window has no room for more."""
        if narrow != self.narrow:
            self.narrow = narrow
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(round(look.now().text * (6.4 if self.narrow else 15.6)))


class _Row(QStyledItemDelegate):
    def __init__(self, pages: PageList) -> None:
        super().__init__(pages)
        self._list = pages

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, round(look.now().text * 3.9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        style = look.now()
        box = option.rect.toRectF().adjusted(6, 3, -2, -3)
        chosen = index.row() == self._list.currentRow()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.rect.contains(self._list.mapFromGlobal(self._list.cursor().pos())):
            painter.setBrush(QColor(style.hand_tint))
            painter.drawRoundedRect(box, 7, 7)
        if chosen and self._list.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(figure.pen(style.focus, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        line = box.height() / 2
        left = figure.Align.AlignLeft
        if self._list.narrow:
            colour = style.hand if chosen else style.ink
            upper, lower = box.adjusted(0, 3, 0, -line), box.adjusted(0, line - 1, 0, -4)
            figure.write(painter, upper, str(index.row() + 1), colour=colour, bold=chosen)
            title = index.data(Qt.ItemDataRole.AccessibleTextRole)
            colour = style.hand if chosen else style.soft
            figure.write(painter, lower, title, colour=colour, pixels=style.small, bold=chosen)
            painter.restore()
            return
        text = box.adjusted(10, 1, -6, -line)
        figure.write(painter, text, index.data(), left, style.hand if chosen else style.ink, None, chosen)
        text = box.adjusted(10, line - 1, -6, -2)
        figure.write(painter, text, index.data(_SHOWS), left, style.soft, style.small)
        painter.restore()

"""The names of a column's views as tabs, in as many rows as they need."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTabBar, QToolTip, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_GAP = 4
_SIDE = 9
"""Pixels between a name and the edge of its tab."""


class FlowTabs(QTabBar):
    """A stock QTabBar to keys and to a screen reader, drawn as rounded names that flow like words."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setUsesScrollButtons(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._names: list[str] = []
        self._pointed = -1
        self.currentChanged.connect(lambda place: self.chosen.emit(self._names[place]))

    def show_tabs(self, tabs: Sequence[tuple[str, str, str]]) -> None:
        """(name, title, tooltip) each; says nothing to anyone."""
        blocked = self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self._names = [name for name, _, _ in tabs]
        for place, (_, title, tip) in enumerate(tabs):
            self.addTab(title)
            self.setTabToolTip(place, tip)
        self.blockSignals(blocked)
        self.updateGeometry()

    def show_chosen(self, name: str) -> None:
        """Mark a name as the one that is shown; says nothing to anyone."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._names.index(name))
        self.blockSignals(blocked)
        self.update()

    def box_of(self, place: int) -> QRect:
        """Where a name is drawn."""
        return self._boxes(self.width())[place]

    def _boxes(self, wide: int) -> list[QRect]:
        bold = QFontMetricsF(look.font(look.now().text, bold=True))
        tall = self._tall()
        boxes: list[QRect] = []
        x = y = 0
        for place in range(self.count()):
            width = ceil(bold.horizontalAdvance(self.tabText(place))) + 2 * _SIDE
            if x and x + width > wide:
                x, y = 0, y + tall + _GAP
            boxes.append(QRect(x, y, width, tall))
            x += width + _GAP
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            boxes = [box.translated(wide - 2 * box.left() - box.width(), 0) for box in boxes]
        return boxes

    def _tall(self) -> int:
        return max(24, round(look.now().text * 2.05))

    def heightForWidth(self, wide: int) -> int:
        boxes = self._boxes(wide)
        return boxes[-1].bottom() + 1 if boxes else 0

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            max((box.width() for box in self._boxes(10_000)), default=0),
            self.heightForWidth(max(self.width(), 240)),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(self.heightForWidth(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.setFixedHeight(self.heightForWidth(max(self.width(), 240)))

    def _place_at(self, point: QPointF) -> int:
        found = (
            place for place, box in enumerate(self._boxes(self.width())) if box.contains(point.toPoint())
        )
        return next(found, -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._place_at(event.position()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._point(self._place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1)

    def _point(self, place: int) -> None:
        if place != self._pointed:
            self._pointed = place
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.tabToolTip(place) if place >= 0 else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style = look.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, box in enumerate(self._boxes(self.width())):
            chosen = place == self.currentIndex()
            ground = style.hand if chosen else style.hand_tint if place == self._pointed else style.card
            painter.setBrush(QColor(ground))
            painter.setPen(figure.pen(style.hand if chosen else style.groove_edge))
            shape = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(shape, 6, 6)
            if chosen and self.hasFocus():
                painter.setBrush(QColor(style.hand_tint))
                painter.setPen(figure.pen(style.focus, 2))
                painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            colour = style.hand if chosen and self.hasFocus() else style.on_hand if chosen else style.ink
            figure.write(painter, shape, self.tabText(place), colour=colour, pixels=style.text, bold=chosen)

"""A map of thousands of numbered cells: zoom, pan, point at one, walk with the keys, choose one."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.zoom_keys import Zoom, zoom_of
from clawdemy_gui.widgets.maps.cell_plan import CellPlan, cell_boxes
from clawdemy_gui.widgets.maps.map_view import MapView
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.diverging import colours

_ZOOM = 1.5
_RING = 5.0
"""The least half width of the frame around the chosen cell, so that a tiny cell is found."""


class CellMap(QWidget):
    """Cells in diverging colours. It shows shares from −1 to 1 and knows nothing of what they mean."""

    chosen = Signal(int)
    """A cell was clicked, or Enter was pressed on it."""
    pointed = Signal(int)
    """The cell under the pointer or the keys, −1 for none."""

    def __init__(self, name: str, text_of: Callable[[int], str], parent: QWidget | None = None) -> None:
        """text_of: a cell in words, for a screen reader."""
        super().__init__(parent)
        self._text_of = text_of
        self._plans: tuple[CellPlan, ...] = ()
        self._plan = CellPlan(np.full((1, 1), -1), ())
        self._shares = np.zeros(1)
        self._marked = np.zeros(1, bool)
        self._image = QImage()
        self._places = np.zeros((1, 4), int)
        self._chosen = -1
        self._pointed = -1
        self._pressed: QPointF | None = None
        self._panning = False
        self.map = MapView()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(340, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 110)

    # What is shown.

    def show_plans(self, plans: tuple[CellPlan, ...]) -> None:
        """Several arrangements of the same cells; the one that comes out largest here is shown."""
        self._plans = plans
        self.map.show_all()
        self._arrange()

    def show_shares(self, shares: np.ndarray, marked: np.ndarray | None = None) -> None:
        """A colour, −1…1, for each cell (n,); `marked` cells (n,) are checkered instead."""
        self._shares = shares
        self._marked = np.zeros(len(shares), bool) if marked is None else marked
        self._colour()

    def show_share(self, cell: int, share: float) -> None:
        """Another colour for one cell."""
        if self._shares[cell] != share:
            self._shares[cell] = share
            if not self._marked[cell]:
                x, y, wide, tall = (int(number) for number in self._places[cell])
                red, green, blue = (int(part) for part in colours(self._shares[cell : cell + 1])[0])
                painter = QPainter(self._image)
                painter.fillRect(x, y, wide, tall, QColor(red, green, blue))
                painter.end()
                self.update(self._ring(cell).adjusted(-3, -3, 3, 3).toAlignedRect())

    def show_chosen(self, cell: int) -> None:
        """Frame this cell."""
        if cell != self._chosen:
            self._chosen = cell
            self.update()

    def box_of(self, cell: int) -> QRectF:
        """Where a cell is, in the widget's pixels."""
        x, y, wide, tall = (float(number) for number in self._places[cell])
        return self.map.to_screen(QRectF(x, y, wide, tall))

    def cell_at(self, place: QPointF) -> int:
        """The cell there, −1 for none."""
        unit = self.map.to_map(place)
        tall, wide = self._plan.numbers.shape
        inside = 0 <= unit.x() < wide and 0 <= unit.y() < tall
        return int(self._plan.numbers[int(unit.y()), int(unit.x())]) if inside else -1

    def pointed_cell(self) -> int:
        """The cell under the pointer or the keys, −1 for none."""
        return self._pointed

    def zoom(self, factor: float) -> None:
        """Enlarge about the chosen cell, or make smaller again."""
        about = self.box_of(self._chosen).center() if self._chosen >= 0 else QPointF(self.rect().center())
        self._zoom(factor, about)

    def show_whole(self) -> None:
        """The whole map."""
        self.map.show_all()
        self.update()

    def _zoom(self, factor: float, about: QPointF) -> None:
        self.map.zoom(factor, about)
        self.update()

    def _arrange(self) -> None:
        if not self._plans:
            return
        sizes = [(plan.numbers.shape[1], plan.numbers.shape[0]) for plan in self._plans]
        best = max(range(len(sizes)), key=lambda k: self.map.scale_of(sizes[k], self.size()))
        self.map.fit(sizes[best], self.size())
        if self._plans[best] is not self._plan:
            self._plan = self._plans[best]
            self._places = cell_boxes(self._plan.numbers)
            self._colour()

    def _colour(self) -> None:
        numbers = self._plan.numbers
        if numbers.max(initial=-1) >= len(self._shares):
            return
        style = look.now()
        ground, dark, light = (figure.rgb(c) for c in (style.card, style.groove_edge, style.groove))
        table = np.vstack([colours(self._shares), np.array([ground], np.uint8)])
        picture = table[numbers]
        rows, columns = np.nonzero(np.append(self._marked, False)[numbers])
        checks = np.array([dark, light], np.uint8)
        picture[rows, columns] = checks[(rows + columns) % 2]
        tall, wide, _ = picture.shape
        packed = np.ascontiguousarray(picture)
        self._image = QImage(packed.data, wide, tall, 3 * wide, QImage.Format.Format_RGB888).convertToFormat(
            QImage.Format.Format_RGB32
        )
        self.update()

    def _ring(self, cell: int) -> QRectF:
        box = self.box_of(cell)
        more = max(2.0, _RING - box.width() / 2)
        return box.adjusted(-more, -more, more, more)

    # What a person does.

    def _point_at(self, cell: int) -> None:
        if cell != self._pointed:
            self._pointed = cell
            self.setAccessibleDescription(self._text_of(cell) if cell >= 0 else "")
            self.pointed.emit(cell)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._panning = event.position(), False
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._point_at(self.cell_at(event.position()))
            return
        moved = event.position() - self._pressed
        if self._panning or moved.manhattanLength() > QApplication.startDragDistance():
            self._panning, self._pressed = True, event.position()
            self.map.pan(moved)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._panning:
            cell = self.cell_at(event.position())
            if cell >= 0:
                self.chosen.emit(cell)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with Ctrl, so that scrolling the page never changes what is seen."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(1.25 ** (event.angleDelta().y() / 120), event.position())
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if key in steps:
            self._point_at(self._next(*steps[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._pointed >= 0:
            self.chosen.emit(self._pointed)
        elif (zoom := zoom_of(event)) is Zoom.ALL:
            self.show_whole()
        elif zoom is not None:
            self.zoom(_ZOOM if zoom is Zoom.IN else 1 / _ZOOM)
        else:
            super().keyPressEvent(event)

    def _next(self, right: int, down: int) -> int:
        """The nearest cell in this direction from the one the keys are at; the same one at the edge."""
        at = self._pointed if self._pointed >= 0 else self._chosen
        if at < 0:
            return 0
        x, y, wide, tall = (int(number) for number in self._places[at])
        row, column = y + (tall if down > 0 else -1 if down < 0 else 0), x
        column += wide if right > 0 else -1 if right < 0 else 0
        rows, columns = self._plan.numbers.shape
        while 0 <= row < rows and 0 <= column < columns:
            if self._plan.numbers[row, column] >= 0:
                return int(self._plan.numbers[row, column])
            row, column = row + down, column + right
        return at

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point_at(-1)
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    # How it is painted.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        self.draw(painter)
        style = look.now()
        for cell, colour in ((self._pointed, style.focus), (self._chosen, style.ink)):
            if cell >= 0:
                self._frame(painter, self._ring(cell), colour)
        if self.hasFocus():
            figure.focus_ring(painter, QRectF(self.rect()))

    def draw(self, painter: QPainter) -> None:
        """Draw the map as it is seen, without frames."""
        style = look.now()
        whole = QRectF(0, 0, self._image.width(), self._image.height())
        if not self._image.isNull():
            painter.drawImage(self.map.to_screen(whole), self._image, whole)
        for caption in self._plan.captions:
            box = self.map.to_screen(QRectF(*caption.box))
            if box.height() >= 8.5:
                size = min(style.small, box.height() * 0.86)
                figure.write(painter, box, caption.text, figure.Align.AlignLeft, style.soft, size)

    def _frame(self, painter: QPainter, box: QRectF, colour: str) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(figure.pen(look.now().card, 4))
        painter.drawRect(box)
        painter.setPen(figure.pen(colour, 2))
        painter.drawRect(box)

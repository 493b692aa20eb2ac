"""A wall of small images, tens of thousands if need be: only what is seen is drawn."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.pictures.tiles import Tiles, frame_width, pitch
from clawdemy_gui.widgets.pictures.wall_rows import Measures, WallRows

_MARGIN = 2.0
_LOOSEST = 1.25
"""Tiles stand at most so much further apart than they must."""


class Wall(QAbstractScrollArea):
    """Arrow keys walk from tile to tile, Enter or a click opens one."""

    opened = Signal(int)
    """The number of the image that was clicked or entered."""
    moved = Signal(int)
    """The place of the tile that the keyboard is on now."""
    pointed = Signal(int)
    """The number of the image under the pointer, −1 for none."""

    def __init__(
        self,
        name: str,
        text_of: Callable[[int], str],
        caption_of: Callable[[int], str] | None = None,
        larger: float = 1.0,
        grows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """text_of: an image in words; caption_of: what is written below it; larger: than usual.

        grows: tiles are as large as the wall allows without scrolling.
        """
        super().__init__(parent)
        self._text_of = text_of
        self._caption_of = caption_of
        self._larger = larger
        self._grows = grows
        self._tiles: Tiles | None = None
        self._empty = ""
        self._current = 0
        self._pressed = -1
        self._pointed = -1
        self._rows = WallRows(caption_of)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(3 * pitch(self._side())) + 20, round(self._line()) + 6)

    def show_tiles(self, tiles: Tiles, current: int = 0, empty: str = "") -> None:
        """Hang these; `current` is the place the keyboard is on, `empty` what is said of a bare wall."""
        self._tiles, self._empty = tiles, empty
        self._rows.clear()
        self._fit()
        self.show_current(current)
        self.viewport().update()

    def show_current(self, place: int) -> None:
        """Put the keyboard on a tile; says nothing to anyone."""
        self._current = min(max(place, 0), max(self.count() - 1, 0))
        image = self.image_at(self._current)
        self.setAccessibleDescription(self._text_of(image) if image >= 0 else self._empty)
        self.viewport().update()

    def count(self) -> int:
        """How many tiles hang."""
        return len(self._tiles.order) if self._tiles is not None else 0

    def current(self) -> int:
        """The place of the tile that the keyboard is on."""
        return self._current

    def image_at(self, place: int) -> int:
        """The number of the image at a place, −1 where none hangs."""
        return int(self._tiles.order[place]) if self._tiles is not None and 0 <= place < self.count() else -1

    def columns(self) -> int:
        """How many tiles hang in a row."""
        return max(1, int((self.viewport().width() - 2 * _MARGIN) // pitch(self._side())))

    def box_of(self, place: int) -> QRectF:
        """Where a tile hangs, in the viewport's pixels."""
        row, column = divmod(place, self.columns())
        y = _MARGIN + row * self._line() - self.verticalScrollBar().value()
        return QRectF(_MARGIN + column * self._step(), y, self._step(), self._line())

    def place_at(self, x: float, y: float) -> int:
        """The place of the tile at a point of the viewport, −1 for none."""
        column = int((x - _MARGIN) // self._step())
        row = int((y - _MARGIN + self.verticalScrollBar().value()) // self._line())
        place = row * self.columns() + column
        return place if 0 <= column < self.columns() and 0 <= place < self.count() else -1

    # Sizes.

    def _side(self) -> float:
        """The width of an image."""
        least = round(look.now().text * 3.1 * self._larger)
        return max(least, self._largest_side()) if self._grows else least

    def _largest_side(self) -> int:
        """The width at which all images hang in sight."""
        wide, tall = self.viewport().width() - 2 * _MARGIN, self.viewport().height() - 2 * _MARGIN
        for columns in range(1, self.count() + 1):
            line = tall / -(-self.count() // columns) - self._below()
            side = int(wide / columns - pitch(0.0))
            if pitch(side) <= line:
                return side
        return 0

    def _below(self) -> float:
        """How much room a caption takes."""
        return look.now().small * 1.5 if self._caption_of else 0.0

    def _step(self) -> float:
        """From one tile to the next: a row fills the width."""
        least = pitch(self._side())
        return min((self.viewport().width() - 2 * _MARGIN) / self.columns(), least * _LOOSEST)

    def _line(self) -> float:
        return pitch(self._side()) + self._below()

    def _measures(self) -> Measures:
        return Measures(
            self.viewport().width(),
            self._side(),
            self._step(),
            self._line(),
            _MARGIN,
            self.columns(),
            self.devicePixelRatioF(),
        )

    def _fit(self) -> None:
        rows = -(-self.count() // self.columns())
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, round(rows * self._line() + 2 * _MARGIN) - page))
        bar.setPageStep(max(round(page - self._line()), 1))
        bar.setSingleStep(round(self._line()))

    def _see(self, place: int) -> None:
        """Scroll just so far that a tile is seen."""
        box, bar = self.box_of(place), self.verticalScrollBar()
        if box.top() < 0:
            bar.setValue(round(bar.value() + box.top() - _MARGIN))
        elif box.bottom() > self.viewport().height():
            bar.setValue(round(bar.value() + box.bottom() - self.viewport().height() + _MARGIN))

    # What a person does.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self.columns()
        page = columns * max(1, int(self.viewport().height() // self._line()))
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -self.count(),
            Qt.Key.Key_End: self.count(),
        }
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self._walk(self._current + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._current)
        else:
            event.ignore()

    def _walk(self, place: int) -> None:
        if not self.count():
            return
        self.show_current(place)
        self._see(self._current)
        self.moved.emit(self._current)

    def _open(self, place: int) -> None:
        image = self.image_at(place)
        if image >= 0:
            self.opened.emit(image)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self.place_at(event.position().x(), event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position().x(), event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0 and place == self._pressed:
            self._walk(place)
            self._open(place)
        self._pressed = -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.place_at(event.position().x(), event.position().y()))

    def _point(self, place: int) -> None:
        if place != self._pointed:
            self._pointed = place
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()
            self.pointed.emit(self.image_at(place))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1)
        super().leaveEvent(event)

    # What is drawn.

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._rows.clear()
            self._fit()
            self.updateGeometry()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._see(self._current)
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(style.card))
        if self._tiles is None or not self.count():
            figure.write(painter, QRectF(self.viewport().rect()), self._empty, colour=style.soft)
            return
        top, line = self.verticalScrollBar().value(), self._line()
        first = max(0, int((top - _MARGIN) // line))
        last = int((top + self.viewport().height()) // line)
        for row in range(first, min(last, (self.count() - 1) // self.columns()) + 1):
            picture = self._rows.row(row, self._tiles, self._measures())
            painter.drawPixmap(QPointF(0, _MARGIN + row * line - top), picture)
        self._mark(painter)

    def _mark(self, painter: QPainter) -> None:
        style = look.now()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focused = self.hasFocus()
        for place, colour in ((self._pointed, style.hand), (self._current, style.focus)):
            if place >= 0 and (focused or place == self._pointed):
                whole = self._side() + 2 * frame_width()
                corner = self.box_of(place).topLeft()
                painter.setPen(figure.pen(colour, 2.0))
                painter.drawRoundedRect(
                    QRectF(corner.x(), corner.y(), whole, whole).adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3
                )

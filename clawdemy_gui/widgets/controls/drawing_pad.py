"""A sheet to draw one digit on, with mouse, pen or finger; it speaks of strokes."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

SIDE = 1000
"""Strokes are told on a sheet of 1000×1000, whatever the pad's size on the screen."""
_NIB = 85
"""The pen's width on that sheet: as thick as MNIST's strokes are to their digits."""
_NEAREST = 6
"""A point nearer to the last one than this is left out."""
_LONGEST = 1900
"""Points in a stroke; a longer one goes on as another."""
_INK_SIDE = 112
"""The drawing as ink has so many rows and columns."""
Strokes = Sequence[Sequence[int]]
"""Each x, y, x, y, …, from 0 to SIDE."""


_KEY_STEP = 40
_FINE_STEP = 10
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class DrawingPad(QWidget):
    """While the pen moves, `drawn` tells the stroke so far; `finished` when it is lifted.

    By keys: arrows move the pen (with Shift finely), Space puts it down and lifts it.
    """

    drawn = Signal(tuple)
    finished = Signal(tuple)

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        """hint: written on an empty sheet."""
        super().__init__(parent)
        self._hint = hint
        self._strokes: Strokes = ()
        self._stroke: list[int] = []
        self._pen = [SIDE // 2, SIDE // 4]
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(260, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)

    def show_strokes(self, strokes: Strokes) -> None:
        """Show these strokes, with the one that is being drawn."""
        self._strokes = strokes
        self.setAccessibleDescription(self._hint if not strokes else "")
        self.update()

    def sheet(self) -> QRectF:
        """The square that can be drawn on, in this widget's pixels."""
        side = float(min(self.width(), self.height()))
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side).adjusted(
            1, 1, -1, -1
        )

    def _begin(self, place: QPointF) -> None:
        self._stroke = self._on_sheet(place)
        self._tell()

    def _go_on(self, place: QPointF) -> None:
        self._draw_to(*self._on_sheet(place))

    def _draw_to(self, x: int, y: int) -> None:
        if not self._stroke:
            return
        if abs(x - self._stroke[-2]) + abs(y - self._stroke[-1]) < _NEAREST:
            return
        if len(self._stroke) >= 2 * _LONGEST:
            last = self._stroke[-2:]
            self._end()
            self._stroke = last
        self._stroke += [x, y]
        self._tell()

    def _end(self) -> None:
        if self._stroke:
            stroke, self._stroke = tuple(self._stroke), []
            self.finished.emit(stroke)

    def _tell(self) -> None:
        self.update()
        self.drawn.emit(tuple(self._stroke))

    def _on_sheet(self, place: QPointF) -> list[int]:
        sheet = self.sheet()
        x = (place.x() - sheet.left()) / sheet.width() * SIDE
        y = (place.y() - sheet.top()) / sheet.height() * SIDE
        return [round(min(max(x, 0), SIDE)), round(min(max(y, 0), SIDE))]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = _FINE_STEP if fine else _KEY_STEP
            x, y = (
                min(max(at + step * way, 0), SIDE) for at, way in zip(self._pen, _ARROWS[key], strict=True)
            )
            self._pen = [x, y]
            self._draw_to(x, y)
            self.update()
        elif key == Qt.Key.Key_Space and self._stroke:
            self._end()
        elif key == Qt.Key.Key_Space:
            self._stroke = list(self._pen)
            self._tell()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._end()
        self.update()
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif kind == QEvent.Type.TabletMove:
            self._go_on(event.position())
        elif kind == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.points():
            place = event.points()[0].position()
            if event.type() == QEvent.Type.TouchBegin:
                self._begin(place)
            elif event.type() == QEvent.Type.TouchUpdate:
                self._go_on(place)
            elif event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
                self._end()
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self.sheet()
        painter.fillRect(sheet, QColor(style.paper))
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawRect(sheet)
        strokes = [*self._strokes, self._stroke] if self._stroke else self._strokes
        if strokes:
            draw_strokes(painter, sheet, strokes, style.pen)
        else:
            figure.write(painter, sheet.adjusted(8, 8, -8, -8), self._hint, colour=style.soft)
        if self.hasFocus():
            figure.focus_ring(painter, sheet)
            x, y = (at / SIDE * sheet.width() for at in self._pen)
            painter.drawEllipse(sheet.topLeft() + QPointF(x, y), 5, 5)


def draw_strokes(painter: QPainter, sheet: QRectF, strokes: Strokes, colour: str) -> None:
    """Draw the strokes with a round pen on a square sheet."""
    painter.save()
    painter.setClipRect(sheet, Qt.ClipOperation.IntersectClip)
    painter.translate(sheet.topLeft())
    painter.scale(sheet.width() / SIDE, sheet.height() / SIDE)
    pen = QPen(QColor(colour), _NIB)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        points = [QPointF(x, y) for x, y in zip(stroke[::2], stroke[1::2], strict=True)]
        if len(points) == 1:
            points.append(points[0] + QPointF(0.5, 0))
        painter.drawPolyline(QPolygonF(points))
    painter.restore()


def ink(strokes: Strokes) -> npt.NDArray[np.uint8]:
    """The strokes as ink, square, bytes from 0 (paper) to 255 (ink)."""
    image = QImage(_INK_SIDE, _INK_SIDE, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_strokes(painter, QRectF(0, 0, _INK_SIDE, _INK_SIDE), strokes, "#ffffff")
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(_INK_SIDE, image.bytesPerLine())
    return rows[:, :_INK_SIDE].copy()

"""Two curves over one axis, a smooth one and a staircase, and the point in hand upon them."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui.widgets.charts.cost_and_accuracy_paint import (
    CurveWords,
    Frame,
    Point,
    draw_frame,
    draw_point,
    draw_reading,
    frame_of,
)
from clawdemy_gui.widgets.charts.point_reader import PointReader
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.kept_picture import KeptPicture

_GRIP = 14.0
"""So near to the point, in pixels, the pointer takes hold of it."""


class Reading(NamedTuple):
    """One place of the curves."""

    x: float
    left: float
    right: float


class CostAndAccuracy(QWidget):
    """Values on the left scale are drawn as they are, those on the right scale as steps.

    The point in hand can be dragged along the axis; elsewhere pointing at the curves, or the arrow keys,
    reads them. What does not move with the point is drawn once and kept.
    """

    moved = Signal(float)
    """The x that the hand asks for."""
    axis_placed = Signal(float, float)
    """How far from the left and the right side the axis begins and ends now."""
    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(
        self, name: str, words: CurveWords, text_of: Callable[[Reading], str], parent: QWidget | None = None
    ) -> None:
        """text_of: the words for one place of the curves."""
        super().__init__(parent)
        self._words = words
        self._text_of = text_of
        self._x = self._left = self._right = np.zeros(0)
        self._range = (0.0, 1.0)
        self._step = 1.0
        self._point: Point | None = None
        self._frame: Frame | None = None
        self._kept = KeptPicture()
        self._reader = PointReader(self, first_from_middle=True)
        self._reader.changed.connect(self._tell)
        self._held = False
        self._offset = 0.0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(420, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 90)

    def show_curves(
        self, x: np.ndarray, left: np.ndarray, right: np.ndarray, x_range: tuple[float, float], step: float
    ) -> None:
        """(n,) each, in rising order of x; `step` is the least step of the right values."""
        self._x, self._left, self._right, self._range, self._step = x, left, right, x_range, step
        self._reader.show_points(x)
        self._throw_away()

    def words(self) -> CurveWords:
        """The words on the picture."""
        return self._words

    def show_words(self, words: CurveWords) -> None:
        """Other words on the picture."""
        if words != self._words:
            self._words = words
            self._throw_away()

    def show_point(self, point: Point | None) -> None:
        """The point in the hand."""
        if point != self._point:
            self._point = point
            self.update()

    def point(self) -> Point | None:
        """The point in the hand."""
        return self._point

    def reading(self) -> str:
        """The words for the place that is read, empty for none."""
        index = self._reader.index
        if index < 0:
            return ""
        left, right = float(self._left[index]), float(self._right[index])
        return self._text_of(Reading(float(self._x[index]), left, right))

    def frame(self, box: QRectF) -> Frame:
        """The picture in another box, for an export."""
        return frame_of(box, self._words, self._x, self._left, self._right, self._range, self._step)

    def _framed(self) -> Frame:
        if self._frame is None:
            self._frame = self.frame(QRectF(self.rect()))
            plot = self._frame.plot
            self.axis_placed.emit(plot.left(), self.width() - plot.right())
        return self._frame

    def _throw_away(self) -> None:
        self._frame = None
        self._kept.forget()
        self.update()

    # What a person does.

    def _x_at(self, place: QPointF) -> float:
        plot = self._framed().plot
        low, high = self._range
        return low + (place.x() - plot.left()) / max(1.0, plot.width()) * (high - low)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._point is None:
            event.ignore()
            return
        at = self._framed().x_of(self._point.x)
        near = abs(event.position().x() - at) <= _GRIP
        self._offset = event.position().x() - at if near else 0.0
        self._held = True
        self._reader.forget()
        self.gesture_began.emit()
        if not near:
            self.moved.emit(self._clamped(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self.moved.emit(self._clamped(event.position() - QPointF(self._offset, 0)))
        else:
            self._reader.read(self._reader.nearest(self._x_at(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held and event.button() == Qt.MouseButton.LeftButton:
            self._held = False
            self.gesture_ended.emit()

    def _clamped(self, place: QPointF) -> float:
        low, high = self._range
        return min(max(self._x_at(place), low), high)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.reading())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._reader.forget()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._reader.forget()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._reader.walk(event):
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._throw_away()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._throw_away()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        frame = self._framed()
        painter = QPainter(self)
        self._kept.draw(painter, self, lambda kept: draw_frame(kept, frame))
        if self._point is not None:
            draw_point(painter, frame, self._point)
        x = self._reader.x()
        if x is not None and not self._held:
            draw_reading(painter, frame, x, self.reading())
        if self.hasFocus():
            figure.focus_ring(painter, QRectF(self.rect()))

"""A map with contour lines and a ball: point to read, click to put the ball there, pull to move the map."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui.widgets.controls.key_gestures import KeyGestures
from clawdemy_gui.widgets.controls.zoom_keys import Zoom, zoom_of
from clawdemy_gui.widgets.maps.contour_overlay import draw_ball, draw_marks, draw_reading, draw_track
from clawdemy_gui.widgets.maps.contour_paint import Chart, MapLayout, Mark, draw_map, lay_out
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.kept_picture import KeptPicture

_GRIP = 16.0
"""So near to the ball, in pixels, the pointer takes hold of it."""
_LEAST_PULL = 5.0
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Up: (0, 1),
}
_STEP, _PAGE = 0.01, 0.05
"""Shares of what is seen that an arrow key moves the ball, the reading, and the map itself."""
ZOOM = 1.5


class ContourMap(KeyGestures, QWidget):
    """Arrow keys move the ball, with Shift the reading, with Ctrl the map; + and − zoom, 0 shows all.

    What does not move with the ball is drawn once and kept.
    """

    moved = Signal(float, float)
    """The place that the ball is asked to."""
    gesture_began = Signal()
    gesture_ended = Signal()
    pointed = Signal(float, float)
    """The place that is to be read."""
    left = Signal()
    """Nothing is pointed at any more."""
    zoom_asked = Signal(float, float, float)
    """How many times as wide, and around which place."""
    panned = Signal(float, float)
    """How far the map should move along both directions."""
    show_all_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._seen = (0.0, 1.0), (0.0, 1.0)
        self._kept = KeptPicture()
        self._layout: MapLayout | None = None
        self._ball = (0.0, 0.0)
        self._downhill: tuple[float, float] | None = None
        self._marks: Sequence[Mark] = ()
        self._path = self._track = np.zeros((0, 2))
        self._rolling: tuple[float, float] | None = None
        self._reading: tuple[float, float] | None = None
        self._words = ""
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._holds_ball = self._pulls = False
        self.watch_keys(_STEPS)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(520, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 200)

    # What is shown.

    def show_chart(self, chart: Chart) -> None:
        """Draw this map."""
        self._chart = chart
        self._throw_away()

    def show_seen(self, x_range: tuple[float, float], y_range: tuple[float, float]) -> None:
        """The part of the slice that the plot shows."""
        if (x_range, y_range) != self._seen:
            self._seen = x_range, y_range
            self._throw_away()

    def show_ball(self, x: float, y: float, downhill: tuple[float, float] | None, words: str) -> None:
        """Where the ball lies and which way is down; `words` for it."""
        self._ball, self._downhill = (x, y), downhill
        self.setAccessibleDescription(words)
        self.update()

    def show_marks(self, marks: Sequence[Mark], path: np.ndarray) -> None:
        """Named places, and a path (k, 2)."""
        self._marks, self._path = marks, path
        self.update()

    def show_track(self, track: np.ndarray) -> None:
        """Where a ball has rolled, (k, 2); it is at the last place."""
        self._track = track
        self._rolling = (float(track[-1][0]), float(track[-1][1])) if len(track) else None
        self.update()

    def show_reading(self, words: str) -> None:
        """What there is at the place that is pointed at."""
        if words != self._words:
            self._words = words
            self.update()

    def reading(self) -> str:
        """The words for the place that is read, empty for none."""
        return self._words if self._reading is not None else ""

    def layout_in(self, box: QRectF) -> MapLayout | None:
        """The map in another box, for an export."""
        return lay_out(self._chart, box, *self._seen) if self._chart is not None else None

    def layout_now(self) -> MapLayout | None:
        """The map as it lies in the widget."""
        if self._layout is None:
            self._layout = self.layout_in(QRectF(self.rect()))
        return self._layout

    def draw_all(self, painter: QPainter, shown: MapLayout) -> None:
        """Everything but the reading, for the screen and a file alike."""
        draw_map(painter, shown)
        self._draw_upon(painter, shown)

    def _draw_upon(self, painter: QPainter, shown: MapLayout) -> None:
        draw_track(painter, shown, self._path, dots=True)
        draw_track(painter, shown, self._track)
        draw_marks(painter, shown, self._marks)
        draw_ball(painter, shown, *self._ball, self._downhill)
        if self._rolling is not None:
            draw_ball(painter, shown, *self._rolling, None, ghost=True)

    def _throw_away(self) -> None:
        self._layout = None
        self._kept.forget()
        self.update()

    # What a person does.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        shown = self.layout_now()
        if event.button() != Qt.MouseButton.LeftButton or shown is None:
            event.ignore()
            return
        self._pressed = self._last = event.position()
        from_ball = event.position() - shown.to_screen(*self._ball)
        self._pulls = False
        self._holds_ball = from_ball.manhattanLength() <= _GRIP
        if self._holds_ball:
            self._forget_reading()
            self.gesture_began.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shown, here = self.layout_now(), event.position()
        if shown is None:
            return
        if self._pressed is None:
            self._point(shown, here)
        elif self._holds_ball:
            self.moved.emit(*self._within(shown, here))
        elif self._pulls or (here - self._pressed).manhattanLength() > _LEAST_PULL:
            self._pulls = True
            self._forget_reading()
            before, now = shown.to_place(self._last), shown.to_place(here)
            self._last = here
            self.panned.emit(before[0] - now[0], before[1] - now[1])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        shown, pressed = self.layout_now(), self._pressed
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        self._pressed = None
        if self._holds_ball:
            self._holds_ball = False
            self.gesture_ended.emit()
        elif not self._pulls and shown is not None and shown.plot.contains(event.position()):
            self._forget_reading()
            self.moved.emit(*shown.to_place(event.position()))
        self._pulls = False

    def _within(self, shown: MapLayout, place: QPointF) -> tuple[float, float]:
        x = min(max(place.x(), shown.plot.left()), shown.plot.right())
        y = min(max(place.y(), shown.plot.top()), shown.plot.bottom())
        return shown.to_place(QPointF(x, y))

    def _point(self, shown: MapLayout, here: QPointF) -> None:
        if shown.plot.contains(here):
            self._read(*shown.to_place(here))
        else:
            self._forget_reading()

    def _read(self, x: float, y: float) -> None:
        self._reading, self._words = (x, y), ""
        self.pointed.emit(x, y)
        self.update()

    def _forget_reading(self) -> None:
        if self._reading is not None:
            self._reading = None
            self.left.emit()
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; the wheel alone scrolls the page."""
        shown = self.layout_now()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or shown is None:
            event.ignore()
            return
        factor = 1 / ZOOM if event.angleDelta().y() > 0 else ZOOM
        self.zoom_asked.emit(factor, *self._within(shown, event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in _STEPS:
            (left, right), (bottom, top) = self._seen
            far = _PAGE if event.modifiers() & Qt.KeyboardModifier.AltModifier else _STEP
            step = _STEPS[key][0] * far * (right - left), _STEPS[key][1] * far * (top - bottom)
            self._step(event, step, bool(shift))
        elif (zoom := zoom_of(event)) is Zoom.ALL:
            self.show_all_asked.emit()
        elif zoom is not None:
            self.zoom_asked.emit(1 / ZOOM if zoom is Zoom.IN else ZOOM, *self._ball)
        else:
            event.ignore()

    def _step(self, event: QKeyEvent, step: tuple[float, float], shift: bool) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.panned.emit(5 * step[0], 5 * step[1])
            return
        start = (self._reading or self._ball) if shift else self._ball
        place = start[0] + step[0], start[1] + step[1]
        if shift:
            self._read(*place)
            return
        self.begin_by_key(event)
        self._forget_reading()
        self.moved.emit(*place)

    def leaveEvent(self, event: QEvent) -> None:
        self._forget_reading()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._forget_reading()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._throw_away()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._throw_away()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.layout_now()
        if shown is None:
            return
        painter = QPainter(self)
        self._kept.draw(painter, self, lambda kept: draw_map(kept, shown))
        self._draw_upon(painter, shown)
        if self._reading is not None:
            draw_reading(painter, shown, *self._reading, self._words)
        if self.hasFocus():
            figure.focus_ring(painter, QRectF(self.rect()))

"""Curves over steps that can be read by pointer and keys, zoomed, and pointed at to go there."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.charts.point_reader import PointReader
from clawdemy_gui.widgets.charts.step_curves_paint import (
    CurvePicture,
    Panels,
    draw_ground,
    draw_lines,
    ground_key,
)
from clawdemy_gui.widgets.controls.zoom_keys import Zoom, zoom_of
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.kept_picture import KeptPicture

_ZOOM = 2.0
_LEAST_DRAG = 6


class StepCurves(QWidget):
    """Two panels of curves. Left and Right read them, + and − zoom, 0 shows all, Enter goes there.

    Pulling across zooms into what was pulled over, a double click shows all again.
    """

    chosen = Signal(float)
    """The step of the point that was clicked, or read when Enter was pressed."""

    def __init__(
        self, name: str, words_of: Callable[[int], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        """words_of: what to say about point number n of the first curve."""
        super().__init__(parent)
        self._words_of = words_of
        self._shown = CurvePicture((), (), ("", "", ""))
        self._whole = (0.0, 1.0)
        self._zoom: tuple[float, float] | None = None
        self._reader = PointReader(self)
        self._reader.changed.connect(self._tell)
        self._panels: Panels | None = None
        self._pressed: QPointF | None = None
        self._pulled: QPointF | None = None
        self._ground = KeptPicture()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(600, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 150)

    def show_curves(self, shown: CurvePicture) -> None:
        """Draw this; the range that was zoomed into stays."""
        self._whole = shown.x_range
        self._shown = shown
        self._reader.show_points(shown.upper[0].xs if shown.upper else np.zeros(0))
        self.update()

    def picture(self) -> CurvePicture:
        """What is drawn now, with its zoom and what is read."""
        reading = self._reader.x()
        words = tuple(self._words_of(self._reader.index)) if reading is not None else ()
        return self._shown._replace(x_range=self._zoom or self._whole, reading=reading, words=words)

    def reading(self) -> str:
        """The words for the point that is read, empty for none."""
        return ", ".join(self.picture().words)

    def zoom(self, factor: float) -> None:
        """See `factor` times less of the steps, around the moment that is shown; below 1: more."""
        low, high = self._zoom or self._whole
        centre = self._shown.here if self._shown.here is not None else (low + high) / 2
        centre = min(max(centre, low), high)
        self._show_range(centre - (centre - low) / factor, centre + (high - centre) / factor)

    def show_all(self) -> None:
        """The whole run again."""
        self._zoom = None
        self.update()

    def is_zoomed(self) -> bool:
        """Whether a part of the run is seen."""
        return self._zoom is not None

    def _show_range(self, low: float, high: float) -> None:
        low, high = max(low, self._whole[0]), min(high, self._whole[1])
        if high - low >= 2:
            self._zoom = None if (low, high) == self._whole else (low, high)
        self.update()

    def _tell(self) -> None:
        self.setAccessibleDescription(self.reading())
        self.update()

    def _read_at(self, x: float) -> None:
        """Read the point next to this pixel."""
        if self._panels is not None:
            self._reader.read(self._reader.nearest(self._panels.x.value(x)))

    def _choose(self) -> None:
        step = self._reader.x()
        if step is not None:
            self.chosen.emit(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._pulled = event.position()
            self.update()
        else:
            self._read_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed, self._pulled = self._pressed, None, None
        if pressed is None or self._panels is None or event.button() != Qt.MouseButton.LeftButton:
            return
        left, right = sorted((pressed.x(), event.position().x()))
        if right - left >= _LEAST_DRAG:
            self._show_range(self._panels.x.value(left), self._panels.x.value(right))
        else:
            self._read_at(event.position().x())
            self._choose()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_all()

    def leaveEvent(self, event: QEvent) -> None:
        self._reader.forget()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._reader.forget()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._reader.walk(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._reader.index >= 0:
            self._choose()
        elif (zoom := zoom_of(event)) is Zoom.ALL:
            self.show_all()
        elif zoom is not None:
            self.zoom(_ZOOM if zoom is Zoom.IN else 1 / _ZOOM)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, style = QPainter(self), look.now()
        box, shown = QRectF(self.rect()), self.picture()
        panels = self._panels = Panels(box, shown)
        key = ground_key(panels, shown)
        self._ground.draw(painter, self, lambda kept: draw_ground(kept, panels, shown), key)
        draw_lines(painter, panels, shown)
        if self._pressed is not None and self._pulled is not None:
            left, right = sorted((self._pressed.x(), self._pulled.x()))
            painter.setPen(figure.pen(style.hand, 1))
            painter.drawRect(QRectF(left, 1, right - left, self.height() - 2))
        if self.hasFocus():
            figure.focus_ring(painter, QRectF(self.rect()))

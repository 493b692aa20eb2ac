"""Curves over steps that can be read by pointer and keys, zoomed, and pointed at to go there."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.charts.step_curves_paint import (
    CurvePicture,
    Panels,
    draw_ground,
    draw_lines,
    ground_key,
)
from clawdemy_gui.widgets.painting import figure

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
        self._at = -1
        self._panels: Panels | None = None
        self._pressed: QPointF | None = None
        self._pulled: QPointF | None = None
        self._ground = QPixmap()
        self._ground_key: tuple[object, ...] = ()
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
        self.update()

    def picture(self) -> CurvePicture:
        """What is drawn now, with its zoom and what is read."""
        xs = self._xs()
        reading = float(xs[self._at]) if 0 <= self._at < len(xs) else None
        words = tuple(self._words_of(self._at)) if reading is not None else ()
        return self._shown._replace(x_range=self._zoom or self._whole, reading=reading, words=words)

    def reading(self) -> str:
        """The words for the point that is read, empty for none."""
        return ", ".join(self.picture().words)

    def _xs(self) -> np.ndarray:
        return self._shown.upper[0].xs if self._shown.upper else np.zeros(0)

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

    def _read(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self.setAccessibleDescription(self.reading())
            self.update()

    def _nearest(self, place: QPointF) -> int:
        xs = self._xs()
        if self._panels is None or not len(xs):
            return -1
        return int(np.abs(xs - self._panels.x.value(place.x())).argmin())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._pulled = event.position()
            self.update()
        else:
            self._read(self._nearest(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed, self._pulled = self._pressed, None, None
        if pressed is None or self._panels is None or event.button() != Qt.MouseButton.LeftButton:
            return
        places = sorted((pressed.x(), event.position().x()))
        if places[1] - places[0] >= _LEAST_DRAG:
            self._show_range(*(self._panels.x.value(place) for place in places))
        elif (nearest := self._nearest(event.position())) >= 0:
            self.chosen.emit(float(self._xs()[nearest]))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_all()

    def leaveEvent(self, event: QEvent) -> None:
        self._read(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._read(-1)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._xs()) - 1
        at = self._at if 0 <= self._at <= last else last
        places = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_PageUp: at + 10,
            Qt.Key.Key_PageDown: at - 10,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in places and last >= 0:
            self._read(min(max(places[key], 0), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._at <= last:
            self.chosen.emit(float(self._xs()[self._at]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _ZOOM)
        elif key == Qt.Key.Key_0:
            self.show_all()
        else:
            event.ignore()

    def _painted_ground(self, panels: Panels, shown: CurvePicture) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(QColor(look.now().card))
        painter = QPainter(ground)
        draw_ground(painter, panels, shown)
        painter.end()
        return ground

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, style = QPainter(self), look.now()
        box, shown = QRectF(self.rect()), self.picture()
        panels = self._panels = Panels(box, shown)
        key = (*ground_key(box, panels, shown), self.devicePixelRatioF())
        if key != self._ground_key:
            self._ground_key, self._ground = key, self._painted_ground(panels, shown)
        painter.drawPixmap(0, 0, self._ground)
        draw_lines(painter, panels, shown)
        if self._pressed is not None and self._pulled is not None:
            left, right = sorted((self._pressed.x(), self._pulled.x()))
            painter.setPen(figure.pen(style.hand, 1))
            painter.drawRect(QRectF(left, 1, right - left, self.height() - 2))
        if self.hasFocus():
            painter.setPen(figure.pen(style.focus, 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

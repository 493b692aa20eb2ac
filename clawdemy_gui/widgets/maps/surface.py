"""A landscape in three dimensions, turned by pulling or by the arrow keys; painted without OpenGL."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.maps.relief import Camera, Ground, ground_of, relief
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.heat import palette

_DEGREES_A_PIXEL = 0.5
_KEY_DEGREES = 5.0
_LOWEST, _HIGHEST = 10.0, 80.0
_RESTING_MS = 120
_MOST_PIXELS = 800_000
"""A large picture is less sharpened: half a million pixels more would take a window's patience."""
_SHARP = 2
"""At rest the picture is painted so many times as large and then reduced, which smooths its edges."""
_SIDES = ("↖", "↗")
"""They point from the words below to the side they are about."""
_KEYS = {
    Qt.Key.Key_Left: (_KEY_DEGREES, 0.0),
    Qt.Key.Key_Right: (-_KEY_DEGREES, 0.0),
    Qt.Key.Key_Up: (0.0, _KEY_DEGREES),
    Qt.Key.Key_Down: (0.0, -_KEY_DEGREES),
}


class Surface(QWidget):
    """One stop for the keyboard: Left and Right turn it, Up and Down tilt it."""

    turned = Signal(float, float)
    """The degrees around and above the horizon that are asked for."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground: Ground | None = None
        self._view = (30.0, 38.0)
        self._ball: tuple[float, float, float] | None = None
        self._tracks: list[np.ndarray] = []
        self._axes = ("", "")
        self._held: QPointF | None = None
        self._kept: QImage | None = None
        self._sharp = True
        self._resting = QTimer(self, singleShot=True, interval=_RESTING_MS)
        self._resting.timeout.connect(self._sharpen)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(460, 380)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    def show_values(self, values: np.ndarray, axes: tuple[str, str]) -> None:
        """Heights (rows, columns), rows along the second direction; the words for the two directions."""
        low, high = float(values.min()), float(values.max())
        inks = palette()[np.rint((values - low) / ((high - low) or 1.0) * 255).astype(int)]
        self._ground, self._axes = ground_of(values, inks), axes
        self._throw_away()

    def show_upon(self, ball: tuple[float, float, float] | None, tracks: list[np.ndarray]) -> None:
        """The ball and ways over the ground, each place (x, y, height) in shares 0…1."""
        self._ball, self._tracks = ball, tracks
        self.update()

    def show_view(self, turn: float, tilt: float) -> None:
        """From where it is seen, in degrees."""
        if (turn, tilt) != self._view:
            self._view = turn, tilt
            self._sharp = False
            self._resting.start()
            self._kept = None
            self.setAccessibleDescription(
                self.tr("turned by {turn:.0f}°, seen from {tilt:.0f}° above").format(turn=turn, tilt=tilt)
            )
            self.update()

    def _sharpen(self) -> None:
        self._sharp = True
        self._throw_away()

    def _throw_away(self) -> None:
        self._kept = None
        self.update()

    def draw(self, painter: QPainter, box: QRectF, sharp: bool = True) -> None:
        """Paint the landscape into `box`."""
        style = look.now()
        painter.fillRect(box, QColor(style.card))
        if self._ground is None:
            return
        times = _SHARP if sharp else 1
        camera = Camera(*self._view, max(2, int(box.width() * times)), max(2, int(box.height() * times)))
        image = relief(self._ground, camera, figure.rgb(style.card))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, image)
        self._draw_upon(painter, box)

    def _draw_upon(self, painter: QPainter, box: QRectF) -> None:
        camera = Camera(*self._view, max(2, int(box.width())), max(2, int(box.height())))
        painter.save()
        painter.translate(box.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axes(painter, camera)
        for track in self._tracks:
            points = QPolygonF([camera.place(*map(float, place)) for place in track])
            for colour, width in (("#000000", 4.5), ("#ff8c2e", 2.2)):
                painter.setPen(figure.pen(colour, width))
                painter.drawPolyline(points)
        if self._ball is not None:
            x, y, height = self._ball
            at = camera.place(x, y, height) - QPointF(0, 6)
            painter.setPen(figure.pen("#000000", 2))
            painter.setBrush(QColor("#ffffff"))
            painter.drawEllipse(at, 8.0, 8.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#e8590c"))
            painter.drawEllipse(at, 4.5, 4.5)
        painter.restore()

    def _draw_axes(self, painter: QPainter, camera: Camera) -> None:
        """The words for the two directions below the picture, each pointing to its side in front."""
        style = look.now()
        sides = [
            (self._axes[0], (0.0, 0.0), (1.0, 0.0)),
            (self._axes[0], (0.0, 1.0), (1.0, 1.0)),
            (self._axes[1], (0.0, 0.0), (0.0, 1.0)),
            (self._axes[1], (1.0, 0.0), (1.0, 1.0)),
        ]
        middles = [
            (text, (camera.place(*one, 0.0) + camera.place(*other, 0.0)) / 2) for text, one, other in sides
        ]
        line, wide = style.small * 1.5, camera.width / 2 - 4
        lowest = max(camera.place(x, y, 0.0).y() for x in (0.0, 1.0) for y in (0.0, 1.0))
        fronts = [max(pair, key=lambda side: side[1].y()) for pair in (middles[:2], middles[2:])]
        fronts.sort(key=lambda side: side[1].x())
        top = min(lowest + 4, camera.height - line)
        for number, (text, _) in enumerate(fronts):
            left = QRectF(number * (camera.width - wide), top, wide, line)
            words = f"{_SIDES[number]} {text}" if number == 0 else f"{text} {_SIDES[number]}"
            align = figure.Align.AlignLeft if number == 0 else figure.Align.AlignRight
            figure.write(painter, left, words, align, style.soft, style.small)

    def _ask(self, turn: float, tilt: float) -> None:
        around = (self._view[0] + turn + 180.0) % 360.0 - 180.0
        self.turned.emit(around, min(max(self._view[1] + tilt, _LOWEST), _HIGHEST))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            pulled = event.position() - self._held
            self._held = event.position()
            self._ask(-pulled.x() * _DEGREES_A_PIXEL, pulled.y() * _DEGREES_A_PIXEL)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            self._ask(*_KEYS[key])
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._throw_away()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        painter.fillRect(box, QColor(look.now().card))
        if self._ground is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, self._painted(self._ground))
            self._draw_upon(painter, box)
        if self.hasFocus():
            figure.focus_ring(painter, box)

    def _painted(self, ground: Ground) -> QImage:
        ratio = self.devicePixelRatioF()
        pixels = max(1.0, self.width() * self.height() * ratio**2)
        times = ratio * (max(1.0, min(_SHARP, (_MOST_PIXELS / pixels) ** 0.5)) if self._sharp else 1)
        wide, tall = max(2, round(self.width() * times)), max(2, round(self.height() * times))
        if self._kept is None or (self._kept.width(), self._kept.height()) != (wide, tall):
            paper = figure.rgb(look.now().card)
            self._kept = relief(ground, Camera(*self._view, wide, tall), paper)
        return self._kept

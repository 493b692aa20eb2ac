"""An image of 28×28 pixels, drawn large."""

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

SIDE = 28


class DigitPicture(QWidget):
    """A square picture of ink on paper; `name` tells a screen reader what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels: np.ndarray | None = None
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(168, 168)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 64)

    def show_image(self, pixels: np.ndarray, name: str) -> None:
        """pixels: (784,) bytes, row by row, 0 paper … 255 ink."""
        if (
            name == self.accessibleName()
            and self._pixels is not None
            and np.array_equal(pixels, self._pixels)
        ):
            return
        self._pixels = pixels
        self._image = inked(pixels)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.PaletteChange and self._pixels is not None:
            self._image = inked(self._pixels)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_digit(QPainter(self), box, self._image)


def inked(pixels: np.ndarray) -> QImage:
    """The image in the look's paper and pen, SIDE×SIDE."""
    style = look.now()
    paper, pen = (np.array(figure.rgb(c), dtype=np.float64) for c in (style.paper, style.pen))
    ink = pixels.reshape(SIDE, SIDE, 1) / 255.0
    colours = np.ascontiguousarray(np.rint(paper + ink * (pen - paper)).astype(np.uint8))
    return QImage(colours.data, SIDE, SIDE, 3 * SIDE, QImage.Format.Format_RGB888).copy()


def draw_digit(painter: QPainter, box: QRectF, image: QImage) -> None:
    """Draw an image into `box` with a thin frame, smoothly enlarged."""
    if not image.isNull():
        large = image.scaled(
            4 * SIDE, 4 * SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, large)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(figure.pen(look.now().line))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

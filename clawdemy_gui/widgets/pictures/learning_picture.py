"""What a network has learned: its first layer as pictures, some images with their outputs, the worst one."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.diverging import colours
from clawdemy_gui.widgets.pictures.digit_picture import SIDE, inked

_GAP = 5.0
_MOST_NEURONS = 32
_A_ROW = 8
"""So many of them stand beside each other, each large enough to see what it looks for."""


class AnsweredImage(NamedTuple):
    """An image and the outputs it got."""

    pixels: np.ndarray
    """(784,) bytes."""
    outputs: np.ndarray
    """(n,), each 0…1."""
    right: int
    """Which output should be 1."""
    caption: str


class LearningPicture(QWidget):
    """Three groups under one another, painted in one go."""

    def __init__(self, name: str, titles: tuple[str, str, str], parent: QWidget | None = None) -> None:
        """titles: of the three groups."""
        super().__init__(parent)
        self._titles = titles
        self._weights: np.ndarray = np.zeros((0, SIDE * SIDE))
        self._samples: Sequence[AnsweredImage] = ()
        self._worst: AnsweredImage | None = None
        self._inked: dict[int, QImage] = {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(340, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 320)

    def show_learned(
        self, weights: np.ndarray, samples: Sequence[AnsweredImage], worst: AnsweredImage | None
    ) -> None:
        """weights: (neurons, 784), any size; only the first few dozen neurons are drawn."""
        self._weights, self._samples, self._worst = weights[:_MOST_NEURONS], samples, worst
        texts = [sample.caption for sample in samples] + ([worst.caption] if worst else [])
        self.setAccessibleDescription("; ".join(texts))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._inked.clear()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, style = QPainter(self), look.now()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = style.small * 1.6
        whole = QRectF(self.rect())
        side = self._weight_side(whole.width())
        rows = -(-len(self._weights) // _A_ROW)
        weights = QRectF(0, line, whole.width(), rows * (side + _GAP))
        room = whole.height() - weights.bottom() - 2 * line
        worst_tall = min(room * 0.3, side * 2)
        samples = QRectF(0, weights.bottom() + line, whole.width(), room - worst_tall)
        worst = QRectF(0, samples.bottom() + line, worst_tall * 0.9, worst_tall)
        for box, title in zip((weights, samples, worst), self._titles, strict=True):
            heading = QRectF(0, box.top() - line, whole.width(), line)
            figure.write(painter, heading, title, figure.Align.AlignLeft, style.soft, style.small)
        self._paint_weights(painter, weights, side)
        half = -(-len(self._samples) // 2) or 1
        for number, sample in enumerate(self._samples):
            wide, tall = samples.width() / half, samples.height() / 2
            row, place = divmod(number, half)
            self._paint_answer(
                painter,
                QRectF(place * wide, samples.top() + row * tall, wide - _GAP, tall - 2),
                sample,
            )
        if self._worst is not None:
            self._paint_worst(painter, worst, self._worst)

    def _weight_side(self, wide: float) -> float:
        return wide / _A_ROW - _GAP

    def _paint_worst(self, painter: QPainter, box: QRectF, worst: AnsweredImage) -> None:
        """The image at the left, its outputs beside it."""
        style = look.now()
        line = style.small * 1.5
        self._paint_image(painter, box, worst)
        chart = QRectF(box.right() + 12, box.top(), self.width() - box.right() - 14, box.height() - line)
        self._paint_outputs(painter, chart, worst)
        text = QRectF(chart.left(), chart.bottom() + 1, chart.width(), line)
        figure.write(painter, text, worst.caption, figure.Align.AlignLeft, style.largest_edge,
                     style.small, True)  # fmt: skip

    def _paint_weights(self, painter: QPainter, box: QRectF, side: float) -> None:
        count = len(self._weights)
        if not count:
            return
        largest = float(np.abs(self._weights).max()) or 1.0
        bytes_ = colours((self._weights / largest).ravel()).reshape(count, SIDE, SIDE, 3)
        for number in range(count):
            row, column = divmod(number, _A_ROW)
            place = QRectF(box.left() + column * (side + _GAP), box.top() + row * (side + _GAP), side, side)
            image = np.ascontiguousarray(bytes_[number])
            painter.drawImage(place, QImage(image.data, SIDE, SIDE, 3 * SIDE, QImage.Format.Format_RGB888))
            painter.setPen(figure.pen(look.now().line))
            painter.drawRect(place)

    def _paint_answer(self, painter: QPainter, box: QRectF, answered: AnsweredImage) -> None:
        style = look.now()
        line = style.small * 1.5
        side = min(box.width(), (box.height() - line) * 0.55)
        place = QRectF(box.center().x() - side / 2, box.top(), side, side)
        self._paint_image(painter, place, answered)
        chart = QRectF(box.left(), place.bottom() + 4, box.width(), box.height() - side - line - 6)
        self._paint_outputs(painter, chart, answered)
        text = QRectF(box.left(), chart.bottom() + 1, box.width(), line)
        right = int(answered.outputs.argmax()) == answered.right
        figure.write(painter, text, answered.caption, colour=style.ink if right else style.largest_edge,
                     pixels=style.small, bold=not right)  # fmt: skip

    def _paint_image(self, painter: QPainter, place: QRectF, answered: AnsweredImage) -> None:
        key = hash(answered.pixels.tobytes())
        if key not in self._inked:
            if len(self._inked) > 64:
                self._inked.clear()
            self._inked[key] = inked(answered.pixels)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._inked[key])
        painter.setPen(figure.pen(look.now().line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)

    def _paint_outputs(self, painter: QPainter, chart: QRectF, answered: AnsweredImage) -> None:
        style = look.now()
        wide = chart.width() / len(answered.outputs)
        for digit, output in enumerate(answered.outputs):
            tall = float(output) * chart.height()
            bar = QRectF(chart.left() + digit * wide, chart.bottom() - tall, max(wide - 1, 1), tall)
            painter.fillRect(bar, QColor(style.good if digit == answered.right else style.largest))
        painter.drawLine(chart.bottomLeft(), chart.bottomRight())

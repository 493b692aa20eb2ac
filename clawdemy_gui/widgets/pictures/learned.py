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


class Answered(NamedTuple):
    """An image and the outputs it got."""

    pixels: np.ndarray
    """(784,) bytes."""
    outputs: np.ndarray
    """(n,), each 0…1."""
    right: int
    """Which output should be 1."""
    caption: str


class Learned(QWidget):
    """Three groups side by side, painted in one go."""

    def __init__(self, name: str, titles: tuple[str, str, str], parent: QWidget | None = None) -> None:
        """titles: of the three groups."""
        super().__init__(parent)
        self._titles = titles
        self._weights: np.ndarray = np.zeros((0, SIDE * SIDE))
        self._samples: Sequence[Answered] = ()
        self._worst: Answered | None = None
        self._inked: dict[int, QImage] = {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(600, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 90)

    def show_learned(self, weights: np.ndarray, samples: Sequence[Answered], worst: Answered | None) -> None:
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
        tall = whole.height() - line
        wide_worst = min(tall * 0.95, whole.width() * 0.16)
        wide_weights = min(whole.width() * 0.36, 8 * (tall / 2))
        groups = [
            QRectF(0, 0, wide_weights, whole.height()),
            QRectF(wide_weights + 24, 0, whole.width() - wide_weights - wide_worst - 48, whole.height()),
            QRectF(whole.width() - wide_worst, 0, wide_worst, whole.height()),
        ]
        for box, title in zip(groups, self._titles, strict=True):
            heading = QRectF(box.left(), 0, box.width(), line)
            figure.write(painter, heading, title, figure.Align.AlignLeft, style.soft, style.small)
            box.setTop(line)
        self._paint_weights(painter, groups[0])
        for number, sample in enumerate(self._samples):
            wide = groups[1].width() / len(self._samples)
            column = QRectF(groups[1].left() + number * wide, line, wide - _GAP, tall)
            self._paint_answer(painter, column, sample)
        if self._worst is not None:
            self._paint_answer(painter, groups[2], self._worst)

    def _paint_weights(self, painter: QPainter, box: QRectF) -> None:
        count = len(self._weights)
        if not count:
            return
        columns = max(1, -(-count // 2))
        side = min(box.width() / columns, box.height() / 2) - _GAP
        largest = float(np.abs(self._weights).max()) or 1.0
        bytes_ = colours((self._weights / largest).ravel()).reshape(count, SIDE, SIDE, 3)
        for number in range(count):
            row, column = divmod(number, columns)
            place = QRectF(box.left() + column * (side + _GAP), box.top() + row * (side + _GAP), side, side)
            image = np.ascontiguousarray(bytes_[number])
            painter.drawImage(place, QImage(image.data, SIDE, SIDE, 3 * SIDE, QImage.Format.Format_RGB888))
            painter.setPen(figure.pen(look.now().line))
            painter.drawRect(place)

    def _paint_answer(self, painter: QPainter, box: QRectF, answered: Answered) -> None:
        style = look.now()
        line = style.small * 1.5
        side = min(box.width(), (box.height() - line) * 0.5)
        place = QRectF(box.center().x() - side / 2, box.top(), side, side)
        key = hash(answered.pixels.tobytes())
        if key not in self._inked:
            if len(self._inked) > 64:
                self._inked.clear()
            self._inked[key] = inked(answered.pixels)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._inked[key])
        painter.setPen(figure.pen(style.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        chart = QRectF(box.left(), place.bottom() + 4, box.width(), box.height() - side - line - 6)
        wide = chart.width() / len(answered.outputs)
        largest = int(answered.outputs.argmax())
        for digit, output in enumerate(answered.outputs):
            tall = float(output) * chart.height()
            bar = QRectF(chart.left() + digit * wide, chart.bottom() - tall, max(wide - 1, 1), tall)
            painter.fillRect(bar, QColor(style.good if digit == answered.right else style.largest))
        painter.drawLine(chart.bottomLeft(), chart.bottomRight())
        text = QRectF(box.left(), chart.bottom() + 1, box.width(), line)
        right = largest == answered.right
        figure.write(painter, text, answered.caption, colour=style.ink if right else style.largest_edge,
                     pixels=style.small, bold=not right)  # fmt: skip

"""What the frames on a wall mean: four widths, and the corner of a wrong answer."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.pictures.tiles import draw_frame


class FrameLegend(QWidget):
    """Four frames with their costs below, and a fifth one for wrong answers."""

    def __init__(self, name: str, texts: Sequence[str], wrong: str, parent: QWidget | None = None) -> None:
        """texts: the costs of the four frames, from the thinnest."""
        super().__init__(parent)
        self._texts = [*texts, wrong]
        self.setAccessibleName(name)
        self.setAccessibleDescription(", ".join(self._texts))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(look.now().small * 16.7), round(look.now().small * 4.2))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = look.now()
        side = style.small * 2.2
        wide = self.width() / len(self._texts)
        for place, text in enumerate(self._texts):
            frame = QRectF(place * wide + (wide - side) / 2, 1, side, side)
            wrong = place == len(self._texts) - 1
            draw_frame(painter, frame, 0 if wrong else place, wrong)
            below = QRectF(place * wide + 1, side + 3, wide - 2, style.small * 1.5)
            figure.write(painter, below, text, colour=style.soft, pixels=style.small)

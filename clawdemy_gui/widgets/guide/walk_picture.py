"""The costs along a short walk, as columns with their numbers: shoots up, barely moves, bounces, falls."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure


class WalkPicture(QWidget):
    """A screen reader hears the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._costs: tuple[float, ...] = ()
        self._texts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(270, 110 + 3 * look.now().small)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def show_walk(self, costs: Sequence[float], texts: Sequence[str]) -> None:
        """The cost at the start and after each step, and how each is written."""
        self._costs, self._texts = tuple(costs), tuple(texts)
        self.setAccessibleName(self.tr("Cost step by step: {costs}").format(costs=", ".join(self._texts)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = style.small * 1.35
        foot, wide = self.height() - line, self.width() / max(len(self._costs), 1)
        tall, highest = foot - line - 2, max(self._costs, default=1.0) or 1.0
        for number, cost in enumerate(self._costs):
            left = number * wide
            bar = QRectF(left + wide * 0.2, foot - cost / highest * tall, wide * 0.6, cost / highest * tall)
            painter.setPen(figure.pen(style.miss_edge, style.stroke))
            painter.setBrush(QColor(style.miss))
            painter.drawRect(bar)
            above = QRectF(left + 1, bar.top() - line, wide - 2, line)
            figure.write(painter, above, self._texts[number], pixels=style.small)
            below = QRectF(left, foot, wide, line)
            figure.write(painter, below, str(number), colour=style.soft, pixels=style.small)
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(QPointF(0, foot), QPointF(self.width(), foot))

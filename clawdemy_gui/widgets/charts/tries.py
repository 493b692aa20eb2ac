"""Dots on an axis: what was tried, the best of it, and the mark to beat."""

from collections import deque

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_KEPT = 600
_ROWS = 9
"""Dots are strewn over so many rows, so that one sees where they crowd."""


class Tries(QWidget):
    """Numbers from 0 to `top`; those beyond stand at its end."""

    def __init__(
        self, name: str, top: float, mark: float, mark_text: str, parent: QWidget | None = None
    ) -> None:
        """mark: the number to beat."""
        super().__init__(parent)
        self._top, self._mark, self._mark_text = top, mark, mark_text
        self._dots: deque[tuple[int, float]] = deque(maxlen=_KEPT)
        self._count = 0
        self._best: float | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(420, 84)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 56)

    def clear(self) -> None:
        """Nothing tried yet."""
        self._dots.clear()
        self._count, self._best = 0, None
        self.update()

    def add(self, number: float, best: float) -> None:
        """One more, and the best so far."""
        self._dots.append((self._count % _ROWS, number))
        self._count += 1
        self._best = best
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = style.small * 1.5
        box = QRectF(8, line, self.width() - 16, self.height() - 2 * line)
        self._paint_axis(painter, box, style)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.miss_edge))
        for row, number in self._dots:
            y = box.top() + (row + 0.5) / _ROWS * box.height()
            painter.drawEllipse(QPointF(self._x(number, box), y), 2.4, 2.4)
        if self._best is not None:
            x = self._x(self._best, box)
            painter.setPen(figure.pen(style.hand, style.stroke + 1))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))

    def _paint_axis(self, painter: QPainter, box: QRectF, style: look.Look) -> None:
        line = style.small * 1.5
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        for tick in range(int(self._top) + 1):
            at = QRectF(self._x(tick, box) - 20, box.bottom() + 2, 40, line)
            figure.write(painter, at, str(tick), colour=style.soft, pixels=style.small)
        x = self._x(self._mark, box)
        painter.setPen(figure.pen(style.good, style.stroke + 0.7, dashed=True))
        painter.drawLine(QPointF(x, box.top() - 2), QPointF(x, box.bottom()))
        at = QRectF(x + 4, 0, 120, line)
        figure.write(painter, at, self._mark_text, figure.Align.AlignLeft, style.good, style.small, True)

    def _x(self, number: float, box: QRectF) -> float:
        return box.left() + min(number / self._top, 1.0) * box.width()

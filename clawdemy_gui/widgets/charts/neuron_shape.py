"""What a neuron makes of its sum: a smooth slope or a single step."""

from math import exp

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_REACH = 6.0
_POINTS = 80


class NeuronShape(QWidget):
    """A small picture of the function, without numbers but for 0 and 1."""

    def __init__(self, name: str, step: bool, bottom: str, left: str, parent: QWidget | None = None) -> None:
        """bottom, left: what goes in and what comes out."""
        super().__init__(parent)
        self._step, self._bottom, self._left = step, bottom, left
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(200, 110)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = style.small * 1.5
        box = QRectF(24, line, self.width() - 34, self.height() - 2 * line)
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(
            QPointF(box.center().x(), box.top() - 3), QPointF(box.center().x(), box.bottom() + 3)
        )
        align = figure.Align
        for text, y in (("1", box.top()), ("0", box.bottom())):
            at = QRectF(0, y - line / 2, 18, line)
            figure.write(painter, at, text, align.AlignRight, style.soft, style.small)
        head = QRectF(24, 0, box.width(), line)
        figure.write(painter, head, self._left, align.AlignLeft, style.soft, style.small)
        foot = QRectF(24, box.bottom() + 2, box.width(), line)
        figure.write(painter, foot, self._bottom, align.AlignRight, style.soft, style.small)
        painter.setPen(figure.pen(style.hand, style.stroke + 1))
        painter.drawPolyline(self._curve(box))

    def _curve(self, box: QRectF) -> QPolygonF:
        middle = box.center().x()
        if self._step:
            return QPolygonF(
                [
                    box.bottomLeft(),
                    QPointF(middle, box.bottom()),
                    QPointF(middle, box.top()),
                    box.topRight(),
                ]
            )
        points = []
        for number in range(_POINTS + 1):
            share = number / _POINTS
            height = 1 / (1 + exp(-(2 * share - 1) * _REACH))
            points.append(QPointF(box.left() + share * box.width(), box.bottom() - height * box.height()))
        return QPolygonF(points)

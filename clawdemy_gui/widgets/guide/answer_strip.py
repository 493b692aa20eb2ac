"""Ten outputs as small columns with their numbers, the label's marked: an answer to look at, not to move."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure

_TALL = 70


class AnswerStrip(QWidget):
    """A screen reader hears the ten numbers and the label."""

    def __init__(self, tall: int = _TALL, parent: QWidget | None = None) -> None:
        """tall: the height of a full column, in pixels."""
        super().__init__(parent)
        self._tall = tall
        self._outputs: tuple[float, ...] = ()
        self._texts: tuple[str, ...] = ()
        self._label = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(270, self._tall + 3 * look.now().small)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def show_answer(self, outputs: Sequence[float], texts: Sequence[str], label: int) -> None:
        """Ten outputs 0…1, each as it is written, and which digit is right."""
        self._outputs, self._texts, self._label = tuple(outputs), tuple(texts), label
        self.setAccessibleName(
            self.tr("Answer to a {label}: {outputs}").format(
                label=label, outputs=", ".join(f"{k}: {text}" for k, text in enumerate(self._texts))
            )
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = style.small * 1.35
        foot, wide = self.height() - line, self.width() / max(len(self._outputs), 1)
        tall = foot - line - 2
        for k, output in enumerate(self._outputs):
            box = QRectF(k * wide, 0, wide, self.height())
            if k == self._label:
                painter.fillRect(box, QColor(style.hand_tint))
            bar = QRectF(box.left() + wide * 0.22, foot - output * tall, wide * 0.56, output * tall)
            painter.setPen(figure.pen(style.hand, style.stroke * 0.7))
            painter.setBrush(QColor(style.hand))
            if bar.height() > 0.5:
                painter.drawRect(bar)
            above = QRectF(box.left() + 1, bar.top() - line, wide - 2, line)
            figure.write(painter, above, self._texts[k], pixels=style.small)
            below = QRectF(box.left(), foot, wide, line)
            own = k == self._label
            figure.write(painter, below, str(k), colour=style.hand if own else style.ink, bold=own)
        painter.setPen(figure.pen(style.groove_edge))
        painter.drawLine(QPointF(0, foot), QPointF(self.width(), foot))

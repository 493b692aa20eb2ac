"""A scale from 0 to 100 % with a stretch that is impossible and a mark where something stands."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.painting import figure


class LeastShare(QWidget):
    """The hatched stretch from 0 to the bound cannot be; the mark stands beyond it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = 0.0
        self._at = 0.0
        self._least_text = ""
        self._at_text = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, round(look.now().small * 4.8))

    minimumSizeHint = sizeHint

    def show_share(self, least: float, least_text: str, at: float, at_text: str) -> None:
        """least, at: 0…1. The texts stand below the end of the stretch and above the mark."""
        self._least, self._at = min(max(least, 0.0), 1.0), at
        self._least_text, self._at_text = least_text, at_text
        self.setAccessibleDescription(f"{at_text}; {least_text}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_least_share(
            QPainter(self), QRectF(self.rect()), self._least, self._least_text, self._at, self._at_text
        )


def draw_least_share(
    painter: QPainter, box: QRectF, least: float, least_text: str, at: float, at_text: str
) -> None:
    """Draw the scale into `box`."""
    style = look.now()
    line = style.small * 1.4
    groove = QRectF(box.left() + 1, box.top() + line + 6, box.width() - 2, box.height() - 2 * line - 10)
    painter.fillRect(groove, QColor(style.hand_tint))
    if least > 0:
        taken = QRectF(groove.left(), groove.top(), groove.width() * least, groove.height())
        painter.fillRect(taken, QColor(style.groove))
        figure.hatch(painter, taken, style.groove_edge, gap=5.0, width=1.0)
        painter.fillRect(QRectF(taken.right() - 1, groove.top(), 2, groove.height()), QColor(style.ink))
    painter.setPen(figure.pen(style.groove_edge))
    painter.drawRect(groove)
    x = groove.left() + groove.width() * at
    painter.fillRect(QRectF(x - 1.5, groove.top() - 2, 3, groove.height() + 4), QColor(style.hand))
    painter.setBrush(QColor(style.hand))
    painter.setPen(figure.pen(style.hand))
    tip = QPointF(x, groove.top() - 1)
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-4, -5), tip + QPointF(4, -5)]))
    above = QRectF(box.left(), box.top(), box.width(), line - 2)
    wide = QFontMetricsF(look.font(style.small, bold=True)).horizontalAdvance(at_text) + 2
    left = min(max(x - wide / 2, above.left()), above.right() - wide)
    above = QRectF(max(left, above.left()), above.top(), min(wide, box.width()), above.height())
    figure.write(painter, above, at_text, figure.Align.AlignLeft, style.hand, style.small, True)
    below = QRectF(box.left(), groove.bottom() + 3, box.width(), line)
    figure.write(painter, below, least_text, figure.Align.AlignLeft, style.soft, style.small)

"""A short ruler on which a guess and the truth stand, with the way between them."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.long_slider import HANDLE
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.ticks import tick_text, ticks

_TICKS = 5
_MARK = 6.0
"""Half the width of a mark, in pixels."""
_ROOM = 7.5
"""What the words of a mark need beside it, in heights of their letters."""
_LANE = 9.0
"""Height of the marks below their words."""


class GuessRuler(QWidget):
    """Numbers from low to high under a slider of the same width; after the guess both marks stand on it."""

    def __init__(self, low: float, high: float, percent: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high, self._percent = low, high, percent
        self._marks: tuple[tuple[float, str], tuple[float, str]] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        lines = 1.6 if self._marks is None else 4.4
        return QSize(160, round(lines * look.now().small + 8 + (_LANE if self._marks else 0)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def show_outcome(self, guess: float, guess_text: str, truth: float, truth_text: str) -> None:
        """Put both marks on the ruler."""
        self._marks = (guess, guess_text), (truth, truth_text)
        self.updateGeometry()
        self.update()

    def _x(self, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return HANDLE / 2 + min(max(share, 0.0), 1.0) * (self.width() - HANDLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, painter = look.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = style.small * 1.4
        top = 2.0
        if self._marks is not None:
            top += 2 * line + _LANE
            self._paint_marks(painter, top, line)
        painter.setPen(figure.pen(style.groove_edge, style.stroke))
        painter.drawLine(QPointF(self._x(self._low), top), QPointF(self._x(self._high), top))
        factor = 100 if self._percent else 1
        there = ticks(self._low * factor, self._high * factor, _TICKS)
        for tick in there:
            x = self._x(tick / factor)
            painter.setPen(figure.pen(style.groove_edge))
            painter.drawLine(QPointF(x, top), QPointF(x, top + 4))
            words = tick_text(tick, there) + (" %" if self._percent else "")
            box = QRectF(x - 40, top + 4, 80, line)
            align = figure.Align.AlignCenter
            if x < 20:
                box, align = QRectF(0, top + 4, 80, line), figure.Align.AlignLeft
            elif x > self.width() - 20:
                box, align = QRectF(self.width() - 80, top + 4, 80, line), figure.Align.AlignRight
            figure.write(painter, box, words, align, style.soft, style.small)

    def _paint_marks(self, painter: QPainter, top: float, line: float) -> None:
        """The guess open, the truth filled, a dashed way between them; each has a row for its words."""
        assert self._marks is not None
        style = look.now()
        (guess, guess_text), (truth, truth_text) = self._marks
        painter.setPen(figure.pen(style.largest_edge, style.stroke + 0.5, dashed=True))
        painter.drawLine(QPointF(self._x(guess), top - 4), QPointF(self._x(truth), top - 4))
        marks = [
            (self._x(guess), guess_text, style.hand, style.card),
            (self._x(truth), truth_text, style.good, style.good),
        ]
        left, right = sorted(marks, key=lambda mark: mark[0])
        room = _ROOM * style.small
        # The upper row belongs to the mark whose words would else cross the other one's line.
        upper, lower = (left, right) if self.width() - right[0] > room else (right, left)
        for row, mark in enumerate((upper, lower)):
            x, text, colour, ground = mark
            painter.setPen(figure.pen(colour, style.stroke + 0.5))
            painter.setBrush(QColor(ground))
            foot = top - 1
            painter.drawLine(QPointF(x, row * line + 3), QPointF(x, foot))
            painter.drawPolygon(
                QPolygonF([QPointF(x, foot), QPointF(x - _MARK, foot - 8), QPointF(x + _MARK, foot - 8)])
            )
            on_right = x < room if upper is right else self.width() - x > room
            self._write_beside(painter, QRectF(x, row * line, 0, line), text, colour, on_right)

    def _write_beside(self, painter: QPainter, at: QRectF, text: str, colour: str, on_right: bool) -> None:
        """The words right or left of their line."""
        beside = 5.0
        box = QRectF(at.left() + beside, at.top(), self.width() - at.left() - beside, at.height())
        if not on_right:
            box = QRectF(0, at.top(), at.left() - beside, at.height())
        align = figure.Align.AlignLeft if on_right else figure.Align.AlignRight
        figure.write(painter, box, text, align, colour, look.now().small, bold=True)

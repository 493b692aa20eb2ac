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


class GuessRuler(QWidget):
    """Numbers from low to high under a slider of the same width; after the guess both marks stand on it."""

    def __init__(self, low: float, high: float, percent: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high, self._percent = low, high, percent
        self._marks: tuple[tuple[float, str], tuple[float, str]] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        lines = 1.6 if self._marks is None else 4.4
        return QSize(160, round(lines * look.now().small) + 8)

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
            top += 2 * line
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
            figure.write(painter, box, words, align, style.soft, style.small - 1)

    def _paint_marks(self, painter: QPainter, top: float, line: float) -> None:
        """The guess above, open; the truth below it, filled; a dashed way between them."""
        assert self._marks is not None
        style = look.now()
        (guess, guess_text), (truth, truth_text) = self._marks
        painter.setPen(figure.pen(style.largest_edge, style.stroke + 0.5, dashed=True))
        painter.drawLine(QPointF(self._x(guess), top - 4), QPointF(self._x(truth), top - 4))
        for value, text, colour, row, filled in (
            (guess, guess_text, style.hand, 0, False),
            (truth, truth_text, style.good, 1, True),
        ):
            x, foot = self._x(value), top - 1
            painter.setPen(figure.pen(colour, style.stroke + 0.5))
            painter.setBrush(QColor(colour if filled else style.card))
            painter.drawLine(QPointF(x, row * line + line - 2), QPointF(x, foot))
            painter.drawPolygon(
                QPolygonF([QPointF(x, foot), QPointF(x - _MARK, foot - 8), QPointF(x + _MARK, foot - 8)])
            )
            self._write_beside(painter, x, row * line, line, text, colour)

    def _write_beside(
        self, painter: QPainter, x: float, y: float, line: float, text: str, colour: str
    ) -> None:
        """The words right of the mark, or left of it where the right side is too narrow."""
        on_right = x < self.width() / 2
        beside = _MARK + 4
        box = QRectF(x + beside, y, self.width() - x - beside, line)
        if not on_right:
            box = QRectF(0, y, x - beside, line)
        align = figure.Align.AlignLeft if on_right else figure.Align.AlignRight
        figure.write(painter, box, text, align, colour, look.now().small, bold=True)

"""A curve with axes whose values can be read by pointer and by keys."""

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from clawdemy_gui import look
from clawdemy_gui.widgets.charts.point_reader import PointReader
from clawdemy_gui.widgets.painting import figure


class ValueCurve(pg.PlotWidget):
    """One curve; the point under the pointer, or the one the arrow keys walk to, is read out."""

    read = Signal(int)
    """Which point is read, −1 for none."""

    def __init__(
        self,
        name: str,
        bottom: str,
        left: str,
        text_of: Callable[[float, float], str],
        parent: QWidget | None = None,
    ) -> None:
        """text_of: the words for a point (x, y)."""
        super().__init__(parent)
        self._text_of = text_of
        self._x = np.zeros(0)
        self._y = np.zeros(0)
        self._reader = PointReader(self)
        self._reader.changed.connect(self._tell)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it is not a stop of its own
        self.setMouseTracking(True)
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.disableAutoRange()
        for side, words in (("bottom", bottom), ("left", left)):
            axis = item.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setLabel(words)
        item.getAxis("left").setWidth(62)
        self._line = pg.PlotCurveItem(antialias=True)
        self._tangent = pg.PlotCurveItem(antialias=True)
        self._dot = pg.ScatterPlotItem(size=12)
        self._reading = pg.ScatterPlotItem(size=9)
        self._words = pg.TextItem(anchor=(0.5, 1.3))
        for thing in (self._line, self._tangent, self._dot, self._reading, self._words):
            self.addItem(thing)
        self._words.hide()
        self._restyle()

    def show_curve(
        self,
        x: np.ndarray,
        y: np.ndarray,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        dot: tuple[float, float] | None = None,
        slope: float | None = None,
    ) -> None:
        """Draw y over x, a dot where one is, and the tangent through it."""
        self._x, self._y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        self._line.setData(self._x, self._y)
        self._dot.setData([dot[0]] if dot else [], [dot[1]] if dot else [])
        if dot and slope is not None:
            reach = 0.18 * (x_range[1] - x_range[0])
            self._tangent.setData(
                np.array([dot[0] - reach, dot[0] + reach]),
                np.array([dot[1] - slope * reach, dot[1] + slope * reach]),
            )
        else:
            self._tangent.setData([], [])
        self.getPlotItem().setRange(xRange=x_range, yRange=y_range, padding=0, disableAutoRange=True)
        self._reader.show_points(self._x)
        self._show_reading()

    def reading(self) -> str:
        """The words for the point that is read, empty for none."""
        index = self._reader.index
        return self._text_of(self._x[index], self._y[index]) if index >= 0 else ""

    def _tell(self) -> None:
        self._show_reading()
        self.setAccessibleDescription(self.reading())
        self.read.emit(self._reader.index)

    def _show_reading(self) -> None:
        index, words = self._reader.index, self.reading()
        self._words.setVisible(bool(words))
        self._reading.setData([self._x[index]] if words else [], [self._y[index]] if words else [])
        if words:
            self._words.setText(words)
            low, high = self.getViewBox().viewRange()[0]
            share = (self._x[index] - low) / (high - low or 1)
            y_low, y_high = self.getViewBox().viewRange()[1]
            near_top = (self._y[index] - y_low) > 0.75 * (y_high - y_low)
            self._words.setAnchor((min(max(share, 0.0), 1.0), -0.3 if near_top else 1.3))
            self._words.setPos(self._x[index], self._y[index])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = self.getViewBox().mapSceneToView(event.position()).x()
        self._reader.read(self._reader.nearest(x))

    def leaveEvent(self, event: QEvent) -> None:
        self._reader.forget()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._reader.forget()
        self.viewport().update()
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._reader.walk(event):
            event.ignore()

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_words"):
            self._restyle()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            figure.focus_ring(QPainter(self.viewport()), QRectF(self.viewport().rect()))

    def _restyle(self) -> None:
        style = look.now()
        self.setBackground(QColor(style.card))
        for side in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(QColor(style.groove_edge))
            axis.setTextPen(QColor(style.soft))
            axis.setTickFont(look.font(style.small))
            axis.label.setFont(look.font(style.small))
        self._line.setPen(pg.mkPen(style.hand, width=style.stroke + 0.7))
        self._tangent.setPen(
            pg.mkPen(style.largest_edge, width=style.stroke + 0.7, style=Qt.PenStyle.DashLine)
        )
        self._dot.setPen(pg.mkPen(style.largest_edge, width=2))
        self._dot.setBrush(pg.mkBrush(style.largest))
        self._reading.setPen(pg.mkPen(style.ink, width=2))
        self._reading.setBrush(pg.mkBrush(style.card))
        self._words.setColor(QColor(style.ink))
        self._words.setFont(look.font(style.small, bold=True))
        self._words.fill = pg.mkBrush(style.card)

"""What lies upon a map: ways, named places, the ball with its downhill arrow, and what is read."""

from collections.abc import Sequence
from math import hypot

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from clawdemy_gui import look
from clawdemy_gui.widgets.maps.contour_paint import MapLayout, Mark
from clawdemy_gui.widgets.painting import figure

_ARROW = 64.0
"""How long the downhill arrow is, in pixels."""
BALL = 8.0
"""The ball's radius in pixels."""


def draw_track(painter: QPainter, shown: MapLayout, track: np.ndarray, dots: bool = False) -> None:
    """A way over the map, (k, 2), light with a dark edge."""
    if len(track) < 2:
        return
    points = QPolygonF([shown.to_screen(float(x), float(y)) for x, y in track[:, :2]])
    painter.save()
    painter.setClipRect(shown.plot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in (("#000000", 4.5), ("#ff8c2e", 2.2)):
        pen = figure.pen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(points)
    if dots:
        painter.setPen(figure.pen("#000000", 1))
        painter.setBrush(QColor("#ff8c2e"))
        for number in range(points.count()):
            painter.drawEllipse(points.at(number), 2.6, 2.6)
    painter.restore()


def draw_marks(painter: QPainter, shown: MapLayout, marks: Sequence[Mark]) -> None:
    """Places with names: a small white diamond and its words beside it."""
    style = look.now()
    painter.save()
    painter.setClipRect(shown.plot)
    for mark in marks:
        at = shown.to_screen(mark.x, mark.y)
        if not shown.plot.contains(at):
            continue
        diamond = [QPointF(0, -6), QPointF(6, 0), QPointF(0, 6), QPointF(-6, 0)]
        painter.setPen(figure.pen("#000000", 1.4))
        painter.setBrush(QColor("#ffffff"))
        painter.drawPolygon(QPolygonF([at + corner for corner in diamond]))
        wide = QFontMetricsF(look.font(style.small, True)).horizontalAdvance(mark.text) + 8
        left = at.x() - wide / 2
        left = min(max(left, shown.plot.left() + 2), shown.plot.right() - wide - 2)
        top = (
            at.y() + 11
            if at.y() + 14 + style.small * 1.5 < shown.plot.bottom()
            else at.y() - 12 - style.small * 1.5
        )
        _write_boxed(painter, QRectF(left, top, wide, style.small * 1.5), mark.text)
    painter.restore()


def _write_boxed(painter: QPainter, box: QRectF, text: str) -> None:
    ground = QColor(look.now().card)
    ground.setAlphaF(0.9)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    figure.write(painter, box, text, pixels=look.now().small, bold=True)


def draw_ball(
    painter: QPainter,
    shown: MapLayout,
    x: float,
    y: float,
    downhill: tuple[float, float] | None,
    ghost: bool = False,
) -> None:
    """The ball, and an arrow to where the cost falls fastest within the slice."""
    at = shown.to_screen(x, y)
    painter.save()
    painter.setClipRect(shown.plot.adjusted(-BALL, -BALL, BALL, BALL))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if downhill is not None:
        _draw_arrow(painter, at, shown.to_screen(x + downhill[0], y + downhill[1]) - at)
    painter.setPen(figure.pen("#000000", 2.0))
    painter.setBrush(QColor("#ffb066" if ghost else "#ffffff"))
    painter.drawEllipse(at, BALL, BALL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#e8590c"))
    painter.drawEllipse(at, BALL - 3.5, BALL - 3.5)
    painter.restore()


def _draw_arrow(painter: QPainter, at: QPointF, way: QPointF) -> None:
    length = hypot(way.x(), way.y())
    if length < 1e-9:
        return
    unit = way / length
    across = QPointF(-unit.y(), unit.x())
    start, end = at + unit * (BALL + 2), at + unit * _ARROW
    head = [end, end - unit * 13 + across * 6.5, end - unit * 13 - across * 6.5]
    for colour, width in (("#000000", 6.0), ("#ffffff", 3.0)):
        painter.setPen(figure.pen(colour, width))
        painter.drawLine(QLineF(start, end - unit * 11))
    painter.setPen(figure.pen("#000000", 1.5))
    painter.setBrush(QColor("#ffffff"))
    painter.drawPolygon(QPolygonF(head))


def draw_reading(painter: QPainter, shown: MapLayout, x: float, y: float, text: str) -> None:
    """A cross at a place, and its words beside it."""
    style, at = look.now(), shown.to_screen(x, y)
    for colour, width in (("#000000", 3.0), ("#ffffff", 1.4)):
        painter.setPen(figure.pen(colour, width))
        painter.drawLine(at - QPointF(8, 0), at + QPointF(8, 0))
        painter.drawLine(at - QPointF(0, 8), at + QPointF(0, 8))
    if not text:
        return
    wide = QFontMetricsF(look.font(style.small, True)).horizontalAdvance(text) + 14
    tall = style.small * 1.8
    left = at.x() + 14 if at.x() + 14 + wide < shown.plot.right() else at.x() - 14 - wide
    top = min(max(at.y() - tall - 6, shown.plot.top() + 2), shown.plot.bottom() - tall - 2)
    box = QRectF(max(left, shown.plot.left() + 2), top, wide, tall)
    painter.setPen(figure.pen(style.groove_edge))
    painter.setBrush(QColor(style.card))
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    figure.write(painter, box, text, pixels=style.small, bold=True)

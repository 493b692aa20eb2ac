"""The Dials page as pictures and tables for files, printers and the clipboard."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QColor, QPainter

from clawdemy_gui import look
from clawdemy_gui.number_text import accuracy_text, total_text
from clawdemy_gui.pages.dials.showing import Showing
from clawdemy_gui.pages.dials.words import address_text, value_text
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.widgets.charts.cost_and_accuracy_paint import draw_frame, draw_point
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.painting.diverging import draw_legend

translate = QCoreApplication.translate

_WIDTH, _HEIGHT = 1000.0, 560.0
_BAND = 30
"""The height of the title above and of the legend below the picture of all dials."""


def dials_figures(page: Showing) -> list[Figure]:
    """The curve of the dial in the hand, and all dials."""
    return [
        Figure(
            translate("dials", "The curve of one dial"),
            QSize(int(_WIDTH), int(_HEIGHT)),
            lambda painter, box: _paint_curve(painter, box, page),
        ),
        Figure(
            translate("dials", "All dials"),
            page.map_card.map.size() + QSize(0, 2 * _BAND),
            lambda painter, box: _paint_map(painter, box, page),
        ),
    ]


def _paint_curve(painter: QPainter, box: QRectF, page: Showing) -> None:
    style, align = look.now(), figure.Align
    painter.fillRect(box, QColor(style.card))
    scale = min(box.width() / _WIDTH, box.height() / _HEIGHT)
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    now, count = page.hold.now, len(page.shown.data) if page.shown else 0
    title = address_text(page.layers(), page.state.dial) if page.shown else ""
    figure.write(painter, QRectF(30, 18, 940, 34), title, align.AlignLeft, pixels=22, bold=True)
    if now is not None:
        text = translate("dials", "at {value}: total cost {cost}, accuracy {share} of {images}").format(
            value=value_text(page.hold.value()),
            cost=total_text(now.cost),
            share=accuracy_text(now.accuracy, count),
            images=images_text(count),
        )
        figure.write(painter, QRectF(30, 52, 940, 28), text, align.AlignLeft, style.soft, 16)
    shown = page.curve.curves.frame(QRectF(30, 92, 940, 448))
    draw_frame(painter, shown)
    point = page.curve.curves.point()
    if point is not None:
        draw_point(painter, shown, point)
    painter.restore()


def _paint_map(painter: QPainter, box: QRectF, page: Showing) -> None:
    painter.fillRect(box, QColor(look.now().card))
    shown = page.map_card.map
    wide, tall = max(1, shown.width()), max(1, shown.height())
    scale = min(box.width() / wide, box.height() / (tall + 2 * _BAND))
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    titles = {
        "weights": translate("dials", "The value of every dial"),
        "slopes": translate("dials", "The slope of the total cost in every dial"),
    }
    figure.write(painter, QRectF(8, 0, wide - 16, _BAND), titles[page.view.picture], bold=True)
    draw_legend(painter, QRectF(8, tall + _BAND, wide - 16, _BAND), page.map_card.legend.ends(), 12)
    painter.translate(0, _BAND)
    shown.draw(painter)
    painter.restore()


def dials_tables(page: Showing) -> list[Table]:
    """The curve, and every dial."""
    if page.shown is None:
        return []
    return [_curve_table(page), _dial_table(page)]


def _curve_table(page: Showing) -> Table:
    curve = page.hold.curve
    header = [translate("dials", "value"), translate("dials", "total cost"), translate("dials", "accuracy")]
    rows = [] if curve is None else [list(row) for row in np.column_stack(curve).tolist()]
    return Table(translate("dials", "The curve of one dial"), header, rows)


def _dial_table(page: Showing) -> Table:
    hold, turned = page.hold, page.state.turned
    start = hold.start_network().parameters.astype(float).tolist()
    slopes = [""] * len(start) if hold.slopes is None else hold.slopes.tolist()
    header = [
        translate("dials", "dial"),
        translate("dials", "address"),
        translate("dials", "value"),
        translate("dials", "slope"),
        translate("dials", "dead"),
    ]
    layers = page.layers()
    rows = [
        [dial, address_text(layers, dial), turned.get(dial, value), slopes[dial], int(hold.dead[dial])]
        for dial, value in enumerate(start)
    ]
    return Table(translate("dials", "All dials"), header, rows)

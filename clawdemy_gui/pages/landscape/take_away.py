"""The Landscape page as pictures and tables for files, printers and the clipboard."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QColor, QPainter

from clawdemy_gui import look
from clawdemy_gui.pages.landscape.showing import Showing
from clawdemy_gui.pages.landscape.words import axis_words
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.widgets.charts.cost_and_accuracy_paint import draw_frame, draw_point
from clawdemy_gui.widgets.maps.surface import Surface
from clawdemy_gui.widgets.painting import figure

translate = QCoreApplication.translate

_WIDTH, _HEIGHT = 1000.0, 760.0
_HEAD = 96.0


def landscape_figures(page: Showing) -> list[Figure]:
    """The map or the curve, and the surface; the one in front is the first."""
    size = QSize(int(_WIDTH), int(_HEIGHT))
    pictures = [
        Figure(translate("landscape", "Landscape"), size, lambda painter, box: _paint(painter, box, page))
    ]
    if page.state.directions == 2:
        surface = Figure(
            translate("landscape", "Landscape in three dimensions"),
            size,
            lambda painter, box: _paint_surface(painter, box, page),
        )
        pictures.insert(0 if page.view.closer == "surface" else 1, surface)
    return pictures


def _begin(painter: QPainter, box: QRectF, page: Showing) -> None:
    """Fill the ground, write the title, and leave the painter scaled to _WIDTH × _HEIGHT."""
    style, left = look.now(), figure.Align.AlignLeft
    painter.fillRect(box, QColor(style.card))
    scale = min(box.width() / _WIDTH, box.height() / _HEIGHT)
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    title = translate("landscape", "The cost around a network")
    figure.write(painter, QRectF(30, 18, 940, 34), title, left, pixels=22, bold=True)
    figure.write(painter, QRectF(30, 54, 940, 28), page.sentence(), left, style.soft, 15)


def _paint(painter: QPainter, box: QRectF, page: Showing) -> None:
    _begin(painter, box, page)
    inside = QRectF(30, _HEAD, 940, _HEIGHT - _HEAD - 20)
    if page.state.directions == 2:
        shown = page.card.map.layout_in(inside)
        if shown is not None:
            page.card.map.draw_all(painter, shown)
    else:
        frame = page.card.curves.frame(inside)
        draw_frame(painter, frame)
        point = page.card.curves.point()
        if point is not None:
            draw_point(painter, frame, point)
    painter.restore()


def _paint_surface(painter: QPainter, box: QRectF, page: Showing) -> None:
    _begin(painter, box, page)
    survey = page.surveyor.survey
    values = survey.numbers(page.view.number) if survey is not None else None
    if values is not None and values.ndim == 2:
        surface = Surface("")
        surface.show_view(page.view.turn, page.view.tilt)
        surface.show_values(values, (axis_words(page.state, 0), axis_words(page.state, 1)))
        surface.draw(painter, QRectF(30, _HEAD, 940, _HEIGHT - _HEAD - 20))
    painter.restore()


def landscape_tables(page: Showing) -> list[Table]:
    """Every known point of the picture."""
    survey = page.surveyor.survey
    if survey is None or survey.picture is None:
        return []
    first, second = axis_words(page.state, 0), axis_words(page.state, 1)
    names = [translate("landscape", "cost"), translate("landscape", "accuracy")]
    costs, accuracies, known = survey.picture.costs, survey.picture.accuracies, survey.picture.known
    places = np.argwhere(known)
    axes = [survey.values(axis) for axis in range(costs.ndim)]
    columns = [axis[places[:, number]] for number, axis in enumerate(axes)]
    rows = np.column_stack([*columns, costs[known], accuracies[known]]).tolist()
    header = [first, second][: costs.ndim] + names
    return [Table(translate("landscape", "Landscape"), header, rows)]

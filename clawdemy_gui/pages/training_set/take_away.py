"""The Training set page as pictures and as a table, for files, printers and the clipboard."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QColor, QPainter

from clawdemy_gui import look
from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.pages.subject.words import data_title, network_title
from clawdemy_gui.pages.training_set.judgements import Judgements
from clawdemy_gui.pages.training_set.words import (
    accuracy_text,
    bound_words,
    carried_sentence,
    right_words,
    total_name,
)
from clawdemy_gui.state.training_set import TrainingSet
from clawdemy_gui.widgets.charts.least_share import draw_least_share
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.pictures.tiles import Tiles, draw_tiles

translate = QCoreApplication.translate

_WIDTH, _HEIGHT = 1200.0, 700.0
_SIDE = 42.0


class Shows(Protocol):
    """What the pictures need of the page."""

    @property
    def found(self) -> Judgements | None: ...
    @property
    def state(self) -> TrainingSet: ...
    def title(self) -> str: ...
    def chart_figure(self) -> Figure | None: ...


def training_set_figures(page: Shows) -> list[Figure]:
    """The wall with its number, and the open chart by itself."""
    whole = Figure(page.title(), QSize(int(_WIDTH), int(_HEIGHT)), lambda p, box: _paint(p, box, page))
    chart = page.chart_figure()
    if chart is None:
        return [whole]
    on_ground = Figure(chart.title, chart.size, lambda p, box: _on_ground(p, box, chart))
    return [whole, on_ground]


def _on_ground(painter: QPainter, box: QRectF, chart: Figure) -> None:
    painter.fillRect(box, QColor(look.now().card))
    scale = min(box.width() / chart.size.width(), box.height() / chart.size.height())
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    room = QRectF(20, 16, chart.size.width() - 40, chart.size.height() - 32)
    left = figure.Align.AlignLeft
    figure.write(
        painter, QRectF(room.left(), room.top(), room.width(), 30), chart.title, left, None, 20, True
    )
    chart.paint(painter, room.adjusted(0, 40, 0, 0))
    painter.restore()


def _paint(painter: QPainter, box: QRectF, page: Shows) -> None:
    """The wall, the number, the open chart and the sentence, scaled to fit on a filled ground."""
    painter.fillRect(box, QColor(look.now().card))
    found = page.found
    if found is None:
        return
    scale = min(box.width() / _WIDTH, box.height() / _HEIGHT)
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, style = figure.Align.AlignLeft, look.now()
    title = translate("training_set", "How wrong is the whole network?")
    figure.write(painter, QRectF(30, 16, 800, 40), title, left, pixels=26, bold=True)
    subject = found.shown.subject
    names = f"{network_title(subject.network)} · {data_title(subject.data)}"
    figure.write(painter, QRectF(30, 54, 800, 24), names, left, style.soft, 15)
    chart = page.chart_figure()
    wide = 840.0 if chart is None else 400.0
    order = found.hanging(page.state.sorting, page.state.filter)
    tiles = Tiles(found.shown.data.images, order, found.costs, found.wrong)
    draw_tiles(painter, QRectF(30, 92, wide, 540), tiles, _SIDE)
    if chart is not None:
        chart.paint(painter, QRectF(450, 92, 420, 540))
    part = found.shown.data.part
    figure.write(painter, QRectF(900, 84, 280, 24), total_name(part), left, style.soft, 15)
    figure.write(painter, QRectF(900, 104, 280, 64), total_text(found.cost), left, pixels=52, bold=True)
    figure.write_marked(painter, QRectF(900, 170, 280, 24), right_words(found), 15)
    accuracy = translate("training_set", "in fact {accuracy}")
    draw_least_share(
        painter,
        QRectF(900, 204, 270, 64),
        1 - 2 * found.cost,
        bound_words(found.cost),
        found.accuracy,
        accuracy.format(accuracy=accuracy_text(found.accuracy)),
    )
    figure.write_marked(painter, QRectF(30, 648, 1140, 30), carried_sentence(found), 16)
    painter.restore()


def training_set_table(title: str, found: Judgements | None) -> Table:
    """One row an image: its number from 1, label, answer, 1 where that is right, and its cost in full."""
    header = [
        translate("training_set", "image"),
        translate("training_set", "label"),
        translate("training_set", "answer"),
        translate("training_set", "right"),
        translate("training_set", "cost"),
    ]
    if found is None:
        return Table(title, header, [])
    columns = (found.labels.tolist(), found.answers.tolist(), (~found.wrong).tolist(), found.costs.tolist())
    rows = [
        [image, label, answer, int(right), cost]
        for image, (label, answer, right, cost) in enumerate(zip(*columns, strict=True), start=1)
    ]
    return Table(title, header, rows)

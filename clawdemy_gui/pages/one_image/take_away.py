"""The One image page as a picture for files, printers and the clipboard."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from clawdemy_gui import look
from clawdemy_gui.widgets.charts.bars import Bar, draw_bars
from clawdemy_gui.widgets.charts.bars_over_sliders import TICKS
from clawdemy_gui.widgets.charts.ruler import Landmark, Piece, draw_ruler
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.pictures.digit_picture import draw_digit

_WIDTH = 1200.0
_HEIGHT = 640.0


class OneImagePicture(NamedTuple):
    """Everything on the picture, as texts and numbers."""

    title: str
    image: QImage
    label: str
    bars: list[Bar]
    outputs: list[str]
    rows: tuple[str, str, str]
    """The names of the rows: outputs, desired, digits."""
    chosen: int
    caption: str
    total: str
    reading: str
    pieces: list[Piece]
    landmarks: list[Landmark]
    sentence: str
    worked: str


def paint_one_image(painter: QPainter, box: QRectF, shown: OneImagePicture) -> None:
    """Paint the picture into `box`, scaled to fit, on a filled ground."""
    painter.fillRect(box, QColor(look.now().card))
    scale = min(box.width() / _WIDTH, box.height() / _HEIGHT)
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = figure.Align.AlignLeft
    figure.write(painter, QRectF(30, 20, 900, 40), shown.title, left, pixels=26, bold=True)
    draw_digit(painter, QRectF(30, 80, 190, 190), shown.image)
    figure.write(painter, QRectF(30, 280, 190, 26), shown.label, left, pixels=16)
    _paint_columns(painter, shown)
    _paint_total(painter, shown)
    figure.write_marked(painter, QRectF(30, 560, 1140, 30), shown.sentence, 16)
    figure.write(painter, QRectF(30, 594, 1140, 24), shown.worked, left, look.now().soft, 15)
    painter.restore()


def _paint_columns(painter: QPainter, shown: OneImagePicture) -> None:
    chart = QRectF(250, 80, 620, 390)
    draw_bars(painter, chart, 1.0, TICKS, shown.bars)
    gutter = 2.6 * look.now().text
    wide = (chart.width() - gutter) / len(shown.bars)
    desired = [f"{int(k == shown.chosen)}" for k in range(len(shown.bars))]
    digits = [str(k) for k in range(len(shown.bars))]
    for row, texts in enumerate((shown.outputs, desired, digits)):
        y = chart.bottom() + 6 + row * 24
        name = QRectF(chart.left() - 30, y, gutter + 24, 24)
        figure.write(painter, name, shown.rows[row], figure.Align.AlignRight, look.now().soft, 12)
        for k, text in enumerate(texts):
            cell = QRectF(chart.left() + gutter + k * wide, y, wide, 24)
            figure.write(painter, cell, text, pixels=16, bold=row == 2 or k == shown.chosen)


def _paint_total(painter: QPainter, shown: OneImagePicture) -> None:
    left = figure.Align.AlignLeft
    figure.write(painter, QRectF(910, 72, 260, 24), shown.caption, left, look.now().soft, 15)
    figure.write(painter, QRectF(910, 92, 260, 64), shown.total, left, pixels=52, bold=True)
    figure.write(painter, QRectF(910, 156, 260, 24), shown.reading, left, look.now().soft, 15)
    draw_ruler(painter, QRectF(910, 190, 260, 350), shown.pieces, shown.landmarks)

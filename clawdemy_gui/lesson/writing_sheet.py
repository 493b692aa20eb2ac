"""The sheet that a class writes its own digits on: boxes with small labels, between four corner marks."""

from html import escape

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPainter

from clawdemy_gui.files.images.sheet import plan
from clawdemy_gui.lesson.paper import document, printable
from clawdemy_gui.widgets.painting import figure

translate = QCoreApplication.translate

_MILLIMETRE = 96 / 25.4
"""In pixels of a screen."""
_INK, _PAPER = "#000000", "#ffffff"
_FRAME = "#777777"
"""Dark enough to be found, lighter than a pen."""
_LABEL = "#555555"
_OVER_BOX = 0.7
_EDGE = 4.0
"""Millimetres that stay white all around, beside what the printer leaves: many scanners lose as much."""
_BETWEEN = 4.0
"""Millimetres between the line of instruction and the marks."""


def print_writing_sheet(device: QPagedPaintDevice) -> bool:
    """Print it on one page; False if the device does not answer."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    paint_writing_sheet(painter, printable(painter))
    painter.end()
    return True


def paint_writing_sheet(painter: QPainter, page: QRectF) -> None:
    """Paint it in the middle of the page, smaller where it would not fit."""
    wide, tall = (side + plan.MARK for side in (plan.WIDE, plan.TALL))
    words = document(_words(), 12, wide * _MILLIMETRE)
    above = words.size().height() / _MILLIMETRE + _BETWEEN
    sheet = _box(0, 0, wide, above + tall)
    room = page.adjusted(*(side * _EDGE * _MILLIMETRE for side in (1, 1, -1, -1)))
    scale = min(1.0, room.width() / sheet.width(), room.height() / sheet.height())
    painter.save()
    painter.translate(room.center())
    painter.scale(scale, scale)
    painter.translate(-sheet.center())
    words.drawContents(painter)
    painter.translate(plan.MARK / 2 * _MILLIMETRE, (above + plan.MARK / 2) * _MILLIMETRE)
    _paint_marks(painter)
    _paint_boxes(painter)
    painter.restore()


def _words() -> str:
    title = translate("handout", "Our own digits")
    told = translate(
        "handout",
        "One line for each person: write into every box the digit that stands above it, with a dark pen and "
        "inside the frame. Then photograph or scan the whole sheet, with its four black corner marks, and "
        "open the picture in Clawdemy.",
    )
    return f"<h2>{escape(title)}</h2><p>{escape(told)}</p>"


def _paint_marks(painter: QPainter) -> None:
    for number, (x, y) in enumerate(plan.CORNERS.tolist()):
        painter.fillRect(_box(x - plan.MARK / 2, y - plan.MARK / 2, plan.MARK), QColor(_INK))
        if number == 0:
            painter.fillRect(_box(x - plan.HOLE / 2, y - plan.HOLE / 2, plan.HOLE), QColor(_PAPER))


def _paint_boxes(painter: QPainter) -> None:
    frame = figure.pen(_FRAME, plan.FRAME * _MILLIMETRE)
    frame.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    for (x, y), label in zip(plan.boxes().tolist(), plan.labels().tolist(), strict=True):
        painter.setPen(frame)
        painter.drawRect(_box(x, y, plan.BOX))
        place = _box(x, y - plan.LABEL - _OVER_BOX, plan.BOX, plan.LABEL)
        figure.write(painter, place, str(label), figure.Align.AlignHCenter, _LABEL, place.height())


def _box(x: float, y: float, wide: float, tall: float | None = None) -> QRectF:
    """A rectangle on the sheet, given in millimetres."""
    return QRectF(*(length * _MILLIMETRE for length in (x, y, wide, wide if tall is None else tall)))

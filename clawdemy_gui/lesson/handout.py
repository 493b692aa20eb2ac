"""One page of paper for a class: picture, numbers or blanks, lines to write on, and the share code."""

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QPagedPaintDevice, QPainter

from clawdemy_gui import look
from clawdemy_gui.lesson.paper import document, printable
from clawdemy_gui.number_text import plain_text
from clawdemy_gui.widgets.painting import figure

translate = QCoreApplication.translate

MOST_ROWS = 11
"""Rows of numbers that leave room for the picture and the lines."""
LEAST_LINES, MOST_LINES = 2, 4
_SOFT = "#444444"
_BLANK = "______"
_BETWEEN = 12.0
_LINE = 34.0
"""From one line to write on to the next, in pixels of a screen."""
_PICTURE = 0.44
"""The picture's largest share of the page's height."""


class Handout(NamedTuple):
    """What stands on it."""

    title: str
    sentence: str
    """The state in one sentence; left out beside blanks."""
    size: QSize
    paint: Callable[[QPainter, QRectF], None]
    """The page's picture."""
    header: Sequence[str]
    rows: Sequence[Sequence[str | float | int]]
    given: int
    """So many of the columns are printed beside blanks too."""
    code: str
    """The share code; empty where there is none."""
    lines: int = 3
    blanks: bool = False
    """The numbers are to be filled in, and the picture is to be drawn."""


def print_handout(handout: Handout, device: QPagedPaintDevice) -> bool:
    """Print it on one page; False if the device does not answer."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    paint_handout(painter, printable(painter), handout)
    painter.end()
    return True


def paint_handout(painter: QPainter, page: QRectF, handout: Handout) -> float:
    """Paint it, from top to bottom; gives back where its last line of text ends."""
    top = _text(painter, page, page.top(), _names(), 12)
    top = _text(painter, page, top + _BETWEEN, f"<h2>{escape(handout.title)}</h2>", 14)
    top = _picture(painter, page, top + _BETWEEN, handout)
    if not handout.blanks:
        top = _text(painter, page, top + _BETWEEN, f"<p>{escape(handout.sentence)}</p>", 11)
    top = _text(painter, page, top + _BETWEEN, _numbers(handout), 11)
    top = _lines(painter, page, top, handout.lines)
    return _text(painter, page, top + _BETWEEN, _code(handout.code), 10)


def _text(painter: QPainter, page: QRectF, top: float, html: str, pixels: int) -> float:
    """Write below `top`; where it ends."""
    written = document(html, pixels, page.width())
    painter.save()
    painter.translate(page.left(), top)
    written.drawContents(painter)
    painter.restore()
    return top + written.size().height()


def _names() -> str:
    name, date = translate("handout", "Name"), translate("handout", "Date")
    return f"<p>{escape(name)} {'_' * 36} &nbsp; {escape(date)} {'_' * 14}</p>"


def _picture(painter: QPainter, page: QRectF, top: float, handout: Handout) -> float:
    """The picture in its own proportions, or a frame to draw it in; where it ends."""
    wide = page.width()
    tall = wide * handout.size.height() / handout.size.width()
    share = min(1.0, _PICTURE * page.height() / tall)
    box = QRectF(page.left() + (wide - wide * share) / 2, top, wide * share, tall * share)
    if not handout.blanks:
        painter.save()
        with look.on_paper():
            handout.paint(painter, box)
        painter.restore()
        return box.bottom()
    painter.setPen(figure.pen(_SOFT))
    painter.drawRect(box)
    words = translate("handout", "Draw here what you expect to see.")
    figure.write(painter, box.adjusted(10, 8, -10, -8), words, figure.Align.AlignTop, _SOFT, 11)
    return box.bottom()


def _numbers(handout: Handout) -> str:
    rows = [_row(row, handout) for row in handout.rows[:MOST_ROWS]]
    head = "".join(f"<th align='left'>{escape(words)}</th>" for words in handout.header)
    table = f"<table width='100%' cellspacing='3'><tr>{head}</tr>{''.join(rows)}</table>"
    if len(handout.rows) <= MOST_ROWS:
        return table
    words = translate("handout", "The first {shown} of {count} rows.")
    return f"{table}<p>{escape(words.format(shown=MOST_ROWS, count=len(handout.rows)))}</p>"


def _row(row: Sequence[str | float | int], handout: Handout) -> str:
    cells = [
        _BLANK if handout.blanks and number >= handout.given else _cell(cell)
        for number, cell in enumerate(row)
    ]
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _cell(cell: str | float | int) -> str:
    return plain_text(cell) if isinstance(cell, float) else str(cell)


def _lines(painter: QPainter, page: QRectF, top: float, count: int) -> float:
    """Lines to write on; where the last one is."""
    painter.setPen(figure.pen(_SOFT))
    for number in range(1, count + 1):
        height = top + number * _LINE
        painter.drawLine(QPointF(page.left(), height), QPointF(page.right(), height))
    return top + count * _LINE


def _code(code: str) -> str:
    if not code:
        return ""
    words = translate("handout", "To be exactly here in the app, paste or type this code:")
    groups = escape(code).replace("-", "- ")
    return f"<p>{escape(words)}<br><b>{groups}</b></p>"

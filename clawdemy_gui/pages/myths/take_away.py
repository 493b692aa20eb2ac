"""The open card of the Myths page as a picture for files, printers and the clipboard."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from clawdemy_gui import look
from clawdemy_gui.pages.myths.card import Given, Myth, Report
from clawdemy_gui.widgets.painting import figure

translate = QCoreApplication.translate
_WIDTH, _HEIGHT = 1200.0, 700.0
_MARGIN = 30.0


def paint_myth(
    painter: QPainter, box: QRectF, myth: Myth, given: Given | None, found: Any, report: Report | None
) -> None:
    """Paint a card and what is known of it into `box`, scaled to fit, on a filled ground."""
    painter.fillRect(box, QColor(look.now().card))
    scale = min(box.width() / _WIDTH, box.height() / _HEIGHT)
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    left, wide = figure.Align.AlignLeft, _WIDTH - 2 * _MARGIN
    claim = translate("myths", "“{claim}”").format(claim=myth.claim())
    figure.write(painter, QRectF(_MARGIN, 18, wide, 36), claim, left, pixels=26, bold=True)
    if given is not None:
        myth.paint(painter, QRectF(_MARGIN, 132, wide, 440), given, found)
        seed = translate("myths", "seed {seed}").format(seed=given.seed)
        place = QRectF(_MARGIN, 18, wide, 36)
        figure.write(painter, place, seed, figure.Align.AlignRight, look.now().soft, 14)
    if report is not None:
        caption = QRectF(_MARGIN, 58, wide, 20)
        figure.write(painter, caption, report.caption, left, look.now().soft, 14)
        figure.write(painter, QRectF(_MARGIN, 76, wide, 50), report.number, left, pixels=42, bold=True)
        _write_lines(painter, QRectF(_MARGIN, 580, wide, 110), [report.verdict, report.measured])
    painter.restore()


def _write_lines(painter: QPainter, box: QRectF, texts: list[str]) -> None:
    """Paragraphs, broken between words."""
    top, line = box.top(), 21.0
    for text, soft in zip(texts, (False, True), strict=True):
        for words in _broken(text, box.width()):
            colour = look.now().soft if soft else look.now().ink
            place = QRectF(box.left(), top, box.width(), line)
            figure.write(painter, place, words, figure.Align.AlignLeft, colour, 15)
            top += line


def _broken(text: str, width: float) -> list[str]:
    metrics, lines = QFontMetricsF(look.font(15)), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines

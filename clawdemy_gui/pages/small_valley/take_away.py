"""The Small valley page as a picture and a table for files, printers and the clipboard."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QColor, QPainter

from clawdemy_gui import look
from clawdemy_gui.core.valleys import Step
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.widgets.painting import figure

translate = QCoreApplication.translate
_WIDTH, _HEIGHT = 1000.0, 720.0


def valley_figure(title: str, sentence: str, draw: Callable[[QPainter, QRectF], None]) -> Figure:
    """The valley with its ball under the sentence that says what is there."""

    def paint(painter: QPainter, box: QRectF) -> None:
        style, left = look.now(), figure.Align.AlignLeft
        painter.fillRect(box, QColor(style.card))
        scale = min(box.width() / _WIDTH, box.height() / _HEIGHT)
        painter.save()
        painter.translate(box.topLeft())
        painter.scale(scale, scale)
        figure.write(painter, QRectF(30, 18, 940, 34), title, left, pixels=22, bold=True)
        figure.write(painter, QRectF(30, 54, 940, 26), sentence, left, style.soft, 15)
        draw(painter, QRectF(30, 92, 940, 600))
        painter.restore()

    return Figure(title, QSize(int(_WIDTH), int(_HEIGHT)), paint)


def walk_table(title: str, walked: list[Step]) -> Table:
    """A row a step: its number, each dial, each slope, each move, and the cost, in full."""
    dials = len(walked[0].place)
    header = [
        translate("small_valley", "step"),
        *_numbered(translate("small_valley", "w"), dials),
        *_numbered(translate("small_valley", "slope"), dials),
        *_numbered(translate("small_valley", "step size × slope"), dials),
        translate("small_valley", "C"),
    ]
    rows: list[list[str | float | int]] = [
        [step.number, *step.place, *step.slope, *step.move, step.cost] for step in walked
    ]
    return Table(title, header, rows)


def _numbered(words: str, dials: int) -> list[str]:
    return [words] if dials == 1 else [f"{words} {number}" for number in range(1, dials + 1)]

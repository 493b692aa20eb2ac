"""How the cards draw images, their answers, and machines, for the screen and for files."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from clawdemy_gui import look
from clawdemy_gui.number_text import rough_text
from clawdemy_gui.widgets.charts.small_charts import draw_bars, title_height, write_title
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.widgets.pictures.digit_picture import draw_digit, inked

translate = QCoreApplication.translate
Align = figure.Align
DIGITS = tuple(str(digit) for digit in range(10))


def as_bytes(image: npt.NDArray[np.generic]) -> npt.NDArray[np.uint8]:
    """An image as bytes from 0 (paper) to 255 (ink), whatever its source."""
    if image.dtype == np.uint8:
        return np.asarray(image, dtype=np.uint8)
    return np.rint(255 * image.astype(np.float64)).astype(np.uint8)


def draw_answered(
    painter: QPainter,
    box: QRectF,
    image: npt.NDArray[np.uint8],
    outputs: npt.NDArray[np.floating] | None,
    title: str,
) -> None:
    """An image and, beside it, its ten outputs as bars; a question mark while nobody knows them."""
    style = look.now()
    room = write_title(painter, box, title)
    side = min(room.height(), room.width() * 0.42)
    draw_digit(painter, QRectF(room.left(), room.top(), side, side), inked(image))
    right = QRectF(room.left() + side + 10, room.top(), room.width() - side - 10, room.height())
    tall = room.height() > 1.6 * side
    line = title_height()
    below = room.adjusted(0, side + 4, 0, -4) if tall else right.adjusted(0, line, 0, 0)
    if outputs is None:
        draw_bars(painter, below, [0.0] * len(DIGITS), DIGITS)
        asked = min(below.height() * 0.6, side * 0.6)
        figure.write(painter, below, "?", colour=style.soft, pixels=asked, bold=True)
        return
    answer = int(outputs.argmax())
    said = translate("myth", "{answer}: {output}").format(answer=answer, output=short(outputs[answer]))
    words = QRectF(right.left(), right.top(), right.width(), line)
    figure.write(painter, words, said, Align.AlignLeft, pixels=style.text, bold=True)
    draw_bars(painter, below, outputs.tolist(), DIGITS, 1.0, answer)


def draw_machine(painter: QPainter, box: QRectF, name: str, fixed: str) -> QRectF:
    """A box with a name and what is held fixed in it, an arrow in and an arrow out; returns the box."""
    style = look.now()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    body = box.adjusted(16, 0, -16, 0)
    painter.setBrush(QColor(style.hand_tint))
    painter.setPen(figure.pen(style.hand, style.stroke + 0.5))
    painter.drawRoundedRect(body, 6, 6)
    half = body.height() / 2
    upper, lower = body.adjusted(6, 4, -6, -half), body.adjusted(6, half, -6, -4)
    figure.write(painter, upper, name, colour=style.hand, pixels=style.large, bold=True)
    figure.write(painter, lower, fixed, colour=style.soft, pixels=style.small)
    for start in (box.left(), body.right()):
        _draw_arrow(painter, start + 2, start + 14, body.center().y())
    return body


def _draw_arrow(painter: QPainter, start: float, end: float, y: float) -> None:
    colour = look.now().hand
    painter.setPen(figure.pen(colour, 2))
    painter.drawLine(QPointF(start, y), QPointF(end - 4, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([QPointF(end, y), QPointF(end - 6, y - 4), QPointF(end - 6, y + 4)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def write_number(painter: QPainter, box: QRectF, number: str, caption: str) -> None:
    """A number as large as `box` allows, with its caption below."""
    style = look.now()
    line = title_height()
    size = min(style.total * 0.8, (box.height() - line) * 0.8)
    above = box.adjusted(0, 0, 0, -line)
    figure.write(painter, above, number, pixels=max(size, style.text), bold=True)
    below = QRectF(box.left(), box.bottom() - line, box.width(), line)
    figure.write(painter, below, caption, colour=style.soft, pixels=style.small)


def short(number: float) -> str:
    """An output or a cost to two decimals, for small bars."""
    return rough_text(float(number))

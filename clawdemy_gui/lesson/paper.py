"""The lesson on paper: the summary of a walk with a line for one's own sentence, and cards to fold."""

from collections.abc import Sequence
from html import escape
from typing import Literal

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPainter, QTextDocument, QTextOption

from clawdemy_gui import look
from clawdemy_gui.lesson.practice.cards import Card, card_facts
from clawdemy_gui.lesson.practice.summary import Summary
from clawdemy_gui.lesson.texts import filled
from clawdemy_gui.widgets.painting import figure

translate = QCoreApplication.translate
CardsAPage = Literal[1, 4]

_INK, _SOFT = "#000000", "#444444"
"""Paper is white in every look."""
_DOTS_AN_INCH = 96.0
"""Sizes are in screen pixels of this size; a printer's dots are many times smaller."""
_MARGIN = 26.0
_LINE = "_" * 52
"""To write on."""
_READ = 13
"""The size of a summary's letters, in pixels."""
_LARGEST, _SMALLEST = 30, 7
"""Sizes of the letters on a card, in pixels."""


def summary_html(summary: Summary, sentence: str | None = None) -> str:
    """The summary as rich text; below it the learner's own sentence, or lines to write it on.

    sentence: empty for the lines, None for neither: on the screen it is typed below.
    """
    parts = [f"<h2>{_text(translate('lesson', 'What I did'))}</h2>", f"<p>{_text(_counts(summary))}</p>"]
    if summary.surprises:
        parts.append(f"<h3>{_text(translate('lesson', 'What surprised me most'))}</h3><ul>")
        parts += [
            f"<li><b>{_text(each.heading)}</b> {_text(each.sentence)}</li>" for each in summary.surprises
        ]
        parts.append("</ul>")
    if summary.practised:
        points = sum(each.points for each in summary.practised)
        words = translate("lesson", "Practice: {points} of {most} points. Rounds: {rounds}.")
        most = sum(each.most for each in summary.practised)
        told = words.format(points=points, most=most, rounds=len(summary.practised))
        parts.append(f"<p>{_text(told)}</p>")
    parts.append(f"<h3>{_text(translate('lesson', 'What I can do now'))}</h3>")
    shown = translate("lesson", "(steps {numbers})")
    for can in summary.can_do:
        steps = shown.format(numbers=", ".join(map(str, can.numbers))) if can.numbers else ""
        parts.append(f"<p>{'✓' if can.done else '○'} {_text(can.words)} <small>{_text(steps)}</small></p>")
    if sentence is not None:
        parts.append(f"<h3>{_text(translate('lesson', 'In my own words: learning is …'))}</h3>")
        parts.append(f"<p>{_text(sentence)}</p>" if sentence.strip() else f"<p>{_LINE}</p>" * 2)
    return "".join(parts)


def _text(words: str) -> str:
    return escape(words)


def _counts(summary: Summary) -> str:
    words = translate(
        "lesson",
        "Steps done: {done} of {total}. Skipped: {skipped}. Predictions: {predicted}, right: {right}.",
    )
    return words.format(
        done=summary.done,
        total=summary.total,
        skipped=summary.skipped,
        predicted=summary.predicted,
        right=summary.right,
    )


def print_summary(summary: Summary, sentence: str, device: QPagedPaintDevice) -> bool:
    """Print it on as many pages as it needs, black on white; False if the device does not answer."""
    return print_html(summary_html(summary, sentence), _READ, device)


def print_html(html: str, pixels: int, device: QPagedPaintDevice) -> bool:
    """Print rich text on as many pages as it needs; `pixels` of a screen high.

    False if the device does not answer.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    page = printable(painter)
    written = document(html, pixels, page.width())
    written.setPageSize(QSizeF(page.width(), page.height()))
    for number in range(written.pageCount()):
        if number:
            device.newPage()
        painter.save()
        painter.translate(page.left(), page.top() - number * page.height())
        written.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
    painter.end()
    return True


def print_cards(cards: Sequence[Card], a_page: CardsAPage, device: QPagedPaintDevice) -> bool:
    """Print cards to cut out and fold: the question above the fold, the answer below it.

    False if the device does not answer.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    page = printable(painter)
    columns = rows = 1 if a_page == 1 else 2
    wide, tall = page.width() / columns, page.height() / rows
    for number, card in enumerate(cards):
        place = number % a_page
        if number and place == 0:
            device.newPage()
        box = QRectF(page.left() + place % columns * wide, page.top() + place // columns * tall, wide, tall)
        paint_card(painter, box.adjusted(4, 4, -4, -4), card)
    painter.end()
    return True


def paint_card(painter: QPainter, box: QRectF, card: Card) -> None:
    """One card: its edge to cut along, its fold, question and answer as large as they fit."""
    painter.setPen(figure.pen(_SOFT))
    painter.drawRect(box)
    middle = box.center().y()
    painter.setPen(figure.pen(_SOFT, dashed=True))
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
    upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
    for part, text, bold in (
        (upper, card.question, True),
        (upper.translated(0, upper.height()), card.answer, False),
    ):
        _write(painter, part.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), filled(text, card_facts()), bold)


def _write(painter: QPainter, box: QRectF, text: str, bold: bool) -> None:
    words = f"<b>{escape(text)}</b>" if bold else escape(text)
    for size in range(_LARGEST, _SMALLEST - 1, -1):
        written = document(words, size, box.width())
        if written.size().height() <= box.height():
            break
    painter.save()
    painter.translate(box.left(), box.top() + max(0.0, box.height() - written.size().height()) / 2)
    written.drawContents(painter)
    painter.restore()


def document(html: str, pixels: int, width: float) -> QTextDocument:
    """Rich text in black, `pixels` of a screen high and `width` wide."""
    made = QTextDocument()
    made.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    made.setDefaultTextOption(option)
    made.setDefaultFont(look.font(pixels))
    made.setDefaultStyleSheet(f"* {{ color: {QColor(_INK).name()}; }}")
    made.setHtml(f"<div style='color:{_INK}'>{html}</div>")
    made.setTextWidth(width)
    return made


def printable(painter: QPainter) -> QRectF:
    """The paper's printable part, in pixels of a screen."""
    scale = painter.device().logicalDpiX() / _DOTS_AN_INCH
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return QRectF(0, 0, painter.device().width() / scale, painter.device().height() / scale)

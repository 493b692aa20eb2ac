"""What is printed: the summary and the cards, on A4 and Letter, with everything inside its edges."""

import re

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter

from clawdemy_gui import look
from clawdemy_gui.lesson.outcome import Outcome
from clawdemy_gui.lesson.paper import paint_card, print_cards, print_summary, summary_html
from clawdemy_gui.lesson.practice.cards import read_cards
from clawdemy_gui.lesson.practice.summary import Practised, summed_up
from clawdemy_gui.lesson.step_files import read_guided_lesson, shipped_lesson
from clawdemy_gui.lesson.walk import first
from clawdemy_gui.widgets.guide.summary_sheet import SummarySheet

SIZES = [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter]


@pytest.fixture
def summary():
    lesson = read_guided_lesson(shipped_lesson())
    outcome = Outcome(False, 0.4, -0.6, (0.3,), (0.9,), "0.30", "0.90", "0.60 too low <b>& more</b>.")
    walk = first(lesson).to("the-shrug").guessed(outcome).did("seen")
    return summed_up(walk, lesson, [Practised("by-hand", 3, 1, "0.14", "0.14", 4, 5)])


def printed(print_on, size):
    """The PDF's bytes and how many pages it has."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(size))
    assert print_on(writer)
    buffer.close()
    return len(re.findall(rb"/Type\s*/Page\b", data.data()))


def test_the_summary_says_what_was_done_and_leaves_room_for_a_sentence(summary):
    html = summary_html(summary)
    assert "What does it cost to know nothing?" in html
    assert "0.60 too low &lt;b&gt;&amp; more&lt;/b&gt;." in html
    assert "Practice: 4 of 5 points. Rounds: 1." in html
    assert html.count("○") == 5
    assert "(steps 3, 6)" in html
    assert "____" not in html
    assert "____" in summary_html(summary, "")
    assert "____" not in summary_html(summary, "Learning is <walking> downhill")
    assert "&lt;walking&gt;" in summary_html(summary, "Learning is <walking> downhill")


@pytest.mark.parametrize("size", SIZES)
def test_the_summary_fits_a_page(qapp, summary, size):
    assert printed(lambda writer: print_summary(summary, "", writer), size) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("a_page", "pages"), [(4, 3), (1, 9)])
def test_nine_cards_on_three_or_nine_pages(qapp, size, a_page, pages):
    assert printed(lambda writer: print_cards(read_cards(), a_page, writer), size) == pages


@pytest.mark.parametrize("name", sorted(look.LOOKS))
def test_a_card_keeps_its_words_inside_and_black_on_white_in_every_look(qapp, name):
    look.wear(look.LOOKS[name])
    try:
        for card in read_cards():
            picture = QImage(380, 500, QImage.Format.Format_RGB32)
            picture.fill(QColor("white"))
            painter = QPainter(picture)
            paint_card(painter, QRectF(10, 10, 360, 480), card)
            painter.end()
            grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
            ink = np.frombuffer(grey.constBits(), np.uint8).reshape(500, grey.bytesPerLine())[:, :380] < 60
            words = ink[20:480, 20:360]
            assert words.sum() > 600
            assert not words[223:228].any()
            assert not words[:6].any()
            assert not words[-10:].any()
    finally:
        look.wear(look.LIGHT)


@pytest.mark.qt_log_ignore("QPdf|QPainter::begin")
def test_a_device_that_does_not_answer_is_told(qapp, summary):
    nowhere = QPdfWriter("/nowhere/at/all.pdf")
    assert not print_summary(summary, "", nowhere)
    assert not print_cards(read_cards(), 4, nowhere)


def test_the_sheet_hands_the_sentence_along(qtbot, summary):
    sheet = SummarySheet()
    qtbot.addWidget(sheet)
    sheet.show_summary(summary_html(summary))
    assert "What I can do now" in sheet.text.toPlainText()
    sheet.sentence.setText("Learning is walking downhill.")
    for button, signal in ((sheet.print_button, sheet.print_asked), (sheet.table_button, sheet.table_asked)):
        with qtbot.waitSignal(signal) as told:
            button.click()
        assert told.args == ["Learning is walking downhill."]

"""What is handed out: one page of everything, blanks that give nothing away, questions and a key apart."""

import re

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from clawdemy_gui import look
from clawdemy_gui.lesson import handout as paper
from clawdemy_gui.lesson.question_sheet import key_html, paint_html, sheet_html, sheet_questions
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.window.handing_out import HandingOut, handout_of
from tests.hands import named

SIZES = {"A4": (720, 1050), "Letter": (740, 980)}
"""The printable parts, in pixels of a screen."""
FINE = OneImage(tuple(1 / (k + 3) for k in range(10)), label=8, image=300, seed=999_999)


def painted(size, paint):
    """What `paint` puts on a page, and where its text ends."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    end = paint(painter, QRectF(image.rect()))
    painter.end()
    return image, end


def ink(image, box):
    """How many of the points in the box, every third, are not white."""
    return sum(
        image.pixel(x, y) & 0xFFFFFF != 0xFFFFFF
        for x in range(box.left(), box.right(), 3)
        for y in range(box.top(), box.bottom(), 3)
    )


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", ["one-image", "small-valley"])
@pytest.mark.parametrize("blanks", [False, True])
def test_everything_is_on_one_page(window, size, page, blanks):
    window.show_page(page)
    if page == "one-image":
        window.page.show_state(FINE)
    wide, tall = SIZES[size]
    handout = handout_of(window, 4, blanks)
    image, end = painted((wide, tall), lambda painter, box: paper.paint_handout(painter, box, handout))
    assert end <= tall
    picture = image.rect().adjusted(0, 110, 0, -tall // 2)
    assert ink(image, picture) > (100 if blanks else 400)
    assert ink(image, image.rect().adjusted(0, int(end) + 2, 0, 0)) == 0
    assert ink(image, image.rect().adjusted(0, int(end) - 24, 0, 0)) > 20, "the code stands at the end"


def test_numbers_or_blanks(window):
    told = handout_of(window, 2, False)
    assert "0.3844" in paper._numbers(told)
    assert "0.7781" in paper._numbers(told), "as the screen says it"
    blank = handout_of(window, 2, True)
    numbers = paper._numbers(blank)
    assert "0.62" in numbers
    assert numbers.count("______") == 22
    assert not re.search(r"0\.3844|0\.7781", numbers)
    assert told.code == blank.code
    assert told.code.startswith("CLAW-")


def test_the_dialog_makes_pdfs_on_both_papers(window, tmp_path):
    dialog = HandingOut(window)
    assert pages_of(dialog.pdf()) == 1
    named(dialog, "Paper").setCurrentText("Letter")
    assert b"612" in dialog.pdf()
    dialog.what.setCurrentIndex(1)
    assert named(dialog, "Seed of the questions").isEnabled()
    assert not dialog.blanks.isEnabled()
    assert pages_of(dialog.pdf()) == 2
    path = tmp_path / "questions.pdf"
    dialog.save_to(path)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_pdf_that_cannot_be_written_is_told(window, tmp_path):
    HandingOut(window).save_to(tmp_path)
    assert window.notice.isVisible()


def test_it_is_in_the_menu(window):
    next(command for command in window.menus.commands() if command.text == "Handout…").run()
    dialog = window.findChild(HandingOut)
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.parametrize("seed", range(8))
def test_ten_questions_and_a_key_fit_their_pages(qapp, seed):
    assert len(sheet_questions(seed)) == 10
    assert sheet_questions(seed) == sheet_questions(seed)
    for size in SIZES.values():
        for html in (sheet_html(seed), key_html(seed)):
            _, end = painted(size, lambda painter, box, html=html: paint_html(painter, box, html))
            assert end <= size[1]


def test_the_key_is_right():
    for question in sheet_questions(5):
        asked = re.fullmatch(r"Work out .* a (\d): \[(.*)\]", question.asked)
        if asked:
            label, outputs = int(asked[1]), [float(each) for each in asked[2].split(",")]
            cost = sum((output - (k == label)) ** 2 for k, output in enumerate(outputs))
            assert float(question.key.split("=")[1]) == pytest.approx(cost)
    assert sheet_questions(1) != sheet_questions(2)


def test_paper_is_white_in_the_dark_look(window):
    window.wear("dark")
    handout = handout_of(window, 2, False)
    image, _ = painted(SIZES["A4"], lambda painter, box: paper.paint_handout(painter, box, handout))
    picture = image.rect().adjusted(0, 110, 0, -600)
    dark = sum(
        image.pixelColor(x, y).lightnessF() < 0.3
        for x in range(0, picture.right(), 5)
        for y in range(picture.top(), picture.bottom(), 5)
    )
    assert dark < 0.1 * picture.width() * picture.height() / 25
    assert look.now().name == "dark"
    window.wear("light")

"""What is taken away is whole: PNG, SVG, PDF and CSV open elsewhere and hold the same numbers."""

import csv
import os
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage

from clawdemy_gui.files.export.pictures_and_tables import (
    TakingAwayError,
    as_text,
    picture,
    save_picture,
    save_table,
)

SIZE = QSize(300, 160)
pytestmark = pytest.mark.usefixtures("qapp")


def paint(painter, box):
    painter.fillRect(box, QColor("#ffffff"))
    painter.fillRect(QRectF(box.left(), box.top(), box.width() / 2, box.height()), QColor("#d55e00"))
    painter.drawText(box, "0.90")


def test_a_png_has_twice_the_size_and_the_title(tmp_path):
    save_picture(tmp_path / "a.png", "One image", SIZE, paint)
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (600, 320)
    assert image.text("Title") == "One image"
    assert image.pixelColor(100, 300).name() == "#d55e00"
    assert image.pixelColor(500, 20).name() == "#ffffff"


def test_the_copied_picture_is_the_saved_one(tmp_path):
    save_picture(tmp_path / "a.png", "One image", SIZE, paint)
    saved = QImage(str(tmp_path / "a.png")).convertToFormat(QImage.Format.Format_RGB32)
    copied = picture(SIZE, paint)
    assert all(saved.pixel(x, y) == copied.pixel(x, y) for x in range(0, 600, 7) for y in range(0, 320, 7))


def test_an_svg_parses_and_has_a_title_and_a_view_box(tmp_path):
    save_picture(tmp_path / "a.svg", "One <image> & more", SIZE, paint)
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    assert root.find(f"{space}title").text == "One <image> & more"
    assert [float(number) for number in root.get("viewBox").split()] == [0, 0, 300, 160]
    assert "#d55e00" in (tmp_path / "a.svg").read_text("utf-8")


def test_a_pdf_is_one_whole_page(tmp_path):
    save_picture(tmp_path / "a.pdf", "One image", SIZE, paint)
    content = (tmp_path / "a.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert b"/Count 1" in content
    assert "One image".encode("utf-16-be") in content


@pytest.mark.parametrize("name", ["a.gif", "a", "a.png.txt"])
def test_another_ending_is_refused_and_nothing_is_written(tmp_path, name):
    with pytest.raises(TakingAwayError, match=r"must end in \.png, \.svg or \.pdf; nothing was written\."):
        save_picture(tmp_path / name, "One image", SIZE, paint)
    assert not os.listdir(tmp_path)


def test_the_ending_may_be_in_capitals(tmp_path):
    save_picture(tmp_path / "a.PNG", "One image", SIZE, paint)
    assert not QImage(str(tmp_path / "a.PNG")).isNull()


def test_a_table_reads_back_equal(tmp_path):
    header = ["digit", "output", "squared miss"]
    rows = [[0, 0.1, 0.1**2], [1, 1 / 3, 0.30000000000000004], ['with, a comma\nand “quotes"', "", 1e-17]]
    save_table(tmp_path / "a.csv", header, rows)
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8") as file:
        read = list(csv.reader(file))
    assert read[0] == header
    assert [float(cell) for cell in read[1]] == rows[0]
    assert [float(cell) for cell in read[2]] == rows[1]
    assert read[3][0] == rows[2][0]
    assert float(read[3][2]) == 1e-17


def test_a_table_for_spreadsheets_with_decimal_commas_reads_back_equal(tmp_path):
    header = ["digit", "größter Fehler"]
    rows = [[1437, 0.1], [1, -1 / 3], ["a;b, c", 1e-17], ["1.2.3", ""]]
    save_table(tmp_path / "a.csv", header, rows, decimal_comma=True)
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith("\ufeffdigit;größter Fehler\r\n1437;0,1\r\n".encode())
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8-sig") as file:
        read = list(csv.reader(file, delimiter=";"))
    assert [float(line[1].replace(",", ".")) for line in read[1:4]] == [row[1] for row in rows[:3]]
    assert [line[0] for line in read[3:]] == ["a;b, c", "1.2.3"]


def test_the_copied_table_has_tabs_between_its_cells():
    assert as_text(["a", "b"], [[1, 0.5], ["x", ""]]) == "a\tb\n1\t0.5\nx\t\n"


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.pdf"])
def test_a_picture_that_cannot_be_written_leaves_the_old_file(tmp_path, name):
    old = tmp_path / "old"
    old.write_text("old")
    with pytest.raises(TakingAwayError, match=r"cannot be written .*no file was changed"):
        save_picture(old / name, "One image", SIZE, paint)
    assert old.read_text() == "old"


def test_a_table_that_cannot_be_written_leaves_the_old_file(tmp_path):
    old = tmp_path / "old"
    old.write_text("old")
    with pytest.raises(TakingAwayError, match=r"a\.csv cannot be written"):
        save_table(old / "a.csv", ["a"], [[1]])
    assert os.listdir(tmp_path) == ["old"]

"""Folders of pictures: what becomes ink, and what is refused before it is decoded."""

import os
import resource
import struct
import sys
import zlib

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from clawdemy_gui.files.images import picture_folder
from clawdemy_gui.files.images.dataset import DataSet, Progress
from clawdemy_gui.files.images.one_picture import picture
from clawdemy_gui.files.images.opening import open_data, opening


@pytest.fixture
def strokes():
    """A one: a bar of ink on blank paper, (28, 28)."""
    page = np.zeros((28, 28), np.uint8)
    page[5:23, 12:16] = 255
    page[4, 12:16] = 90
    return page


def grey(page):
    page = np.ascontiguousarray(page)
    height, width = page.shape
    return QImage(page.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


@pytest.mark.parametrize("ending", ["png", "bmp"])
@pytest.mark.parametrize("paper", ["dark", "light"])
def test_ink_is_255_on_any_paper(tmp_path, strokes, ending, paper):
    path = tmp_path / f"one.{ending}"
    assert grey(strokes if paper == "dark" else 255 - strokes).save(str(path))
    assert np.array_equal(picture(path).ink.reshape(28, 28), strokes)


def test_jpeg_and_gif_are_read(tmp_path, strokes):
    assert grey(255 - strokes).save(str(tmp_path / "one.jpg"), quality=100)
    assert np.abs(picture(tmp_path / "one.jpg").ink.reshape(28, 28) - strokes.astype(int)).max() < 8
    dots = b"GIF89a\2\0\2\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\2\0\2\0\0\2\2\x84Q\0;"
    (tmp_path / "dots.gif").write_bytes(dots)
    assert picture(tmp_path / "dots.gif").ink.shape == (784,)


def test_colour_becomes_grey(tmp_path):
    image = QImage(28, 28, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    image.setPixelColor(14, 14, QColor(0, 0, 255))
    image.save(str(tmp_path / "dot.png"))
    ink = picture(tmp_path / "dot.png").ink.reshape(28, 28)
    assert ink[14, 14] == round(255 * 27 / 32)
    assert np.count_nonzero(ink) == 1


def test_transparent_paper_lets_the_ink_stand_out(tmp_path):
    for name, colour in (("black", Qt.GlobalColor.black), ("white", Qt.GlobalColor.white)):
        image = QImage(56, 56, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            painter.fillRect(20, 8, 12, 40, colour)
        image.save(str(tmp_path / f"{name}.png"))
    black, white = (picture(tmp_path / f"{name}.png").ink.reshape(28, 28) for name in ("black", "white"))
    assert np.array_equal(black, white)
    assert black[14, 12] == 255
    assert black[0, 0] == 0
    blank = QImage(28, 28, QImage.Format.Format_ARGB32)
    blank.fill(Qt.GlobalColor.transparent)
    blank.save(str(tmp_path / "blank.png"))
    assert len(set(picture(tmp_path / "blank.png").ink)) == 1


def test_large_and_oblong_pictures_shrink_in_shape(tmp_path, strokes):
    grey(np.kron(255 - strokes, np.ones((10, 10), np.uint8))).save(str(tmp_path / "large.png"))
    assert np.array_equal(picture(tmp_path / "large.png").ink.reshape(28, 28), strokes)
    grey(255 - strokes[:, 7:21].repeat(2, 0).repeat(2, 1)).save(str(tmp_path / "oblong.png"))
    assert np.array_equal(picture(tmp_path / "oblong.png").ink.reshape(28, 28), strokes)
    grey(np.full((1, 900), 200, np.uint8)).save(str(tmp_path / "line.png"))
    assert picture(tmp_path / "line.png").ink.shape == (784,)


@pytest.fixture
def write_folder(tmp_path, some_digits):
    """Write the first noise images as PNG into folders 0–9; gives the folder."""

    def write(count=24, folder=tmp_path / "pens"):
        for place in range(count):
            label = folder / str(some_digits[1][place])
            label.mkdir(parents=True, exist_ok=True)
            page = some_digits[0][place].reshape(28, 28).copy()
            page[[0, -1]], page[:, [0, -1]] = 0, 0
            assert grey(page).save(str(label / f"{place:03}.png"))
        return folder

    return write


def test_a_folder_opens_with_its_labels_one_of_each_in_turn(write_folder, some_digits):
    folder = write_folder()
    (folder / "3").mkdir(exist_ok=True)
    (folder / "3" / "Thumbs.db").write_bytes(b"leavings")
    (folder / "3" / ".DS_Store").write_bytes(b"leavings")
    *steps, data = opening(folder)
    assert isinstance(data, DataSet)
    assert steps[-1] == Progress(24, 24)
    assert (data.name, len(data)) == ("pens", 24)
    present = np.unique(some_digits[1][:24])
    assert list(data.labels[: len(present)]) == list(present)
    middle = np.ix_(range(1, 27), range(1, 27))
    expected = sorted(
        (label, image.reshape(28, 28)[middle].tobytes())
        for image, label in zip(some_digits[0][:24], some_digits[1], strict=False)
    )
    found = sorted(
        (label, image.reshape(28, 28)[middle].tobytes())
        for image, label in zip(data.images, data.labels, strict=True)
    )
    assert found == expected


def test_training_and_testing_folders_know_each_other(write_folder, tmp_path):
    write_folder(12, tmp_path / "pens" / "training")
    write_folder(5, tmp_path / "pens" / "testing")
    training = open_data(tmp_path / "pens")
    assert (training.part, len(training)) == ("training", 12)
    test = open_data(training.partner)
    assert (test.part, len(test), test.partner) == ("test", 5, tmp_path / "pens" / "training")


def test_too_many_pictures_are_refused_while_counting(write_folder, refused, monkeypatch):
    monkeypatch.setattr(picture_folder, "MOST_PICTURES", 20)
    assert "more than 20 pictures" in refused(write_folder())


def png(width, height, rows):
    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


GOOD_PNG = png(28, 28, zlib.compress(bytes(29 * 28)))
BMP_HEAD = struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, 60_000, 60_000, 1, 24, 0, 0, 0, 0, 0, 0)
JPEG_REST = b"\1\x11\0\xff\xda\0\x08\1\1\0\0\x3f\0\xff\xd9"
HOSTILE_PICTURES = {
    "text": (b"I am not a picture", "not a whole"),
    "empty": (b"", "not a whole"),
    "vector drawing": (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "not a whole"),
    "only a mark": (b"\x89PNG\r\n\x1a\nhello", "not a whole"),
    "cut off": (GOOD_PNG[:60], "not a whole"),
    "too few rows": (png(28, 28, zlib.compress(bytes(99))), "not a whole"),
    "enormous png": (png(50_000, 50_000, zlib.compress(bytes(999))), "50,000×50,000"),
    "png bomb": (png(30_000, 30_000, zlib.compress(bytes(30_000_000))), "too many to be read"),
    "enormous bmp": (b"BM" + BMP_HEAD, "not a whole"),
    "cut-off bmp": (b"BM" + struct.pack("<I", 10_000) + bytes(60), "not a whole"),
    "enormous gif": (
        b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x08\0\0;",
        "65,535×65,535",
    ),
    "cut-off gif": (b"GIF89a\2\0\2\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\2\0\2\0\0\2", "not a whole"),
    "cut-off jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(99), "not a whole"),
    "enormous jpeg": (
        b"\xff\xd8\xff\xc0\0\x0b\x08" + struct.pack(">HHB", 60_000, 60_000, 1) + JPEG_REST,
        "60,000×60,000",
    ),
}


@pytest.mark.qt_log_ignore("qt.gui.imageio.jpeg", "Invalid JPEG", "Corrupt JPEG")
@pytest.mark.parametrize("kind", HOSTILE_PICTURES)
def test_hostile_pictures_are_left_out_undecoded(write_folder, refused, tmp_path, kind):
    content, words = HOSTILE_PICTURES[kind]
    bad = tmp_path / "only" / "7" / "bad.png"
    bad.parent.mkdir(parents=True)
    bad.write_bytes(content)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sentence = refused(tmp_path / "only")
    assert words in sentence
    assert sentence.startswith("No file in only is a picture of one digit; the first: 7/bad.png ")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000
    folder = write_folder(3)
    (folder / "7").mkdir(exist_ok=True)
    (folder / "7" / "bad.png").write_bytes(content)
    data = open_data(folder)
    assert (len(data), data.report.left_out) == (3, 1)
    assert data.report.reasons[0].startswith("7/bad.png ")


def test_a_file_of_many_megabytes_is_not_even_read(write_folder):
    folder = write_folder(3)
    with next(folder.glob("*/*.png")).open("r+b") as file:
        file.truncate(40 << 20)
    assert "not a whole" in open_data(folder).report.reasons[0]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has names that are not UTF-8")
def test_names_that_are_not_text_are_read_and_stray_files_counted(write_folder):
    folder = write_folder(6)
    (folder / "3").mkdir(exist_ok=True)
    good = next(folder.glob("*/*.png")).read_bytes()
    with open(os.fsencode(folder / "3") + b"/\xff\xfe.png", "wb") as file:
        file.write(good)
    with open(os.fsencode(folder / "3") + b"/\xff.csv", "wb") as file:
        file.write(b"0,1")
    (folder / "3" / "labels.csv").write_text("a,b")
    (folder / "labels.csv").write_text("a,b")
    data = open_data(folder)
    assert (len(data), data.report.left_out) == (7, 2)
    for reason in data.report.reasons:
        assert reason.encode().decode() == reason


def test_pictures_beside_the_folders_are_left_out_and_named(write_folder):
    folder = write_folder(5)
    (folder / "readme.txt").write_text("no picture")
    grey(np.full((28, 28), 255, np.uint8)).save(str(folder / "loose.png"))
    *_, data = opening(folder)
    assert (len(data), data.report.left_out) == (5, 1)
    assert data.report.reasons == ("loose.png lies in no folder of a digit",)


def test_a_link_to_nowhere_is_no_picture(write_folder):
    folder = write_folder(3)
    shut = next(folder.glob("*/*.png"))
    shut.unlink()
    shut.symlink_to(folder / "nowhere.png")
    data = open_data(folder)
    assert len(data) == 2


def test_a_folder_without_pictures_says_what_it_lacks(tmp_path, refused):
    assert "folders named 0 to 9" in refused(tmp_path)

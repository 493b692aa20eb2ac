"""Photos and scans of one digit become what the pad would make of it, whatever the paper and the light."""

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage, QImageWriter

from clawdemy_gui.core import digits
from clawdemy_gui.core.centring import as_digits, as_mnist
from clawdemy_gui.files.images.dataset import DataError, Handling
from clawdemy_gui.files.images.one_picture import ON_WHITE, UnsureError, picture
from clawdemy_gui.files.images.opening import open_data

FITTING = Handling()
DIGITS = {int(label): image for image, label in zip(digits.test().images, digits.test().labels, strict=True)}


def drawn(label, enlarged=6):
    """A digit as large ink of a pen, 0 or 1, cut to its edges."""
    small = QImage(DIGITS[label].tobytes(), 28, 28, 28, QImage.Format.Format_Grayscale8)
    side = 28 * enlarged
    large = small.scaled(side, side, mode=Qt.TransformationMode.SmoothTransformation)
    large = large.convertToFormat(QImage.Format.Format_Grayscale8)
    page = np.array(large.constBits()).reshape(side, -1)[:, :side] > 127.0
    page = page.astype(float)
    rows, columns = np.flatnonzero(page.max(axis=1) > 0), np.flatnonzero(page.max(axis=0) > 0)
    return page[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def sheet(ink, height=300, width=400, top=90, left=140):
    """A page of paper, 0, with this ink on it."""
    page = np.zeros((height, width))
    page[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return page


def save(path, grey):
    """A page of brightness 0…1 as a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.ascontiguousarray(np.rint(255 * grey.clip(0, 1)).astype(np.uint8))
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8)
    assert image.save(str(path), quality=92)
    return path


def likeness(found, expected):
    """How alike two images are: the cosine between them."""
    one, other = found.astype(float), expected.astype(float)
    return one @ other / (np.linalg.norm(one) * np.linalg.norm(other))


LIGHT = np.add.outer(np.linspace(0, 0.35, 300), np.linspace(0, 0.2, 400))
CORNERS = 1 - 0.2 * np.add.outer(np.linspace(-1, 1, 300) ** 2, np.linspace(-1, 1, 400) ** 2)
GRAIN = np.random.default_rng(2).normal(0, 0.02, (300, 400))
PAPERS = {
    "white": lambda ink: 1 - ink,
    "grey with a grey pen": lambda ink: 0.72 - 0.48 * ink,
    "dark with a light pen": lambda ink: 0.2 + 0.6 * ink,
    "dim": lambda ink: 0.35 - 0.25 * ink,
    "faint": lambda ink: 0.9 - 0.2 * ink,
    "unevenly lit": lambda ink: 0.95 - LIGHT - 0.35 * ink,
    "lit from one side, more than the ink is dark": lambda ink: 0.95 - LIGHT - 0.3 * ink,
    "a lens that darkens the corners": lambda ink: (0.9 - 0.5 * ink) * CORNERS,
    "grainy": lambda ink: 0.8 - 0.6 * ink + GRAIN,
    "grainy and unevenly lit": lambda ink: 0.9 - LIGHT - 0.4 * ink + GRAIN,
}


@pytest.mark.parametrize("ending", ["png", "jpg"])
@pytest.mark.parametrize("paper", PAPERS)
def test_any_paper_gives_the_same_digit(tmp_path, paper, ending):
    for label in (0, 3, 4, 7):
        ink = drawn(label)
        found = picture(save(tmp_path / f"{label}.{ending}", PAPERS[paper](sheet(ink))), FITTING)
        # JPEG leaves marks around every stroke, and a lens makes ink fainter at the edge than in the middle.
        clean = ending == "png" and "lens" not in paper
        assert likeness(found.ink, as_mnist(ink)) > (0.97 if clean else 0.9)
        assert found.prepared == "mnist"
        assert found.turned == ("light pen" not in paper)
        assert found.ink.max() == 255


PLACES = {
    "in the corner": {"top": 2, "left": 2},
    "small on a large sheet": {"height": 1_200, "width": 1_600, "top": 900, "left": 1_300},
    "at the edge": {"top": 132, "left": 0},
}


@pytest.mark.parametrize("place", PLACES)
def test_the_digit_may_stand_anywhere(tmp_path, place):
    ink = drawn(5)
    found = picture(save(tmp_path / "a.png", 1 - sheet(ink, **PLACES[place])), FITTING)
    assert likeness(found.ink, as_mnist(ink)) > 0.95


def test_dust_and_a_box_around_it_are_left_out(tmp_path):
    ink = drawn(2)
    page = sheet(ink)
    page[30:34, 60:64] = page[250:253, 300:304] = 1
    assert likeness(picture(save(tmp_path / "dust.png", 1 - page), FITTING).ink, as_mnist(ink)) > 0.97
    page = sheet(ink)
    page[8:12, 8:-8] = page[-12:-8, 8:-8] = page[8:-8, 8:12] = page[8:-8, -12:-8] = 1
    assert likeness(picture(save(tmp_path / "box.png", 1 - page), FITTING).ink, as_mnist(ink)) > 0.97


@pytest.mark.parametrize("label", range(10))
def test_what_is_cut_out_tightly_is_read(tmp_path, label):
    found = picture(save(tmp_path / "a.png", 1 - drawn(label)), FITTING, ON_WHITE)
    assert likeness(found.ink, as_mnist(drawn(label))) > 0.97


def test_what_does_not_tell_paper_from_ink_follows_the_other_pictures(tmp_path):
    """A one that fills its picture: dark, as most of the others are, on light paper."""
    for label in (0, 3, 8):
        save(tmp_path / "set" / str(label) / "a.png", 0.9 - 0.8 * sheet(drawn(label)))
    bar = np.ones((20, 2))
    save(tmp_path / "set" / "1" / "a.png", 0.9 - 0.8 * bar)
    with pytest.raises(UnsureError):
        picture(tmp_path / "set" / "1" / "a.png", FITTING)
    data = open_data(tmp_path / "set")
    one = data.images[list(data.labels).index(1)]
    assert likeness(one, as_mnist(bar)) > 0.99
    assert data.report.turned


def test_no_digit_and_more_than_one_are_named_and_left_out(tmp_path):
    folder = tmp_path / "set"
    save(folder / "3" / "good.png", 1 - sheet(drawn(3)))
    blank = 0.8 - LIGHT + GRAIN
    save(folder / "3" / "blank.jpg", blank)
    two = sheet(drawn(3), left=40)
    two += sheet(drawn(5), left=260)
    save(folder / "3" / "two.png", 1 - two)
    below = sheet(drawn(3, 4), top=10)
    below += sheet(drawn(5, 4), top=170)
    save(folder / "3" / "below.png", 1 - below)
    data = open_data(folder)
    assert (len(data), data.report.left_out) == (1, 3)
    assert sorted(data.report.reasons) == [
        "3/below.png shows more than one digit",
        "3/blank.jpg shows no digit",
        "3/two.png shows more than one digit",
    ]


def test_a_broken_five_is_one_digit(tmp_path):
    """Its bar stands apart from its belly, as many write it."""
    page = np.zeros((300, 400))
    page[60:75, 170:260] = 1
    page[92:180, 160:175] = page[130:145, 170:240] = page[130:220, 235:250] = page[210:225, 160:250] = 1
    assert picture(save(tmp_path / "a.png", 1 - page), FITTING).ink.max() == 255


@pytest.mark.parametrize("prepared", ["mnist", "digits", "as-it-is"])
def test_the_way_of_preparing_can_be_chosen(tmp_path, prepared):
    ink = drawn(6)
    save(tmp_path / "set" / "6" / "a.png", 1 - sheet(ink))
    data = open_data(tmp_path / "set", Handling(prepared=prepared))
    expected = {"mnist": as_mnist, "digits": as_digits}.get(prepared)
    if expected is None:
        assert data.report.prepared == ""
        assert np.count_nonzero(data.images) < 100
    else:
        assert likeness(data.images[0], expected(ink)) > 0.95
        assert data.report.prepared == prepared


def test_turned_by_hand_is_turned(tmp_path):
    save(tmp_path / "set" / "6" / "a.png", 1 - sheet(drawn(6)))
    back = open_data(tmp_path / "set", Handling(turned=False, prepared="as-it-is"))
    there = open_data(tmp_path / "set", Handling(turned=True, prepared="as-it-is"))
    assert np.array_equal(back.images, 255 - there.images)


def exif_jpeg(path, grey, orientation):
    """A JPEG with the note of a camera on how it was held (EXIF, tag 0x0112)."""
    save(path, grey)
    plain = path.read_bytes()
    tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" + bytes([orientation]) + b"\0\0\0\0\0\0"
    note = b"Exif\0\0" + tiff
    path.write_bytes(plain[:2] + b"\xff\xe1" + (len(note) + 2).to_bytes(2, "big") + note + plain[2:])


@pytest.mark.parametrize(("orientation", "held"), [(3, 2), (6, 1), (8, 3)])
def test_a_photo_is_read_as_the_camera_was_held(tmp_path, orientation, held):
    ink = drawn(4)
    exif_jpeg(tmp_path / "a.jpg", np.rot90(1 - sheet(ink), held), orientation)
    assert likeness(picture(tmp_path / "a.jpg", FITTING).ink, as_mnist(ink)) > 0.97


def test_pictures_of_28_by_28_stay_where_they_are_and_only_their_paper_is_evened_out(tmp_path):
    page = DIGITS[3].reshape(28, 28) / 255
    clean = picture(save(tmp_path / "clean.png", 1 - page), FITTING)
    assert np.array_equal(clean.ink, DIGITS[3])
    assert not clean.levelled
    grey = picture(save(tmp_path / "grey.png", 0.72 - 0.48 * page), FITTING)
    assert grey.levelled
    assert likeness(grey.ink, DIGITS[3]) > 0.99
    with pytest.raises(DataError, match=r"blank\.png shows no digit"):
        picture(save(tmp_path / "blank.png", np.full((28, 28), 0.7)), FITTING)


def test_sixteen_bits_palettes_and_transparency_are_read(tmp_path):
    page = sheet(drawn(9))
    image = QImage(str(save(tmp_path / "plain.png", 1 - page)))
    expected = picture(tmp_path / "plain.png", FITTING).ink
    for kind in (
        QImage.Format.Format_Grayscale16,
        QImage.Format.Format_Indexed8,
        QImage.Format.Format_RGBA64,
    ):
        assert image.convertToFormat(kind).save(str(tmp_path / "other.png"))
        assert likeness(picture(tmp_path / "other.png", FITTING).ink, expected) > 0.99
    clear = QImage(400, 300, QImage.Format.Format_ARGB32)
    clear.fill(0)
    for row, column in np.argwhere(page > 0.5):
        clear.setPixel(int(column), int(row), 0xFF000000)
    assert clear.save(str(tmp_path / "clear.png"))
    assert likeness(picture(tmp_path / "clear.png", FITTING).ink, expected) > 0.95


def test_a_writer_s_own_memory_is_read_like_a_file(tmp_path):
    """The same PNG from a buffer: names that Qt cannot open are read from memory."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image = QImage(str(save(tmp_path / "a.png", 1 - sheet(drawn(9)))))
    assert QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    (tmp_path / "b").write_bytes(bytes(buffer.data().data()))
    assert np.array_equal(picture(tmp_path / "b", FITTING).ink, picture(tmp_path / "a.png", FITTING).ink)

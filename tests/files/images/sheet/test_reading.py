"""Photos and scans of a sheet that the app itself printed: every digit with its label, whatever way up."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from clawdemy_gui.core.centring import as_digits, as_mnist
from clawdemy_gui.core.network import costs_and_answers
from clawdemy_gui.files.images.dataset import DataError, Handling
from clawdemy_gui.files.images.opening import open_data
from clawdemy_gui.files.images.report_words import opening_sentence
from clawdemy_gui.files.images.sheet import plan
from clawdemy_gui.files.networks.shipped import shipped
from tests.files.images.sheet.hands import (
    FROM_THE_CHAIR,
    LEFT_EMPTY,
    blotted,
    curled,
    filled,
    grey_of,
    image_of,
    large,
    lit,
    photo,
    printed,
    some_digits,
    turned,
)
from tests.files.images.test_handwriting import exif_jpeg, likeness

MNIST = os.environ.get("CLAWDEMY_MNIST")
INKS = some_digits()
WRITTEN = [number for number in range(100) if number not in LEFT_EMPTY]


@pytest.fixture(scope="module")
def sheet(qapp):
    """A sheet with 95 embedded digits."""
    return filled(INKS)


def opened(folder, image, name="class.jpg", handling=Handling()):  # noqa: B008
    assert image.save(str(folder / name), quality=85 if name.endswith("jpg") else 100)  # a PNG unpacked
    return open_data(folder / name, handling)


def check(data, prepare=as_mnist, least=0.8):
    """All 95 with the labels of their places, each as if it had been prepared by itself."""
    assert (len(data), data.report.empty, data.report.unclear) == (95, 5, 0)
    assert data.labels.tolist() == plan.labels()[WRITTEN].tolist()
    alike = [
        likeness(image, prepare(large(INKS[number]).astype(float)))
        for image, number in zip(data.images, WRITTEN, strict=True)
    ]
    assert np.median(alike) > 0.95
    assert min(alike) > least


@pytest.mark.parametrize("degrees", [0, 3, 90, 180, 263])
def test_a_scan_may_lie_any_way_up(sheet, tmp_path, degrees):
    check(opened(tmp_path, turned(sheet, degrees), "scan.png"))


@pytest.mark.parametrize("light", ["evenly", "from a window", "through a lens", "under a shadow"])
def test_a_photo_may_be_lit_unevenly(sheet, tmp_path, light):
    check(opened(tmp_path, lit(photo(sheet), light)))


def test_a_photo_may_be_taken_from_the_side_and_upside_down(sheet, tmp_path):
    image = lit(photo(sheet, FROM_THE_CHAIR, table="#0a0a0a"), "from a window", noise=0.03)
    check(opened(tmp_path, turned(image, 180)), least=0.7)


def test_paper_may_curl(sheet, tmp_path):
    """The boxes are where their frames are, not where flat paper would have them."""
    check(opened(tmp_path, photo(curled(sheet))))


def test_digits_may_be_larger_than_the_marks(qapp, tmp_path):
    data = opened(tmp_path, photo(filled(INKS, tall=13.5)))
    assert (len(data), data.report.empty) == (95, 5)
    assert data.labels.tolist() == plan.labels()[WRITTEN].tolist()


def test_a_mirrored_photo_is_refused_rather_than_misread(sheet, tmp_path, refused):
    grey = grey_of(photo(sheet))
    image_of(grey[:, ::-1]).save(str(tmp_path / "selfie.jpg"))
    assert "cannot all be seen" in refused(tmp_path / "selfie.jpg", megabytes=80)


def test_a_camera_s_note_says_how_it_was_held(sheet, tmp_path):
    grey = grey_of(photo(sheet))
    exif_jpeg(tmp_path / "a.jpg", np.rot90(grey, 1), 6)
    check(open_data(tmp_path / "a.jpg"))


def test_letter_paper_and_a_faint_pencil(qapp, tmp_path):
    check(opened(tmp_path, lit(photo(filled(INKS, paper="Letter", pen=0.35)), "evenly")), least=0.7)


def test_it_says_what_was_read(sheet, tmp_path):
    data = opened(tmp_path, sheet)
    assert (data.name, data.part, data.report.prepared) == ("class.jpg", "test", "mnist")
    sentence = opening_sentence(data.name, data)
    assert sentence.startswith("class.jpg: 95 digits were read from the sheet; 5 boxes were empty.")
    assert "as MNIST’s makers did" in sentence
    one = replace(data, images=data.images[:1], labels=data.labels[:1], report=data.report._replace(empty=1))
    assert opening_sentence("a.png", one).startswith(
        "a.png: one digit was read from the sheet; one box was empty."
    )


def test_the_digits_are_prepared_for_the_network_that_was_chosen(sheet, tmp_path):
    check(opened(tmp_path, sheet, handling=Handling(prepared="digits")), as_digits, least=0.6)
    plain = opened(tmp_path, sheet, handling=Handling(prepared="as-it-is"))
    assert plain.report.prepared == ""
    assert len(plain) == 95
    assert plain.images.max() > 200


def test_slips_of_the_pen_are_empty_and_two_digits_unclear(sheet, tmp_path):
    slip = blotted(sheet, plan.boxes()[3] + 6, 0.9, "black")
    assert opened(tmp_path, slip).report.empty == 5
    two = blotted(blotted(sheet, plan.boxes()[3] + 4, 3, "black"), plan.boxes()[3] + 11, 3, "black")
    data = opened(tmp_path, two)
    assert (data.report.empty, data.report.unclear) == (4, 1)
    assert "Boxes left out because they show more than one digit: 1." in opening_sentence("a", data)


def test_a_sheet_that_nobody_wrote_on_is_refused(qapp, tmp_path, refused):
    printed().save(str(tmp_path / "new.png"))
    assert "all its boxes are empty" in refused(tmp_path / "new.png", megabytes=80)


@pytest.mark.parametrize("corner", range(4))
def test_a_missing_corner_mark_is_refused(sheet, tmp_path, refused, corner):
    cut = blotted(sheet, plan.CORNERS[corner], plan.MARK + 2)
    lit(photo(cut), "from a window").save(str(tmp_path / "cut.jpg"))
    assert "On cut.jpg the four corner marks of a sheet" in refused(tmp_path / "cut.jpg", megabytes=80)


def test_a_picture_without_marks_is_refused_as_it_was(qapp, tmp_path, refused):
    rng = np.random.default_rng(1)
    for name, grey in (("noise.png", rng.random((600, 500))), ("blank.png", np.full((300, 200), 0.8))):
        image_of(grey).save(str(tmp_path / name))
        told = refused(tmp_path / name, megabytes=80)
        assert f"{name} is one picture: a set of images is a folder" in told


def test_a_folder_may_hold_several_sheets(sheet, tmp_path):
    folder = tmp_path / "8b"
    folder.mkdir()
    sheet.save(str(folder / "1.png"))
    turned(sheet, 90).save(str(folder / "2.jpg"))
    blotted(sheet, plan.CORNERS[1], 10).save(str(folder / "cut.png"))
    (folder / "notes.txt").write_text("class 8b")
    data = open_data(folder)
    assert (data.name, len(data), data.report.sheets, data.report.empty) == ("8b", 190, 2, 10)
    assert data.labels[:95].tolist() == data.labels[95:].tolist()
    sentence = opening_sentence(data.name, data)
    assert "8b: 190 digits were read from 2 sheets; 10 boxes were empty." in sentence
    assert "One file was left out: On cut.png the four corner marks" in sentence
    (folder / "1.png").unlink()
    (folder / "2.jpg").unlink()
    with pytest.raises(DataError, match="Of 1 pictures in 8b none is a sheet for handwriting"):
        open_data(folder)


@pytest.mark.skipif(MNIST is None, reason="needs MNIST")
@pytest.mark.parametrize("seed", [1, 2])
def test_what_the_network_reads_in_mnist_it_reads_on_the_sheet(qapp, tmp_path, seed):
    test = open_data(Path(MNIST) / "t10k-images-idx3-ubyte.gz")
    network = shipped("mnist-a").open().network
    read = costs_and_answers(network, test.images, test.labels).answers == test.labels
    rng = np.random.default_rng(seed)
    chosen = [rng.choice(np.flatnonzero(read & (test.labels == label))) for label in plan.labels()]
    image = lit(photo(filled(test.images[chosen], leave=())), "from a window")
    data = opened(tmp_path, turned(image, 4))
    assert data.labels.tolist() == plan.labels().tolist()
    answers = costs_and_answers(network, data.images, data.labels).answers
    assert np.mean(answers == data.labels) >= 0.9

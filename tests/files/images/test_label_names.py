"""Pictures in one folder that are named after their digits open so; names that may count are not believed."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from clawdemy_gui.core import digits
from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.files.images.label_names import labels_in_names
from clawdemy_gui.files.images.opening import open_data
from clawdemy_gui.files.images.report_words import opening_sentence
from tests.files.images.sheet.hands import filled, some_digits

IMAGES, LABELS = (part[:30] for part in digits.test())


def told(*names):
    return labels_in_names([Path(name) for name in names])


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["3_001.png", "3_002.png", "7_001.png"], [3, 3, 7]),
        (["img_00012_7.png", "img_00013_7.png", "img_00014_0.png"], [7, 7, 0]),
        (["7-0012.jpg", "4-0012.jpg", "4-0013.jpg"], [7, 4, 4]),
        (["digit5-1.png", "digit5-2.png", "digit6-1.png"], [5, 5, 6]),
        (["label 3.png", "label 1.png"], [3, 1]),
        (["a_label_3_9.png", "a_label_1_8.png"], [3, 1]),
        (["mnist_test_0 7.png", "mnist_test_1 2.png", "mnist_test_10 1.png"], [7, 2, 1]),
        (["3 (12).png", "4 (13).png", "4 (14).png"], [3, 4, 4]),
    ],
)
def test_one_place_that_can_be_no_running_number_is_the_label(names, labels):
    assert told(*names) == labels


@pytest.mark.parametrize(
    "names",
    [
        ["1.png", "2.png", "3.png"],
        ["img_1.png", "img_2.png", "img_3.png"],
        ["digit_1.png", "digit_2.png", "digit_3.png"],
        ["page2_1.png", "page2_2.png", "page3_1.png"],
        ["IMG_2026_1.png", "IMG_2026_2.png"],
        ["3_1.png", "3_2.png", "4_1.png", "4_2.png"],
        ["3_001.png", "12_001.png"],
        ["3_001.png", "3_002.png"],
        ["3_001.png", "four_002.png"],
        ["1_23_4.png", "2_24_5.png"],
        ["a.png", "b.png"],
        [],
    ],
)
def test_what_may_count_or_stands_at_two_places_is_no_label(names):
    assert told(*names) is None


@pytest.fixture
def flat(tmp_path, qapp):
    """A folder of pictures of embedded digits that are called so; gives the folder."""

    def write(name, folder="flat"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        for place, (image, label) in enumerate(zip(IMAGES, LABELS, strict=True)):
            page = QImage(image.tobytes(), 28, 28, 28, QImage.Format.Format_Grayscale8)
            assert page.save(str(tmp_path / folder / name.format(label=label, place=place)))
        return tmp_path / folder

    return write


@pytest.mark.parametrize(
    "name", ["{label}_{place:03}.png", "img_{place:05}_{label}.png", "{label}-{place:04}.tiff"]
)
@pytest.mark.parametrize("inner", ["flat", "flat/digits"])
def test_a_flat_folder_opens_with_the_labels_of_its_names(tmp_path, flat, name, inner):
    flat(name, inner)
    data = open_data(tmp_path / "flat")
    kept = {image.tobytes(): label for image, label in zip(IMAGES, LABELS, strict=True)}
    assert [kept[image.tobytes()] for image in data.images] == data.labels.tolist()
    assert len(data) == 30
    first = name.format(label=data.labels[0], place=LABELS.tolist().index(data.labels[0]))
    assert f"The labels were read from the names: {first} is a {data.labels[0]}." in opening_sentence(
        "a", data
    )


def test_names_that_may_count_are_refused_with_what_would_be_understood(flat):
    with pytest.raises(DataError, match=r"nor by names such as 3_001\.png"):
        open_data(flat("picture_{place}.png"))


def test_folders_of_digits_come_before_names(tmp_path, flat):
    flat("{label}_{place:03}.png", "flat/3")
    assert set(open_data(tmp_path / "flat").labels.tolist()) == {3}


def test_sheets_may_be_called_anything(tmp_path, qapp):
    page = filled(some_digits(), leave=range(2, 100)).scaled(840, 1188)
    for name in ("1_0001.png", "2_0002.png"):
        assert page.save(str(tmp_path / name))
    data = open_data(tmp_path)
    assert data.report.sheets == 2
    assert np.array_equal(data.labels[:2], data.labels[2:])

"""Folders of digits are told by the many ways in which people name them."""

import pytest

from clawdemy_gui.files.images.label_folders import label_folders

NAMED = {
    "digits": {"3": 3, "7": 7},
    "padded": {"03": 3, "007": 7},
    "words before": {"digit_3": 3, "Class 7": 7, "label-1": 1, "number5": 5},
    "spelt": {"three": 3, "Zero": 0},
    "Chars74K": {"Sample001": 0, "Sample004": 3, "Sample010": 9, "Sample011": None, "Sample062": None},
    "samples from nought": {"Sample000": 0, "Sample003": 3, "Sample009": 9},
    "some samples": {"Sample003": 3, "Sample005": 5},
    "all kinds at once": {"digit_3": 3, "04": 4, "Sample005": 5},
    "others": {"10": None, "tree": None, "3 trees": None, "-1": None, "3.5": None, "raw": None, "": None},
}


@pytest.mark.parametrize("kind", NAMED)
def test_names_are_told(tmp_path, kind):
    for name in NAMED[kind]:
        (tmp_path / name).mkdir(exist_ok=True)
    (tmp_path / "5").write_text("a file, no folder")
    expected = {(name, label) for name, label in NAMED[kind].items() if label is not None}
    assert {(path.name, label) for path, label in label_folders(tmp_path)} == expected


def test_they_come_in_the_order_of_their_digits(tmp_path):
    for name in ("9", "00", "digit_4", "4"):
        (tmp_path / name).mkdir()
    assert [label for _, label in label_folders(tmp_path)] == [0, 4, 4, 9]


def test_no_folder_holds_none(tmp_path):
    assert label_folders(tmp_path / "nowhere") == []

"""The front door and the value behind it."""

from pathlib import Path

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.files.images import partner_files
from clawdemy_gui.files.images.dataset import DataSet, Report, embedded
from clawdemy_gui.files.images.opening import open_data
from clawdemy_gui.files.images.report_words import opening_sentence
from tests.files.conftest import idx


def test_what_is_no_data_is_refused(tmp_path, refused):
    assert "no file" in refused(tmp_path / "missing.gz")
    assert "no file" in refused("/dev/zero")
    (tmp_path / "letter.txt").write_text("Dear network")
    assert "letter.txt is neither an IDX file" in refused(tmp_path / "letter.txt")
    assert "could not be read" in refused(tmp_path / ("long" * 200))


def test_a_path_may_be_text(some_digits, write_idx):
    assert len(open_data(str(write_idx(*some_digits)[0]))) == 60


def test_the_embedded_digits_are_a_data_set_too():
    training, test = embedded("training"), embedded("test")
    assert (len(training), training.part, len(test), test.part) == (1437, "training", 360, "test")
    assert training.images is digits.training().images


def test_a_data_set_locks_its_arrays_and_checks_that_they_fit(some_digits):
    images, labels = some_digits
    data = DataSet("noise", images, labels)
    for array in (data.images, data.labels):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
    with pytest.raises(ValueError, match="data set needs"):
        DataSet("noise", images, labels[:5])
    with pytest.raises(ValueError, match="data set needs"):
        DataSet("noise", images.astype(np.float32), labels)
    with pytest.raises(ValueError, match="class names"):
        DataSet("noise", images, labels, ("zero", "one"))


@pytest.mark.parametrize("place", ["MNIST/raw", "raw", "."])
def test_the_folder_of_torchvision_opens_from_above(write_idx, some_digits, tmp_path, place):
    write_idx(*some_digits, folder=tmp_path / "data" / place)
    data = open_data(tmp_path / "data")
    assert np.array_equal(data.images, some_digits[0])
    assert data.part == "training"


def test_qmnist_s_labels_lie_in_the_first_of_eight_columns(some_digits, tmp_path):
    images, labels = some_digits
    columns = np.zeros((60, 8), ">i4")
    columns[:, 0], columns[:, 1:] = labels, 77
    lengths = (60).to_bytes(4, "big") + (8).to_bytes(4, "big")
    (tmp_path / "qmnist-train-images-idx3-ubyte").write_bytes(idx(images))
    (tmp_path / "qmnist-train-labels-idx2-int").write_bytes(b"\0\0\x0c\x02" + lengths + columns.tobytes())
    for name in ("qmnist-train-images-idx3-ubyte", "qmnist-train-labels-idx2-int"):
        data = open_data(tmp_path / name)
        assert np.array_equal(data.labels, labels)
        assert data.part == "training"


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("latest.npz", "whole"),
        ("constrained.npz", "whole"),
        ("train.csv", "training"),
        ("mnist_test.csv", "test"),
        ("t10k-images-idx3-ubyte", "test"),
        ("my training set.npz", "training"),
        ("testset.npz", "test"),
        ("contest.npz", "whole"),
        ("attestation-train.npz", "training"),
    ],
)
def test_parts_are_told_by_whole_words(name, part):
    assert partner_files.part_of(Path(name)) == part


def test_the_opening_sentence_says_what_was_done(some_digits):
    report = Report(left_out=3, reasons=("3/a.png shows no digit",), scale="0–1", prepared="digits")
    data = DataSet("pens", *some_digits, part="test", report=report)
    assert opening_sentence("pens", data) == (
        "pens: 60 test images are open. 3 files were left out; the first: 3/a.png shows no digit. "
        "Brightness was written as 0–1. Each digit was found, cut, scaled and centred as the embedded "
        "digits’ makers did."
    )
    one = DataSet("pens", some_digits[0][:1], some_digits[1][:1])
    assert opening_sentence("pens", one) == "pens: one image is open."

"""The front door and the value behind it."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.files.images.dataset import DataSet, embedded
from clawdemy_gui.files.images.opening import open_data


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

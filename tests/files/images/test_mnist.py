"""Where MNIST is found and that it opens as what it is; the real one is skipped where it is not at hand."""

import gzip
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QStandardPaths

from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.images.dataset import DataError, DataSet, Progress
from clawdemy_gui.files.images.mnist import opening_mnist


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    """A user's data folder of the test's own, and no MNIST in the environment."""
    monkeypatch.delenv(mnist.VARIABLE, raising=False)
    monkeypatch.setattr(mnist, "data_folder", lambda: tmp_path / "data" / "mnist")
    return tmp_path / "data" / "mnist"


@pytest.fixture
def real():
    """The folder of the real MNIST."""
    if not os.environ.get(mnist.VARIABLE):
        pytest.skip(f"needs MNIST: {mnist.VARIABLE} names no folder")
    return Path(os.environ[mnist.VARIABLE])


def write_both(write_idx, some_digits, folder, ending=".gz"):
    write_idx(*some_digits, "train-{}-{}-ubyte" + ending, folder)
    write_idx(some_digits[0][:9], some_digits[1][:9], "t10k-{}-{}-ubyte" + ending, folder)


def test_missing_mnist_is_said_in_one_sentence(own_folder):
    assert mnist.folder() is None
    with pytest.raises(DataError, match="not on this computer yet; nothing has changed"):
        next(opening_mnist("training"))


@pytest.mark.parametrize("ending", [".gz", ""])
def test_the_users_own_folder_is_found(own_folder, write_idx, some_digits, ending):
    write_both(write_idx, some_digits, own_folder, ending)
    assert mnist.folder() == own_folder
    *_, training = opening_mnist("training")
    *_, test = opening_mnist("test")
    assert isinstance(training, DataSet)
    assert isinstance(test, DataSet)
    assert (training.name, training.part, len(training)) == ("MNIST", "training", 60)
    assert (test.name, test.part, len(test)) == ("MNIST", "test", 9)


def test_an_incomplete_folder_does_not_count(own_folder, write_idx, some_digits):
    write_both(write_idx, some_digits, own_folder)
    (own_folder / "t10k-labels-idx1-ubyte.gz").unlink()
    assert mnist.folder() is None


def test_the_environment_goes_first(own_folder, write_idx, some_digits, tmp_path, monkeypatch):
    write_both(write_idx, some_digits, own_folder)
    write_both(write_idx, some_digits, tmp_path / "shared")
    monkeypatch.setenv(mnist.VARIABLE, str(tmp_path / "shared"))
    assert mnist.folder() == tmp_path / "shared"
    monkeypatch.setenv(mnist.VARIABLE, str(tmp_path / "nowhere"))
    assert mnist.folder() == own_folder


def test_the_users_data_folder_ends_in_mnist():
    QStandardPaths.setTestModeEnabled(True)
    try:
        assert mnist.data_folder().name == "mnist"
        assert mnist.data_folder().is_absolute()
    finally:
        QStandardPaths.setTestModeEnabled(False)


def test_reading_needs_no_network():
    code = "import sys, clawdemy_gui.files.images.mnist; sys.exit('PySide6.QtNetwork' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("part", "count"), [("training", 60_000), ("test", 10_000)])
def test_the_real_mnist(real, part, count):
    """Second opinion: Python's own gzip and the known start of the file."""
    *steps, data = opening_mnist(part)
    assert isinstance(data, DataSet)
    assert steps[-1] == Progress(count, count)
    with gzip.open(real / f"{'train' if part == 'training' else 't10k'}-images-idx3-ubyte.gz") as file:
        file.seek(16)
        assert hashlib.sha256(data.images).digest() == hashlib.sha256(file.read()).digest()
    first = {"training": [5, 0, 4, 1, 9, 2, 1, 3, 1, 4], "test": [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]}
    assert list(data.labels[:10]) == first[part]
    blank = np.count_nonzero(~data.images.any(axis=0))
    assert blank == 67 if part == "training" else blank > 67


def test_the_manifest_describes_the_real_files(real):
    """The unpacked SHA-256 belongs to the bytes whose published MD5 this is."""
    for archive in mnist.ARCHIVES:
        unpacked = gzip.decompress((real / archive.name).read_bytes())
        assert len(unpacked) == archive.unpacked_size
        assert hashlib.sha256(unpacked).hexdigest() == archive.unpacked_sha256
        if archive.name == "train-images-idx3-ubyte.gz":
            published = "6bbc9ace898e44ae57da46a324031adb"
            assert hashlib.md5(unpacked, usedforsecurity=False).hexdigest() == published

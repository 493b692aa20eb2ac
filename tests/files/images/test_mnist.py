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
from tests.files.conftest import idx


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


def gzipped(content):
    return gzip.compress(content, mtime=0)


def by_keras(folder, images, labels):
    folder = folder / ".keras" / "datasets"
    folder.mkdir(parents=True)
    parts = {"x_train": images, "y_train": labels, "x_test": images[:9], "y_test": labels[:9]}
    np.savez(
        folder / "mnist.npz",
        **{name: part.reshape(len(part), *(28, 28)[: 2 * (part.ndim > 1)]) for name, part in parts.items()},
    )


def by_torchvision(folder, images, labels):
    write_official(folder / "data" / "MNIST" / "raw", images, labels, "{}")


def by_tensorflow(folder, images, labels):
    place = "storage.googleapis.com_cvdf-datasets_mnist_{}aB-3_x.gz"
    write_official(folder / "tensorflow_datasets" / "downloads" / "mnist", images, labels, place)


def write_official(folder, images, labels, name):
    folder.mkdir(parents=True)
    for part, count in (("train", 60), ("t10k", 9)):
        for kind, array in (("images-idx3", images[:count]), ("labels-idx1", labels[:count])):
            content = idx(array)
            path = folder / name.format(f"{part}-{kind}-ubyte")
            path.write_bytes(gzipped(content) if path.suffix == ".gz" else content)


def by_scikit_learn(folder, images, labels):
    """70,000 rows, the same sixty over and over again."""
    folder = folder / "scikit_learn_data" / "openml" / "openml.org" / "data" / "v1" / "download" / "52667"
    folder.mkdir(parents=True)
    names = "".join(f"@ATTRIBUTE pixel{number} real\n" for number in range(784))
    rows = np.column_stack([images, labels]).tolist()
    block = "".join(",".join(map(str, row)) + "\n" for row in rows[:20]) * 5
    head = f"@RELATION mnist_784\n{names}@ATTRIBUTE class {{0,1}}\n@DATA\n"
    with gzip.open(folder / "mnist_784.arff.gz", "wb", compresslevel=1) as file:
        file.write(head.encode())
        for _ in range(700):
            file.write(block.encode())


PROGRAMS = {"Keras": by_keras, "torchvision": by_torchvision, "tensorflow": by_tensorflow}


@pytest.fixture
def home(own_folder, tmp_path, monkeypatch):
    """A user's home of the test's own."""
    for variable in ("KERAS_HOME", "TFDS_DATA_DIR", "SCIKIT_LEARN_DATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.mark.parametrize("program", PROGRAMS)
def test_it_is_found_where_other_programs_keep_it(home, some_digits, program):
    assert not mnist.is_here()
    PROGRAMS[program](home, *some_digits)
    assert mnist.is_here()
    assert mnist.folder() is None
    *_, training = opening_mnist("training")
    *_, test = opening_mnist("test")
    assert (training.name, training.part, len(training)) == ("MNIST", "training", 60)
    assert (test.name, test.part, len(test)) == ("MNIST", "test", 9)
    assert np.array_equal(training.images, some_digits[0])
    assert np.array_equal(test.labels, some_digits[1][:9])


def test_it_is_found_where_scikit_learn_keeps_it(home, some_digits):
    by_scikit_learn(home, some_digits[0] // 250, some_digits[1])
    *_, test = opening_mnist("test")
    assert (test.name, test.part, len(test)) == ("MNIST", "test", 10_000)
    assert np.array_equal(test.labels[:20], some_digits[1][:20])


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

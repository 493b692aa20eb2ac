"""What the tests of data files share: writing small sets, and weighing how a bad one is refused."""

import gzip
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.files.images.opening import open_data


@pytest.fixture
def some_digits():
    """60 images of noise, (60, 784) bytes, and their labels, (60,)."""
    rng = np.random.default_rng(3)
    return rng.integers(0, 256, (60, 784), np.uint8), rng.integers(0, 10, 60, np.uint8)


def idx(array):
    """The bytes of an IDX file: images of 28×28 or labels."""
    shape = (len(array), 28, 28) if array.ndim == 2 else array.shape
    lengths = b"".join(length.to_bytes(4, "big") for length in shape)
    return bytes([0, 0, 8, len(shape)]) + lengths + array.tobytes()


@pytest.fixture
def write_idx(tmp_path):
    """Write images and labels in the way of MNIST; gives the two paths."""

    def write(images, labels, name="train-{}-{}-ubyte", folder=tmp_path):
        folder.mkdir(parents=True, exist_ok=True)
        paths = folder / name.format("images", "idx3"), folder / name.format("labels", "idx1")
        for path, array in zip(paths, (images, labels), strict=True):
            content = idx(array)
            path.write_bytes(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)
        return paths

    return write


@pytest.fixture
def refused():
    """Open a path that must be refused: in one sentence and with little memory. Gives the sentence."""

    def refuse(path: Path, megabytes: float = 4.0) -> str:
        tracemalloc.start()
        with pytest.raises(DataError) as error:
            open_data(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        sentence = str(error.value)
        assert peak < megabytes * 1e6
        assert sentence.endswith("; nothing has changed.")
        assert "\n" not in sentence
        return sentence

    return refuse

"""One convention for all readers: what lies on a light ground is turned, and the sentence says so."""

import gzip

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.files.images.dataset import Handling
from clawdemy_gui.files.images.opening import open_data
from clawdemy_gui.files.images.report_words import opening_sentence
from tests.files.conftest import idx

SHOWN = digits.test()
IMAGES, LABELS = SHOWN.images[:40], SHOWN.labels[:40]


def as_idx(folder, images):
    (folder / "train-images-idx3-ubyte").write_bytes(idx(images))
    (folder / "train-labels-idx1-ubyte").write_bytes(idx(LABELS))
    return folder / "train-images-idx3-ubyte"


def as_packed_idx(folder, images):
    (folder / "t10k-images-idx3-ubyte.gz").write_bytes(gzip.compress(idx(images)))
    (folder / "t10k-labels-idx1-ubyte.gz").write_bytes(gzip.compress(idx(LABELS)))
    return folder / "t10k-images-idx3-ubyte.gz"


def as_npz(folder, images):
    np.savez(folder / "a.npz", x=images, y=LABELS)
    return folder / "a.npz"


def as_floats(folder, images):
    np.savez(folder / "a.npz", x=images / 255, y=LABELS)
    return folder / "a.npz"


def as_csv(folder, images):
    np.savetxt(folder / "a.csv", np.column_stack([LABELS, images]), "%d", ",")
    return folder / "a.csv"


WRITERS = [as_idx, as_packed_idx, as_npz, as_floats, as_csv]


@pytest.mark.parametrize("write", WRITERS)
def test_every_reader_turns_a_light_ground(tmp_path, write):
    path = write(tmp_path, 255 - IMAGES)
    data = open_data(path)
    assert np.array_equal(data.images, IMAGES)
    assert "light and dark were turned" in opening_sentence("a", data)
    back = open_data(path, Handling(turned=False))
    assert np.array_equal(back.images, 255 - IMAGES)
    assert "turned" not in opening_sentence("a", back)


@pytest.mark.parametrize("write", WRITERS)
def test_a_dark_ground_stays_as_it_is(tmp_path, write):
    path = write(tmp_path, IMAGES)
    data = open_data(path)
    assert np.array_equal(data.images, IMAGES)
    assert not data.report.turned
    assert np.array_equal(open_data(path, Handling(turned=True)).images, 255 - IMAGES)


@pytest.mark.parametrize("write", WRITERS)
def test_grey_paper_becomes_0_and_its_ink_255(tmp_path, write):
    """Paper 185, ink down to 60: as a scanner without contrast sees it."""
    grey = np.rint(185 - 125 * (IMAGES / 255)).astype(np.uint8)
    data = open_data(write(tmp_path, grey))
    assert np.abs(data.images.astype(int) - IMAGES).max() <= 3
    assert data.report.levelled
    assert "The paper was evened out." in opening_sentence("a", data)


@pytest.mark.parametrize("scene", ["noise", "clothes", "blank", "full"])
def test_what_shows_no_paper_is_left_alone(tmp_path, scene):
    rng = np.random.default_rng(4)
    images = {
        "noise": rng.integers(0, 256, (40, 784), np.uint8),
        "clothes": np.tile(np.pad(np.full((28, 22), 180, np.uint8), ((0, 0), (3, 3))).reshape(784), (40, 1)),
        "blank": np.zeros((40, 784), np.uint8),
        "full": rng.integers(100, 160, (40, 784), np.uint8),
    }[scene]
    data = open_data(as_npz(tmp_path, images))
    expected = images if scene != "full" else None
    assert expected is None or np.array_equal(data.images, expected)
    assert not data.report.turned


def test_a_large_plain_file_on_a_dark_ground_stays_on_disk(tmp_path):
    assert isinstance(open_data(as_idx(tmp_path, IMAGES)).images.base, np.memmap | np.ndarray)
    data = open_data(as_idx(tmp_path, IMAGES))
    assert not data.images.flags.writeable

"""IDX files: every way in which they are commonly named and packed, and every way in which they can lie."""

import gzip
import os
import struct
import zlib

import numpy as np
import pytest

from clawdemy_gui.files.images.dataset import DIGIT_NAMES, DataError, DataSet, Progress
from clawdemy_gui.files.images.opening import open_data, opening

NAMES = ["train-{}-{}-ubyte", "train-{}-{}-ubyte.gz", "train-{}.{}-ubyte", "emnist-{}.idx"]


@pytest.mark.parametrize("name", NAMES[:3])
@pytest.mark.parametrize("given", [0, 1])
def test_images_or_labels_open_the_set(some_digits, write_idx, name, given):
    images, labels = some_digits
    data = open_data(write_idx(images, labels, name)[given])
    assert np.array_equal(data.images, images)
    assert np.array_equal(data.labels, labels)
    assert not data.images.flags.writeable
    assert not data.labels.flags.writeable
    assert (len(data), data.part, data.class_names) == (60, "training", DIGIT_NAMES)


def test_a_plain_file_is_mapped_not_read(some_digits, write_idx):
    data = open_data(write_idx(*some_digits)[0])
    assert isinstance(data.images, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        data.images[0, 0] = 1


def test_packed_images_find_plain_labels(some_digits, write_idx):
    images, labels = write_idx(*some_digits)
    images.with_name(images.name + ".gz").write_bytes(gzip.compress(images.read_bytes()))
    images.unlink()
    assert np.array_equal(open_data(labels).images, some_digits[0])


@pytest.mark.parametrize("ending", ["", ".gz"])
def test_columns_are_turned_upright(some_digits, write_idx, ending):
    images, labels = some_digits
    stored = images.reshape(-1, 28, 28).transpose(0, 2, 1).reshape(-1, 784)
    paths = write_idx(stored, labels, "emnist-digits-train-{}-{}-ubyte" + ending)
    before = paths[0].read_bytes()
    data = open_data(paths[0])
    assert data.name == "EMNIST"
    assert np.array_equal(data.images, images)
    assert paths[0].read_bytes() == before


@pytest.mark.parametrize("folder", ["fashion", "FashionMNIST/raw", "mnist/fashion-mnist"])
def test_clothes_have_names(some_digits, write_idx, tmp_path, folder):
    data = open_data(write_idx(*some_digits, folder=tmp_path / folder)[0])
    assert data.name == "Fashion-MNIST"
    assert (data.class_names[0], data.class_names[9]) == ("T-shirt/top", "Ankle boot")


@pytest.mark.parametrize("test_name", ["t10k-{}-{}-ubyte.gz", "test-{}-{}-ubyte"])
def test_training_and_test_know_each_other(some_digits, write_idx, test_name):
    training_images = write_idx(*some_digits)[0]
    test_images = write_idx(some_digits[0][:7], some_digits[1][:7], test_name)[0]
    training = open_data(training_images)
    assert training.partner == test_images
    test = open_data(training.partner)
    assert (test.part, len(test), test.partner) == ("test", 7, training_images)


def test_a_folder_opens_its_training_digits(some_digits, write_idx, tmp_path):
    for name in ("t10k-{}-{}-ubyte", "emnist-letters-train-{}-{}-ubyte", "emnist-digits-train-{}-{}-ubyte"):
        write_idx(*some_digits, name)
    data = open_data(tmp_path)
    assert (data.name, data.part) == ("EMNIST", "training")


def test_opening_takes_steps_and_can_be_left(some_digits, write_idx):
    images = np.tile(some_digits[0], (200, 1))
    path = write_idx(images, np.tile(some_digits[1], 200), NAMES[1])[0]
    *steps, data = opening(path)
    assert isinstance(data, DataSet)
    assert all(isinstance(step, Progress) for step in steps)
    assert steps[-1] == Progress(12_000, 12_000)
    assert len(steps) > 5
    left = opening(path)
    next(left)
    left.close()
    assert next(left, None) is None


def gz_claiming(count, unpacked):
    """A gzip file whose header claims `count` images but holds only these bytes, its last field forged."""
    content = b"\0\0\x08\x03" + struct.pack(">III", count, 28, 28) + unpacked
    return gzip.compress(content)[:-4] + struct.pack("<I", (16 + 784 * count) % 2**32)


def bomb(count):
    """Claims `count` blank images, honestly: a thousand times smaller than what it unpacks to."""
    packer = zlib.compressobj(9, wbits=31)
    packed = packer.compress(b"\0\0\x08\x03" + struct.pack(">III", count, 28, 28))
    for _ in range(count // 10_000):
        packed += packer.compress(bytes(784 * 10_000))
    return packed + packer.flush()


LABELS = bytes([0, 0, 8, 1, 0, 0, 0, 60]) + bytes(60)
GOOD = b"\0\0\x08\x03" + struct.pack(">III", 60, 28, 28) + bytes(784 * 60)
HOSTILE_IMAGES = {
    "empty": (b"", "neither"),
    "only a magic": (GOOD[:4], "by its own account"),
    "cut off": (GOOD[:-1], "47,056 bytes by its own account but has 47,055"),
    "trailing garbage": (GOOD + b"x", "has 47,057"),
    "huge claim": (b"\0\0\x08\x03" + b"\xff" * 12 + bytes(99), "by its own account"),
    "zero images": (b"\0\0\x08\x03" + struct.pack(">III", 0, 28, 28), "no images"),
    "other sides": (b"\0\0\x08\x03" + struct.pack(">III", 60, 14, 56) + bytes(784 * 60), "14×56"),
    "other type": (b"\0\0\x0d\x03" + GOOD[4:], "neither"),
    "labels under the name of images": (LABELS, "a file named …images…"),
    "one image less": (b"\0\0\x08\x03" + struct.pack(">III", 59, 28, 28) + bytes(784 * 59), "60 labels"),
    "gz of text": (gzip.compress(b"hello, world, this is text"), "not an IDX file"),
    "gz cut off": (gzip.compress(GOOD)[:-20], "cut off or damaged"),
    "gz cut off in its head": (gzip.compress(GOOD)[:5], "not an IDX file"),
    "gz with garbage behind": (gzip.compress(GOOD) + b"garbage", "cut off or damaged"),
    "gz with a wrong sum": (gzip.compress(GOOD)[:-8] + b"abcd" + gzip.compress(GOOD)[-4:], "damaged"),
    "gz that claims billions": (gz_claiming(4_000_000_000, bytes(784)), "too many"),
    "gz that holds more": (gz_claiming(60, bytes(50_000_000)), "damaged"),
    "gz bomb": (bomb(200_000), "claims to unpack to 156,800,016 bytes"),
    "gz in gz": (gzip.compress(gzip.compress(GOOD)), "not an IDX file"),
}


@pytest.mark.parametrize("kind", HOSTILE_IMAGES)
def test_hostile_images_are_refused(tmp_path, refused, kind):
    content, words = HOSTILE_IMAGES[kind]
    (tmp_path / "train-images-idx3-ubyte").write_bytes(content)
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(LABELS)
    assert words in refused(tmp_path / "train-images-idx3-ubyte")


def test_memory_grows_with_what_arrives_not_with_the_claim(write_idx, refused):
    """47 MB are claimed, in the head and in the forged last field; 100 kB arrive."""
    images, _ = write_idx(np.zeros((1, 784), np.uint8), np.zeros(60_000, np.uint8), NAMES[1])
    images.write_bytes(gz_claiming(60_000, os.urandom(100_000)))
    assert "cut off or damaged" in refused(images)


HOSTILE_LABELS = {
    "a label of 10": (LABELS[:-1] + b"\x0a", "Label 59 in train-labels-idx1-ubyte is 10"),
    "huge claim": (b"\0\0\x08\x01\xff\xff\xff\xff", "by its own account"),
    "gz bomb": (gzip.compress(b"\0\0\x08\x01\xff\xff\xff\xff" + bytes(30_000_000)), "too many"),
    "images twice": (GOOD, "are not one file of images"),
}


@pytest.mark.parametrize("kind", HOSTILE_LABELS)
def test_hostile_labels_are_refused(tmp_path, refused, kind):
    content, words = HOSTILE_LABELS[kind]
    (tmp_path / "train-images-idx3-ubyte").write_bytes(GOOD)
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(content)
    assert words in refused(tmp_path / "train-images-idx3-ubyte")


def test_too_many_to_unpack_are_refused_with_a_way_out(tmp_path, refused, monkeypatch):
    monkeypatch.setattr("clawdemy_gui.files.images.idx.HELD_IN_MEMORY", 59)
    (tmp_path / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(GOOD))
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(LABELS)
    assert "unpack it and open that" in refused(tmp_path / "train-images-idx3-ubyte.gz")


def test_a_missing_partner_is_named(tmp_path, refused):
    (tmp_path / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(GOOD))
    assert "train-labels-idx1-ubyte.gz" in refused(tmp_path / "train-images-idx3-ubyte.gz")
    (tmp_path / "pens.idx").write_bytes(GOOD)
    assert "…labels…" in refused(tmp_path / "pens.idx")


def test_a_million_images_are_mapped_in_no_memory(tmp_path, refused):
    """A sparse file: 784 MB long, a few kB on disk."""
    count = 1_000_000
    for kind, head, size in (
        ("images-idx3", b"\0\0\x08\x03" + struct.pack(">III", count, 28, 28), 784 * count),
        ("labels-idx1", b"\0\0\x08\x01" + struct.pack(">I", count), count),
    ):
        with (tmp_path / f"train-{kind}-ubyte").open("wb") as file:
            file.write(head)
            file.truncate(len(head) + size)
    data = open_data(tmp_path)
    assert len(data) == count
    assert not data.images[-1].any()


@pytest.mark.parametrize("name", NAMES[:2])
def test_a_flipped_byte_never_breaks_out(some_digits, write_idx, name):
    """Every byte of the head and some of the rest, changed one at a time: refused, or a whole set."""
    images, labels = some_digits[0] // 128 * 255, some_digits[1]
    for path in write_idx(images, labels, name):
        whole = path.read_bytes()
        places = [*range(min(40, len(whole))), *range(40, len(whole), max(1, len(whole) // 60))]
        for place in places:
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
            try:
                data = open_data(path)
            except DataError:
                continue
            assert data.images.shape == (60, 784)
        path.write_bytes(whole)
    assert np.array_equal(open_data(path).images, images)

"""An .npz of images and labels: what opens, and what is refused before it costs anything."""

import io
import struct
import zipfile

import numpy as np
import pytest

from clawdemy_gui.files.images.dataset import DataError, Progress
from clawdemy_gui.files.images.opening import open_data, opening


def npz(tmp_path, packed=False, **arrays):
    path = tmp_path / "pens.npz"
    (np.savez_compressed if packed else np.savez)(path, **arrays)
    return path


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("shape", [(60, 784), (60, 28, 28)])
@pytest.mark.parametrize("label_type", ["u1", "i8", ">i4"])
def test_bytes_open_as_they_are(some_digits, tmp_path, packed, shape, label_type):
    images, labels = some_digits
    data = open_data(npz(tmp_path, packed, images=images.reshape(shape), labels=labels.astype(label_type)))
    assert np.array_equal(data.images, images)
    assert np.array_equal(data.labels, labels)
    assert (data.name, data.labels.dtype) == ("pens", np.uint8)
    assert not data.images.flags.writeable


@pytest.mark.parametrize("number_type", ["f2", "f4", "f8", ">f4"])
def test_floats_become_bytes(some_digits, tmp_path, number_type):
    images, labels = some_digits
    data = open_data(npz(tmp_path, images=(images / 255).astype(number_type), labels=labels))
    assert np.array_equal(data.images, images)


def test_column_first_arrays_open_too(some_digits, tmp_path):
    images, labels = some_digits
    stored = np.asfortranarray(images.reshape(60, 28, 28))
    assert np.array_equal(open_data(npz(tmp_path, images=stored, labels=labels)).images, images)


def test_an_opening_that_is_left_closes_the_file(some_digits, tmp_path):
    path = npz(tmp_path, images=np.tile(some_digits[0], (9, 1)), labels=np.tile(some_digits[1], 9))
    left = opening(path)
    assert isinstance(next(left), Progress)
    left.close()
    path.unlink()
    assert next(left, None) is None


IMAGES, LABELS = np.zeros((6, 784), np.uint8), np.zeros(6, np.uint8)
BAD_ARRAYS = {
    "no labels": ({"images": IMAGES}, "no array named labels"),
    "other names": ({"x": IMAGES, "y": LABELS}, "no array named images"),
    "other shape": ({"images": IMAGES[:, :700], "labels": LABELS}, "(6, 700)"),
    "one number": ({"images": np.uint8(3), "labels": LABELS}, "must be bytes or floats"),
    "whole numbers": ({"images": IMAGES.astype(int), "labels": LABELS}, "int64"),
    "too bright": ({"images": IMAGES + 1.5, "labels": LABELS}, "between 0 and 1"),
    "not a number": ({"images": IMAGES * np.nan, "labels": LABELS}, "between 0 and 1"),
    "fewer labels": ({"images": IMAGES, "labels": LABELS[:5]}, "must be 6 whole numbers"),
    "float labels": ({"images": IMAGES, "labels": LABELS * 1.0}, "must be 6 whole numbers"),
    "label 10": ({"images": IMAGES, "labels": LABELS + 10}, "Label 0 in pens.npz is 10"),
    "label -1": ({"images": IMAGES, "labels": LABELS.astype(int) - 1}, "is -1"),
    "none": ({"images": IMAGES[:0], "labels": LABELS[:0]}, "must have 1 to"),
    "words": ({"images": np.array(["a"] * 6), "labels": LABELS}, "does not hold plain numbers"),
    "yes and no": ({"images": IMAGES > 0, "labels": LABELS}, "does not hold plain numbers"),
}


@pytest.mark.parametrize("kind", BAD_ARRAYS)
def test_arrays_that_do_not_fit_are_refused(tmp_path, refused, kind):
    arrays, words = BAD_ARRAYS[kind]
    assert words in refused(npz(tmp_path, **arrays))


class Alarm:
    """What a pickle could do: run any function while it is read."""

    def __reduce__(self):
        return (pytest.fail, ("a pickle was opened",))


def test_a_pickle_is_refused_unread(tmp_path, refused):
    array = np.empty(6, object)
    array[:] = Alarm()
    assert "does not hold plain numbers" in refused(npz(tmp_path, images=array, labels=LABELS))


def zipped(tmp_path, images, packing=zipfile.ZIP_DEFLATED, labels=LABELS):
    """An .npz whose images are these bytes."""
    path = tmp_path / "pens.npz"
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr("images.npy", images)
        stream = io.BytesIO()
        np.save(stream, labels)
        archive.writestr("labels.npy", stream.getvalue())
    return path


def npy(header, numbers=b"", version=b"\x01\x00"):
    length = struct.pack("<H" if version == b"\x01\x00" else "<I", len(header))
    return b"\x93NUMPY" + version + length + header + numbers


def head(shape, dtype="|u1"):
    return f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}\n".encode()


HOSTILE_MEMBERS = {
    "claims terabytes": (npy(head("(4000000000, 784)"), bytes(784)), "another length than it claims"),
    "holds more": (npy(head("(6, 784)"), bytes(784 * 7)), "another length than it claims"),
    "bomb, well formed": (npy(head("(200000, 784)"), bytes(784 * 200_000)), "claims to unpack to"),
    "endless header": (npy(b"{" * 60_000), "does not hold plain numbers"),
    "header of gigabytes": (b"\x93NUMPY\x02\x00\xff\xff\xff\x7f" + head("(6, 784)"), "plain numbers"),
    "code for a header": (npy(b"__import__('os').abort()"), "does not hold plain numbers"),
    "negative shape": (npy(head("(-6, 784)"), bytes(784 * 6)), "does not hold plain numbers"),
    "empty": (b"", "does not hold plain numbers"),
}


@pytest.mark.parametrize("kind", HOSTILE_MEMBERS)
def test_hostile_members_are_refused(tmp_path, refused, kind):
    content, words = HOSTILE_MEMBERS[kind]
    assert words in refused(zipped(tmp_path, content))


def test_unknown_packing_is_refused(tmp_path, refused):
    assert "unknown way" in refused(zipped(tmp_path, bytes(9), zipfile.ZIP_LZMA))


def test_an_endless_list_of_contents_is_refused(tmp_path, refused):
    path = tmp_path / "pens.npz"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_000):
            archive.writestr(f"{number}.npy", b"")
    assert "damaged" in refused(path)


def test_a_forged_length_is_refused(tmp_path, refused):
    """The list of contents says that the images are as long as their header claims; they are not."""
    content = npy(head("(60000, 784)"), bytes(784))
    path = zipped(tmp_path, content, labels=np.zeros(60_000, np.uint8))
    forged = bytearray(path.read_bytes())
    entry = forged.index(b"PK\x01\x02")
    claimed = 784 * 60_000 + len(npy(head("(60000, 784)")))
    forged[entry + 24 : entry + 28] = struct.pack("<I", claimed)
    path.write_bytes(forged)
    assert "damaged" in refused(path)


def test_cut_off_and_flipped_files_never_break_out(some_digits, tmp_path):
    images, labels = some_digits
    path = npz(tmp_path, True, images=images // 128, labels=labels)
    whole = path.read_bytes()
    rng = np.random.default_rng(0)
    changed = [whole[:length] for length in range(0, len(whole), 211)]
    for place in [*range(80), *range(len(whole) - 200, len(whole)), *rng.integers(0, len(whole), 100)]:
        changed.append(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
    refusals = 0
    for content in changed:
        path.write_bytes(content)
        try:
            assert open_data(path).images.shape == (60, 784)
        except DataError:
            refusals += 1
    assert refusals > len(changed) // 2

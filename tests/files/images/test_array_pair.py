"""An .npz of images and labels: what opens, and what is refused before it costs anything."""

import io
import struct
import zipfile

import numpy as np
import pytest

from clawdemy_gui.files.images.dataset import DataError, Handling, Progress
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


SHAPES = {
    "rows": lambda images: images,
    "squares": lambda images: images.reshape(-1, 28, 28),
    "channels last": lambda images: images.reshape(-1, 28, 28, 1),
    "channels first": lambda images: images.reshape(-1, 1, 28, 28),
    "columns": lambda images: images.T,
    "squares last": lambda images: images.T.reshape(28, 28, -1),
}
LABELLED = {
    "whole": lambda labels: labels.astype(int),
    "column": lambda labels: labels[:, None],
    "floats": lambda labels: labels.astype("f4"),
    "one-hot": lambda labels: np.eye(10)[labels],
    "one-hot yes and no": lambda labels: np.eye(10, dtype=bool)[labels],
}
NAMES = [("images", "labels"), ("X", "y"), ("x", "y"), ("data", "target"), ("pixels", "class"), ("a", "b")]


@pytest.mark.parametrize("labelled", LABELLED)
@pytest.mark.parametrize("shape", SHAPES)
def test_images_and_labels_of_every_shape_are_told(some_digits, tmp_path, shape, labelled):
    images, labels = some_digits
    for order in "CF":
        stored = np.asarray(SHAPES[shape](images), order=order)
        data = open_data(npz(tmp_path, x=stored, y=np.asarray(LABELLED[labelled](labels), order=order)))
        assert np.array_equal(data.images, images)
        assert np.array_equal(data.labels, labels)


@pytest.mark.parametrize("names", NAMES)
def test_arrays_of_every_name_are_told(some_digits, tmp_path, names):
    data = open_data(npz(tmp_path, **dict(zip(names, some_digits, strict=True))))
    assert np.array_equal(data.images, some_digits[0])
    assert not data.holds_both


def test_other_arrays_beside_them_do_not_disturb(some_digits, tmp_path):
    images, labels = some_digits
    more = {"ids": np.arange(60.0) + 100, "names": np.array(["a"] * 60), "one_hot_labels": np.eye(10)[labels]}
    data = open_data(npz(tmp_path, images=images, labels=labels, **more))
    assert np.array_equal(data.labels, labels)


@pytest.mark.parametrize("names", [("x_{}", "y_{}"), ("{}_images", "{}_labels"), ("X{}", "Y{}")])
def test_a_file_of_both_parts_opens_as_either(some_digits, tmp_path, names):
    images, labels = some_digits
    arrays = {
        name.format(part): array[where]
        for part, where in (("train", slice(40)), ("test", slice(40, None)))
        for name, array in zip(names, (images, labels), strict=True)
    }
    path = npz(tmp_path, **arrays)
    training, test = open_data(path), open_data(path, Handling(part="test"))
    assert (len(training), training.part, training.holds_both) == (40, "training", True)
    assert (len(test), test.part, test.holds_both) == (20, "test", True)
    assert np.array_equal(np.concatenate([training.images, test.images]), images)
    assert np.array_equal(np.concatenate([training.labels, test.labels]), labels)


WRITTEN = {
    "0–1": lambda images: images / 255,
    "−1…1": lambda images: images / 127.5 - 1,
    "−0.5…0.5": lambda images: images / 255 - 0.5,
    "−0.42…2.82": lambda images: (images / 255 - 0.1307) / 0.3081,
    "": lambda images: images.astype(float),
}


@pytest.mark.parametrize("number_type", ["f4", "f8"])
@pytest.mark.parametrize("scale", WRITTEN)
def test_brightness_is_told_by_its_range_and_said(some_digits, tmp_path, scale, number_type):
    images, labels = some_digits
    data = open_data(npz(tmp_path, x=WRITTEN[scale](images).astype(number_type), y=labels))
    assert np.array_equal(data.images, images)
    assert data.report.scale == scale


@pytest.mark.parametrize("number_type", ["u1", "i4", "?", "f2"])
def test_ones_are_ink_whatever_the_type(some_digits, tmp_path, number_type):
    ink = some_digits[0] > 200
    data = open_data(npz(tmp_path, x=ink.astype(number_type), y=some_digits[1]))
    assert np.array_equal(data.images, ink * 255)
    assert data.report.scale == "0–1"


@pytest.mark.parametrize(
    "names", [("x_train", "y_train"), ("images", "labels"), ("trainX", "trainY"), ("mnist", "other")]
)
def test_two_npy_beside_each_other_are_one_set(some_digits, tmp_path, names):
    images, labels = some_digits
    paths = [tmp_path / f"{name}.npy" for name in names]
    np.save(paths[0], images.reshape(-1, 28, 28))
    np.save(paths[1], labels)
    (tmp_path / "broken.npy").write_bytes(b"\x93NUMPY")
    for path in paths:
        data = open_data(path)
        assert np.array_equal(data.images, images)
        assert np.array_equal(data.labels, labels)
    assert data.part == ("training" if "train" in names[0] else "whole")


def test_the_ending_may_be_in_capitals(some_digits, tmp_path):
    """As some systems write it."""
    images, labels = some_digits
    for name, array in (("X.NPY", images), ("Y.NPY", labels)):
        with (tmp_path / name).open("wb") as file:
            np.save(file, array)
    assert np.array_equal(open_data(tmp_path / "X.NPY").labels, labels)
    assert np.array_equal(open_data(tmp_path / "Y.NPY").images, images)


def test_an_npy_alone_says_what_it_lacks(some_digits, tmp_path, refused):
    np.save(tmp_path / "images.npy", some_digits[0])
    assert "no .npy, or more than one, that fits" in refused(tmp_path / "images.npy")
    for name in ("one", "two"):
        np.save(tmp_path / f"{name}.npy", some_digits[1])
    assert "more than one" in refused(tmp_path / "images.npy")
    np.save(tmp_path / "sounds.npy", np.zeros((3, 4)))
    assert "sounds (3, 4) float64" in refused(tmp_path / "sounds.npy")
    np.save(tmp_path / "things.npy", np.array([{}]), allow_pickle=True)
    assert "does not hold plain numbers but Python’s objects" in refused(tmp_path / "things.npy")


def test_an_opening_that_is_left_closes_the_file(some_digits, tmp_path):
    path = npz(tmp_path, images=np.tile(some_digits[0], (9, 1)), labels=np.tile(some_digits[1], 9))
    left = opening(path)
    assert isinstance(next(left), Progress)
    left.close()
    path.unlink()
    assert next(left, None) is None


IMAGES, LABELS = np.zeros((6, 784), np.uint8), np.zeros(6, np.uint8)
BAD_ARRAYS = {
    "no labels": ({"images": IMAGES}, "it holds images (6, 784) uint8; understood are images (n, 28, 28)"),
    "no images": ({"labels": LABELS}, "it holds labels (6) uint8"),
    "nothing": ({}, "it holds no array of numbers"),
    "other shape": ({"images": IMAGES[:, :700], "labels": LABELS}, "(6, 700)"),
    "one number": ({"images": np.uint8(3), "labels": LABELS}, "images () uint8"),
    "too bright": ({"images": IMAGES + 255.5, "labels": LABELS}, "from 255.5 to 255.5"),
    "as large as it goes": ({"images": IMAGES + 1e308, "labels": LABELS}, "from 1e+308 to 1e+308"),
    "below paper": ({"images": IMAGES.astype(int) - 3, "labels": LABELS}, "from -3 to -3"),
    "not a number": ({"images": IMAGES * np.nan, "labels": LABELS}, "from nan to nan"),
    "infinite": ({"images": IMAGES + np.inf, "labels": LABELS}, "from inf to inf"),
    "fewer labels": ({"images": IMAGES, "labels": LABELS[:5]}, "images and labels that can be told"),
    "two sets": ({"a": IMAGES, "b": IMAGES, "c": LABELS}, "that can be told: it holds a (6, 784)"),
    "label 2.5": ({"images": IMAGES, "labels": LABELS + 2.5}, "Label 0 in pens.npz is 2.5"),
    "label nan": ({"images": IMAGES, "labels": LABELS + np.nan}, "Label 0 in pens.npz is nan"),
    "two hot": ({"images": IMAGES, "labels": np.ones((6, 10))}, "Row 0 of the labels in pens.npz"),
    "half hot": ({"images": IMAGES, "labels": np.eye(10)[LABELS] / 2}, "is not one 1 and nine 0"),
    "label 10": ({"images": IMAGES, "labels": LABELS + 10}, "Label 0 in pens.npz is 10"),
    "label -1": ({"images": IMAGES, "labels": LABELS.astype(int) - 1}, "is -1"),
    "none": ({"images": IMAGES[:0], "labels": LABELS[:0]}, "must have 1 to"),
    "words": ({"images": np.array(["a"] * 6), "labels": LABELS}, "does not hold plain numbers"),
    "complex": ({"images": IMAGES * 1j, "labels": LABELS}, "does not hold plain numbers"),
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
    sentence = refused(npz(tmp_path, images=array, labels=LABELS))
    assert "does not hold plain numbers but Python’s objects" in sentence
    assert "numpy.savez('network.npz', *weights)" in sentence, "what converts it"


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
    assert refusals > len(changed) // 3

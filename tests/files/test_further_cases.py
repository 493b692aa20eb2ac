"""Further files that people bring, made here: each opens with its right values or is refused."""

import gzip
import zipfile

import numpy as np
import pytest
from PySide6.QtGui import QImage

from clawdemy_gui.core import digits
from clawdemy_gui.files.images.opening import open_data
from clawdemy_gui.files.images.report_words import opening_sentence
from tests.files.conftest import idx

IMAGES, LABELS = (part[:40] for part in digits.test())
ON_OFF = (IMAGES > 127).astype(np.uint8)
ROWS = [[int(label), *map(int, image)] for label, image in zip(LABELS, IMAGES, strict=True)]
PIXELS = ",".join(f"pixel{place}" for place in range(784))


def lines(rows, delimiter=",", end="\n"):
    return "".join(delimiter.join(map(str, row)) + end for row in rows)


def arrays(folder, **named):
    np.savez(folder / "a.npz", **named)
    return folder / "a.npz"


def text(folder, content, name="a.csv"):
    (folder / name).write_bytes(content.encode())
    return folder / name


def idx_pair(folder, images, name="train-{}-{}-ubyte", packed=bytes):
    (folder / name.format("images", "idx3")).write_bytes(packed(idx(images)))
    (folder / name.format("labels", "idx1")).write_bytes(packed(idx(LABELS)))
    return folder / name.format("images", "idx3")


SAME = {
    "arrays without names": lambda at: arrays(at, arr_0=IMAGES, arr_1=LABELS),
    "arrays column by column": lambda at: arrays(
        at, x=np.asfortranarray(IMAGES.reshape(-1, 28, 28)), y=LABELS
    ),
    "MATLAB's order": lambda at: arrays(at, x=IMAGES.reshape(-1, 28, 28).transpose(1, 2, 0), y=LABELS),
    "long numbers, labels with a point": lambda at: arrays(at, x=IMAGES.astype("i8"), y=LABELS.astype("f4")),
    "PyTorch's standard scores": lambda at: arrays(at, x=(IMAGES / 255 - 0.1307) / 0.3081, y=LABELS),
    "labels as a column": lambda at: arrays(at, x=IMAGES, y=LABELS[:, None]),
    "one-hot of true and false": lambda at: arrays(at, x=IMAGES, y=np.eye(10, dtype=bool)[LABELS]),
    "a table of pandas with its index": lambda at: text(
        at, f",label,{PIXELS}\n" + lines([place, *row] for place, row in enumerate(ROWS))
    ),
    "Windows' line ends and byte order mark": lambda at: text(
        at, f"\ufefflabel,{PIXELS}\r\n" + lines(ROWS, end="\r\n") + "\r\n"
    ),
    "all in quotes": lambda at: text(at, lines([f'"{value}"' for value in row] for row in ROWS)),
    "a comma at every line's end": lambda at: text(at, lines(ROWS, end=",\n")),
    "a comma at every line's end, with a header": lambda at: text(
        at, f"label,{PIXELS},\n" + lines(ROWS, end=",\r\n")
    ),
    "the label last": lambda at: text(at, f"{PIXELS},class\n" + lines([*row[1:], row[0]] for row in ROWS)),
    "decimal commas": lambda at: text(
        at, lines(([row[0], *(f"{v / 255:.4f}".replace(".", ",") for v in row[1:])] for row in ROWS), ";")
    ),
    "whole numbers with .0": lambda at: text(at, lines([f"{value}.0" for value in row] for row in ROWS)),
    "a remark above": lambda at: text(at, "# our digits\n" + lines(ROWS)),
    "IDX unpacked but still called gz": lambda at: idx_pair(at, IMAGES, "t10k-{}-{}-ubyte.gz"),
    "IDX packed but not called gz": lambda at: idx_pair(at, IMAGES, packed=gzip.compress),
    "IDX with a point in its name": lambda at: idx_pair(at, IMAGES, "train-{}.{}-ubyte"),
    "IDX of its own name": lambda at: idx_pair(at, IMAGES, "my-{}.idx"),
    "IDX two folders down": lambda at: idx_pair(folder_in(at, "archive/archive"), IMAGES).parents[2],
}


def folder_in(at, name):
    (at / name).mkdir(parents=True)
    return at / name


@pytest.mark.parametrize("case", SAME)
def test_what_people_bring_has_its_right_values(tmp_path, case):
    data = open_data(SAME[case](tmp_path))
    assert np.array_equal(data.images, IMAGES)
    assert np.array_equal(data.labels, LABELS)


ON_OR_OFF = {
    "IDX": lambda at: idx_pair(at, ON_OFF),
    "bytes": lambda at: arrays(at, x=ON_OFF, y=LABELS),
    "true and false": lambda at: arrays(at, x=ON_OFF.astype(bool), y=LABELS),
    "table": lambda at: text(at, lines([row[0], *(int(v > 127) for v in row[1:])] for row in ROWS)),
}


@pytest.mark.parametrize("case", ON_OR_OFF)
def test_bytes_0_and_1_are_paper_and_ink_in_every_reader(tmp_path, case):
    path = ON_OR_OFF[case](tmp_path)
    data = open_data(path)
    assert np.array_equal(data.images, 255 * ON_OFF)
    assert "Brightness was written as 0–1." in opening_sentence(path.name, data)


def test_one_brighter_byte_makes_them_bytes_again(tmp_path):
    images = ON_OFF.copy()
    images[-1, 400] = 2
    assert np.array_equal(open_data(idx_pair(tmp_path, images)).images, images)


def pictures(at, named=str, ending="png", inner="pens"):
    """Twenty pictures of 90×90, dark on light, in folders for their digits."""
    for place in range(20):
        folder = at / inner / named(int(LABELS[place]))
        folder.mkdir(parents=True, exist_ok=True)
        page = np.full((90, 90), 255, np.uint8)
        page[20:76, 16:72] -= IMAGES[place].reshape(28, 28).repeat(2, axis=0).repeat(2, axis=1)
        image = QImage(page.data, 90, 90, 90, QImage.Format.Format_Grayscale8)
        assert image.save(str(folder / f"{place}.{ending}"), None, 100)
    return at / inner.partition("/")[0]


FOLDERS = {
    "digit_3": {"named": "digit_{}".format},
    "03": {"named": "{:02}".format},
    "Sample004": {"named": lambda digit: f"Sample{digit + 1:03}"},
    "3_digit": {"named": "{}_digit".format},
    "Digit 3": {"named": "Digit {}".format},
    "a folder in a folder": {"inner": "pens/pens"},
    "images": {"inner": "pens/data/images"},
    "images of training": {"inner": "pens/train/images"},
    "capital endings": {"ending": "PNG"},
    "TIFF": {"ending": "tif"},
    "WebP": {"ending": "webp"},
}


@pytest.mark.parametrize("case", FOLDERS)
def test_folders_of_pictures_are_understood(tmp_path, case):
    data = open_data(pictures(tmp_path, **FOLDERS[case]))
    assert len(data) == 20
    assert sorted(data.labels) == sorted(LABELS[:20])
    assert data.report.left_out == 0
    plain = open_data(pictures(tmp_path / "plain"))
    assert np.abs(np.sort(data.images.sum(1)) - np.sort(plain.images.sum(1))).max() < 2_000


@pytest.mark.qt_log_ignore(".")  # Qt's own reader of TIFF says what it thinks of a cut-off one
@pytest.mark.parametrize("stray", ["labels.csv", "cut.png", "cut.tif", "cut.webp", "b\udcff.png"])
def test_one_bad_file_is_left_out_and_counted(tmp_path, stray):
    folder = pictures(tmp_path)
    whole = pictures(tmp_path, ending=stray[4:] if stray[:3] == "cut" else "png", inner="others")
    kept = next(path for path in whole.rglob("*.*") if path.parent.name == "3").read_bytes()
    (folder / "3" / stray).write_bytes(b"a,b\n" if stray == "labels.csv" else kept[: len(kept) // 2])
    data = open_data(folder)
    assert len(data) == 20
    assert data.report.left_out == 1
    assert "One file was left out: 3/" in opening_sentence("pens", data)


def packed(at, *names):
    with zipfile.ZipFile(at / "a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, b"content")
    return at / "a.zip"


REFUSED = {
    "a zip of pictures": (lambda at: packed(at, "3/a.png"), "is a packed archive: unpack it"),
    "a workbook": (lambda at: packed(at, "[Content_Types].xml", "xl/a.xml"), "save it as CSV"),
    "a phone's photo": (lambda at: text(at, "\0\0\0\x18ftypheic" + "\0" * 50), "save or send it as JPEG"),
    "a PDF": (lambda at: text(at, "%PDF-1.4\n" + "x" * 50), "scan or save the sheet as PNG or JPEG"),
    "a web page": (lambda at: text(at, "<!DOCTYPE html><html>"), "is a web page and no data"),
    "an RAR archive": (lambda at: text(at, "Rar!\x1a\x07\0"), "unpack it"),
    "labels to 10": (lambda at: arrays(at, x=IMAGES, y=LABELS + 1), "is 10, which is not a digit"),
    "no squares": (lambda at: arrays(at, x=np.zeros((40, 28, 20)), y=LABELS), "images (n, 28, 28)"),
    "no labels": (lambda at: arrays(at, x=IMAGES), "images and labels"),
    "a label too few": (lambda at: arrays(at, x=IMAGES, y=LABELS[:39]), "labels"),
    "a value missing": (lambda at: text(at, lines(ROWS).replace(",0,", ",,", 1)), "is not 785 numbers"),
    "a row cut off": (lambda at: text(at, lines(ROWS) + "3,0,0\n"), "Line 41"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_says_what_to_do(tmp_path, refused, case):
    make, said = REFUSED[case]
    assert said in refused(make(tmp_path))


def test_a_table_of_windows_own_kind_says_how_to_save_it(tmp_path, refused):
    (tmp_path / "a.csv").write_bytes(lines(ROWS).encode("utf-16"))
    assert "save it as CSV in UTF-8" in refused(tmp_path / "a.csv")

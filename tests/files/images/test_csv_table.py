"""Tables of images, however they are written; a wrong row is named by its line."""

import gzip

import numpy as np
import pytest

from clawdemy_gui.files.images.csv_numbers import FieldError, numbers_in
from clawdemy_gui.files.images.dataset import Handling, Progress
from clawdemy_gui.files.images.opening import open_data, opening


def written(images, labels, delimiter=",", label="first", header=(), text=str, end="\n"):
    """The text of a table; `text` writes one brightness."""
    lines = [delimiter.join(header)] if header else []
    for image, digit in zip(images.tolist(), labels.tolist(), strict=True):
        fields = [text(value) for value in image]
        lines.append(delimiter.join([str(digit), *fields] if label == "first" else [*fields, str(digit)]))
    return (end.join(lines) + end).encode()


PIXEL_NAMES = tuple(f"pixel{number}" for number in range(784))
FORMS = {
    "plain": {},
    "Kaggle": {"header": ("label", *PIXEL_NAMES)},
    "label last": {"label": "last"},
    "header and label last": {"label": "last", "header": (*PIXEL_NAMES, "class")},
    "quoted header": {"header": ('"label"', *(f'"{name}"' for name in PIXEL_NAMES))},
    "semicolons": {"delimiter": ";"},
    "tabs": {"delimiter": "\t"},
    "spaces": {"delimiter": " "},
    "comma and space": {"delimiter": ", "},
    "Windows": {"end": "\r\n"},
    "point and nought": {"text": lambda value: f"{value}.0"},
    "quoted": {"text": lambda value: f'"{value}"'},
    "exponents": {"text": lambda value: f"{value:.18e}", "delimiter": " "},
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_table_opens(some_digits, tmp_path, form, packed):
    content = written(*some_digits, **FORMS[form])
    path = tmp_path / ("pens.csv.gz" if packed else "pens.csv")
    path.write_bytes(gzip.compress(content, mtime=0) if packed else content)
    data = open_data(path)
    assert np.array_equal(data.images, some_digits[0])
    assert np.array_equal(data.labels, some_digits[1])
    assert (data.name, data.report.scale) == ("pens", "")


@pytest.mark.parametrize(
    "text", [repr, lambda value: f"{value:.4f}", lambda value: f"{value:g}", lambda value: f"{value:.6f}"[1:]]
)
def test_decimal_brightness_is_told_by_its_range(some_digits, tmp_path, text):
    images = np.minimum(some_digits[0], 254)
    (tmp_path / "pens.csv").write_bytes(written(images / 255, some_digits[1], text=text))
    data = open_data(tmp_path / "pens.csv")
    assert np.array_equal(data.images, images)
    assert data.report.scale == "0–1"


def test_decimal_commas_are_read_where_something_else_parts_the_fields(some_digits, tmp_path):
    content = written(
        some_digits[0] / 127.5 - 1, some_digits[1], ";", text=lambda v: f"{v:.5f}".replace(".", ",")
    )
    (tmp_path / "pens.csv").write_bytes(content)
    data = open_data(tmp_path / "pens.csv")
    assert np.array_equal(data.images, some_digits[0])
    assert data.report.scale == "−1…1"


def test_rows_that_pandas_counted_and_a_mark_in_front_are_no_hindrance(some_digits, tmp_path):
    images, labels = some_digits
    counted = np.column_stack([np.arange(60), labels, images])
    lines = [",".join(["", "label", *PIXEL_NAMES]), *(",".join(map(str, row)) for row in counted.tolist())]
    (tmp_path / "pens.csv").write_bytes(b"\xef\xbb\xbf" + "\n".join(lines).encode())
    data = open_data(tmp_path / "pens.csv")
    assert np.array_equal(data.images, images)
    assert np.array_equal(data.labels, labels)


def test_openml_s_file_opens(some_digits, tmp_path):
    images, labels = some_digits
    head = "% from OpenML\n@RELATION mnist\n\n"
    head += "".join(f"@ATTRIBUTE pixel{number} real\n" for number in range(784))
    head += "@ATTRIBUTE class {0,1,2,3,4,5,6,7,8,9}\n@DATA\n"
    content = head.encode() + written(images, labels, label="last")
    (tmp_path / "mnist_784.arff.gz").write_bytes(gzip.compress(content))
    data = open_data(tmp_path / "mnist_784.arff.gz")
    assert np.array_equal(data.images, images)
    assert np.array_equal(data.labels, labels)


def test_rows_beyond_the_first_block_may_be_brighter(some_digits, tmp_path):
    """The first thousands of rows are blank or hold only 0 and 1: their scale is told by the last one."""
    images = np.zeros((3_000, 784), np.uint8)
    images[1_000:, 5] = 1
    images[-1] = some_digits[0][0]
    labels = np.resize(some_digits[1], 3_000)
    (tmp_path / "pens.csv").write_bytes(written(images, labels))
    *steps, data = opening(tmp_path / "pens.csv")
    assert np.array_equal(data.images, images)
    assert all(isinstance(step, Progress) and 0 <= step.done <= step.total for step in steps)
    assert len(steps) > 5


def test_openml_s_seventy_thousand_rows_are_two_parts(tmp_path):
    row = b"0," * 783 + b"9,7\n"
    (tmp_path / "mnist_784.csv").write_bytes(row * 70_000)
    training = open_data(tmp_path / "mnist_784.csv")
    test = open_data(tmp_path / "mnist_784.csv", Handling(part="test"))
    assert (len(training), training.part, len(test), test.part) == (60_000, "training", 10_000, "test")
    assert training.holds_both
    assert test.holds_both


ROW = ["3"] + ["0"] * 783 + ["255"]


def spoilt(place, text, rows=9):
    lines = [list(ROW) for _ in range(rows)]
    lines[4][place] = text
    return "\n".join(",".join(line) for line in lines).encode()


BAD_TABLES = {
    "a word": (spoilt(7, "abc"), "Line 5 of pens.csv is not 785 numbers"),
    "an empty field": (spoilt(7, ""), "Line 5 of"),
    "two points": (spoilt(7, "1.2.3"), "Line 5 of"),
    "a minus inside": (spoilt(7, "1-2"), "Line 5 of"),
    "underscores": (spoilt(7, "1_0e1"), "Line 5 of"),
    "a field too many": (spoilt(7, "0,0"), "Line 5 of"),
    "a field too few": (b"\n".join([",".join(ROW).encode()] * 4 + [b"1,2,3,4,5,6,7,8,9,10,11"]), "Line 5 of"),
    "too bright": (spoilt(7, "256"), "from 0 to 256"),
    "below paper": (spoilt(7, "-3"), "from -3 to 255"),
    "not a number": (spoilt(7, "nan"), "Line 5 of"),
    "nan between exponents": (spoilt(7, "1e0").replace(b"1e0", b"nan", 1) + b"\n", "Line 5 of"),
    "endless number": (spoilt(7, "9" * 300), "Line 5 of"),
    "label 10": (spoilt(0, "10"), "Label 4 in pens.csv is 10"),
    "label 2.5": (spoilt(0, "2.5"), "Label 4 in pens.csv is 2.5"),
    "no labels": (b"\n".join([b",".join([b"0"] * 784)] * 3), "Line 1 of pens.csv has 784 columns"),
    "only a header": (",".join(["label", *PIXEL_NAMES]).encode() + b"\n", "has 1 columns"),
    "other columns": (
        b"name,age,size,a,b,c,d,e,f,g,h\n1,2,3,4,5,6,7,8,9,0,1\n",
        "Line 2 of pens.csv has 11 columns",
    ),
    "one endless line": (b"0," * 2_000_000, "too long for a table"),
}


@pytest.mark.parametrize("kind", BAD_TABLES)
def test_a_wrong_row_is_named(tmp_path, refused, kind):
    content, words = BAD_TABLES[kind]
    (tmp_path / "pens.csv").write_bytes(content)
    assert words in refused(tmp_path / "pens.csv", megabytes=16)


def test_packed_tables_that_lie_are_refused(some_digits, tmp_path, refused):
    content = gzip.compress(written(*some_digits))
    path = tmp_path / "pens.csv.gz"
    for spoilt_content, words in (
        (content[:-9], "cut off or damaged"),
        (content[:900], "cut off or damaged"),
        (content + b"more", "cut off or damaged"),
        (gzip.compress(",".join(ROW).encode() + b"\n" * 70_000_000), "claims to unpack to"),
    ):
        path.write_bytes(spoilt_content)
        assert words in refused(path, megabytes=20)


@pytest.mark.parametrize(
    "text", ["7", "0.5", "-0.25", ".125", "3.", "1e-3", "+2", "255", "0.00392156862745098"]
)
def test_numbers_agree_with_python_s(text):
    row = numbers_in(f"{text},1,0.5\n0,{text},12\n".encode(), ord(","), 3)
    assert row.shape == (2, 3)
    assert row[0, 0] == pytest.approx(float(text), abs=1e-8)
    assert row[1, 1] == pytest.approx(float(text), abs=1e-8)
    assert row[:, 2].tolist() == [0.5, 12]


@pytest.mark.parametrize("text", ["", "-", ".", "--1", "1-", "1..2", "x", "1 2", "0x1"])
def test_what_is_no_number_names_its_row(text):
    with pytest.raises(FieldError) as caught:
        numbers_in(f"1,2.5\n3,4\n{text},5\n".encode(), ord(","), 2)
    assert caught.value.row == 2

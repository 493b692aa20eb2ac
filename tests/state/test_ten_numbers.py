"""Ten pasted numbers are read however they are written; a wrong one is named."""

import json
from math import copysign

import pytest
from hypothesis import given
from hypothesis import strategies as some

from clawdemy_gui.number_reading import read_number
from clawdemy_gui.state.ten_numbers import (
    TenNumbersError,
    read_outputs,
    read_ten_numbers,
)

TEN = (0.02, 0.01, 0.05, 0.92, 0.03, 0.04, 0.01, 0.02, 0.01, 0.0)
PLAIN = ("0.02", "0.01", "0.05", "0.92", "0.03", "0.04", "0.01", "0.02", "0.01", "0")
GERMAN = tuple(number.replace(".", ",") for number in PLAIN)


@pytest.mark.parametrize(
    "text",
    [
        "[" + ", ".join(PLAIN) + "]",
        "(" + ", ".join(PLAIN) + ")",
        "{" + ", ".join(PLAIN) + "}",
        ",".join(PLAIN),
        ", ".join(PLAIN) + ",",
        " ".join(PLAIN),
        "  " + "\t".join(PLAIN) + "\n",
        "\n".join(PLAIN),
        "\r\n".join(PLAIN),
        ";".join(PLAIN),
        "; ".join(PLAIN),
        "array([" + ", ".join(PLAIN) + "])",
        "np.array([" + ", ".join(PLAIN) + "])",
        "tensor([" + ", ".join(PLAIN) + "])",
        "[" + " ".join(PLAIN) + "]",
        " ".join(GERMAN),
        "; ".join(GERMAN),
        ";".join(GERMAN),
        "\n".join(GERMAN),
        ", ".join(GERMAN),
        json.dumps(TEN),
        repr(TEN),
        repr(list(TEN)),
        "[2e-2, 1E-2, 5e-2, 92e-2, .03, 4e-2, .01, +.02, 0.010, 0]",
    ],
)
def test_ten_numbers_are_read_however_they_are_written(text):
    assert read_ten_numbers(text) == TEN


PRINTED = {
    "numpy": "array([{}], dtype=float32)".format(", ".join(PLAIN)),
    "numpy 2": "[{}]".format(", ".join(f"np.float64({number})" for number in PLAIN)),
    "numpy print": "[" + " ".join(PLAIN[:6]) + "\n " + " ".join(PLAIN[6:]) + "]",
    "numpy column": "array([" + ",\n       ".join(f"[{number}]" for number in PLAIN) + "])",
    "numpy points": "array([0.02, 0.01, 0.05, 0.92, 0.03, 0.04, 0.01, 0.02, 0.01, 0.  ])",
    "Keras": "array([[{}]],\n      dtype=float32)".format(", ".join(PLAIN)),
    "PyTorch": "tensor([[{}]], device='cuda:0', grad_fn=<SigmoidBackward0>)".format(", ".join(PLAIN)),
    "PyTorch parameter": "Parameter containing:\ntensor([{}], requires_grad=True)".format(", ".join(PLAIN)),
    "PyTorch half": "tensor([{}], dtype=torch.float16)".format(", ".join(PLAIN)),
    "TensorFlow": "<tf.Tensor: shape=(1, 10), dtype=float32, numpy=array([[{}]], dtype=float32)>".format(
        ", ".join(PLAIN)
    ),
    "JAX": "Array([{}], dtype=float32)".format(", ".join(PLAIN)),
    "numbered": "\n".join(f"{k}: {number}" for k, number in enumerate(PLAIN)),
    "numbered with names": ", ".join(f"output {k} = {number}" for k, number in enumerate(PLAIN)),
    "two columns": "\n".join(f"{k} {number}" for k, number in enumerate(PLAIN)),
    "names and numbers": "\n".join(
        f"{name}  {number}" for name, number in zip("abcdefghij", PLAIN, strict=True)
    ),
    "dictionary": str({k: float(number) for k, number in enumerate(PLAIN)}),
    "JSON object": json.dumps({str(k): float(number) for k, number in enumerate(PLAIN)}),
    "per cent": " ".join(f"{100 * float(number):g}%" for number in PLAIN),
    "per cent apart": ", ".join(f"{100 * float(number):g} %" for number in PLAIN),
    "Arabic-Indic": " ".join(PLAIN).translate(str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")),
    "Devanagari": "; ".join(PLAIN).translate(str.maketrans("0123456789", "०१२३४५६७८९")),
    "full width": "，".join(PLAIN).translate(str.maketrans("0123456789.", "０１２３４５６７８９．")),
    "Keras with its progress": "1/1 ━━━━━━━━━━ 0s 35ms/step\n[[{}]]".format(" ".join(PLAIN)),
    "Keras 2 with its progress": "1/1 [=====] - 0s 21ms/step\narray([[{}]])".format(", ".join(PLAIN)),
    "IPython": "In [4]: output\nOut[4]: array([{}])".format(", ".join(PLAIN)),
    "Python's prompt": ">>> output\narray([{}])".format(", ".join(PLAIN)),
    "pandas": "\n".join(f"{k}    {number}" for k, number in enumerate(PLAIN)) + "\ndtype: float64",
    "pandas named": "\n".join(f"{k}    {number}" for k, number in enumerate(PLAIN))
    + "\nName: output, Length: 10, dtype: float64",
    "MATLAB": "  Columns 1 through 8\n\n    {}\n\n  Columns 9 through 10\n\n    {}\n".format(
        "    ".join(PLAIN[:8]), "    ".join(PLAIN[8:])
    ),
    "R": " [1] {}\n [6] {}".format(" ".join(PLAIN[:5]), " ".join(PLAIN[5:])),
    "Julia": "10-element Vector{Float64}:\n " + "\n ".join(PLAIN),
    "MATLAB, a factor above a column": "y =\n\n   1.0e-03 *\n\n    {}\n\n".format(
        "\n    ".join(f"{1000 * float(number):.4f}" for number in PLAIN)
    ),
    "MATLAB, a factor above wide rows": "\nans =\n\n   1.0e-02 *\n\n  Columns 1 through 8\n\n    {}\n\n"
    "  Columns 9 through 10\n\n    {}         0\n".format(
        "    ".join(f"{100 * float(number):.4f}" for number in PLAIN[:8]), 100 * float(PLAIN[8])
    ),
    "Octave, a factor": "y =\n\n   1.0e+01  *\n\n   {}\n".format(
        "   ".join(f"{float(number) / 10:.4f}" for number in PLAIN)
    ),
    "MATLAB's prompt, a factor before a column": ">> y\n\ny =\n\n   1.0e-03 *   {}\n".format(
        "\n               ".join(f"{1000 * float(number):.4f}" for number in PLAIN)
    ),
    "a factor before a list": "1e-3 * [{}]".format(
        ", ".join(f"{1000 * float(number):g}" for number in PLAIN)
    ),
    "C": "{" + ", ".join(f"{float(number):.2f}f" for number in PLAIN) + "}",
    "JavaScript's console": "(10) [" + ", ".join(PLAIN) + "]",
    "JavaScript": "Float32Array(10) [\n  {},\n  {}\n]".format(", ".join(PLAIN[:5]), ", ".join(PLAIN[5:])),
    "LaTeX": " & ".join(PLAIN) + r" \\",
    "a column in LaTeX": r"\begin{pmatrix}" + r" \\ ".join(PLAIN) + r"\end{pmatrix}",
    "R's matrix": "      [,1]\n" + "\n".join(f" [{k + 1},] {number}" for k, number in enumerate(PLAIN)),
    "Julia's matrix": "10×1 Matrix{Float32}:\n " + "\n ".join(PLAIN),
    "MXNet": "\n[[" + " ".join(PLAIN) + "]]\n<NDArray 1x10 @cpu(0)>",
    "JAX, weakly typed": "Array([[" + ", ".join(PLAIN) + "]], dtype=float32, weak_type=True)",
    "arrows": "\n".join(f"{k} → {number}" for k, number in enumerate(PLAIN)),
    "two columns in Markdown": "| digit | output |\n|---|---:|\n"
    + "\n".join(f"| {k} | {number} |" for k, number in enumerate(PLAIN)),
    "a table in Markdown": "| " + " | ".join(PLAIN) + " |",
    "decimals": "[{}]".format(", ".join(f"Decimal('{number}')" for number in PLAIN)),
    "quoted": ",".join(f'"{number}"' for number in PLAIN),
    "minus nought": ", ".join([*PLAIN[:-1], "−0.0"]),
    "a byte order mark": "\ufeff" + " ".join(PLAIN),
    "polars": "shape: (10,)\nSeries: 'out' [f64]\n[\n\t" + "\n\t".join(PLAIN) + "\n]",
    "a spreadsheet's two rows": "\t".join("0123456789") + "\n" + "\t".join(PLAIN) + "\n",
    "a table with commas": ",".join("0123456789") + "\r\n" + ",".join(PLAIN) + "\r\n",
    "a pandas frame": "    " + "     ".join("0123456789") + "\n0  " + "  ".join(PLAIN),
    "a pandas frame as a table": "," + ",".join("0123456789") + "\n0," + ",".join(PLAIN) + "\n",
}


NAMES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
SORTED = sorted(enumerate(PLAIN), key=lambda pair: -float(pair[1]))
BY_NAME = {
    "largest first": ", ".join(f"{k}: {number}" for k, number in SORTED),
    "a dictionary": "{" + ", ".join(f"'{k}': {number}" for k, number in SORTED) + "}",
    "output k =": "\n".join(f"output {k} = {number}" for k, number in SORTED),
    "digits in words": "\n".join(f"{NAMES[k]}: {number}" for k, number in SORTED),
    "a column of names": "\n".join(f"{k}  {number}" for k, number in SORTED),
    "pairs": "[" + ", ".join(f"({k}, {number})" for k, number in SORTED) + "]",
    "a row of names": " ".join(str(k) for k, _ in SORTED) + "\n" + " ".join(number for _, number in SORTED),
}
"""Lists that are sorted by their numbers, as programs show the likeliest digit first."""


@pytest.mark.parametrize("way", BY_NAME)
def test_a_number_goes_to_the_digit_it_is_named_after(way):
    assert read_outputs(BY_NAME[way]).outputs == TEN


@pytest.mark.parametrize("program", PRINTED)
def test_ten_numbers_are_read_as_programs_print_them(program):
    found = read_outputs(PRINTED[program])
    assert found.outputs == pytest.approx(TEN, abs=1e-15)
    assert found.rounded == 0
    assert copysign(1, found.outputs[-1]) == 1


def test_what_rounding_puts_outside_is_taken_as_0_or_1_and_counted():
    found = read_outputs("1.0000001 -1e-7 " + " ".join(PLAIN[2:]))
    assert found.outputs == (1.0, 0.0, *TEN[2:])
    assert found.rounded == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [("0,5", 0.5), ("٠٫٥", 0.5), ("−3", -3.0), ("92 %", 0.92), ("1e-3", 0.001), (" .5 ", 0.5), ("-0", 0.0)],
)
def test_one_number_is_read_in_any_script(text, number):
    assert read_number(text) == number
    assert copysign(1, read_number(text)) == copysign(1, number)


@pytest.mark.parametrize("text", ["", "-", "1_0", "abc", "½", "nan", "inf", "1.2.3", "%", "٣٤ ٥"])
def test_what_is_no_number_is_none(text):
    assert read_number(text) is None


@given(some.lists(some.floats(0, 1), min_size=10, max_size=10))
def test_a_copied_list_reads_back_exactly(outputs):
    assert read_ten_numbers(repr(outputs)) == tuple(outputs)
    assert read_ten_numbers("; ".join(repr(output).replace(".", ",") for output in outputs)) == tuple(outputs)


@pytest.mark.parametrize(
    ("word", "problem"),
    [
        ("abc", "number"),
        ("1.2.3", "number"),
        ("nan", "number"),
        ("inf", "number"),
        ("1e999", "number"),
        ("1_0", "number"),
        ("½", "number"),
        ("1.5", "range"),
        ("-0.1", "range"),
        ("92", "range"),
    ],
)
@pytest.mark.parametrize("position", [1, 4, 10])
def test_the_wrong_number_is_named_by_its_place(word, problem, position):
    words = [*PLAIN[: position - 1], word, *PLAIN[position:]]
    for text in (", ".join(words), "; ".join(words), " ".join(words)):
        with pytest.raises(TenNumbersError) as caught:
            read_ten_numbers(text)
        assert (caught.value.problem, caught.value.position, caught.value.text) == (problem, position, word)


def test_a_factor_that_puts_numbers_outside_is_named_with_them():
    with pytest.raises(TenNumbersError) as caught:
        read_ten_numbers("1.0e+03 *\n" + "\n".join(PLAIN))
    assert (caught.value.problem, caught.value.position, caught.value.text) == ("range", 1, "1000 × 0.02")


@pytest.mark.parametrize(
    "text",
    [
        "0.5 * 0.2 * " + " ".join(PLAIN),
        *(between.join(["2e-2 * 1", *PLAIN[1:]]) for between in (", ", "; ")),
        "0.02 * 1 " + " ".join(PLAIN[1:]),
        "1.0e-03 * 2.0e-01 *\n" + " ".join(PLAIN),
    ],
)
def test_a_product_of_its_own_is_not_taken_for_a_common_factor(text):
    with pytest.raises(TenNumbersError):
        read_ten_numbers(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("   ", 0), ("[]", 0), ("0.5", 1), (" ".join(PLAIN[:9]), 9), (", ".join([*PLAIN, "0"]), 11)],
)
def test_too_few_or_too_many_are_counted(text, count):
    with pytest.raises(TenNumbersError) as caught:
        read_ten_numbers(text)
    assert (caught.value.problem, caught.value.count) == ("count", count)


@given(some.text(max_size=200))
def test_any_text_is_either_ten_outputs_or_refused_with_a_reason(text):
    problem, numbers = None, ()
    try:
        numbers = read_ten_numbers(text)
    except TenNumbersError as refused:
        problem = refused.problem
    assert problem in ("count", "number", "range") or len(numbers) == 10
    assert all(0 <= number <= 1 for number in numbers)


def test_a_huge_text_is_refused_at_once():
    with pytest.raises(TenNumbersError):
        read_ten_numbers("0.1 " * 1_000_000)

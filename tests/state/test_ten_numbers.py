"""Ten pasted numbers are read however they are written; a wrong one is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from clawdemy_gui.state.ten_numbers import TenNumbersError, read_ten_numbers

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

"""What a sentence repeats of a file is short and can be printed."""

import pytest

from clawdemy_gui.files.echo import MOST_ECHOED, echo


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("images", "images"),
        (10, "10"),
        ((6, 784), "(6, 784)"),
        ("a\nb\tc", "a b c"),
        ("\u202eabc\x00", "abc"),
        ("caf\udcff\u00e9", "caf \u00e9"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        (10**200, "1" + "0" * 58 + "…"),
        ("", ""),
    ],
)
def test_what_is_said_is_cut_and_cleaned(said, shown):
    assert echo(said) == shown
    assert len(echo(said)) <= MOST_ECHOED


def test_a_number_that_python_refuses_to_write_is_left_out():
    assert echo(10**9_000) == "…"

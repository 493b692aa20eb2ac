"""Numbers are written as a hand calculation writes them, the same in every place."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from clawdemy_gui.number_text import (
    change_text,
    miss_text,
    output_text,
    plain_text,
    share_text,
    short_text,
    total_text,
)

outputs = some.floats(0, 1)


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0.00"), (1, "1.00"), (0.5, "0.50"), (0.9234, "0.9234"), (0.92345, "0.9234"), (0.1 + 0.2, "0.30")],
)
def test_outputs_have_two_decimals_and_more_if_typed(number, written):
    assert output_text(number) == written


@pytest.mark.parametrize(
    ("number", "written"),
    [(0.0129, "0.0129"), (0.9, "0.90"), (0.8999999999999999, "0.90"), (2.5, "2.50"), (8.8209, "8.8209"),
     (10, "10.00"), (1.70, "1.70")],
)  # fmt: skip
def test_the_total_has_two_to_four_decimals_without_trailing_zeros(number, written):
    assert total_text(number) == written


@pytest.mark.parametrize(("miss", "written"), [(0.3844, "0.3844"), (0.81, "0.81"), (0.0001, "0.0001")])
def test_squared_misses_have_up_to_four_decimals(miss, written):
    assert miss_text(miss) == written


@pytest.mark.parametrize(
    ("change", "written"),
    [
        (0.21, "+0.21"),
        (-0.0036, "−0.0036"),
        (0.0, "0.00"),
        (1e-9, "<0.0000001"),
        (-0.000025, "−0.000025"),
        (-1.8, "−1.80"),
    ],
)
def test_changes_carry_a_sign_unless_nothing_changed(change, written):
    assert change_text(change) == written


@pytest.mark.parametrize(
    ("share", "written"),
    [(0.9, "90 %"), (1, "100 %"), (0.0111, "1 %"), (0, "0 %"), (0.998, ">99 %"), (1e-4, "<1 %")],
)
def test_shares_are_whole_percents(share, written):
    assert share_text(share) == written


@pytest.mark.parametrize(("number", "written"), [(0.1, "0.1"), (0, "0"), (1, "1"), (0.9234, "0.9234")])
def test_numbers_in_a_calculation_are_as_short_as_they_go(number, written):
    assert plain_text(number) == written


def test_a_negative_number_has_a_real_minus_and_zero_has_none():
    assert output_text(-0.55) == "−0.55"
    assert output_text(-0.0) == "0.00"
    assert plain_text(-0.00001) == "−0.00001"
    assert plain_text(-0.0) == "0"


@given(outputs)
def test_what_is_written_is_the_number_to_half_of_its_last_decimal(number):
    for write in (output_text, miss_text, total_text, plain_text):
        written = write(number)
        assert abs(float(written.lstrip("<")) - number) <= 0.5e-4 + 1e-12
        assert (float(written.lstrip("<")) == 0) == (number == 0), "what is not 0 is never written as 0"


@given(outputs)
def test_no_zero_trails_after_the_second_decimal(number):
    decimals = total_text(number).split(".")[1]
    assert 2 <= len(decimals) <= (4 if number >= 0.5e-4 or number == 0 else 8)
    assert len(decimals) == 2 or not decimals.endswith("0")


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0.00"),
        (1, "1.00"),
        (0.3844, "0.3844"),
        (1e-12, "<0.0001"),
        (0.0001, "0.0001"),
        (1 - 1e-9, ">0.9999"),
    ],
)
def test_where_there_is_little_room_nearly_0_and_nearly_1_say_so(number, written):
    assert short_text(number) == written

"""What dials and their numbers are called."""

import pytest

from clawdemy_gui.core.network import Network
from clawdemy_gui.number_text import accuracy_text
from clawdemy_gui.pages.dials.words import (
    address_text,
    all_addresses,
    difference_text,
    end_text,
    rounded,
    small_text,
    value_text,
)


def test_every_address_is_the_cores():
    network = Network.random(1)
    addresses = all_addresses(network.layers)
    assert len(addresses) == 13_002
    for dial in (0, 783, 784, 12_543, 12_544, 12_560, 12_816, 12_832, 12_991, 12_992, 13_001):
        assert addresses[dial] == address_text(network.layers, dial) == network.address(dial)


def test_a_network_without_hidden_layer_goes_from_pixels_to_outputs():
    assert address_text((784, 10), 0) == "Weight from pixel (row 0, column 0) to output 0"
    assert all_addresses((784, 10))[-1] == "Bias of output 9"


@pytest.mark.parametrize(
    ("value", "text"),
    [(-1.84, "−1.84"), (0.0, "0.00"), (20.0, "20.00"), (0.00042, "0.00042"), (1.23456, "1.2346")],
)
def test_a_value_is_as_long_as_it_must_be(value, text):
    assert value_text(value) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (0.0123, "+0.0123"),
        (-0.00451, "−0.00451"),
        (-3.14e-7, "−3.1 × 10⁻⁷"),
        (9.99e-5, "+1.0 × 10⁻⁴"),
    ],
)
def test_a_small_number_never_reads_as_nothing(number, text):
    assert small_text(number) == text


def test_differences_ends_and_accuracies():
    assert difference_text(0.15934) == "+0.1593"
    assert difference_text(-2e-6) == "−2.0 × 10⁻⁶"
    assert (end_text(-20.0), end_text(0.0), end_text(0.42134)) == ("−20", "0", "0.4213")
    assert accuracy_text(976 / 1437, 1437) == "67.92 %"
    assert accuracy_text(0.5, 10) == "50.0 %"


@pytest.mark.parametrize(("wide", "value", "set_to"), [(40, 1.23456, 1.23), (0.625, 1.23456, 1.2346)])
def test_a_hand_sets_few_decimals(wide, value, set_to):
    assert rounded(value, wide) == set_to

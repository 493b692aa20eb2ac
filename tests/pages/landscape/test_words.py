"""Shares in words: a little is never nothing, nearly all is never all."""

import pytest

from clawdemy_gui.pages.landscape.words import percent_text


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0.0, "0 %"),
        (1e-12, "<0.000001 %"),
        (0.0007, "0.07 %"),
        (0.975, "97.5 %"),
        (0.99999, ">99.9 %"),
        (1.0, "100.0 %"),
    ],
)
def test_shares_tell_a_little_from_nothing_and_nearly_all_from_all(share, written):
    assert percent_text(share) == written

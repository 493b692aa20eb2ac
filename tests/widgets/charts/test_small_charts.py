"""Small charts: names at the ends of lines never lie on each other, and bars are as tall as their values."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from clawdemy_gui import look
from clawdemy_gui.widgets.charts.small_charts import Axes, Series, draw_bars, draw_lines
from clawdemy_gui.widgets.painting.apart import apart

WIDE, TALL = 600, 300


def painted(draw):
    """What a drawing function leaves on a white sheet."""
    picture = QImage(WIDE, TALL, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    draw(painter, QRectF(0, 0, WIDE, TALL))
    painter.end()
    return picture


def rows_of(picture, colour, left, right):
    """The rows in which some pixel between these columns is close to a colour."""
    wanted = QColor(colour)
    return [
        y
        for y in range(TALL)
        if any(
            abs(picture.pixelColor(x, y).red() - wanted.red())
            + abs(picture.pixelColor(x, y).green() - wanted.green())
            + abs(picture.pixelColor(x, y).blue() - wanted.blue())
            < 60
            for x in range(left, right)
        )
    ]


@pytest.fixture(autouse=True)
def worn(qapp):
    look.wear(look.LIGHT)


@pytest.mark.parametrize("heights", [(0.5, 0.5), (0.0, 0.0), (1.0, 1.0), (0.51, 0.49)])
def test_names_of_lines_that_meet_are_moved_apart(heights):
    x = np.array([0.0, 1.0])
    series = [
        Series(x, np.full(2, height), "here", colour)
        for height, colour in zip(heights, ("#ff0000", "#0000ff"), strict=True)
    ]
    axes = Axes((0, 1), (0, 1), [0, 1], "x")
    picture = painted(lambda painter, box: draw_lines(painter, box, series, axes))
    names = WIDE - 100
    red, blue = (rows_of(picture, colour, names, WIDE) for colour in ("#ff0000", "#0000ff"))
    assert len(red) > 4
    assert len(blue) > 4
    assert not set(red) & set(blue)


@pytest.mark.parametrize(
    ("middles", "written"),
    [
        ([10, 50, 90], [10, 50, 90]),
        ([50, 50], [42, 58]),
        ([20, 50, 52, 80], [20, 43, 59, 80]),
        ([50, 52, 60], [38, 54, 70]),
        ([0, 0], [0, 16]),
        ([100, 100, 100], [68, 84, 100]),
    ],
)
def test_names_are_moved_as_little_as_can_be(middles, written):
    assert apart(middles, 16, 0, 100) == pytest.approx(written)


@given(st.lists(st.floats(0, 100), max_size=6).map(sorted))
def test_names_never_meet_and_stay_in_their_order(middles):
    places = apart(middles, 16, 0, 100)
    assert all(lower - upper > 15.999 for upper, lower in pairwise(places))
    assert all(0 <= place <= 100.001 for place in places)


def test_a_bar_is_as_tall_as_its_value():
    values = [0.0, 0.25, 0.5, 1.0]
    picture = painted(lambda painter, box: draw_bars(painter, box, values, list("abcd")))
    wide = WIDE // 4
    tall = [
        len(rows_of(picture, look.LIGHT.hand, place * wide + 60, place * wide + 62)) for place in range(4)
    ]
    assert tall[0] == 0
    assert tall[1] / tall[3] == pytest.approx(0.25, abs=0.02)
    assert tall[2] / tall[3] == pytest.approx(0.5, abs=0.02)


def test_values_beyond_the_axis_stay_inside():
    series = [Series(np.array([0.0, 1.0]), np.array([-5.0, 5.0]), "", "#ff0000")]
    axes = Axes((0, 1), (0, 1), [0, 1], "x")
    picture = painted(lambda painter, box: draw_lines(painter, box, series, axes))
    assert rows_of(picture, "#ff0000", 0, WIDE)[0] >= 3

"""The block is painted as one would see it: what is in front hides what is behind, from any side."""

import numpy as np
import pytest

from clawdemy_gui.widgets.maps.relief import Camera, ground_of, relief
from clawdemy_gui.widgets.painting.heat import image_of, level_text, packed_colours, palette, scale_of

WHITE = (255, 255, 255)
SIZE = 300


def pixels(image):
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return raw[:, : image.width(), 2::-1].astype(int)


def painted(heights, inks, turn=0.0, tilt=45.0):
    return pixels(relief(ground_of(heights, inks), Camera(turn, tilt, SIZE, SIZE), WHITE))


def in_one_colour(shape, colour):
    return np.broadcast_to(np.array(colour, np.uint8), (*shape, 3))


def seen(picture, channel):
    """Where one channel of red, green, blue is much brighter than the others."""
    others = [picture[..., other] for other in range(3) if other != channel]
    return picture[..., channel] > np.maximum(*others) + 40


def test_a_wall_in_front_hides_what_is_behind_it_and_not_from_the_other_side():
    heights = np.zeros((41, 41))
    heights[10:14] = 1.0
    inks = in_one_colour((41, 41), (200, 0, 0)).copy()
    inks[16:24] = (0, 200, 0)
    hidden, open_ = (painted(heights, inks, turn, tilt=15.0) for turn in (0.0, 180.0))
    assert seen(hidden, 1).sum() < 0.05 * seen(open_, 1).sum()
    assert seen(open_, 1).sum() > 500


def test_every_turn_shows_the_whole_ground_of_a_plain():
    """On a plain the ground's area on the picture is its true one times the sine of the tilt."""
    heights, inks = np.zeros((21, 21)), in_one_colour((21, 21), (0, 0, 220))
    for turn in (0, 30, 77, 190, -45):
        for tilt in (20, 60):
            camera = Camera(turn, tilt, SIZE, SIZE)
            expected = camera.scale() ** 2 * np.sin(np.radians(tilt))
            assert seen(painted(heights, inks, turn, tilt), 2).sum() == pytest.approx(expected, rel=0.05)


def test_a_place_is_where_it_is_painted():
    heights, inks = np.zeros((41, 41)), in_one_colour((41, 41), (0, 0, 200)).copy()
    inks[28:33, 8:13] = (220, 0, 0)
    for turn in (0, 35, -120):
        picture = painted(heights, inks, turn)
        rows, columns = np.nonzero(seen(picture, 0))
        at = Camera(turn, 45, SIZE, SIZE).place(10 / 40, 30 / 40, 0.0)
        assert (columns.mean(), rows.mean()) == pytest.approx((at.x(), at.y()), abs=3)


def test_high_ground_stands_higher():
    camera = Camera(0, 30, SIZE, SIZE)
    assert camera.place(0.5, 0.5, 1.0).y() < camera.place(0.5, 0.5, 0.0).y() - 20
    flat_scale_fits = [Camera(turn, tilt, 200, 120) for turn in range(0, 360, 40) for tilt in (10, 45, 80)]
    for camera in flat_scale_fits:
        for x, y, height in np.ndindex(2, 2, 2):
            at = camera.place(x, y, height)
            assert 0 <= at.x() <= 200
            assert -1 <= at.y() <= 121


def test_colours_rise_in_lightness_so_that_grey_keeps_their_order():
    grey = palette() @ np.array([0.299, 0.587, 0.114])
    assert (np.diff(grey) > -0.5).all()
    assert grey[-1] - grey[0] > 150
    steps = grey[::32]
    assert (np.diff(steps) > 8).all()


def test_the_lowest_and_the_highest_number_have_the_outermost_colours():
    inks = packed_colours(np.array([-5.0, 0.0, 1.0, 9.0]), 0.0, 1.0)
    assert inks[0] == inks[1] != inks[2] == inks[3]
    image = image_of(np.array([[0.0, 1.0], [1.0, 1.0]]), 0.0, 1.0)
    assert image.pixelColor(0, 1).red() == palette()[0][0]
    assert image.pixelColor(0, 0).red() == palette()[255][0]


def test_the_scale_has_round_numbers_and_finer_ones_in_the_valley():
    low, high, levels = scale_of(np.array([[0.002, 2.3]]))
    assert (low, high) == (0.002, 2.3)
    assert levels == sorted(levels)
    assert [level_text(level) for level in levels] == ["0.1", "0.25", "0.5", "1", "1.5", "2"]
    assert level_text(0.8, percent=True) == "80 %"
    assert scale_of(np.full((3, 3), 0.9))[0] < 0.9

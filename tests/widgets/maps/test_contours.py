"""Contour lines lie where the number is their level, and a coarse grid is filled without holes."""

import numpy as np
import pytest

from clawdemy_gui.widgets.maps.contours import contour, filled


def bowl(points):
    y, x = np.mgrid[-1 : 1 : points * 1j, -1 : 1 : points * 1j]
    return np.hypot(x, y)


def test_the_contour_of_a_cone_is_a_circle_without_a_gap():
    lines = contour(bowl(101), 0.613)
    radius = np.hypot(*(np.moveaxis(lines, -1, 0) / 50 - 1))
    assert radius.min() == pytest.approx(0.613, abs=2e-3)
    assert radius.max() == pytest.approx(0.613, abs=2e-3)
    ends, times = np.unique(np.round(lines.reshape(-1, 2), 9), axis=0, return_counts=True)
    assert len(ends) > 100
    assert (times == 2).all()


def test_a_slope_is_crossed_straight():
    lines = contour(np.tile(np.arange(5.0), (4, 1)), 1.25)
    assert len(lines) == 3
    assert lines[..., 0] == pytest.approx(1.25)
    assert sorted(lines[..., 1].ravel()) == [0, 1, 1, 2, 2, 3]


def test_a_saddle_has_two_lines_that_do_not_cross():
    lines = contour(np.array([[1.0, 0.0], [0.0, 1.0]]), 0.5)
    assert len(lines) == 2
    (first, _), (second, _) = lines.mean(axis=1).tolist(), lines.mean(axis=1).tolist()[::-1]
    assert first != second


def test_flat_ground_has_no_lines():
    assert len(contour(np.ones((5, 6)), 1.0)) == 0
    assert len(contour(np.ones((5, 6)), 2.0)) == 0


@pytest.mark.parametrize(("points", "stride"), [(51, 4), (49, 8), (7, 1)])
def test_between_known_points_it_is_straight(points, stride):
    y, x = np.mgrid[:points, :points].astype(float)
    truth = 2 * x - 3 * y + 1
    known = np.zeros((points, points), bool)
    known[::stride, ::stride] = True
    whole = filled(np.where(known, truth, np.nan), known, stride)
    last = (points - 1) // stride * stride + 1
    assert whole[:last, :last] == pytest.approx(truth[:last, :last])
    assert np.isfinite(whole).all()


def test_what_is_known_stays_as_it_is():
    known = np.zeros((9, 9), bool)
    known[::4, ::4] = known[1, 1] = True
    values = np.where(known, 1.0, np.nan)
    values[1, 1] = 7.0
    assert filled(values, known, 4)[1, 1] == 7.0
    row = filled(np.array([0.0, np.nan, np.nan, np.nan, 8.0]), np.array([1, 0, 0, 0, 1], bool), 4)
    assert row.tolist() == [0, 2, 4, 6, 8]

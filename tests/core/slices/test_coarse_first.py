"""The order of a picture: every point once, coarse before fine."""

import numpy as np
import pytest

from clawdemy_gui.core.slices.coarse_first import passes, patches, rectangles


@pytest.mark.parametrize("points", [1, 2, 6, 7, 12, 13, 51, 101, 201])
def test_a_line_has_every_point_once_and_each_pass_fills_its_stride(points):
    seen = []
    for stride, due in passes(points):
        seen += due.tolist()
        assert sorted(seen) == list(range(0, points, stride))
    assert stride == 1
    first = next(passes(points))[1]
    assert min(points, 7) <= len(first) <= 13


@pytest.mark.parametrize("shape", [(1, 1), (1, 51), (2, 3), (13, 7), (51, 51), (25, 101), (101, 101)])
def test_a_plane_has_every_point_once_and_each_pass_fills_its_stride(shape):
    seen = np.zeros(shape, int)
    for patch in patches(*shape):
        seen[np.ix_(patch.rows, patch.columns)] += 1
        if patch.completes:
            assert (seen[:: patch.stride, :: patch.stride] == 1).all()
            assert seen.sum() == seen[:: patch.stride, :: patch.stride].sum()
    assert patch.stride == 1
    assert (seen == 1).all()


@pytest.mark.parametrize("points", [1, 4, 10, 25, 1000])
def test_rectangles_cover_a_patch_once(points):
    seen = np.zeros((7, 10), int)
    for here in rectangles(7, 10, points):
        seen[here] += 1
        assert seen[here].size <= points
    assert (seen == 1).all()

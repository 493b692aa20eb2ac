"""Pieces, marks and perspective, each against a second way to the same numbers."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF, QTransform

from clawdemy_gui.files.images.digit_on_paper import marks_in
from clawdemy_gui.files.images.sheet import plan
from clawdemy_gui.files.images.sheet.marks import find_marks, lies_like_three, quads
from clawdemy_gui.files.images.sheet.perspective import homography, sampled, seen
from clawdemy_gui.files.images.sheet.pieces import pieces
from tests.files.images.sheet.hands import grey_of, printed

BESIDE = [(0, 1), (1, 0), (0, -1), (-1, 0)]
CORNERS = [(1, 1), (1, -1), (-1, 1), (-1, -1)]


def flooded(inked, steps):
    """Every piece as its pixels, by walking from neighbour to neighbour."""
    left = {tuple(place) for place in np.argwhere(inked).tolist()}
    while left:
        edge, found = [left.pop()], []
        while edge:
            row, column = edge.pop()
            found.append((row, column))
            near = {(row + down, column + over) for down, over in steps} & left
            left -= near
            edge += near
        yield found


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.6, 0.9])
def test_pieces_are_those_that_walking_finds(share):
    inked = np.random.default_rng(7).random((60, 45)) < share
    found = pieces(inked)
    walked = [np.array(cells, float) for cells in flooded(inked, BESIDE)]
    told = sorted(zip(found.area, found.y, found.x, found.down, found.across, found.both, strict=True))
    expected = sorted(
        (len(cells), *cells.mean(axis=0), *(cells.var(axis=0) + 1 / 12), np.cov(cells.T, bias=True)[0, 1])
        for cells in walked
    )
    assert np.allclose(told, expected)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.4, 0.5])
def test_ink_hangs_together_over_corners_too(share):
    for seed in range(5):
        inked = np.random.default_rng(seed).random((37, 52)) < share
        told = sorted(sorted(map(tuple, mark.cells.tolist())) for mark in marks_in(inked))
        assert told == sorted(sorted(cells) for cells in flooded(inked, BESIDE + CORNERS))
    assert list(marks_in(np.zeros((5, 5), bool))) == []


def test_no_ink_is_no_piece():
    assert len(pieces(np.zeros((9, 9), bool)).area) == 0
    assert pieces(np.ones((9, 9), bool)).spread[0] == pytest.approx(81 / 12)


def test_perspective_is_qt_s():
    corners = np.array([[30.0, 20], [160, 40], [190, 230], [15, 210]])
    matrix = homography(plan.CORNERS, corners)
    theirs = QTransform.quadToQuad(*(QPolygonF([QPointF(*place) for place in four]) for four in
                                     (plan.CORNERS, corners)))  # fmt: skip
    places = plan.boxes()
    mapped = [theirs.map(QPointF(*place)) for place in places]
    assert np.allclose(seen(matrix, places), [(place.x(), place.y()) for place in mapped])
    with pytest.raises(ValueError, match="on a line"):
        homography(np.array([[0, 0], [1, 1], [2, 2], [3, 3.0]]), corners)


def test_between_pixels_lies_a_straight_line():
    page = np.arange(12, dtype=np.float32).reshape(3, 4)
    places = np.array([[0, 0], [1.5, 0], [1, 0.5], [2.25, 1.75], [-4, 1], [9, 9]])
    assert np.allclose(sampled(page, places), [0, 1.5, 3, 9.25, 4, 11])


def test_the_marks_of_a_printed_sheet_are_found_and_two_are_no_three(qapp):
    grey = grey_of(printed(dots=3))
    hollow, full = find_marks(grey)
    assert len(full) == 3
    (corners,) = quads(hollow[:1], full)
    side = corners[1] - corners[0]
    assert side[0] / (corners[3] - corners[0])[1] == pytest.approx(plan.WIDE / plan.TALL, rel=0.005)
    assert hollow[0, 2] / side[0] == pytest.approx(plan.MARK / plan.WIDE, rel=0.1)
    assert lies_like_three(hollow[:0], full)
    assert lies_like_three(hollow[:1], full[:2])
    assert not lies_like_three(hollow[:1], full[:1])


def test_boxes_stand_apart_and_between_the_marks():
    corners = plan.boxes()
    assert corners[:, 0].max() + plan.BOX < plan.WIDE
    assert corners[:, 1].min() - plan.LABEL > plan.MARK / 2
    assert corners[:, 1].max() + plan.BOX < plan.TALL - plan.MARK / 2
    assert np.diff(corners[:10, 0]).min() > plan.BOX
    assert np.diff(corners[::10, 1]).min() > plan.BOX + plan.LABEL

"""Drawn digits: where they are put, how large, and that nothing that can be drawn upsets it."""

import gzip
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clawdemy_gui.core import digits
from clawdemy_gui.core.centring import as_digits, as_mnist

WAYS = [as_mnist, as_digits]


def seven(side, height, width, stroke, top=0, left=0):
    """A 7 of these sizes on a square page: a bar, and a stroke down from its right end."""
    page = np.zeros((side, side))
    page[top : top + stroke, left : left + width] = 1
    for row in range(height):
        start = left + round((width - stroke) * (1 - 0.5 * row / height))
        page[top + row, start : start + stroke] = 1
    return page


def distance(one, other):
    """Mean difference of two images, as a share of their ink."""
    return np.abs(one.astype(int) - other.astype(int)).sum() / one.astype(int).sum()


@pytest.mark.parametrize("way", WAYS)
def test_blank_stays_blank(way):
    for page in (np.zeros((28, 28)), np.zeros((280, 200), np.uint8), np.zeros(784), np.full((9, 9), 1e-4)):
        assert not way(page).any()


@pytest.mark.parametrize("way", WAYS)
def test_the_place_on_the_page_does_not_matter(way):
    first = way(seven(280, 150, 90, 14))
    for top, left in ((0, 190), (130, 0), (61, 77), (130, 190)):
        assert np.array_equal(way(seven(280, 150, 90, 14, top, left)), first)


@pytest.mark.parametrize("way", WAYS)
def test_the_size_of_the_drawing_hardly_matters(way):
    first = way(seven(600, 150, 90, 15))
    for zoom in (0.5, 0.8, 2, 4):
        large = seven(600, *(round(zoom * size) for size in (150, 90, 15)))
        assert distance(first, way(large)) < 0.12


@pytest.mark.parametrize("way", WAYS)
def test_bytes_and_floats_strong_and_faint_ink_are_the_same(way):
    page = seven(200, 150, 90, 15)
    assert np.array_equal(way(page), way((255 * page).astype(np.uint8)))
    assert np.array_equal(way(page), way(0.4 * page))
    small = seven(28, 20, 14, 3, 2, 9)
    assert np.array_equal(way(small), way(small.reshape(-1)))


def test_mnist_fills_a_box_of_20_around_the_centre_of_mass():
    image = as_mnist(seven(300, 200, 90, 20, 90, 5)).reshape(28, 28)
    assert image.max() == 255
    rows, columns = np.nonzero(image.any(axis=1))[0], np.nonzero(image.any(axis=0))[0]
    assert np.ptp(rows) + 1 == 20
    assert np.ptp(columns) + 1 == 9
    mass = image.astype(float)
    centre = [(mass.sum(axis=1 - axis) @ np.arange(28)) / mass.sum() for axis in (0, 1)]
    assert np.allclose(centre, 14, atol=0.5)


def test_a_heavy_corner_stays_on_the_page():
    page = np.zeros((100, 100))
    page[80:, 80:] = 1
    page[0, 0] = 1
    assert as_mnist(page).reshape(28, 28)[:20, :20].any()
    assert np.count_nonzero(as_mnist(page) == 255) >= 9


def test_a_slanted_digit_is_put_upright_for_the_embedded_networks():
    upright = np.zeros((200, 200))
    upright[20:180, 90:110] = 1
    slanted = np.zeros((200, 200))
    for row in range(20, 180):
        slanted[row, 130 - row // 3 : 150 - row // 3] = 1
    assert distance(as_digits(upright), as_digits(slanted)) < 0.2
    assert distance(as_mnist(upright), as_mnist(slanted)) > 0.7


def test_thin_and_thick_pens_make_the_same_stroke_for_the_embedded_networks():
    """Second opinion: the ink in the embedded digits themselves."""
    usual = digits.training().images.mean(axis=1)
    for stroke in (6, 15, 30):
        ink = as_digits(seven(400, 300, 200, stroke)).mean()
        assert np.quantile(usual, 0.02) < ink < np.quantile(usual, 0.98)


def test_embedded_digits_come_back_much_as_they_were():
    kept = digits.test()
    back = np.array([as_digits(image) for image in kept.images])
    assert np.median([distance(*pair) for pair in zip(kept.images, back, strict=True)]) < 0.3
    together = np.corrcoef(kept.images.ravel(), back.ravel())[0, 1]
    assert together > 0.85


@pytest.fixture(scope="module")
def mnist_images():
    """1,000 real test images, (1000, 784)."""
    folder = os.environ.get("CLAWDEMY_MNIST")
    if not folder:
        pytest.skip("needs MNIST: CLAWDEMY_MNIST names no folder")
    with gzip.open(Path(folder) / "t10k-images-idx3-ubyte.gz") as file:
        return np.frombuffer(file.read(16 + 784_000), np.uint8, offset=16).reshape(1000, 784)


def test_mnist_digits_stay_themselves(mnist_images):
    """Second opinion: what MNIST's makers did to the very same digits."""
    same = [np.array_equal(as_mnist(image), image) for image in mnist_images]
    assert np.mean(same) > 0.85
    assert np.mean([distance(image, as_mnist(image)) for image in mnist_images]) < 0.02


def test_mnist_digits_drawn_large_come_back(mnist_images):
    """Ten times as large, in a corner of a drawing pad."""
    for image in mnist_images[:50]:
        page = np.zeros((400, 400), np.uint8)
        page[:280, 120:] = np.kron(image.reshape(28, 28), np.ones((10, 10), np.uint8))
        assert distance(image, as_mnist(page)) < 0.35


@settings(deadline=None, max_examples=150)
@given(st.integers(1, 70), st.integers(1, 70), st.floats(0, 1), st.integers(0, 2**31))
def test_nothing_that_can_be_drawn_upsets_it(rows, columns, share, seed):
    rng = np.random.default_rng(seed)
    page = rng.random((rows, columns)) * (rng.random((rows, columns)) < share)
    for way in WAYS:
        image = way(page)
        assert image.shape == (784,)
        assert image.dtype == np.uint8
        if (page > 0.01).any():
            assert image.max() == 255


@pytest.mark.parametrize("way", WAYS)
def test_lines_and_dots(way):
    for page in (np.ones((1, 5000)), np.ones((5000, 1)), np.ones((300, 300)), np.eye(600), np.eye(600)[::-1]):
        assert way(page).max() == 255


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "page",
    [
        np.zeros(9),
        np.zeros((2, 2, 2)),
        np.zeros((0, 5)),
        np.zeros((9, 9), int),
        np.full((9, 9), 1.5),
        [[np.nan]],
    ],
)
def test_what_is_no_drawing_is_refused(way, page):
    with pytest.raises(ValueError, match="drawing"):
        way(page)

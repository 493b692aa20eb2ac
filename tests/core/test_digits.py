"""The embedded digits: the real scans, a fixed split, and paper that is exactly blank."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.digits import cubic_enlargement, enlarge
from clawdemy_gui.resource import resource


def test_the_split_is_fixed_balanced_and_complete():
    training, test = digits.training(), digits.test()
    assert training.images.shape == (1437, 784)
    assert test.images.shape == (360, 784)
    assert np.bincount(test.labels).tolist() == [36] * 10
    assert np.bincount(training.labels).min() >= 138
    assert test.labels[:12].tolist() == [5, 9, 2, 4, 6, 7, 9, 3, 4, 6, 8, 5]


def test_images_are_read_only_bytes_with_full_ink():
    for chosen in (digits.training(), digits.test()):
        assert chosen.images.dtype == np.uint8
        assert (chosen.images.max(axis=1) == 255).all()
        with pytest.raises(ValueError, match="read-only"):
            chosen.images[0, 0] = 1


def test_the_background_is_exactly_zero():
    images = np.concatenate([digits.training().images, digits.test().images])
    assert (images.max(axis=0) == 0).sum() == 120
    assert (images == 0).mean() == pytest.approx(0.52, abs=0.01)


def test_enlarging_follows_the_interpolating_cubic_spline():
    ndimage = pytest.importorskip("scipy.ndimage", reason="scipy is the second opinion on cubic splines")
    row = np.random.default_rng(3).random(10)
    assert cubic_enlargement(10, 28) @ row == pytest.approx(ndimage.zoom(row, 2.8, order=3), abs=1e-12)


def test_the_scans_are_scikit_learns():
    datasets = pytest.importorskip("sklearn.datasets", reason="scikit-learn holds the original scans")
    source = datasets.load_digits()
    with np.load(resource("digits/digits.npz"), allow_pickle=False) as stored:
        assert np.array_equal(stored["images"], source.images)
        assert np.array_equal(stored["labels"], source.target)
        assert np.array_equal(enlarge(stored["images"])[~stored["is_test"]], digits.training().images)

"""Images in three colours, larger ones and scikit-learn's small ones become 28×28, and it is said."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.embedded import network
from clawdemy_gui.core.network import evaluate
from clawdemy_gui.files.images.opening import open_data
from clawdemy_gui.files.images.report_words import opening_sentence

IMAGES, LABELS = (part[:90] for part in digits.test())
PAGES = IMAGES.reshape(-1, 28, 28)
READ = evaluate(network("digits-a"), IMAGES, LABELS).accuracy


def opened(tmp_path, x, y=LABELS, **more):
    np.savez(tmp_path / "a.npz", x=x, y=y, **more)
    return open_data(tmp_path / "a.npz")


def read(data):
    """The share of them that a network reads."""
    return evaluate(network("digits-a"), data.images, data.labels).accuracy


@pytest.mark.parametrize("divided", [1, np.float32(255)])
@pytest.mark.parametrize("axis", [1, -1])
def test_grey_in_three_colours_is_what_it_was(tmp_path, axis, divided):
    data = opened(tmp_path, np.stack([PAGES / divided if divided != 1 else PAGES] * 3, axis=axis))
    assert np.array_equal(data.images, IMAGES)
    assert "Each was made grey from its three colours." in opening_sentence("a", data)


def test_colours_are_as_bright_as_they_look(tmp_path):
    data = opened(tmp_path, PAGES[..., None] // 255 * np.array([255, 0, 0], np.uint8))
    assert set(np.unique(data.images)) == {0, 76}


@pytest.mark.parametrize("colours", [(), (1,), (3,)])
def test_a_frame_of_two_empty_pixels_is_cut_off(tmp_path, colours):
    framed = np.pad(PAGES, ((0, 0), (2, 2), (2, 2)))
    if colours:
        framed = np.repeat(framed[..., None], colours[0], axis=-1)
    data = opened(tmp_path, framed)
    assert np.array_equal(data.images, IMAGES)
    assert "The two empty pixels around each were cut off." in opening_sentence("a", data)


@pytest.mark.parametrize("side", [32, 56, 64])
def test_larger_ones_are_scaled_and_read_as_before(tmp_path, side):
    places = np.arange(side) * 28 // side
    larger = PAGES[:, places][:, :, places]
    data = opened(tmp_path, larger)
    assert np.array_equal(opened(tmp_path, np.ascontiguousarray(larger)).images, data.images)
    words = f"Each was scaled from {side}×{side} to 28×28 pixels."
    framed = "The two empty pixels around each were cut off."
    assert (words in opening_sentence("a", data)) != (framed in opening_sentence("a", data))
    assert read(data) > READ - 0.05


@pytest.mark.parametrize("kind", ["u1", "f8"])
@pytest.mark.parametrize("flat", [False, True])
def test_scikit_learn_s_digits_are_the_embedded_ones(tmp_path, kind, flat):
    rng = np.random.default_rng(5)
    scans = rng.integers(0, 17, (20, 8, 8), np.uint8)
    scans[7] = 0
    x = scans.astype(kind)
    data = opened(tmp_path, x.reshape(-1, 64) if flat else x, LABELS[:20])
    assert np.array_equal(data.images[8:], digits.enlarge(scans[8:]))
    assert not data.images[7].any()
    said = opening_sentence("a", data)
    assert "Brightness was written as 0–16." in said
    assert "Each was scaled from 8×8 to 28×28 pixels." in said


def test_the_names_of_load_digits_are_told(tmp_path):
    """numpy.savez(path, **sklearn.datasets.load_digits()) writes these."""
    scans = np.random.default_rng(5).integers(0, 17, (20, 8, 8)).astype(float)
    np.savez(tmp_path / "a.npz", data=scans.reshape(-1, 64), target=LABELS[:20].astype(int))
    assert len(open_data(tmp_path / "a.npz")) == 20


def test_two_forms_of_one_set_are_the_same_to_open(tmp_path):
    """The usual form comes first, whatever the other is called."""
    data = opened(tmp_path, PAGES, features=np.zeros((90, 64)))
    assert np.array_equal(data.images, IMAGES)


def test_an_npy_of_colours_finds_its_labels(tmp_path):
    np.save(tmp_path / "x.npy", np.stack([PAGES] * 3, axis=-1))
    np.save(tmp_path / "y.npy", LABELS)
    assert np.array_equal(open_data(tmp_path / "x.npy").images, IMAGES)


@pytest.mark.parametrize(
    ("x", "words"),
    [
        (
            np.full((90, 8, 8), 200, np.uint8),
            "8×8 images in a.npz goes from 200 to 200; understood are 0 to 16",
        ),
        (np.zeros((90, 30, 20)), "squares up to 256 a side"),
        (np.zeros((90, 20, 20)), "squares up to 256 a side"),
        (np.zeros((90, 28, 28, 4), np.uint8), "it holds x (90, 28, 28, 4) uint8"),
        (np.full((90, 32, 32), 300), "0 to 255"),
    ],
)
def test_what_cannot_be_told_says_what_was_found(tmp_path, refused, x, words):
    np.savez(tmp_path / "a.npz", x=x, y=LABELS)
    assert words in refused(tmp_path / "a.npz", megabytes=16)

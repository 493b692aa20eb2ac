"""No sentence contradicts the number beside it: what is said is chosen from what was measured."""

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.files.images.array_names import part_named
from clawdemy_gui.files.images.opening import images_in, open_data
from clawdemy_gui.files.images.partner_files import part_of
from clawdemy_gui.pages.landscape.words import notice
from clawdemy_gui.state.landscape import Landscape
from clawdemy_gui.state.subject import NetworkChoice, Subject

BOWL = np.add.outer(np.linspace(-1, 1, 9) ** 2, np.linspace(-1, 1, 9) ** 2)
SLOPE = np.add.outer(np.linspace(0, 1, 9), np.linspace(0, 1, 9))
TWO = np.minimum(BOWL, np.roll(BOWL, 3, axis=1) + 0.1)


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        (BOWL, "with one minimum: that is what 2 of 13,002 directions show"),
        (BOWL[4], "with one minimum: that is what 1 of 13,002 directions show"),
        (SLOPE, "the lowest lies at its edge"),
        (np.full((9, 9), 2.5), "the cost is the same"),
        (TWO, "minima"),
    ],
)
def test_a_slice_is_called_what_it_is(costs, said):
    assert said in notice(Landscape(way="random"), np.linspace(-1, 1, 9), costs, 13_002, None)


def test_digits_that_cost_the_same_are_not_ranked(page, qtbot):
    page.look_closer("per-digit")
    assert "most expensive digit" in page._open_view._words.text()
    page.change(page.state.with_subject(Subject(network=NetworkChoice("zeros"))), "all dials at zero")
    qtbot.waitUntil(page.is_complete)
    assert "Every digit costs the same." in page._open_view._words.text()


@pytest.mark.parametrize("name", ["latest", "latest_images", "constrained", "values", "devices", "contest_x"])
def test_a_word_within_another_is_no_part(name):
    assert part_named(name) == "whole"


@pytest.mark.parametrize(
    ("name", "part"),
    [("x_train", "training"), ("trainX", "training"), ("train_images", "training"), ("xtrain", "training"),
     ("training_set", "training"), ("labelsTrain", "training"), ("x_test", "test"), ("testY", "test"),
     ("x_val", "test"), ("validation_images", "test"), ("t10k-images", "test"), ("dev_x", "test"),
     ("images_test", "test"), ("X_train2", "training")],
)  # fmt: skip
def test_arrays_are_known_by_their_words(name, part):
    assert part_named(name) == part


@pytest.mark.parametrize("name", ["latest.npz", "constrained.npz", "my contest.csv", "protest-images.idx"])
def test_a_file_is_no_part_for_a_syllable_of_its_name(tmp_path, name):
    assert part_of(tmp_path / name) == "whole"
    if name.endswith("npz"):
        images, labels = digits.test()
        np.savez(tmp_path / name, images=images[:30], labels=labels[:30])
        assert open_data(tmp_path / name).part == "whole"


def test_of_a_folder_the_part_that_is_named_is_opened(tmp_path):
    for name in ("constrained-images-idx3-ubyte", "t10k-images-idx3-ubyte", "train-images-idx3-ubyte"):
        (tmp_path / name).touch()
    assert images_in(tmp_path).name.startswith("train-")
    assert images_in(tmp_path, "test").name.startswith("t10k-")

"""What people really bring opens with its right values, where the cases are on this computer."""

from pathlib import Path

import numpy as np
import pytest

from clawdemy_gui.core.network import evaluate
from clawdemy_gui.files.images.dataset import Handling
from clawdemy_gui.files.images.opening import open_data
from clawdemy_gui.files.images.report_words import opening_sentence
from clawdemy_gui.files.lesson import read_lesson
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.state.named_files import paths_in
from clawdemy_gui.state.ten_numbers import read_ten_numbers

CASES = Path(__file__).parents[3] / "shared" / "cases"
pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the collected cases are not on this computer")

RIGHT = {
    "keras-mnist.npz": (16, 16, ""),
    "kaggle-train.csv": (24, 22, ""),
    "mnist_test.csv": (8, 7, ""),
    "qmnist-test-images-idx3-ubyte.gz": (24, 22, ""),
    "qmnist-test-labels-idx2-int.gz": (24, 22, ""),
    "one-hot.npz": (24, 22, ""),
    "own-handwriting": (12, 11, "centred as MNIST"),
    "grey-paper": (10, 9, "The paper was evened out."),
    "cut-tight": (10, 9, "centred as MNIST"),
    "white-ground.npz": (10, 10, "light and dark were turned"),
    "zero-one-bytes.npz": (10, 10, "Brightness was written as 0–1."),
    "one-cut-png": (20, 19, "One file was left out: 7/c.png is not a whole"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_the_network_reads_what_people_bring(name):
    count, least, said = RIGHT[name]
    data = open_data(CASES / name)
    found = evaluate(shipped("mnist-a").open().network, data.images, data.labels)
    assert len(data) == count
    assert round(found.accuracy * count) >= least
    assert said in opening_sentence(name, data)


def test_keras_test_images_are_in_the_same_file():
    data = open_data(CASES / "keras-mnist.npz", Handling(part="test"))
    found = evaluate(shipped("mnist-a").open().network, data.images, data.labels)
    assert (len(data), data.part) == (8, "test")
    assert found.accuracy * 8 >= 7
    assert opening_sentence("mnist.npz", data) == "mnist.npz: 8 test images are open."


def test_turned_back_and_as_it_is_are_the_person_s_to_choose():
    data = open_data(CASES / "white-ground.npz")
    back = open_data(CASES / "white-ground.npz", Handling(turned=False))
    assert np.array_equal(back.images, 255 - data.images)
    assert not back.report.turned
    plain = open_data(CASES / "own-handwriting", Handling(prepared="as-it-is"))
    assert plain.report.prepared == ""
    assert len(plain) == 12


@pytest.mark.parametrize("name", ["column-vector.txt", "keras-predict.txt", "numpy2-list.txt"])
def test_outputs_are_pasted_as_programs_print_them(name):
    printed = (CASES / "paste" / name).read_text()
    assert read_ten_numbers(printed) == (0.02, 0.01, 0.05, 0.92, 0.03, 0.04, 0.01, 0.02, 0.01, 0.02)


def test_a_lesson_that_moved_with_its_files_finds_them():
    pages = read_lesson(CASES / "lesson-moved" / "lesson.clawdemy.json").pages
    assert set(paths_in(pages)) == {
        str(CASES / "lesson-moved" / "class digits.npz"),
        str(CASES / "lesson-moved" / "our net.npz"),
    }

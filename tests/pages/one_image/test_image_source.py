"""Where One image's image comes from: embedded, opened, drawn, or gone."""

import os
import threading

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.network import total_cost
from clawdemy_gui.files import subject
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.pages.one_image.image_source import ImageSource
from clawdemy_gui.state.drawing import Drawing
from clawdemy_gui.state.handing_over import Answered
from clawdemy_gui.state.lesson import Lesson, OneImagePart, Pages
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject


@pytest.fixture
def source(qapp):
    made = ImageSource()
    yield made
    made.leave()
    assert not [thread for thread in threading.enumerate() if thread.name == "task"]


def test_without_a_network_it_is_the_embedded_test_images(source):
    assert source.count() == 360
    assert np.array_equal(source.pixels(5), digits.test().images[5])
    assert source.label(5) == digits.test().labels[5]
    assert source.outputs(5) is None
    assert source.average is None


def test_a_drawing_is_one_image_without_a_label_of_its_own(source):
    source.show_answered(Answered(Subject(), Drawing(((500, 100, 500, 900),))))
    assert source.count() == 1
    assert source.label(0) is None
    assert source.pixels(0).max() == 255
    assert len(source.outputs(0)) == 10
    network = shipped("digits-a").open().network
    assert source.average == pytest.approx(total_cost(network, *digits.training()))


def test_an_image_beyond_the_last_is_the_last(source):
    source.show_answered(Answered(Subject()))
    assert np.array_equal(source.pixels(10**6), digits.training().images[-1])


def test_a_network_that_is_gone_falls_back_in_one_sentence(source):
    heard = []
    source.failed.connect(heard.append)
    source.show_answered(Answered(Subject(network=NetworkChoice(path="/nowhere/net.npz"))))
    assert source.answered is None
    assert source.count() == 360
    assert "net.npz" in heard[0]


@pytest.mark.parametrize(
    ("gone", "name"),
    [
        (Subject(DataChoice("file", path="/nowhere/set.npz")), "set.npz"),
        (Subject(network=NetworkChoice(path="/nowhere/net.npz")), "net.npz"),
    ],
)
def test_a_lesson_whose_file_is_gone_says_so_and_shows_an_embedded_image(window, qtbot, gone, name):
    pages = Pages(one_image=OneImagePart(OneImage(image=400, answered=Answered(gone))))
    window.show_lesson(Lesson(pages=pages))
    qtbot.waitUntil(window.notice.isVisible)
    assert name in window.notice.text()
    assert window.page.state.answered is None
    assert window.page.state.image < 360


@pytest.mark.skipif(not os.environ.get("CLAWDEMY_MNIST"), reason="MNIST is not named by CLAWDEMY_MNIST")
def test_mnist_arrives_later_and_then_its_average(source, qtbot):
    choice = DataChoice("mnist", "test")
    subject.forget(choice)
    source.show_answered(Answered(Subject(choice, NetworkChoice("mnist-a"))))
    assert source.label(3) is None
    assert not source.pixels(3).any()
    qtbot.waitUntil(lambda: source.average is not None, timeout=10_000)
    data = subject.data_at_hand(choice)
    assert source.label(3) == data.labels[3]
    assert source.average == pytest.approx(
        total_cost(shipped("mnist-a").open().network, data.images, data.labels), rel=1e-6
    )

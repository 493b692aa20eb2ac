"""Where One image's image comes from: embedded, opened, drawn, or gone."""

import os
import threading

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.network import Network, total_cost
from clawdemy_gui.files import stand_ins, subject
from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.files.lesson import read_lesson, write_lesson
from clawdemy_gui.files.networks.network_file import About, save_network
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.pages.one_image.image_source import ImageSource
from clawdemy_gui.pages.one_image.words import lost_sentence
from clawdemy_gui.state.drawing import Drawing
from clawdemy_gui.state.handing_over import Answered
from clawdemy_gui.state.lesson import Lesson, Pages
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.page_parts import OneImagePart
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


def test_a_network_that_is_gone_stays_named_while_its_images_are_shown(source, qtbot):
    with qtbot.waitSignal(source.lost):
        source.show_answered(Answered(Subject(network=NetworkChoice(path="/nowhere/net.npz"))))
    qtbot.waitUntil(lambda: not source.is_busy())
    assert source.missing == [NetworkChoice(path="/nowhere/net.npz")]
    assert source.network is None
    assert source.outputs(5) is None
    assert np.array_equal(source.pixels(5), digits.training().images[5])


def test_images_that_are_gone_are_a_blank_page_and_no_other_image(source, qtbot):
    gone = DataChoice("file", path="/nowhere/set.npz", first=20)
    with qtbot.waitSignal(source.lost):
        source.show_answered(Answered(Subject(gone)))
    assert [choice.path for choice in source.missing] == ["/nowhere/set.npz"]
    assert not source.is_here
    assert not source.pixels(5).any()
    assert source.label(5) is None
    assert source.outputs(5) is None


def test_a_network_that_cannot_be_read_says_so_and_stays_named(source, qtbot, tmp_path):
    (tmp_path / "net.npz").write_text("no network")
    with qtbot.waitSignal(source.lost):
        source.show_answered(Answered(Subject(network=NetworkChoice(path=str(tmp_path / "net.npz")))))
    assert source.missing == []
    assert "net.npz" in source.problem


def test_what_stands_in_on_another_page_is_not_taken_for_the_image(source, qtbot, tmp_path):
    (tmp_path / "set.npz").write_text("damaged")
    asked = Subject(DataChoice("file", path=str(tmp_path / "set.npz")))
    with pytest.raises(DataError):
        list(stand_ins.opening(asked))
    with qtbot.waitSignal(source.lost):
        source.show_answered(Answered(asked))
    assert lost_sentence(source) == "Cannot be opened: set.npz. The ten outputs are those that were kept."
    assert not source.is_here
    assert not source.pixels(5).any()


def shown(window, subject, image=400):
    """An answer to an image of this subject, as a lesson brings it."""
    state = OneImage(image=image, answered=Answered(subject))
    window.show_lesson(Lesson(pages=Pages(one_image=OneImagePart(state))))
    return state


GONE_DATA = Subject(DataChoice("file", path="/nowhere/set.npz"))
GONE_NETWORK = Subject(network=NetworkChoice(path="/nowhere/net.npz"))


@pytest.mark.parametrize(("gone", "name"), [(GONE_DATA, "set.npz"), (GONE_NETWORK, "net.npz")])
def test_a_lesson_whose_file_is_gone_says_so_and_keeps_what_it_names(window, qtbot, tmp_path, gone, name):
    state = shown(window, gone)
    qtbot.waitUntil(window.notice.isVisible)
    assert name in window.notice.text()
    assert name in window.page._lost.note.text()
    assert window.page._lost.controls.where.isVisible()
    assert window.page.state == state
    write_lesson(tmp_path / "next.clawdemy.json", window.lesson())
    assert read_lesson(tmp_path / "next.clawdemy.json").pages.one_image.state == state


def test_without_its_images_another_image_cannot_be_chosen_by_mistake(window, qtbot):
    state = shown(window, GONE_DATA)
    qtbot.waitUntil(window.notice.isVisible)
    page = window.page
    assert page.image.picture.accessibleName() == "Image 401, which is not here"
    page.step_image(1)
    page.random_image()
    assert page.state == state
    assert "image is unchanged" in window.notice.text()
    page.set_output(3, 0.5)
    assert page.state.answered == state.answered, "the outputs can still be moved by hand"


def test_something_else_is_chosen_and_nothing_is_missing_any_more(window, qtbot):
    shown(window, GONE_NETWORK)
    qtbot.waitUntil(window.notice.isVisible)
    window.page.reset()
    assert window.page._lost.isHidden()
    window.undo()
    qtbot.waitUntil(window.page._lost.isVisible)


def test_where_it_is_is_opened_there_and_one_undo_takes_it_back(window, qtbot, tmp_path):
    state = shown(window, Subject(network=NetworkChoice(path="/nowhere/net.npz").with_turned(0, 0.25)), 5)
    qtbot.waitUntil(window.notice.isVisible)
    page, heard = window.page, []
    page.failed.connect(heard.append)
    missing = page.source.missing[0]
    (tmp_path / "other.npz").write_text("no network")
    page._lost.find_at(missing, tmp_path / "other.npz")
    qtbot.waitUntil(lambda: heard != [])
    assert "other.npz" in heard[0]
    assert page.state == state, "a wrong file changes nothing"
    save_network(tmp_path / "moved.npz", Network.random(4), About())
    page._lost.find_at(missing, tmp_path / "moved.npz")
    qtbot.waitUntil(lambda: page.state != state)
    found = page.state.answered.subject.network
    assert found == NetworkChoice(path=str(tmp_path / "moved.npz")).with_turned(0, 0.25)
    assert page.source.network.parameters[0] == 0.25
    assert page._lost.isHidden()
    assert page.state.outputs == state.outputs
    window.undo()
    assert page.state == state


def test_mnist_that_is_not_here_stays_named_and_can_be_had(window, qtbot, tmp_path, without_mnist):
    choice = DataChoice("mnist", "test")
    state = shown(window, Subject(choice, NetworkChoice("mnist-a")), 7)
    qtbot.waitUntil(window.notice.isVisible)
    lost = window.page._lost
    assert "MNIST" in lost.note.text()
    assert lost.controls.get.isVisible()
    assert lost.controls.where.isVisible()
    assert window.page.state == state
    assert window.lesson().pages.one_image.state == state
    assert window.page.source.network is not None, "the network comes with the app"
    save_set(tmp_path / "mine.npz")
    lost.find_at(choice, tmp_path / "mine.npz")
    qtbot.waitUntil(lambda: window.page.state != state)
    assert window.page.state.answered.subject.data.path == str(tmp_path / "mine.npz")
    assert window.page.state.image == 7


def save_set(path):
    """Ten small images with labels."""
    rng = np.random.default_rng(3)
    np.savez(path, images=rng.integers(0, 256, (10, 28, 28), np.uint8), labels=np.arange(10))


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


def test_what_can_be_done_about_it_has_room_on_a_weak_projector(window, qtbot, without_mnist):
    window.resize(1024, 768)
    shown(window, Subject(DataChoice("mnist"), NetworkChoice(path="/nowhere/our network.npz")))
    card, stage = window.page.image, window._scroll.verticalScrollBar()
    qtbot.waitUntil(window.notice.isVisible)
    qtbot.waitUntil(lambda: not card._presets.isVisible() and stage.maximum() == 0)
    window.page.reset()
    qtbot.waitUntil(card._presets.isVisible)

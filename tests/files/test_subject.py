"""What a subject names is found: embedded digits, MNIST, files, shipped networks, turned dials."""

import os

import numpy as np
import pytest

from clawdemy_gui.core.network import Network, evaluate
from clawdemy_gui.files import subject
from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.files.networks.network_file import About, save_network
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject


def opened(choice):
    return list(subject.opening_data(choice))[-1]


def test_the_opening_subject_is_at_hand_and_knows_its_digits():
    shown = subject.at_hand(Subject())
    judged = evaluate(shown.network.network, shown.data.images, shown.data.labels)
    assert len(shown.data) == 1437
    assert judged.accuracy > 0.95
    assert judged.cost < 0.05


def test_only_the_first_images():
    some = subject.data_at_hand(DataChoice(first=100))
    whole = subject.data_at_hand(DataChoice())
    assert len(some) == 100
    assert np.array_equal(some.images, whole.images[:100])
    assert np.array_equal(some.labels, whole.labels[:100])


def test_a_turned_dial_is_turned_and_nothing_else():
    plain = subject.network_of(NetworkChoice()).network
    turned = subject.network_of(NetworkChoice().with_turned(13_001, 2.5)).network
    assert turned.parameters[13_001] == 2.5
    assert np.array_equal(turned.parameters[:13_001], plain.parameters[:13_001])


def test_turning_a_dial_again_forgets_the_earlier_turn():
    choice = NetworkChoice().with_turned(3, 1.0).with_turned(4, 2.0).with_turned(3, -1.0)
    assert choice.turned == ((4, 2.0), (3, -1.0))


@pytest.mark.parametrize(
    ("choice", "word"),
    [
        (NetworkChoice("nobody"), "nobody"),
        (NetworkChoice(path="/nowhere/x.npz"), "x.npz"),
        (NetworkChoice(turned=((13_002, 1.0),)), "dial"),
        (NetworkChoice(turned=((0, 1e39),)), "dial"),
    ],
)
def test_a_network_that_cannot_be_had_is_refused_in_one_sentence(choice, word):
    with pytest.raises(DataError, match=word) as refused:
        subject.network_of(choice)
    assert str(refused.value).endswith("nothing has changed.")


def test_a_missing_file_of_images_is_refused_in_one_sentence():
    with pytest.raises(DataError, match="gone"):
        opened(DataChoice("file", path="/nowhere/gone.npz"))


def test_other_data_bring_the_network_that_learned_from_them():
    mine = Subject(network=NetworkChoice(path="/home/me/mine.npz"))
    mnist = DataChoice("mnist")
    assert Subject().with_data(mnist, subject.default_network(mnist)).network == NetworkChoice("mnist-a")
    assert Subject().with_data(DataChoice("digits", "test"), "digits-a").network == NetworkChoice("digits-a")
    assert mine.with_data(DataChoice("digits", "test"), "digits-a").network == mine.network


def test_an_opened_set_and_its_other_part(tmp_path, write_idx, some_digits):
    images, labels = some_digits
    write_idx(images, labels)
    write_idx(images[:20], labels[:20], "t10k-{}-{}-ubyte")
    choice = DataChoice("file", path=str(tmp_path / "train-images-idx3-ubyte"))
    data = opened(choice)
    other = subject.other_part(choice, data)
    assert len(data) == 60
    assert len(opened(other)) == 20
    assert subject.data_at_hand(choice) is not None, "kept for the next asking"
    subject.forget(choice)
    assert subject.data_at_hand(choice) is None


def test_the_embedded_digits_other_part_is_their_test_images():
    data = opened(DataChoice())
    assert subject.other_part(DataChoice(), data) == DataChoice("digits", "test")
    assert subject.other_part(DataChoice("digits", "test"), data) == DataChoice()


def test_networks_are_told_from_images(tmp_path, some_digits):
    images, labels = some_digits
    save_network(tmp_path / "net.npz", Network.random(1), About())
    np.savez(tmp_path / "set.npz", images=images, labels=labels)
    (tmp_path / "text.npz").write_text("no archive")
    assert subject.is_network(tmp_path / "net.npz")
    assert not subject.is_network(tmp_path / "set.npz")
    assert not subject.is_network(tmp_path / "text.npz")
    assert not subject.is_network(tmp_path / "missing.npz")


@pytest.mark.skipif(not os.environ.get("CLAWDEMY_MNIST"), reason="MNIST is not named by CLAWDEMY_MNIST")
def test_a_network_meets_pens_it_has_never_seen():
    mnist = DataChoice("mnist", "test")
    about = subject.network_of(NetworkChoice("digits-a")).about
    assert subject.has_seen(about, mnist) is False
    assert subject.has_seen(subject.network_of(NetworkChoice("mnist-a")).about, mnist) is True
    assert subject.has_seen(subject.network_of(NetworkChoice("zeros")).about, mnist) is None

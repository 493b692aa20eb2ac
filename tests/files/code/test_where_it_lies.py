"""Files that a copied script reads where they lie: only such as hold the very same numbers."""

import os

import numpy as np
import pytest
from safetensors.numpy import save_file

from clawdemy_gui.core.network import Network
from clawdemy_gui.files.code.taking import InFront, copying
from clawdemy_gui.files.code.where_it_lies import images_lie_at, network_lies_at
from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.images.dataset import DataSet, embedded
from clawdemy_gui.files.images.opened_data import opening_data
from clawdemy_gui.files.networks.network_file import About, SavedNetwork, save_network
from clawdemy_gui.files.networks.tensor_names import keras_names, pytorch_names
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from tests.files.code.test_scripts import LIBRARIES, run

NETWORK = Network.random(7)


def opened(choice):
    return list(opening_data(choice))[-1]


def test_our_own_file_is_read_where_it_lies_by_numpy_alone(tmp_path):
    path = tmp_path / "mine.npz"
    save_network(path, NETWORK, About())
    choice = NetworkChoice(path=str(path))
    assert network_lies_at(choice, NETWORK, "numpy") == path
    assert network_lies_at(choice, NETWORK, "pytorch") is None
    assert network_lies_at(choice.with_turned(3, 0.5), NETWORK.turned({3: 0.5}), "numpy") is None
    assert network_lies_at(NetworkChoice(), NETWORK, "numpy") is None
    path.unlink()
    assert network_lies_at(choice, NETWORK, "numpy") is None


def test_tensors_are_read_where_they_lie_if_sequential_takes_them(tmp_path):
    ours, named, keras = (tmp_path / f"{name}.safetensors" for name in ("ours", "named", "keras"))
    save_network(ours, NETWORK, About())
    layers = [(np.ascontiguousarray(weights), biases) for weights, biases in NETWORK.matrices]
    save_file({f"net.{name}": tensor for name, tensor in pytorch_names(layers).items()}, named)
    save_file(keras_names(layers), keras)
    for path, lies in ((ours, True), (named, False), (keras, False)):
        found = network_lies_at(NetworkChoice(path=str(path)), NETWORK, "pytorch")
        assert found == (path if lies else None)
        assert network_lies_at(NetworkChoice(path=str(path)), NETWORK, "numpy") is None


@pytest.mark.parametrize("name", ["train-{}-{}-ubyte", "train-{}-{}-ubyte.gz"])
@pytest.mark.parametrize("first", [None, 20])
def test_idx_files_are_read_where_they_lie(tmp_path, write_idx, some_digits, name, first):
    images, labels = write_idx(*some_digits, name=name)
    choice = DataChoice("file", path=str(images), first=first)
    found = images_lie_at(choice, opened(choice))
    assert (found.images, found.labels, found.first) == (str(images), str(labels), first)


@pytest.mark.parametrize(
    ("names", "shape"),
    [(("images", "labels"), (60, 784)), (("x_train", "y_train"), (60, 28, 28))],
)
@pytest.mark.parametrize("first", [None, 20])
def test_arrays_of_usual_names_are_read_where_they_lie(tmp_path, some_digits, names, shape, first):
    images, labels = some_digits
    path = tmp_path / "set.npz"
    np.savez(path, **dict(zip(names, (images.reshape(shape), labels.astype(np.int64)), strict=True)))
    choice = DataChoice("file", path=str(path), first=first)
    found = images_lie_at(choice, opened(choice))
    assert (found.images, found.names, found.first) == (str(path), names, first)


def test_images_that_were_changed_while_opening_lie_nowhere(tmp_path, some_digits):
    """Turned, put on another scale, relabelled: the script would read other numbers."""
    images, labels = some_digits
    path = tmp_path / "set.npz"
    np.savez(path, images=images, labels=labels)
    choice = DataChoice("file", path=str(path))
    for changed in (
        DataSet("turned", 255 - images, labels.copy()),
        DataSet("relabelled", images.copy(), (labels + 1) % 10),
        DataSet("more", np.concatenate([images, images]), np.concatenate([labels, labels])),
    ):
        assert images_lie_at(choice, changed) is None
    for others in (
        {"pictures": images, "labels": labels},
        {"images": images / 255, "labels": labels},
        {"images": images, "labels": np.eye(10)[labels]},
    ):
        np.savez(path, **others)
        assert images_lie_at(choice, DataSet("same", images, labels)) is None


def test_embedded_digits_folders_and_damaged_files_lie_nowhere(tmp_path):
    assert images_lie_at(DataChoice(), embedded("training")) is None
    for path in (tmp_path, tmp_path / "missing.npz", tmp_path / "bad.npz", tmp_path / "bad-images-idx3.gz"):
        if path.name.startswith("bad"):
            path.write_bytes(b"PK\x03\x04 and no more")
        assert images_lie_at(DataChoice("file", path=str(path)), embedded("training")) is None


@pytest.mark.skipif(mnist.VARIABLE not in os.environ, reason="no folder with MNIST is named")
@pytest.mark.parametrize("library", LIBRARIES)
def test_a_saved_network_on_mnist_runs_straight_from_the_clipboard(tmp_path, library):
    endings = {"numpy": ".npz", "pytorch": ".safetensors"}
    path = tmp_path / f"mine, aged 5{endings[library]}"
    save_network(path, NETWORK, About())
    subject = Subject(DataChoice("mnist", "test", first=5_000), NetworkChoice(path=str(path)))
    front = InFront(SavedNetwork(NETWORK, About()), opened(subject.data), subject)
    (copied,) = copying(front, library)
    assert copied.needs == ()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    cost, cost_after, _ = run(copied.text, elsewhere, library)
    assert copied.text.count("in Clawdemy") == 2
    for found in (cost, cost_after):
        assert any(abs(float(told) - found) < 2e-6 for told in told_costs(copied.text))


def told_costs(text):
    return [line.split("# ")[1].split()[0] for line in text.splitlines() if line.endswith("in Clawdemy")]

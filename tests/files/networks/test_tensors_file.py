"""Networks as PyTorch and Keras name them: told by names and shapes, the same to the last bit."""

import json
import struct
from itertools import islice

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from clawdemy_gui.core.blackboard import relu, sigmoid
from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.digits import test as digits_test
from clawdemy_gui.core.digits import training as digits_training
from clawdemy_gui.core.network import Network
from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.files.networks.network_file import About, is_network, open_network, save_network
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.files.networks.tensor_names import listed, pytorch_names

TRAINED = shipped("mnist-a").open().network
LAYERS = [(weights, biases) for weights, biases in TRAINED.matrices]
NAMES = {
    "Sequential": ["0", "2", "4"],
    "fc": ["fc1", "fc2", "fc3"],
    "list": ["layers.0", "layers.1", "layers.2"],
    "wrapped": ["module.net.0", "module.net.2", "module.net.4"],
    "words in another order": ["input", "hidden", "classifier"],
}


def torch_tensors(names, number_type=np.float32):
    found = {}
    for name, (weights, biases) in zip(names, LAYERS, strict=True):
        found[f"{name}.weight"] = np.ascontiguousarray(weights).astype(number_type)
        found[f"{name}.bias"] = biases.astype(number_type)
    return found


def keras_tensors(names, kernel="kernel", bias="bias"):
    found = {}
    for name, (weights, biases) in zip(names, LAYERS, strict=True):
        found[f"{name}/{kernel}"] = np.ascontiguousarray(weights.T)
        found[f"{name}/{bias}"] = biases
    return found


@pytest.mark.parametrize("names", NAMES)
def test_pytorch_s_names_are_told(tmp_path, names):
    save_file(torch_tensors(NAMES[names]), tmp_path / "net.safetensors")
    assert is_network(tmp_path / "net.safetensors")
    assert open_network(tmp_path / "net.safetensors").network == TRAINED


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (["dense", "dense_1", "dense_2"], ("kernel", "bias")),
        (["dense_9", "dense_10", "dense_11"], ("kernel:0", "bias:0")),
        (["layers/dense", "layers/dense_1", "layers/dense_2"], ("vars/0", "vars/1")),
        (["sequential/hidden", "sequential/hidden_1", "sequential/output"], ("kernel", "bias")),
    ],
)
def test_keras_names_are_told(tmp_path, names, roles):
    save_file(keras_tensors(names, *roles), tmp_path / "net.safetensors")
    assert open_network(tmp_path / "net.safetensors").network == TRAINED


@pytest.mark.parametrize("number_type", [np.float64, np.float16])
def test_other_precisions_open(tmp_path, number_type):
    save_file(torch_tensors(NAMES["fc"], number_type), tmp_path / "net.safetensors")
    found = open_network(tmp_path / "net.safetensors").network
    assert np.allclose(found.parameters, TRAINED.parameters, atol=2e-2)


def test_brain_floats_open(tmp_path):
    """The upper halves of float32, which numpy does not know."""
    tensors = torch_tensors(NAMES["fc"])
    header, data = {}, b""
    for name, tensor in tensors.items():
        piece = (tensor.view(np.uint32) >> 16).astype("<u2").tobytes()
        header[name] = {
            "dtype": "BF16",
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(piece)],
        }
        data += piece
    listed = json.dumps(header).encode()
    (tmp_path / "net.safetensors").write_bytes(struct.pack("<Q", len(listed)) + listed + data)
    found = open_network(tmp_path / "net.safetensors").network
    assert np.allclose(found.parameters, TRAINED.parameters, rtol=1e-2)


@pytest.mark.parametrize("ending", [".safetensors", ".keras.safetensors", ".npz"])
@pytest.mark.parametrize("hidden", ["sigmoid", "relu"])
def test_what_is_saved_opens_as_it_was(tmp_path, ending, hidden):
    network = Network.random(3, (784, 16, 16, 10), hidden)
    about = About(name="Ours", learned_from="mnist")
    save_network(tmp_path / f"net{ending}", network, about)
    found = open_network(tmp_path / f"net{ending}")
    assert (found.network, found.about) == (network, about)


def test_what_is_saved_is_what_pytorch_and_keras_read(tmp_path):
    """By hand, in the way that a Linear and a Dense layer do it."""
    save_network(tmp_path / "torch.safetensors", TRAINED, About())
    save_network(tmp_path / "dense.keras.safetensors", TRAINED, About())
    images = digits_test().images[:50] / 255
    expected = TRAINED.outputs(digits_test().images[:50])
    linear, dense = load_file(tmp_path / "torch.safetensors"), load_file(tmp_path / "dense.keras.safetensors")
    one, other = images, images
    for place in (0, 2, 4):
        one = sigmoid(one @ linear[f"{place}.weight"].T + linear[f"{place}.bias"])
    for name in ("dense", "dense_1", "dense_2"):
        other = sigmoid(other @ dense[f"{name}/kernel"] + dense[f"{name}/bias"])
    assert np.allclose(one, expected, atol=1e-5)
    assert np.allclose(other, expected, atol=1e-5)


def test_an_npz_with_pytorch_s_names_is_a_network_too(tmp_path):
    np.savez(tmp_path / "net.npz", **torch_tensors(NAMES["Sequential"]))
    assert is_network(tmp_path / "net.npz")
    found = open_network(tmp_path / "net.npz")
    assert found.network == TRAINED
    assert found.about.assumed.endswith("read digits best as sigmoid, the outputs are taken as sigmoid.")


@pytest.mark.parametrize("tensors", [torch_tensors(NAMES["Sequential"]), keras_tensors("abc")])
def test_a_list_of_weights_and_biases_is_a_network_too(tmp_path, tensors):
    """As np.savez(file, *model.get_weights()) writes Keras' list."""
    np.savez(tmp_path / "net.npz", *tensors.values())
    assert is_network(tmp_path / "net.npz")
    assert open_network(tmp_path / "net.npz").network == TRAINED
    save_file({f"variable{k}": each for k, each in enumerate(tensors.values())}, tmp_path / "a.safetensors")
    assert open_network(tmp_path / "a.safetensors").network == TRAINED


def test_names_that_all_end_with_one_number_are_no_list():
    shapes = {"b/kernel:0": (784, 16), "b/bias:0": (16,), "a/kernel:0": (16, 10), "a/bias:0": (10,)}
    assert listed(shapes) == []
    assert listed({f"arr_{k}": shape for k, shape in enumerate(shapes.values())}) == [
        "arr_0", "arr_1", "arr_2", "arr_3",
    ]  # fmt: skip


def test_numbered_arrays_that_do_not_take_turns_are_no_network(tmp_path):
    images, labels = np.zeros((784, 10)), np.arange(10)
    np.savez(tmp_path / "columns.npz", images, labels)
    np.savez(tmp_path / "twice.npz", images, images, labels, labels)
    assert not is_network(tmp_path / "columns.npz")
    assert not is_network(tmp_path / "twice.npz")


@pytest.mark.parametrize(("hidden", "step_size"), [("sigmoid", 1.0), ("relu", 0.1)])
def test_what_hidden_neurons_are_is_told_early_in_a_descent(tmp_path, hidden, step_size):
    """From a cost of 0.8 on: either way reads about equally many, and the cost is far apart."""
    images, labels = digits_training()
    walk = descend(Network.random(2, hidden=hidden, narrow=True), images, labels, step_size, 10, 1, every=60)
    told = []
    for checkpoint in islice(walk, 2, 10):
        save_file(dict(pytorch_names(list(checkpoint.network.matrices))), tmp_path / "net.safetensors")
        told.append(open_network(tmp_path / "net.safetensors").network.hidden)
    assert told == [hidden] * 8


def test_hidden_neurons_that_nobody_names_are_told_by_what_reads_digits(tmp_path):
    """A network that reads digits only with relu: every digit's mean image, kept apart by two layers."""
    shown = digits_test()
    from clawdemy_gui.core.centring import as_mnist

    images = np.stack([as_mnist(image) for image in shown.images]) / 255
    means = np.stack([images[shown.labels == digit].mean(axis=0) for digit in range(10)])
    first = means / np.linalg.norm(means, axis=1, keepdims=True) * 4
    second = np.eye(10) * 6 - 1
    tensors = {
        "0.weight": first.astype(np.float32),
        "0.bias": np.full(10, -10, np.float32),
        "2.weight": second.astype(np.float32),
        "2.bias": np.zeros(10, np.float32),
    }
    read = relu(images @ first.T - 10) @ second.T
    assert (read.argmax(axis=1) == shown.labels).mean() > 0.4
    save_file(tensors, tmp_path / "net.safetensors")
    found = open_network(tmp_path / "net.safetensors")
    assert found.network.hidden == "relu"
    assert (
        "the hidden ones read digits best as relu, the outputs are taken as sigmoid." in found.about.assumed
    )
    save_network(tmp_path / "ours.safetensors", found.network, found.about)
    assert open_network(tmp_path / "ours.safetensors") == (found.network, About()), "it is known now"


def two_equal_layers(names):
    """The trained network with one more layer before its last, which turns the order of its neurons round."""
    first, second, (weights, biases) = LAYERS
    turned = np.eye(16, dtype=np.float32)[::-1] * 8, np.full(16, -4, np.float32)
    parts = [first, second, turned, (weights[:, ::-1], biases)]
    tensors = {}
    for name, (weights, biases) in zip(names, parts, strict=True):
        tensors[f"{name}.weight"], tensors[f"{name}.bias"] = np.ascontiguousarray(weights), biases
    dials = np.concatenate([part.ravel() for layer in parts for part in layer])
    return tensors, Network.from_parameters(dials, (784, 16, 16, 16, 10))


@pytest.mark.parametrize("names", [["one", "two", "three", "four"], ["in", "middle", "late", "out"]])
def test_layers_of_one_shape_are_put_in_the_order_that_reads_digits(tmp_path, names):
    """By the alphabet the two in the middle would come the other way round, and read next to nothing."""
    tensors, network = two_equal_layers(names)
    save_file(tensors, tmp_path / "net.safetensors")
    assert open_network(tmp_path / "net.safetensors").network == network
    save_file(tensors, tmp_path / "net.safetensors", metadata={"hidden": "sigmoid"})
    assert open_network(tmp_path / "net.safetensors").network == network


@pytest.mark.parametrize("names", [["fc4", "fc3", "fc2", "fc1"], ["l1", "l3", "l2", "l4"]])
def test_numbers_in_names_are_their_order_wherever_it_leads_to_ten_outputs(tmp_path, names):
    tensors, network = two_equal_layers(names)
    save_file(tensors, tmp_path / "net.safetensors")
    found = open_network(tmp_path / "net.safetensors").network
    assert found.layers == network.layers
    assert (found == network) == (names[0] == "fc4")


def test_a_network_that_reads_only_the_embedded_digits_is_told_by_them(tmp_path):
    """It learned from digits that lie as they were scanned, and reads few that lie as MNIST's do."""
    learned = shipped("digits-a-half-way").open().network
    tensors = {}
    for place, (weights, biases) in enumerate(learned.matrices):
        tensors[f"fc{place}.weight"], tensors[f"fc{place}.bias"] = np.ascontiguousarray(weights), biases
    save_file(tensors, tmp_path / "net.safetensors")
    assert open_network(tmp_path / "net.safetensors").network == learned


CONVOLUTION = {
    "conv1.weight": np.zeros((8, 1, 3, 3), np.float32),
    "fc.weight": np.zeros((10, 64), np.float32),
}
REFUSED = {
    "convolution": (CONVOLUTION, {}, "it holds conv1.weight (8, 1, 3, 3)"),
    "wrong pixels": ({"0.weight": np.zeros((10, 785), np.float32)}, {}, "0.weight (10, 785)"),
    "wrong outputs": ({"0.weight": np.zeros((9, 784), np.float32)}, {}, "0.weight (9, 784)"),
    "bias of another layer": (
        {"0.weight": np.zeros((10, 784), np.float32), "1.bias": np.zeros(10, np.float32)},
        {},
        "1.bias (10,)",
    ),
    "batch norm": (
        {"0.weight": np.zeros((10, 784), np.float32), "0.running_mean": np.zeros(10, np.float32)},
        {},
        "0.running_mean (10,)",
    ),
    "nothing": ({}, {}, "it holds nothing"),
    "whole numbers": ({"0.weight": np.zeros((10, 784), np.int64)}, {}, "of the kind I64"),
    "tanh": (torch_tensors(NAMES["fc"]), {"hidden": "tanh"}, "its hidden neurons are tanh"),
    "softmax": (torch_tensors(NAMES["fc"]), {"outputs": "softmax"}, "its outputs are softmax"),
    "not a number": ({"0.weight": np.full((10, 784), np.nan, np.float32)}, {}, "finite"),
    "long words": (torch_tensors(NAMES["fc"]), {"hidden": "x" * 500}, "x" * 59 + "…"),
    "bad about": (torch_tensors(NAMES["fc"]), {"about": "{"}, "is not a network"),
    "long names": ({"y" * 500: np.zeros((2, 2), np.float32)}, {}, "y" * 59 + "…"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_other_networks_are_refused_with_what_was_found(tmp_path, kind):
    tensors, said, words = REFUSED[kind]
    save_file(tensors, tmp_path / "net.safetensors", metadata=said or None)
    with pytest.raises(DataError) as caught:
        open_network(tmp_path / "net.safetensors")
    assert words in str(caught.value)
    assert str(caught.value).endswith("; nothing has changed.")


def test_a_cut_off_file_is_refused(tmp_path):
    save_file(torch_tensors(NAMES["fc"]), tmp_path / "net.safetensors")
    whole = (tmp_path / "net.safetensors").read_bytes()
    for length in (9, 50, 300, len(whole) - 1):
        (tmp_path / "cut.safetensors").write_bytes(whole[:length])
        with pytest.raises(DataError, match="cut off"):
            open_network(tmp_path / "cut.safetensors")

"""The exchange with Keras itself: what it saves opens here, what is saved here opens there, at one cost."""

import os

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.network import Network, total_cost
from clawdemy_gui.files.networks.network_file import About, is_network, open_network, save_network

os.environ.setdefault("KERAS_BACKEND", "torch")
keras = pytest.importorskip("keras", reason="Keras is not installed here")
torch = pytest.importorskip("torch", reason="PyTorch, on which Keras runs here, is not installed")
torch.set_num_threads(1)  # the tests beside this one have the other cores
safetensors = pytest.importorskip("safetensors.numpy")

# What Keras and PyTorch warn each other of is theirs.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:torch"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:keras"),
]
IMAGES, LABELS = digits.training()


def made(*, flatten=False, hidden="sigmoid"):
    dense = keras.layers.Dense
    before = [keras.Input((28, 28)), keras.layers.Flatten()] if flatten else [keras.Input((784,))]
    return keras.Sequential([*before, dense(16, hidden), dense(16, hidden), dense(10, "sigmoid")])


@pytest.fixture(scope="module")
def model():
    keras.utils.set_random_seed(1)
    model = made()
    model.compile(keras.optimizers.Adam(0.02), "mse")
    model.fit(IMAGES / 255, np.eye(10)[LABELS], batch_size=32, epochs=30, verbose=0)
    return model


def cost_of(model):
    """The mean of the squared misses of Keras' own outputs over all ten, times ten, in double precision."""
    outputs = model.predict(IMAGES / 255, verbose=0).astype(np.float64)
    return 10 * np.square(outputs - np.eye(10)[LABELS]).mean()


def saved_by_path(model, path):
    safetensors.save_file({w.path: w.numpy() for w in model.weights}, path)


def saved_by_name(model, path):
    saved = {}
    for layer in model.layers:
        saved[f"{layer.name}/kernel"], saved[f"{layer.name}/bias"] = layer.get_weights()
    safetensors.save_file(saved, path)


def saved_as_list(model, path):
    np.savez(path, *model.get_weights())


@pytest.mark.parametrize(
    ("save", "name"),
    [(saved_by_path, "a.safetensors"), (saved_by_name, "a.safetensors"), (saved_as_list, "a.npz")],
)
def test_a_trained_model_opens_with_its_cost(tmp_path, model, save, name):
    save(model, tmp_path / name)
    assert is_network(tmp_path / name)
    network = open_network(tmp_path / name).network
    assert (network.layers, network.hidden) == ((784, 16, 16, 10), "sigmoid")
    assert total_cost(network, IMAGES, LABELS) == pytest.approx(cost_of(model), rel=1e-6)
    assert cost_of(model) < 0.8, "it has learned"


@pytest.mark.parametrize("flatten", [False, True])
def test_ours_opens_in_keras_with_its_cost(tmp_path, flatten):
    network = Network.random(7)
    save_network(tmp_path / "ours.keras.safetensors", network, About())
    held = safetensors.load_file(tmp_path / "ours.keras.safetensors")
    model = made(flatten=flatten)
    layers = ("dense", "dense_1", "dense_2")
    model.set_weights([held[f"{layer}/{role}"] for layer in layers for role in ("kernel", "bias")])
    images = IMAGES.reshape(-1, 28, 28) if flatten else IMAGES
    outputs = model.predict(images / 255, verbose=0).astype(np.float64)
    cost = np.square(outputs - np.eye(10)[LABELS]).sum(axis=1).mean()
    assert total_cost(network, IMAGES, LABELS) == pytest.approx(cost, rel=1e-6)

"""The exchange with PyTorch itself: what it saves opens here, what is saved here opens there, at one cost."""

import shlex
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.network import Network, total_cost
from clawdemy_gui.files.images.dataset import DataError
from clawdemy_gui.files.networks.network_file import About, open_network, save_network

torch = pytest.importorskip("torch", reason="PyTorch is not installed here")
safetensors_torch = pytest.importorskip(
    "safetensors.torch", reason="safetensors has no part for PyTorch here"
)
nn = torch.nn
torch.set_num_threads(1)  # the tests beside this one have the other cores

IMAGES, LABELS = digits.training()
PIXELS = torch.tensor(IMAGES) / 255
DESIRED = torch.eye(10)[torch.tensor(LABELS).long()]
SHAPES = [(784, 16), (16, 16), (16, 10)]


class Named(nn.Module):
    """Layers as attributes, as most courses write them."""

    def __init__(self, names, sizes, activation=torch.sigmoid):
        super().__init__()
        self.order, self.activation = names, activation
        for name, (inputs, outputs) in zip(names, sizes, strict=True):
            setattr(self, name, nn.Linear(inputs, outputs))

    def forward(self, pixels):
        for name in self.order[:-1]:
            pixels = self.activation(getattr(self, name)(pixels))
        return torch.sigmoid(getattr(self, self.order[-1])(pixels))


def sequential(sizes=SHAPES, activation=nn.Sigmoid):
    """Linear, Sigmoid, Linear, Sigmoid, Linear, Sigmoid."""
    kinds = [activation] * (len(sizes) - 1) + [nn.Sigmoid]
    parts = [part for size, kind in zip(sizes, kinds, strict=True) for part in (nn.Linear(*size), kind())]
    return nn.Sequential(*parts)


def cost_of(model):
    """The lesson's cost, as one writes it in PyTorch."""
    with torch.no_grad():
        return ((model(PIXELS) - DESIRED) ** 2).sum(dim=1).mean().item()


def trained(model):
    """Once through the images with PyTorch's own descent, ten a step, as in the lesson."""
    for dials in model.parameters():
        nn.init.normal_(dials, std=min(1.0, 16 / dials.shape[-1] ** 0.5))
    walk = torch.optim.SGD(model.parameters(), lr=1.5)
    before = cost_of(model)
    for start in range(0, len(PIXELS), 10):
        walk.zero_grad()
        misses = model(PIXELS[start : start + 10]) - DESIRED[start : start + 10]
        (misses**2).sum(dim=1).mean().backward()
        walk.step()
    assert cost_of(model) < before - 1
    return model


def same_cost(cost):
    """To six digits; both count in float32, so the seventh is chance."""
    return pytest.approx(cost, rel=1e-6)


def opened(path):
    network = open_network(path).network
    return network, total_cost(network, IMAGES, LABELS)


MODELS = {
    "Sequential": sequential,
    "fc1, fc2, fc3": lambda: Named(["fc1", "fc2", "fc3"], SHAPES),
    "hidden1, hidden2, output": lambda: Named(["hidden1", "hidden2", "output"], SHAPES),
    "l1, l2, out": lambda: Named(["l1", "l2", "out"], SHAPES),
    "input_layer, middle, classifier": lambda: Named(["input_layer", "middle", "classifier"], SHAPES),
    "layer_in, layer_hidden, layer_out": lambda: Named(["layer_in", "layer_hidden", "layer_out"], SHAPES),
    "hidden, output, one layer less": lambda: Named(["hidden", "output"], [(784, 30), (30, 10)]),
    "one layer": lambda: sequential([(784, 10)]),
    "a Sequential with Flatten": lambda: nn.Sequential(nn.Flatten(), *sequential()),
    "a Sequential in a module": lambda: nn.ModuleDict({"net": sequential()})["net"],
    "one, two, three, four": lambda: Named(
        ["one", "two", "three", "four"], [(784, 16), (16, 16), (16, 16), (16, 10)]
    ),
    "third, second, first": lambda: Named(["fc3", "fc2", "fc1"], SHAPES),
    "as wide as the image": lambda: sequential([(784, 784), (784, 16), (16, 10)]),
    "ten, ten, ten": lambda: Named(["a", "b", "c"], [(784, 10), (10, 10), (10, 10)]),
}


@pytest.mark.parametrize("name", MODELS)
def test_what_pytorch_saves_opens_with_its_cost_to_six_digits(tmp_path, name):
    torch.manual_seed(1)
    model = trained(MODELS[name]())
    safetensors_torch.save_file(model.state_dict(), tmp_path / "model.safetensors")
    network, cost = opened(tmp_path / "model.safetensors")
    assert cost == same_cost(cost_of(model))
    assert network.hidden == "sigmoid"


def test_a_wrapped_model_opens_with_its_cost(tmp_path):
    """As DataParallel and torch.compile name what they wrap."""
    torch.manual_seed(1)
    model = trained(sequential())
    for prefix in ("module.", "_orig_mod.", "model.net."):
        saved = {prefix + name: tensor for name, tensor in model.state_dict().items()}
        safetensors_torch.save_file(saved, tmp_path / "model.safetensors")
        assert opened(tmp_path / "model.safetensors")[1] == same_cost(cost_of(model))


@pytest.mark.parametrize("names", [("dense", "dense_1", "dense_2"), ("hidden1", "hidden2", "output")])
@pytest.mark.parametrize(
    ("kernel", "bias"), [("/kernel", "/bias"), (".kernel", ".bias"), (".weight", ".bias")]
)
def test_weights_as_keras_has_them_open_with_their_cost(tmp_path, names, kernel, bias):
    """(in, out), the other way round than PyTorch's, whatever they are called."""
    torch.manual_seed(1)
    model = trained(sequential())
    saved = {}
    for name, layer in zip(names, model[::2], strict=True):
        saved[name + kernel] = layer.weight.detach().T.contiguous()
        saved[name + bias] = layer.bias.detach()
    safetensors_torch.save_file(saved, tmp_path / "model.safetensors")
    assert opened(tmp_path / "model.safetensors")[1] == same_cost(cost_of(model))


def test_relu_is_told_by_what_reads_digits(tmp_path):
    torch.manual_seed(1)
    model = sequential(activation=nn.ReLU)
    walk = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(80):
        walk.zero_grad()
        ((model(PIXELS) - DESIRED) ** 2).sum(dim=1).mean().backward()
        walk.step()
    safetensors_torch.save_file(model.state_dict(), tmp_path / "model.safetensors")
    network, cost = opened(tmp_path / "model.safetensors")
    assert network.hidden == "relu"
    assert cost == same_cost(cost_of(model))


@pytest.mark.parametrize("precision", ["float64", "float16", "bfloat16"])
def test_other_precisions_of_pytorch_open_with_their_cost(tmp_path, precision):
    torch.manual_seed(1)
    model = trained(sequential()).to(getattr(torch, precision))
    safetensors_torch.save_file(model.state_dict(), tmp_path / "model.safetensors")
    assert opened(tmp_path / "model.safetensors")[1] == same_cost(cost_of(model.float()))


@pytest.mark.parametrize(("hidden", "activation"), [("sigmoid", nn.Sigmoid), ("relu", nn.ReLU)])
@pytest.mark.parametrize("layers", [(784, 16, 16, 10), (784, 30, 10), (784, 10)])
def test_what_is_saved_here_loads_into_pytorch_with_its_cost(tmp_path, layers, hidden, activation):
    network = Network.random(5, layers, hidden, narrow=True)
    save_network(tmp_path / "ours.safetensors", network, About())
    model = sequential(list(pairwise(layers)), activation)
    told = model.load_state_dict(safetensors_torch.load_file(tmp_path / "ours.safetensors"))
    assert (told.missing_keys, told.unexpected_keys) == ([], [])
    assert cost_of(model) == same_cost(total_cost(network, IMAGES, LABELS))
    dials = torch.cat([part.detach().ravel() for part in model.parameters()]).numpy()
    assert np.array_equal(dials, network.parameters)


def test_the_line_that_a_pickle_s_refusal_tells_converts_it(tmp_path):
    """Run as it is told, in the pickle's own folder."""
    torch.manual_seed(1)
    model = trained(sequential())
    torch.save(model.state_dict(), tmp_path / "model.pt")
    with pytest.raises(DataError, match="could run a program") as caught:
        open_network(tmp_path / "model.pt")
    line = str(caught.value).partition("convert it with ")[2].removesuffix("; nothing has changed.")
    python, *arguments = shlex.split(line)
    assert python == "python"
    subprocess.run([sys.executable, *arguments], cwd=tmp_path, check=True, timeout=100)
    assert opened(tmp_path / "network.safetensors")[1] == same_cost(cost_of(model))


def test_there_and_back_changes_no_dial(tmp_path):
    network = Network.random(6)
    save_network(tmp_path / "ours.safetensors", network, About())
    model = sequential()
    model.load_state_dict(safetensors_torch.load_file(tmp_path / "ours.safetensors"))
    safetensors_torch.save_file(model.state_dict(), tmp_path / "theirs.safetensors")
    assert np.array_equal(opened(tmp_path / "theirs.safetensors")[0].parameters, network.parameters)

"""Opens and saves a network as safetensors, the format that PyTorch and Keras share and that runs no code.

The library of that name is imported when it is first needed.
"""

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from clawdemy_gui.core import digits
from clawdemy_gui.core.blackboard import Hidden
from clawdemy_gui.core.centring import as_mnist
from clawdemy_gui.core.network import Network, evaluate
from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images.dataset import Bytes, translate
from clawdemy_gui.files.networks.about import About
from clawdemy_gui.files.networks.tensor_names import (
    NotANetworkError,
    Reading,
    keras_names,
    pytorch_names,
    readings,
)

ENDING = ".safetensors"
KERAS_ENDING = ".keras.safetensors"
_LARGEST = 20 << 20
"""Bytes: two million dials of eight bytes, and their names."""
_LENGTH_BYTES = 8
_LONGEST_NAMES = 1 << 20
_NUMBERS = {"F64": "<f8", "F32": "<f4", "F16": "<f2"}
_HALF = "BF16"
_KINDS: tuple[Hidden, ...] = ("sigmoid", "relu", "step")
_TELLING = 200
"""Images by which two kinds of hidden neurons, or two orders of layers, are told apart."""
_MARKEDLY = 0.1
"""More of them than chance would read in the wrong order of layers."""


def is_tensors(start: bytes) -> bool:
    """Whether a file with these first bytes is safetensors: the length of its list of contents, then that."""
    length = int.from_bytes(start[:_LENGTH_BYTES], "little")
    return start[_LENGTH_BYTES : _LENGTH_BYTES + 1] == b"{" and 2 <= length <= _LONGEST_NAMES


def packed(network: Network, about: About, for_keras: bool) -> bytes:
    """The file's bytes."""
    from safetensors.numpy import save

    layers = [(np.ascontiguousarray(weights), biases) for weights, biases in network.matrices]
    named = keras_names(layers) if for_keras else pytorch_names(layers)
    said = {"hidden": network.hidden, "outputs": "sigmoid", "about": about.written().decode()}
    return save(named, metadata={"format": "np" if for_keras else "pt", **said})


def unpacked(path: Path) -> tuple[Network, About]:
    """The network in the file. Raises NotANetworkError, OSError and ValueError."""
    from safetensors import SafetensorError, deserialize

    if path.stat().st_size > _LARGEST:
        raise NotANetworkError(translate("Network", "it is too large for a network of this app"))
    content = path.read_bytes()
    try:
        tensors = {name: _numbers(tensor) for name, tensor in deserialize(content)}
    except (SafetensorError, UnicodeError) as error:
        raise NotANetworkError(translate("Network", "it is cut off or damaged")) from error
    said = _said(content)
    outputs = said.get("outputs", "sigmoid")
    if outputs != "sigmoid":
        wrong = translate("Network", "its outputs are {outputs}, and understood are sigmoid outputs")
        raise NotANetworkError(wrong.format(outputs=echo(outputs)))
    found = readings(tensors)
    hidden = said.get("hidden") or said.get("activation")
    about = About.read(said["about"].encode()) if "about" in said else About()
    if hidden is None:
        network = best_reading(found)
        return network, msgspec.structs.replace(about, assumed=assumed(network, "outputs" in said))
    kind = next((kind for kind in _KINDS if kind == hidden), None)
    if kind is None:
        wrong = translate("Network", "its hidden neurons are {hidden}, and understood are {known}")
        raise NotANetworkError(wrong.format(hidden=echo(hidden), known=", ".join(_KINDS)))
    return best_reading(found, (kind,)), about


def assumed(network: Network, says_outputs: bool = False) -> str:
    """One sentence: what is taken for granted where a file does not say what its neurons do."""
    if len(network.layers) == 2:
        words = "" if says_outputs else translate("Network", "Its outputs are taken as sigmoid.")
    elif says_outputs:
        words = translate(
            "Network", "The file does not say what its hidden neurons do; as {kind} they read digits best."
        )
    else:
        words = translate(
            "Network",
            "The file does not say what its neurons do: the hidden ones read digits best as {kind}, the "
            "outputs are taken as sigmoid.",
        )
    return words.format(kind=network.hidden)


def is_for_sequential(path: Path, network: Network) -> bool:
    """Whether the file has the names and shapes that PyTorch's Sequential of these layers asks for."""
    from safetensors import SafetensorError, deserialize

    wanted = {name: list(tensor.shape) for name, tensor in pytorch_names(list(network.matrices)).items()}
    try:
        return wanted == {name: tensor["shape"] for name, tensor in deserialize(path.read_bytes())}
    except SafetensorError:
        return False


def _numbers(tensor: dict[str, Any]) -> npt.NDArray[Any]:
    """A tensor's numbers; of the two kinds of half precision, numpy knows only one."""
    kind, shape = tensor["dtype"], tensor["shape"]
    if kind == _HALF:
        halves = np.frombuffer(tensor["data"], "<u2").astype(np.uint32) << 16
        return halves.view(np.float32).reshape(shape)
    if kind not in _NUMBERS:
        wrong = translate("Network", "its numbers are of the kind {kind}")
        raise NotANetworkError(wrong.format(kind=echo(kind)))
    return np.frombuffer(tensor["data"], _NUMBERS[kind]).reshape(shape)


def _said(content: bytes) -> dict[str, str]:
    """What the file says about itself, in words; the library has checked it already."""
    length = int.from_bytes(content[:_LENGTH_BYTES], "little")
    names = msgspec.json.decode(content[_LENGTH_BYTES : _LENGTH_BYTES + length])
    return dict(names.get("__metadata__") or {})


def best_reading(found: list[Reading], kinds: tuple[Hidden, ...] = ("sigmoid", "relu")) -> Network:
    """The order of the layers, and the kind of hidden neurons, with which digits are read.

    The first order unless another one reads markedly more; of the kinds that read about equally many the one
    with the lower cost.
    Raises ValueError if the dials of the first order make no network.
    """
    best = _best_kind(found[0], kinds)
    if len(found) == 1 and len(kinds) == 1:
        return best
    right = _share_read(best)
    for reading in found[1:]:
        other = _best_kind(reading, kinds)
        if (share := _share_read(other)) >= right + _MARKEDLY:
            best, right = other, share
    return best


def _best_kind(reading: Reading, kinds: tuple[Hidden, ...]) -> Network:
    parameters, sizes = reading.parameters(), reading.sizes()
    first = Network.from_parameters(parameters, sizes, kinds[0])
    tried = [first]
    for kind in kinds[1:] if len(sizes) > 2 else ():
        # ReLU neurons hand large sums on, which are refused where they cannot be counted.
        with suppress(ValueError):
            tried.append(Network.from_parameters(parameters, sizes, kind))
    if len(tried) == 1:
        return first
    shares = [_share_read(network) for network in tried]
    able = [network for network, share in zip(tried, shares, strict=True) if share > max(shares) - _MARKEDLY]
    # A network that has hardly learned reads few digits either way: there the cost is told apart.
    return min(able, key=_cost_of_reading)


def _share_read(network: Network) -> float:
    """How many of some embedded digits it reads, as they are or lying as MNIST's do; 0…1."""
    return max(evaluate(network, images, labels).accuracy for images, labels in _telling_digits())


def _cost_of_reading(network: Network) -> float:
    """Its total cost on the same digits, the lower one of both."""
    return min(evaluate(network, images, labels).cost for images, labels in _telling_digits())


@cache
def _telling_digits() -> list[tuple[Bytes, Bytes]]:
    images, labels = digits.test()
    images, labels = images[:_TELLING], labels[:_TELLING]
    return [(images, labels), (np.stack([as_mnist(image) for image in images]), labels)]

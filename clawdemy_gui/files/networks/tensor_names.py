"""Tells from the names and shapes of a file's tensors which fully connected network they are.

PyTorch calls a layer's tensors “….weight” (out, in) and “….bias”, Keras “…/kernel” (in, out) and “…/bias”.
A list of arrays, as Keras' get_weights() gives it and numpy.savez numbers it, has weights and biases in turn.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.images import DIGITS, PIXELS
from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images.dataset import translate

Floats = npt.NDArray[Any]

_MOST_LAYERS = 20
_MOST_ORDERS = 6
"""Layers of which every order is tried: 720 ways."""
_NAMED = re.compile(
    r"(?P<layer>.*?)[./]?(?P<role>weights?|kernel|w|bias(?:es)?|b|vars/[01])(?::0)?", re.IGNORECASE
)
_NUMBERED = re.compile(r".*?(\d{1,9})")
_FEWEST_LISTED = 4
"""Weights and biases of two layers: two arrays alone may as well be images and labels."""
_MOST_SHOWN = 4


class NotANetworkError(ValueError):
    """Why these tensors are no network that the app knows, without the file's name."""


class NamedLayer(NamedTuple):
    """The tensors of one layer, as the file has them."""

    name: str
    weights: Floats
    """(out, in) or (in, out)."""
    biases: Floats | None


class Reading(NamedTuple):
    """One way to read a file's tensors as layers that fit each other."""

    layers: list[tuple[Floats, Floats]]
    """(out, in) and (out,) of each, from the pixels to the outputs."""

    def parameters(self) -> npt.NDArray[np.float32]:
        """The dials in the order of core.network."""
        with np.errstate(over="ignore"):
            return np.concatenate([part.ravel() for layer in self.layers for part in layer], dtype=np.float32)

    def sizes(self) -> list[int]:
        """The neurons of each layer, from the 784 pixels on."""
        return [PIXELS, *(len(weights) for weights, _ in self.layers)]


def listed(shapes: Mapping[str, Sequence[int]]) -> list[str]:
    """The names of numbered arrays that are weights and biases in turn, in order; none if these are not."""
    numbers = {name: int(found[1]) for name in shapes if (found := _NUMBERED.fullmatch(name))}
    # Keras ends every name with “:0”: only numbers that differ are an order.
    if len(shapes) < _FEWEST_LISTED or len(shapes) % 2 or len({*numbers.values()}) != len(shapes):
        return []
    order = sorted(shapes, key=lambda name: numbers[name])
    pairs = zip(order[::2], order[1::2], strict=True)
    is_one = all(len(shapes[w]) == 2 and len(shapes[b]) == 1 and shapes[b][0] in shapes[w] for w, b in pairs)
    return order if is_one and PIXELS in shapes[order[0]] else []


def _called_by_role(tensors: Mapping[str, Floats]) -> Mapping[str, Floats]:
    """The tensors of a list under the names of PyTorch; any others as they are."""
    order = listed({name: tensor.shape for name, tensor in tensors.items()})
    roles = ("weight", "bias")
    return {f"{place // 2}.{roles[place % 2]}": tensors[name] for place, name in enumerate(order)} or tensors


def readings(tensors: Mapping[str, Floats]) -> list[Reading]:
    """Every order in which the layers fit each other, the one of their names first; at least one.

    Layers whose names differ only by a number stay in its order, if they can. Raises NotANetworkError.
    """
    named = _by_layer(_called_by_role(tensors))
    for across in (False, True):
        fitting = [order for order in _orders(named) if _fit_each_other(_turned(order, across))]
        if fitting:
            counting = [order for order in fitting if _counts_up(order)]
            return [Reading(_turned(order, across)) for order in counting or fitting]
    raise NotANetworkError(_found(tensors))


def _counts_up(order: list[NamedLayer]) -> bool:
    """Whether layers of one name follow each other by their numbers: fc1 before fc2, dense before dense_1."""
    latest: dict[str, list[tuple[int, str]]] = {}
    for layer in order:
        stem, number = re.sub(r"_?\d+", "", layer.name), _natural(layer.name)
        if latest.get(stem, number) > number:
            return False
        latest[stem] = number
    return True


def _by_layer(tensors: Mapping[str, Floats]) -> list[NamedLayer]:
    """Weights with their biases, in the natural order of their names: dense, dense_1 … dense_10."""
    weights: dict[str, Floats] = {}
    biases: dict[str, Floats] = {}
    for name, tensor in tensors.items():
        named = _NAMED.fullmatch(name)
        layer = named["layer"] if named else name
        known = {1: biases, 2: weights}.get(tensor.ndim)
        if known is None or named is None or layer in known:
            raise NotANetworkError(_found(tensors))
        known[layer] = tensor
    if not weights or len(weights) > _MOST_LAYERS or not biases.keys() <= weights.keys():
        raise NotANetworkError(_found(tensors))
    return [NamedLayer(name, weights[name], biases.get(name)) for name in sorted(weights, key=_natural)]


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d{1,9})", name)]


def _orders(named: list[NamedLayer]) -> list[list[NamedLayer]]:
    """The order of the names first; where that leads nowhere, every other one."""
    if len(named) > _MOST_ORDERS:
        return [named]
    return [list(order) for order in permutations(named)]


def _turned(order: list[NamedLayer], across: bool) -> list[tuple[Floats, Floats]]:
    """Each layer as (out, in) and (out,); no biases are biases of 0."""
    layers = []
    for _, stored, biases in order:
        weights = stored.T if across else stored
        layers.append((weights, np.zeros(len(weights)) if biases is None else biases))
    return layers


def _fit_each_other(layers: list[tuple[Floats, Floats]]) -> bool:
    """From 784 pixels through every layer to ten outputs."""
    inputs = PIXELS
    for weights, biases in layers:
        if weights.shape[1] != inputs or biases.shape != (len(weights),):
            return False
        inputs = len(weights)
    return inputs == DIGITS


def _found(tensors: Mapping[str, Floats]) -> str:
    telling = sorted(tensors.items(), key=lambda named: (-named[1].ndim, named[0]))[:_MOST_SHOWN]
    shown = [f"{name} {tuple(tensor.shape)}" for name, tensor in telling]
    words = translate(
        "Network",
        "it holds {found}, and understood are fully connected layers from 784 to 10, each of a weight or "
        "kernel and a bias",
    )
    return words.format(found=echo(", ".join(shown)) or translate("Network", "nothing"))


def pytorch_names(layers: list[tuple[Floats, Floats]]) -> dict[str, Floats]:
    """As torch.nn.Sequential calls them, with a layer of neurons after each: 0.weight, 0.bias, 2.weight …"""
    named = {}
    for place, (weights, biases) in enumerate(layers):
        named[f"{2 * place}.weight"] = weights
        named[f"{2 * place}.bias"] = biases
    return named


def keras_names(layers: list[tuple[Floats, Floats]]) -> dict[str, Floats]:
    """As Keras calls the variables of its Dense layers: dense/kernel (in, out), dense/bias, dense_1/kernel"""
    named = {}
    for place, (weights, biases) in enumerate(layers):
        layer = f"dense_{place}" if place else "dense"
        named[f"{layer}/kernel"] = np.ascontiguousarray(weights.T)
        named[f"{layer}/bias"] = biases
    return named

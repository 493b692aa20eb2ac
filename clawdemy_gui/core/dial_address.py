"""Where each dial sits in a network: its number in the flat vector, its layer and its name in words.

Layers count from 1 (layer 0 would be the pixels); neurons, pixels, rows and columns count from 0, so that
output 3 is the digit 3.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy.typing as npt

from clawdemy_gui.core.images import DIGITS, PIXELS

LAYERS = (PIXELS, 16, 16, DIGITS)
"""The lesson's network: 784 pixels, two hidden layers of 16 neurons, ten outputs."""
_SIDE = 28


class Place(NamedTuple):
    """A dial's place: the bias of neuron `to` of `layer`, or its weight from `source` in the layer before."""

    layer: int
    to: int
    source: int | None = None


class Layer(NamedTuple):
    """The dials of one layer."""

    weights: npt.NDArray[Any]
    """(out, in)."""
    biases: npt.NDArray[Any]
    """(out,)."""


def parameter_count(layers: Sequence[int]) -> int:
    """How many weights and biases join layers of these sizes: 13,002 for 784-16-16-10."""
    return sum((inputs + 1) * outputs for inputs, outputs in pairwise(layers))


def split(vector: npt.NDArray[Any], layers: Sequence[int]) -> tuple[Layer, ...]:
    """Views into the flat `vector`: for each layer its weights, row by row, then its biases."""
    views, start = [], 0
    for inputs, outputs in pairwise(layers):
        middle, end = start + inputs * outputs, start + (inputs + 1) * outputs
        views.append(Layer(vector[start:middle].reshape(outputs, inputs), vector[middle:end]))
        start = end
    return tuple(views)


def index(layers: Sequence[int], layer: int, to: int, source: int | None = None) -> int:
    """The number of the dial at this place. Raises ValueError if there is no such place."""
    if not 1 <= layer < len(layers):
        raise ValueError(f"This network has layers 1 to {len(layers) - 1}, no layer {layer}.")
    inputs, outputs = layers[layer - 1], layers[layer]
    if not 0 <= to < outputs:
        raise ValueError(f"Layer {layer} has neurons 0 to {outputs - 1}, no neuron {to}.")
    start = parameter_count(layers[:layer])
    if source is None:
        return start + inputs * outputs + to
    if not 0 <= source < inputs:
        raise ValueError(f"Layer {layer} is fed by 0 to {inputs - 1}, there is no {source}.")
    return start + to * inputs + source


def place(layers: Sequence[int], dial: int) -> Place:
    """Where dial number `dial` sits; the inverse of `index`. Raises ValueError if there is no such dial."""
    count = parameter_count(layers)
    if not 0 <= dial < count:
        raise ValueError(f"This network has dials 0 to {count - 1}, no dial {dial}.")
    layer = 1
    while dial >= parameter_count(layers[: layer + 1]):
        layer += 1
    within = dial - parameter_count(layers[:layer])
    inputs, outputs = layers[layer - 1], layers[layer]
    if within >= inputs * outputs:
        return Place(layer, within - inputs * outputs)
    return Place(layer, *divmod(within, inputs))


def words(layers: Sequence[int], at: Place) -> str:
    """The place in words, such as “Weight from pixel (row 12, column 5) to neuron 3 of layer 1”."""
    target = _neuron(layers, at.layer, at.to)
    if at.source is None:
        return f"Bias of {target}"
    return f"Weight from {_neuron(layers, at.layer - 1, at.source)} to {target}"


def _neuron(layers: Sequence[int], layer: int, number: int) -> str:
    if layer == 0:
        return "pixel (row {}, column {})".format(*divmod(number, _SIDE))
    if layer == len(layers) - 1:
        return f"output {number}"
    return f"neuron {number} of layer {layer}"

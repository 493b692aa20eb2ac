"""Weighted sums, scaled, and what becomes of them: how the dials and the landscape hold a network.

A sigmoid takes the sum as its form wants it and passes on that form's value (sigmoid.py); a relu or a step
takes the sum itself. What the form leaves out is folded into the next layer's matrix. Neurons are rows and
images are columns, with a row of ones below them for the biases.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.blackboard import Hidden
from clawdemy_gui.core.dial_address import Layer
from clawdemy_gui.core.fast.cores import crew_for, share
from clawdemy_gui.core.fast.image_blocks import Folded, Scratch
from clawdemy_gui.core.fast.sigmoid import sigmoid
from clawdemy_gui.core.images import DIGITS, Images, Labels, pixels

Floats = npt.NDArray[Any]
"""float32, or float64 where a difference of costs is asked for."""

_SATURATED = 1e4
"""A sum so large that a sigmoid is on and no digit of it is off."""
_AT_ONCE = 1000
"""Images whose pixels are float64 at a time: 6 MB."""


def sum_scale(hidden: Hidden, is_output: bool) -> float:
    """What a neuron's weighted sum is multiplied by: an output neuron is always a sigmoid."""
    return sigmoid().sum_scale if is_output or hidden == "sigmoid" else 1.0


def sum_of_bias_row(hidden: Hidden) -> float:
    """What to write below a hidden layer's scaled sums, so that the row there passes on exactly 1."""
    return math.copysign(_SATURATED, sigmoid().sum_scale) if hidden == "sigmoid" else 1.0


def activation_of(passed: Floats, hidden: Hidden) -> Floats:
    """The activations of hidden neurons by what they pass on."""
    if hidden != "sigmoid":
        return passed
    activations: Floats = sigmoid().scale * passed + sigmoid().shift
    return activations


def fold(
    layers: Sequence[Layer], hidden: Hidden, dtype: npt.DTypeLike = np.float32, *, to_outputs: bool = True
) -> list[Floats]:
    """A matrix (out, in + 1) for each of these layers, all fed by hidden neurons; the last column is biases.

    Every entry is linear in the dials, so the fold of a sum of networks is the sum of their folds.
    to_outputs: whether the last of these layers is the network's last.
    """
    folded = []
    scale, shift = (sigmoid().scale, sigmoid().shift) if hidden == "sigmoid" else (1.0, 0.0)
    for number, (weights, biases) in enumerate(layers, start=1):
        times = sum_scale(hidden, to_outputs and number == len(layers))
        matrix = np.empty((len(biases), weights.shape[1] + 1), dtype)
        matrix[:, :-1] = times * scale * weights
        matrix[:, -1] = times * (biases + shift * weights.sum(axis=1, dtype=np.float64))
        folded.append(matrix)
    return folded


def pass_on(sums: Floats, hidden: Hidden) -> None:
    """Turn scaled sums, in place, into what hidden neurons pass on to the next layer."""
    if hidden == "sigmoid":
        sigmoid().apply(sums)
    elif hidden == "relu":
        np.maximum(sums, 0, out=sums)
    else:
        np.greater(sums, 0, out=sums)


def first_layer_sums(
    layer: Layer, hidden: Hidden, is_output: bool, images: Images, dtype: npt.DTypeLike = np.float32
) -> Floats:
    """The first layer's scaled sums for every image, (n, neurons), on every core.

    Raises ValueError if a brightness is out of range.
    """
    sums = np.empty((len(images), len(layer.biases)), dtype)
    if sums.dtype == np.float64:
        for start in range(0, len(images), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            sums[part] = pixels(images[part]) @ layer.weights.T + layer.biases
        sums *= sum_scale(hidden, is_output)
        return sums
    crew = crew_for(len(images))
    folded = Folded([layer], hidden, images, crew, to_outputs=is_output)
    adders = [_adder(Scratch(folded), images, sums) for _ in range(crew)]
    share(-(-len(images) // folded.block), adders)
    return sums


def _adder(scratch: Scratch, images: Images, sums: Floats) -> Callable[[int], None]:
    block = scratch.folded.block

    def add_up(piece: int) -> None:
        here = slice(piece * block, (piece + 1) * block)
        sums[here] = scratch.feed(images[here])

    return add_up


class Run(NamedTuple):
    """Neighbours in the order of `by_label` that share one label."""

    label: int
    start: int
    stop: int


def by_label(labels: Labels, longest: int | None = None) -> tuple[npt.NDArray[np.intp], list[Run]]:
    """The images' numbers sorted by label, and their runs: one a label, or even ones of `longest` at most.

    In a run the label's output is one row of the outputs: nothing has to be looked up image by image.
    """
    order = np.argsort(labels, kind="stable")
    ends = np.searchsorted(labels[order], np.arange(DIGITS + 1)).tolist()
    runs = []
    for label, (start, stop) in enumerate(pairwise(ends)):
        pieces = max(1, -(-(stop - start) // (longest or len(order))))
        cuts = [start + (stop - start) * piece // pieces for piece in range(pieces + 1)]
        runs += [Run(label, *slice_costs) for slice_costs in pairwise(cuts) if stop > start]
    return order, runs

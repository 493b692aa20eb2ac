"""A stored forward pass over all images: every sum, activation and answer that one dial may start from."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.dial_address import Layer
from clawdemy_gui.core.fast.cores import crew_for, share
from clawdemy_gui.core.fast.later_layers import are_right, to_misses
from clawdemy_gui.core.fast.sigmoid import sigmoid
from clawdemy_gui.core.fast.weighted_sums import (
    Floats,
    Run,
    activation_of,
    by_label,
    first_layer_sums,
    fold,
    pass_on,
    sum_scale,
)
from clawdemy_gui.core.images import DIGITS, INK, Images, Labels
from clawdemy_gui.core.network import Network

_DROWNS = 8.0
"""A dial beyond this, taken out of a sum, leaves too few true digits behind: the sum is added up anew."""


class StoredPass(NamedTuple):
    """What stays as it is; columns are images, in the order of `order`, so that each run has one label."""

    network: Network
    images: Images
    order: npt.NDArray[np.intp]
    """(n,), the number of each column's image."""
    runs: list[Run]
    first: Floats
    """(neurons, n), the first layer's scaled sums."""
    matrices: list[Floats]
    """The fold of each layer after the first."""
    activations: list[Floats]
    """What each hidden layer passes on, (neurons + 1, n); the last row is ones."""
    outputs: Floats
    """(10, n), the outputs' scaled sums."""
    costs: npt.NDArray[np.float64]
    """(n,)."""
    right: npt.NDArray[np.bool_]
    """(n,)."""


def store_pass(network: Network, images: Images, labels: Labels, dtype: npt.DTypeLike) -> StoredPass:
    """Feed all images through the network once. Raises ValueError if a brightness is out of range."""
    order, runs = by_label(labels)
    first_layer, *later = network.matrices
    sums = first_layer_sums(first_layer, network.hidden, not later, images, dtype)
    first = np.ascontiguousarray(sums[order].T)
    activations = [np.ones((neurons + 1, len(order)), dtype) for neurons in network.layers[1:-1]]
    matrices = fold(later, network.hidden, dtype)
    outputs = np.empty((DIGITS, len(order)), dtype) if matrices else first
    costs, right = np.empty(len(order)), np.empty(len(order), np.bool_)
    stored = StoredPass(network, images, order, runs, first, matrices, activations, outputs, costs, right)
    share(len(runs), [lambda piece: _feed(stored, runs[piece])] * crew_for(len(order)))
    return stored


def _feed(stored: StoredPass, run: Run) -> None:
    """Fill in the columns of one run, from its first sums to its costs."""
    here = slice(run.start, run.stop)
    sums = stored.first[:, here]
    for matrix, activations in zip(stored.matrices, stored.activations, strict=True):
        activations[:-1, here] = sums
        pass_on(activations[:-1, here], stored.network.hidden)
        sums = matrix @ activations[:, here]
    stored.outputs[:, here] = sums
    misses = stored.outputs[:, here].copy()
    stored.right[here] = are_right(misses, run.label)
    to_misses(misses, run.label)
    stored.costs[here] = np.square(misses, dtype=np.float64).sum(axis=0) * sigmoid().scale ** 2


def feed_of(stored: StoredPass, dial: int) -> Floats:
    """By how much a unit of the dial moves its neuron's scaled sum, for each column, (n,)."""
    layer, _, source = stored.network.place(dial)
    scale = sum_scale(stored.network.hidden, layer == len(stored.network.layers) - 1)
    if source is None:
        return np.full_like(stored.first[0], scale)
    if layer == 1:
        column: Floats = stored.images[:, source][stored.order].astype(stored.first.dtype)
        column *= scale / INK if stored.images.dtype == np.uint8 else scale
        return column
    fed: Floats = activation_of(stored.activations[layer - 2][source], stored.network.hidden) * scale
    return fed


def rest_of(stored: StoredPass, dial: int, feed: Floats) -> Floats:
    """The scaled sum of the dial's neuron with the dial at 0, for each column, (n,)."""
    layer, to, _ = stored.network.place(dial)
    value = stored.network.parameters[dial]
    if layer == 1 and abs(value) < _DROWNS:
        rest: Floats = stored.first[to] - value * feed
        return rest
    weights, biases = stored.network.turned({dial: 0.0}).matrices[layer - 1]
    neuron = Layer(weights[to : to + 1], biases[to : to + 1])
    if layer == 1:
        is_output = len(stored.network.layers) == 2
        sums = first_layer_sums(neuron, stored.network.hidden, is_output, stored.images, stored.first.dtype)
        return np.take(sums, stored.order)
    to_outputs = layer == len(stored.network.layers) - 1
    row = fold([neuron], stored.network.hidden, stored.first.dtype, to_outputs=to_outputs)[0][0]
    rest = row @ stored.activations[layer - 2]
    return rest

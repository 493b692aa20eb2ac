"""One image's way through a network, neuron by neuron, and its cost's way back: who is to blame.

Everything in float64 and one image at a time, as one would write it beside a drawing of the network. Layers
count from 1, neurons and pixels from 0, as in `dial_address`.
"""

from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core import blackboard
from clawdemy_gui.core.blackboard import slope_of_neuron
from clawdemy_gui.core.cost import slope as slope_of_cost
from clawdemy_gui.core.dial_address import Layer
from clawdemy_gui.core.images import checked_images, pixels
from clawdemy_gui.core.network import Network

Floats = npt.NDArray[np.float64]


class Term(NamedTuple):
    """One summand of a weighted sum: weight × activation (brightness, for a pixel) of `source`."""

    source: int
    weight: float
    activation: float

    @property
    def product(self) -> float:
        """What it adds to the sum."""
        return self.weight * self.activation


class WeightedSum(NamedTuple):
    """`largest` + `rest` + `bias` = `total`, and σ(`total`) = `activation`: a neuron in one line."""

    largest: tuple[Term, ...]
    """The summands that are farthest from 0, the farthest first."""
    rest: float
    """All other summands together."""
    others: int
    """How many these are."""
    bias: float
    total: float
    """The weighted sum, also called pre-activation."""
    activation: float


class Blame(NamedTuple):
    """The slopes of the one image's cost, one array a layer, from layer 1 to the outputs."""

    of_activations: tuple[Floats, ...]
    """dC/da: by how much the cost changes for each unit that a neuron's activation is higher."""
    of_sums: tuple[Floats, ...]
    """dC/dz, also called delta: the same for its weighted sum."""


class ForwardPass:
    """What every neuron of `network` does for `image`, (784,) bytes. Raises ValueError for another shape."""

    def __init__(self, network: Network, image: npt.ArrayLike) -> None:
        self.network = network
        self._layers = [Layer(w.astype(np.float64), b.astype(np.float64)) for w, b in network.matrices]
        bright = pixels(checked_images(np.asarray(image)[np.newaxis]))
        found = blackboard.activations(self._layers, bright, network.hidden)
        self.activations: tuple[Floats, ...] = tuple(each[0] for each in found)
        """The 784 pixels (0…1), each hidden layer, the ten outputs."""

    @cached_property
    def sums(self) -> tuple[Floats, ...]:
        """The weighted sum of every neuron, one array a layer, from layer 1 on."""
        return tuple(
            weights @ before + biases
            for (weights, biases), before in zip(self._layers, self.activations[:-1], strict=True)
        )

    @property
    def outputs(self) -> Floats:
        """The ten outputs, 0…1."""
        return self.activations[-1]

    def weighted_sum(self, layer: int, neuron: int, shown: int = 3) -> WeightedSum:
        """How this neuron came to its activation, with its `shown` largest summands."""
        weights, biases = self._layers[layer - 1]
        before = self.activations[layer - 1]
        products = weights[neuron] * before
        largest = np.argsort(-np.abs(products), kind="stable")[:shown]
        terms = tuple(Term(int(k), float(weights[neuron, k]), float(before[k])) for k in largest)
        return WeightedSum(
            terms,
            float(products.sum() - products[largest].sum()),
            len(products) - len(largest),
            float(biases[neuron]),
            float(self.sums[layer - 1][neuron]),
            float(self.activations[layer][neuron]),
        )

    def blame(self, label: int) -> Blame:
        """Which way every neuron should move for this label, passed back from the outputs, layer by layer."""
        of_activations = [slope_of_cost(self.outputs, label)]
        of_sums = [of_activations[0] * slope_of_neuron("sigmoid", self.outputs)]
        for number in range(len(self._layers) - 1, 0, -1):
            wanted = self._layers[number].weights.T @ of_sums[0]
            of_activations.insert(0, wanted)
            of_sums.insert(0, wanted * slope_of_neuron(self.network.hidden, self.activations[number]))
        return Blame(tuple(of_activations), tuple(of_sums))

    def slope(self, blame: Blame, layer: int, neuron: int, source: int | None = None) -> float:
        """By how much this image's cost changes for each unit that the weight from `source` is turned up.

        Without `source`: the neuron's bias.
        """
        delta = float(blame.of_sums[layer - 1][neuron])
        return delta if source is None else delta * float(self.activations[layer - 1][source])

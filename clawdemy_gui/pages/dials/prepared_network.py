"""A network ready to be turned, what it depends on, and the curve of the dial in the hand."""

from typing import NamedTuple

import numpy as np

from clawdemy_gui.core.dials import HeldNetwork, Turn, hold
from clawdemy_gui.core.network import Network, evaluate
from clawdemy_gui.files.images.dataset import DataSet


class Curve(NamedTuple):
    """The dial's curve as far as it is known."""

    values: np.ndarray
    costs: np.ndarray
    accuracies: np.ndarray


class Key(NamedTuple):
    """What a held network depends on."""

    start: Network
    neurons: str
    images: tuple[int, int]
    """Where they lie in memory, and how many."""
    turned: dict[int, float]

    def fits(self, other: "Key", dial: int) -> bool:
        """Whether only this one dial may differ."""
        mine = {k: v for k, v in self.turned.items() if k != dial}
        theirs = {k: v for k, v in other.turned.items() if k != dial}
        return self[:3] == other[:3] and mine == theirs


class Prepared(NamedTuple):
    """A network ready to be turned."""

    key: Key
    held: HeldNetwork
    start: Turn
    """How wrong the network was before any dial was turned."""


def prepared(key: Key, network: Network, data: DataSet) -> Prepared:
    """Hold the network, and find how wrong it was before any dial was turned."""
    held = hold(network, data.images, data.labels)
    if not key.turned:
        return Prepared(key, held, Turn(held.cost, held.accuracy))
    start = evaluate(with_neurons(key.start, key.neurons), data.images, data.labels)
    return Prepared(key, held, Turn(start.cost, start.accuracy))


def with_neurons(network: Network, neurons: str) -> Network:
    """The network with its own hidden neurons, or with on/off ones in their place."""
    return network if neurons == "smooth" else Network(network.parameters, network.layers, "step")

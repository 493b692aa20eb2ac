"""A network's twins: the same neurons in another order give the same answers, so minima come in crowds."""

from collections.abc import Sequence
from decimal import Decimal
from math import factorial, prod

import numpy as np

from clawdemy_gui.core.network import Network

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def shuffled_twin(network: Network, seed: int) -> Network:
    """The network with the neurons of every hidden layer shuffled: other dials, the same function.

    A neuron takes its weights and its bias along; the neurons after it find it at its new place.
    """
    rng = np.random.default_rng(seed)
    parts, sources = [], np.arange(network.layers[0])
    for number, (weights, biases) in enumerate(network.matrices, start=1):
        is_output = number == len(network.matrices)
        neurons = np.arange(len(biases)) if is_output else rng.permutation(len(biases))
        parts += [weights[np.ix_(neurons, sources)].ravel(), biases[neurons]]
        sources = neurons
    return Network(np.concatenate(parts), network.layers, network.hidden)


def twin_count(layers: Sequence[int]) -> int:
    """In how many orders the hidden neurons can stand: 16! · 16! for 784-16-16-10.

    So many settings of the dials, at least, have exactly the same cost.
    """
    return prod(factorial(neurons) for neurons in layers[1:-1])


def twin_words(layers: Sequence[int]) -> str:
    """The same as a teacher would write it: “16! · 16! ≈ 4.4 · 10²⁶”."""
    count = twin_count(layers)
    product = " · ".join(f"{neurons}!" for neurons in layers[1:-1]) or "0!"
    if count < 1_000_000:
        return f"{product} = {count:,}"
    first, power = f"{Decimal(count):.1e}".split("e+")
    return f"{product} ≈ {first} · 10{power.translate(_RAISED)}"

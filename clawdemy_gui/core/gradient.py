"""The slope of the total cost in every dial: backpropagation in blocks, on every core.

The readable form is `blackboard.cost_and_slopes`. Here layers hold values of the sigmoid's faster form
(fast/sigmoid.py) instead of activations; what that leaves out of the slopes is multiplied in once at the end.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.blackboard import slope_of_neuron
from clawdemy_gui.core.dial_address import Layer, split
from clawdemy_gui.core.fast.cores import crew_for, share
from clawdemy_gui.core.fast.image_blocks import SHORT_TURN, Floats, Folded, Scratch, own_pixels
from clawdemy_gui.core.images import INK, PIXELS, Images, Labels, checked_set
from clawdemy_gui.core.network import Network

_LONG_TURN = 25
"""Blocks for each thread between two sums; each keeps its own slopes until then."""


class Gradient(NamedTuple):
    """The total cost of the first `done` images of `total`, and its slope in every dial."""

    cost: float
    slopes: npt.NDArray[np.float64]
    """(parameter_count,) in parameter order: the cost gained for each unit a dial is turned up."""
    done: int
    total: int


def cost_and_gradient(
    network: Network, images: npt.ArrayLike, labels: npt.ArrayLike
) -> tuple[float, npt.NDArray[np.float64]]:
    """The total cost and its slope in every dial, in parameter order. Raises ValueError."""
    *_, last = growing_gradient(network, images, labels, _LONG_TURN)
    return last.cost, last.slopes


def growing_gradient(
    network: Network, images: npt.ArrayLike, labels: npt.ArrayLike, blocks_a_turn: int = SHORT_TURN
) -> Iterator[Gradient]:
    """`cost_and_gradient` in steps of a few milliseconds, over the images done so far. Raises ValueError."""
    checked, digits = checked_set(images, labels)
    crew = crew_for(len(checked))
    folded = Folded(network.matrices, network.hidden, checked, crew)
    blocks = min(blocks_a_turn * crew, -(-len(checked) // folded.block))
    costs, slopes = np.empty(blocks), np.empty((blocks, network.parameter_count), np.float32)
    backward = [Backward(network, folded, costs, slopes) for _ in range(crew)]
    scale, cost, sums = _scale(network, folded, checked), 0.0, np.zeros(network.parameter_count)
    for start in range(0, len(checked), turn := blocks * folded.block):
        done = min(start + turn, len(checked))
        for worker in backward:
            worker.images, worker.labels = checked[start:done], digits[start:done]
        share(used := -(-(done - start) // folded.block), backward)
        cost += float(costs[:used].sum())
        sums += np.add.reduce(slopes[:used], axis=0)
        yield Gradient(cost / done, sums * (scale / done), done, len(checked))


def _scale(network: Network, folded: Folded, images: Images) -> npt.NDArray[np.float64]:
    """What `Backward` left out: twice, the scales of every sigmoid on the way and of its slope, and 1/255."""
    scale, form = np.empty(network.parameter_count), folded.sigmoid
    is_sigmoid = network.hidden == "sigmoid"
    delta = 2 * form.scale * form.slope_scale
    for number, (weights, biases) in reversed(list(enumerate(split(scale, network.layers)))):
        biases[:] = delta
        if number:
            weights[:] = delta * (form.scale if is_sigmoid else 1.0)
            delta *= form.slope_scale if is_sigmoid else 1.0
        else:
            weights[:] = delta / (INK if images.dtype == np.uint8 else 1)
    return scale


class Backward:
    """Finds the summed cost and slopes of each block: one thread's share of `growing_gradient`."""

    def __init__(
        self, network: Network, folded: Folded, costs: npt.NDArray[np.float64], slopes: Floats
    ) -> None:
        self.images: Images
        self.labels: Labels
        self._network = network
        self._costs = costs
        self._slopes = [split(row, network.layers) for row in slopes]
        self._scratch, self._sigmoid = Scratch(folded), folded.sigmoid
        self._deltas = [np.empty_like(layer) for layer in self._scratch.layers]
        self._curves = [np.empty_like(layer) for layer in self._scratch.layers]
        self._ones = np.ones(folded.block, np.float32)
        stacks, neurons = folded.block // folded.stack, folded.weights[0].shape[1]
        self._products = np.empty((stacks, neurons, PIXELS), np.float32)

    def __call__(self, piece: int) -> None:
        """Fill row number `piece` of the costs and of the slopes."""
        block = self._scratch.folded.block
        here = slice(piece * block, min((piece + 1) * block, len(self.images)))
        self._output_deltas(self._scratch.feed(self.images[here]), self.labels[here], piece)
        # Huge ReLU neurons may pass back more than float32 holds: that is infinite, not a warning.
        with np.errstate(over="ignore", invalid="ignore"):
            for number in range(len(self._deltas) - 1, 0, -1):
                self._find_slopes(number, self._slopes[piece][number])
                self._hidden_deltas(number - 1)
            self._find_first_slopes(self._slopes[piece][0])

    def _output_deltas(self, sums: Floats, labels: Labels, piece: int) -> None:
        """The block's cost, and each output's delta, miss times slope; no image, no delta."""
        delta, curve = self._deltas[-1][: len(sums)], self._curves[-1][: len(sums)]
        self._deltas[-1][len(sums) :] = 0
        misses = self._scratch.misses(sums, labels, delta).ravel()
        self._costs[piece] = float(np.dot(misses, misses)) * self._sigmoid.scale**2
        np.multiply(delta, self._sigmoid.slope(sums, curve), out=delta)

    def _find_slopes(self, number: int, slopes: Layer) -> None:
        """Each weight's slope is delta times what came in; a sigmoid's shift was left out of it."""
        delta = self._deltas[number]
        np.dot(self._ones, delta, out=slopes.biases)
        np.dot(delta.T, self._scratch.layers[number - 1], out=slopes.weights)
        if self._network.hidden == "sigmoid" and self._sigmoid.shift:
            shift = self._sigmoid.shift / self._sigmoid.scale
            np.add(slopes.weights, shift * slopes.biases[:, np.newaxis], out=slopes.weights)

    def _find_first_slopes(self, slopes: Layer) -> None:
        """The same where pixels came in, again as small products that OpenBLAS need not pack."""
        delta, stack = self._deltas[0], self._scratch.folded.stack
        pixels = own_pixels()[: len(delta)].reshape(-1, stack, PIXELS)
        np.dot(self._ones, delta, out=slopes.biases)
        np.matmul(delta.reshape(len(pixels), stack, -1).transpose(0, 2, 1), pixels, out=self._products)
        np.add.reduce(self._products, axis=0, out=slopes.weights)

    def _hidden_deltas(self, number: int) -> None:
        """The deltas that the layer after passes back along its weights, times the slope of each neuron."""
        activations, delta, curve = self._scratch.layers[number], self._deltas[number], self._curves[number]
        if self._network.hidden == "sigmoid":
            self._sigmoid.slope(activations, curve)
        else:
            np.copyto(curve, slope_of_neuron(self._network.hidden, activations))
        np.dot(self._deltas[number + 1], self._network.matrices[number + 1].weights, out=delta)
        np.multiply(delta, curve, out=delta)

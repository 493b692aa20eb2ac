"""Feeds images through a network in blocks that fit the processor's cache: the fast form of the blackboard.

Three things make it fast. Bytes stay bytes until their block is due, the division by 255 being part of the
weights. A sigmoid is the faster of two forms (sigmoid.py), and what its form leaves out is folded into the
weights and biases on either side. And the first layer's product is made of products small enough for OpenBLAS
to skip its packing.
"""

from collections.abc import Iterator, Sequence
from threading import local
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core import blackboard
from clawdemy_gui.core.blackboard import Hidden
from clawdemy_gui.core.dial_address import Layer
from clawdemy_gui.core.fast.cores import crew_for, share
from clawdemy_gui.core.fast.sigmoid import sigmoid
from clawdemy_gui.core.images import DIGITS, INK, PIXELS, Images, Labels, check_brightness

Floats = npt.NDArray[np.float32]

BLOCK = 1200
"""Images in a block: 3.8 MB of pixels as float32, which a core's cache and its neighbour's just hold."""
_SMALL_PRODUCT = 1_000_000
"""OpenBLAS multiplies matrices with M·N·K up to this without packing them first."""
_STACK = 60
"""Images in each small product; 60·784 times up to 21 neurons stay below that limit."""
SHORT_TURN = 6
"""Blocks for each thread between two yields: some 3 ms of work."""
LONG_TURN = 100
"""The same for a caller who waits anyway, so that the threads seldom wait for each other."""


class Folded:
    """A network's dials, rescaled once so that a block needs one pass a layer.

    to_outputs: whether the last of these layers is the network's last, whose neurons are always sigmoids.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        hidden: Hidden,
        images: Images,
        crew: int = 1,
        *,
        to_outputs: bool = True,
    ) -> None:
        self.hidden, self.sigmoid = hidden, sigmoid()
        self.desired = self.sigmoid.value(np.eye(DIGITS)).astype(np.float32)
        """The desired outputs of each label, (10, 10), as values of the sigmoid's form."""
        self.block = _even_block(len(images), crew)
        small = _STACK * layers[0].weights.size <= _SMALL_PRODUCT
        self.stack = _STACK if small else self.block
        self.weights: list[Floats] = []
        self.biases: list[Floats] = []
        times, plus = (1 / INK if images.dtype == np.uint8 else 1.0), 0.0
        for number, (weights, biases) in enumerate(layers):
            curve = "sigmoid" if to_outputs and number == len(layers) - 1 else hidden
            scale = self.sigmoid.sum_scale if curve == "sigmoid" else 1.0
            self.weights.append(np.ascontiguousarray((scale * times * weights).T, np.float32))
            bias = scale * (biases + (plus * weights.sum(axis=1, dtype=np.float64) if plus else 0.0))
            # One bias a row: adding whole arrays is four times as fast as broadcasting sixteen numbers.
            tiled = np.empty((self.block, len(bias)), np.float32)
            tiled[:] = bias
            self.biases.append(tiled)
            times, plus = (self.sigmoid.scale, self.sigmoid.shift) if curve == "sigmoid" else (1.0, 0.0)


def _even_block(images: int, crew: int) -> int:
    """Images in a block: at most BLOCK, in whole stacks, so that every thread gets as many blocks."""
    blocks = max(1, -(-images // (BLOCK * crew))) * crew
    return max(1, -(-images // (blocks * _STACK))) * _STACK


_own = local()


def own_pixels() -> Floats:
    """(BLOCK, 784) of scratch paper for pixels, which each thread keeps: touching new memory costs more than
    the multiplication. The next block overwrites it."""
    if not hasattr(_own, "pixels"):
        _own.pixels = np.zeros((BLOCK, PIXELS), np.float32)
    pixels: Floats = _own.pixels
    return pixels


class Scratch:
    """Scratch paper for every layer of the block it is busy with."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.layers = [np.empty_like(biases) for biases in folded.biases]
        self._first = self.layers[0].reshape(-1, folded.stack, self.layers[0].shape[1])

    def feed(self, images: Images) -> Floats:
        """The outputs' scaled sums: (len(images), 10). Hidden layers are left in `layers`.

        Takes at most folded.block images. Raises ValueError if a brightness is out of range.
        """
        check_brightness(images)
        folded, layers = self.folded, self.layers
        pixels = own_pixels()[: folded.block]
        np.copyto(pixels[: len(images)], images)
        # Left from another block, full ink in bytes may be too much for the weights of an image of floats.
        pixels[len(images) :] = 0
        np.matmul(pixels.reshape(-1, folded.stack, PIXELS), folded.weights[0], out=self._first)
        for number, sums in enumerate(layers):
            if number:
                np.matmul(layers[number - 1], folded.weights[number], out=sums)
            np.add(sums, folded.biases[number], out=sums)
            if number < len(layers) - 1:
                self._pass_on(sums)
        return layers[-1][: len(images)]

    def _pass_on(self, sums: Floats) -> None:
        """Turn scaled sums into what the next layer takes, in place: a value, or the activation itself."""
        if self.folded.hidden == "sigmoid":
            self.folded.sigmoid.apply(sums)
        else:
            np.copyto(sums, blackboard.NEURONS[self.folded.hidden](sums))

    def answers(self, sums: Floats) -> npt.NDArray[np.intp]:
        """The digit of the largest weighted sum, by the outputs' scaled sums; the first of a tie."""
        rises = self.folded.sigmoid.sum_scale > 0
        answers: npt.NDArray[np.intp] = sums.argmax(axis=1) if rises else sums.argmin(axis=1)
        return answers

    def misses(self, sums: Floats, labels: Labels, misses: Floats) -> Floats:
        """Turn the outputs' scaled sums into values, in place, and fill `misses`: value − desired value.

        Times the sigmoid's scale this is output − desired.
        """
        self.folded.sigmoid.apply(sums)
        np.take(self.folded.desired, labels, axis=0, out=misses, mode="clip")
        return np.subtract(sums, misses, out=misses)


def activations(layers: Sequence[Layer], hidden: Hidden, images: Images) -> list[Floats]:
    """Every hidden layer (n, neurons), then the outputs (n, 10). Raises ValueError for a wrong brightness."""
    folded = Folded(layers, hidden, images)
    scratch = Scratch(folded)
    found = [np.empty((len(images), len(layer.biases)), np.float32) for layer in layers]
    for start in range(0, len(images), folded.block):
        part = images[start : start + folded.block]
        folded.sigmoid.apply(scratch.feed(part))
        for number, layer in enumerate(scratch.layers):
            here = found[number][start : start + len(part)]
            np.copyto(here, layer[: len(part)])
            if hidden == "sigmoid" or layer is scratch.layers[-1]:
                np.multiply(
                    here + folded.sigmoid.shift / folded.sigmoid.scale, folded.sigmoid.scale, out=here
                )
    return found


class EvaluatedBlocks(NamedTuple):
    """The costs and answers of the images from `start` to `done`; the next part uses the same arrays."""

    start: int
    done: int
    costs: npt.NDArray[np.float64]
    """(done - start,)."""
    answers: npt.NDArray[np.uint8]
    """(done - start,), the digit of the largest weighted sum: outputs so close to 1 that they tie do not."""


def evaluate_blocks(
    layers: Sequence[Layer],
    hidden: Hidden,
    images: Images,
    labels: Labels,
    blocks_a_turn: int,
    with_answers: bool = True,
) -> Iterator[EvaluatedBlocks]:
    """The cost and answer of every image, on every core, `blocks_a_turn` blocks for each at a time.

    Without answers, which take a fortieth of the time, all of them say 0. Takes arguments that `checked_set`
    has passed. Raises ValueError if a brightness is out of range.
    """
    crew = crew_for(len(images))
    folded = Folded(layers, hidden, images, crew)
    turn = min(folded.block * blocks_a_turn * crew, len(images))
    costs, answers = np.empty(turn), np.zeros(turn, np.uint8)
    evaluators = [Evaluator(folded, costs, answers if with_answers else None) for _ in range(crew)]
    for start in range(0, len(images), turn):
        part = slice(start, min(start + turn, len(images)))
        for worker in evaluators:
            worker.images, worker.labels = images[part], labels[part]
        share(-(-(part.stop - start) // folded.block), evaluators)
        yield EvaluatedBlocks(start, part.stop, costs[: part.stop - start], answers[: part.stop - start])


class Evaluator:
    """Finds the cost and the answer of each image of a block: one thread's share of `evaluate_blocks`."""

    def __init__(
        self, folded: Folded, costs: npt.NDArray[np.float64], answers: npt.NDArray[np.uint8] | None
    ) -> None:
        self.images: Images
        self.labels: Labels
        self._costs, self._answers = costs, answers
        self._scratch = Scratch(folded)
        self._misses = np.empty((folded.block, DIGITS), np.float32)
        self._squared_scale = np.full(DIGITS, folded.sigmoid.scale**2, np.float32)

    def __call__(self, piece: int) -> None:
        """Evaluate block number `piece` of `images`."""
        block = self._scratch.folded.block
        here = slice(piece * block, min((piece + 1) * block, len(self.images)))
        sums = self._scratch.feed(self.images[here])
        if self._answers is not None:
            self._answers[here] = self._scratch.answers(sums)
        misses = self._scratch.misses(sums, self.labels[here], self._misses[: len(sums)])
        np.multiply(misses, misses, out=misses)
        self._costs[here] = misses @ self._squared_scale

"""Gradient descent: from where the network stands, step after step downhill on the cost of a few images."""

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core import blackboard
from clawdemy_gui.core.fast.mini_batch import AT_ONCE, MiniBatchDescent
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.images import DIGITS, Images, Labels, checked_set, pixels
from clawdemy_gui.core.network import Network

Floats = npt.NDArray[np.float32]
Batches = npt.NDArray[np.intp]
_LARGE_BATCH = 1000
"""From so many images a step on, several threads and one gradient are faster."""
_FETCHED = 20_000
"""Images copied at a time for a large batch: 16 MB of bytes."""
_LARGEST_STEP = 1e6
_DESIRED = np.eye(DIGITS, dtype=np.float32)


class Checkpoint(NamedTuple):
    """Where a descent has come to."""

    step: int
    """Steps done since the start."""
    network: Network
    seen: int
    """Images drawn since the start: with the seed, what the next batch will be."""


def descend(
    network: Network,
    images: npt.ArrayLike,
    labels: npt.ArrayLike,
    step_size: float,
    batch_size: int,
    seed: int,
    *,
    step: int = 0,
    seen: int = 0,
    every: int | None = None,
) -> Iterator[Checkpoint]:
    """Walk downhill on the lesson's cost, plain stochastic descent, without end.

    Each step goes `step_size` down the slope of the average cost of the next `batch_size` images (Nielsen's
    step size is twice this one: his cost is half of ours). Every epoch takes all images once, in an order
    drawn from `seed`; its last batch takes those that are left, and averages over so many.

    Yields a Checkpoint every `every` steps (None: about every 960 images, a few milliseconds). How often does
    not change the run, and to go on from a checkpoint, `there`, with another step size or batch size if one
    likes, is ``descend(there.network, …, seed, step=there.step, seen=there.seen)``: with nothing changed it
    is the same run, bit for bit, on the same machine.

    Raises ValueError for a wrong argument, and when the dials have grown too large to count with.
    """
    checked, digits = checked_set(images, labels)
    _check(step_size, batch_size, seed, len(checked))
    every = every or max(1, AT_ONCE // batch_size)
    order = _Order(len(checked), seed)
    walker = _walker(network, checked, digits, batch_size)
    while True:
        until = step + every
        while step < until:
            batches = order.next_batches(seen, batch_size, until - step)
            walker.walk(batches, step_size)
            step, seen = step + len(batches), seen + batches.size
        yield Checkpoint(step, _countable(walker.parameters(), network), seen)


def next_batch(images: int, seed: int, seen: int, batch_size: int) -> npt.NDArray[np.intp]:
    """Which of so many images the step after the first `seen` of a descent takes, as numbers from 0."""
    batch: npt.NDArray[np.intp] = _Order(images, seed).next_batches(seen, batch_size, 1)[0]
    return batch


def step_downhill(
    network: Network, images: npt.ArrayLike, labels: npt.ArrayLike, step_size: float
) -> Network:
    """The network after one step of `step_size` down the slope of its total cost over all these images.

    Raises ValueError for a wrong argument, and when the dials have grown too large to count with.
    """
    checked, digits = checked_set(images, labels)
    _check(step_size, len(checked), 0, len(checked))
    slopes = cost_and_gradient(network, checked, digits)[1]
    return _countable(network.parameters - step_size * slopes, network)


def _check(step_size: float, batch_size: int, seed: int, images: int) -> None:
    if not 0 < step_size <= _LARGEST_STEP:
        raise ValueError(f"The step size must be above 0 and at most {_LARGEST_STEP:,.0f}, not {step_size}.")
    if not 1 <= batch_size <= images:
        raise ValueError(f"A step can take 1 to {images} of these images, not {batch_size}.")
    if seed < 0:
        raise ValueError(f"A seed is a whole number from 0 up, not {seed}.")


def _countable(parameters: npt.NDArray[Any], like: Network) -> Network:
    try:
        return Network.from_parameters(parameters, like.layers, like.hidden)
    except ValueError as too_large:
        raise ValueError("The dials grew too large to count with; try a smaller step size.") from too_large


class _Order:
    """In which order a descent takes the images: a fresh shuffle every epoch."""

    def __init__(self, images: int, seed: int) -> None:
        self._images, self._seed = images, seed
        self._epoch = -1
        self._shuffled: npt.NDArray[np.intp]

    def next_batches(self, seen: int, batch_size: int, most: int) -> Batches:
        """The images after the first `seen`: at most `most` batches and AT_ONCE images, or one batch."""
        epoch, start = divmod(seen, self._images)
        if epoch != self._epoch:
            self._shuffled = np.random.default_rng([self._seed, epoch]).permutation(self._images)
            self._epoch = epoch
        left = self._images - start
        size = min(batch_size, left)
        steps = min(most, left // size, max(1, AT_ONCE // size))
        return self._shuffled[start : start + steps * size].reshape(steps, size)


class _Walker(Protocol):
    def walk(self, batches: Batches, step_size: float) -> None:
        """One step for each row of image numbers."""

    def parameters(self) -> Floats:
        """The dials as they are now."""


def _walker(network: Network, images: Images, labels: Labels, batch_size: int) -> _Walker:
    if batch_size >= _LARGE_BATCH:
        return _Strides(network, images, labels)
    if network.hidden == "sigmoid":
        return MiniBatchDescent(network.parameters, network.layers, images, labels)
    return _Plain(network, images, labels)


class _Plain:
    """Steps as they stand on the blackboard, for every kind of neuron."""

    def __init__(self, network: Network, images: Images, labels: Labels) -> None:
        self._images, self._labels = images, labels
        self._layers, self._hidden = list(network.matrices), network.hidden

    def parameters(self) -> Floats:
        return np.concatenate([part.ravel() for layer in self._layers for part in layer])

    def walk(self, batches: Batches, step_size: float) -> None:
        with np.errstate(over="ignore", invalid="ignore"):
            for batch in batches:
                brightness = pixels(self._images[batch], np.float32)
                desired = _DESIRED[self._labels[batch]]
                self._layers = blackboard.step_downhill(
                    self._layers, brightness, desired, step_size, self._hidden
                )


class _Strides:
    """Steps over many images: one gradient each, on every core."""

    def __init__(self, network: Network, images: Images, labels: Labels) -> None:
        self._images, self._labels = images, labels
        self._network = network

    def parameters(self) -> Floats:
        return self._network.parameters

    def walk(self, batches: Batches, step_size: float) -> None:
        for batch in batches:
            lower = self._network.parameters - step_size * self._slopes(batch)
            self._network = _countable(lower, self._network)

    def _slopes(self, batch: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
        """The slopes over these images, copied a part at a time so that memory stays flat."""
        if len(batch) == len(self._images):
            return cost_and_gradient(self._network, self._images, self._labels)[1]
        total = np.zeros(self._network.parameter_count)
        for start in range(0, len(batch), _FETCHED):
            # In the order of the file, which the disk prefers; a sum does not mind.
            part = np.sort(batch[start : start + _FETCHED])
            slopes = cost_and_gradient(self._network, self._images[part], self._labels[part])[1]
            total += slopes * (len(part) / len(batch))
        return total

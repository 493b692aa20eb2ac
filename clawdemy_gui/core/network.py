"""The network: an image goes in, ten outputs come out, and a flat vector of dials decides which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core import blackboard, dial_address
from clawdemy_gui.core.blackboard import Hidden
from clawdemy_gui.core.dial_address import LAYERS, Layer, Place
from clawdemy_gui.core.fast import image_blocks
from clawdemy_gui.core.fast.image_blocks import LONG_TURN, SHORT_TURN, evaluate_blocks
from clawdemy_gui.core.images import DIGITS, PIXELS, checked_images, checked_set

Vector: TypeAlias = npt.NDArray[np.float32]
_LARGEST_SUM = 1e37


@dataclass(frozen=True, eq=False, repr=False)
class Network:
    """A fully connected network that cannot change: turning a dial makes another network.

    Two networks are equal when their layers, their hidden neurons and all their dials are.
    Raises ValueError, in one sentence, if the parts do not make a network.
    """

    parameters: Vector
    """(parameter_count,) read-only: for each layer the weights (out, in) row by row, then the biases."""
    layers: tuple[int, ...] = LAYERS
    """The neurons of each layer, from the 784 pixels to the ten outputs."""
    hidden: Hidden = "sigmoid"
    """What the hidden neurons do; the outputs are always sigmoids."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "layers", _checked_layers(self.layers))
        if self.hidden not in blackboard.NEURONS:
            raise ValueError(f"Hidden neurons are sigmoid, relu or step, not {self.hidden!r}.")
        object.__setattr__(self, "parameters", _checked_parameters(self.parameters, self.parameter_count))
        _check_sums(self.matrices, self.hidden)

    @classmethod
    def from_parameters(
        cls, vector: npt.ArrayLike, layers: Sequence[int] = LAYERS, hidden: Hidden = "sigmoid"
    ) -> Self:
        """The network with a copy of these dials. Raises ValueError if `vector` does not fit `layers`."""
        return cls(np.asarray(vector), tuple(layers), hidden)

    @classmethod
    def random(
        cls,
        seed: int,
        layers: Sequence[int] = LAYERS,
        hidden: Hidden = "sigmoid",
        *,
        narrow: bool = False,
    ) -> Self:
        """Every dial drawn from N(0, 1), as in the lesson's source (M. Nielsen's network.py).

        `narrow` divides each weight by √n, n the number of its neuron's inputs (Nielsen's network2.py).
        """
        layers = _checked_layers(layers)
        drawn = np.random.default_rng(seed).standard_normal(
            dial_address.parameter_count(layers), dtype=np.float32
        )
        if narrow:
            for weights, _ in dial_address.split(drawn, layers):
                weights /= np.sqrt(np.float32(weights.shape[1]))
        return cls(drawn, layers, hidden)

    @property
    def parameter_count(self) -> int:
        """The number of dials: 13,002 for 784-16-16-10."""
        return dial_address.parameter_count(self.layers)

    @cached_property
    def matrices(self) -> tuple[Layer, ...]:
        """The weights (out, in) and biases (out,) of each layer after the pixels: views into `parameters`."""
        return dial_address.split(self.parameters, self.layers)

    def address(self, dial: int) -> str:
        """Which dial number `dial` is, in words. Raises ValueError if there is none."""
        return dial_address.words(self.layers, self.place(dial))

    def place(self, dial: int) -> Place:
        """Which dial number `dial` is: (layer, to, source). Raises ValueError if there is none."""
        return dial_address.place(self.layers, dial)

    def index(self, layer: int, to: int, source: int | None = None) -> int:
        """The number of the weight from `source` to neuron `to` of `layer`, or of its bias (source None).

        Layers count from 1, neurons and pixels from 0. Raises ValueError if there is no such dial.
        """
        return dial_address.index(self.layers, layer, to, source)

    def turned(self, dials: Mapping[int, float]) -> Self:
        """The same network with each dial number in `dials` at its new value. Raises ValueError."""
        parameters = self.parameters.copy()
        for dial, value in dials.items():
            self.place(dial)
            parameters[dial] = value
        return type(self)(parameters, self.layers, self.hidden)

    def outputs(self, images: npt.ArrayLike) -> npt.NDArray[np.float32]:
        """The ten outputs for each image, (n, 10) between 0 and 1. Raises ValueError."""
        return self.activations(images)[-1]

    def activations(self, images: npt.ArrayLike) -> list[npt.NDArray[np.float32]]:
        """Every hidden layer (n, neurons), then the outputs (n, 10). Raises ValueError."""
        return image_blocks.activations(self.matrices, self.hidden, checked_images(images))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Network):
            return NotImplemented
        same_kind = self.layers == other.layers and self.hidden == other.hidden
        return same_kind and np.array_equal(self.parameters, other.parameters)

    def __hash__(self) -> int:
        return hash((self.layers, self.hidden, self.parameters.tobytes()))

    def __repr__(self) -> str:
        return f"<Network {'-'.join(map(str, self.layers))}, {self.hidden}>"


def _checked_layers(layers: Sequence[int]) -> tuple[int, ...]:
    sizes = tuple(int(size) for size in layers)
    if len(sizes) < 2 or sizes[0] != PIXELS or sizes[-1] != DIGITS or min(sizes) < 1:
        shown = "-".join(map(str, sizes)) or "nothing"
        raise ValueError(f"A network goes from {PIXELS} pixels to {DIGITS} outputs, not {shown}.")
    return sizes


def _checked_parameters(vector: npt.NDArray[np.generic], count: int) -> Vector:
    if vector.shape != (count,) or vector.dtype.kind not in "fiu":
        raise ValueError(f"This network needs {count} numbers in a row, not {vector.dtype} {vector.shape}.")
    with np.errstate(over="ignore"):
        parameters = vector.astype(np.float32)
    if not np.isfinite(parameters).all():
        raise ValueError("Every dial of a network must be a finite number.")
    parameters.flags.writeable = False
    return parameters


def _check_sums(layers: Sequence[Layer], hidden: Hidden) -> None:
    """Refuse dials so large that some image could bring a weighted sum beyond float32."""
    brightest = 1.0
    for weights, biases in layers:
        sums = np.abs(weights).sum(axis=1, dtype=np.float64) * brightest + np.abs(biases)
        if sums.max() > _LARGEST_SUM:
            raise ValueError("These dials are so large that the network's sums cannot be counted.")
        brightest = sums.max() if hidden == "relu" else 1.0


class Evaluation(NamedTuple):
    """How wrong a network is over the first `done` images of `total`."""

    cost: float
    """The total cost: the average of their costs, 0…10."""
    accuracy: float
    """The share of them whose largest output is the label's, 0…1."""
    done: int
    total: int


class ImageCosts(NamedTuple):
    """The cost and the answer of each of the first `done` images of `total`."""

    costs: npt.NDArray[np.float64]
    """(done,), each 0…10."""
    answers: npt.NDArray[np.uint8]
    """(done,), the digit of the largest output; the first one of a tie."""
    done: int
    total: int


def total_cost(network: Network, images: npt.ArrayLike, labels: npt.ArrayLike) -> float:
    """The average cost of the images: one number for how wrong the network is. Raises ValueError."""
    checked, digits = checked_set(images, labels)
    parts = evaluate_blocks(network.matrices, network.hidden, checked, digits, LONG_TURN, with_answers=False)
    return sum(float(part.costs.sum()) for part in parts) / len(checked)


def evaluate(network: Network, images: npt.ArrayLike, labels: npt.ArrayLike) -> Evaluation:
    """The total cost and the accuracy, in one pass over the images. Raises ValueError."""
    *_, last = growing_total_cost(network, images, labels, LONG_TURN)
    return last


def costs(network: Network, images: npt.ArrayLike, labels: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """The cost of each image, (n,). Raises ValueError."""
    return costs_and_answers(network, images, labels).costs


def costs_and_answers(network: Network, images: npt.ArrayLike, labels: npt.ArrayLike) -> ImageCosts:
    """The cost and the answer of each image, in one pass. Raises ValueError."""
    *_, last = growing_costs(network, images, labels, LONG_TURN)
    return last


def growing_total_cost(
    network: Network, images: npt.ArrayLike, labels: npt.ArrayLike, blocks_a_turn: int = SHORT_TURN
) -> Iterator[Evaluation]:
    """`evaluate` in steps of a few milliseconds: the running average over the images done so far."""
    checked, digits = checked_set(images, labels)
    cost, right = 0.0, 0
    for part in evaluate_blocks(network.matrices, network.hidden, checked, digits, blocks_a_turn):
        cost += float(part.costs.sum())
        right += int(np.count_nonzero(part.answers == digits[part.start : part.done]))
        yield Evaluation(cost / part.done, right / part.done, part.done, len(checked))


def growing_costs(
    network: Network, images: npt.ArrayLike, labels: npt.ArrayLike, blocks_a_turn: int = SHORT_TURN
) -> Iterator[ImageCosts]:
    """`costs_and_answers` in steps of a few milliseconds: the images done so far, as views that fill up."""
    checked, digits = checked_set(images, labels)
    total = len(checked)
    costs, answers = np.empty(total), np.empty(total, np.uint8)
    for part in evaluate_blocks(network.matrices, network.hidden, checked, digits, blocks_a_turn):
        costs[part.start : part.done] = part.costs
        answers[part.start : part.done] = part.answers
        yield ImageCosts(costs[: part.done], answers[: part.done], part.done, total)

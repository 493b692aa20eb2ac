"""The network, its cost, the slope of the cost and one step downhill, as one would write them on the board.

Every function works in the type of number it is given (float64 for a second opinion, float32 like the fast
forms, which the tests compare with these).
"""

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.dial_address import Layer

Hidden: TypeAlias = Literal["sigmoid", "relu", "step"]
"""What a hidden neuron does with its weighted sum; an output neuron is always a sigmoid."""
Floats: TypeAlias = npt.NDArray[Any]


def sigmoid(sums: Floats) -> Floats:
    """1 / (1 + e⁻ᶻ), between 0 and 1. Written with tanh, which overflows for no sum at all."""
    curve: Floats = (1 + np.tanh(sums / 2)) / 2
    return curve


def relu(sums: Floats) -> Floats:
    """The sum itself if it is positive, otherwise 0."""
    return np.maximum(sums, 0)


def step(sums: Floats) -> Floats:
    """On (1) if the sum is positive, otherwise off (0)."""
    return (sums > 0).astype(sums.dtype)


NEURONS = {"sigmoid": sigmoid, "relu": relu, "step": step}


def slope_of_neuron(kind: Hidden, activations: Floats) -> Floats:
    """How fast a neuron's activation grows with its sum, told from the activation.

    A step is flat on both sides: nothing to roll down.
    """
    if kind == "sigmoid":
        slope: Floats = activations * (1 - activations)
        return slope
    if kind == "relu":
        return (activations > 0).astype(activations.dtype)
    return np.zeros_like(activations)


def activations(layers: Sequence[Layer], pixels: Floats, hidden: Hidden = "sigmoid") -> list[Floats]:
    """The pixels (n, 784), each hidden layer (n, neurons) and the outputs (n, 10), in this order."""
    kinds = [hidden] * (len(layers) - 1) + ["sigmoid"]
    found = [pixels]
    for (weights, biases), kind in zip(layers, kinds, strict=True):
        found.append(NEURONS[kind](found[-1] @ weights.T + biases))
    return found


def costs(outputs: Floats, desired: Floats) -> Floats:
    """The cost of each image, (n,)."""
    misses = outputs - desired
    total: Floats = (misses**2).sum(axis=1)
    return total


def cost_and_slopes(
    layers: Sequence[Layer], pixels: Floats, desired: Floats, hidden: Hidden = "sigmoid"
) -> tuple[float, list[Layer]]:
    """The total cost and its slope in every weight and bias: backpropagation, from the outputs back."""
    found = activations(layers, pixels, hidden)
    outputs = found[-1]
    cost = float(costs(outputs, desired).mean(dtype=np.float64))
    slopes: list[Layer] = []
    delta = 2 * (outputs - desired) / len(pixels) * slope_of_neuron("sigmoid", outputs)
    for number in range(len(layers) - 1, -1, -1):
        slopes.insert(0, Layer(delta.T @ found[number], delta.sum(axis=0)))
        if number:
            delta = delta @ layers[number].weights * slope_of_neuron(hidden, found[number])
    return cost, slopes


def step_downhill(
    layers: Sequence[Layer],
    pixels: Floats,
    desired: Floats,
    step_size: float,
    hidden: Hidden = "sigmoid",
) -> list[Layer]:
    """The layers after one step of gradient descent on the total cost of these images."""
    _, slopes = cost_and_slopes(layers, pixels, desired, hidden)
    return [
        Layer(layer.weights - step_size * slope.weights, layer.biases - step_size * slope.biases)
        for layer, slope in zip(layers, slopes, strict=True)
    ]

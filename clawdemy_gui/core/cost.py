"""The cost: how wrong an answer is, as one number.

The lesson's cost of an image is Σ (output − desired)² over the ten outputs, without ½ and without a mean
over the ten; the average cost of a set of images is the mean of their costs. All arithmetic is float64.

>>> round(cost([0.1] * 10, 3), 10)
0.9
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

OUTPUTS = 10
"""How many outputs the network has, one for each digit 0…9."""

SMALLEST_PROBABILITY = 1e-12
"""Cross-entropy takes an output no closer to 0 or 1 than this, so that it stays finite."""

Floats = npt.NDArray[np.float64]


def one_hot(label: Any) -> Floats:
    """The desired outputs for a label: 1 in its own slot, 0 elsewhere, shape (10,).

    label: a whole number 0…9 of any integer type. Raises ValueError for anything else.
    """
    desired = np.zeros(OUTPUTS)
    desired[_checked_label(label)] = 1.0
    return desired


def squared_misses(outputs: npt.ArrayLike, label: Any) -> Floats:
    """(output − desired)² for each of the ten outputs, shape (10,).

    outputs: (10,) finite numbers. Raises ValueError for another shape, NaN, infinity or a wrong label.
    """
    misses = _checked_outputs(outputs) - one_hot(label)
    return misses**2


def cost(outputs: npt.ArrayLike, label: Any) -> float:
    """The cost of one image: the sum of its ten squared misses (0 is perfect, 10 the worst on 0…1)."""
    return float(squared_misses(outputs, label).sum())


def slope(outputs: npt.ArrayLike, label: Any) -> Floats:
    """∂cost/∂output for each of the ten outputs: 2 (output − desired), shape (10,)."""
    return 2.0 * (_checked_outputs(outputs) - one_hot(label))


def average_cost(outputs: npt.ArrayLike, labels: npt.ArrayLike) -> float:
    """The total cost of a set: the mean over its images of each image's cost.

    outputs: (n, 10) finite numbers, labels: (n,) whole numbers 0…9, n ≥ 1. Raises ValueError otherwise.
    """
    answers, right = _checked_set(outputs, labels)
    misses = answers - np.eye(OUTPUTS)[right]
    return float((misses**2).sum(axis=1).mean())


def accuracy(outputs: npt.ArrayLike, labels: npt.ArrayLike) -> float:
    """The share of images, 0…1, whose largest output is the label's; of equal outputs the first counts.

    Takes and refuses the same sets as `average_cost`. Always at least 1 − 2 · average_cost, because an
    image that is answered wrongly costs at least ½.
    """
    answers, right = _checked_set(outputs, labels)
    return float((answers.argmax(axis=1) == right).mean())


def half_squared(outputs: npt.ArrayLike, label: Any) -> float:
    """½ Σ (output − desired)²: the quadratic cost of Nielsen's book and of the TensorFlow Playground."""
    return cost(outputs, label) / 2.0


def half_squared_slope(outputs: npt.ArrayLike, label: Any) -> Floats:
    """output − desired, shape (10,); the ½ is there to cancel the 2."""
    return slope(outputs, label) / 2.0


def mean_squared(outputs: npt.ArrayLike, label: Any) -> float:
    """Σ (output − desired)² ÷ 10: what libraries call the mean squared error of these ten outputs."""
    return cost(outputs, label) / OUTPUTS


def mean_squared_slope(outputs: npt.ArrayLike, label: Any) -> Floats:
    """2 (output − desired) ÷ 10, shape (10,)."""
    return slope(outputs, label) / OUTPUTS


def absolute(outputs: npt.ArrayLike, label: Any) -> float:
    """Σ |output − desired|: every step of a miss costs the same (least absolute deviations)."""
    return float(np.abs(_checked_outputs(outputs) - one_hot(label)).sum())


def absolute_slope(outputs: npt.ArrayLike, label: Any) -> Floats:
    """The sign of each miss, shape (10,); 0 at the kink, where the output is as desired."""
    return np.sign(_checked_outputs(outputs) - one_hot(label))


def cross_entropy(outputs: npt.ArrayLike, label: Any) -> float:
    """−Σ [desired · ln(output) + (1 − desired) · ln(1 − output)] over the ten outputs.

    As Nielsen writes it in "Neural Networks and Deep Learning", chapter 3, equation 63, for one image.
    Outputs are kept SMALLEST_PROBABILITY away from 0 and 1.
    """
    answer, desired = _kept_inside(outputs), one_hot(label)
    return float(-(desired * np.log(answer) + (1.0 - desired) * np.log1p(-answer)).sum())


def cross_entropy_slope(outputs: npt.ArrayLike, label: Any) -> Floats:
    """(output − desired) ÷ (output · (1 − output)), shape (10,), at the same kept-inside outputs."""
    answer = _kept_inside(outputs)
    return (answer - one_hot(label)) / (answer * (1.0 - answer))


class CostFunction(NamedTuple):
    """A way to measure one image's ten outputs."""

    value: Callable[[npt.ArrayLike, Any], float]
    slope: Callable[[npt.ArrayLike, Any], Floats]


COSTS = {
    "squared": CostFunction(cost, slope),
    "half squared": CostFunction(half_squared, half_squared_slope),
    "mean squared": CostFunction(mean_squared, mean_squared_slope),
    "absolute": CostFunction(absolute, absolute_slope),
    "cross-entropy": CostFunction(cross_entropy, cross_entropy_slope),
}
"""Every cost by its name; the first is the lesson's own."""


def _checked_label(label: Any) -> int:
    if type(label) is int and 0 <= label < OUTPUTS:
        return label  # nearly always; each change of an output asks several times
    return int(_checked_labels([label])[0])


def _checked_labels(labels: npt.ArrayLike) -> npt.NDArray[np.intp]:
    given = np.asarray(labels)
    if given.ndim != 1:
        raise ValueError(f"labels must have shape (n,), not {given.shape}")
    if given.size == 0:
        raise ValueError("the set is empty: a cost needs at least one image")
    if given.dtype.kind not in "iuf":
        raise ValueError(f"a label must be a whole number from 0 to 9, not {given[0]!r}")
    with np.errstate(invalid="ignore"):
        right = (given >= 0) & (given < OUTPUTS) & (given == np.floor(given))
    if not right.all():
        raise ValueError(f"a label must be a whole number from 0 to 9, not {given[~right][0]}")
    return given.astype(np.intp)


def _checked_outputs(outputs: npt.ArrayLike) -> Floats:
    answer = _numbers(outputs)
    if answer.shape != (OUTPUTS,):
        raise ValueError(f"outputs must have shape (10,), not {answer.shape}")
    return _finite(answer)


def _checked_set(outputs: npt.ArrayLike, labels: npt.ArrayLike) -> tuple[Floats, npt.NDArray[np.intp]]:
    right = _checked_labels(labels)
    answers = _numbers(outputs)
    if answers.ndim != 2 or answers.shape[1] != OUTPUTS:
        raise ValueError(f"outputs must have shape (n, 10), not {answers.shape}")
    if len(answers) != len(right):
        raise ValueError(f"there are {len(answers)} rows of outputs but {len(right)} labels")
    return _finite(answers), right


def _numbers(outputs: npt.ArrayLike) -> Floats:
    try:
        return np.asarray(outputs, dtype=np.float64)
    except (TypeError, ValueError) as problem:
        raise ValueError("outputs must be numbers in rows of ten") from problem


def _finite(outputs: Floats) -> Floats:
    if not np.isfinite(outputs).all():
        place = np.argwhere(~np.isfinite(outputs))[0]
        raise ValueError(f"output {place[-1]} is not a finite number: {outputs[tuple(place)]}")
    return outputs


def _kept_inside(outputs: npt.ArrayLike) -> Floats:
    return np.clip(_checked_outputs(outputs), SMALLEST_PROBABILITY, 1.0 - SMALLEST_PROBABILITY)

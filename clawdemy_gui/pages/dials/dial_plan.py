"""Where each dial stands in the picture of all dials: each neuron of the first layer is one small picture."""

from collections.abc import Sequence
from math import ceil, sqrt

import numpy as np
from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.dial_address import parameter_count, split
from clawdemy_gui.widgets.maps.cell_plan import Caption, CellPlan

translate = QCoreApplication.translate

_SIDE = 28
_GAP = 3
_FOOT = 5
"""Below each picture: its neuron's number and its bias."""
_CELL = 3
"""A weight of a later layer is so many units wide and high: as large a target as nine pixels."""
_HEAD = 6
"""Above each later layer: its name."""


def plans(layers: Sequence[int]) -> tuple[CellPlan, ...]:
    """The later layers below the pictures, or beside them: the widget takes what comes out larger."""
    numbers = split(np.arange(parameter_count(layers)), layers)
    pictures = _pictures(*numbers[0], last=len(layers) == 2)
    later = [_matrix(*numbers[k], layer=k + 1, last=k == len(numbers) - 1) for k in range(1, len(numbers))]
    if not later:
        return (pictures,)
    return _below(pictures, _beside(later)), _beside([pictures, _stacked(later)])


def _pictures(weights: np.ndarray, biases: np.ndarray, last: bool) -> CellPlan:
    count = len(weights)
    columns = ceil(sqrt(count))
    rows = ceil(count / columns)
    step_x, step_y = _SIDE + _GAP, _SIDE + _FOOT + _GAP
    numbers = np.full((rows * step_y - _GAP, columns * step_x - _GAP), -1)
    captions = []
    for neuron in range(count):
        x, y = neuron % columns * step_x, neuron // columns * step_y
        numbers[y : y + _SIDE, x : x + _SIDE] = weights[neuron].reshape(_SIDE, _SIDE)
        numbers[y + _SIDE + 1 : y + _SIDE + _FOOT, x + _SIDE - 4 : x + _SIDE] = biases[neuron]
        title = translate("dials", "output {k}") if last else translate("dials", "neuron {k}")
        captions.append(Caption((x, y + _SIDE, _SIDE - 6, _FOOT), title.format(k=neuron)))
    return CellPlan(numbers, captions)


def _matrix(weights: np.ndarray, biases: np.ndarray, layer: int, last: bool) -> CellPlan:
    """Rows are neurons, columns what feeds them, the bias apart at the right."""
    large = np.kron(weights, np.ones((_CELL, _CELL), int))
    gap = np.full((large.shape[0], 2), -1)
    side = np.kron(biases[:, np.newaxis], np.ones((_CELL, _CELL), int))
    body = np.hstack([large, gap, side])
    title = translate("dials", "Outputs") if last else translate("dials", "Layer {k}").format(k=layer)
    head = np.full((_HEAD, body.shape[1]), -1)
    return CellPlan(np.vstack([head, body]), [Caption((0, 0, body.shape[1], _HEAD - 1), title)])


def _below(upper: CellPlan, lower: CellPlan) -> CellPlan:
    wide = max(upper.numbers.shape[1], lower.numbers.shape[1])
    gap = np.full((_GAP, wide), -1)
    parts = [_widened(upper.numbers, wide), gap, _widened(lower.numbers, wide)]
    down = upper.numbers.shape[0] + _GAP
    return CellPlan(np.vstack(parts), [*upper.captions, *_moved(lower.captions, 0, down)])


def _stacked(parts: Sequence[CellPlan]) -> CellPlan:
    whole = parts[0]
    for part in parts[1:]:
        whole = _below(whole, part)
    return whole


def _beside(parts: Sequence[CellPlan]) -> CellPlan:
    tall = max(part.numbers.shape[0] for part in parts)
    pieces: list[np.ndarray] = []
    captions, right = [], 0
    for part in parts:
        if pieces:
            pieces.append(np.full((tall, 2 * _GAP), -1))
            right += 2 * _GAP
        missing = tall - part.numbers.shape[0]
        pieces.append(np.pad(part.numbers, ((0, missing), (0, 0)), constant_values=-1))
        captions += _moved(part.captions, right, 0)
        right += part.numbers.shape[1]
    return CellPlan(np.hstack(pieces), captions)


def _widened(numbers: np.ndarray, wide: int) -> np.ndarray:
    return np.pad(numbers, ((0, 0), (0, wide - numbers.shape[1])), constant_values=-1)


def _moved(captions: Sequence[Caption], right: int, down: int) -> list[Caption]:
    return [Caption((x + right, y + down, wide, tall), text) for (x, y, wide, tall), text in captions]

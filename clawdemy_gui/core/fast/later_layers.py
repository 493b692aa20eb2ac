"""The forward pass from one layer's weighted sums on, to the cost and the right answers.

Many settings of the dials go at once, each over the same few images of one label: arrays are (settings,
neurons, images). weighted_sums.py says how sums are held.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.blackboard import Hidden
from clawdemy_gui.core.fast.sigmoid import Sigmoid, sigmoid
from clawdemy_gui.core.fast.weighted_sums import Floats, pass_on, sum_of_bias_row


class Evaluated(NamedTuple):
    """How each setting of the dials does on these images."""

    costs: npt.NDArray[np.float64]
    """(settings,), the sum of their costs."""
    right: npt.NDArray[np.bool_]
    """(settings, images)."""


class LaterLayers:
    """Scratch paper for one thread, used again at every call; what it returns is the caller's own."""

    def __init__(self, hidden: Hidden) -> None:
        self._hidden: Hidden = hidden
        self._papers: dict[int, Floats] = {}

    def sums(self, settings: int, rows: int, images: int, like: Floats) -> Floats:
        """(settings, rows, images) to write scaled sums on: of a hidden layer, with its bias row below."""
        return self._paper(0, (settings, rows, images), like)

    def evaluate(
        self, sums: Floats, matrices: Sequence[Floats], label: int, are_powers: bool = False
    ) -> Evaluated:
        """Feed what `sums` handed out through the layers that follow it.

        matrices: each (…, out, in + 1), one for all settings or one for each.
        are_powers: e⁻ᶻ is found already, where the form with exp begins by it.
        """
        for number, matrix in enumerate(matrices, start=1):
            # With the bias row among them the sums are contiguous, which is worth a third of the time.
            if are_powers:
                Sigmoid.from_powers(sums)
            elif len(sums) == 1:
                # Without it they are contiguous too, and it need not become the 1 that it passes on.
                pass_on(sums[0, :-1], self._hidden)
                sums[0, -1] = 1
            else:
                pass_on(sums, self._hidden)
            activations, are_powers, last = sums, False, number == len(matrices)
            shape = (len(sums), matrix.shape[-2] + (not last), sums.shape[-1])
            sums = self._paper(number, shape, sums)
            np.matmul(matrix, activations, out=sums if last else sums[:, :-1])
            if not last:
                sums[:, -1] = sum_of_bias_row(self._hidden)
        return evaluate_outputs(sums, label)

    def _paper(self, layer: int, shape: tuple[int, int, int], like: Floats) -> Floats:
        """The same paper for the same layer, as large as needed; contiguous, so that it is read in one go."""
        size = shape[0] * shape[1] * shape[2]
        paper = self._papers.get(layer)
        if paper is None or paper.size < size:
            paper = self._papers[layer] = np.empty(size, like.dtype)
        return paper[:size].reshape(shape)


def evaluate_outputs(outputs: Floats, label: int) -> Evaluated:
    """The costs and right answers by the outputs' scaled sums, (settings, 10, images), which are used up."""
    right = are_right(outputs, label)
    to_misses(outputs, label)
    return Evaluated(sums_of_squares(outputs).sum(axis=1) * sigmoid().scale ** 2, right)


def sums_of_squares(misses: Floats) -> npt.NDArray[np.float64]:
    """The sum of the squares of each row of misses, (…), by (…, images).

    A row is short enough for its own type; the rows are added up in float64.
    """
    rows = misses[..., np.newaxis, :]
    sums: npt.NDArray[np.float64] = np.matmul(rows, rows.swapaxes(-1, -2))[..., 0, 0].astype(np.float64)
    return sums


def are_right(outputs: Floats, label: int) -> npt.NDArray[np.bool_]:
    """Which images of this label are answered rightly, (…, images), by the scaled sums (…, 10, images).

    Of equal sums the first one counts, as in `cost.accuracy`.
    """
    earlier, own, later = outputs[..., :label, :], outputs[..., label, :], outputs[..., label + 1 :, :]
    right: npt.NDArray[np.bool_]
    if sigmoid().sum_scale > 0:
        right = own > earlier.max(axis=-2, initial=-np.inf)
        right &= own >= later.max(axis=-2, initial=-np.inf)
    else:
        right = own < earlier.min(axis=-2, initial=np.inf)
        right &= own <= later.min(axis=-2, initial=np.inf)
    return right


def to_misses(outputs: Floats, label: int) -> None:
    """Turn the outputs' scaled sums (…, 10, images), in place, into values − desired values.

    Times the sigmoid's scale they are output − desired.
    """
    form = sigmoid()
    form.apply(outputs)
    if form.shift:
        np.add(outputs, form.shift / form.scale, out=outputs)
    outputs[..., label, :] -= 1 / form.scale

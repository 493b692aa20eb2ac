"""What ten outputs say, in the lesson's words: sure or unsure, right or wrong, or no answer at all."""

from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.cost import cost

SURE_OUTPUT = 0.8
"""The largest output of a confident answer is at least this,"""
SURE_LEAD = 0.5
"""and leads the next by at least this."""
SAME = 0.005
"""Outputs closer than this count as the same."""

Kind = Literal[
    "perfect", "everything wrong", "all off", "all on", "total shrug", "all one half", "all the same",
    "confident, correct", "confident, wrong", "unsure", "tied",
]  # fmt: skip

_CONSTANTS: dict[float, Kind] = {0.0: "all off", 0.1: "total shrug", 0.5: "all one half", 1.0: "all on"}


class Reading(NamedTuple):
    """An answer's kind and the digits it leans to, the largest outputs."""

    kind: Kind
    digits: tuple[int, ...]


def read_answer(outputs: npt.ArrayLike, label: int) -> Reading:
    """Read ten outputs under a label. Refuses what `cost` refuses."""
    total = cost(outputs, label)
    answer: list[float] = np.asarray(outputs, dtype=np.float64).tolist()  # ten numbers are too few for numpy
    ordered = sorted(answer)
    leaders = tuple(digit for digit, output in enumerate(answer) if output > ordered[-1] - SAME)
    return Reading(_kind(answer, label, total, ordered, leaders), leaders)


def _kind(
    answer: list[float], label: int, total: float, ordered: list[float], leaders: tuple[int, ...]
) -> Kind:
    if total == 0:
        return "perfect"
    if all(output == float(digit != label) for digit, output in enumerate(answer)):
        return "everything wrong"
    if ordered[-1] - ordered[0] < SAME:
        constants = (
            kind
            for value, kind in _CONSTANTS.items()
            if max(abs(ordered[0] - value), abs(ordered[-1] - value)) < SAME
        )
        return next(constants, "all the same")
    if len(leaders) > 1:
        return "tied"
    if ordered[-1] >= SURE_OUTPUT and ordered[-1] - ordered[-2] >= SURE_LEAD:
        return "confident, correct" if leaders[0] == label else "confident, wrong"
    return "unsure"

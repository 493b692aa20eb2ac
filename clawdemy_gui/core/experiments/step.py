"""How far an experiment has come, and what it has found so far."""

from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.images import Images, Labels, checked_set

Findings = TypeVar("Findings")


class Step(NamedTuple, Generic[Findings]):
    """`done` of `total` pieces of work; the last step's findings are the experiment's."""

    done: int
    total: int
    findings: Findings


def drawn(
    images: npt.ArrayLike, labels: npt.ArrayLike, count: int, seed: int
) -> tuple[Images, Labels, npt.NDArray[np.intp]]:
    """`count` of the images, drawn by chance (all of them if there are fewer), and the numbers of the others.

    Raises ValueError if the images are no training set.
    """
    checked, digits = checked_set(images, labels)
    order = np.random.default_rng([seed, len(checked)]).permutation(len(checked))
    chosen = np.sort(order[:count])
    return checked[chosen], digits[chosen], np.sort(order[count:])

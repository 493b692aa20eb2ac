"""What the Training set page has found out about a subject, and the work of finding it."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core import cost_distribution
from clawdemy_gui.core.network import (
    ImageCosts,
    costs_and_answers,
    evaluate,
    growing_costs,
    growing_total_cost,
)
from clawdemy_gui.files.images.dataset import DataSet, Progress
from clawdemy_gui.files.networks.network_file import SavedNetwork
from clawdemy_gui.files.subject import Shown, data_at_hand, opening_data
from clawdemy_gui.state.subject import DataChoice
from clawdemy_gui.state.training_set import Filter

AT_ONCE = 3000
"""So many images are judged in a few milliseconds: before the setter returns, without a thread."""


class Judgements:
    """The cost and the answer of every image; what is derived from them is computed when first asked for."""

    def __init__(self, shown: Shown, judged: ImageCosts) -> None:
        self.shown = shown
        self.costs = judged.costs
        self.answers = judged.answers
        self.labels = shown.data.labels
        self.wrong = self.answers != self.labels
        self.cost = float(self.costs.mean())
        """The total cost."""
        self.accuracy = 1.0 - float(self.wrong.mean())

    def __len__(self) -> int:
        return len(self.costs)

    @cached_property
    def averages(self) -> npt.NDArray[np.float64]:
        """The running average as images are added one by one, (n,)."""
        return cost_distribution.running_average(self.costs)

    @cached_property
    def carried(self) -> cost_distribution.Concentration:
        """How few images carry how much of the cost."""
        return cost_distribution.concentration(self.costs, self.wrong)

    @cached_property
    def costliest(self) -> npt.NDArray[np.int64]:
        """The images' numbers from the costliest to the cheapest, (n,)."""
        return cost_distribution.costliest_first(self.costs)

    @cached_property
    def bins(self) -> npt.NDArray[np.uint8]:
        """Each image's bin in the histogram, (n,)."""
        return cost_distribution.bins(self.costs)

    def hanging(self, sorting: cost_distribution.Sorting, chosen: Filter) -> npt.NDArray[np.int64]:
        """The numbers of the images that pass the filter, in the order asked for."""
        order = cost_distribution.sorted_images(self.costliest, self.labels, self.answers, sorting)
        if chosen.is_open():
            return order
        match = cost_distribution.matching(
            self.costs,
            self.labels,
            self.answers,
            chosen.label,
            chosen.answer,
            chosen.verdict,
            chosen.cost_bin,
        )
        return order[match[order]]


class Other(NamedTuple):
    """Other images answered by the same network: test beside training, or both beside images of one's own."""

    choice: DataChoice
    name: str
    """Training, test or whole."""
    cost: float
    accuracy: float


def find(shown: Shown) -> Judgements:
    """Judge every image at once."""
    return Judgements(shown, costs_and_answers(shown.network.network, shown.data.images, shown.data.labels))


def finding(shown: Shown) -> Iterator[Progress | Judgements]:
    """Judge every image in small steps: yields Progress and, last, Judgements."""
    judged = None
    for judged in growing_costs(shown.network.network, shown.data.images, shown.data.labels):
        yield Progress(judged.done, judged.total)
    assert judged is not None
    found = Judgements(shown, judged)
    # Sorted here, in the worker thread: a million images take longer than the window may wait.
    for part in (found.costliest, found.bins, found.averages):
        yield Progress(len(part), len(part))
    yield found


def compare_at_once(choices: Sequence[DataChoice], network: SavedNetwork) -> tuple[Other, ...] | None:
    """Judge the others, if all are at hand and small."""
    others = []
    for choice in choices:
        data = data_at_hand(choice)
        if data is None or len(data) > AT_ONCE:
            return None
        judged = evaluate(network.network, data.images, data.labels)
        others.append(Other(choice, data.part, judged.cost, judged.accuracy))
    return tuple(others)


def comparing(choices: Sequence[DataChoice], network: SavedNetwork) -> Iterator[Progress | tuple[Other, ...]]:
    """Open and judge the others in small steps: yields Progress and, last, all of them."""
    others = []
    for choice in choices:
        for step in opening_data(choice):
            if not isinstance(step, DataSet):
                yield step
                continue
            judged = None
            for judged in growing_total_cost(network.network, step.images, step.labels):
                yield Progress(judged.done, judged.total)
            assert judged is not None
            others.append(Other(choice, step.part, judged.cost, judged.accuracy))
    yield tuple(others)

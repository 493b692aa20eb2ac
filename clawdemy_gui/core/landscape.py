"""The cost as a landscape: slices of it through a network, along one direction or two.

    for picture in plane(network, first, second, values1, values2, images, labels):
        …                                 # growing: coarse first, then finer (coarse_first.py)

directions.py has the directions. Every slice shows one or two directions of thousands.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.fast.slice_costs import SliceCosts
from clawdemy_gui.core.images import checked_set
from clawdemy_gui.core.network import Evaluation, Network, evaluate
from clawdemy_gui.core.slices.coarse_first import GrowingPicture, Patch, Picture, passes, patches
from clawdemy_gui.core.slices.directions import checked_directions
from clawdemy_gui.core.slices.survey import survey


def line(
    network: Network,
    direction: npt.ArrayLike,
    values: npt.ArrayLike,
    images: npt.ArrayLike,
    labels: npt.ArrayLike,
) -> Iterator[Picture]:
    """Cost and accuracy of the networks at `network` + value · direction, (n,). Raises ValueError at once."""
    return Slice(network, [direction], images, labels).line(values)


def plane(
    network: Network,
    first: npt.ArrayLike,
    second: npt.ArrayLike,
    values1: npt.ArrayLike,
    values2: npt.ArrayLike,
    images: npt.ArrayLike,
    labels: npt.ArrayLike,
) -> Iterator[Picture]:
    """Cost and accuracy of the networks at `network` + value1 · first + value2 · second.

    The picture is (values1, values2): a row for each value along `first`. Raises ValueError at once.
    """
    return Slice(network, [first, second], images, labels).plane(values1, values2)


class Slice:
    """The networks that one direction, or two, lead to from `network`; a place is how far along each.

    Keep it to look at other parts of the same slice: the images are fed through it only once, by the first
    picture that is asked for; that one also refuses images whose brightness is out of range.
    Raises ValueError if the directions do not fit (directions.py), or if the images are no training set.
    """

    def __init__(
        self,
        network: Network,
        directions: Sequence[npt.ArrayLike],
        images: npt.ArrayLike,
        labels: npt.ArrayLike,
    ) -> None:
        self.network = network
        self.directions = checked_directions(network, directions)
        """(1 or 2, parameter_count)."""
        self.images, self.labels = checked_set(images, labels)
        self._slice_costs = SliceCosts(network, self.directions, self.images, self.labels)

    def network_at(self, *place: float) -> Network:
        """The network at this place. Raises ValueError if its dials are too large to count with."""
        if len(place) != len(self.directions):
            raise ValueError(f"A place in this slice is {len(self.directions)} numbers, not {len(place)}.")
        moved = np.array(place, dtype=np.float64) @ self.directions
        parameters = self.network.parameters + moved
        return Network.from_parameters(parameters, self.network.layers, self.network.hidden)

    def evaluate_at(self, *place: float) -> Evaluation:
        """The cost and the accuracy exactly here: the network at this place, evaluated as on every page.

        This is a picture's point as it stands on the blackboard; the two agree within 1e-5 of the cost.
        """
        return evaluate(self.network_at(*place), self.images, self.labels)

    def line(self, values: npt.ArrayLike) -> Iterator[Picture]:
        """The landscape at these values of the one direction; yields every few milliseconds."""
        numbers = _checked_values(values)
        for end in (numbers.min(), numbers.max()):
            self.network_at(end)
        way = (Patch(np.zeros(1, np.intp), due, stride) for stride, due in passes(len(numbers)))
        return survey(self._slice_costs, np.zeros(1), numbers, way, GrowingPicture(numbers.shape))

    def plane(self, values1: npt.ArrayLike, values2: npt.ArrayLike) -> Iterator[Picture]:
        """The landscape at these values of the first and of the second direction, (values1, values2)."""
        rows, columns = _checked_values(values1), _checked_values(values2)
        for row in (rows.min(), rows.max()):
            for column in (columns.min(), columns.max()):
                self.network_at(row, column)
        shape = len(rows), len(columns)
        return survey(self._slice_costs, rows, columns, patches(*shape), GrowingPicture(shape))


def _checked_values(values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    numbers = np.asarray(values, dtype=np.float64)
    if numbers.ndim != 1 or not numbers.size or not np.isfinite(numbers).all():
        raise ValueError(f"A slice needs a row of finite values, not {numbers.shape}.")
    return numbers

"""The fast form of a slice: what every point of a line or a plane of networks costs.

Along any direction the first layer's weighted sums are linear, and so are all matrices after it: the pixels
are needed once for the network and once for each direction, and a point of the slice is a sum of these.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.dial_address import split
from clawdemy_gui.core.fast.later_layers import Evaluated, LaterLayers
from clawdemy_gui.core.fast.weighted_sums import Floats, Run, by_label, first_layer_sums, fold
from clawdemy_gui.core.images import Images, Labels
from clawdemy_gui.core.network import Network
from clawdemy_gui.core.slices.coarse_first import rectangles

_LONGEST_RUN = 1500
"""Images at a time: a few points of them at once stay in a core's cache."""
_AT_ONCE = 25_000
"""Images times points at a time."""


class Points(NamedTuple):
    """Networks of a slice: at each `a` of the first direction of a plane, at each `b` of the last one."""

    a: Floats
    """(rows,); of no use to a line."""
    b: Floats
    """(columns,)."""
    matrices: list[Floats]
    """The fold of each later layer, (rows, columns, out, in + 1)."""


class SliceCosts:
    """A network and the directions of its slice, fed with all images once."""

    def __init__(
        self, network: Network, directions: npt.NDArray[np.float64], images: Images, labels: Labels
    ) -> None:
        self._network = network
        self._images = images
        self._order, self.runs = by_label(labels, _LONGEST_RUN)
        self._vectors = [network.parameters, *directions]
        self._firsts: dict[int, list[Floats]] = {}
        """For each vector the first layer's scaled sums of each run, (neurons, images)."""
        layers = [split(vector, network.layers) for vector in self._vectors]
        self._matrices = [fold(later, network.hidden) for _, *later in layers]

    def prepare(self) -> Iterator[None]:
        """Feed the images, in one step for the network and one for each direction, unless it is done.

        Raises ValueError if a brightness is out of range.
        """
        for number, vector in enumerate(self._vectors):
            # Numbered, so that two pictures begun at once in two threads at worst do the same work twice.
            if number not in self._firsts:
                first, *later = split(vector, self._network.layers)
                sums = first_layer_sums(first, self._network.hidden, not later, self._images)
                self._firsts[number] = [self._columns(sums, run) for run in self.runs]
                yield

    def _columns(self, sums: Floats, run: Run) -> Floats:
        return np.ascontiguousarray(sums[self._order[run.start : run.stop]].T)

    def scratch(self) -> LaterLayers:
        """Scratch paper for one thread."""
        return LaterLayers(self._network.hidden)

    def points(self, a: Floats, b: Floats) -> Points:
        """The networks at each a, (rows,), and each b, (columns,)."""
        a, b = a.astype(np.float32), b.astype(np.float32)
        return Points(a, b, [self._at(a, b, parts) for parts in zip(*self._matrices, strict=True)])

    def evaluate(
        self, number: int, points: Points, scratch: LaterLayers
    ) -> Iterator[tuple[tuple[slice, slice], Evaluated]]:
        """How run `number` does at these points; some rows, or a part of one, at a time."""
        label, parts = self.runs[number].label, [self._firsts[k][number] for k in range(len(self._vectors))]
        neurons, images = parts[0].shape
        for here in rectangles(len(points.a), len(points.b), max(1, _AT_ONCE // images)):
            a, b = points.a[here[0]], points.b[here[1]]
            sums = scratch.sums(len(a) * len(b), neurons, images, parts[0])
            self._at(a, b, parts, out=sums.reshape(len(a), len(b), neurons, images))
            matrices = [matrix[here].reshape(-1, *matrix.shape[2:]) for matrix in points.matrices]
            yield here, scratch.evaluate(sums, matrices, label)

    def _at(self, a: Floats, b: Floats, parts: Sequence[Floats], out: Floats | None = None) -> Floats:
        """What the network and its directions have as parts, together at each point: (rows, columns, …)."""
        network, *directions = parts
        is_plane = len(directions) == 2
        starts = network + np.multiply.outer(a, directions[0]) if is_plane else network[np.newaxis]
        column = b[:, np.newaxis, np.newaxis]
        together: Floats = np.add(column * directions[-1], starts[:, np.newaxis], out=out)
        return together

"""The fast form of a slice: what every point of a line or a plane of networks costs.

Along any direction the first layer's weighted sums are linear, and so are all matrices after it: the pixels
are needed once for the network and once for each direction, and a point of the slice is a sum of these.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.address import split
from clawdemy_gui.core.halves import Floats, Run, by_label, first_halves, fold
from clawdemy_gui.core.images import Images, Labels
from clawdemy_gui.core.network import Network
from clawdemy_gui.core.onward import Judged, Onward

_LONGEST_RUN = 1500
"""Images at a time: a few points of them at once stay in a core's cache."""
_AT_ONCE = 25_000
"""Images times points at a time."""


class Row(NamedTuple):
    """A line of networks: at b its sums and matrices are `start` + b · `way`."""

    starts: list[Floats]
    """The first layer's halved sums (neurons, images) for a run, then the fold of each later layer."""
    ways: list[Floats]


class Cut:
    """A network and the directions of its slice, fed with all images once."""

    def __init__(
        self, network: Network, directions: npt.NDArray[np.float64], images: Images, labels: Labels
    ) -> None:
        self._network = network
        self._images = images
        self._order, self.runs = by_label(labels, _LONGEST_RUN)
        self._vectors = [network.parameters, *directions]
        self._firsts: list[list[Floats]] = []
        layers = [split(vector, network.layers) for vector in self._vectors]
        self._matrices = [fold(later, network.hidden) for _, *later in layers]

    def prepare(self) -> Iterator[None]:
        """Feed the images, in one step for the network and one for each direction, unless it is done.

        Raises ValueError if a brightness is out of range.
        """
        while len(self._firsts) < len(self._vectors):
            vector = self._vectors[len(self._firsts)]
            sums = first_halves(split(vector, self._network.layers)[0], self._images)
            self._firsts.append([self._columns(sums, run) for run in self.runs])
            yield

    def _columns(self, sums: Floats, run: Run) -> Floats:
        return np.ascontiguousarray(sums[self._order[run.start : run.stop]].T)

    def hand(self) -> Onward:
        """Scratch paper for one thread."""
        return Onward(self._network.hidden)

    def row(self, number: int, a: float) -> Row:
        """Run `number` of a plane's row at `a` of its first direction; a line is its own only row."""
        network, *directions = [
            [first[number], *matrices] for first, matrices in zip(self._firsts, self._matrices, strict=True)
        ]
        if len(directions) == 1:
            return Row(network, directions[0])
        first, second = directions
        return Row([start + np.float32(a) * way for start, way in zip(network, first, strict=True)], second)

    def judge(self, number: int, row: Row, places: Floats, hand: Onward) -> Iterator[tuple[slice, Judged]]:
        """How run `number` does at these places (b,) of its row, some of them at a time."""
        label, images = self.runs[number].label, row.starts[0].shape[1]
        for start in range(0, len(places), at_once := max(1, _AT_ONCE // images)):
            here = slice(start, min(start + at_once, len(places)))
            far = places[here, np.newaxis, np.newaxis]
            sums = hand.sums(len(far), len(row.starts[0]), images, row.starts[0])
            np.multiply(far, row.ways[0], out=sums)
            np.add(sums, row.starts[0], out=sums)
            later = zip(row.starts[1:], row.ways[1:], strict=True)
            yield here, hand.judge(sums, [start + far * way for start, way in later], label)

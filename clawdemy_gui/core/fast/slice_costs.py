"""The fast form of a slice: what every point of a line or a plane of networks costs.

Along any direction the first layer's weighted sums are linear, and so are all matrices after it: the pixels
are needed once for the network and once for each direction, and a point of the slice is a sum of these.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.dial_address import split
from clawdemy_gui.core.fast.later_layers import Evaluated, LaterLayers
from clawdemy_gui.core.fast.sigmoid import EXP, sigmoid
from clawdemy_gui.core.fast.weighted_sums import Floats, by_label, first_layer_sums, fold, sum_of_bias_row
from clawdemy_gui.core.images import Images, Labels
from clawdemy_gui.core.network import Network
from clawdemy_gui.core.slices.coarse_first import rectangles

_LONGEST_RUN = 1500
"""Images at a time: a few points of them at once stay in a core's cache."""
_AT_ONCE = 25_000
"""Images times points at a time: calls so long that two threads seldom wait for each other between them."""
_LARGEST_EXPONENT = 80.0
"""e to this, and to its negative, is a float32."""


class Points(NamedTuple):
    """Networks of a slice: a row for each value along the first of two directions, and a column for each."""

    coefficients: Floats
    """(rows, columns, vectors): how much of the network, which is 1, and of each direction."""
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
        layers = [split(vector, network.layers) for vector in self._vectors]
        self._matrices = [fold(later, network.hidden) for _, *later in layers]
        neurons = network.layers[1]
        rows = neurons + (len(network.layers) > 2)
        self._sums = [np.zeros((len(layers), rows, run.stop - run.start), np.float32) for run in self.runs]
        """For each run the first layer's scaled sums of each vector, the bias row of a hidden layer below."""
        for sums in self._sums:
            sums[0, neurons:] = sum_of_bias_row(network.hidden)
        self._prepared: set[int] = set()
        self._has_powers = sigmoid() is EXP and network.hidden == "sigmoid" and rows > neurons

    def prepare(self) -> Iterator[None]:
        """Feed the images, in one step for the network and one for each direction, unless it is done.

        Raises ValueError if a brightness is out of range.
        """
        for number, vector in enumerate(self._vectors):
            # Numbered, so that two pictures begun at once in two threads at worst do the same work twice.
            if number not in self._prepared:
                first, *later = split(vector, self._network.layers)
                sums = first_layer_sums(first, self._network.hidden, not later, self._images)
                for run, own in zip(self.runs, self._sums, strict=True):
                    own[number, : sums.shape[1]] = sums[self._order[run.start : run.stop]].T
                self._prepared.add(number)
                yield

    def scratch(self) -> LaterLayers:
        """Scratch paper for one thread."""
        return LaterLayers(self._network.hidden)

    def points(self, a: Floats, b: Floats) -> Points:
        """The networks at each a, (rows,), and each b, (columns,)."""
        a, b = a.astype(np.float32), b.astype(np.float32)
        coefficients = self._coefficients(a, b)
        matrices = [
            np.tensordot(coefficients, np.stack(parts), 1) for parts in zip(*self._matrices, strict=True)
        ]
        return Points(coefficients, matrices)

    def _coefficients(self, a: Floats, b: Floats) -> Floats:
        """How much of the network and of each direction there is at each point, (rows, columns, vectors)."""
        found = np.ones((len(a) if len(self._vectors) == 3 else 1, len(b), len(self._vectors)), np.float32)
        found[..., 1:-1] = a[: len(found), np.newaxis, np.newaxis]
        found[..., -1] = b
        return found

    def evaluate(
        self, number: int, points: Points, scratch: LaterLayers
    ) -> Iterator[tuple[tuple[slice, slice], Evaluated]]:
        """How run `number` does at these points; some rows, or a part of one, at a time."""
        label, parts = self.runs[number].label, self._sums[number]
        vectors, rows, images = parts.shape
        first_layer = self._first_layer(parts.reshape(vectors, -1), points)
        high, wide, _ = points.coefficients.shape
        for here in rectangles(high, wide, max(1, _AT_ONCE // images)):
            matrices = [matrix[here].reshape(-1, *matrix.shape[2:]) for matrix in points.matrices]
            shape = points.coefficients[here].shape[:2]
            sums = scratch.sums(shape[0] * shape[1], rows, images, parts)
            first_layer.fill(here, sums.reshape(*shape, -1))
            yield here, scratch.evaluate(sums, matrices, label, first_layer.are_powers)

    def _first_layer(self, sums: Floats, points: Points) -> "_Sums | _Powers":
        if self._has_powers and len(sums) == 3 and min(points.coefficients.shape[:2]) > 1:
            rows, columns = points.coefficients[:, 0], points.coefficients[0]
            powers = _Powers(rows[:, :2] @ sums[:2], np.multiply.outer(columns[:, 2], sums[2]))
            if powers.fit:
                return powers
        return _Sums(points.coefficients, sums)


class _Sums:
    """The first layer's scaled sums at each point: linear in the vectors, so one product finds them."""

    are_powers = False

    def __init__(self, coefficients: Floats, sums: Floats) -> None:
        self._coefficients, self._sums = coefficients, sums

    def fill(self, here: tuple[slice, slice], out: Floats) -> None:
        """Fill `out`, (rows, columns, neurons · images), with the points of this rectangle."""
        coefficients = self._coefficients[here]
        np.matmul(
            coefficients.reshape(-1, coefficients.shape[-1]), self._sums, out=out.reshape(-1, out.shape[-1])
        )


class _Powers:
    """e⁻ᶻ at each point of a plane: a power for each row times a power for each column.

    A product takes a fifth of the time of a power, and a picture has far more points than rows and columns.
    """

    are_powers = True

    def __init__(self, rows: Floats, columns: Floats) -> None:
        """Takes the exponents: (rows, neurons · images) and (columns, neurons · images)."""
        self.fit = bool(max(rows.max(), columns.max(), -columns.min()) < _LARGEST_EXPONENT)
        """Whether no power overflows, so that none is infinite while the other one is 0."""
        if self.fit:
            np.exp(rows, out=rows)
            np.exp(columns, out=columns)
        self._rows, self._columns = rows, columns

    def fill(self, here: tuple[slice, slice], out: Floats) -> None:
        """Fill `out`, (rows, columns, neurons · images), with the points of this rectangle."""
        with np.errstate(over="ignore"):
            np.multiply(self._rows[here[0], np.newaxis], self._columns[here[1]], out=out)

"""Surveys a slice of the landscape: fills in its picture patch by patch, on every core, coarse first."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.fast.cores import crew_for, share
from clawdemy_gui.core.fast.slice_costs import Points, SliceCosts
from clawdemy_gui.core.slices.coarse_first import GrowingPicture, Patch, Picture, rectangles

Floats = npt.NDArray[np.float64]

_AT_ONCE = 500_000
"""Images times points between two parts of a picture: some 10 ms of work."""
_POINTS_A_PASS = 10
"""Points of a slice that take an image as long as one forward pass."""
_FEWEST = 8
"""Points between two parts, however many images there are."""


def survey(
    cut: SliceCosts, rows: Floats, columns: Floats, patches: Iterable[Patch], growing: GrowingPicture
) -> Iterator[Picture]:
    """Find all points of these patches; rows and columns are the values along the two directions.

    The first parts, while the images are fed in, know no point yet.
    """
    for _ in cut.prepare():
        yield growing.so_far()
    surveyor = _Surveyor(cut, rows, columns, growing)
    at_once = max(_FEWEST, _AT_ONCE // surveyor.images)
    for patch in patches:
        for high, wide in rectangles(len(patch.rows), len(patch.columns), at_once):
            surveyor.find(patch.rows[high], patch.columns[wide])
            if patch.completes and (high.stop, wide.stop) == (len(patch.rows), len(patch.columns)):
                growing.stride = patch.stride
            yield growing.so_far()


class _Surveyor:
    """Finds the points of a rectangle at a time."""

    def __init__(self, cut: SliceCosts, rows: Floats, columns: Floats, growing: GrowingPicture) -> None:
        self._slice_costs, self._rows, self._columns = cut, rows, columns
        self.images = sum(run.stop - run.start for run in cut.runs)
        self._costs = growing.costs.reshape(len(rows), len(columns))
        self._accuracies = growing.accuracies.reshape(len(rows), len(columns))
        self._points: Points
        self._found: tuple[Floats, Floats]
        self._workers = [
            self._worker() for _ in range(crew_for(self.images, len(rows) * len(columns) / _POINTS_A_PASS))
        ]

    def find(self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> None:
        """Find the cost and the accuracy where these rows and columns cross."""
        self._points = self._slice_costs.points(self._rows[rows], self._columns[columns])
        shape = len(self._slice_costs.runs), len(rows), len(columns)
        costs, right = self._found = np.empty(shape), np.empty(shape)
        share(shape[0], self._workers)
        here = np.ix_(rows, columns)
        self._costs[here] = costs.sum(axis=0) / self.images
        self._accuracies[here] = right.sum(axis=0) / self.images

    def _worker(self) -> Callable[[int], None]:
        scratch = self._slice_costs.scratch()

        def find_a_run(run: int) -> None:
            costs, right = self._found
            for here, evaluated in self._slice_costs.evaluate(run, self._points, scratch):
                shape = costs[run][here].shape
                costs[run][here] = evaluated.costs.reshape(shape)
                right[run][here] = np.count_nonzero(evaluated.right, axis=1).reshape(shape)

        return find_a_run

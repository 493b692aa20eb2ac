"""Surveys a slice of the landscape: fills in its picture strip by strip, on every core, coarse first."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.coarse_first import Growing, Picture, Strip
from clawdemy_gui.core.cores import crew_for, share
from clawdemy_gui.core.slices import Cut

_AT_ONCE = 500_000
"""Images times points between two parts of a picture: some 10 ms of work."""
_FEWEST = 8
"""Points between two parts, however many images there are."""


def survey(
    cut: Cut,
    rows: npt.NDArray[np.float64],
    columns: npt.NDArray[np.float64],
    strips: Iterable[Strip],
    growing: Growing,
) -> Iterator[Picture]:
    """Find all points of these strips; rows and columns are the places (values) along the two directions.

    The first parts, while the images are fed in, know no point yet.
    """
    for _ in cut.prepare():
        yield growing.so_far()
    surveyor = _Surveyor(cut, rows, columns, growing)
    at_once = max(_FEWEST, _AT_ONCE // sum(run.stop - run.start for run in cut.runs))
    for stride, due in groupby(strips, key=lambda strip: strip.stride):
        *turns, last = _turns(due, at_once)
        for turn in turns:
            surveyor.find(turn)
            yield growing.so_far()
        surveyor.find(last)
        growing.stride = stride
        yield growing.so_far()


def _turns(strips: Iterable[Strip], at_once: int) -> Iterator[list[Strip]]:
    """Strips, cut where they are long, in groups of about so many points."""
    turn: list[Strip] = []
    points = 0
    for stride, row, columns in strips:
        for part in np.array_split(columns, -(-len(columns) // at_once)):
            turn.append(Strip(stride, row, part))
            points += len(part)
            if points >= at_once:
                yield turn
                turn, points = [], 0
    if turn:
        yield turn


class _Surveyor:
    """Finds the points of some strips at a time."""

    def __init__(
        self, cut: Cut, rows: npt.NDArray[np.float64], columns: npt.NDArray[np.float64], growing: Growing
    ) -> None:
        self._cut, self._rows, self._columns = cut, rows, columns.astype(np.float32)
        self._images = sum(run.stop - run.start for run in cut.runs)
        self._costs = growing.costs.reshape(len(rows), len(columns))
        self._accuracies = growing.accuracies.reshape(len(rows), len(columns))
        self._strips: list[Strip]
        self._found: list[tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]]
        self._workers = [self._worker() for _ in range(crew_for(self._images))]

    def find(self, strips: list[Strip]) -> None:
        """Find the cost and the accuracy at every point of these strips."""
        runs = len(self._cut.runs)
        self._strips = strips
        self._found = [(np.empty((runs, len(due))), np.empty((runs, len(due)))) for _, _, due in strips]
        share(len(strips) * runs, self._workers)
        for (_, row, due), (costs, right) in zip(strips, self._found, strict=True):
            self._costs[row, due] = costs.sum(axis=0) / self._images
            self._accuracies[row, due] = right.sum(axis=0) / self._images

    def _worker(self) -> Callable[[int], None]:
        hand = self._cut.hand()

        def find_a_run(piece: int) -> None:
            number, run = divmod(piece, len(self._cut.runs))
            _, row, due = self._strips[number]
            costs, right = self._found[number]
            cut_row = self._cut.row(run, self._rows[row])
            for here, judged in self._cut.judge(run, cut_row, self._columns[due], hand):
                costs[run, here] = judged.costs
                right[run, here] = np.count_nonzero(judged.right, axis=1)

        return find_a_run

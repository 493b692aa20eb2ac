"""The history of a descent in bounded memory: what was measured, and a few networks to start again from.

Between two kept networks any step is reached by walking there again, which gives the same dials bit for bit.
A history of any length keeps at most MOST_POINTS measurements (48 bytes each: 1 MB) and MOST_NETWORKS
networks (52 kB each at 13,002 dials: 7 MB); when there are more, every second one or so is let go.
"""

from bisect import bisect_right

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.descent import Checkpoint
from clawdemy_gui.core.descent_run.schedule import Point

MOST_POINTS = 20_000
MOST_NETWORKS = 128

STEP, COST, ACCURACY, TEST_COST, TEST_ACCURACY, BRIGHTNESS = range(6)
"""The columns of `History.rows`."""


class History:
    """What was measured, in the order of the steps."""

    def __init__(self) -> None:
        self._rows = np.empty((256, 6))
        self._count = 0
        self._apart = 1
        self._checkpoints: list[Checkpoint] = []
        self._checkpoints_apart = 1

    @property
    def rows(self) -> npt.NDArray[np.float64]:
        """(n, 6), a view: step, cost, accuracy, test cost, test accuracy (NaN without), brightness."""
        return self._rows[: self._count]

    @property
    def reached(self) -> int:
        """The furthest step that was measured; 0 at the start."""
        return int(self._rows[self._count - 1, STEP]) if self._count else 0

    @property
    def networks(self) -> int:
        """How many networks are kept."""
        return len(self._checkpoints)

    def add(self, point: Point) -> None:
        """Remember a measurement; one of the same step is the same already."""
        step = point.checkpoint.step
        place = int(np.searchsorted(self.rows[:, STEP], step))
        if place < self._count and self._rows[place, STEP] == step:
            self._keep(point.checkpoint)
            return
        if self._count == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._rows[place + 1 : self._count + 1] = self._rows[place : self._count]
        self._rows[place] = (step, *point[1:])
        self._count += 1
        if self._count > MOST_POINTS:
            self._thin()
        self._keep(point.checkpoint)

    def _thin(self) -> None:
        """Keep the first point of each stretch of `apart` steps, and the last one of all."""
        while self._count > MOST_POINTS // 2:
            phase = self.rows[:, STEP] // self._apart
            kept = np.concatenate([[True], np.diff(phase) > 0])
            kept[-1] = True
            rows = self.rows[kept]
            self._rows[: len(rows)] = rows
            self._count = len(rows)
            self._apart *= 1 if self._count <= MOST_POINTS // 2 else 2

    def _keep(self, checkpoint: Checkpoint) -> None:
        place = bisect_right(self._checkpoints, checkpoint.step, key=lambda kept: kept.step)
        before = self._checkpoints[place - 1].step if place else -self._checkpoints_apart
        after = self._checkpoints[place].step if place < len(self._checkpoints) else None
        near = after is not None and after - checkpoint.step < self._checkpoints_apart
        if checkpoint.step - before < self._checkpoints_apart or near:
            return
        self._checkpoints.insert(place, checkpoint)
        while len(self._checkpoints) > MOST_NETWORKS:
            self._checkpoints_apart *= 2
            self.thin_networks(self._checkpoints_apart)

    def thin_networks(self, apart: int) -> None:
        """Keep networks that are at least `apart` steps from each other, the first one among them."""
        kept: list[Checkpoint] = []
        for checkpoint in self._checkpoints:
            if not kept or checkpoint.step - kept[-1].step >= apart:
                kept.append(checkpoint)
        self._checkpoints = kept
        self._checkpoints_apart = apart

    def before(self, step: int) -> Checkpoint | None:
        """The last kept checkpoint at or before `step`, to walk on from; None if there is none."""
        place = bisect_right(self._checkpoints, step, key=lambda kept: kept.step)
        return self._checkpoints[place - 1] if place else None

    def at(self, step: int) -> npt.NDArray[np.float64] | None:
        """The row of the measurement at or before `step`."""
        place = int(np.searchsorted(self.rows[:, STEP], step, side="right"))
        return self._rows[place - 1].copy() if place else None

    def until(self, step: int) -> "History":
        """Another history: what was measured up to `step`."""
        other = History()
        count = int(np.searchsorted(self.rows[:, STEP], step, side="right"))
        other._rows = np.concatenate([self._rows[:count], np.empty((256, 6))])
        other._count, other._apart = count, self._apart
        other._checkpoints = [checkpoint for checkpoint in self._checkpoints if checkpoint.step <= step]
        other._checkpoints_apart = self._checkpoints_apart
        return other

"""Finds what the Landscape page shows: the slice, its picture coarse and then fine, and exact costs."""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Signal

from clawdemy_gui.core.landscape import Slice
from clawdemy_gui.core.network import growing_total_cost
from clawdemy_gui.core.slices.coarse_first import Picture
from clawdemy_gui.core.slices.rolling import SlopeInSlice, feel
from clawdemy_gui.files.images.dataset import Progress
from clawdemy_gui.files.subject import Shown
from clawdemy_gui.files.terrain import Terrain, key_of, surveying_ways, with_ends
from clawdemy_gui.known import known
from clawdemy_gui.state.landscape import Landscape, Region
from clawdemy_gui.task import Task
from clawdemy_gui.widgets.maps.contours import filled

AT_ONCE = 4_000
"""So many images are answered within a frame; more of them are worth a task."""
POINTS = 51
"""Points along each side of the map."""
FINE_POINTS = 101
LINE_POINTS = 201
_FINER_EVERY_S, _DRAW_EVERY_S = 0.06, 0.2
"""Drawing takes time from finding."""
_TRIES = 10
"""Each step downhill is half as long as the one before, until one ends lower."""
_MANY = 20_000
"""With more images than this a map is never finer than POINTS."""


class Survey(NamedTuple):
    """As much of a picture as is known."""

    terrain: Terrain
    region: Region
    """What the picture shows; another one than the page's while that is found."""
    picture: Picture | None

    def numbers(self, which: str) -> np.ndarray | None:
        """Costs or accuracies without holes, rows along the second direction; None while nothing is known."""
        if self.picture is None or not self.picture.stride:
            return None
        values = self.picture.costs if which == "cost" else self.picture.accuracies
        whole = filled(values, self.picture.known, self.picture.stride)
        return whole.T if whole.ndim == 2 else whole

    def values(self, axis: int) -> np.ndarray:
        """The places along one direction that the picture has."""
        low, high = ends(self.region, axis)
        count = self.picture.costs.shape[axis] if self.picture else 2
        return np.linspace(low, high, count)


class Here(NamedTuple):
    """How wrong the network at a place is, exactly."""

    place: tuple[float, ...]
    cost: float
    accuracy: float
    underfoot: SlopeInSlice | None
    """The slope there; not looked for where one only points."""


def ends(region: Region, axis: int) -> tuple[float, float]:
    """From where to where a region reaches along one direction."""
    return (region.left, region.right) if axis == 0 else (region.bottom, region.top)


class Surveyor(QObject):
    """Shown what to find, it finds it; its signals say what has come."""

    grew = Signal()
    """More of the picture is known."""
    felt = Signal()
    """The exact numbers under the ball are known."""
    read = Signal(object)
    """A Here: the exact numbers where one points."""
    progressed = Signal(int, int)
    """Images or steps on the way to the slice, of how many."""
    lower = Signal(object)
    """A place downhill, (x, y), or None where no short step leads lower."""
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.survey: Survey | None = None
        """The latest picture; it may still be of another slice."""
        self.terrain: Terrain | None = None
        """The slice that was asked for, once it is found."""
        self.here: Here | None = None
        """Under the ball."""
        self._asked: object = None
        self._stride = 0
        self._is_new = True
        """The numbers under the ball wait for the first picture where there are many images."""
        self._ball: tuple[float, ...] = ()
        self._drawn_at = 0.0
        self._mapping, self._feeling, self._reading, self._stepping = (Task(self) for _ in range(4))
        self._mapping.progressed.connect(lambda run, step: self._take(step))
        self._mapping.finished.connect(lambda run, step: self._take(step))
        self._mapping.failed.connect(lambda run, sentence: self._refuse(sentence))
        self._feeling.finished.connect(lambda run, here: self._feel(here))
        self._feeling.failed.connect(lambda run, sentence: self.failed.emit(sentence))
        self._stepping.finished.connect(lambda run, place: self.lower.emit(place))
        self._stepping.failed.connect(lambda run, sentence: self.failed.emit(sentence))
        self._reading.progressed.connect(lambda run, here: self._tell_reading(here))
        self._reading.finished.connect(lambda run, here: self._tell_reading(here))

    def _tell_reading(self, here: Here | None) -> None:
        if here is not None:
            self.read.emit(here)

    # What is asked.

    def show(self, shown: Shown, state: Landscape, region: Region | None, fine: bool) -> bool:
        """Find the picture of this region (None: the slice's own) and the numbers at the ball.

        Whether a picture had to be begun.
        """
        key = key_of(shown, state)
        if self.terrain is not None and self.terrain.key != key:
            self.terrain = self.here = None
            self._is_new = True
        count = LINE_POINTS if state.directions == 1 else POINTS
        if fine and state.directions == 2 and len(shown.data) <= _MANY:
            count = FINE_POINTS
        asked = (key, region, count)
        self._ball = state.place
        begins = asked != self._asked
        if begins:
            self._asked, self._stride = asked, 0
            terrain = self.terrain
            self._mapping.start(lambda: surveying(shown, state, terrain, region, count))
        if self.terrain is not None:
            self._feel_ball()
        return begins

    def read_at(self, place: tuple[float, ...]) -> None:
        """Find the exact cost at a place; the latest asking counts."""
        if self.terrain is None:
            return
        landscape = self.terrain.landscape
        work = _judging(landscape, place[: len(landscape.directions)])
        if len(landscape.images) <= AT_ONCE:
            self.read.emit(_last(work))
        else:
            self._reading.start(lambda: work)

    def stop_reading(self) -> None:
        """Nothing is pointed at any more."""
        self._reading.cancel()

    def step_down(self, size: float) -> None:
        """Find a lower place, at most `size` times `downhill` away from the ball."""
        here, terrain = self.here, self.terrain
        if here is None or here.underfoot is None or terrain is None:
            return
        landscape, down = terrain.landscape, here.underfoot.downhill
        if len(landscape.images) <= AT_ONCE:
            self.lower.emit(_last(_lower_places(landscape, here, down, size)))
        else:
            self._stepping.start(lambda: _lower_places(landscape, here, down, size))

    def is_busy(self) -> bool:
        """Whether anything is still to come."""
        return any(task.is_running for task in (self._mapping, self._feeling, self._stepping))

    def is_mapping(self) -> bool:
        """Whether the picture is still growing."""
        return self._mapping.is_running

    def stop_mapping(self) -> None:
        """What is known of the picture stays as it is."""
        self._mapping.cancel()

    def leave(self) -> None:
        """Stop what is running; it goes on at the next showing."""
        if self.is_busy():
            self._asked = None
        for task in (self._mapping, self._feeling, self._reading, self._stepping):
            task.stop()

    # How it is found.

    def _take(self, step: Progress | Survey) -> None:
        if isinstance(step, Progress):
            self.progressed.emit(step.done, step.total)
            return
        self.terrain = step.terrain
        if step.picture is not None and step.picture.stride:
            self.survey = step
        few = len(step.terrain.landscape.images) <= AT_ONCE
        if self._is_new and (few or self.survey is step):
            self._is_new = False
            self._feel_ball()
        if self.survey is step and (not self._mapping.is_running or self._is_due(known(step.picture))):
            self._drawn_at, self._stride = monotonic(), known(step.picture).stride
            self.grew.emit()

    def _is_due(self, picture: Picture) -> bool:
        """The first picture is drawn at once, a finer one soon, a few points more only now and then."""
        since = monotonic() - self._drawn_at
        finer = picture.stride != self._stride
        return not self._stride or since > (_FINER_EVERY_S if finer else _DRAW_EVERY_S)

    def _refuse(self, sentence: str) -> None:
        self._asked = None
        self.failed.emit(sentence)

    def _feel_ball(self) -> None:
        landscape, place = known(self.terrain).landscape, self._ball
        if self.here is not None and self.here.place == place:
            self.felt.emit()
            return
        if len(landscape.images) <= AT_ONCE:
            self._attempt(lambda: self._feel(_last(_feeling(landscape, place))))
        else:
            self._feeling.start(lambda: _feeling(landscape, place))

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except ValueError as problem:
            self.failed.emit(str(problem))

    def _feel(self, here: Here) -> None:
        self.here = here
        self.felt.emit()


def surveying(
    shown: Shown, state: Landscape, terrain: Terrain | None, region: Region | None, count: int
) -> Iterator[Progress | Survey]:
    """Find the slice, unless it is known, and its picture of `count` points a side, coarse first."""
    if terrain is None:
        for step in surveying_ways(shown, state):
            if isinstance(step, Terrain):
                terrain = step
            else:
                yield step
    if terrain is None:
        return
    seen = region or terrain.region
    yield Survey(terrain, seen, None)
    landscape = terrain.landscape
    across = np.linspace(*ends(seen, 0), count)
    if len(landscape.directions) == 1:
        pictures = landscape.line(across)
    else:
        pictures = landscape.plane(across, np.linspace(*ends(seen, 1), count))
    for picture in pictures:
        if picture.stride:
            terrain = with_ends(terrain)
        yield Survey(terrain, seen, picture)


def _judging(landscape: Slice, place: tuple[float, ...]) -> Iterator[Here | None]:
    """The exact numbers at a place in small steps; None on the way, and where nothing can be counted."""
    try:
        network = landscape.network_at(*place)
    except ValueError:
        yield None
        return
    for found in growing_total_cost(network, landscape.images, landscape.labels):
        yield Here(place, found.cost, found.accuracy, None) if found.done == found.total else None


def _feeling(landscape: Slice, place: tuple[float, ...]) -> Iterator[Here]:
    found = landscape.evaluate_at(*place)
    yield Here(place, found.cost, found.accuracy, feel(landscape, *place))


def _lower_places(
    landscape: Slice, here: Here, down: tuple[float, ...], size: float
) -> Iterator[tuple[float, float] | None]:
    """Last, the first of shorter and shorter steps that ends lower, or None."""
    for _ in range(_TRIES):
        place = [far + size * step for far, step in zip(here.place, down, strict=True)]
        if landscape.evaluate_at(*place).cost < here.cost:
            yield place[0], place[1] if len(place) == 2 else 0.0
            return
        yield None
        size /= 2


def _last(work: Iterator[Any]) -> Any:
    *_, last = work
    return last

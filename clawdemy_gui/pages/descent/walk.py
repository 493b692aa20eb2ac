"""What a descent's worker does: open what the recipe names, walk, and lay down every point it measures.

The window sees only the latest of what a worker yields, so each yield carries the whole list of points so far
and how many of them there are: none is lost.
"""

from collections.abc import Iterator
from time import monotonic, sleep
from typing import NamedTuple

from clawdemy_gui.core.descent import Checkpoint
from clawdemy_gui.core.descent_run.schedule import Phase, Point, measure, start_of, walk
from clawdemy_gui.files import stand_ins
from clawdemy_gui.files.images.dataset import DataError, Progress
from clawdemy_gui.files.networks.network_file import SavedNetwork
from clawdemy_gui.files.networks.recipe import opening_stretches
from clawdemy_gui.files.subject import opening_network
from clawdemy_gui.state.subject import Subject, Training

_NAP_S = 0.004
_LONGEST_CATCHING_UP_S = 0.1


class Walked(NamedTuple):
    """How far a walk has come."""

    points: list[Point]
    """Everything measured since the walk began; only ever added to, by the worker."""
    many: int
    """How many of them belong to this yield."""
    moment: Checkpoint
    """Where it is."""
    over_stand_ins: bool
    """Whether it walks over something that is in the place of images, or of a network, that it names."""


def walking(
    training: Training, moment: Checkpoint | None, until: int, pace: float = 0.0
) -> Iterator[Progress | Walked]:
    """Walk from `moment` (None: the start) to step `until`; the first and the last moment are measured.

    `pace`: steps a second, 0 for as fast as the machine goes. Yields Progress while it opens images and
    networks. Raises DataError, where the next walk has something in the place of what cannot be had, and
    ValueError when the dials grow too large to count with.
    """
    try:
        yield from _walking(training, moment, until, pace)
    except DataError:
        for leg in training.legs:
            stand_ins.put_in_place_of(Subject(leg.data, training.start))
        raise


def _walking(
    training: Training, moment: Checkpoint | None, until: int, pace: float
) -> Iterator[Progress | Walked]:
    for found in opening_network(training.start) if moment is None else ():
        if isinstance(found, SavedNetwork):
            moment = start_of(found.network)
        else:
            yield found
    stretches: list[Phase] = []
    for opened in opening_stretches(training):
        if isinstance(opened, Progress):
            yield opened
        else:
            stretches = opened
    if moment is None:
        return
    over_stand_ins = any(stand_ins.missing(Subject(leg.data, training.start)) for leg in training.legs)
    points = [measure(moment, _stretch_at(moment.step, stretches))]
    yield Walked(points, 1, moment, over_stand_ins)
    steps = _paced(moment, stretches, until, pace) if pace else walk(moment, stretches, until)
    for step in steps:
        if isinstance(step, Point):
            points.append(step)
            moment = step.checkpoint
        else:
            moment = step
        yield Walked(points, len(points), moment, over_stand_ins)


def _stretch_at(step: int, stretches: list[Phase]) -> Phase:
    return next(stretch for stretch in reversed(stretches) if stretch.step <= step)


def _paced(
    moment: Checkpoint, stretches: list[Phase], until: int, pace: float
) -> Iterator[Checkpoint | Point]:
    """The same walk in time: every few steps it waits until they are due, and measures."""
    began, first = monotonic(), moment.step
    while moment.step < until:
        due = first + int((monotonic() - began) * pace)
        if due <= moment.step:
            sleep(_NAP_S)
            yield moment
            continue
        most = moment.step + max(1, int(pace * _LONGEST_CATCHING_UP_S))
        for step in walk(moment, stretches, min(due, most, until)):
            moment = step.checkpoint if isinstance(step, Point) else step
            yield step
        if due > most:
            began, first = monotonic(), moment.step

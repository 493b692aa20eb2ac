"""Finds the images of a training recipe and follows it: the way from a recipe to the network it trains."""

from collections.abc import Iterator

from clawdemy_gui.core.descent import Checkpoint
from clawdemy_gui.core.descent_run.schedule import Phase, random_labels, start_of, walk
from clawdemy_gui.core.images import Images, Labels
from clawdemy_gui.core.network import Network
from clawdemy_gui.files.images.dataset import DataError, DataSet, Progress, translate
from clawdemy_gui.files.images.opened_data import opening_data, other_part
from clawdemy_gui.state.subject import Leg, Training


def opening_stretches(training: Training, measured: bool = True) -> Iterator[Progress | list[Phase]]:
    """Open what the legs name in small steps: yields Progress and, last, a stretch for each leg.

    `measured`: with the test images, where there are any. Raises DataError.
    """
    stretches: list[Phase] = []
    for leg in training.legs:
        opened: DataSet | None = None
        for step in opening_data(leg.data):
            if isinstance(step, DataSet):
                opened = step
            else:
                yield step
        if opened is None:
            raise DataError(translate("Data", "These images could not be opened"))
        tests: tuple[Images, Labels] | None = None
        other = other_part(leg.data, opened) if measured else None
        if other is not None:
            for step in opening_data(other):
                if isinstance(step, DataSet):
                    tests = step.images, step.labels
                else:
                    yield step
        stretches.append(_stretch(leg, opened, tests, training.seed))
    yield stretches


def _stretch(leg: Leg, data: DataSet, tests: tuple[Images, Labels] | None, seed: int) -> Phase:
    labels: Labels = random_labels(len(data), seed) if leg.random_labels else data.labels
    return Phase(leg.step, data.images, labels, tests, leg.step_size, leg.batch_size, seed)


def training_again(training: Training, start: Network) -> Iterator[Progress | Network]:
    """Follow the recipe in small steps: yields Progress in steps downhill and, last, the network.

    Raises DataError and, when the dials grow too large to count with, ValueError.
    """
    moment: Checkpoint = start_of(start)
    for stretches in opening_stretches(training, measured=False):
        if isinstance(stretches, Progress):
            yield stretches
            continue
        for step in walk(moment, stretches, training.step):
            moment = step if isinstance(step, Checkpoint) else step.checkpoint
            yield Progress(moment.step, training.step)
    yield moment.network

"""The schedule of a descent: its phases one after the other, and on the way how wrong the network is.

Measuring looks at the network and never touches it, and where it happens follows from the number of the step
alone: the same start, seed and phases give the same dials and the same curve, however fast anyone watches.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from clawdemy_gui.core.descent import Checkpoint, descend
from clawdemy_gui.core.images import DIGITS, Images, Labels
from clawdemy_gui.core.network import Network, evaluate

_FINEST = 16
"""Up to this step every step is measured; further on, about sixteen times in each doubling of the steps,"""
_COARSEST = 2
"""or twice where measuring takes long,"""
_US_A_DOUBLING = 40_000.0
"""so that it takes about so long in each."""
_MEASURING_SHARE = 0.05
"""Measuring takes at most about this share of the time,"""
_US_A_JUDGED_IMAGE, _US_A_MEASUREMENT = 0.3, 250.0
"""by these times, taken on one core of a laptop: µs for each image, and once,"""
_US_A_LEARNED_IMAGE, _US_A_STEP = 0.9, 12.0
"""and the same for a step downhill."""
_US_A_LOOK = 12_000.0
"""How long to walk between two looks at where one is."""
_LOOKED_AT = 100
"""So many images tell how bright the outputs are."""


class Phase(NamedTuple):
    """From `step` on, steps of `step_size` over `batch_size` of these images; evaluated on both sets."""

    step: int
    images: Images
    labels: Labels
    tests: tuple[Images, Labels] | None
    step_size: float
    batch_size: int
    """At most the number of images is used."""
    seed: int


class Point(NamedTuple):
    """How wrong the network is at a checkpoint, over all training images and all test images."""

    checkpoint: Checkpoint
    cost: float
    accuracy: float
    test_cost: float
    """NaN where there are no test images, like the accuracy."""
    test_accuracy: float
    brightness: float
    """The average output, 0…1, over the first images."""


def random_labels(count: int, seed: int) -> Labels:
    """Labels drawn by chance, each digit as likely as any other, (count,)."""
    drawn: Labels = np.random.default_rng([seed, 0x1ABE1]).integers(0, DIGITS, count, np.uint8)
    return drawn


def start_of(network: Network) -> Checkpoint:
    """The checkpoint before the first step."""
    return Checkpoint(0, network, 0)


def measure(checkpoint: Checkpoint, phase: Phase) -> Point:
    """Evaluate the network of a checkpoint over the images of its phase. Raises ValueError."""
    found = evaluate(checkpoint.network, phase.images, phase.labels)
    test_cost = test_accuracy = float("nan")
    if phase.tests is not None:
        tested = evaluate(checkpoint.network, *phase.tests)
        test_cost, test_accuracy = tested.cost, tested.accuracy
    brightness = float(checkpoint.network.outputs(phase.images[:_LOOKED_AT]).mean(dtype=np.float64))
    return Point(checkpoint, found.cost, found.accuracy, test_cost, test_accuracy, brightness)


def measured_every(phase: Phase, step: int) -> int:
    """How many steps there are between measurements near `step`: a power of two."""
    widest = _power_of_two(_us_a_measurement(phase) / _MEASURING_SHARE / _us_a_step(phase))
    return min(widest, _power_of_two(step / _in_a_doubling(phase)))


def _in_a_doubling(phase: Phase) -> int:
    """How often it is measured while the number of steps doubles."""
    wanted = _power_of_two(_US_A_DOUBLING / _us_a_measurement(phase))
    return min(max(wanted, _COARSEST), _FINEST)


def _us_a_measurement(phase: Phase) -> float:
    evaluated = len(phase.images) + (len(phase.tests[0]) if phase.tests else 0)
    return _US_A_MEASUREMENT + _US_A_JUDGED_IMAGE * evaluated


def _us_a_step(phase: Phase) -> float:
    return _US_A_STEP + _US_A_LEARNED_IMAGE * min(phase.batch_size, len(phase.images))


def _power_of_two(number: float) -> int:
    """The largest power of two that is not above `number`, at least 1."""
    return 1 << max(0, int(number).bit_length() - 1)


def walk(checkpoint: Checkpoint, phases: Sequence[Phase], until: int) -> Iterator[Checkpoint | Point]:
    """Follow the phases from `checkpoint` to step `until`.

    Yields a Checkpoint every few milliseconds, and in its place a Point where the schedule says so and at the
    end. The phases begin at rising steps, the first at or before `checkpoint`. Raises ValueError when the
    dials have grown too large to count with.
    """
    while checkpoint.step < until:
        phase, end = _here(checkpoint.step, phases, until)
        apart = measured_every(phase, checkpoint.step)
        look = min(apart, _power_of_two(_US_A_LOOK / _us_a_step(phase)))
        to_grid = -checkpoint.step % look
        if to_grid:
            pace, end = to_grid, min(end, checkpoint.step + to_grid)
        else:
            pace, end = look, min(end, _next_pace(checkpoint.step, apart, phase))
        for reached in _steps(checkpoint, phase, pace, end):
            here = reached.step == until or reached.step % measured_every(phase, reached.step) == 0
            yield measure(reached, phase) if here else reached
            checkpoint = reached


def _here(step: int, phases: Sequence[Phase], until: int) -> tuple[Phase, int]:
    """The phase for the step after `step`, and where it ends."""
    number = max(n for n, phase in enumerate(phases) if phase.step <= step)
    later = [phase.step for phase in phases[number + 1 : number + 2]]
    return phases[number], min([until, *later])


def _next_pace(step: int, apart: int, phase: Phase) -> int:
    """The step from which measurements are further apart; far away if they never are."""
    wider = 2 * apart * _in_a_doubling(phase)
    return wider if measured_every(phase, max(wider, step)) > apart else step + (1 << 40)


def _steps(checkpoint: Checkpoint, phase: Phase, pace: int, end: int) -> Iterator[Checkpoint]:
    """Checkpoints `pace` steps apart, the last one at `end`."""
    whole = checkpoint.step + (end - checkpoint.step) // pace * pace
    for every, stop in ((pace, whole), (end - whole, end)):
        if checkpoint.step < stop:
            for reached in _descending(checkpoint, phase, every):
                yield reached
                checkpoint = reached
                if reached.step >= stop:
                    break


def _descending(checkpoint: Checkpoint, phase: Phase, every: int) -> Iterator[Checkpoint]:
    return descend(
        checkpoint.network,
        phase.images,
        phase.labels,
        phase.step_size,
        min(phase.batch_size, len(phase.images)),
        phase.seed,
        step=checkpoint.step,
        seen=checkpoint.seen,
        every=every,
    )

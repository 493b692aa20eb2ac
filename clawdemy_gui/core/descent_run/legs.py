"""The course of a descent: its legs one after the other, and on the way how wrong the network is.

Measuring looks at the network and never touches it, and where it happens follows from the number of the step
alone: the same start, seed and legs give the same dials and the same curve, however fast anyone watches.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from clawdemy_gui.core.descent import Moment, descend
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


class Stretch(NamedTuple):
    """From `step` on, steps of `step_size` over `batch_size` of these images; judged on both sets."""

    step: int
    images: Images
    labels: Labels
    tests: tuple[Images, Labels] | None
    step_size: float
    batch_size: int
    """At most the number of images is used."""
    seed: int


class Point(NamedTuple):
    """How wrong the network is at a moment, over all training images and all test images."""

    moment: Moment
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


def start_of(network: Network) -> Moment:
    """The moment before the first step."""
    return Moment(0, network, 0)


def measure(moment: Moment, stretch: Stretch) -> Point:
    """Judge the network of a moment by the images of its stretch. Raises ValueError."""
    found = evaluate(moment.network, stretch.images, stretch.labels)
    test_cost = test_accuracy = float("nan")
    if stretch.tests is not None:
        tested = evaluate(moment.network, *stretch.tests)
        test_cost, test_accuracy = tested.cost, tested.accuracy
    brightness = float(moment.network.outputs(stretch.images[:_LOOKED_AT]).mean(dtype=np.float64))
    return Point(moment, found.cost, found.accuracy, test_cost, test_accuracy, brightness)


def measured_every(stretch: Stretch, step: int) -> int:
    """How many steps there are between measurements near `step`: a power of two."""
    widest = _power_of_two(_us_a_measurement(stretch) / _MEASURING_SHARE / _us_a_step(stretch))
    return min(widest, _power_of_two(step / _in_a_doubling(stretch)))


def _in_a_doubling(stretch: Stretch) -> int:
    """How often it is measured while the number of steps doubles."""
    wanted = _power_of_two(_US_A_DOUBLING / _us_a_measurement(stretch))
    return min(max(wanted, _COARSEST), _FINEST)


def _us_a_measurement(stretch: Stretch) -> float:
    judged = len(stretch.images) + (len(stretch.tests[0]) if stretch.tests else 0)
    return _US_A_MEASUREMENT + _US_A_JUDGED_IMAGE * judged


def _us_a_step(stretch: Stretch) -> float:
    return _US_A_STEP + _US_A_LEARNED_IMAGE * min(stretch.batch_size, len(stretch.images))


def _power_of_two(number: float) -> int:
    """The largest power of two that is not above `number`, at least 1."""
    return 1 << max(0, int(number).bit_length() - 1)


def walk(moment: Moment, stretches: Sequence[Stretch], until: int) -> Iterator[Moment | Point]:
    """Follow the stretches from `moment` to step `until`.

    Yields a Moment every few milliseconds, and in its place a Point where the schedule says so and at the
    end. The stretches begin at rising steps, the first at or before `moment`. Raises ValueError when the
    dials have grown too large to count with.
    """
    while moment.step < until:
        stretch, end = _here(moment.step, stretches, until)
        apart = measured_every(stretch, moment.step)
        look = min(apart, _power_of_two(_US_A_LOOK / _us_a_step(stretch)))
        to_grid = -moment.step % look
        if to_grid:
            pace, end = to_grid, min(end, moment.step + to_grid)
        else:
            pace, end = look, min(end, _next_pace(moment.step, apart, stretch))
        for reached in _steps(moment, stretch, pace, end):
            here = reached.step == until or reached.step % measured_every(stretch, reached.step) == 0
            yield measure(reached, stretch) if here else reached
            moment = reached


def _here(step: int, stretches: Sequence[Stretch], until: int) -> tuple[Stretch, int]:
    """The stretch for the step after `step`, and where it ends."""
    number = max(n for n, stretch in enumerate(stretches) if stretch.step <= step)
    later = [stretch.step for stretch in stretches[number + 1 : number + 2]]
    return stretches[number], min([until, *later])


def _next_pace(step: int, apart: int, stretch: Stretch) -> int:
    """The step from which measurements are further apart; far away if they never are."""
    wider = 2 * apart * _in_a_doubling(stretch)
    return wider if measured_every(stretch, max(wider, step)) > apart else step + (1 << 40)


def _steps(moment: Moment, stretch: Stretch, pace: int, end: int) -> Iterator[Moment]:
    """Moments `pace` steps apart, the last one at `end`."""
    whole = moment.step + (end - moment.step) // pace * pace
    for every, stop in ((pace, whole), (end - whole, end)):
        if moment.step < stop:
            for reached in _descending(moment, stretch, every):
                yield reached
                moment = reached
                if reached.step >= stop:
                    break


def _descending(moment: Moment, stretch: Stretch, every: int) -> Iterator[Moment]:
    return descend(
        moment.network,
        stretch.images,
        stretch.labels,
        stretch.step_size,
        min(stretch.batch_size, len(stretch.images)),
        stretch.seed,
        step=moment.step,
        seen=moment.seen,
        every=every,
    )

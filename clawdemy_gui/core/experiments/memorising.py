"""Trains two networks on the same images, one with their labels and one with labels drawn by chance."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.descent_run.schedule import random_labels
from clawdemy_gui.core.experiments.step import Step, drawn
from clawdemy_gui.core.images import Images, Labels, checked_set
from clawdemy_gui.core.network import Network, evaluate

LEARNED_IMAGES = 300
TEST_IMAGES = 360
STEP_SIZE, BATCH_SIZE = 1.5, 10
EPOCHS = 400
"""Enough to see a network learn labels by heart."""
_MEASURED_EVERY = 20
"""Epochs between two measurements."""


class Trained(NamedTuple):
    """How the cost of one network fell, and where it arrived; costs before training come first."""

    training: npt.NDArray[np.float64]
    """(n,) total costs of the images it learns from, one for each measurement."""
    test: npt.NDArray[np.float64]
    """(n,) total costs of the images it never saw, under their true labels."""
    accuracy: float
    """On the images it learned from, under the labels it learned, 0…1."""
    test_accuracy: float


class Memorising(NamedTuple):
    """Both networks so far."""

    true: Trained
    random: Trained | None
    """None while the other one still learns."""
    images: int
    test_images: int
    epochs_apart: int = _MEASURED_EVERY


def memorising(images: Images, labels: Labels, seed: int, epochs: int = EPOCHS) -> Iterator[Step[Memorising]]:
    """Both start from the same random dials of `seed`, see the same images in the same order, and walk the
    same number of steps. They learn the first images of the set; tested are others, drawn by chance; in a
    small set, a quarter is kept for that.

    Raises ValueError if there are fewer than four images.
    """
    checked, digits = checked_set(images, labels)
    count = min(LEARNED_IMAGES, len(checked) * 3 // 4)
    if len(checked) - count < 1 or not count:
        raise ValueError("This experiment needs at least four images.")
    learned, right = checked[:count], digits[:count]
    tests, test_labels, _ = drawn(checked[count:], digits[count:], TEST_IMAGES, seed)
    test_set = (tests, test_labels)
    wrong = random_labels(count, seed)
    total = 2 * (epochs // _MEASURED_EVERY)
    for done, true in enumerate(_learning(learned, right, test_set, seed, epochs)):
        yield Step(done, total, Memorising(true, None, count, len(tests)))
    for done, by_chance in enumerate(_learning(learned, wrong, test_set, seed, epochs), total // 2):
        yield Step(done, total, Memorising(true, by_chance, count, len(tests)))


def _learning(
    images: Images, labels: Labels, tests: tuple[Images, Labels], seed: int, epochs: int
) -> Iterator[Trained]:
    """One network, measured at the start and every few epochs."""
    start = Network.random(seed)
    batch = min(BATCH_SIZE, len(images))
    steps = -(-len(images) // batch)
    curves: list[tuple[float, float]] = []
    descent = descend(start, images, labels, STEP_SIZE, batch, seed, every=steps)
    network, epoch = start, 0
    while True:
        if epoch % _MEASURED_EVERY == 0:
            found, tested = evaluate(network, images, labels), evaluate(network, *tests)
            curves.append((found.cost, tested.cost))
            training, test = np.array(curves).T
            yield Trained(training, test, found.accuracy, tested.accuracy)
        if epoch >= epochs:
            return
        network, epoch = next(descent).network, epoch + 1

"""The jobs of the table of ratios: ours, the forms of its peers, and what the processor allows."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from clawdemy_gui.core import blackboard, digits
from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.dials import hold
from clawdemy_gui.core.fast.sigmoid import sigmoid
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.images import pixels
from clawdemy_gui.core.landscape import plane
from clawdemy_gui.core.network import Network, total_cost
from clawdemy_gui.core.slices.directions import random_direction
from tests.benchmarks.peers import plain_evaluation

try:
    from tests.benchmarks import torch_peers
except ImportError:
    torch_peers = None

NETWORK = Network.random(1)
DESIRED = np.eye(10, dtype=np.float32)
STEP_SIZE, BATCH = 1.5, 10
VALUES, MANY_VALUES = np.linspace(-1, 1, 21), np.linspace(-5, 5, 201)
NEURONS = 16 + 16 + 10
LATER_WEIGHTS = 16 * 16 + 16 * 10
WEIGHTS = 784 * 16 + LATER_WEIGHTS
TIMES = 40
"""The embedded images so many times over are as many as MNIST has, and no cache holds them."""
STEPS = 1500
"""Steps of descent that a peer takes, of an epoch's."""
BOARD, USUAL, BEST = "blackboard, float32", "PyTorch", "PyTorch, by hand"


class Form(NamedTuple):
    """One way that a peer does a job."""

    run: Callable[[], object]
    share: float = 1.0
    """How much of the work one call does."""


class Job(NamedTuple):
    name: str
    ours: Callable[[], object]
    peers: dict[str, list[Form]]
    """Of several forms of a peer the fastest counts."""
    products: float
    """Multiplications with an addition that the job cannot do without."""
    sigmoids: float


def jobs(with_torch: bool) -> list[Job]:
    """On the embedded digits, which every machine has, and on these repeated to as many as MNIST has."""
    few_images, few_labels = digits.training()
    images, labels = np.tile(few_images, (TIMES, 1)), np.tile(few_labels, TIMES)
    brightness, desired = pixels(images, np.float32), DESIRED[labels]
    count, few, points = len(images), len(few_labels), len(VALUES) ** 2
    directions = random_direction(NETWORK, 1), random_direction(NETWORK, 2)
    lit = (images > 0).sum(axis=0)
    dial, moved = NETWORK.index(1, 3, int(lit.argmax())), int(lit.max())
    held = hold(NETWORK, images, labels)
    steps = count // BATCH
    board = Form(plain_evaluation(NETWORK, images, labels))
    board_few = Form(plain_evaluation(NETWORK, few_images, few_labels))

    def board_steps():
        layers = NETWORK.matrices
        for batch in np.random.default_rng(1).permutation(count)[: STEPS * BATCH].reshape(STEPS, BATCH):
            layers = blackboard.step_downhill(layers, brightness[batch], desired[batch], STEP_SIZE)

    def board_gradient():
        for start in range(0, count, 2000):
            here = slice(start, start + 2000)
            blackboard.cost_and_slopes(NETWORK.matrices, brightness[here], desired[here])

    torch = _torch_forms(images, labels, few_images, few_labels, directions) if with_torch else {}
    found = [
        Job("total cost, 1,437 images", lambda: total_cost(NETWORK, few_images, few_labels),
            {BOARD: [board_few]}, few * WEIGHTS, few * NEURONS),
        Job("total cost", lambda: total_cost(NETWORK, images, labels),
            {BOARD: [board]}, count * WEIGHTS, count * NEURONS),
        Job("gradient", lambda: cost_and_gradient(NETWORK, images, labels),
            {BOARD: [Form(board_gradient)]}, 2 * count * WEIGHTS, count * NEURONS),
        Job("epoch, 10 images a step",
            lambda: next(descend(NETWORK, images, labels, STEP_SIZE, BATCH, 1, every=steps)),
            {BOARD: [Form(board_steps, STEPS / steps)]}, 2 * count * WEIGHTS, count * NEURONS),
        Job("worst dial, one turn", lambda: held.turn(dial, 0.3),
            {BOARD: [board]}, moved * (16 + 160), moved * (1 + 16 + 10)),
        Job("worst dial, 201 values", lambda: list(held.sweep(dial, MANY_VALUES)),
            {BOARD: [_part(board, len(MANY_VALUES))]},
            len(MANY_VALUES) * moved * (16 + 160), len(MANY_VALUES) * moved * (1 + 16 + 10)),
        Job("plane, 21 × 21, 1,437 images",
            lambda: list(plane(NETWORK, *directions, VALUES, VALUES, few_images, few_labels)),
            {BOARD: [_part(board_few, points)]}, points * few * LATER_WEIGHTS, points * few * NEURONS),
    ]  # fmt: skip
    return [job._replace(peers=job.peers | torch.get(job.name, {})) for job in found]


def _part(form: Form, of: int) -> Form:
    """A form that does one of so many equal parts."""
    return form._replace(share=form.share / of)


def _torch_forms(images, labels, few_images, few_labels, directions) -> dict[str, dict[str, list[Form]]]:
    """For each job's name PyTorch's forms, in one thread: two need more of the processor's time."""
    brightness, few = pixels(images, np.float32), pixels(few_images, np.float32)
    steps = len(labels) // BATCH

    def forms(make, *data):
        return [Form(run) for run in make(NETWORK, *data, threads=1).values()]

    whole = forms(torch_peers.evaluations, brightness, labels)
    descent = NETWORK, brightness, labels, STEP_SIZE, STEPS
    rows = torch_peers.planes(NETWORK, directions, VALUES, few, few_labels)
    row_at_a_time = {name: [Form(lambda run=run: run([0.3]), 1 / len(VALUES))] for name, run in rows.items()}
    return {
        "total cost, 1,437 images": {USUAL: forms(torch_peers.total_costs, few, few_labels)},
        "total cost": {USUAL: forms(torch_peers.total_costs, brightness, labels)},
        "gradient": {USUAL: forms(torch_peers.gradients, brightness, labels)},
        "epoch, 10 images a step": {
            USUAL: [Form(torch_peers.sequential(*descent), STEPS / steps)],
            BEST: [Form(torch_peers.by_hand(*descent)[0], STEPS / steps)],
        },
        "worst dial, one turn": {USUAL: whole},
        "worst dial, 201 values": {USUAL: [_part(form, len(MANY_VALUES)) for form in whole]},
        "plane, 21 × 21, 1,437 images": {
            USUAL: row_at_a_time["point by point"],
            BEST: row_at_a_time["linear"],
        },
    }


def limits() -> tuple[Callable[[], object], float, Callable[[], object], float]:
    """A product and its multiplications, a pass of sigmoids and its elements: one core's best rates."""
    side, sums = np.ones((512, 512), np.float32), np.zeros(16_384, np.float32)
    product, scratch = np.empty_like(side), np.empty_like(sums)

    def apply():
        np.copyto(scratch, sums)
        sigmoid().apply(scratch)

    return lambda: np.matmul(side, side, out=product), 512.0**3, apply, float(len(sums))

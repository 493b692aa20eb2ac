"""The jobs of the table of ratios: ours, the forms of its peers, and what the processor allows."""

import os
from collections.abc import Callable
from functools import partial
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
from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.networks.network_file import open_network
from clawdemy_gui.resource import resource
from tests.benchmarks.peers import plain_evaluation

try:
    from tests.benchmarks import torch_peers
except ImportError:
    torch_peers = None

START = Network.random(1)
"""Where an epoch begins."""
DESIRED = np.eye(10, dtype=np.float32)
STEP_SIZE, BATCH = 1.5, 10
MANY_VALUES = np.linspace(-5, 5, 201)
NEURONS = 16 + 16 + 10
LATER_WEIGHTS = 16 * 16 + 16 * 10
WEIGHTS = 784 * 16 + LATER_WEIGHTS
TIMES = 40
"""The embedded images so many times over are as many as MNIST has, and no cache holds them."""
STEPS = 1500
"""Steps of descent that a peer takes, of an epoch's."""
BOARD, USUAL, BEST = "blackboard, float32", "PyTorch", "PyTorch, by hand"
TOTAL, GRADIENT, EPOCH = "total cost", "gradient", "epoch, 10 images a step"
FEW = "total cost, 1,437 images"
TURN, SWEEP = "worst dial, one turn", "worst dial, 201 values"


class Data(NamedTuple):
    """What the jobs are done on."""

    name: str
    network: Network
    images: np.ndarray
    labels: np.ndarray
    plane_images: int
    """The plane is over so many of them."""
    plane_side: int
    """It has so many points in each direction."""
    threads: int
    """A peer may use up to so many."""


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
    after_a_pause: bool = False
    """By the clock, one call at a time: the window asks it once, when a hand has moved, and not in a row."""


def embedded() -> Data:
    """What every machine has, repeated; for an untrained network, none of whose neurons rests. One thread."""
    images, labels = digits.training()
    many = np.tile(images, (TIMES, 1)), np.tile(labels, TIMES)
    return Data("57,480 embedded digits", START, *many, len(images), 21, 1)


def real_mnist() -> Data:
    """MNIST and a network that learned it, on every core: what our goals were set for.

    Raises SystemExit where MNIST is not on this computer.
    """
    if mnist.folder() is None:
        raise SystemExit(f"{mnist.VARIABLE} names no folder with MNIST.")
    *_, data = mnist.opening_mnist("training")
    network = open_network(resource("networks/mnist-a.npz")).network
    return Data(
        "MNIST", network, np.ascontiguousarray(data.images), data.labels, 2000, 51, os.cpu_count() or 1
    )


def plane_name(side: int, images: int) -> str:
    return f"plane, {side} × {side}, {images:,} images"


def jobs(data: Data, with_torch: bool) -> list[Job]:
    """All jobs on these images, and the total cost of few images, which the window asks most often."""
    _, network, images, labels, plane_images, side, threads = data
    few_images, few_labels = digits.training()
    brightness, desired = pixels(images, np.float32), DESIRED[labels]
    count, few, points, values = len(images), len(few_labels), side**2, np.linspace(-1, 1, side)
    directions = random_direction(network, 1), random_direction(network, 2)
    lit = (images > 0).sum(axis=0)
    dial, moved = network.index(1, 3, int(lit.argmax())), int(lit.max())
    held = hold(network, images, labels)
    steps = count // BATCH
    in_plane = images[:plane_images], labels[:plane_images]

    def plain(*some):
        return _numpy_forms(plain_evaluation(network, *some), threads)

    def board_steps():
        layers = START.matrices
        for batch in np.random.default_rng(1).permutation(count)[: STEPS * BATCH].reshape(STEPS, BATCH):
            layers = blackboard.step_downhill(layers, brightness[batch], desired[batch], STEP_SIZE)

    def board_gradient():
        for start in range(0, count, 1000):
            here = slice(start, start + 1000)
            blackboard.cost_and_slopes(network.matrices, brightness[here], desired[here])

    board = plain(images, labels)
    torch = _torch_forms(data, few_images, few_labels, directions, values) if with_torch else {}
    found = [
        Job(FEW, lambda: total_cost(network, few_images, few_labels),
            {BOARD: plain(few_images, few_labels)}, few * WEIGHTS, few * NEURONS, after_a_pause=True),
        Job(TOTAL, lambda: total_cost(network, images, labels),
            {BOARD: board}, count * WEIGHTS, count * NEURONS),
        Job(GRADIENT, lambda: cost_and_gradient(network, images, labels),
            {BOARD: _numpy_forms(board_gradient, threads)},
            2 * count * WEIGHTS, count * NEURONS),
        Job(EPOCH, lambda: next(descend(START, images, labels, STEP_SIZE, BATCH, 1, every=steps)),
            {BOARD: [Form(board_steps, STEPS / steps)]}, 2 * count * WEIGHTS, count * NEURONS),
        Job(TURN, lambda: held.turn(dial, 0.3),
            {BOARD: board}, moved * (16 + 160), moved * (1 + 16 + 10)),
        Job(SWEEP, lambda: list(held.sweep(dial, MANY_VALUES)),
            {BOARD: _parts(board, len(MANY_VALUES))},
            len(MANY_VALUES) * moved * (16 + 160), len(MANY_VALUES) * moved * (1 + 16 + 10)),
        Job(plane_name(side, plane_images),
            lambda: list(plane(network, *directions, values, values, *in_plane)),
            {BOARD: _parts(plain(*in_plane), points)},
            points * plane_images * LATER_WEIGHTS, points * plane_images * NEURONS),
    ]  # fmt: skip
    return [job._replace(peers=job.peers | torch.get(job.name, {})) for job in found]


def _numpy_forms(run: Callable[[], object], threads: int) -> list[Form]:
    """Plain numpy, whose products may use one thread or so many."""
    if threads == 1:
        return [Form(run)]
    from threadpoolctl import threadpool_limits

    def with_threads():
        with threadpool_limits(threads, "blas"):
            return run()

    return [Form(run), Form(with_threads)]


def _parts(forms: list[Form], of: int) -> list[Form]:
    """Forms that do one of so many equal parts."""
    return [form._replace(share=form.share / of) for form in forms]


def _torch_forms(data: Data, few_images, few_labels, directions, values) -> dict[str, dict[str, list[Form]]]:
    """For each job's name PyTorch's forms, with one thread and with as many as it may use."""
    images, labels, plane_images = data.images, data.labels, data.plane_images
    brightness, few = pixels(images, np.float32), pixels(few_images, np.float32)
    steps, crews = len(labels) // BATCH, sorted({1, data.threads})

    def forms(make, network, *some):
        return [Form(run) for threads in crews for run in make(network, *some, threads=threads).values()]

    def rows(which):
        made = [
            torch_peers.planes(
                data.network, directions, values, brightness[:plane_images], labels[:plane_images], threads
            )
            for threads in crews
        ]
        return [Form(partial(run[which], [0.3]), 1 / len(values)) for run in made]

    whole = forms(torch_peers.evaluations, data.network, brightness, labels)
    descent = START, brightness, labels, STEP_SIZE, STEPS
    return {
        FEW: {USUAL: forms(torch_peers.total_costs, data.network, few, few_labels)},
        TOTAL: {USUAL: forms(torch_peers.total_costs, data.network, brightness, labels)},
        GRADIENT: {USUAL: forms(torch_peers.gradients, data.network, brightness, labels)},
        EPOCH: {
            USUAL: [Form(torch_peers.sequential(*descent, threads), STEPS / steps) for threads in crews],
            BEST: [Form(torch_peers.by_hand(*descent, threads)[0], STEPS / steps) for threads in crews],
        },
        TURN: {USUAL: whole},
        SWEEP: {USUAL: _parts(whole, len(MANY_VALUES))},
        plane_name(len(values), plane_images): {USUAL: rows("point by point"), BEST: rows("linear")},
    }


def limits() -> tuple[Callable[[], object], float, Callable[[], object], float]:
    """A product and its multiplications, a pass of sigmoids and its elements: one core's best rates."""
    side, sums = np.ones((512, 512), np.float32), np.zeros(16_384, np.float32)
    product, scratch = np.empty_like(side), np.empty_like(sums)

    def apply():
        np.copyto(scratch, sums)
        sigmoid().apply(scratch)

    return lambda: np.matmul(side, side, out=product), 512.0**3, apply, float(len(sums))

"""Trains and saves the networks that ship: python resources/networks/rebuild.py

Those that learn from MNIST are rebuilt where files/images/mnist.py finds MNIST.
Another processor rounds differently, so it gets networks like these, not the same ones bit for bit.

The seeds were chosen among thirty (MNIST: fourteen): A is often sure of uniform noise (more than half of such
images get an answer above 0.9), and on the line from its start to its end the cost never rises. The half-way
point stands where the cost has come down to about half of the shrug's.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from clawdemy_gui.core import digits
from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.network import Network
from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.images.dataset import DataSet
from clawdemy_gui.files.networks.network_file import About, Recipe, save_network

FOLDER = Path(__file__).parent
STEP_SIZE, BATCH_SIZE = 1.5, 10


class Plan(NamedTuple):
    """What a network that ships learns, and for how long."""

    name: str
    learned_from: str
    seed: int
    epochs: int
    images: int | None = None
    """The first so many of the set; None for all."""


PLANS = (
    Plan("digits-a", "digits", seed=8, epochs=200),
    Plan("digits-a-start", "digits", seed=8, epochs=0),
    Plan("digits-a-half-way", "digits", seed=8, epochs=1),
    Plan("digits-b", "digits", seed=5, epochs=200),
    Plan("memoriser", "digits", seed=1, epochs=2000, images=30),
    Plan("mnist-a", "mnist", seed=1, epochs=30),
    Plan("mnist-a-start", "mnist", seed=1, epochs=0),
    Plan("mnist-b", "mnist", seed=10, epochs=30),
)


def recipe_of(plan: Plan, images: int) -> Recipe:
    return Recipe(
        start_seed=plan.seed,
        seed=plan.seed,
        step_size=STEP_SIZE,
        batch_size=BATCH_SIZE,
        epochs=plan.epochs,
        images=plan.images or images,
    )


def trained(recipe: Recipe, images: np.ndarray, labels: np.ndarray) -> Network:
    start = Network.random(recipe.start_seed)
    if not recipe.epochs:
        return start
    run = descend(
        start,
        images[: recipe.images],
        labels[: recipe.images],
        recipe.step_size,
        recipe.batch_size,
        recipe.seed,
        every=-(-recipe.images // recipe.batch_size),
    )
    return next(moment.network for moment in run if moment.seen >= recipe.epochs * recipe.images)


def main() -> None:
    sets = {"digits": digits.training()}
    if mnist.folder():
        *_, whole = mnist.opening_mnist("training")
        assert isinstance(whole, DataSet)
        sets["mnist"] = digits.Digits(whole.images, whole.labels)
    for plan in PLANS:
        if plan.learned_from in sets:
            images, labels = sets[plan.learned_from]
            recipe = recipe_of(plan, len(images))
            about = About(plan.name, plan.learned_from if plan.epochs else "", recipe=recipe)
            save_network(FOLDER / f"{plan.name}.npz", trained(recipe, images, labels), about)
    zeros = Network.from_parameters(np.zeros(Network.random(0).parameter_count))
    save_network(FOLDER / "zeros.npz", zeros, About("zeros"))


if __name__ == "__main__":
    main()

"""Where a network comes from, in words and numbers: what a network file says beside its dials."""

import msgspec


class Recipe(msgspec.Struct, frozen=True):
    """How a network was trained: with the same numbers it can be trained again."""

    start_seed: int
    """Of Network.random."""
    seed: int
    """Of the order in which descent took the images."""
    step_size: float
    batch_size: int
    epochs: int
    images: int
    """How many images it learned from, the first ones of the set."""


class About(msgspec.Struct, frozen=True):
    """Where a network comes from, in words and numbers."""

    name: str = ""
    learned_from: str = ""
    """“digits” (the embedded ones), “mnist”, another set's name, or nothing."""
    note: str = ""
    recipe: Recipe | None = None

"""The four kinds of prediction a step can ask for: a number, one of several, an order, a place."""

from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct

from clawdemy_gui.lesson.conditions import Condition

Text = Annotated[str, Meta(min_length=1, max_length=400)]
Parts = dict[str, Any]
"""Some fields of a page's state, nested as the state is: only what differs."""
Shown = Literal[
    "picture",
    "label",
    "outputs",
    "misses",
    "number",
    "ruler",
    "presets",
    "subject",
    "controls",
    "views",
    "sentence",
]
"""A part of a page that can be there or not while a step needs nothing else."""
Guess: TypeAlias = tuple[float, ...]
"""A number, the number of an option, an order of items, or the one or two coordinates of a place."""


class NumberPrediction(Struct, frozen=True, forbid_unknown_fields=True, tag="number", tag_field="kind"):
    """Where on a ruler from `low` to `high` a fact will be."""

    ask: Text
    fact: str
    low: float
    high: float
    near: float
    """A guess no farther off than this is right."""
    step: float = 0.01
    """How far apart two guesses are that can be told."""
    start: float | None = None
    """Where the slider begins; None for the middle, which gives nothing away."""
    after: Parts = {}
    """What is different on the page when it comes true; empty for the page as it is."""
    because: str = ""
    """Why, after the guess and the truth were compared."""
    hides: tuple[Shown, ...] = ()
    """What the page must not show before the guess."""

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError("low must be below high")
        if not 0 < self.near < self.high - self.low:
            raise ValueError("near must be above 0 and less than the whole ruler")
        if not 0 < self.step < self.high - self.low:
            raise ValueError("step must be above 0 and less than the whole ruler")
        if self.start is not None and not self.low <= self.start <= self.high:
            raise ValueError("start must be on the ruler")


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers to choose from."""

    say: Text
    when: Condition
    """It is the right one when this is so; of all options exactly one must be."""


class OnePrediction(Struct, frozen=True, forbid_unknown_fields=True, tag="one-of", tag_field="kind"):
    """One of several answers, of which exactly one comes true."""

    ask: Text
    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=5)]
    after: Parts = {}
    because: str = ""
    hides: tuple[Shown, ...] = ()


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the things to bring into order."""

    say: Text
    state: Parts


class OrderPrediction(Struct, frozen=True, forbid_unknown_fields=True, tag="order", tag_field="kind"):
    """The order of several answers or settings by a fact, the largest first."""

    ask: Text
    fact: str
    items: Annotated[tuple[Item, ...], Meta(min_length=2, max_length=6)]
    because: str = ""
    hides: tuple[Shown, ...] = ()


class PlacePrediction(Struct, frozen=True, forbid_unknown_fields=True, tag="place", tag_field="kind"):
    """A place on the stage: along one axis, or on a map."""

    ask: Text
    facts: Annotated[tuple[str, ...], Meta(min_length=1, max_length=2)]
    low: float
    high: float
    near: float
    after: Parts = {}
    because: str = ""
    hides: tuple[Shown, ...] = ()

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError("low must be below high")
        if not 0 < self.near < self.high - self.low:
            raise ValueError("near must be above 0 and less than the whole axis")


Prediction: TypeAlias = NumberPrediction | OnePrediction | OrderPrediction | PlacePrediction

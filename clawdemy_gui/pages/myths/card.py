"""What a card is: a claim, a prediction, an experiment on the live model, and the verdict of its numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.core.images import Images, Labels
from clawdemy_gui.core.network import Network
from clawdemy_gui.files.subject import Shown
from clawdemy_gui.state.myths import MythCard
from clawdemy_gui.state.subject import Subject


@dataclass(frozen=True)
class Given:
    """What an experiment works on: the page's network and images, and the card's seed and settings."""

    shown: Shown
    card: MythCard
    settings: tuple[float, ...]
    """One for each of the card's own sliders."""

    @property
    def subject(self) -> Subject:
        """By name, for other pages."""
        return self.shown.subject

    @property
    def network(self) -> Network:
        return self.shown.network.network

    @property
    def images(self) -> Images:
        return self.shown.data.images

    @property
    def labels(self) -> Labels:
        return self.shown.data.labels

    @property
    def seed(self) -> int:
        return self.card.seed

    def drawn_image(self) -> int:
        """The number of the image that the seed draws."""
        return int(np.random.default_rng([self.seed, 28]).integers(len(self.labels)))


class Answer(NamedTuple):
    """One of the predictions to choose from."""

    name: str
    text: str


class Guess(NamedTuple):
    """A prediction that is a number; it is right if it is `near` enough."""

    lowest: int
    highest: int
    near: int


class Setting(NamedTuple):
    """One of a card's own sliders."""

    name: str
    lowest: float
    highest: float
    opening: float
    text: str
    """The value in words, with {value}."""
    whole: bool = True
    """Whether it is a whole number."""
    by_factors: bool = False
    """Whether equal ways on the slider are equal factors."""


class TryIt(NamedTuple):
    """Where a person can check the experiment by hand."""

    page: str
    """The page's name, for example dials."""
    words: str
    what: object
    """What that page should show: a part of a lesson, or what it takes from other pages."""


class Report(NamedTuple):
    """What happened, in words and numbers."""

    caption: str
    """What the big number is."""
    number: str
    measured: str
    """The other numbers, in one or two lines."""
    verdict: str
    """Two sentences, read off the numbers."""
    spoken: str
    """What the picture shows, for a screen reader."""


class Myth:
    """The base of all cards. Texts are asked for when they are shown, in the language of the moment."""

    name: ClassVar[str]
    """Stable: lesson files hold it."""
    number: ClassVar[int]
    """Its place in the row."""
    has_pad: ClassVar[bool] = False
    """Whether one can draw on the card."""
    guess: ClassVar[Guess | None] = None

    def claim(self) -> str:
        """What people believe."""
        raise NotImplementedError

    def question(self) -> str:
        """What to predict."""
        raise NotImplementedError

    def answers(self) -> Sequence[Answer]:
        """The predictions to choose from; none where a number is to be guessed."""
        return ()

    def settings(self, shown: Shown) -> Sequence[Setting]:
        """The card's own sliders: they change what is reported and drawn, not what the experiment finds."""
        return ()

    def experiment(self, given: Given) -> Iterator[Step[Any]]:
        """Runs in a worker thread: it touches no widget. Raises ValueError or OSError, one sentence."""
        raise NotImplementedError

    def outcome(self, given: Given, found: Any) -> str:
        """The name of the answer that the numbers give, or the number itself."""
        raise NotImplementedError

    def is_right(self, prediction: str, outcome: str) -> bool:
        """Whether a prediction was right."""
        if self.guess is None:
            return prediction == outcome
        return abs(int(prediction) - int(outcome)) <= self.guess.near

    def number_so_far(self, found: Any) -> str:
        """What the big number says while the experiment runs."""
        return "…"

    def report(self, given: Given, found: Any) -> Report:
        """What happened."""
        raise NotImplementedError

    def paint(self, painter: QPainter, box: QRectF, given: Given, found: Any) -> None:
        """Draw the picture; `found` is None before the experiment, when only what goes in can be drawn."""
        raise NotImplementedError

    def rows(self, given: Given, found: Any) -> tuple[list[str], list[list[str | float | int]]]:
        """The numbers to take away: a header and rows."""
        raise NotImplementedError

    def try_it(self, given: Given, found: Any) -> list[TryIt]:
        """Where to check it by hand."""
        return []

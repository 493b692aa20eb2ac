"""Say it: cards to turn over; those that were not known come again, and must then be known twice."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from random import Random

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from clawdemy_gui.lesson.facts import Facts, constants
from clawdemy_gui.resource import resource

LATER = 3
"""After so many others a card that was not known comes again."""
TWICE = 2


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """A question on one side, what one could say on the other."""

    name: str
    question: str
    answer: str
    step: str
    """The step of the lesson where it was shown."""


class _Cards(Struct, frozen=True, forbid_unknown_fields=True):
    card: tuple[Card, ...]


def read_cards(path: Path | None = None) -> tuple[Card, ...]:
    """The cards that come with the app. Raises msgspec.ValidationError for a file that holds none."""
    text = (path or resource("lesson/cards.toml")).read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Cards).card


def card_facts() -> Facts:
    """The numbers that the cards' texts may name."""
    return {name: value for name, (value, _) in constants().items()}


class Deck(Struct, frozen=True, forbid_unknown_fields=True):
    """The cards still to come, by name, the next one first. Values are replaced, never changed."""

    waiting: tuple[str, ...]
    missed: tuple[str, ...] = ()
    """Those not known at some time, in that order, each once."""
    needed: dict[str, int] = {}
    """How often a missed card must still be known."""
    turns: int = 0
    """How many cards were answered."""

    @property
    def current(self) -> str | None:
        """The card on top; None when all are known."""
        return self.waiting[0] if self.waiting else None

    def knew(self) -> "Deck":
        """The card on top was known: it leaves, or comes a last time if it had been missed."""
        if self.current is None:
            return self
        name, rest = self.waiting[0], self.waiting[1:]
        left = self.needed.get(name, 1) - 1
        needed = {**self.needed, name: left}
        waiting = rest if left <= 0 else _later(name, rest)
        return replace(self, waiting=waiting, needed=needed, turns=self.turns + 1)

    def not_yet(self) -> "Deck":
        """The card on top was not known: it comes again soon, and must be known twice."""
        if self.current is None:
            return self
        name, rest = self.waiting[0], self.waiting[1:]
        missed = self.missed if name in self.missed else (*self.missed, name)
        needed = {**self.needed, name: TWICE}
        return replace(self, waiting=_later(name, rest), missed=missed, needed=needed, turns=self.turns + 1)


def _later(name: str, rest: tuple[str, ...]) -> tuple[str, ...]:
    return (*rest[:LATER], name, *rest[LATER:])


def shuffled(cards: Sequence[Card], seed: int) -> Deck:
    """All cards in an order of this seed."""
    names = [card.name for card in cards]
    Random(seed).shuffle(names)
    return Deck(tuple(names))

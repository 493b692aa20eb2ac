"""What the person chose on the Myths page: which card is open, what was predicted, which seeds were drawn."""

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from clawdemy_gui.state.drawing import Strokes
from clawdemy_gui.state.seed import Seed
from clawdemy_gui.state.subject import Subject

Name = Annotated[str, Meta(max_length=40)]
"""A card's or a prediction's; which there are is told by the cards themselves."""
SKIPPED = "skipped"
"""Stands for a prediction that was not made."""
OPENING_CARD = "understanding"
MOST_CARDS = 60


class MythCard(Struct, frozen=True, forbid_unknown_fields=True):
    """One card: what was predicted, and the experiment as it was run."""

    name: Name
    prediction: Name = ""
    """The name of the chosen answer, or a guessed number; SKIPPED; empty while there is none."""
    seed: Seed = 1
    ran: bool = False
    """Whether the experiment was run; what it found is computed again."""
    settings: Annotated[tuple[float, ...], Meta(max_length=8)] = ()
    """What the card's own sliders stand at, in their order; empty while nobody has moved one."""
    strokes: Strokes = ()
    """What was drawn on the card's pad."""

    @property
    def is_predicted(self) -> bool:
        """Whether something was predicted, not skipped."""
        return self.prediction not in ("", SKIPPED)

    def next_seed(self) -> int:
        """The seed after this one; after the largest comes 0."""
        return (self.seed + 1) % 1_000_000


class Myths(Struct, frozen=True, forbid_unknown_fields=True):
    """The cards that were touched and the one that is open. All values are replaced, never changed."""

    subject: Subject = Subject()
    opened: Name = OPENING_CARD
    cards: Annotated[tuple[MythCard, ...], Meta(max_length=MOST_CARDS)] = ()

    def card(self, name: str) -> MythCard:
        """The card of this name; one that nobody touched is as it opens."""
        return next((card for card in self.cards if card.name == name), MythCard(name))

    def with_card(self, name: str, **parts: object) -> "Myths":
        """The same but for these parts of one card."""
        changed = replace(self.card(name), **parts)
        if any(card.name == name for card in self.cards):
            return replace(self, cards=tuple(changed if c.name == name else c for c in self.cards))
        return replace(self, cards=(*self.cards, changed))

    def with_opened(self, name: str) -> "Myths":
        """Another card open."""
        return replace(self, opened=name)

    def with_subject(self, subject: Subject) -> "Myths":
        """Another network or other images; predictions stay, and what was run is run again."""
        return replace(self, subject=subject)


class MythsView(Struct, frozen=True, forbid_unknown_fields=True):
    """How the page is looked at: nothing but the state, so far."""

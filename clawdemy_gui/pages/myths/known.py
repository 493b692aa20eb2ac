"""What is known on the Myths page at a moment: what was run, what it found, and what that says."""

from collections.abc import Sequence
from typing import Any

from clawdemy_gui.files.subject import Shown
from clawdemy_gui.pages.myths.card import Given, Myth, Report, TryIt
from clawdemy_gui.pages.myths.running import Experiments
from clawdemy_gui.pages.myths.score import Score
from clawdemy_gui.state.myths import Myths


class Known:
    """Derived from the state, from the images and the network that are at hand, and from what was found."""

    def __init__(
        self, deck: Sequence[Myth], state: Myths, shown: Shown | None, experiments: Experiments
    ) -> None:
        self._deck, self._state, self._shown, self._experiments = deck, state, shown, experiments

    @property
    def myth(self) -> Myth:
        """The one whose card is open; the first one where a lesson names one that is not there."""
        return next((myth for myth in self._deck if myth.name == self._state.opened), self._deck[0])

    def given(self, myth: Myth) -> Given | None:
        """What its experiment works on; None while the images are still being opened."""
        shown = self._shown
        if shown is None or shown.subject != self._state.subject:
            return None
        card, settings = self._state.card(myth.name), myth.settings(shown)
        kept = card.settings if len(card.settings) == len(settings) else None
        values = kept or tuple(float(setting.opening) for setting in settings)
        inside = tuple(
            min(max(value, setting.lowest), setting.highest)
            for value, setting in zip(values, settings, strict=True)
        )
        return Given(shown, card, inside)

    def found(self, myth: Myth) -> Any:
        """What its experiment found; None if it was not run or is not known yet."""
        given = self.given(myth)
        if given is None or not given.card.ran:
            return None
        return self._experiments.found(myth, given)

    def so_far(self, myth: Myth) -> Any:
        """The same, or what a running experiment has found so far."""
        given, found = self.given(myth), self.found(myth)
        return self._experiments.so_far(myth, given) if found is None and given is not None else found

    def missing(self) -> list[Myth]:
        """What was run and is not known, the open card first: after a lesson was opened, for one."""
        order = [self.myth, *(myth for myth in self._deck if myth is not self.myth)]
        return [myth for myth in order if self._state.card(myth.name).ran and self.found(myth) is None]

    def outcome(self, myth: Myth) -> str | None:
        """The answer that the numbers give; None while nobody knows."""
        given, found = self.given(myth), self.found(myth)
        return None if given is None or found is None else myth.outcome(given, found)

    def score(self) -> Score:
        """How the predictions did so far."""
        return Score(self._deck, self._state, {myth.name: self.outcome(myth) for myth in self._deck})

    def report(self) -> Report | None:
        """What happened on the open card; None until it is known."""
        given, found = self.given(self.myth), self.found(self.myth)
        return None if given is None or found is None else self.myth.report(given, found)

    def tries(self) -> list[TryIt]:
        """Where the open card can be checked by hand."""
        given, found = self.given(self.myth), self.found(self.myth)
        return [] if given is None or found is None else self.myth.try_it(given, found)

"""How the predictions on the Myths page did: a mark on each card, and the count at the end."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.pages.myths.card import Myth
from clawdemy_gui.pages.page import Table
from clawdemy_gui.state.myths import SKIPPED, Myths

translate = QCoreApplication.translate


class Score:
    """Derived from what was predicted and what the numbers said."""

    def __init__(self, deck: Sequence[Myth], state: Myths, outcomes: Mapping[str, str | None]) -> None:
        """outcomes: for each myth's name what its experiment gave; None while nobody knows."""
        self._deck, self._state, self._outcomes = deck, state, outcomes

    def is_right(self, myth: Myth) -> bool | None:
        """Whether its prediction was right; None if nothing was predicted or found."""
        card, outcome = self._state.card(myth.name), self._outcomes[myth.name]
        if outcome is None or not card.is_predicted:
            return None
        try:
            return myth.is_right(card.prediction, outcome)
        except ValueError:
            return False

    @property
    def right(self) -> int:
        """How many predictions were right."""
        return sum(self.is_right(myth) is True for myth in self._deck)

    @property
    def done(self) -> int:
        """How many experiments were run and are known."""
        return sum(outcome is not None for outcome in self._outcomes.values())

    def sentence(self) -> str:
        """You predicted 4 of 6."""
        total = len(self._deck)
        if not self.done:
            return translate(
                "myths", "Open a card, predict, then run: every experiment is computed now, in front of you."
            )
        if self.done < total:
            return translate("myths", "You predicted {right} of {done} so far; cards left: {left}.").format(
                right=self.right, done=self.done, left=total - self.done
            )
        return translate("myths", "You predicted {right} of {total}.").format(right=self.right, total=total)

    def mark(self, myth: Myth) -> tuple[str, bool]:
        """A word or two for its card, and whether its experiment is done."""
        card = self._state.card(myth.name)
        if self._outcomes[myth.name] is not None:
            words = {
                True: translate("myths", "as predicted"),
                False: translate("myths", "a surprise"),
                None: translate("myths", "done"),
            }
            return words[self.is_right(myth)], True
        if card.ran:
            return translate("myths", "running …"), False
        if card.is_predicted:
            return translate("myths", "predicted"), False
        if card.prediction == SKIPPED:
            return translate("myths", "skipped"), False
        return translate("myths", "predict it"), False

    def said(self, myth: Myth) -> str:
        """What became of the prediction on the open card."""
        card = self._state.card(myth.name)
        if card.prediction == SKIPPED:
            return translate("myths", "You skipped the prediction.")
        right = self.is_right(myth)
        if right is None:
            return translate("myths", "Predicted.") if card.prediction else ""
        if right:
            return translate("myths", "<b>You predicted it.</b>")
        return translate("myths", "<b>Not as you predicted.</b> The numbers say: {outcome}").format(
            outcome=self._words_of(myth, self._outcomes[myth.name] or "")
        )

    def _words_of(self, myth: Myth, name: str) -> str:
        return next((answer.text for answer in myth.answers() if answer.name == name), name)

    def table(self) -> Table:
        """All cards with their predictions and outcomes."""
        header = [
            translate("myths", "claim"),
            translate("myths", "seed"),
            translate("myths", "predicted"),
            translate("myths", "found"),
            translate("myths", "right"),
        ]
        rows: list[list[str | float | int]] = []
        for myth in self._deck:
            card, right = self._state.card(myth.name), self.is_right(myth)
            predicted = self._words_of(myth, card.prediction) if card.is_predicted else ""
            found = self._words_of(myth, self._outcomes[myth.name] or "")
            rows.append([myth.claim(), card.seed, predicted, found, "" if right is None else int(right)])
        return Table(translate("myths", "Predictions"), header, rows)

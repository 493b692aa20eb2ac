"""Say it, on the screen: cards to turn over until all nine are known."""

from clawdemy_gui.lesson.practice.cards import card_facts, read_cards, shuffled
from clawdemy_gui.lesson.practising.practice import Practice
from clawdemy_gui.lesson.texts import filled
from clawdemy_gui.widgets.guide.practice_frame import PracticeFrame
from clawdemy_gui.widgets.guide.turning_card import TurningCard


class SayIt(Practice):
    """A turn is a round; cards that were not known make more of them."""

    kind = "say-it"

    def __init__(self, frame: PracticeFrame, seed: int) -> None:
        super().__init__(frame, seed)
        self._cards = {card.name: card for card in read_cards()}
        self.deck = shuffled(read_cards(), seed)
        self.card: TurningCard | None = None

    def title(self) -> str:
        return self.tr("Say it")

    def rounds(self) -> int:
        return self.deck.turns + len(self.deck.waiting)

    def progress(self) -> str:
        left = len(self.deck.waiting)
        return self.tr("{title} · cards to go: {left} · seed {seed}").format(
            title=self.title(), left=left, seed=self.seed
        )

    def show_round(self) -> None:
        name = self.deck.current
        if name is None:
            return
        card = self._cards[name]
        self.card = TurningCard()
        self.card.show_card(filled(card.question, card_facts()), filled(card.answer, card_facts()))
        self.card.knew.connect(lambda: self.judge((1.0,)))
        self.card.not_yet.connect(lambda: self.judge((0.0,)))
        self.frame.show_round(
            self.progress(), self.tr("Say it in your own words."), self.tr("Then turn the card."), self.card
        )

    def judge(self, guess: tuple[float, ...]) -> None:
        knew, name = bool(guess[0]), self.deck.current or ""
        said = self.tr("knew it") if knew else self.tr("not yet")
        self.remember(said, name, int(knew), 1)
        self.deck = self.deck.knew() if knew else self.deck.not_yet()
        self.go_on()

"""Cards to turn over: nine, none forgotten, those not known come again."""

from hypothesis import given
from hypothesis import strategies as st

from clawdemy_gui.lesson.facts import is_fact
from clawdemy_gui.lesson.practice.cards import card_facts, read_cards, shuffled
from clawdemy_gui.lesson.step_files import read_guided_lesson, shipped_lesson
from clawdemy_gui.lesson.texts import filled, placeholders


def test_nine_cards_each_with_the_step_where_it_was_shown():
    cards = read_cards()
    assert len({card.name for card in cards}) == 9
    steps = {step.name for step in read_guided_lesson(shipped_lesson()).steps()}
    assert {card.step for card in cards} <= steps


def test_the_numbers_on_cards_are_computed():
    for card in read_cards():
        for text in (card.question, card.answer):
            assert all(is_fact(name) for name in placeholders(text))
            assert "…" not in filled(text, card_facts())
    shrug = next(card for card in read_cards() if card.name == "shrug")
    assert "The shrug costs 0.90. Sure and wrong costs 2.00" in filled(shrug.answer, card_facts())


def test_a_card_that_was_not_known_comes_again_after_three_others_and_must_be_known_twice():
    deck = shuffled(read_cards(), 1)
    first = deck.current
    deck = deck.not_yet()
    seen = []
    while deck.current is not None:
        seen.append(deck.current)
        deck = deck.knew()
    assert seen.index(first) == 3
    assert seen.count(first) == 2
    assert len(seen) == 10
    assert deck.missed == (first,)
    assert deck.knew() is deck


def test_a_seed_gives_everybody_the_same_order():
    assert shuffled(read_cards(), 7) == shuffled(read_cards(), 7)
    assert shuffled(read_cards(), 7) != shuffled(read_cards(), 8)


@given(st.lists(st.booleans(), max_size=60), st.integers(0, 99))
def test_every_card_is_known_in_the_end(knows, seed):
    deck = shuffled(read_cards(), seed)
    for knew in knows:
        deck = deck.knew() if knew else deck.not_yet()
    while deck.current is not None:
        assert len(set(deck.waiting)) == len(deck.waiting)
        deck = deck.knew()
    assert deck.turns <= len(knows) + 9 + len(knows)

"""Which costs more: pairs and orders of four, many of them against first appearances."""

from itertools import pairwise
from random import Random
from typing import NamedTuple

from clawdemy_gui.core.cost import OUTPUTS, cost
from clawdemy_gui.core.reading import read_answer

Answer = tuple[float, ...]
ROUNDS = 8
_APART = 0.1
"""Costs to be told apart differ by at least this."""
_TRIES = 1_000
_LESSONS_LABEL = 4


class Question(NamedTuple):
    """Two or four answers to one image."""

    label: int
    answers: tuple[Answer, ...]

    @property
    def costs(self) -> tuple[float, ...]:
        """The cost of each."""
        return tuple(cost(answer, self.label) for answer in self.answers)

    @property
    def truth(self) -> tuple[float, ...]:
        """The numbers of the answers, the dearest first."""
        costs = self.costs
        return tuple(float(k) for k in sorted(range(len(costs)), key=lambda k: -costs[k]))

    @property
    def surprises(self) -> bool:
        """Whether a right answer costs more than a wrong one, or one tall bar less than many small ones."""
        order = [self.answers[int(k)] for k in self.truth]
        right = [read_answer(answer, self.label).digits == (self.label,) for answer in order]
        tallest = [_tallest(answer, self.label) for answer in order]
        return any(a and not b for a, b in pairwise(right)) or any(a < b for a, b in pairwise(tallest))


def _tallest(answer: Answer, label: int) -> float:
    return max(abs(output - (k == label)) for k, output in enumerate(answer))


def questions(seed: int) -> tuple[Question, ...]:
    """The lesson's own four answers to a 4, then pairs, then orders of four; always some that surprise."""
    chance = Random(seed)
    made = [lessons_question()]
    while len(made) < ROUNDS:
        count = 2 if len(made) < ROUNDS - 2 else 4
        made.append(_generated(chance, count, surprising=len(made) % 2 == 1))
    return tuple(made)


def lessons_question() -> Question:
    """All outputs 0 · one-hot · all one half · inverse one-hot, for a 4: costs 1, 0, 2.5 and 10."""
    right = tuple(float(k == _LESSONS_LABEL) for k in range(OUTPUTS))
    inverse = tuple(1.0 - output for output in right)
    return Question(_LESSONS_LABEL, ((0.0,) * OUTPUTS, right, (0.5,) * OUTPUTS, inverse))


def _generated(chance: Random, count: int, surprising: bool) -> Question:
    for _ in range(_TRIES):
        label = chance.randrange(OUTPUTS)
        made = Question(label, tuple(_answer(label, chance) for _ in range(count)))
        apart = all(a - b >= _APART for a, b in pairwise(sorted(made.costs, reverse=True)))
        if apart and made.surprises == surprising:
            return made
    raise RuntimeError("no question was found in a thousand tries")


def _answer(label: int, chance: Random) -> Answer:
    """One of four characters: sure, crowded, faint, or torn between two digits."""
    other = chance.choice([k for k in range(OUTPUTS) if k != label])
    outputs = [0.0] * OUTPUTS
    character = chance.randrange(4)
    if character == 0:
        outputs[chance.choice((label, other))] = chance.randrange(7, 11) / 10
    elif character == 1:
        outputs = [chance.randrange(2, 6) / 10] * OUTPUTS
        outputs[label] = chance.randrange(6, 11) / 10
    elif character == 2:
        outputs = [chance.choice((0.0, 0.1))] * OUTPUTS
        outputs[label] = chance.randrange(0, 5) / 10
    else:
        outputs[label], outputs[other] = chance.randrange(3, 9) / 10, chance.randrange(3, 9) / 10
    return tuple(outputs)

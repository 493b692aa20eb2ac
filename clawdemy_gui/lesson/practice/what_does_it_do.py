"""What does it do: a walk's step size by its symptom, which of two dials matters, what a nudge flips."""

from random import Random
from typing import Literal, NamedTuple

from clawdemy_gui.core.cost import OUTPUTS

Symptom = Literal["too large", "at the edge", "too small", "good"]
SYMPTOMS: tuple[Symptom, ...] = ("too large", "at the edge", "too small", "good")
"""What the step size is, told from the walk: flies apart, bounces for ever, crawls, arrives."""
STEPS = 6
"""Steps of a walk that are shown."""
_STEP_SIZES: dict[Symptom, tuple[float, ...]] = {
    "too large": (1.2, 1.5, 2.0),
    "at the edge": (1.0,),
    "too small": (0.001, 0.002, 0.005),
    "good": (0.1, 0.2, 0.3),
}
_NUDGE = 0.02
QUESTIONS = 9


class Walked(NamedTuple):
    """Costs along a walk on C = w²; which kind of step size was it?"""

    costs: tuple[float, ...]
    step_size: float
    truth: Symptom


class TwoDials(NamedTuple):
    """Two dials' slopes; a small turn of which one changes the cost more?"""

    slopes: tuple[float, float]

    @property
    def truth(self) -> int:
        """0 for the first, 1 for the second."""
        return int(abs(self.slopes[1]) > abs(self.slopes[0]))


class Nudged(NamedTuple):
    """One answer before and after a dial was nudged; did the accuracy move?"""

    label: int
    before: tuple[float, ...]
    after: tuple[float, ...]

    @property
    def truth(self) -> bool:
        """Whether the answer became right or wrong."""
        return _is_right(self.before, self.label) != _is_right(self.after, self.label)


def _is_right(outputs: tuple[float, ...], label: int) -> bool:
    return max(range(OUTPUTS), key=lambda k: outputs[k]) == label


Question = Walked | TwoDials | Nudged


def questions(seed: int) -> tuple[Question, ...]:
    """Nine questions, three of each kind in turn, of this seed."""
    chance = Random(seed)
    symptoms = list(SYMPTOMS)
    chance.shuffle(symptoms)
    made: list[Question] = []
    for number in range(QUESTIONS // 3):
        made += [_walked(symptoms[number], chance), _two_dials(chance), _nudged(chance, flips=number == 1)]
    return tuple(made)


def walk_costs(start: float, step_size: float, steps: int = STEPS) -> tuple[float, ...]:
    """C = w² at the start and after each step w ← w − step size · 2w."""
    w, costs = start, [start**2]
    for _ in range(steps):
        w = w - step_size * 2 * w
        costs.append(w**2)
    return tuple(costs)


def _walked(symptom: Symptom, chance: Random) -> Walked:
    step_size = chance.choice(_STEP_SIZES[symptom])
    return Walked(walk_costs(float(chance.randrange(3, 11)), step_size), step_size, symptom)


def _two_dials(chance: Random) -> TwoDials:
    """Signs differ on purpose: the size tells how much, not the sign. Sometimes one is dead."""
    large = chance.randrange(20, 100) / 100
    small = large * chance.choice((0.0, 0.1, 0.3, 0.6))
    slopes = [-large, round(small, 3)]
    chance.shuffle(slopes)
    return TwoDials((slopes[0], slopes[1]))


def _nudged(chance: Random, flips: bool) -> Nudged:
    """Two outputs lead; a nudge moves both a little, past each other or not."""
    label, rival = chance.sample(range(OUTPUTS), 2)
    lead = _NUDGE / 2 if flips else 5 * _NUDGE
    middle = chance.randrange(35, 65) / 100
    before, after = [0.05] * OUTPUTS, [0.05] * OUTPUTS
    ahead, behind = (label, rival) if chance.random() < 0.5 else (rival, label)
    before[ahead], before[behind] = round(middle + lead, 3), middle
    after[ahead], after[behind] = round(middle + lead - _NUDGE, 3), round(middle + _NUDGE, 3)
    return Nudged(label, tuple(before), tuple(after))

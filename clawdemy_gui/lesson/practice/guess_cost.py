"""Guess the cost: ten answers from easy to hard, the same ten for everybody with the same seed."""

from random import Random
from typing import Literal, NamedTuple

from clawdemy_gui.core.cost import OUTPUTS, cost

Answer = tuple[float, ...]
Kind = Literal["one miss", "nearly a shrug", "several misses", "sure and wrong"]

KINDS: tuple[Kind, ...] = (
    "one miss",
    "one miss",
    "one miss",
    "nearly a shrug",
    "nearly a shrug",
    "several misses",
    "several misses",
    "several misses",
    "sure and wrong",
    "sure and wrong",
)
"""What each of the ten rounds asks for."""
MOST_POINTS = 10
_ALL_POINTS, _NO_POINTS = 0.02, 0.6
"""A guess no farther off than the one has all points, from the other on it has none."""


class Round(NamedTuple):
    """An answer whose cost is to be guessed."""

    kind: Kind
    outputs: Answer
    label: int
    high: float
    """The end of the ruler: a whole number above the cost, which gives nothing away."""

    @property
    def truth(self) -> float:
        """The cost."""
        return cost(self.outputs, self.label)


def rounds(seed: int) -> tuple[Round, ...]:
    """The ten rounds of this seed."""
    chance = Random(seed)
    return tuple(_round(kind, chance) for kind in KINDS)


def _round(kind: Kind, chance: Random) -> Round:
    label = chance.randrange(OUTPUTS)
    outputs = {
        "one miss": _one_miss,
        "nearly a shrug": _nearly_a_shrug,
        "several misses": _several_misses,
        "sure and wrong": _sure_and_wrong,
    }[kind](label, chance)
    return Round(kind, tuple(outputs), label, 3.0)


def _others(label: int, chance: Random, count: int) -> list[int]:
    return chance.sample([k for k in range(OUTPUTS) if k != label], count)


def _one_miss(label: int, chance: Random) -> list[float]:
    """Perfect but for one output, the label's own or another, off by whole tenths."""
    outputs = [0.0] * OUTPUTS
    outputs[label] = 1.0
    off = chance.randrange(2, 10) / 10
    if chance.random() < 0.5:
        outputs[label] = round(1.0 - off, 1)
    else:
        outputs[_others(label, chance, 1)[0]] = off
    return outputs


def _nearly_a_shrug(label: int, chance: Random) -> list[float]:
    """Every output low and alike; the label's own a little higher."""
    low = chance.choice((0.05, 0.1, 0.15, 0.2))
    outputs = [low] * OUTPUTS
    outputs[label] = chance.randrange(1, 7) / 10
    return outputs


def _several_misses(label: int, chance: Random) -> list[float]:
    """The right digit leads, and two or three others are lit as well."""
    outputs = [0.0] * OUTPUTS
    outputs[label] = chance.randrange(5, 10) / 10
    for other in _others(label, chance, chance.randrange(2, 4)):
        outputs[other] = chance.randrange(1, 7) / 10
    return outputs


def _sure_and_wrong(label: int, chance: Random) -> list[float]:
    """Another digit is nearly at 1, the label's own nearly at 0."""
    outputs = [0.0] * OUTPUTS
    outputs[label] = chance.randrange(0, 3) / 10
    outputs[_others(label, chance, 1)[0]] = chance.randrange(8, 11) / 10
    return outputs


def points(guess: float, truth: float) -> int:
    """0 for far off … MOST_POINTS for right, by the distance."""
    off = abs(guess - truth)
    share = (_NO_POINTS - off) / (_NO_POINTS - _ALL_POINTS)
    return round(MOST_POINTS * min(max(share, 0.0), 1.0))

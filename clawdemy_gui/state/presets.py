"""Answers worth trying, by the lesson's names; each keeps its meaning under any label."""

from collections.abc import Callable
from functools import lru_cache
from random import Random
from typing import NamedTuple

from clawdemy_gui.core.cost import OUTPUTS

Answer = tuple[float, ...]

_CONFIDENT = (0.02, 0.01, 0.05, 0.92, 0.03, 0.04, 0.01, 0.02, 0.01, 0.02)
_CONFIDENT_LABEL = 3
_WRONG_BY = 2
"""How many slots from the label a wrong answer points (a 3 taken for a 5)."""


class Preset(NamedTuple):
    """A named answer."""

    name: str
    """The key its words are found by."""
    outputs: Callable[[int, int], Answer]
    """(label, seed) → ten outputs, each 0…1."""


def _filled(rest: float, **slots: float) -> Callable[[int, int], Answer]:
    """All outputs `rest`, but for the label's and the wrong slot's where they are given."""

    def answer(label: int, seed: int) -> Answer:
        outputs = [rest] * OUTPUTS
        outputs[(label + _WRONG_BY) % OUTPUTS] = slots.get("wrong", rest)
        outputs[label] = slots.get("right", rest)
        return tuple(outputs)

    return answer


def _confident(label: int, seed: int) -> Answer:
    return tuple(_CONFIDENT[(slot - label + _CONFIDENT_LABEL) % OUTPUTS] for slot in range(OUTPUTS))


def _random(label: int, seed: int) -> Answer:
    return _drawn(seed)


@lru_cache(maxsize=8)
def _drawn(seed: int) -> Answer:
    hundredths = Random(seed)
    return tuple(hundredths.randrange(101) / 100 for _ in range(OUTPUTS))


PRESETS = (
    Preset("confident, correct", _confident),
    Preset("total shrug", _filled(0.1)),
    Preset("confident, wrong", _filled(0.0, wrong=1.0)),
    Preset("perfect", _filled(0.0, right=1.0)),
    Preset("all off", _filled(0.0)),
    Preset("all one half", _filled(0.5)),
    Preset("everything wrong", _filled(1.0, right=0.0)),
    Preset("right at 8.82", _filled(0.99, right=1.0)),
    Preset("wrong at 0.52", _filled(0.0, right=0.49, wrong=0.51)),
    Preset("random", _random),
)


def preset_of(outputs: Answer, label: int, seed: int) -> Preset | None:
    """The preset that these outputs are, if they are one."""
    return next((preset for preset in PRESETS if preset.outputs(label, seed) == outputs), None)

"""The cost by hand: ten squared misses and their sum, each checked as it is typed, its slip named."""

from random import Random
from typing import Literal, NamedTuple

from clawdemy_gui.core.cost import OUTPUTS, cost, squared_misses

Answer = tuple[float, ...]
Slip = Literal[
    "", "not squared", "sign lost", "label forgotten", "divided by ten", "halved", "term missing", "other"
]
"""What went wrong; empty where nothing did."""

LESSONS_LABEL = 7
LESSONS_ANSWERS: tuple[Answer, ...] = (
    (0.0, 0.0, 0.3, 0.0, 0.0, 0.0, 0.0, 0.8, 0.0, 0.1),
    (0.0, 0.0, 0.9, 0.0, 0.0, 0.0, 0.0, 0.1, 0.0, 0.0),
)
"""Two answers to a 7: unsure, and sure and wrong."""
TASKS = 5
_NEAR = 5e-5
"""What is typed may be rounded to four decimals."""


class Task(NamedTuple):
    """An answer to square and add."""

    outputs: Answer
    label: int

    @property
    def misses(self) -> tuple[float, ...]:
        """The ten squared misses."""
        return tuple(float(miss) for miss in squared_misses(self.outputs, self.label))

    @property
    def truth(self) -> float:
        """Their sum, the cost."""
        return cost(self.outputs, self.label)


def tasks(seed: int) -> tuple[Task, ...]:
    """The lesson's two answers, then generated ones with a few outputs in whole tenths."""
    chance = Random(seed)
    given = [Task(answer, LESSONS_LABEL) for answer in LESSONS_ANSWERS]
    return (*given, *(_generated(chance, 2 + number) for number in range(TASKS - len(given))))


def _generated(chance: Random, lit: int) -> Task:
    label = chance.randrange(OUTPUTS)
    outputs = [0.0] * OUTPUTS
    for k in chance.sample([k for k in range(OUTPUTS) if k != label], lit):
        outputs[k] = chance.randrange(1, 10) / 10
    outputs[label] = chance.randrange(1, 10) / 10
    return Task(tuple(outputs), label)


def _same(typed: float, number: float) -> bool:
    return abs(typed - number) <= _NEAR


def cell_slip(task: Task, k: int, typed: float) -> Slip:
    """What is wrong with what was typed as the squared miss of output `k`."""
    output, desired, truth = task.outputs[k], float(k == task.label), task.misses[k]
    if _same(typed, truth):
        return ""
    if desired and (_same(typed, output**2) or _same(typed, 0.0)):
        return "label forgotten"
    if _same(abs(typed), abs(output - desired)):
        return "not squared"
    if _same(typed, -truth) or _same(typed, (output + desired) ** 2):
        return "sign lost"
    if _same(typed, truth / OUTPUTS):
        return "divided by ten"
    if _same(typed, truth / 2):
        return "halved"
    return "other"


def sum_slip(task: Task, typed: float) -> Slip:
    """What is wrong with what was typed as the cost."""
    misses, truth = task.misses, task.truth
    own = task.outputs[task.label]
    if _same(typed, truth):
        return ""
    if _same(typed, truth - misses[task.label]) or _same(typed, truth - misses[task.label] + own**2):
        return "label forgotten"
    if _same(typed, truth / OUTPUTS):
        return "divided by ten"
    if _same(typed, truth / 2):
        return "halved"
    plain = sum(abs(output - (k == task.label)) for k, output in enumerate(task.outputs))
    if _same(typed, plain):
        return "not squared"
    if any(miss and _same(typed, truth - miss) for miss in misses):
        return "term missing"
    return "other"

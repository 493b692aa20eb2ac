"""The words in which a lesson may speak of what is on a page: every fact's name, and how it is written."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.cost import OUTPUTS, cost
from clawdemy_gui.core.dial_address import LAYERS, parameter_count
from clawdemy_gui.number_text import change_text, output_text, plain_text, share_text, total_text
from clawdemy_gui.state.presets import PRESETS

Value: TypeAlias = float | str | bool
Facts: TypeAlias = Mapping[str, Value]
"""Names and values; a fact that is not known yet is not there."""

BEFORE = "_before"
"""After a fact's name: its value when the step began."""

translate = QCoreApplication.translate

_LEAST_PLAIN = 0.001
"""Smaller numbers keep two figures: no number that is not 0 is written as 0."""


def count_text(number: float) -> str:
    """A count with its thousands apart: 13,002."""
    return f"{round(number):,}".replace("-", "−")


def long_text(number: float) -> str:
    """A number on a curve, from 0.0001 to millions, with four figures: 6.554, 2,025, 0.999."""
    if abs(number) >= 10_000:
        return count_text(number)
    if 0 < abs(number) < _LEAST_PLAIN:
        return f"{number:.2g}".replace("-", "−")
    written = f"{number:,.{4 if abs(number) < 1 else 3 if abs(number) < 10 else 2}f}"
    return written.rstrip("0").rstrip(".").replace("-", "−")


_WRITTEN: dict[str, Callable[[float], str]] = {
    "cost": total_text,
    "output": output_text,
    "change": change_text,
    "share": share_text,
    "count": count_text,
    "digit": count_text,
    "number": long_text,
    "plain": plain_text,
}

FACTS: dict[str, str] = {
    # of every page
    "page": "word",
    "view": "word",
    # of one answer to one image
    "label": "digit",
    **{f"output_{k}": "output" for k in range(OUTPUTS)},
    "cost": "cost",
    "kind": "word",
    "says": "digit",
    "says_right": "yes",
    "lead": "output",
    "label_output": "output",
    "label_miss": "cost",
    "other_misses": "cost",
    "other_miss": "cost",
    "largest_miss": "cost",
    "largest_output": "count",
    "largest_share": "share",
    "moved": "count",
    "moved_output": "count",
    "moved_to": "output",
    "kept": "count",
    "cost_a": "cost",
    "cost_b": "cost",
    "a_is_b": "yes",
    "image": "count",
    "in_hand": "count",
    # of a network and its images
    "network": "word",
    "part": "word",
    "images": "count",
    "total_cost": "cost",
    "accuracy": "share",
    "averaged": "count",
    "average": "cost",
    "worst_cost": "cost",
    "wrong": "count",
    "wrong_share": "share",
    "wrong_costs": "share",
    "filter_label": "digit",
    # of a dial
    "dial": "count",
    "dial_value": "number",
    "dial_dead": "yes",
    "turned": "count",
    "lowest_at": "number",
    "lowest_cost": "cost",
    # of a small valley
    "valley": "word",
    "place": "number",
    "place_2": "number",
    "height": "number",
    "slope": "number",
    "slope_2": "number",
    "step_size": "number",
    "steps": "count",
    "walk": "word",
    "in_deepest": "yes",
    # of a landscape
    "way": "word",
    "directions": "count",
    "ball": "number",
    "ball_2": "number",
    "hill": "cost",
    "ball_cost": "cost",
    "seed": "count",
    # of a descent
    "batch": "count",
    "random_labels": "yes",
    "test_cost": "cost",
    "test_accuracy": "share",
    # of a myth
    "card": "word",
    "predicted": "yes",
    "ran": "yes",
    "cards_ran": "count",
    "myth_number": "word",
    # of a prediction
    "guess": "plain",
    "truth": "plain",
    "off": "plain",
}
"""Every fact, and how it is written."""


@cache
def constants() -> dict[str, tuple[float, str]]:
    """Numbers that never change, computed: each with how it is written."""
    answers = {preset.name: preset.outputs(3, 1) for preset in PRESETS}
    costs = {name: cost(answer, 3) for name, answer in answers.items() if name != "random"}
    dials = parameter_count(LAYERS)
    biases = sum(LAYERS[1:])
    return {
        "shrug_cost": (costs["total shrug"], "cost"),
        "shrug_output": (answers["total shrug"][0], "plain"),
        "shrug_small": (answers["total shrug"][0] ** 2, "cost"),
        "shrug_big": ((answers["total shrug"][3] - 1.0) ** 2, "cost"),
        "confident_cost": (costs["confident, correct"], "cost"),
        "wrong_cost": (costs["confident, wrong"], "cost"),
        "half_cost": (costs["all one half"], "cost"),
        "off_cost": (costs["all off"], "cost"),
        "worst_cost_of_all": (costs["everything wrong"], "cost"),
        "dear_right": (costs["right at 8.82"], "cost"),
        "cheap_wrong": (costs["wrong at 0.52"], "cost"),
        "random_cost": (OUTPUTS / 3, "cost"),
        "safe_cost": (0.5, "cost"),
        "dials": (float(dials), "count"),
        "weights": (float(dials - biases), "count"),
        "biases": (float(biases), "count"),
        "pixels": (float(LAYERS[0]), "count"),
        "neurons": (float(LAYERS[1]), "count"),
    }


def is_fact(name: str) -> bool:
    """Whether a condition or a text may name it."""
    return name.removesuffix(BEFORE) in FACTS or name in constants()


def is_digit(name: str) -> bool:
    """Whether a fact is a digit: one may be another one, and neither too low nor too high."""
    return _kind(name) == "digit"


def _kind(name: str) -> str:
    return FACTS.get(name.removesuffix(BEFORE)) or constants().get(name, (0.0, "plain"))[1]


def written(name: str, value: Value) -> str:
    """A fact's value as a person reads it."""
    kind = _kind(name)
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or kind == "yes":
        return translate("lesson", "yes") if value else translate("lesson", "no")
    return _WRITTEN.get(kind, plain_text)(float(value))


def known(now: Facts, before: Facts | None = None, numbers: Mapping[str, float] | None = None) -> Facts:
    """Everything that can be named at one moment: constants, a step's numbers, what was, and what is."""
    everything: dict[str, Value] = {name: value for name, (value, _) in constants().items()}
    everything.update(numbers or {})
    everything.update({name + BEFORE: value for name, value in (before or {}).items()})
    everything.update(now)
    return everything

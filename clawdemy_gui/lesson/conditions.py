"""What a lesson can ask for: comparisons of facts, joined by all, any and not. Nothing else, and no code."""

from collections.abc import Iterator

from msgspec import Struct, field

from clawdemy_gui.lesson.facts import BEFORE, Facts, Value

Operand = float | str
"""A number, or the name of a fact or of one of the step's numbers."""
Word = bool | float | str

_SAME = 1e-9
"""Numbers closer than this have not changed."""
_COMPARISONS = ("is_", "is_not", "below", "above", "at_most", "at_least", "near")


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """One of: a fact compared · changed · all · any · not.

    ``{fact = "cost", below = 0.1}`` · ``{changed = "total_cost"}`` · ``{all = [{…}, {…}]}``
    """

    fact: str = ""
    is_: Word | None = field(default=None, name="is")
    is_not: Word | None = None
    below: Operand | None = None
    above: Operand | None = None
    at_most: Operand | None = None
    at_least: Operand | None = None
    near: Operand | None = None
    within: Operand | None = None
    """How far from `near` is near."""
    changed: str = ""
    """A fact that is no longer what it was when the step began."""
    every: tuple["Condition", ...] = field(default=(), name="all")
    some: tuple["Condition", ...] = field(default=(), name="any")
    no: "Condition | None" = field(default=None, name="not")

    def __post_init__(self) -> None:
        kinds = [self.fact, self.changed, self.every, self.some, self.no]
        if sum(bool(kind) for kind in kinds) != 1:
            raise ValueError("a condition is one of fact, changed, all, any and not")
        asked = sum(getattr(self, name) is not None for name in _COMPARISONS)
        if asked != bool(self.fact):
            raise ValueError("a fact is compared once: is, is_not, below, above, at_most, at_least or near")
        if (self.within is None) != (self.near is None):
            raise ValueError("near and within belong together")


def holds(condition: Condition, facts: Facts) -> bool:
    """Whether it is so. What is not known yet is not so, and neither is its opposite."""
    return truth(condition, facts) is True


def truth(condition: Condition, facts: Facts) -> bool | None:
    """True, False, or None where a fact it needs is not known yet."""
    if condition.no is not None:
        inner = truth(condition.no, facts)
        return None if inner is None else not inner
    if condition.every:
        found = [truth(each, facts) for each in condition.every]
        return False if False in found else None if None in found else True
    if condition.some:
        found = [truth(each, facts) for each in condition.some]
        return True if True in found else None if None in found else False
    if condition.changed:
        return _changed(condition.changed, facts)
    return _compared(condition, facts)


def _changed(name: str, facts: Facts) -> bool | None:
    now, before = facts.get(name), facts.get(name + BEFORE)
    if now is None or before is None:
        return None
    return not _same(now, before)


def _same(one: Value, other: Word) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(float(one) - float(other)) <= _SAME


def _compared(condition: Condition, facts: Facts) -> bool | None:
    value = facts.get(condition.fact)
    if value is None:
        return None
    if condition.is_ is not None:
        return _same(value, condition.is_)
    if condition.is_not is not None:
        return not _same(value, condition.is_not)
    return None if isinstance(value, str) else _measured(condition, float(value), facts)


def _measured(condition: Condition, value: float, facts: Facts) -> bool | None:
    bounds = {
        name: number(operand, facts)
        for name in ("below", "above", "at_most", "at_least", "near", "within")
        if (operand := getattr(condition, name)) is not None
    }
    if None in bounds.values():
        return None
    sure = {name: bound for name, bound in bounds.items() if bound is not None}
    if "near" in sure:
        return abs(value - sure["near"]) <= sure["within"] + _SAME
    return all(
        {
            "below": value < bound,
            "above": value > bound,
            "at_most": value <= bound + _SAME,
            "at_least": value >= bound - _SAME,
        }[name]
        for name, bound in sure.items()
    )


def number(operand: Operand, facts: Facts) -> float | None:
    """The operand as a number; None for a fact that is not known or is a word."""
    value = facts.get(operand) if isinstance(operand, str) else operand
    return None if value is None or isinstance(value, str) else float(value)


def names(condition: Condition) -> Iterator[str]:
    """Every fact or number it speaks of."""
    for inner in (*condition.every, *condition.some, *([condition.no] if condition.no else [])):
        yield from names(inner)
    if condition.changed:
        yield condition.changed
    if condition.fact:
        yield condition.fact
    for name in ("below", "above", "at_most", "at_least", "near", "within"):
        operand = getattr(condition, name)
        if isinstance(operand, str):
            yield operand

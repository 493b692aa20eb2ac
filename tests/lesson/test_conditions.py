"""Named conditions over facts, with what is not known yet left open."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clawdemy_gui.lesson.conditions import Condition, holds, names, truth


def condition(raw):
    return msgspec.convert(raw, Condition)


@pytest.mark.parametrize(
    ("raw", "facts", "so"),
    [
        ({"fact": "cost", "below": 0.1}, {"cost": 0.0925}, True),
        ({"fact": "cost", "below": 0.1}, {"cost": 0.1}, False),
        ({"fact": "cost", "at_most": 0.1}, {"cost": 0.1}, True),
        ({"fact": "cost", "above": "goal"}, {"cost": 0.6, "goal": 0.5}, True),
        ({"fact": "cost", "near": "cost_a", "within": 0.01}, {"cost": 0.895, "cost_a": 0.9}, True),
        ({"fact": "cost", "near": "cost_a", "within": 0.01}, {"cost": 0.88, "cost_a": 0.9}, False),
        ({"fact": "view", "is": "worst"}, {"view": "worst"}, True),
        ({"fact": "view", "is_not": "worst"}, {"view": "worst"}, False),
        ({"fact": "says_right", "is": True}, {"says_right": True}, True),
        ({"fact": "moved", "is": 1}, {"moved": 2}, False),
        ({"changed": "label"}, {"label": 3, "label_before": 5}, True),
        ({"changed": "label"}, {"label": 3, "label_before": 3.0}, False),
        ({"changed": "view"}, {"view": "a", "view_before": ""}, True),
        ({"all": [{"fact": "a", "above": 0}, {"fact": "b", "above": 0}]}, {"a": 1, "b": 0}, False),
        ({"any": [{"fact": "a", "above": 0}, {"fact": "b", "above": 0}]}, {"a": 1, "b": 0}, True),
        ({"not": {"fact": "a", "above": 0}}, {"a": 0}, True),
    ],
)
def test_comparisons(raw, facts, so):
    assert truth(condition(raw), facts) is so


def test_what_is_not_known_is_not_so_and_neither_is_its_opposite():
    unknown = {"fact": "total_cost", "below": 0.5}
    assert not holds(condition(unknown), {})
    assert not holds(condition({"not": unknown}), {})
    assert not holds(condition({"changed": "total_cost"}), {"total_cost": 0.5})
    assert not holds(condition({"not": {"changed": "total_cost"}}), {"total_cost": 0.5})
    assert truth(condition({"any": [unknown, {"fact": "a", "is": 1}]}), {"a": 1}) is True
    assert truth(condition({"all": [unknown, {"fact": "a", "is": 1}]}), {"a": 0}) is False


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ({}, "one of"),
        ({"fact": "cost"}, "compared once"),
        ({"fact": "cost", "below": 1, "above": 0}, "compared once"),
        ({"fact": "cost", "changed": "cost", "below": 1}, "one of"),
        ({"fact": "cost", "near": 1}, "near and within"),
        ({"changed": "cost", "below": 1}, "compared once"),
        ({"fact": "cost", "eval": "1"}, "unknown field"),
        ({"all": []}, "one of"),
        ({"fact": "cost", "below": [1]}, "Expected"),
    ],
)
def test_what_is_no_condition_is_refused(raw, words):
    with pytest.raises(msgspec.ValidationError, match=words):
        condition(raw)


def test_the_names_a_condition_speaks_of():
    raw = {"all": [{"fact": "cost", "near": "goal", "within": "give"}, {"not": {"changed": "label"}}]}
    assert sorted(names(condition(raw))) == ["cost", "give", "goal", "label"]


@given(st.dictionaries(st.sampled_from("abc"), st.floats(0, 1)))
def test_de_morgan_holds_also_for_what_is_not_known(facts):
    a, b = ({"fact": name, "below": 0.5} for name in "ab")
    both = condition({"not": {"all": [a, b]}})
    either = condition({"any": [{"not": a}, {"not": b}]})
    assert truth(both, facts) == truth(either, facts)

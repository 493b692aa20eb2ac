"""Type has five sizes and distances lie on one grid: no widget makes a size or a distance of its own."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest

from clawdemy_gui import look

WIDGETS = Path(look.__file__).parent / "widgets"
FILES = sorted(WIDGETS.rglob("*.py"))
SIZES = {"small", "text", "large", "heading", "total"}
DISTANCES = {"setSpacing", "addSpacing", "setContentsMargins"}
WRITERS = {"write": 5, "write_marked": 3, "text_width": 1, "font": 0}
"""The functions that take a size, and which argument it is."""


def calls(path):
    return (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))


def name_of(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def sizes_of(call):
    """The expressions that a call gives as a size in pixels."""
    place = WRITERS.get(name_of(call))
    if place is not None:
        yield from call.args[place : place + 1]
        yield from (keyword.value for keyword in call.keywords if keyword.arg == "pixels")


def is_made_up(size):
    """Whether a size of the look is added to, or a number stands in its place."""
    if isinstance(size, ast.Constant):
        return isinstance(size.value, int | float)
    if not isinstance(size, ast.BinOp) or not isinstance(size.op, ast.Add | ast.Sub):
        return False
    return any(isinstance(part, ast.Attribute) and part.attr in SIZES for part in ast.walk(size))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(WIDGETS)))
def test_no_widget_makes_a_size_of_type_of_its_own(path):
    made_up = [ast.unparse(size) for call in calls(path) for size in sizes_of(call) if is_made_up(size)]
    assert made_up == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(WIDGETS)))
def test_distances_are_those_of_the_grid(path):
    numbers = [
        (name_of(call), part.value)
        for call in calls(path)
        if name_of(call) in DISTANCES
        for part in call.args
        if isinstance(part, ast.Constant) and part.value
    ]
    assert numbers == []


@pytest.mark.parametrize("name", look.LOOKS)
@pytest.mark.parametrize("width", [1366, 2560])
def test_the_five_sizes_are_told_apart_in_every_look(name, width):
    style = look.fitted(name, width)
    sizes = (style.small, style.text, style.large, style.heading, style.total)
    assert all(one < other for one, other in pairwise(sizes))


def test_the_grid_is_made_of_fours():
    assert (look.TIGHT, look.NEAR, look.APART, look.ROOMY) == (4, 8, 12, 16)

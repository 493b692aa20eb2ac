"""Small valleys against hand calculations and finite differences."""

import random

import pytest

from clawdemy_gui.core.valleys import VALLEYS, nearest_minimum, walk


def places(name, start, size, steps):
    return [step.place for step in walk(VALLEYS[name], start, size, steps)]


def costs(name, start, size, steps):
    return [step.cost for step in walk(VALLEYS[name], start, size, steps)]


@pytest.mark.parametrize("name", VALLEYS)
def test_each_gradient_is_that_of_its_cost(name):
    valley, chance = VALLEYS[name], random.Random(3)
    for _ in range(200):
        place = tuple(chance.uniform(*reach) for reach in valley.reach)
        for dial, slope in enumerate(valley.gradient(place)):
            step = 1e-5
            up, down = list(place), list(place)
            up[dial] += step
            down[dial] -= step
            measured = (valley.cost(tuple(up)) - valley.cost(tuple(down))) / (2 * step)
            assert slope == pytest.approx(measured, abs=1e-6, rel=1e-6)


@pytest.mark.parametrize("name", VALLEYS)
def test_no_cost_is_below_zero_and_minima_are_lowest_around(name):
    valley, chance = VALLEYS[name], random.Random(4)
    for _ in range(2_000):
        place = tuple(chance.uniform(2 * low, 2 * high) for low, high in valley.reach)
        assert valley.cost(place) >= 0
    for bottom in valley.minima:
        assert all(abs(slope) < 1e-12 for slope in valley.gradient(bottom))
        for _ in range(100):
            near = tuple(w + chance.uniform(-0.1, 0.1) for w in bottom)
            assert valley.cost(near) >= valley.cost(bottom) - 1e-12
    assert [valley.cost(b) for b in valley.minima] == sorted(valley.cost(b) for b in valley.minima)


def test_the_lessons_walk_from_5_with_01():
    w = [5, 4, 3.2, 2.56, 2.048, 1.6384, 1.31072, 1.048576]
    assert [place[0] for place in places("one-dial", (5.0,), 0.1, 7)] == pytest.approx(w)
    c = [25, 16, 10.24, 6.5536, 4.194304, 2.68435456, 1.7179869184, 1.099511627776]
    assert costs("one-dial", (5.0,), 0.1, 7) == pytest.approx(c)


@pytest.mark.parametrize(
    ("start", "size", "steps", "expected"),
    [
        (5.0, 2.0, 2, [25, 225, 2025]),
        (5.0, 0.001, 1, [25, 24.9001]),
        (10.0, 0.1, 3, [100, 64, 40.96, 26.2144]),
        (10.0, 1.0, 3, [100, 100, 100, 100]),
        (5.0, 0.5, 1, [25, 0]),
    ],
)
def test_the_lessons_other_walks(start, size, steps, expected):
    assert costs("one-dial", (start,), size, steps) == pytest.approx(expected)


def test_the_lessons_slopes():
    assert VALLEYS["one-dial"].gradient((3.0,)) == (6.0,)
    assert VALLEYS["one-dial"].gradient((-4.0,)) == (-8.0,)
    bowl = VALLEYS["two-dials"]
    assert (bowl.cost((3.0, 4.0)), bowl.gradient((3.0, 4.0))) == (25.0, (6.0, 8.0))
    assert (bowl.cost((-2.0, 5.0)), bowl.gradient((-2.0, 5.0))) == (29.0, (-4.0, 10.0))


def test_the_two_valleys_on_paper():
    valley = VALLEYS["two-valleys"]
    assert [valley.cost((w,)) for w in (-3.0, 0.0, 2.0)] == [0.0, 1.89, 1.25]
    assert [valley.gradient((w,))[0] for w in (-3.0, 0.0, 2.0)] == [0.0, 0.0, 0.0]
    assert VALLEYS["saddle"].cost((0.0, 0.0)) == 1.0


def test_a_walk_that_flies_apart_stops_while_numbers_are_numbers():
    steps = list(walk(VALLEYS["two-valleys"], (4.0,), 2.5, 1_000))
    assert len(steps) < 20
    assert all(abs(step.place[0]) <= 1e6 for step in steps)


@pytest.mark.parametrize(("w", "bottom"), [(1.0, 2.0), (-0.3, -3.0), (-4.0, -3.0), (0.1, 2.0)])
def test_a_place_belongs_to_the_valley_on_its_side_of_the_ridge(w, bottom):
    assert nearest_minimum(VALLEYS["two-valleys"], (w,)) == (bottom,)

"""What a walk in a small valley is doing is read off its numbers."""

import numpy as np
import pytest

from clawdemy_gui.core.valley_diagnosis import ends_in, is_at_rest, what_happens
from clawdemy_gui.core.valleys import VALLEYS, walk


def kind(name, start, size, steps):
    return what_happens(VALLEYS[name], list(walk(VALLEYS[name], start, size, steps)), size)


@pytest.mark.parametrize(
    ("name", "start", "size", "steps", "expected"),
    [
        ("one-dial", (5.0,), 0.1, 0, "start"),
        ("one-dial", (5.0,), 0.1, 1, "falling"),
        ("one-dial", (5.0,), 0.1, 4, "falling"),
        ("one-dial", (5.0,), 0.001, 4, "crawling"),
        ("one-dial", (5.0,), 0.001, 500, "crawling"),
        ("one-dial", (5.0,), 0.5, 1, "at once"),
        ("one-dial", (5.0,), 0.5, 4, "at once"),
        ("one-dial", (5.0,), 0.1, 60, "arrived"),
        ("one-dial", (0.0,), 0.5, 0, "arrived"),
        ("one-dial", (5.0,), 0.9, 3, "zigzag"),
        ("one-dial", (10.0,), 1.0, 1, "bouncing"),
        ("one-dial", (10.0,), 1.0, 4, "bouncing"),
        ("one-dial", (5.0,), 2.0, 1, "rising"),
        ("one-dial", (5.0,), 2.0, 2, "apart"),
        ("one-dial", (5.0,), 2.0, 4, "apart"),
        ("one-dial", (5.0,), 2.0, 999, "apart"),
        ("one-dial", (5.0,), 1.001, 2, "apart"),
        ("two-dials", (3.0, 4.0), 1.0, 1, "bouncing"),
        ("two-valleys", (3.0,), 0.5, 60, "shallow"),
        ("two-valleys", (2.0,), 0.5, 0, "shallow"),
        ("two-valleys", (-1.0,), 0.5, 60, "arrived"),
        ("two-valleys", (0.0,), 0.5, 5, "ridge"),
        ("two-valleys", (1e-5,), 0.1, 1, "crawling"),
        ("two-valleys", (4.0,), 2.5, 1_000, "apart"),
        ("saddle", (0.0, 0.0), 0.1, 5, "ridge"),
        ("saddle", (1.5, 0.0), 0.5, 3, "ridge"),
        ("saddle", (1.5, 0.1), 0.1, 200, "arrived"),
        ("narrow", (8.0, 1.5), 0.1, 6, "apart"),
        ("narrow", (5.0, 1.0), 0.04, 3, "zigzag"),
    ],
)
def test_what_happens_is_read_off_the_numbers(name, start, size, steps, expected):
    assert kind(name, start, size, steps) == expected


def test_a_walk_that_leaps_about_and_lives_on_never_flies_apart():
    steps = list(walk(VALLEYS["two-valleys"], (-1.5,), 1.7, 400))
    assert len(steps) == 401
    kinds = {what_happens(VALLEYS["two-valleys"], steps[: n + 1], 1.7) for n in range(400)}
    assert "leaping" in kinds
    assert "apart" not in kinds


@pytest.mark.parametrize("size", [0.02, 0.05, 0.1, 0.3])
def test_a_walk_that_nears_a_shallow_bottom_does_not_crawl(size):
    kinds = [kind("two-valleys", (3.0,), size, steps) for steps in range(1, 200)]
    assert kinds[-1] == "shallow"
    assert set(kinds) <= {"falling", "zigzag", "shallow"}


def test_a_walk_along_a_ridge_falls_and_is_then_stuck_upon_it():
    kinds = [kind("saddle", (1.5, 0.0), 0.1, steps) for steps in range(1, 100)]
    assert set(kinds) == {"falling", "ridge"}
    assert kinds[20:] == ["ridge"] * 79


def test_beside_a_ridge_a_walk_does_not_rest():
    valley = VALLEYS["two-valleys"]
    assert is_at_rest(valley, next(walk(valley, (0.0,), 0.1, 0)))
    assert not is_at_rest(valley, next(walk(valley, (1e-5,), 0.1, 0)))


def test_where_walks_end():
    valley, starts = VALLEYS["two-valleys"], np.array([[-4.0], [-0.5], [0.0], [0.5], [3.0]])
    assert ends_in(valley, starts, 0.3).tolist() == [0, 0, -1, 1, 1]
    assert ends_in(VALLEYS["one-dial"], np.array([[3.0], [0.0]]), 1.0).tolist() == [-1, 0]
    assert ends_in(VALLEYS["saddle"], np.array([[1.0, 0.0], [1.0, 0.5], [1.0, -0.5]]), 0.1).tolist() == [
        -1,
        0,
        1,
    ]


def test_a_walk_that_still_crawls_ends_in_its_valley():
    assert ends_in(VALLEYS["one-dial"], np.array([[10.0]]), 0.001).tolist() == [0]


@pytest.mark.parametrize("name", VALLEYS)
@pytest.mark.parametrize("size", [0.03, 0.3, 0.45, 1.0, 2.0])
def test_many_walks_end_where_each_of_them_ends(name, size):
    valley = VALLEYS[name]
    low, high = np.array(valley.reach).T
    starts = np.random.default_rng(4).uniform(low, high, (40, valley.dials))
    for start, end in zip(starts.tolist(), ends_in(valley, starts, size).tolist(), strict=True):
        *_, last = walk(valley, tuple(start), size, 200)
        if end >= 0:
            assert last.number == 200
            assert np.linalg.norm(np.subtract(last.place, valley.minima[end])) < 0.1
        else:
            assert not is_at_rest(valley, last)

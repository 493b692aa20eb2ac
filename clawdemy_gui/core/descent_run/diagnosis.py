"""A diagnosis of a descent, told from its curve: falling, shrugging, bouncing, settled."""

from typing import Literal

import numpy as np
import numpy.typing as npt

from clawdemy_gui.core.descent_run.history import BRIGHTNESS, COST, STEP, TEST_COST

Diagnosis = Literal[
    "start", "falling", "shrug", "all off", "bouncing", "memorising", "settled", "perfect", "rising"
]
STOPS: frozenset[Diagnosis] = frozenset({"all off", "settled", "perfect"})
"""A run stops by itself when one of these has come to stay: going on would change nothing."""

_SHRUG, _ALL_OFF = 0.90, 1.00
_NEAR = 0.02
"""A cost so near to one of these is meant by it,"""
_NEAR_THE_SHRUG = 0.03
"""or wavers so little around it, for batches differ;"""
_STILL = 0.004
"""if it has moved no more than this lately,"""
_ALL_OFF_BRIGHTNESS, _SHRUG_BRIGHTNESS = 0.02, (0.06, 0.16)
"""and the outputs are as bright as then."""
_LATELY = 12
"""Points that tell what is happening now."""
_STEADY_STEPS = 2_000
_STEADY_POINTS = 40
"""Nothing is called settled before so many steps and points."""
_LEAST_GAIN = 0.01
"""Settled: the last half of the run won less than this share of the cost,"""
_PERFECT = 1e-4
"""or there is nothing left to win."""
_STUCK_POINTS = 30
"""All outputs off for so many points, and no slope leads out again."""
_BOUNCE = 0.2
"""Bouncing: the cost turns at every second point or more, by this share of itself."""
_RISE = 0.02
"""Memorising: the test cost has risen by this share since its best while the training cost fell."""


def diagnose(rows: npt.NDArray[np.float64]) -> Diagnosis:
    """What the last of these rows (n, 6) of a History show."""
    if len(rows) < 2:
        return "start"
    lately = rows[-_LATELY:]
    cost = lately[:, COST]
    stored = len(lately) >= _LATELY // 2 and np.ptp(cost) <= _STILL
    if stored and abs(cost[-1] - _ALL_OFF) <= _NEAR and lately[-1, BRIGHTNESS] < _ALL_OFF_BRIGHTNESS:
        return "all off"
    if cost[-1] <= _PERFECT:
        return "perfect"
    low, high = _SHRUG_BRIGHTNESS
    shrugs = len(lately) >= _LATELY // 2 and np.abs(cost - _SHRUG).max() <= _NEAR_THE_SHRUG
    if shrugs and low < lately[-1, BRIGHTNESS] < high:
        return "shrug"
    if _bounces(cost):
        return "bouncing"
    if _has_settled(rows):
        return "settled"
    if _memorises(rows):
        return "memorising"
    return "rising" if cost[-1] > cost[0] * (1 + _BOUNCE) else "falling"


def _bounces(cost: npt.NDArray[np.float64]) -> bool:
    moves = np.diff(cost)
    if len(moves) < _LATELY - 1:
        return False
    turns = int((moves[1:] * moves[:-1] < 0).sum())
    return bool(turns >= len(moves) // 2 and np.abs(moves).mean() > _BOUNCE * cost.mean())


def _half(rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The rows of the last half of the steps."""
    later: npt.NDArray[np.float64] = rows[rows[:, STEP] >= rows[-1, STEP] / 2]
    return later


def _has_settled(rows: npt.NDArray[np.float64]) -> bool:
    later = _half(rows)
    if rows[-1, STEP] < _STEADY_STEPS or len(later) < _STEADY_POINTS:
        return False
    quarter = len(later) // 4
    first, last = later[:quarter, COST].mean(), later[-quarter:, COST].mean()
    return bool(first - last < _LEAST_GAIN * first)


def _memorises(rows: npt.NDArray[np.float64]) -> bool:
    later = rows[rows[:, STEP] >= rows[-1, STEP] / 4]
    if len(later) < _LATELY or not np.isfinite(later[:, TEST_COST]).all():
        return False
    cost, test = _smooth(later[:, COST]), _smooth(later[:, TEST_COST])
    best = int(test.argmin())
    return bool(test[-1] > (1 + _RISE) * test[best] and cost[-1] < cost[best])


def _smooth(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Averages over a few neighbours: one batch of images more or less is not news."""
    few = _LATELY // 2
    averages: npt.NDArray[np.float64] = np.convolve(values, np.full(few, 1 / few), "valid")
    return averages


def should_stop(rows: npt.NDArray[np.float64]) -> bool:
    """Whether a run should stop by itself: its diagnosis is one that stops it and has come to stay."""
    now = diagnose(rows)
    if now == "all off":
        stuck = rows[-_STUCK_POINTS:]
        return len(stuck) == _STUCK_POINTS and bool((np.abs(stuck[:, COST] - _ALL_OFF) <= _NEAR).all())
    return now in STOPS

"""Waits until others leave the processor: a noisy machine is to be fair to all that the clock measures."""

import time
from pathlib import Path

import numpy as np

_PAUSE = 0.03
"""Seconds in which the last contender's idle threads stop spinning."""
_PATIENCE = 0.5
"""Most seconds to wait."""


def wait_for_quiet() -> None:
    """Returns at once after a pause where the system does not tell how busy it is."""
    give_up = time.perf_counter() + _PATIENCE
    time.sleep(_PAUSE)
    while _busy_share() > 0.1 and time.perf_counter() < give_up:
        pass


def _busy_share() -> float:
    """How much of the processor is in use during a pause, 0…1; 0 where the system does not tell."""
    counters = Path("/proc/stat")
    if not counters.exists():
        return 0.0
    looks = []
    for pause in (_PAUSE, 0):
        looks.append([int(count) for count in counters.read_text().split("\n", 1)[0].split()[1:8]])
        time.sleep(pause)
    passed = np.subtract(looks[1], looks[0])
    return 1 - passed[3] / max(passed.sum(), 1)

"""Memory of large arrays is the system's again as soon as they are freed, in whatever order."""

import subprocess
import sys
from pathlib import Path

import pytest

ARRAYS, MEBIBYTES = 24, 5
ALTERNATELY_FREED = f"""
import sys
import numpy as np
from clawdemy_gui.freed_memory import give_back

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 2**20

give_back()
np.ones((32 << 20) - 10_000, np.uint8)  # what glibc would learn from
before = resident()
arrays = [np.ones({MEBIBYTES} << 20, np.uint8) for _ in range({ARRAYS})]
del arrays[::2]
print(resident() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux to count what is resident")
def test_every_other_array_freed_halves_what_is_held():
    said = subprocess.run(
        [sys.executable, "-c", ALTERNATELY_FREED], capture_output=True, text=True, check=True
    )
    assert float(said.stdout) < 0.6 * ARRAYS * MEBIBYTES

"""Freed memory is the system's again, in whatever order it was freed."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

ARRAYS, MEBIBYTES = 24, 5
RESIDENT = """
import sys
import numpy as np
from clawdemy_gui.freed_memory import give_back_large_arrays, give_back_small_pieces

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 2**20
"""
ALTERNATELY_FREED = f"""
give_back_large_arrays()
np.ones((32 << 20) - 10_000, np.uint8)  # what glibc would learn from
before = resident()
arrays = [np.ones({MEBIBYTES} << 20, np.uint8) for _ in range({ARRAYS})]
del arrays[::2]
print(resident() - before)
"""
PIECES = 20_000
PIECES_FREED = f"""
before = resident()
pieces = [b"x" * (4000 + number % 7) for number in range({PIECES})]
pieces = pieces[::50]
freed = resident() - before
give_back_small_pieces()
print((resident() - before) / freed)
"""


pytestmark = pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc" or not Path("/proc/self/statm").exists(), reason="glibc alone keeps it"
)


def said_by(code):
    """The number that a fresh process prints."""
    run = [sys.executable, "-c", RESIDENT + code]
    return float(subprocess.run(run, capture_output=True, text=True, check=True).stdout)


def test_every_other_array_freed_halves_what_is_held():
    assert said_by(ALTERNATELY_FREED) < 0.6 * ARRAYS * MEBIBYTES


def test_pieces_freed_among_pieces_in_use_are_given_back():
    assert said_by(PIECES_FREED) < 0.5

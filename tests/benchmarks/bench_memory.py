"""What the app holds once all pages, views and MNIST were open, and that it does not grow.

CLAWDEMY_MNIST=… pytest -o addopts="" -s tests/benchmarks/bench_memory.py
"""

import json
import subprocess
import sys

import pytest

from clawdemy_gui.files.images import mnist
from tests.benchmarks.memory import ROLLUP

MOST, MAY_GROW = 350, 10
"""MiB."""


@pytest.mark.skipif(not ROLLUP.exists(), reason="needs Linux to count what a process holds")
@pytest.mark.timeout(900)
def test_little_is_held_and_nothing_grows(say):
    """In a process of its own: what other benchmarks and PyTorch hold is not the app's."""
    if mnist.folder() is None:
        pytest.skip(f"{mnist.VARIABLE} names no folder with MNIST")
    run = [sys.executable, "-m", "tests.benchmarks.memory"]
    *lines, last = subprocess.run(run, check=True, capture_output=True, text=True).stdout.splitlines()
    for line in lines:
        say(line)
    resident, _, grown = json.loads(last)
    assert resident <= MOST
    assert grown <= MAY_GROW

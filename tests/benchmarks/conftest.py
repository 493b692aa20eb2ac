"""What the benchmarks share: MNIST, and contenders that take turns so that a noisy machine is fair to all.

Every verdict is a ratio to a peer or to a limit of the same run (peers.py); no verdict is a time.

CLAWDEMY_MNIST=… pytest -o addopts="" tests/benchmarks/bench_total_cost.py
"""

import os
import time
from pathlib import Path
from statistics import median

import numpy as np
import pytest

from clawdemy_gui.files.images import mnist
from tests.benchmarks import peers
from tests.benchmarks.processors import kind
from tests.benchmarks.quiet import wait_for_quiet

_LONGEST = 600
_said = []


@pytest.fixture(scope="session")
def mnist_training():
    """(images (60000, 784) bytes, labels (60000,) bytes)."""
    return _mnist("training")


@pytest.fixture(scope="session")
def mnist_test():
    """(images (10000, 784) bytes, labels (10000,) bytes)."""
    return _mnist("test")


def _mnist(part):
    if mnist.VARIABLE not in os.environ:
        pytest.skip(f"{mnist.VARIABLE} names no folder with MNIST")
    *_, data = mnist.opening_mnist(part)
    return np.ascontiguousarray(data.images), data.labels


@pytest.fixture
def bare_change(qtbot):
    """A function of nothing: seconds of a painted slider change of a bare pyqtgraph window, now."""
    return peers.bare_change(qtbot)


def goal(avx512, narrower):
    """What a ratio should be on this kind of processor: most laptops are of the narrower one."""
    return avx512 if kind() == "avx512" else narrower


@pytest.fixture
def say(request):
    """Remember a line for the end of the run."""
    return lambda line: _said.append(f"{request.node.name}: {line}")


def pytest_collection_modifyitems(items):
    for item in (item for item in items if item.path.parent == Path(__file__).parent):
        item.add_marker(pytest.mark.timeout(_LONGEST))


def pytest_terminal_summary(terminalreporter):
    for line in _said:
        terminalreporter.write_line(line)


@pytest.fixture
def in_turn(benchmark, say):
    """Run contenders in turn and tell how many times slower than the first each is, median over the rounds.

    Takes {name: (function, how much of the work one call does)}; the first one is ours.
    """

    def run(contenders, rounds=9, calls=6):
        names = list(contenders)
        seconds = {name: [] for name in names}
        for name in names:
            contenders[name][0]()
        for number in range(rounds):
            turn = number % len(names)
            for name in names[turn:] + names[:turn]:
                seconds[name].append(_seconds(*contenders[name], calls))
        ratios = {
            name: median(their / our for their, our in zip(seconds[name], seconds[names[0]], strict=True))
            for name in names
        }
        for name in names:
            benchmark.extra_info[name] = ratios[name]
            say(f"{name:45} {1000 * median(seconds[name]):9.2f} ms, ratio {ratios[name]:.2f}")
        benchmark.pedantic(contenders[names[0]][0], rounds=5, warmup_rounds=1)
        return ratios

    return run


def _seconds(function, share, calls):
    wait_for_quiet()
    begun = time.perf_counter()
    for _ in range(calls):
        function()
    return (time.perf_counter() - begun) / calls / share

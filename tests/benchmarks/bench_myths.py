"""How long each myth's experiment takes, and how long the longest wait between two of its steps is.

Run with: python -m pytest tests/benchmarks/bench_myths.py -o addopts="" -s
"""

import time

import pytest

from clawdemy_gui.core import digits
from clawdemy_gui.core.experiments.bowl import bowl
from clawdemy_gui.core.experiments.every_setting import every_setting
from clawdemy_gui.core.experiments.fixed_set import fixed_set
from clawdemy_gui.core.experiments.memorising import memorising
from clawdemy_gui.core.experiments.nonsense import nonsense
from clawdemy_gui.core.experiments.one_answer import one_answer
from clawdemy_gui.files.networks.shipped import shipped

EXPERIMENTS = {
    "understanding": lambda net, data: nonsense(net, data.images[7], 1),
    "cost is the output": lambda net, data: one_answer(net, *data, 7),
    "low training cost": lambda net, data: memorising(*data, 1),
    "cost of an image": lambda net, data: fixed_set(net, *data, 1),
    "every setting": lambda net, data: every_setting(*data, 1),
    "tidy bowl": lambda net, data: bowl(net, shipped("digits-b").open().network, *data, 1),
}


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_experiment(benchmark, name):
    network, data = shipped("digits-a").open().network, digits.training()
    waits = []

    def run():
        last = time.perf_counter()
        for _ in EXPERIMENTS[name](network, data):
            now = time.perf_counter()
            waits.append(now - last)
            last = now

    benchmark.pedantic(run, rounds=5, warmup_rounds=1)
    benchmark.extra_info["longest wait in ms"] = round(1000 * max(waits))
    print(f"\n{name}: longest wait between two steps {1000 * max(waits):.0f} ms")

"""What verdicts are ratios to: the blackboard's evaluation, and a painted change of a bare window."""

import time
from statistics import median

import numpy as np
from PySide6.QtWidgets import QApplication

from clawdemy_gui.core import blackboard
from clawdemy_gui.core.images import pixels
from tests.benchmarks.bare_window import OUTPUTS, BareWindow

DESIRED = np.eye(10, dtype=np.float32)
AT_ONCE = 2000
CHANGES = 60


def plain_evaluation(network, images, labels):
    """A function of nothing: the total cost in plain numpy, float32, as at the blackboard, block by block."""
    brightness = pixels(images, np.float32)

    def evaluate():
        total = 0.0
        for start in range(0, len(labels), AT_ONCE):
            here = slice(start, start + AT_ONCE)
            outputs = blackboard.activations(network.matrices, brightness[here], network.hidden)[-1]
            total += float(blackboard.costs(outputs, DESIRED[labels[here]]).sum(dtype=np.float64))
        return total / len(labels)

    return evaluate


def seconds(act, times=5):
    """The median time of one call by the clock; the first call warms up."""
    act()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return median(taken)


def bare_change(qtbot, size=(1280, 800)):
    """A function of nothing: the median seconds of a painted change of a bare pyqtgraph window, now."""
    bare = BareWindow()
    qtbot.addWidget(bare)
    bare.resize(*size)

    def measure():
        bare.show()
        qtbot.waitExposed(bare)
        steps = iter(range(10**9))

        def change():
            number = next(steps)
            slider = bare.sliders[number % OUTPUTS]
            slider.setValue((slider.value() + 1 + 7 * number) % 101)
            QApplication.processEvents()

        found = seconds(change, CHANGES)
        bare.hide()
        return found

    return measure

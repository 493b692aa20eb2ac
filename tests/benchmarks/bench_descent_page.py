"""How fast a run is in the window while the page draws, how smooth the window stays, what a long run keeps.

Run with: python -m pytest -o addopts="" tests/benchmarks/bench_descent_page.py --timeout 900
"""

import time
from statistics import median

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer

from clawdemy_gui.core import digits
from clawdemy_gui.core.descent import Checkpoint, descend
from clawdemy_gui.core.descent_run.history import History
from clawdemy_gui.core.descent_run.schedule import Point
from clawdemy_gui.core.network import Network
from clawdemy_gui.state.subject import DataChoice

SECONDS = 2.0
ROUNDS = 10
MAY_WAIT = 25
"""Painted changes of a bare window: as long one turn of the event loop may take while a descent runs."""


class Paints(QObject):
    """Counts the paint events of one widget."""

    def __init__(self, widget):
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


def bare(images, labels):
    """Steps a second of the engine alone, ten images a step."""
    run = descend(Network.random(8), images, labels, 1.5, 10, 8, every=480)
    began, step = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        step = next(run).step
    return step / (time.perf_counter() - began)


def let_pass(seconds):
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def in_the_window(page, qtbot, turns):
    """Steps a second, pictures a second and the event loop's gaps in ms, while the page runs and draws."""
    page.restart()
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    page.run()
    let_pass(1.0)
    paints = Paints(page.curves)
    turns.clear()
    began, first = time.perf_counter(), page.here()
    let_pass(SECONDS)
    passed, steps = time.perf_counter() - began, page.here() - first
    page.pause()
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    return steps / passed, paints.count / passed, 1000 * np.diff(turns)


@pytest.mark.parametrize("which", ["embedded digits", "mnist"])
def test_at_least_70_percent_of_the_bare_engine(window, qtbot, say, which, bare_change, request):
    """The engine alone and the whole window by turns; the median of the ratios and of the gaps counts."""
    window.show_page("descent")
    page = window.page
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    page.set_speed(0)  # as fast as it goes: the page opens at a speed that can be watched
    images, labels = digits.training()
    if which == "mnist":
        images, labels = request.getfixturevalue("mnist_training")
        page.set_settings("MNIST", data=DataChoice("mnist"))
        qtbot.waitUntil(lambda: page.is_complete() and page.images_used() == len(images), timeout=60_000)
    turns = []
    heart = QTimer(interval=4, timerType=Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: turns.append(time.perf_counter()))
    heart.start()
    ratios, pictures, gaps = [], [], []
    for _ in range(ROUNDS):
        alone = bare(images, labels)
        steps, per_second, between = in_the_window(page, qtbot, turns)
        ratios.append(steps / alone)
        pictures.append(per_second)
        gaps.append(float(np.percentile(between, 99)))
        say(
            f"{which}: {alone:,.0f} steps/s alone, {steps:,.0f} in the window ({steps / alone:.0%}), "
            f"{per_second:.0f} pictures/s, gap p99 {gaps[-1]:.1f} ms, longest {between.max():.1f} ms"
        )
    heart.stop()
    assert median(ratios) >= 0.70
    assert median(gaps) <= 1000 * MAY_WAIT * bare_change()


def test_a_history_of_100_000_steps_stays_small(say):
    """Every single step measured: the worst there is."""
    history = History()
    network = Network.random(0)
    for step in range(100_001):
        history.add(Point(Checkpoint(step, network, 10 * step), 0.5, 0.9, 0.6, 0.8, 0.1))
    dials = sum(checkpoint.network.parameters.nbytes for checkpoint in history._checkpoints)
    say(f"{len(history.rows):,} points, {history._rows.nbytes / 2**20:.2f} MiB; "
        f"{history.networks} networks, at most {dials / 2**20:.2f} MiB")  # fmt: skip
    assert history._rows.nbytes + dials < 16 * 2**20

"""How fast a wall of 60,000 images scrolls, and how soon MNIST hangs on it.

CLAWDEMY_MNIST=… python -m pytest tests/benchmarks/bench_wall.py -o python_files="bench_*.py" --timeout 900
"""

import gzip
import os
import statistics
import threading
import time
import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from clawdemy_gui.files import subject
from clawdemy_gui.files.images import mnist
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.state.training_set import TrainingSet
from tests.benchmarks.peers import seconds

FRAMES, ROUNDS = 600, 7
FRAME, MAY_WAIT = 5, 40
"""Painted slider changes of a bare pyqtgraph window: a frame of the wall, and a turn of the event loop."""
MNIST = Subject(DataChoice("mnist", "training"), NetworkChoice("mnist-a"))


def until(ready, seconds=60):
    """Let the window live until something is true; returns how many seconds that took."""
    loop, start = QEventLoop(), time.perf_counter()
    looking = QTimer(interval=2)
    looking.timeout.connect(lambda: loop.quit() if ready() or time.perf_counter() - start > seconds else None)
    looking.start()
    loop.exec()
    return time.perf_counter() - start


@pytest.fixture
def page(window, mnist_training):
    window.show_page("training-set")
    yield window.page
    window.page.leave()


def hang_mnist(page):
    page.change(TrainingSet(MNIST), "MNIST")
    until(page.is_complete)
    assert len(page.found) == 60_000


def test_scrolling_sixty_thousand(page, benchmark, say, bare_change):
    """A frame by the median, whether the wall moves by pixels, by rows, or leaps."""
    hang_mnist(page)
    wall = page.wall.wall
    bar, unit = wall.verticalScrollBar(), 1000 * bare_change()
    for name, step in (("by 20 pixels", 20), ("by a screen", 480), ("leaping", 7919)):
        taken, worked = [], []
        for frame in range(FRAMES):
            start, busy = time.perf_counter(), time.thread_time()
            bar.setValue(frame * step % bar.maximum())
            wall.viewport().repaint()
            taken.append(1000 * (time.perf_counter() - start))
            worked.append(1000 * (time.thread_time() - busy))
        middle, late, own = (
            statistics.median(taken),
            sorted(taken)[int(0.99 * FRAMES)],
            statistics.median(worked),
        )
        say(
            f"{name:14} median {middle:.2f} ms ({own:.2f} ms of work), 99th percentile {late:.2f} ms; "
            f"{middle / unit:.1f} changes of a bare window"
        )
        assert middle <= FRAME * unit
    place = iter(range(10**9))
    benchmark.pedantic(lambda: bar.setValue(next(place) * 480 % bar.maximum()), rounds=50)


def unpack_both():
    """Both parts of MNIST, read by Python's own gzip."""
    for path in Path(os.environ[mnist.VARIABLE]).glob("*-images-idx3-ubyte.gz"):
        gzip.decompress(path.read_bytes())


def test_from_packed_files_to_the_first_wall(page, say, bare_change):
    """From choosing MNIST to 60,000 judged images on the wall, painted: twice what Python's gzip takes."""
    took, longest = [], []

    def open_it():
        page.change(TrainingSet(), "back")
        subject.forget(MNIST.data)
        page.judging.forget()
        beats = []
        heart = QTimer(interval=5)
        heart.timeout.connect(lambda: beats.append(time.perf_counter()))
        heart.start()
        start = time.perf_counter()
        page.change(TrainingSet(MNIST), "MNIST")
        until(lambda: len(page.found) == 60_000)
        QApplication.processEvents()
        took.append(time.perf_counter() - start)
        longest.append(max(b - a for a, b in pairwise(beats)))
        until(page.is_complete)

    for _ in range(ROUNDS):
        open_it()
    unpack = seconds(unpack_both)
    say(f"median {statistics.median(took):.2f} s = {statistics.median(took) / unpack:.2f} of Python's gzip, "
        f"longest gap in a round {1000 * min(longest):.0f}–{1000 * max(longest):.0f} ms")  # fmt: skip
    assert statistics.median(took) <= 2 * unpack
    assert statistics.median(longest) <= MAY_WAIT * bare_change()


def test_memory_over_the_images_themselves(page, say):
    """≤ 60 MB over the 47 MB of bytes while 60,000 images are shown."""
    for part in ("training", "test"):
        subject.forget(DataChoice("mnist", part))
    tracemalloc.start()
    hang_mnist(page)
    page.look_closer("histogram")
    page.look_closer("average")
    until(page.is_complete)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    own = kept - 60_000 * 785 - 10_000 * 785
    say(f"{own / 1e6:.1f} MB kept over the images of both parts, {peak / 1e6:.1f} MB at most")
    assert own <= 60e6


def test_cancel_while_judging(page, say, bare_change):
    """A cancel is heard before anybody notices and leaves no thread."""
    hang_mnist(page)
    page.change(TrainingSet(Subject(MNIST.data, NetworkChoice("mnist-b"))), "B")
    until(lambda: page.judging.is_judging() or len(page.found) == 60_000)
    start = time.perf_counter()
    page.leave()
    took = time.perf_counter() - start
    say(f"{1000 * took:.0f} ms")
    assert took < MAY_WAIT * bare_change()
    assert not [thread for thread in threading.enumerate() if thread.name == "task"]

"""How fast the One image page answers the hand, how fast it starts, and that it does not grow.

Run with: python -m pytest tests/benchmarks/bench_one_image.py --timeout 900
"""

import gc
import os
import statistics
import subprocess
import sys
import time

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from clawdemy_gui.widgets.charts.ruler import Ruler
from tests.benchmarks.bare_window import BareWindow

CHANGES = 1000
BLOCKS = 9
STARTS = 9


class Paints(QObject):
    """Counts the paint events that reach the widgets which must change."""

    def __init__(self, watched):
        super().__init__()
        self.count = dict.fromkeys(watched, 0)
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.count[watched] += 1
        return False


def random_changes(seed=0):
    random = np.random.default_rng(seed)
    return zip(random.integers(0, 10, CHANGES).tolist(), random.permutation(CHANGES).tolist(), strict=True)


def change(page, k, n):
    """Another value than the slider has, then one event pass."""
    slider = page.columns.sliders[k]
    slider.setValue((slider.value() + 1 + n % 99) % 101)
    QApplication.processEvents()


def milliseconds(act, changes):
    taken = []
    for k, n in changes:
        start = time.perf_counter()
        act(k, n)
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def test_one_slider_change_painted(window, benchmark):
    """Over 1,000 changes everything that must change is painted each time; how long it took is told."""
    page = window.page
    parts = [page.columns.chart, page.number, window.findChild(Ruler), window.sentence.viewport()]
    QApplication.processEvents()
    paints = Paints(parts)
    changes = iter(random_changes())
    benchmark.pedantic(lambda: change(page, *next(changes)), rounds=CHANGES, iterations=1)
    assert all(count >= 0.95 * CHANGES for count in paints.count.values()), paints.count
    taken = np.array(benchmark.stats.stats.data) * 1000
    benchmark.extra_info["median_ms"] = float(np.median(taken))
    benchmark.extra_info["p99_ms"] = float(np.percentile(taken, 99))
    print(f"\nmedian {np.median(taken):.2f} ms, 99th percentile {np.percentile(taken, 99):.2f} ms")


def turn(sliders, k, n):
    """Another value than the slider has, then one event pass."""
    sliders[k].setValue((sliders[k].value() + 1 + n % 99) % 101)
    QApplication.processEvents()


def processor_milliseconds(act, changes):
    """The processor's time, which other programs do not lengthen: everything is painted in this process."""
    taken = []
    for k, n in changes:
        start = time.process_time()
        act(k, n)
        taken.append(1000 * (time.process_time() - start))
    return taken


def test_at_most_1_8_times_a_bare_window_of_bars_and_sliders(window, qtbot):
    """Ten bars of pyqtgraph over ten stock sliders and a number: blocks of changes, by turns in one run."""
    bare = BareWindow()
    qtbot.addWidget(bare)
    bare.resize(window.size())
    bare.show()
    qtbot.waitExposed(bare)
    sides = {"bare": bare.sliders, "here": window.page.columns.sliders}
    ratios = []
    for block in range(1 + BLOCKS):
        few = list(random_changes(block))[:100]
        took = {
            name: statistics.median(processor_milliseconds(lambda k, n, s=sliders: turn(s, k, n), few))
            for name, sliders in sides.items()
        }
        ratios.append(took["here"] / took["bare"])
        print(f"\nbare {took['bare']:.2f} ms, here {took['here']:.2f} ms: {ratios[-1]:.2f} times")
    assert statistics.median(ratios[1:]) <= 1.8  # the first block warms both up


@pytest.mark.filterwarnings("ignore")  # the peer's own
def test_at_least_11_times_as_fast_as_matplotlib(window):
    """The peer in turn in the same run: blocks of changes, ours and theirs by turns."""
    pytest.importorskip("matplotlib", reason="matplotlib is the peer")
    from tests.benchmarks.matplotlib_window import MatplotlibWindow, plt

    peer = MatplotlibWindow()
    peer.figure.canvas.manager.show()
    QApplication.processEvents()
    ratios = []
    for turn in range(5):
        few = list(random_changes(turn))[:20]
        theirs = statistics.median(milliseconds(lambda k, n: peer.set_output(k, n / CHANGES), few))
        ours = statistics.median(milliseconds(lambda k, n: change(window.page, k, n), few))
        ratios.append(theirs / ours)
        print(f"\nmatplotlib {theirs:.1f} ms, here {ours:.2f} ms: {theirs / ours:.1f} times")
    plt.close("all")
    assert statistics.median(ratios) >= 11


EMPTY = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "app = QApplication([])\nwindow = QMainWindow()\n"
)
OURS = (
    "import gc; gc.disable()\n"  # as __main__.py does
    "from clawdemy_gui.app import _application\napp = _application()\n"
    "from clawdemy_gui.window import MainWindow\nwindow = MainWindow()\n"
)
FIRST_PAINT = (
    "window.resize(1280, 800); window.show(); app.processEvents()\n"
    "print(int(next(l for l in open('/proc/self/status') if l.startswith('VmRSS')).split()[1]) / 1024)\n"
    "import os; os._exit(0)"
)


def started(code):
    """Seconds to the first paint, and resident MiB then, of a fresh process."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed app has its bytecode
    start = time.perf_counter()
    said = subprocess.run(
        [sys.executable, "-c", code + FIRST_PAINT],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - start, float(said.stdout)


def test_start_to_first_paint():
    """Warm, at most 3.2 times an empty window's time and 80 MiB more, in turn in the same run."""
    started(EMPTY), started(OURS)
    empty, ours = zip(*[(started(EMPTY), started(OURS)) for _ in range(STARTS)], strict=True)
    ratio = statistics.median(o[0] / e[0] for o, e in zip(ours, empty, strict=True))
    mebibytes = statistics.median(o[1] - e[1] for o, e in zip(ours, empty, strict=True))
    base = statistics.median(e[0] for e in empty)
    print(f"\n{ratio:.2f} times the {base:.3f} s of an empty window, {mebibytes:.0f} MiB more")
    assert ratio <= 3.2
    assert mebibytes <= 80


def resident():
    with open("/proc/self/statm") as figures:
        return int(figures.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def test_10_000_changes_grow_less_than_2_mib(window):
    """After the undo history is full once, as it is after the first thousand changes."""
    for _ in range(2):
        for k, n in random_changes():
            change(window.page, k, n)
    gc.collect()
    before = resident()
    for seed in range(10):
        for k, n in random_changes(seed):
            change(window.page, k, n)
    gc.collect()
    print(f"\n{resident() - before:.2f} MiB more after 10,000 changes")
    assert resident() - before < 2

"""What the process holds once all pages, views and MNIST were open, and that it does not grow.

CLAWDEMY_MNIST=… pytest -o addopts="" -s tests/benchmarks/bench_memory.py
"""

import gc
import random
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from clawdemy_gui.files.images import mnist
from clawdemy_gui.freed_memory import give_back_large_arrays, give_back_small_pieces
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from tests.benchmarks.bench_stalls import Log, one_event

MOST, MAY_GROW = 350, 10
"""MiB."""
WARM_UP, EVENTS = 2000, 10_000
ROLLUP = Path("/proc/self/smaps_rollup")
MNIST = Subject(DataChoice("mnist", "training"), NetworkChoice("mnist-a"))
pytestmark = pytest.mark.skipif(not ROLLUP.exists(), reason="needs Linux to count what a process holds")


def held():
    """MiB of this process: what is resident, and how much of it no file stands behind."""
    gc.collect()
    give_back_small_pieces()  # as the app does every 20 seconds
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in ROLLUP.read_text().splitlines()[1:]}
    return kilobytes["Rss"] / 1024, kilobytes["Anonymous"] / 1024


def see_all(window, qtbot, tell):
    """Open every page and every view of it."""
    for name in PAGE_NAMES:
        window.show_page(name)
        qtbot.waitUntil(window.page.is_complete, timeout=60_000)
        for view, _ in window.page.frame.column.titles():
            window.page.look_closer(view)
            qtbot.waitUntil(window.page.is_complete, timeout=60_000)
        tell(name)


def look_at_mnist(window, qtbot, tell):
    """Choose all 60,000 images on every page that has images to choose."""
    for name in PAGE_NAMES:
        row = getattr(window.page_named(name), "row", None)
        if row is not None:
            window.show_page(name)
            row.asked.emit(MNIST, "MNIST")
            qtbot.waitUntil(lambda: window.page.is_complete() and is_on_mnist(window), timeout=120_000)
            tell(f"{name} on MNIST")


def is_on_mnist(window):
    """Whether the page in front has the 60,000 images."""
    state = window.page.state
    data = state.training.leg().data if window.page.name == "descent" else state.subject.data
    return data == MNIST.data


@pytest.fixture
def full(window, qtbot, say):
    """The window after all pages, views and MNIST; it tells on the way what is held."""
    if mnist.folder() is None:
        pytest.skip(f"{mnist.VARIABLE} names no folder with MNIST")

    give_back_large_arrays()  # as the app does before it makes its window

    def tell(what):
        resident, own = held()
        say(f"{what}: {resident:.0f} MiB, {own:.0f} of them no file’s")

    window.fetch_pages()
    qtbot.waitUntil(lambda: not window.fetching.is_running, timeout=20_000)
    tell("the window")
    see_all(window, qtbot, tell)
    look_at_mnist(window, qtbot, tell)
    see_all(window, qtbot, lambda name: tell(f"{name} again"))
    return window


def test_what_is_held_after_all_pages_views_and_mnist(full):
    assert held()[0] <= MOST


def test_random_events_hold_no_more(full, qtbot, say):
    """Nothing grows after a warm-up, which fills undo and all that is kept for the next time.

    Before each look every page is put back and opened on MNIST: what happens to be open holds up to 30 MiB.
    """
    chance, log = random.Random(5), Log()

    def held_at_rest():
        for page in full.pages.values():
            page.reset()
        look_at_mnist(full, qtbot, lambda name: None)
        see_all(full, qtbot, lambda name: None)
        log.took.clear()
        return held()[0]

    def play(events):
        for number in range(events):
            if not number % 50:
                # Without an event loop of its own nothing deletes what is to be deleted later.
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                full.show_page(chance.choice(PAGE_NAMES))
            one_event(log, full, chance)
        qtbot.waitUntil(full.page.is_complete, timeout=120_000)

    play(WARM_UP)
    before, grown = held_at_rest(), 0.0
    for _ in range(5):
        play(EVENTS // 5)
        grown = held_at_rest() - before
        say(f"{grown:+.1f} MiB after {EVENTS // 5} more events")
    assert grown <= MAY_GROW

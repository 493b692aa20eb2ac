"""What the process holds once all pages, views and MNIST were open, and that it does not grow.

CLAWDEMY_MNIST=… pytest -o addopts="" -s tests/benchmarks/bench_memory.py
"""

import gc
from pathlib import Path

import pytest

from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject

MOST, MAY_GROW = 350, 10
"""MiB."""
EVENTS = 10_000
ROLLUP = Path("/proc/self/smaps_rollup")
MNIST = Subject(DataChoice("mnist", "training"), NetworkChoice("mnist-a"))
pytestmark = pytest.mark.skipif(not ROLLUP.exists(), reason="needs Linux to count what a process holds")


def held():
    """MiB of this process: what is resident, and how much of it no file stands behind."""
    gc.collect()
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


def test_what_is_held_after_all_pages_views_and_mnist(window, qtbot, say, mnist_training):
    del mnist_training
    window.fetch_pages()
    qtbot.waitUntil(lambda: not window.fetching.is_running, timeout=20_000)
    tell = lambda what: say("{}: {:.0f} MiB, {:.0f} of them no file’s".format(what, *held()))  # noqa: E731
    tell("the window")
    see_all(window, qtbot, tell)
    for name in PAGE_NAMES:
        page = window.page_named(name)
        if hasattr(page, "set_subject"):
            window.show_page(name)
            page.set_subject(MNIST, "MNIST")
            qtbot.waitUntil(page.is_complete, timeout=60_000)
            tell(f"{name} on MNIST")
    see_all(window, qtbot, lambda name: tell(f"{name} again"))
    assert held()[0] <= MOST

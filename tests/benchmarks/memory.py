"""Counts what the app holds, alone in its process: python -m tests.benchmarks.memory; bench_memory.py judges.

Prints a line for every look, and as the last line a list of three numbers, in MiB: what is resident once all
pages, all views and MNIST were open, how much of it no file stands behind, and how much more it is after many
events.
"""

import gc
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

import clawdemy_gui  # noqa: F401 - sets the BLAS threads before numpy is imported
from clawdemy_gui.freed_memory import give_back_large_arrays, give_back_small_pieces
from clawdemy_gui.garbage import collect_what_is_due
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.window.main_window import MainWindow
from tests.benchmarks.bench_stalls import Log, one_event

WARM_UP, EVENTS = 2000, 10_000
PATIENCE_S = 120
ROLLUP = Path("/proc/self/smaps_rollup")
MNIST = Subject(DataChoice("mnist", "training"), NetworkChoice("mnist-a"))


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let events pass until it is so. Raises TimeoutError."""
    give_up = time.monotonic() + PATIENCE_S
    while not is_so():
        QApplication.processEvents()
        if time.monotonic() > give_up:
            raise TimeoutError


def held() -> tuple[float, float]:
    """MiB of this process: what is resident, and how much of it no file stands behind."""
    gc.collect()
    give_back_small_pieces()  # as the app does every 20 seconds
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in ROLLUP.read_text().splitlines()[1:]}
    return kilobytes["Rss"] / 1024, kilobytes["Anonymous"] / 1024


def tell(what: str) -> None:
    resident, own = held()
    print(f"{what}: {resident:.0f} MiB, {own:.0f} of them no file’s", flush=True)


def see_all(window: MainWindow, tell: Callable[[str], object]) -> None:
    """Open every page and every view of it."""
    for name in PAGE_NAMES:
        window.show_page(name)
        wait_until(window.page.is_complete)
        for view, _ in window.page.frame.column.titles():
            window.page.look_closer(view)
            wait_until(window.page.is_complete)
        tell(name)


def look_at_mnist(window: MainWindow, tell: Callable[[str], object]) -> None:
    """Choose all 60,000 images on every page that has images to choose."""
    for name in PAGE_NAMES:
        row = getattr(window.page_named(name), "row", None)
        if row is not None:
            window.show_page(name)
            row.asked.emit(MNIST, "MNIST")
            wait_until(lambda: window.page.is_complete() and is_on_mnist(window))
            tell(f"{name} on MNIST")


def is_on_mnist(window: MainWindow) -> bool:
    """Whether the page in front has the 60,000 images."""
    state = window.page.state
    data = state.training.leg().data if window.page.name == "descent" else state.subject.data
    return data == MNIST.data


def growth(window: MainWindow) -> float:
    """MiB more after many events than after a warm-up, which fills undo and all that is kept for next time.

    Before each look every page is put back and opened on MNIST: what happens to be open holds up to 30 MiB.
    """
    chance, log, grown = random.Random(5), Log(), 0.0

    def held_at_rest() -> float:
        for page in window.pages.values():
            page.reset()
        look_at_mnist(window, str)
        see_all(window, str)
        log.took.clear()
        return held()[0]

    def play(events: int) -> None:
        for number in range(events):
            if not number % 50:
                # Without an event loop of its own nothing deletes what is to be deleted later.
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                collect_what_is_due()
                window.show_page(chance.choice(PAGE_NAMES))
            one_event(log, window, chance)
        wait_until(window.page.is_complete)

    play(WARM_UP)
    before = held_at_rest()
    for _ in range(5):
        play(EVENTS // 5)
        grown = held_at_rest() - before
        print(f"{grown:+.1f} MiB after {EVENTS // 5} more events", flush=True)
    return grown


def main() -> None:
    gc.disable()  # as the app does
    give_back_large_arrays()
    application = QApplication([])
    window = MainWindow()
    window.resize(1280, 800)
    window.show()
    window.fetch_pages()
    wait_until(lambda: not window.fetching.is_running)
    tell("the window")
    see_all(window, tell)
    look_at_mnist(window, tell)
    see_all(window, lambda name: tell(f"{name} again"))
    print(json.dumps([*held(), growth(window)]))
    window.close()
    application.quit()


if __name__ == "__main__":
    main()

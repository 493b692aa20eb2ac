"""Which things a hand can do keep the window waiting longest: random events on all pages and views.

CLAWDEMY_MNIST=… pytest -o addopts="" -s tests/benchmarks/bench_stalls.py
"""

import random
import time
from statistics import median

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from clawdemy_gui.state.lesson import PAGE_NAMES
from tests.hands import LEFT, NO_KEYS, drag, turn_wheel

ROUNDS, EVENTS_A_VIEW, WORST = 3, 8, 10
MOST_SLIDER_CHANGES = 100
"""No event may take longer than so many painted slider changes: a tenth of a second where one takes 1 ms."""
KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Space,
)  # fmt: skip


class Log:
    """How long each event kept the window’s thread busy, or what the event loop did after it.

    Time of the thread, not of the clock: what else runs on the machine says nothing about the app.
    """

    def __init__(self):
        self.took = []

    def time(self, what, act):
        began = time.thread_time()
        act()
        acted = time.thread_time()
        QApplication.processEvents()
        self.took.append((max(acted - began, time.thread_time() - acted), what))

    def worst(self):
        return sorted(self.took, reverse=True)[:WORST]


def one_event(log, window, chance):
    """Something a hand, a cat or a dropped book could do to any widget that opens no dialog."""
    widget = chance.choice([each for each in window.page.findChildren(QWidget) if each.isVisible()])
    words = widget.accessibleName() or getattr(widget, "text", str)()
    if isinstance(widget, QComboBox) or "…" in words or words == "Try an answer":
        return
    place = QPoint(chance.randrange(max(1, widget.width())), chance.randrange(max(1, widget.height())))
    far = place + QPoint(chance.randint(-200, 200), chance.randint(-200, 200))
    key, focus = chance.choice(KEYS), QApplication.focusWidget() or window.page
    if isinstance(focus, QComboBox):  # a key may choose what asks for a file
        focus = window.page
    acts = {
        "click": lambda: QTest.mouseClick(widget, LEFT, NO_KEYS, place),
        "drag": lambda: drag(widget, place, far),
        "wheel": lambda: turn_wheel(widget),
        "key": lambda: QTest.keyClick(focus, key),
    }
    kind = chance.choice(list(acts))
    log.time(f"{kind} {window.page.name} {type(widget).__name__} {words[:40]}", acts[kind])


def slider_change(window):
    """The median time of a painted slider change in this very window."""
    log = Log()
    for step in range(100):
        log.time("", lambda step=step: window.page.set_output(3, step / 100))
    return median(took for took, _ in log.took)


def test_no_event_stalls_the_window(qtbot, window):
    window.fetch_pages()
    qtbot.waitUntil(lambda: not window.fetching.is_running, timeout=20_000)
    unit, log, chance = slider_change(window), Log(), random.Random(5)
    for _ in range(ROUNDS):
        for name in PAGE_NAMES:
            log.time(f"open {name}", lambda name=name: window.show_page(name))
            qtbot.waitUntil(window.page.is_complete, timeout=20_000)
            for view, title in window.page.frame.column.titles():
                window.show_page(name)
                log.time(f"look closer {name} {title}", lambda view=view: window.page.look_closer(view))
                for _ in range(EVENTS_A_VIEW):
                    one_event(log, window, chance)
    for took, what in log.worst():
        print(f"{took * 1e3:6.0f} ms = {took / unit:4.0f} slider changes: {what}")
    assert log.worst()[0][0] <= MOST_SLIDER_CHANGES * unit

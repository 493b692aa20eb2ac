"""How fast the Landscape page follows: a new direction, 60,000 images, and the surface that turns.

CLAWDEMY_MNIST=… pytest -o addopts="" tests/benchmarks/bench_landscape_page.py
Under a real window system, for example: QT_QPA_PLATFORM=xcb xvfb-run -s "-screen 0 1280x800x24" pytest …
"""

import time
from statistics import median

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.widgets.maps.surface import Surface

_PATIENCE_S = 60
_REFRESHES = 12
_PICTURES = 90


def until(true):
    """Let the window live until this is true; the seconds it took."""
    began = time.perf_counter()
    while not true():
        # As in a real event loop, waiting costs nothing.
        QApplication.processEvents()
        time.sleep(0.001)
        assert time.perf_counter() - began < _PATIENCE_S
    return time.perf_counter() - began


@pytest.fixture
def page(window):
    window.show_page("landscape")
    until(window.page.is_complete)
    yield window.page
    window.page.leave()


@pytest.fixture
def gaps():
    """The seconds between two turns of the event loop."""
    found, last = [], [time.perf_counter()]

    def beat():
        now = time.perf_counter()
        found.append(now - last[0])
        last[0] = now

    timer = QTimer(interval=4)
    timer.timeout.connect(beat)
    timer.start()
    yield found
    timer.stop()


@pytest.mark.parametrize("way", ["random", "network", "downhill"])
def test_a_new_direction_over_the_embedded_training_set(page, gaps, say, way):
    page.lead(way)
    until(page.is_complete)
    gaps.clear()
    seconds, busy = [], []
    for _ in range(_REFRESHES):
        busy_before = time.process_time()
        page.next_seed()
        seconds.append(until(page.is_complete))
        busy.append(time.process_time() - busy_before)
    say(
        f"{1 / median(seconds):.1f} refreshes of 51 × 51 a second (goal 4; best {1 / min(seconds):.1f}), "
        f"{median(busy):.2f} s of processor time each, longest gap {1000 * max(gaps):.0f} ms"
    )


@pytest.mark.parametrize("way", ["random", "network"])
def test_sixty_thousand_images(page, gaps, say, mnist_training, way):
    subject = Subject(DataChoice("mnist"), NetworkChoice("mnist-a"))
    page.change(page.state.with_subject(subject), "MNIST")
    until(page.is_complete)
    page.lead(way)
    until(page.is_complete)
    gaps.clear()
    busy = time.process_time()
    page.next_seed()
    surveyor = page.surveyor
    coarse = until(lambda: surveyor.terrain is not None and surveyor.survey.terrain is surveyor.terrain)
    whole = coarse + until(page.is_complete)
    say(
        f"first picture after {coarse:.2f} s (goal 0.3), all 51 × 51 after {whole:.2f} s (goal 6), "
        f"{time.process_time() - busy:.1f} s of processor time, longest gap {1000 * max(gaps):.0f} ms"
    )


@pytest.mark.parametrize("size", [(420, 460), (700, 520)])
def test_the_surface_turns(qtbot, say, size):
    surface = Surface("Surface")
    qtbot.addWidget(surface)
    surface.resize(*size)
    x, y = np.meshgrid(np.linspace(-3, 3, 101), np.linspace(-3, 3, 101))
    surface.show_values(np.sin(2 * x) * np.cos(y) + 0.1 * x * x, ("first", "second"))
    surface.show()
    qtbot.waitExposed(surface)
    began = time.perf_counter()
    for number in range(_PICTURES):
        surface.show_view(number * 4.0 - 180.0, 38.0)
        surface.repaint()
        QApplication.processEvents()
    say(f"{_PICTURES / (time.perf_counter() - began):.0f} pictures of 101 × 101 a second (goal 30) at {size}")

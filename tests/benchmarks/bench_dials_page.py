"""How long the hand waits on the Dials page: from a move of the dial to the painted page.

CLAWDEMY_MNIST=… python -m pytest tests/benchmarks/bench_dials_page.py -q -s
"""

import os
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clawdemy_gui.core.dial_ranking import blank_pixels
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from tests.benchmarks.peers import plain_evaluation, seconds

TURNS = 400
FOLLOWS, LATE, CLOSER = 0.35, 0.8, 0.8
"""Plain evaluations of 60,000 images: a turn's median and 99th percentile, its median beside a view."""
PICK = 1.0
"""The same for picking another dial."""
SMALL = 6.0
"""Painted changes of a bare window: a turn on the embedded digits."""
LEFT = Qt.MouseButton.LeftButton


class Paints(QObject):
    """Counts the paint events of what must follow the hand."""

    def __init__(self, watched):
        super().__init__()
        self.count = dict.fromkeys(watched, 0)
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.count[watched] += 1
        return False


@pytest.fixture
def page(window, qtbot):
    """The Dials page in front, everything on it computed."""
    window.show_page("dials")
    qtbot.waitUntil(window.page.is_complete, timeout=20_000)
    return window.page


@pytest.fixture
def mnist_page(page, qtbot):
    """The page on all 60,000 MNIST training images, the dial of the brightest pixel in the hand."""
    if not Path(os.environ.get("CLAWDEMY_MNIST", "")).is_dir() or "CLAWDEMY_MNIST" not in os.environ:
        pytest.skip("CLAWDEMY_MNIST names no folder with MNIST")
    subject = Subject(DataChoice("mnist", "training"), NetworkChoice("mnist-a"))
    page.set_subject(subject, "MNIST")
    qtbot.waitUntil(lambda: page.shown.subject == subject and page.is_complete(), timeout=60_000)
    page.pick(worst_dial(page))
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    return page


def worst_dial(page) -> int:
    """The weight from the pixel that is not blank in most images."""
    lit = np.count_nonzero(page.shown.data.images, axis=0)
    assert not blank_pixels(page.shown.data.images)[lit.argmax()]
    return int(lit.argmax())


def drag(page) -> np.ndarray:
    """Drag the slider to and fro; milliseconds from each move to the painted page, (TURNS,)."""
    slider = page.curve.slider
    painted = Paints([page.curve.curves, page.number])
    places = [
        QPoint(round(slider.x_of(0.5 + 0.45 * np.sin(k / 9))), slider.height() // 2) for k in range(TURNS)
    ]
    QTest.mousePress(slider, LEFT, Qt.KeyboardModifier.NoModifier, places[0])
    QApplication.processEvents()
    took = []
    for place in places:
        began = perf_counter()
        QTest.mouseMove(slider, place)
        QApplication.processEvents()
        took.append(1e3 * (perf_counter() - began))
    QTest.mouseRelease(slider, LEFT, Qt.KeyboardModifier.NoModifier, places[-1])
    assert min(painted.count.values()) >= 0.9 * TURNS, "every turn was painted"
    return np.array(took)


def say(what: str, took: np.ndarray, unit: float) -> None:
    """Print the median, the 99th percentile and the worst, and what they are judged by."""
    median, late = np.percentile(took, [50, 99])
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"\n{what}: median {median:.1f} ms, 99th percentile {late:.1f}, worst {took.max():.1f}; "
        f"unit {unit:.1f}{load}"
    )


def plain_ms(page) -> float:
    """Milliseconds of one evaluation of all the page's images in plain numpy, now."""
    shown = page.shown
    return 1e3 * seconds(plain_evaluation(shown.network.network, shown.data.images, shown.data.labels))


def test_dragging_with_60000_images(mnist_page):
    took, unit = drag(mnist_page), plain_ms(mnist_page)
    say("a turn of the worst dial, 60,000 images, to the painted page", took, unit)
    assert np.median(took) <= FOLLOWS * unit
    assert np.percentile(took, 99) <= LATE * unit


@pytest.mark.parametrize("look_at", ["flips", "matters"])
def test_dragging_with_60000_images_and_a_closer_look(mnist_page, look_at):
    mnist_page.look_closer(look_at)
    QApplication.processEvents()
    took, unit = drag(mnist_page), plain_ms(mnist_page)
    say(f"the same with the closer look “{look_at}” open", took, unit)
    assert np.median(took) <= CLOSER * unit


def test_picking_another_dial_of_60000_images(mnist_page, qtbot):
    page, dials = mnist_page, np.random.default_rng(1).integers(0, 13_002, 40).tolist()
    took = []
    for dial in dials:
        page.turn(page.hold.value() + 0.5)
        qtbot.waitUntil(page.is_complete, timeout=20_000)
        began = perf_counter()
        page.pick(dial)
        QApplication.processEvents()
        took.append(1e3 * (perf_counter() - began))
        assert page.hold.is_held(), "the network was prepared while the hand was at rest"
    unit = plain_ms(page)
    say("picking another dial after a turn, 60,000 images", np.array(took), unit)
    assert np.median(took) <= PICK * unit


def test_dragging_with_the_embedded_digits(page, bare_change):
    page.pick(worst_dial(page))
    took, unit = drag(page), 1e3 * bare_change()
    say("a turn of the worst dial, 1,437 embedded digits, to the painted page", took, unit)
    assert np.median(took) <= SMALL * unit

"""On people’s screens, each page with each of its views: large enough, still, whole, and apart."""

from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollBar, QWidget

from clawdemy_gui import look
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.widgets.charts.step_curves_paint import Panels
from clawdemy_gui.widgets.layout.card import Card
from clawdemy_gui.widgets.layout.text_line import TextLine
from tests.hands import named

LAPTOPS = ((1366, 768), (1280, 800))
LARGE = ((1920, 1080), (2560, 1440))
HALF = (683, 384)
"""What 1366×768 pixels are at 200 %."""
MAY_SCROLL = ("Wall", "Table", "QTableView", "_PickTable")


@pytest.fixture(params=PAGE_NAMES)
def page(request, qtbot, window):
    window.wear("light")
    window.show_page(request.param)
    qtbot.waitUntil(window.page.is_complete, timeout=20_000)
    return window.page


def show(qtbot, page, view, size):
    page.window().resize(*size)
    page.look_closer(view)
    settle(qtbot, page)


def settle(qtbot, page):
    """Everything is computed and every layout has found its place."""
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    for _ in range(3):
        QApplication.processEvents()


def plots(page):
    """(what is drawn, its least width and height) of the page's own picture."""
    window = page.window()
    if page.name == "one-image":
        yield page.columns.chart.box_of(0, page.columns.chart.top), 0, 240
    elif page.name == "dials":
        curve = named(window, "Total cost and accuracy as this dial turns")
        yield curve.frame(QRectF(curve.rect())).plot, 0, 260
    elif page.name == "descent":
        curve = named(window, "Cost and accuracy over the steps")
        yield Panels(QRectF(curve.rect()), curve.picture()).upper, 0, 220
    elif page.name == "landscape":
        yield named(window, "Map of the landscape").layout_now().plot, 420, 420
    elif page.name == "training-set":
        wall = named(window, "Wall of images")
        row = wall.box_of(wall.columns()).top() - wall.box_of(0).top()
        yield QRectF(wall.viewport().rect()), 0, 7 * row


def parts(page):
    return [widget for widget in page.findChildren(QWidget) if widget.isVisible()]


def scrolled(page):
    """What scrolls though it should not: nothing does so sideways."""
    bars = [bar for bar in page.window().findChildren(QScrollBar) if bar.isVisible()]
    holders = [(type(bar.parentWidget().parentWidget()).__name__, bar.orientation()) for bar in bars]
    return [holder for holder in holders if holder not in product(MAY_SCROLL, [Qt.Orientation.Vertical])]


def cut(page):
    """The words that have less room than they take."""
    for part in parts(page):
        if isinstance(part, QAbstractButton) or (isinstance(part, QLabel) and not isinstance(part, TextLine)):
            text, font = part.text(), part.fontMetrics()
            wraps = isinstance(part, QLabel) and part.wordWrap()
            if wraps and part.heightForWidth(part.width()) > part.height() + 1:
                yield text
            if not wraps and "<" not in text and font.horizontalAdvance(text) > part.width() + 1:
                yield text


def overlapping(page):
    """Neighbours that lie over each other."""
    for whole in parts(page):
        kids = [kid for kid in whole.children() if isinstance(kid, QWidget) and kid.isVisible()]
        for place, one in enumerate(kids):
            for other in kids[place + 1 :]:
                common = one.geometry() & other.geometry()
                if common.width() > 1 and common.height() > 1:
                    yield type(one).__name__, type(other).__name__


def test_on_a_laptop_every_view_leaves_the_stage_large_still_and_whole(qtbot, page):
    for size in LAPTOPS:
        heights = set()
        for view, _ in page.frame.column.titles():
            show(qtbot, page, view, size)
            heights.add(page.frame.stage.height())
            qtbot.waitUntil(lambda: scrolled(page) == [])
            qtbot.waitUntil(lambda: list(cut(page)) == [])
            qtbot.waitUntil(lambda: list(overlapping(page)) == [])
            for plot, wide, tall in plots(page):
                assert (plot.width() >= wide, plot.height() >= tall) == (True, True), (size, view, plot)
        assert len(heights) == 1, size


def test_on_a_weak_projector_the_stage_is_alone_and_its_numbers_are_large(qtbot, page):
    window = page.window()
    window.wear("projector")
    window.resize(1024, 768)
    settle(qtbot, page)
    assert look.now().figures >= 18
    assert not page.frame.column.isVisible()
    qtbot.waitUntil(lambda: scrolled(page) == [])
    qtbot.waitUntil(lambda: list(cut(page)) == [])
    qtbot.waitUntil(lambda: list(overlapping(page)) == [])


def test_on_a_weak_projector_no_view_lies_over_the_number_or_its_own_button(qtbot, page):
    window = page.window()
    window.wear("projector")
    for view, _ in page.frame.column.titles()[1:]:
        show(qtbot, page, view, (1024, 768))
        column = page.frame.column
        button = next(each for each in page.findChildren(QPushButton) if each.text() == "Look closer")
        for part in (column.headline[0], button):
            assert part.isVisible()
            place = QRect(part.mapTo(page, QPoint(0, 0)), part.size())
            assert not place.intersects(QRect(column.mapTo(page, QPoint(0, 0)), column.size())), view


def test_on_a_small_window_it_scrolls_and_cuts_nothing(qtbot, page):
    for view, _ in page.frame.column.titles():
        show(qtbot, page, view, (700, 500))
        qtbot.waitUntil(lambda: list(cut(page)) == [])
        page.window().resize(*HALF)
        settle(qtbot, page)
        qtbot.waitUntil(lambda: list(cut(page)) == [])


def emptiness(card):
    """The largest share of a card's height in which each row of pixels is as the one above it."""
    picture = card.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), -1)
    changes = np.flatnonzero((rows[1:] != rows[:-1]).any(axis=1))
    return float(np.diff(changes, prepend=0, append=len(rows)).max()) / len(rows)


def test_on_a_large_screen_no_card_is_empty_for_more_than_a_third(qtbot, page):
    for size in LARGE:
        for view, _ in page.frame.column.titles():
            show(qtbot, page, view, size)
            cards = [card for card in parts(page) if isinstance(card, Card)]
            for card in cards if not view else [page.frame.column]:
                qtbot.waitUntil(lambda card=card: emptiness(card) <= 1 / 3)


@pytest.mark.parametrize("size", LARGE)
def test_on_a_large_screen_type_grows_a_step(qtbot, window, size):
    small = look.now().text
    window.resize(*size)
    qtbot.waitUntil(lambda: look.now().text > small)

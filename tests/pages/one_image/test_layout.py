"""Where things are on the One image page: bars above sliders to the pixel, and nothing cut."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QHeaderView, QScrollArea, QWidget

from clawdemy_gui import look
from clawdemy_gui.look import LOOKS
from clawdemy_gui.state.one_image import CLOSER_VIEWS
from tests.hands import named, output_slider, seen

LOOK_NAMES = list(LOOKS)
WIDTHS = [700, 820, 1001, 1024, 1133, 1159, 1160, 1280, 1281, 1366, 1507, 1920, 2560, 3840]


def settle():
    """A new size or look is laid out in a few rounds: each may ask for the next."""
    for _ in range(8):
        QApplication.processEvents()


def show_at(window, width, height, style=None):
    if style is not None:
        window.wear(style)
    window.resize(width, height)
    settle()
    assert (window.width(), window.height()) == (width, height)


def scroll_of(window):
    return next(
        area
        for area in window.findChildren(QScrollArea)
        if window.page in area.findChildren(type(window.page))
    )


def middle_of_slider(window, k):
    slider = output_slider(window, k)
    return slider.mapTo(window, QPoint(0, 0)).x() + slider.width() / 2


def middle_of_bar(window, k):
    chart = window.page.columns.chart
    return chart.mapTo(window, QPoint(0, 0)).x() + chart.box_of(k, 1.0).center().x()


def test_each_bar_stands_above_its_own_slider_at_every_width(window):
    window.page.set_preset("all one half")
    for width in WIDTHS:
        show_at(window, width, 800)
        for k in range(10):
            assert middle_of_bar(window, k) == middle_of_slider(window, k), f"output {k} at {width}"
            field = named(window, f"Output {k} value")
            assert field.mapTo(window, QPoint(0, 0)).x() + field.width() / 2 == middle_of_slider(window, k)


def test_each_painted_bar_stands_above_its_painted_handle(window):
    """The same, found in the picture: the fill of the bar and the line through the handle."""
    window.page.set_preset("everything wrong")
    style = look.now()
    for width in (1024, 1280, 1507):
        show_at(window, width, 800)
        image = seen(window)
        for k in range(10):
            chart, slider = window.page.columns.chart, output_slider(window, k)
            y = chart.mapTo(window, QPoint(0, round(chart.box_of(k, 0.5).top()))).y()
            bar = run_of(image, y, middle_of_bar(window, k), QColor(style.card), QColor(style.hand_tint))
            y = slider.mapTo(window, QPoint(0, round(slider.y_of(1.0 - (k == 3))))).y()
            handle = run_of(
                image, y, middle_of_slider(window, k), QColor(style.card), QColor(style.hand_tint)
            )
            assert abs(sum(bar) - sum(handle)) <= 1, f"output {k}: bar {bar}, handle {handle}"


def run_of(image, y, middle, *grounds):
    """First and last x around the middle until the ground begins."""
    ground = {colour.rgb() for colour in grounds}
    left = right = round(middle)
    assert image.pixel(left, y) not in ground
    while image.pixel(left - 1, y) not in ground:
        left -= 1
    while image.pixel(right + 1, y) not in ground:
        right += 1
    return left, right


@pytest.mark.parametrize("style", LOOK_NAMES)
def test_a_small_screen_needs_no_scrolling_sideways(window, style):
    for size in ((1024, 768), (1366, 768)):
        show_at(window, *size, style)
        for view in ("", *CLOSER_VIEWS):
            window.page.look_closer(view)
            QApplication.processEvents()
            assert scroll_of(window).horizontalScrollBar().maximum() == 0, f"{view} at {size}"


@pytest.mark.parametrize("style", LOOK_NAMES)
def test_the_closed_page_fits_small_screens_wholly(window, style):
    for size in ((1024, 768), (1366, 768)):
        show_at(window, *size, style)
        assert scroll_of(window).verticalScrollBar().maximum() == 0, size


@pytest.mark.parametrize("style", LOOK_NAMES)
def test_nothing_is_smaller_than_it_can_be(window, style):
    """At laptop sizes, in every view: no widget is squeezed below its least size, no button's text is cut."""
    for size in ((1024, 768), (1280, 800)):
        show_at(window, *size, style)
        for view in ("", *CLOSER_VIEWS):
            window.page.look_closer(view)
            QApplication.processEvents()
            assert squeezed(window) == [], f"{view} at {size}"


def squeezed(window):
    """What is shown smaller than its least size, or a button narrower than its words."""
    found = []
    for widget in window.page.findChildren(QWidget):
        if not widget.isVisible() or widget.parentWidget() is None:
            continue
        least = widget.minimumSizeHint()
        if isinstance(widget, QHeaderView):
            continue
        if widget.minimumHeight():
            least.setHeight(widget.minimumHeight())
        if widget.width() < least.width() or widget.height() < least.height():
            found.append((type(widget).__name__, widget.accessibleName(), widget.size(), least))
        if isinstance(widget, QAbstractButton) and widget.text():
            words = widget.fontMetrics().horizontalAdvance(widget.text())
            if words + 2 > widget.width():
                found.append((widget.text(), widget.width(), words))
    return found


def test_a_window_too_small_scrolls_instead_of_squeezing(window):
    show_at(window, 640, 384)
    scroll = scroll_of(window)
    assert scroll.verticalScrollBar().maximum() > 0
    assert squeezed(window) == []
    named(window, "Output 9").setFocus(Qt.FocusReason.TabFocusReason)
    last = window.sentence.viewport()
    scroll.ensureWidgetVisible(last)
    assert last.visibleRegion().boundingRect().height() > 0


def test_targets_are_at_least_24_pixels(window):
    for style in LOOK_NAMES:
        show_at(window, 1024, 768, style)
        for view in ("", "a-and-b", "steps", "relabel"):
            window.page.look_closer(view)
            QApplication.processEvents()
            for widget in targets(window):
                size = (widget.width(), widget.height())
                assert min(size) >= 24, f"{widget.accessibleName() or widget.text()}: {size} in {style}"


def targets(window):
    buttons = [b for b in window.page.findChildren(QAbstractButton) if b.isVisible()]
    return [*buttons, *window.page.columns.sliders, *window.page.columns.fields]

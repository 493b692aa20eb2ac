"""What is painted on the One image page: read in colour, in grey, and from the back row."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from clawdemy_gui import look
from clawdemy_gui.look import contrast
from tests.hands import column_of_pixels, grey, named, output_slider, seen
from tests.pages.one_image.test_layout import LOOK_NAMES, settle, show_at


def fill_of(image, window, k, height):
    """The colour inside bar k: the most frequent one across its middle."""
    chart = window.page.columns.chart
    box = chart.box_of(k, height)
    corner = chart.mapTo(window, box.topLeft().toPoint())
    colours = [
        image.pixelColor(x, y).name()
        for x in range(corner.x() + 4, corner.x() + round(box.width()) - 4)
        for y in range(corner.y() + 4, corner.y() + round(box.height()) - 4)
    ]
    return max(set(colours), key=colours.count), len(set(colours))


@pytest.mark.parametrize("style", LOOK_NAMES)
def test_bars_numbers_and_edges_have_their_contrast_on_the_screen(window, style):
    show_at(window, 1280, 800, style)
    window.page.set_outputs((0.9, 0.7) + (0.6,) * 8)
    QApplication.processEvents()
    image, meant = seen(window), look.now()
    largest, marks = fill_of(image, window, 0, 0.81)
    other, plain = fill_of(image, window, 1, 0.49)
    assert (largest, other) == (meant.largest, meant.miss)
    assert marks > plain, "the largest is hatched"
    chart = window.page.columns.chart
    for k, height, edge in ((0, 0.81, meant.largest_edge), (1, 0.49, meant.miss_edge)):
        box = chart.box_of(k, height)
        left = chart.mapTo(window, box.topLeft().toPoint())
        y = left.y() + round(box.height()) // 2
        edges = [image.pixelColor(left.x() + off, y).name() for off in (-1, 0, 1)]
        assert edge in edges
        assert contrast(edge, meant.card) >= 3


@pytest.mark.parametrize("style", LOOK_NAMES)
def test_the_text_on_the_screen_has_its_contrast(window, style):
    """The darkest and the lightest pixel where the cost is written."""
    show_at(window, 1280, 800, style)
    image, number = seen(window), window.page.number
    corner = number.mapTo(window, QPoint(0, 0))
    tones = {
        image.pixelColor(corner.x() + x, corner.y() + y).name()
        for x in range(number.width())
        for y in range(number.height() // 2, number.height())
    }
    best = max(contrast(tone, look.now().card) for tone in tones)
    assert best >= (7 if style == "projector" else 4.5)


@pytest.mark.parametrize("style", LOOK_NAMES)
@pytest.mark.parametrize("name", ["Output 4", "Label 3", "Next image", "Output 4 value", "Five steps"])
def test_the_focus_can_be_seen(window, style, name):
    show_at(window, 1280, 800, style)
    window.page.frame.open_over_stage(name == "Five steps")
    QApplication.processEvents()
    before = seen(window)
    widget = by_name_or_tab(window, name)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    after = seen(window)
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    changed = [
        (before.pixelColor(x, y).name(), after.pixelColor(x, y).name())
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    clear = [pair for pair in changed if contrast(*pair) >= 3]
    assert len(clear) >= 2 * min(box.width(), box.height(), 40), f"{len(clear)} of {len(changed)} pixels"


def by_name_or_tab(window, name):
    return window.page.frame.column.tabs if name == "Five steps" else named(window, name)


@pytest.mark.parametrize("style", LOOK_NAMES)
def test_without_colour_the_largest_bar_is_still_known(window, style):
    """In a greyscale picture: only its fill changes back and forth, because it is hatched."""
    show_at(window, 1280, 800, style)
    window.page.set_outputs((0.5, 0.6, 0.7, 0.4, 0.95, 0.6, 0.7, 0.5, 0.6, 0.7))
    QApplication.processEvents()
    image, chart = seen(window), window.page.columns.chart
    assert [k for k, bar in enumerate(chart.bars()) if bar.stands_out] == [4]
    swings = []
    for k, bar in enumerate(chart.bars()):
        box = chart.box_of(k, bar.height)
        corner = chart.mapTo(window, box.topLeft().toPoint())
        x = corner.x() + round(box.width()) // 2
        tones = [
            grey(c) for c in column_of_pixels(image, x, corner.y() + 5, corner.y() + round(box.height()) - 5)
        ]
        swings.append(sum(abs(one - other) > 12 for one, other in pairwise(tones)))
    assert swings[4] > 6
    assert max(swings[:4] + swings[5:]) <= 2


@pytest.mark.parametrize("style", LOOK_NAMES)
def test_without_colour_the_labels_column_is_still_known(window, style):
    """Its desired value is written as a 1 among nine 0s, and its mark stands at the other end."""
    show_at(window, 1280, 800, style)
    window.page.set_label(6)
    QApplication.processEvents()
    image, columns = seen(window), window.page.columns
    cells = []
    for k in range(10):
        box = columns.column_box(k)
        corner = columns.mapTo(window, box.topLeft())
        middle, bottom = corner.x() + box.width() // 2, corner.y() + box.height()
        tall = round(look.now().small * 1.6)
        ground = grey(image.pixelColor(middle + 14, bottom - tall // 2))
        cells.append(
            [
                abs(grey(image.pixelColor(x, y)) - ground) > 90
                for x in range(middle - 8, middle + 9)
                for y in range(bottom - tall + 2, bottom - 2)
            ]
        )
    like_the_first = [sum(one != other for one, other in zip(cells[0], cell, strict=True)) for cell in cells]
    assert like_the_first[6] > 10
    assert max(like_the_first[:6] + like_the_first[7:]) <= like_the_first[6] / 2


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("closer", ["", "steps"])
def test_the_cost_can_be_read_from_the_back_row(window, size, closer):
    show_at(window, *size, "projector")
    window.page.look_closer(closer)
    window.page.set_preset("right at 8.82")
    QApplication.processEvents()
    number = window.page.number
    image = number.grab().toImage()
    caption = round(look.now().small * 1.7)
    rows = [
        y for y in range(caption, image.height())
        if any(grey(image.pixelColor(x, y)) < 128 for x in range(image.width()))
    ]  # fmt: skip
    assert rows[-1] - rows[0] + 1 >= size[1] / 12
    assert number.text() == "8.8209"
    inked = [x for x in range(image.width()) if any(grey(image.pixelColor(x, y)) < 128 for y in rows[::3])]
    assert inked[-1] < image.width() - 1, "not cut at the right"


def test_the_cost_grows_with_the_window(window):
    show_at(window, 1024, 768, "projector")
    small = window.page.number.height()
    show_at(window, 1920, 1080)
    QApplication.processEvents()
    assert window.page.number.height() > 1.2 * small


def test_looks_change_while_the_app_runs_and_back(window):
    window.page.look_closer("one-output")
    QApplication.processEvents()
    first = seen(window)
    pictures = []
    for style in ("dark", "projector", "light"):
        window.wear(style)
        settle()
        pictures.append(seen(window))
        assert window.page_list.isVisible() == look.now().side_panels
    assert pictures[0] != first
    assert pictures[1] != pictures[0]
    assert pictures[2] == first, "back in the first look, every pixel is as before"


def test_the_sliders_mark_the_desired_value(window):
    """A mark beside the groove at 1 for the label's slider and at 0 for the others, away from the handle."""
    window.page.set_preset("all one half")
    QApplication.processEvents()
    image, good = seen(window), QColor(look.now().good)
    for k in range(10):
        slider = output_slider(window, k)
        for value in (0.0, 1.0):
            spot = slider.mapTo(window, QPoint(round(slider.width() / 2) + 11, round(slider.y_of(value))))
            marked = any(image.pixelColor(spot.x(), spot.y() + off) == good for off in (-1, 0, 1))
            assert marked == (value == (k == 3)), f"output {k} at {value}"

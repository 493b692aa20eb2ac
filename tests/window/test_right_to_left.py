"""Where people read from right to left the page is mirrored, but no chart and no number line is."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication

from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.widgets.painting import figure
from clawdemy_gui.window.main_window import MainWindow
from tests.window.test_what_must_hold import cut, overlapping, settle

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


@pytest.fixture
def mirrored(qtbot):
    """The window as an app in Arabic or Hebrew would open it."""
    application = QApplication.instance()
    application.setLayoutDirection(RIGHT_TO_LEFT)
    window = MainWindow()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def x_of(widget, inside=None):
    """Where a place in a widget lies in its window."""
    return widget.mapTo(widget.window(), inside or QPoint()).x()


def test_every_bar_stands_above_its_own_slider(mirrored):
    columns = mirrored.page.columns
    for k in range(10):
        bar = columns.chart.box_of(k, 0.5).center().toPoint()
        slider = columns.sliders[k]
        assert abs(x_of(columns.chart, bar) - x_of(slider, slider.rect().center())) <= 2, k
    assert x_of(columns.sliders[0]) < x_of(columns.sliders[9]), "0 to 9 is a number line"


def test_a_slider_dragged_up_still_raises_its_own_bar(mirrored):
    mirrored.page.set_output(7, 0.9)
    heights = [bar.height for bar in mirrored.page.columns.chart.bars()]
    assert max(range(10), key=heights.__getitem__) == 7


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_the_page_is_mirrored_and_nothing_is_cut(qtbot, mirrored, name):
    mirrored.show_page(name)
    page = mirrored.page
    settle(qtbot, page)
    assert x_of(mirrored.page_list) > x_of(page)
    assert x_of(page.frame.column) < x_of(page.frame.stage)
    for view, _ in page.frame.column.titles()[:2]:
        page.look_closer(view)
        settle(qtbot, page)
        qtbot.waitUntil(lambda: list(cut(page)) == [])
        qtbot.waitUntil(lambda: list(overlapping(page)) == [])


def slider_named(window, name):
    """The slider in sight that a screen reader calls so."""
    sliders = window.page.findChildren(QAbstractSlider)
    return next(each for each in sliders if each.isVisible() and each.accessibleName() == name)


@pytest.mark.parametrize(
    ("page", "name"),
    [("dials", "Value of the dial, slider"), ("small-valley", "Step size"), ("descent", "Step size")],
)
def test_a_number_line_rises_to_the_right_by_key_and_by_mouse(qtbot, mirrored, page, name):
    mirrored.show_page(page)
    settle(qtbot, mirrored.page)
    slider = slider_named(mirrored, name)
    slider.setFocus()
    began = slider.value()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: slider.value() > began)
    for share, is_reached in ((0.75, lambda at: at > 0.6), (0.25, lambda at: at < 0.4)):
        spot = QPoint(round(share * slider.width()), slider.height() // 2)
        QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=spot)
        qtbot.waitUntil(lambda is_reached=is_reached: is_reached(slider.value() / slider.maximum()))
    mirrored.page.leave()


@pytest.mark.parametrize("text", ["−20", "67.9 %", "< 0.1"])
def test_a_number_is_painted_as_it_is_read(qapp, text):
    def painted(direction):
        image = QImage(80, 24, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        figure.write(painter, QRectF(0, 0, 80, 24), text)
        painter.end()
        return image

    assert painted(RIGHT_TO_LEFT) == painted(Qt.LayoutDirection.LeftToRight)

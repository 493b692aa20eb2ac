"""The network on the Training set page lights up for the image that the pointer or the keys are at."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.hands import named


def lit_image(window):
    return named(window, "The network, drawn").drawing().pixels


def test_the_network_follows_pointer_and_keys(qtbot, window):
    window.show_page("training-set")
    page = window.page
    qtbot.waitUntil(page.is_complete)
    page.look_closer("network")
    wall, images = named(window, "Wall of images"), page.found.shown.data.images
    assert np.array_equal(lit_image(window), images[wall.image_at(wall.current())])
    QTest.mouseMove(wall.viewport(), wall.box_of(5).center().toPoint())
    QApplication.processEvents()
    assert np.array_equal(lit_image(window), images[wall.image_at(5)])
    network = named(window, "The network, drawn")
    QTest.mouseMove(network, network.rect().topLeft())
    QApplication.processEvents()
    wall.setFocus()
    for _ in range(3):
        QTest.keyClick(wall, Qt.Key.Key_Right)
    assert np.array_equal(lit_image(window), images[page.wall.read()])
    told = network.drawing().activations[-1]
    assert int(np.argmax(told)) == page.found.answers[page.wall.read()]
    assert page.chart_figure().title == page.tables()[-1].title == "Network"


def test_its_dials_open_on_the_dials_page(qtbot, window):
    window.show_page("training-set")
    page = window.page
    qtbot.waitUntil(page.is_complete)
    page.look_closer("network")
    network = named(window, "The network, drawn")
    network.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(network, key)
    bias_of_output_0 = 13_002 - 10
    assert (window.page.name, window.page.state.dial) == ("dials", bias_of_output_0)
    assert window.page.state.subject == page.state.subject

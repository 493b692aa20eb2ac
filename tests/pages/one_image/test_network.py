"""The network that answered, drawn: it lights up, says its sums, and leads to a dial; as a person uses it."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clawdemy_gui.core.forward_pass import ForwardPass
from clawdemy_gui.files.subject import network_of
from clawdemy_gui.number_text import plain_text, short_text
from clawdemy_gui.state.subject import NetworkChoice
from clawdemy_gui.widgets.network.drawing import Spot
from tests.hands import LEFT, NO_KEYS, named, output_slider

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(window):
    """The view after the shipped network has answered."""
    window.page.look_closer("network")
    view = window.page.frame.column.contents.currentWidget()
    QTest.mouseClick(view.offer, LEFT)
    QApplication.processEvents()
    return view


@pytest.fixture
def walked(window, view):
    return ForwardPass(
        network_of(NetworkChoice()).network, window.page.source.pixels(window.page.state.image)
    )


def picture(window):
    return named(window, "The network, drawn")


def point_at(window, spot):
    place = picture(window).box_of(spot).center().toPoint()
    QTest.mouseMove(picture(window), place)
    QApplication.processEvents()


def test_nobody_has_answered_until_the_shipped_network_is_let(window):
    window.page.look_closer("network")
    view = window.page.frame.column.contents.currentWidget()
    assert (view.offer.isVisible(), view.inside.isVisible()) == (True, False)
    QTest.mouseClick(view.offer, LEFT)
    assert (view.offer.isVisible(), view.inside.isVisible()) == (False, True)
    assert window.page.source.outputs(window.page.state.image) == window.page.state.outputs
    window.undo()
    assert view.offer.isVisible()


def test_a_lit_neuron_says_the_sum_that_lit_it(window, view, walked):
    point_at(window, Spot(2, 4))
    told = walked.weighted_sum(2, 4)
    text = view.inside.words.text()
    assert text.startswith("<b>Neuron 4 of layer 2</b>")
    for term in told.largest:
        assert f"{plain_text(abs(term.weight))} × {short_text(term.activation)} ({term.source})" in text
    assert (
        f"= {plain_text(told.total)}. σ({plain_text(told.total)}) = <b>{plain_text(told.activation)}</b>"
        in text
    )
    spoken = QAccessible.queryAccessibleInterface(picture(window)).text(QAccessible.Text.Description)
    assert plain_text(told.activation) in spoken


def test_arrow_keys_walk_over_neurons_and_with_shift_over_lines(window, view):
    network = picture(window)
    network.setFocus()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(network, key)
        seen.append(network.spot())
    assert seen[:2] == [Spot(3, 0), Spot(3, 1)]
    assert [spot.layer for spot in seen[2:]] == [2, 1, 1]
    QTest.keyClick(network, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(network, Qt.Key.Key_Down, SHIFT)
    assert network.spot().source == 784 // 2 + 14 + 28
    assert "pixel (row 15, column 14)" in view.inside.words.text()


def test_a_line_leads_to_its_dial_and_back(window, view, walked):
    network = picture(window)
    network.show_spot(Spot(3, 8, 5))
    number = walked.network.index(3, 8, 5)
    slope = walked.slope(walked.blame(window.page.state.label), 3, 8, 5)
    text = view.inside.words.text()
    assert f"dial {number:,} of 13,002" in text
    assert plain_text(abs(slope)) in text
    network.setFocus()
    QTest.keyClick(network, Qt.Key.Key_Return)
    assert (window.page.name, window.page.state.dial) == ("dials", number)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page.name == "one-image"


def test_a_click_on_a_line_takes_its_dial(window, view):
    network = picture(window)
    QTest.mouseClick(network, LEFT, NO_KEYS, network.box_of(Spot(3, 3)).center().toPoint())
    assert network.spot() == Spot(3, 3)
    ends = [network.box_of(spot).center() for spot in (Spot(2, 0), Spot(3, 3))]
    middle = ((ends[0] + ends[1]) / 2).toPoint()
    QTest.mouseMove(network, middle)
    QTest.mouseClick(network, LEFT, NO_KEYS, middle)
    assert (window.page.name, window.page.state.dial) == ("dials", 13_002 - 170 + 3 * 16)


def test_moving_a_slider_by_hand_cuts_the_outputs_off(window, view, walked):
    assert picture(window).drawing().by_hand is None
    window.page.set_output(3, 0.4)
    drawn = picture(window).drawing()
    assert drawn.by_hand == window.page.state.outputs
    assert drawn.activations[-1] == pytest.approx(walked.outputs)
    assert "yours now, not the network’s" in view.inside.words.text()
    assert output_slider(window, 3).isEnabled()


def test_the_blame_is_drawn_when_asked_for_and_says_what_would_cost_less(window, view, walked):
    assert picture(window).drawing().blame is None
    QTest.mouseClick(view.inside.blame, LEFT)
    blamed = walked.blame(window.page.state.label)
    for ours, core in zip(picture(window).drawing().blame, blamed.of_activations, strict=True):
        assert np.array_equal(ours, core)
    picture(window).show_spot(Spot(3, window.page.state.label))
    assert "higher would cost less" in view.inside.words.text()


def test_the_picture_follows_the_image(window, view):
    before = picture(window).grab().toImage()
    window.page.step_image(1)
    QApplication.processEvents()
    assert picture(window).grab().toImage() != before


def test_it_can_be_taken_away_as_a_table_and_a_picture(window, view, walked):
    table = window.page.tables()[-1]
    assert len(table.rows) == 16 + 16 + 10
    assert table.rows[-1] == ["output 9", walked.sums[-1][9], walked.outputs[9]]
    assert [figure.title for figure in window.page.figures()] == ["One image", "Network"]

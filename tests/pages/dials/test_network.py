"""The whole network on the Dials page: the dial in the hand is thick, and turning it lights neurons anew."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from clawdemy_gui.core.cost import cost
from clawdemy_gui.core.forward_pass import ForwardPass
from clawdemy_gui.number_text import total_text
from clawdemy_gui.widgets.layout.text_line import TextLine
from clawdemy_gui.widgets.network.drawing import Spot
from tests.hands import named


@pytest.fixture
def page(qtbot, window):
    window.show_page("dials")
    qtbot.waitUntil(window.page.is_complete)
    window.page.look_closer("network")
    return window.page


def drawn(window):
    return named(window, "The network, drawn").drawing()


def test_the_dial_in_the_hand_is_drawn(window, page):
    assert drawn(window).dial == Spot(*page.hold.network().place(page.state.dial))
    assert page.figures()[-1].title == page.tables()[-1].title == "Network"


def test_turning_it_changes_activations_and_the_images_own_cost(qtbot, window, page):
    page.pick(page.hold.network().index(3, 4, 2))
    qtbot.waitUntil(page.is_complete)
    before = drawn(window).activations[-1][4]
    page.turn(9.0)
    after = drawn(window).activations[-1]
    assert after[4] != before
    walked = ForwardPass(page.hold.network(), page.shown.data.images[0])
    assert after == pytest.approx(walked.outputs, abs=1e-12)
    own = total_text(cost(walked.outputs, int(page.shown.data.labels[0])))
    assert any(own in line.text() for line in page.findChildren(TextLine) if "Image 1" in line.text())


def test_another_image_can_be_looked_at(window, page):
    before = drawn(window).pixels
    named(window, "Next image for the network").click()
    assert (drawn(window).pixels == page.shown.data.images[1]).all()
    named(window, "Previous image for the network").click()
    assert (drawn(window).pixels == before).all()
    assert named(window, "Next image for the network").isEnabled()


def test_a_line_takes_its_dial_into_the_hand(window, page):
    named(window, "The network, drawn").dial_asked.emit(Spot(2, 3, 7))
    assert page.state.dial == page.hold.network().index(2, 3, 7)
    assert isinstance(named(window, "Next image for the network"), QAbstractButton)

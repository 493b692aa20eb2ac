"""The knob and the long slider: turning, keys, ends, and nothing by accident."""

from math import cos, pi, sin

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clawdemy_gui import look
from clawdemy_gui.widgets.controls.knob import Knob
from clawdemy_gui.widgets.controls.long_slider import LongSlider
from tests.hands import LEFT, NO_KEYS, drag, turn_wheel


@pytest.fixture(params=[Knob, LongSlider])
def hand(request, qtbot):
    """A widget that follows what it asks for, as a page lets it."""
    look.wear(look.LIGHT)
    widget = request.param("Dial")
    widget.asked = []
    widget.gestures = []

    def follow(share):
        widget.asked.append(share)
        widget.show_share(share, f"{share:.3f}")

    widget.moved.connect(follow)
    widget.gesture_began.connect(lambda: widget.gestures.append("began"))
    widget.gesture_ended.connect(lambda: widget.gestures.append("ended"))
    widget.resize(240, 120)
    qtbot.addWidget(widget)
    widget.show()
    widget.setFocus()
    qtbot.waitExposed(widget)
    return widget


def rim(knob, share):
    angle = (share - 0.5) * 5 / 3 * pi
    middle = knob.rect().center()
    return QPoint(round(middle.x() + 40 * sin(angle)), round(middle.y() - 40 * cos(angle)))


def test_keys_step_page_and_reach_both_ends(hand):
    for key, share in (
        (Qt.Key.Key_Right, 0.505),
        (Qt.Key.Key_Down, 0.5),
        (Qt.Key.Key_PageUp, 0.55),
        (Qt.Key.Key_End, 1.0),
        (Qt.Key.Key_Up, 1.0),
        (Qt.Key.Key_Home, 0.0),
    ):
        QTest.keyClick(hand, key)
        assert hand.share() == pytest.approx(share)
    assert hand.gestures == ["began", "ended"] * 6
    assert hand.accessibleDescription() == "0.000"


def test_a_screen_reader_hears_the_stock_value_and_drawing_never_talks_back(hand):
    hand.show_share(0.25, "a quarter")
    assert (hand.value(), hand.asked) == (250, [])
    hand.show_share(7.0, "beyond the end")
    assert (hand.share(), hand.asked) == (1.0, [])


def test_the_wheel_turns_nothing(hand):
    turn_wheel(hand)
    assert hand.asked == []


def test_the_right_button_turns_nothing(hand):
    QTest.mouseClick(hand, Qt.MouseButton.RightButton)
    assert (hand.asked, hand.gestures) == ([], [])


def test_a_knob_turns_by_the_way_the_hand_goes_and_never_jumps(qtbot):
    look.wear(look.LIGHT)
    knob = Knob("Dial")
    knob.moved.connect(lambda share: knob.show_share(share, ""))
    knob.resize(120, 120)
    qtbot.addWidget(knob)
    knob.show()
    knob.show_share(0.2, "")
    drag(knob, rim(knob, 0.8), rim(knob, 0.85), rim(knob, 0.9))
    assert knob.share() == pytest.approx(0.3, abs=0.02), "from 0.2 by a tenth, though held at 0.8"
    drag(knob, rim(knob, 0.9), rim(knob, 0.7), rim(knob, 0.4), rim(knob, 0.1))
    assert knob.share() == 0.0, "it stops at its stop"


def test_a_slider_goes_where_it_is_pressed_and_follows(qtbot):
    look.wear(look.LIGHT)
    slider = LongSlider("Value")
    slider.moved.connect(lambda share: slider.show_share(share, ""))
    slider.resize(300, 30)
    slider.show_inset(50, 20)
    qtbot.addWidget(slider)
    slider.show()
    assert (slider.x_of(0.0), slider.x_of(1.0)) == (50, 280)
    QTest.mousePress(slider, LEFT, NO_KEYS, QPoint(280, 15))
    assert slider.share() == 1.0
    QTest.mouseMove(slider, QPoint(165, 15))
    assert slider.share() == pytest.approx(0.5)
    QTest.mouseMove(slider, QPoint(-400, 15))
    assert slider.share() == 0.0
    QTest.mouseRelease(slider, LEFT, NO_KEYS, QPoint(0, 15))


def test_a_gesture_ends_when_the_focus_leaves(hand):
    QTest.keyPress(hand, Qt.Key.Key_Up)
    QApplication.processEvents()
    hand.clearFocus()
    assert hand.gestures == ["began", "ended"]

"""A ladder of numbers under a slider: two people can set the same one, by pointer or keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from clawdemy_gui.widgets.controls.stepped_slider import SteppedSlider
from tests.hands import turn_wheel

LADDER = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0]


@pytest.fixture
def rungs(qtbot):
    made = SteppedSlider("Step size", lambda value: f"{value:g}")
    made.picked.connect(made.show_number)
    made.show_steps(LADDER)
    made.show_number(1.0)
    qtbot.addWidget(made)
    made.resize(400, 28)
    made.show()
    qtbot.waitExposed(made)
    made.heard = []
    made.picked.connect(made.heard.append)
    return made


def test_arrows_climb_one_rung_pages_three_and_ends_go_to_the_ends(rungs):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(rungs, key)
    assert rungs.heard == [2.0, 1.0, 0.1, 10.0, 0.1]


def test_a_number_between_two_rungs_is_kept_and_climbs_to_the_next(rungs):
    rungs.show_number(1.3)
    assert rungs.heard == [], "showing says nothing"
    assert 3 / 6 < rungs.share() < 4 / 6
    assert rungs.accessibleDescription() == "1.3"
    QTest.keyClick(rungs, Qt.Key.Key_Right)
    rungs.show_number(1.3)
    QTest.keyClick(rungs, Qt.Key.Key_Left)
    assert rungs.heard == [2.0, 1.0]


def test_a_press_on_the_groove_goes_to_the_nearest_rung(rungs):
    QTest.mouseClick(rungs, Qt.MouseButton.LeftButton, pos=QPoint(round(rungs.x_of(5.2 / 6)), 14))
    assert rungs.heard == [5.0]


def test_beyond_the_ends_is_the_end(rungs):
    rungs.show_number(500.0)
    assert rungs.share() == 1.0
    QTest.keyClick(rungs, Qt.Key.Key_Left)
    assert rungs.heard == [5.0]


def test_the_wheel_does_nothing(rungs):
    turn_wheel(rungs)
    assert rungs.heard == []

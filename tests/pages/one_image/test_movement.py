"""A preset’s bars grow there and the total counts along; no value waits, and it can be switched off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clawdemy_gui.widgets.painting.movement import MOVEMENT_MS, Movement
from tests.hands import total


@pytest.fixture
def moving(window):
    """A window on a desktop that wants movement."""
    before = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, True)
    yield window
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, before)


def movements(window):
    return [each for each in window.findChildren(Movement) if each.state() != Movement.State.Stopped]


def halt(window, at):
    """Hold every movement at this moment, in milliseconds."""
    for each in movements(window):
        each.pause()
        each.setCurrentTime(at)


def picture(widget):
    return widget.grab().toImage()


def test_a_preset_is_reached_by_a_short_movement_and_known_at_once(moving):
    page = moving.page
    page.set_preset("total shrug")
    assert (total(moving), page.columns.chart.bars()[3].height) == ("0.90", pytest.approx(0.81))
    assert movements(moving)
    assert MOVEMENT_MS <= 150
    pictures = []
    for at in (1, 60, MOVEMENT_MS):
        halt(moving, at)
        pictures.append([picture(page.columns.chart), picture(page.number)])
    assert pictures[0][0] != pictures[1][0] != pictures[2][0]
    assert pictures[0][1] != pictures[1][1] != pictures[2][1]
    assert movements(moving) == []


def test_it_ends_as_it_would_have_been_without(window):
    page = window.page
    page.set_preset("confident, wrong")
    page.set_preset("total shrug")
    still = picture(page.columns.chart), picture(page.number)
    page.set_preset("confident, wrong")
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, True)
    page.set_preset("total shrug")
    halt(window, MOVEMENT_MS)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)
    assert (picture(page.columns.chart), picture(page.number)) == still


@pytest.mark.parametrize("act", ["set_label", "step_image", "undo"])
def test_relabelling_stepping_and_undo_move_too(moving, act):
    moving.page.set_preset("confident, wrong")
    halt(moving, MOVEMENT_MS)
    if act == "step_image":
        moving.page.set_label(8)
        halt(moving, MOVEMENT_MS)
        moving.page.use_image_label()
    else:
        {"set_label": lambda: moving.page.set_label(8), "undo": moving.undo}[act]()
    assert movements(moving)


def test_what_is_in_the_hand_never_lags_behind_it(moving):
    moving.page.set_output(3, 0.9)
    assert movements(moving) == []


def test_nothing_moves_where_the_desktop_wants_none(window):
    window.page.set_preset("total shrug")
    assert movements(window) == []

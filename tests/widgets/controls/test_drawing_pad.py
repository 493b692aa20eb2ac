"""The pad: strokes by mouse, pen, finger and keys, told on a sheet of its own size."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clawdemy_gui.widgets.controls.drawing_pad import SIDE, DrawingPad, ink
from tests.hands import drag


@pytest.fixture
def pad(qtbot):
    made = DrawingPad("Pad", "Draw here")
    qtbot.addWidget(made)
    made.resize(300, 240)
    made.show()
    qtbot.waitExposed(made)
    made.heard, made.lifted = [], []
    made.drawn.connect(made.heard.append)
    made.finished.connect(made.lifted.append)
    return made


def test_a_drag_is_one_stroke_from_edge_to_edge(pad):
    sheet = pad.sheet().toRect()
    drag(pad, sheet.topLeft(), sheet.center(), sheet.bottomRight() + QPoint(50, 50))
    (stroke,) = pad.lifted
    assert stroke[:2] == pytest.approx((0, 0), abs=6)
    assert stroke[-2:] == (SIDE, SIDE)
    assert len(pad.heard) == len(stroke) // 2


def test_a_click_is_a_dot(pad):
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=pad.sheet().center().toPoint())
    assert len(pad.lifted[0]) == 2
    assert ink(pad.lifted).max() == 255


def test_the_right_button_draws_nothing(pad):
    QTest.mouseClick(pad, Qt.MouseButton.RightButton, pos=pad.sheet().center().toPoint())
    assert pad.lifted == []


def test_a_pen_draws(pad):
    for kind, place in (
        (QEvent.Type.TabletPress, QPointF(100, 100)),
        (QEvent.Type.TabletMove, QPointF(140, 150)),
        (QEvent.Type.TabletRelease, QPointF(140, 150)),
    ):
        event = QTabletEvent(
            kind,
            QPointingDevice.primaryPointingDevice(),
            place,
            place,
            1.0,
            0,
            0,
            0,
            0,
            0,
            Qt.KeyboardModifier.NoModifier,
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
        )
        QApplication.sendEvent(pad, event)
    assert len(pad.lifted) == 1
    assert len(pad.lifted[0]) == 4


def test_a_finger_draws(pad, qtbot):
    device = QTest.createTouchDevice()
    QTest.touchEvent(pad, device).press(0, QPoint(100, 100), pad).commit()
    QTest.touchEvent(pad, device).move(0, QPoint(120, 160), pad).commit()
    QTest.touchEvent(pad, device).release(0, QPoint(120, 160), pad).commit()
    assert len(pad.lifted) == 1
    assert len(pad.lifted[0]) == 4


def test_keys_draw_a_line_down(pad):
    pad.setFocus()
    for key in (Qt.Key.Key_Space, *[Qt.Key.Key_Down] * 10, Qt.Key.Key_Space):
        QTest.keyClick(pad, key)
    (stroke,) = pad.lifted
    assert len(stroke) == 22
    assert stroke[0] == stroke[-2] == SIDE // 2
    assert stroke[-1] - stroke[1] == 400
    QTest.keyClick(pad, Qt.Key.Key_Up)
    assert len(pad.lifted) == 1, "a lifted pen draws nothing"


def test_a_long_stroke_goes_on_as_another(pad):
    sheet = pad.sheet()
    pad._begin(sheet.topLeft())
    for step in range(2500):
        x = sheet.left() + (step % 2) * 40 + 20
        pad._go_on(QPointF(x, sheet.top() + 30))
    pad._end()
    assert len(pad.lifted) == 2
    assert all(len(stroke) <= 4000 for stroke in pad.lifted)


def test_ink_lies_where_the_stroke_was():
    drawn = ink([(500, 100, 500, 900)])
    assert drawn.shape == (112, 112)
    assert drawn[:, 56].max() == 255
    assert not drawn[:, :40].any()
    assert not ink([]).any()
    halves = ink([(500, 100, 500, 500), (500, 500, 500, 900)])
    assert np.abs(drawn.astype(int) - halves).max() < 80, "two strokes that meet are one line"

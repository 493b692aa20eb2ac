"""Two curves over one axis: what is drawn where, what the point asks for, what the keys read."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from clawdemy_gui import look
from clawdemy_gui.widgets.charts.cost_and_accuracy import CostAndAccuracy
from clawdemy_gui.widgets.charts.cost_and_accuracy_paint import CurveWords, Point
from clawdemy_gui.widgets.painting.ticks import tick_text, ticks
from tests.hands import LEFT, NO_KEYS

X = np.linspace(-20, 20, 81)
LEFT_VALUES = (X / 20) ** 2
RIGHT_VALUES = np.round(1 - LEFT_VALUES, 1)


@pytest.fixture
def curves(qtbot):
    """A parabola and its staircase, the point at −10."""
    look.wear(look.LIGHT)
    made = CostAndAccuracy("Curves", CurveWords("x", "cost", "accuracy"), lambda at: f"{at.x:g}: {at.left:g}")
    made.asked = []
    made.moved.connect(made.asked.append)
    qtbot.addWidget(made)
    made.resize(600, 320)
    made.show()
    made.show_curves(X, LEFT_VALUES, RIGHT_VALUES, (-20.0, 20.0), 0.1)
    made.show_point(Point(-10.0, 0.25, 0.8, -0.05))
    return made


def frame(curves):
    return curves.frame(QRectF(curves.rect()))


def place(curves, x, y=150):
    return QPoint(round(frame(curves).x_of(x)), y)


def test_pressing_asks_for_the_x_there_and_dragging_follows(curves):
    QTest.mousePress(curves, LEFT, NO_KEYS, place(curves, 5.0))
    QTest.mouseMove(curves, place(curves, 12.0))
    QTest.mouseMove(curves, QPoint(5_000, 0))
    QTest.mouseRelease(curves, LEFT, NO_KEYS, QPoint(5_000, 0))
    assert curves.asked == pytest.approx([5.0, 12.0, 20.0], abs=0.08)


def test_taking_the_point_itself_moves_nothing_yet(curves):
    QTest.mousePress(curves, LEFT, NO_KEYS, place(curves, -10.0) + QPoint(6, 0))
    assert curves.asked == []
    QTest.mouseMove(curves, place(curves, -9.0) + QPoint(6, 0))
    assert curves.asked == pytest.approx([-9.0], abs=0.08)
    QTest.mouseRelease(curves, LEFT, NO_KEYS, QPoint(0, 0))


def test_keys_read_the_curve(curves):
    curves.setFocus()
    QTest.keyClick(curves, Qt.Key.Key_Home)
    assert curves.accessibleDescription() == "-20: 1"
    QTest.keyClick(curves, Qt.Key.Key_PageUp)
    assert curves.reading() == "-15: 0.5625"
    QTest.keyClick(curves, Qt.Key.Key_End)
    QTest.keyClick(curves, Qt.Key.Key_Left)
    assert curves.reading() == "19.5: 0.950625"
    curves.clearFocus()
    assert curves.reading() == ""


def test_the_scales_hold_both_curves(curves):
    shown = frame(curves)
    for value in LEFT_VALUES:
        assert shown.plot.top() <= shown.left_y(value) <= shown.plot.bottom()
    for value in RIGHT_VALUES:
        assert shown.plot.top() <= shown.right_y(value) <= shown.plot.bottom()


def test_a_flat_curve_and_a_single_step_are_no_cliffs(curves):
    steps = np.where(X < 0, 0.9, 0.9001)
    curves.show_curves(X, np.full(81, 0.5), steps, (-20.0, 20.0), 0.0001)
    shown = frame(curves)
    assert shown.left_y(0.5) == pytest.approx(shown.plot.center().y())
    assert abs(shown.right_y(0.9) - shown.right_y(0.9001)) < shown.plot.height() / 6


def test_nothing_known_yet_can_be_drawn(curves):
    curves.show_curves(np.zeros(0), np.zeros(0), np.zeros(0), (0.0, 1.0), 0.1)
    curves.show_point(None)
    assert not curves.grab().isNull()
    QTest.mousePress(curves, LEFT, NO_KEYS, QPoint(100, 100))
    assert curves.asked == []


def test_the_smooth_curve_is_painted_where_it_is(curves):
    image, shown, colour = curves.grab().toImage(), frame(curves), look.now().hand
    for x in (-17.5, -4.0, 3.0, 16.0):
        column, row = round(shown.x_of(x)), shown.left_y((x / 20) ** 2)
        near = {image.pixelColor(column, round(row) + off).name() for off in (-1, 0, 1)}
        assert colour in near


@pytest.mark.parametrize(
    ("low", "high", "texts"),
    [
        (0.0, 1.0, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (-20.0, 20.0, ["−20", "−10", "0", "10", "20"]),
        (0.0898735, 0.0898805, ["0.089874", "0.089876", "0.089878", "0.089880"]),
        (45.0, 50.1, ["45", "46", "47", "48", "49", "50"]),
    ],
)
def test_ticks_are_round_and_as_long_as_they_must_be(low, high, texts):
    there = ticks(low, high)
    assert [tick_text(tick, there) for tick in there] == texts


def test_an_empty_range_has_no_ticks():
    assert ticks(1.0, 1.0) == []

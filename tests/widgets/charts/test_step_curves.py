"""Curves are read, zoomed and pointed at by pointer and keys, and drawn true."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from clawdemy_gui import look
from clawdemy_gui.widgets.charts.step_curves import StepCurves
from clawdemy_gui.widgets.charts.step_curves_paint import CurveLine, CurvePicture, Mark, Panels, draw_curves
from clawdemy_gui.widgets.painting.scale import Scale, nice
from tests.hands import drag, turn_wheel

XS = np.arange(0.0, 101.0)


def a_picture(**parts):
    cost = CurveLine("training", XS, 3 / (1 + XS), look.now().hand, width=2)
    share = CurveLine("training", XS, XS / 100, look.now().hand, width=2)
    return CurvePicture(
        (cost,), (share,), ("Cost", "Accuracy", "steps"), x_range=(0, 100), here=100.0, **parts
    )


@pytest.fixture
def curves(qtbot):
    made = StepCurves("Cost", lambda n: [f"point {n}"])
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show_curves(a_picture())
    made.show()
    qtbot.waitExposed(made)
    made.grab()
    return made


@pytest.mark.parametrize("log", [False, True])
def test_a_scale_and_its_inverse_agree(log):
    scale = Scale(0.01, 10.0, 400.0, 20.0, log)
    for value in (0.01, 0.5, 7.0, 10.0):
        assert scale.value(float(scale.place(value))) == pytest.approx(value)
    assert scale.place(0.01) == 400
    assert scale.place(10.0) == 20


def test_ticks_are_round_and_inside():
    assert Scale(0, 4, 0, 1, False).ticks(5) == [0, 1, 2, 3, 4]
    assert Scale(0.01, 10, 0, 1, True).ticks(5) == pytest.approx([0.01, 0.1, 1, 10])
    assert [nice(number) for number in (0.11, 1.0, 2.1, 7.0)] == pytest.approx([0.2, 1.0, 5.0, 10.0])


def test_the_curve_is_where_its_numbers_are(qapp):
    image = QImage(700, 500, QImage.Format.Format_RGB32)
    image.fill(QColor(look.now().card))
    painter = QPainter(image)
    panels = draw_curves(painter, QRectF(image.rect()), a_picture()._replace(here=None))
    painter.end()
    for step in (10, 50, 90):
        x, y = round(float(panels.x.place(step))), round(float(panels.cost.place(3 / (1 + step))))
        near = [image.pixelColor(x, y + dy) for dy in (-1, 0, 1)]
        hand = QColor(look.now().hand)
        assert min(abs(colour.red() - hand.red()) + abs(colour.blue() - hand.blue()) for colour in near) < 90


def test_a_hundred_thousand_points_keep_their_peaks(qapp):
    xs = np.arange(100_000.0)
    ys = np.zeros(100_000)
    ys[43_210] = 2.0
    shown = a_picture()._replace(upper=(CurveLine("a", xs, ys, "#000000"),), x_range=(0, 1e5), here=None)
    image = QImage(700, 500, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    panels = draw_curves(painter, QRectF(image.rect()), shown)
    painter.end()
    x, y = round(float(panels.x.place(43_210))), round(float(panels.cost.place(1.0)))
    assert any(image.pixelColor(x + dx, y).lightness() < 160 for dx in (-1, 0, 1))


def test_keys_read_point_after_point(curves):
    curves.setFocus()
    for key, expected in (
        (Qt.Key.Key_Home, "point 0"),
        (Qt.Key.Key_Right, "point 1"),
        (Qt.Key.Key_PageUp, "point 11"),
        (Qt.Key.Key_End, "point 100"),
        (Qt.Key.Key_Left, "point 99"),
    ):
        QTest.keyClick(curves, key)
        assert curves.reading() == expected
        assert curves.accessibleDescription() == expected


def test_a_click_and_enter_choose_a_step(curves, qtbot):
    x = round(float(curves._panels.x.place(40)))
    with qtbot.waitSignal(curves.chosen) as chosen:
        QTest.mouseClick(curves, Qt.MouseButton.LeftButton, pos=QPoint(x, 200))
    assert chosen.args == [40.0]
    QTest.keyClick(curves, Qt.Key.Key_Home)
    with qtbot.waitSignal(curves.chosen) as chosen:
        QTest.keyClick(curves, Qt.Key.Key_Return)
    assert chosen.args == [0.0]


def test_pulling_across_zooms_and_0_shows_all(curves, qtbot):
    left, right = (round(float(curves._panels.x.place(step))) for step in (20, 60))
    drag(curves, QPoint(left, 200), QPoint(left + 30, 200), QPoint(right, 210))
    assert curves.picture().x_range == pytest.approx((20, 60), abs=0.3)
    QTest.keyClick(curves, Qt.Key.Key_0)
    assert curves.picture().x_range == (0, 100)
    QTest.keyClick(curves, Qt.Key.Key_Plus)
    assert curves.picture().x_range == (50, 100), "around the moment that is shown"
    QTest.keyClick(curves, Qt.Key.Key_Minus)
    assert not curves.is_zoomed()


def test_the_wheel_does_nothing(curves):
    turn_wheel(curves)
    assert curves.picture().x_range == (0, 100)


def test_the_ground_is_painted_anew_only_when_it_changes(curves):
    ground = curves._ground.key
    curves.show_curves(a_picture()._replace(here=50.0))
    curves.grab()
    assert curves._ground.key == ground
    curves.show_curves(a_picture(marks=(Mark(30.0, "step 5"),)))
    curves.grab()
    assert curves._ground.key != ground


def test_a_logarithmic_axis_keeps_zero_inside(qapp):
    zero = CurveLine("a", XS, np.zeros(101), "#000000")
    shown = a_picture(log_x=True, log_y=True)._replace(upper=(zero,))
    panels = Panels(QRectF(0, 0, 700, 500), shown)
    places = panels.cost.places(zero.ys)
    assert np.isfinite(places).all()
    assert panels.x.low == 1

"""The curve of one dial keeps the walk in sight, in jumps, and never under the hand."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from clawdemy_gui.widgets.charts.valley_curve import ValleyCurve, Walked


@pytest.fixture
def curve(qtbot):
    made = ValleyCurve("Cost over the dial")
    qtbot.addWidget(made)
    made.resize(700, 460)
    made.show_valley(lambda w: w * w, (-11.0, 11.0), ("w", "C = w²"))
    made.show()
    qtbot.waitExposed(made)
    return made


def stand(curve, w, size):
    trail, place = [(5.0, 25.0)], 5.0
    while place != w:
        place -= size * 2 * place
        trail.append((place, place * place))
    curve.show_walk(Walked(trail, 2 * w, w - size * 2 * w), "")


@pytest.mark.parametrize(
    ("w", "seen"), [(5.0, 22.0), (-15.0, 88.0), (45.0, 176.0), (-135.0, 704.0), (405.0, 1408.0)]
)
def test_ball_tangent_and_arrow_stay_in_sight(curve, w, seen):
    stand(curve, w, 2.0)
    assert curve.seen() == (-seen, seen)
    plot, ball = curve.plot(), curve.place_of(w, w * w)
    assert plot.contains(ball)
    assert plot.contains(curve.place_of(-3 * w, w * w))
    one, other = curve.tangent()
    assert (one + other) / 2 == ball
    assert any(QRectF(plot).adjusted(-1, -1, 1, 1).contains(end) for end in (one, other))
    assert not curve.grab().isNull()


def test_a_walk_that_comes_home_has_the_whole_picture(curve):
    stand(curve, 45.0, 2.0)
    curve.show_walk(Walked([(5.0, 25.0)], 10.0, 4.0), "")
    assert curve.seen() == (-11.0, 11.0)


def test_under_a_hand_the_picture_does_not_move(curve):
    places = []

    def put(w):
        places.append(w)
        curve.show_walk(Walked([(w, w * w)], 2 * w, -3 * w), "")

    curve.moved.connect(put)
    put(2.0)
    at = [curve.place_of(w, w * w).toPoint() for w in (2.0, 6.0, 9.0)]
    QTest.mousePress(curve, Qt.MouseButton.LeftButton, pos=at[0])
    for point in at[1:]:
        QTest.mouseMove(curve, point)
        QTest.mouseMove(curve, point + QPoint(1, 0))
        assert curve.seen() == (-11.0, 11.0)
    assert places[-1] == pytest.approx(9.0, abs=0.1)
    QTest.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=at[-1])
    assert curve.seen() == (-44.0, 44.0)

"""The map of two dials: one scale for both, and a mark where the next step lands."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from clawdemy_gui import look
from clawdemy_gui.core.valleys import VALLEYS
from clawdemy_gui.widgets.maps.contour_paint import MapWords, Mark
from clawdemy_gui.widgets.maps.valley_map import RING, ValleyMap

NARROW = VALLEYS["narrow"]


@pytest.fixture
def made(qtbot):
    look.wear(look.LIGHT)
    widget = ValleyMap("Map of the valley")
    qtbot.addWidget(widget)
    widget.resize(620, 420)
    words = MapWords("w₁", "w₂", "cost")
    widget.show_valley(NARROW.cost, *NARROW.reach, words, [Mark(0.0, 0.0, "lowest")])
    stand(widget, (8.0, 1.5), (6.4, -1.5))
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def stand(widget, place, next_place):
    widget.show_walk(np.array([place]), NARROW.gradient(place), next_place, "")


@pytest.mark.parametrize("size", [(620, 420), (300, 700), (1200, 300)])
def test_both_directions_have_one_scale_and_the_whole_valley_is_seen(made, size):
    shown = made.layout_in(QRectF(0, 0, *size))
    middle, right, up = (shown.to_screen(*place) for place in ((0, 0), (1, 0), (0, 1)))
    assert right.x() - middle.x() == pytest.approx(middle.y() - up.y())
    for corner in ((-10, -3), (10, 3)):
        assert shown.plot.adjusted(-1, -1, 1, 1).contains(shown.to_screen(*corner))


def test_the_ground_is_the_formula(made):
    chart = made.layout_now().chart
    rows, columns = chart.values.shape
    xs, ys = np.linspace(*chart.x_range, columns), np.linspace(*chart.y_range, rows)
    assert chart.values[5, 7] == pytest.approx(xs[7] ** 2 + 20 * ys[5] ** 2)


def test_a_ring_marks_where_the_next_step_lands(made):
    at = made.layout_now().to_screen(6.4, -1.5)
    below = round(at.x()), round(at.y() + RING)
    assert made.grab().toImage().pixelColor(*below) == QColor("#ffffff")
    stand(made, (8.0, 1.5), None)
    assert made.grab().toImage().pixelColor(*below) != QColor("#ffffff")

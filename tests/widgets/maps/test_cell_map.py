"""The map of numbered cells: colours, clicks, keys, zoom and pan."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from clawdemy_gui import look
from clawdemy_gui.widgets.maps.cell_map import CellMap
from clawdemy_gui.widgets.maps.cell_plan import Caption, CellPlan, cell_boxes
from clawdemy_gui.widgets.maps.map_view import MapView
from clawdemy_gui.widgets.painting.diverging import colours, shares
from tests.hands import LEFT, NO_KEYS, drag, turn_wheel

NUMBERS = np.array([[0, 0, 1], [0, 0, -1], [2, 3, 3]])


@pytest.fixture
def cells(qtbot):
    """A map of four cells, 330×330."""
    look.wear(look.LIGHT)
    made = CellMap("Cells", lambda cell: f"cell {cell}")
    made.chose = []
    made.chosen.connect(made.chose.append)
    qtbot.addWidget(made)
    made.resize(310, 310)
    made.show()
    made.show_plans((CellPlan(NUMBERS, [Caption((2, 1, 1, 1), "gap")]),))
    made.show_shares(np.array([-1.0, 0.0, 1.0, 0.5]))
    return made


def colour_at(cells, number):
    image = cells.grab().toImage()
    return image.pixelColor(cells.box_of(number).center().toPoint())


def test_each_cell_is_where_its_number_is():
    assert cell_boxes(NUMBERS).tolist() == [[0, 0, 2, 2], [2, 0, 1, 1], [0, 2, 1, 1], [1, 2, 2, 1]]


def test_colours_are_the_looks_and_zero_is_the_card(cells):
    style = look.now()
    assert colour_at(cells, 0) == QColor(style.below)
    assert colour_at(cells, 1) == QColor(style.card)
    assert colour_at(cells, 2) == QColor(style.above)
    look.wear(look.DARK)
    assert colour_at(cells, 0) == QColor(look.DARK.below)
    look.wear(look.LIGHT)


def test_one_cell_can_change_alone(cells):
    cells.show_share(1, -1.0)
    assert colour_at(cells, 1) == QColor(look.now().below)
    assert colour_at(cells, 2) == QColor(look.now().above)


def test_marked_cells_are_checkered_in_two_greys(cells):
    cells.show_shares(np.array([-1.0, 0.0, 1.0, 0.5]), np.array([True, False, False, False]))
    image, box = cells.grab().toImage(), cells.box_of(0)
    quarter = QPointF(box.width() / 4, box.height() / 4)
    one = image.pixelColor((box.topLeft() + quarter).toPoint())
    other = image.pixelColor((box.topRight() + QPointF(-quarter.x(), quarter.y())).toPoint())
    assert {one.name(), other.name()} == {look.now().groove, look.now().groove_edge}


def test_a_click_chooses_and_a_drag_pans_instead(cells):
    QTest.mouseClick(cells, LEFT, NO_KEYS, cells.box_of(3).center().toPoint())
    assert cells.chose == [3]
    cells.zoom(4.0)
    before = cells.box_of(3).center()
    drag(cells, QPoint(150, 150), QPoint(100, 150), QPoint(60, 150))
    assert cells.chose == [3]
    assert cells.box_of(3).center().x() == pytest.approx(before.x() - 90, abs=1)


def test_keys_walk_choose_and_zoom(cells):
    cells.show_chosen(0)
    cells.setFocus()
    for key, cell in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 3),
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_Left, 2),
    ):
        QTest.keyClick(cells, key)
        assert cells.pointed_cell() == cell
    assert cells.accessibleDescription() == "cell 2"
    QTest.keyClick(cells, Qt.Key.Key_Return)
    assert cells.chose == [2]
    QTest.keyClick(cells, Qt.Key.Key_Plus)
    assert cells.map.zoomed == 1.5
    QTest.keyClick(cells, Qt.Key.Key_0)
    assert cells.map.zoomed == 1.0


def test_the_wheel_alone_changes_nothing(cells):
    turn_wheel(cells)
    assert cells.map.zoomed == 1.0


def test_of_two_arrangements_the_larger_one_is_shown(cells):
    wide = CellPlan(np.arange(4).reshape(1, 4), ())
    cells.show_plans((wide, CellPlan(NUMBERS, ())))
    assert cells.box_of(0).width() == pytest.approx(200)
    cells.resize(900, 110)
    assert cells.box_of(0).height() == pytest.approx(100), "the row"


def test_zooming_keeps_the_place_under_the_pointer():
    view = MapView()
    view.fit((100, 100), QSize(410, 410))
    about = QPointF(100, 300)
    before = view.to_map(about)
    view.zoom(3.0, about)
    after = view.to_map(about)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))
    view.pan(QPointF(10_000, 10_000))
    assert view.to_map(QPointF(0, 0)).x() == pytest.approx(0.0, abs=1e-6), "no further than the edge"


def test_shares_are_linear_or_by_their_logarithm():
    values = np.array([-2.0, 0.0, 0.02, 4.0])
    assert shares(values, 2.0).tolist() == [-1.0, 0.0, 0.01, 1.0]
    logarithmic = shares(np.array([-1.0, 0.01, 1e-5, 0.0]), 1.0, 1e-4)
    assert logarithmic.tolist() == pytest.approx([-1.0, 0.5, 0.0, 0.0])
    assert shares(values, 0.0).tolist() == [0.0] * 4
    assert colours(np.array([0.5])).shape == (1, 3)

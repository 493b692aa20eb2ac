"""The wall: keys walk, a click opens, frames tell costs by more than colour, 60,000 are no burden."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clawdemy_gui import look
from clawdemy_gui.widgets.pictures.tiles import Tiles, draw_frame, ink_table, level, strip
from clawdemy_gui.widgets.pictures.wall import Wall

COUNT = 500


@pytest.fixture
def tiles():
    """Five hundred noisy images, hung in reverse."""
    rng = np.random.default_rng(8)
    images = rng.integers(0, 256, (COUNT, 784), np.uint8)
    return Tiles(images, np.arange(COUNT)[::-1], rng.uniform(0, 3, COUNT), rng.random(COUNT) < 0.3)


@pytest.fixture
def wall(qtbot, tiles):
    look.wear(look.LIGHT)
    made = Wall("Wall", lambda image: f"image {image}")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    qtbot.waitExposed(made)
    made.show_tiles(tiles)
    made.setFocus()
    return made


def key(wall, *keys):
    for each in keys:
        QTest.keyClick(wall, each)


def test_arrow_keys_walk_in_rows_and_columns(wall):
    columns = wall.columns()
    assert columns > 5
    key(wall, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert wall.current() == columns + 1
    assert wall.accessibleDescription() == f"image {COUNT - 1 - (columns + 1)}"
    key(wall, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert wall.current() == 0
    key(wall, Qt.Key.Key_Left)
    assert wall.current() == 0


def test_the_tile_in_hand_is_always_seen(wall):
    key(wall, Qt.Key.Key_End)
    assert wall.current() == COUNT - 1
    assert wall.viewport().rect().contains(wall.box_of(COUNT - 1).toRect().center())
    key(wall, Qt.Key.Key_PageUp)
    assert wall.viewport().rect().contains(wall.box_of(wall.current()).toRect().center())
    key(wall, Qt.Key.Key_Home)
    assert wall.verticalScrollBar().value() == 0


def test_enter_and_a_click_open_the_same_image(wall):
    opened = []
    wall.opened.connect(opened.append)
    key(wall, Qt.Key.Key_Right, Qt.Key.Key_Return)
    QTest.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=wall.box_of(1).center().toPoint())
    assert opened == [COUNT - 2, COUNT - 2]


def test_pressing_on_one_tile_and_letting_go_on_another_opens_nothing(wall):
    opened = []
    wall.opened.connect(opened.append)
    QTest.mousePress(wall.viewport(), Qt.MouseButton.LeftButton, pos=wall.box_of(0).center().toPoint())
    QTest.mouseRelease(wall.viewport(), Qt.MouseButton.LeftButton, pos=wall.box_of(2).center().toPoint())
    assert opened == []


def test_every_tile_is_where_it_is_found(wall):
    for place in (0, 3, wall.columns(), 2 * wall.columns() + 1):
        box = wall.box_of(place)
        assert wall.place_at(box.center().x(), box.center().y()) == place


def test_the_picture_shows_the_images_that_hang_there(wall, tiles):
    QApplication.processEvents()
    seen = wall.grab().toImage()
    for place in (0, 1, wall.columns()):
        box = wall.box_of(place).adjusted(9, 9, -9, -9).toRect()
        shades = [QColor(seen.pixel(x, y)).lightness() for x in range(box.left(), box.right(), 3)
                  for y in range(box.top(), box.bottom(), 3)]  # fmt: skip
        expected = 255 - tiles.images[wall.image_at(place)].mean()
        assert abs(np.mean(shades) - expected) < 25


def frame_picture(how_dear, wrong=False, side=40):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(look.now().card))
    painter = QPainter(image)
    draw_frame(painter, QRectF(0, 0, side, side), how_dear, wrong)
    painter.end()
    return image


def marked(image):
    """How many pixels stand out from the ground."""
    ground = QColor(look.now().card).lightness()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(abs(QColor(image.pixel(x, y)).lightness() - ground) > 40 for x, y in places)


@pytest.mark.parametrize("name", list(look.LOOKS))
def test_frames_differ_by_more_than_colour(qapp, name):
    look.wear(look.LOOKS[name])
    grey = [frame_picture(dear).convertToFormat(QImage.Format.Format_Grayscale8) for dear in range(4)]
    widths = [marked(frame) for frame in grey[:3]]
    assert widths == sorted(set(widths)), "each dearer frame is wider"
    solid, hatched = ({QColor(frame.pixel(x, 1)).lightness() for x in range(5, 35)} for frame in grey[2:])
    assert len(hatched) > len(solid), "the dearest is hatched"
    assert marked(frame_picture(0, wrong=True)) > marked(frame_picture(0)) + 15, "wrong has a corner"
    look.wear(look.LIGHT)


def test_levels():
    assert [level(cost) for cost in (0, 0.0999, 0.1, 0.4999, 0.5, 0.9999, 1.0, 10)] == [
        0,
        0,
        1,
        1,
        2,
        2,
        3,
        3,
    ]


def test_a_strip_is_paper_and_pen(qapp):
    look.wear(look.LIGHT)
    images = np.zeros((2, 784), np.uint8)
    images[1] = 255
    picture = strip(images, ink_table())
    assert (picture.width(), picture.height()) == (56, 28)
    assert QColor(picture.pixel(3, 3)).name() == look.LIGHT.paper
    assert QColor(picture.pixel(30, 3)).name() == look.LIGHT.pen


def test_sixty_thousand_hang_without_being_drawn(qtbot):
    images = np.zeros((60_000, 784), np.uint8)
    touched = []

    class Counted(np.ndarray):
        def __getitem__(self, item):
            if isinstance(item, np.ndarray) and self.ndim == 2:
                touched.append(len(item))
            return super().__getitem__(item)

    tiles = Tiles(images.view(Counted), np.arange(60_000), np.zeros(60_000), np.zeros(60_000, bool))
    wall = Wall("Wall", str)
    qtbot.addWidget(wall)
    wall.resize(800, 400)
    wall.show()
    wall.show_tiles(tiles)
    wall.grab()
    assert 0 < sum(touched) < 400, "only what is seen is drawn"
    wall.verticalScrollBar().setValue(wall.verticalScrollBar().maximum())
    wall.grab()
    assert sum(touched) < 800


@pytest.mark.parametrize("tall", [300, 900])
def test_a_wall_that_grows_hangs_all_images_as_large_as_they_are_seen(qtbot, tiles, tall):
    few = replace(tiles, order=tiles.order[:20])
    usual, made = Wall("Usual", str), Wall("Worst", str, grows=True)
    for each in (usual, made):
        qtbot.addWidget(each)
        each.resize(460, tall)
        each.show()
        qtbot.waitExposed(each)
        each.show_tiles(few)
    assert made.verticalScrollBar().maximum() == 0
    last = made.box_of(19)
    assert last.bottom() <= made.viewport().height()
    assert made.place_at(last.center().x(), last.center().y()) == 19
    assert last.width() > 1.1 * usual.box_of(19).width()

"""The Landscape page as a person uses it: point, click, pull, choose a way, look closer, take it away."""

import threading

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QWidget

from clawdemy_gui.core import digits
from clawdemy_gui.core.network import Network, evaluate
from clawdemy_gui.files.subject import network_of
from clawdemy_gui.look import LOOKS
from clawdemy_gui.number_text import rough_text, total_text
from clawdemy_gui.pages.landscape.words import minima
from clawdemy_gui.state.landscape import CLOSER_VIEWS, PREPARED, WAYS, Landscape, LandscapeView
from clawdemy_gui.state.lesson import Lesson
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject, Training
from tests.hands import drag, named, press, spoken_name

ON_TEST_IMAGES = Subject(DataChoice("digits", "test"))
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def as_it_opens(window, qtbot):
    """The page over the training images."""
    yield from opened(window, qtbot)


@pytest.fixture
def page(window, qtbot):
    """The same over the test images: a quarter as many make its pictures four times as fast."""
    window.page_named("landscape").show_state(Landscape(subject=ON_TEST_IMAGES))
    yield from opened(window, qtbot)


def opened(window, qtbot):
    window.show_page("landscape")
    settle(window.page, qtbot)
    yield window.page
    window.page.leave()
    assert not [thread for thread in threading.enumerate() if thread.name == "task"]


def settle(page, qtbot):
    qtbot.waitUntil(page.is_complete, timeout=20_000)
    QApplication.processEvents()


def shown_cost(page):
    return named(page.window(), "Cost here").text()


def cost_of(name, data=digits.test):
    return evaluate(network_of(NetworkChoice(name)).network, *data()).cost


def at_place(page):
    """The network under the ball, made from the slice's directions by hand."""
    landscape = page.surveyor.terrain.landscape
    dials = landscape.network.parameters + np.array(page.state.place) @ landscape.directions
    return evaluate(Network.from_parameters(dials), page.shown.data.images, page.shown.data.labels)


def on_map(page, x, y):
    return page.card.map.layout_now().to_screen(x, y).toPoint()


def test_it_opens_on_two_valleys_and_says_so(as_it_opens):
    page = as_it_opens
    assert shown_cost(page) == total_text(cost_of("digits-a", digits.training))
    assert "13,002" in page.here.seen.text()
    assert total_text(cost_of("digits-b", digits.training)) in page.here.notice.text()
    assert "two valleys" in page.here.notice.text()
    costs = page.surveyor.survey.picture.costs
    assert costs.shape == (51, 51)
    assert not np.isnan(costs).any()
    assert minima(costs) >= 2


def test_a_click_puts_the_ball_there_and_the_cost_is_computed(page, qtbot):
    place = on_map(page, 0.5, 0.25)
    QTest.mouseClick(page.card.map, Qt.MouseButton.LeftButton, NONE, place)
    settle(page, qtbot)
    assert page.state.ball == pytest.approx((0.5, 0.25), abs=0.01)
    assert shown_cost(page) == total_text(at_place(page).cost)
    assert float(shown_cost(page)) > 0.5
    page.history.undo()
    assert shown_cost(page) == total_text(cost_of("digits-a"))


def test_pulling_the_ball_is_one_step_of_undo(page):
    before = page.history.count()
    drag(page.card.map, *(on_map(page, x, 0.0) for x in (0.0, 0.2, 0.4, 0.6)))
    assert page.state.ball[0] == pytest.approx(0.6, abs=0.02)
    assert page.history.count() == before + 1
    page.history.undo()
    assert page.state.ball == (0.0, 0.0)


def test_pulling_elsewhere_moves_the_map_and_not_the_ball(page, qtbot):
    before = page.region()
    middle = on_map(page, 0.5, 0.5)
    drag(page.card.map, middle, middle + QPoint(40, 0), middle + QPoint(80, 0))
    settle(page, qtbot)
    after = page.region()
    assert page.state.ball == (0.0, 0.0)
    assert after.left < before.left
    assert after.right - after.left == pytest.approx(before.right - before.left)
    assert page.surveyor.survey.region == after


def test_pointing_reads_the_exact_cost(page):
    landscape = page.surveyor.terrain.landscape
    place = on_map(page, 0.9, -0.3)
    QTest.mouseMove(page.card.map, place)
    there = page.card.map.layout_now().to_place(QPointF(place))
    exact = landscape.evaluate_at(*there)
    assert total_text(exact.cost) in page.card.map.reading()
    QTest.mouseMove(page.card.map, QPoint(2, 2))
    assert page.card.map.reading() == ""


def test_keys_move_the_ball_read_elsewhere_and_move_the_map(page, qtbot):
    page.focus_picture()
    press(Qt.Key.Key_Right)
    wide = page.region().right - page.region().left
    assert page.state.ball == pytest.approx((0.01 * wide, 0.0))
    assert shown_cost(page) == total_text(at_place(page).cost)
    press(Qt.Key.Key_Up, SHIFT)
    read = page.surveyor.terrain.landscape.evaluate_at(0.01 * wide, 0.02)
    assert total_text(read.cost) in page.card.map.reading()
    assert page.state.ball == pytest.approx((0.01 * wide, 0.0))
    left = page.region().left
    press(Qt.Key.Key_Left, CTRL)
    assert page.region().left == pytest.approx(left - 0.05 * wide)
    press(Qt.Key.Key_Plus)
    assert page.region().right - page.region().left == pytest.approx(wide / 1.5)
    press(Qt.Key.Key_0)
    assert page.region() == page.surveyor.terrain.region
    settle(page, qtbot)


def test_the_ball_walks_over_the_edge_and_the_map_follows(page, qtbot):
    page.put_ball(page.region().right + 0.5, 0.0)
    settle(page, qtbot)
    assert page.region().left < page.state.ball[0] < page.region().right


def test_the_wheel_zooms_only_with_ctrl(page, qtbot):
    before = page.region()
    for modifiers in (NONE, CTRL):
        at = QPointF(on_map(page, 0.5, 0.0))
        event = QWheelEvent(
            at, page.card.map.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(page.card.map, event)
        assert (page.region() == before) == (modifiers == NONE)
    settle(page, qtbot)


def test_steps_downhill_go_down_until_the_bottom(page, qtbot):
    page.put_ball(0.45, 0.1)
    settle(page, qtbot)
    costs = [page.surveyor.here.cost]
    for _ in range(8):
        named(page.window(), "Step downhill").click()
        settle(page, qtbot)
        costs.append(page.surveyor.here.cost)
    assert (np.diff(costs) < 0).all()
    assert costs[-1] < 0.2 * costs[0]
    page.put_back()
    assert shown_cost(page) == total_text(cost_of("digits-a"))


def test_the_downhill_arrow_points_where_the_cost_falls(page, qtbot):
    page.put_ball(0.3, 0.3)
    settle(page, qtbot)
    here = page.surveyor.here
    down = np.array(here.underfoot.downhill)
    nearer = 1e-3 / np.abs(down).max()
    lower = page.surveyor.terrain.landscape.evaluate_at(*(np.array(here.place) + nearer * down))
    assert lower.cost < here.cost


@pytest.mark.parametrize("name", PREPARED)
def test_the_prepared_views_show_what_random_slices_hide(as_it_opens, qtbot, name):
    page = as_it_opens
    page.prepare(name)
    settle(page, qtbot)
    x, costs = page.surveyor.survey.values(0), page.surveyor.survey.numbers("cost")
    way = costs[(x >= 0) & (x <= 1)]
    start, end = page.surveyor.terrain.ends
    if name == "trained":
        assert end < 0.1 < start
        assert (np.diff(way) <= 1e-4).all()
        assert "never rises" in page.here.notice.text()
    else:
        assert max(start, end) < 0.1
        assert way.max() > 0.5
        assert total_text(float(way.max())) in page.here.notice.text()
    if name == "twin":
        assert start == pytest.approx(end, abs=1e-6)


def test_a_random_slice_is_a_bowl_and_holds_next_to_nothing_of_the_slope(page, qtbot):
    page.lead("random")
    settle(page, qtbot)
    assert minima(page.surveyor.survey.picture.costs) == 1
    assert "bowl" in page.here.notice.text()
    assert abs(page.surveyor.terrain.cosine) < 0.03
    assert page.surveyor.here.underfoot.share < 0.01


def test_a_seed_gives_the_same_picture_again(page, qtbot):
    page.lead("random")
    settle(page, qtbot)
    first = page.surveyor.survey.picture.costs
    page.next_seed()
    settle(page, qtbot)
    assert not np.allclose(page.surveyor.survey.picture.costs, first)
    field = named(page.window(), "Seed of the random directions")
    assert field.value() == 2
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1")
    press(Qt.Key.Key_Return)
    settle(page, qtbot)
    assert page.state.seed == 1
    np.testing.assert_array_equal(page.surveyor.survey.picture.costs, first)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_as_a_map_and_as_a_curve_is_exact_at_the_ball(page, qtbot, way):
    page.lead(way)
    for directions in (2, 1):
        page.show_directions(directions)
        settle(page, qtbot)
        assert page.state.way == way
        page.put_ball(0.25, 0.5)
        settle(page, qtbot)
        exact = at_place(page)
        assert page.surveyor.here.cost == pytest.approx(exact.cost, abs=1e-12)
        assert shown_cost(page) == total_text(exact.cost)
        assert page.surveyor.survey.numbers("cost").ndim == directions
        assert page.surveyor.survey.terrain.key == page.surveyor.terrain.key


def test_the_path_of_a_descent_lies_in_its_own_plane(page, qtbot):
    recipe = Training(step=300)
    page.receive(NetworkChoice(trained=recipe))
    settle(page, qtbot)
    terrain = page.surveyor.terrain
    assert page.state.way == "path"
    assert terrain.share > 0.9
    assert terrain.path[-1] == pytest.approx((0, 0), abs=1e-6)
    start = network_of(recipe.start).network.parameters.astype(float)
    moved = start - terrain.landscape.network.parameters
    assert terrain.path[0] == pytest.approx(terrain.landscape.directions @ moved, rel=1e-4, abs=1e-4)
    assert terrain.path[:, 0].max() < page.region().right
    page.lead("random")
    settle(page, qtbot)
    assert page.surveyor.terrain.share < 0.01


def test_the_sentence_stays_true_when_only_a_part_is_seen(page, qtbot):
    whole = page.here.notice.text()
    page.zoom(1 / 3)
    page.card.map.panned.emit(0.5, 0.4)
    settle(page, qtbot)
    assert page.here.notice.text() == whole
    page.show_directions(1)
    settle(page, qtbot)
    page.zoom(1 / 3)
    settle(page, qtbot)
    assert "climbs" in page.here.notice.text()


def test_downhill_falls_and_then_rises_from_the_exact_cost(page, qtbot):
    page.row.choose_network(NetworkChoice("digits-a-half-way"))
    page.lead("downhill")
    settle(page, qtbot)
    start = total_text(cost_of("digits-a-half-way"))
    assert f"falls from <b>{start}</b>" in page.here.notice.text()
    page.row.choose_network(NetworkChoice("digits-a"))
    settle(page, qtbot)
    assert f"<b>{total_text(cost_of('digits-a'))}</b>" in page.here.notice.text()


def test_two_dials_are_turned_and_one_dial_twice_is_refused(page, qtbot, window):
    page.take_dials(100, 12_900)
    settle(page, qtbot)
    directions = page.surveyor.terrain.landscape.directions
    assert np.flatnonzero(directions[0]).tolist() == [100]
    assert np.flatnonzero(directions[1]).tolist() == [12_900]
    page.take_dials(100, 100)
    assert "two different dials" in window.notice.text()
    assert page.state.dials == (100, 12_900)


def test_the_other_network_becomes_the_one_here_and_the_way_back_is_shown(page, qtbot):
    page.row.choose_network(NetworkChoice("digits-b"))
    settle(page, qtbot)
    assert page.state.target == NetworkChoice("digits-a")
    assert shown_cost(page) == total_text(cost_of("digits-b"))


def test_other_images_are_judged(page, qtbot):
    page.row.choose_data(DataChoice(part="test"))
    settle(page, qtbot)
    exact = evaluate(network_of(NetworkChoice("digits-a")).network, *digits.test())
    assert shown_cost(page) == total_text(exact.cost)


def test_the_accuracy_colours_the_map_and_a_finer_map_agrees(page, qtbot):
    coarse = page.surveyor.survey.picture.costs
    page.show_number("accuracy")
    chart = page.card.map.layout_now().chart
    assert (chart.low, chart.high) != (coarse.min(), coarse.max())
    assert 0 <= chart.low < chart.high <= 1
    page.show_fine()
    settle(page, qtbot)
    fine = page.surveyor.survey.picture.costs
    assert fine.shape == (101, 101)
    np.testing.assert_allclose(fine[::2, ::2], coarse, rtol=1e-4)


def test_a_change_while_it_computes_forgets_the_old_picture(page, qtbot):
    for seed in range(2, 8):
        page.take_seed(seed)
        QApplication.processEvents()
    settle(page, qtbot)
    assert page.state.seed == 7
    landscape = page.surveyor.terrain.landscape
    corner = page.surveyor.survey.picture.costs[0, 0]
    region = page.region()
    assert corner == pytest.approx(landscape.evaluate_at(region.left, region.bottom).cost, rel=1e-4)


def test_a_ball_rolls_within_the_picture_and_for_real(page, qtbot):
    page.put_ball(0.45, 0.4)
    page.look_closer("roll")
    settle(page, qtbot)
    start = page.surveyor.here.cost
    look = page._open_look
    for roll in (look.roll_within, look.roll_for_real):
        roll()
        assert look.is_busy()
        settle(page, qtbot)
        assert page.state.ball == (0.45, 0.4)
        assert look.put.isEnabled()
        track = page.card.map._track
        assert tuple(track[0]) == pytest.approx((0.45, 0.4), abs=1e-4)
    share = look._words.text()
    assert "the rest went where you cannot see it" in share
    look.roll_within()
    settle(page, qtbot)
    look.put.click()
    settle(page, qtbot)
    assert page.surveyor.here.cost < 0.2 * start
    assert not len(page.card.map._track)


@pytest.mark.parametrize("name", CLOSER_VIEWS)
def test_every_closer_look_opens_on_a_map_and_on_a_curve_and_closes(page, qtbot, name):
    page.look_closer(name)
    settle(page, qtbot)
    assert page.frame.column.tabs.isVisible()
    assert page._open_look.isVisible()
    page.show_directions(1)
    settle(page, qtbot)
    page.window().wear("dark")
    page.look_closer("")
    assert page.here.isVisible()


def test_the_surface_turns_by_pulling_and_by_keys(page, qtbot):
    page.look_closer("surface")
    settle(page, qtbot)
    surface = named(page.window(), "Landscape in three dimensions")
    before = surface.grab().toImage()
    surface.setFocus()
    press(Qt.Key.Key_Left)
    assert page.view.turn == 35.0
    drag(surface, QPoint(50, 50), QPoint(70, 50))
    assert page.view.turn == 25.0
    assert surface.grab().toImage() != before


def test_honest_figures(page, qtbot):
    page.look_closer("honest")
    settle(page, qtbot)
    said = " ".join(line.text() for line in page._open_look.words)
    assert "13,000" in said
    assert "16! · 16! ≈ 4.4 · 10²⁶" in said
    one, other = page.surveyor.terrain.landscape.directions
    cosine = one @ other / np.linalg.norm(one) / np.linalg.norm(other)
    assert rough_text(abs(cosine), 4) in said


def test_the_line_through_the_ball_drags_the_ball(page, qtbot):
    page.put_ball(0.5, 0.0)
    page.look_closer("along")
    settle(page, qtbot)
    named(page.window(), "Line along the second direction").click()
    settle(page, qtbot)
    look = page._open_look
    exact = page.surveyor.terrain.landscape.evaluate_at(0.5, look.curves._x[0])
    assert look.curves._left[0] == pytest.approx(exact.cost, rel=1e-4)
    look.curves.moved.emit(0.25)
    assert page.state.ball == (0.5, 0.25)


def test_picture_table_and_surface_are_taken_away(page, qtbot, tmp_path):
    for figure in page.figures():
        image = QImage(figure.size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        figure.paint(painter, QRectF(image.rect()))
        painter.end()
        colours = {image.pixel(x, y) for x in range(0, 1000, 9) for y in range(0, 760, 9)}
        assert len(colours) > 100
    table = page.tables()[0]
    assert len(table.rows) == 51 * 51
    assert len(table.header) == 4
    x, y, cost, accuracy = table.rows[700]
    exact = page.surveyor.terrain.landscape.evaluate_at(x, y)
    assert cost == pytest.approx(exact.cost, rel=1e-4)
    assert accuracy == pytest.approx(exact.accuracy, abs=1.5 / 1_437)  # one image may stand on the edge
    page.save_surface_to(tmp_path / "a.obj")
    vertices = [line for line in (tmp_path / "a.obj").read_text().splitlines() if line.startswith("v ")]
    assert len(vertices) == 51 * 51


def test_a_surface_of_a_curve_is_refused_in_words(page, qtbot, window, tmp_path):
    page.show_directions(1)
    settle(page, qtbot)
    page.save_surface_to(tmp_path / "a.obj")
    assert "two directions" in window.notice.text()
    assert not list(tmp_path.iterdir())
    table = page.tables()[0]
    assert len(table.header) == 3


def test_it_survives_a_lesson_and_reset(page, qtbot, window):
    page.lead("random")
    page.take_seed(5)
    page.put_ball(0.5, 0.25)
    page.zoom(1.5)
    settle(page, qtbot)
    cost, lesson = shown_cost(page), window.lesson()
    assert isinstance(lesson, Lesson)
    page.reset()
    settle(page, qtbot)
    assert (page.state, page.view.region) == (Landscape(), None)
    window.show_lesson(lesson)
    settle(page, qtbot)
    assert shown_cost(page) == cost
    assert page.view.region == lesson.pages.landscape.view.region is not None


def test_leaving_stops_everything_and_coming_back_finishes_it(page, qtbot, window):
    page.take_seed(4)
    window.show_page("one-image")
    assert not [thread for thread in threading.enumerate() if thread.name == "task"]
    window.show_page("landscape")
    settle(page, qtbot)
    assert page.surveyor.survey.terrain.key == page.surveyor.terrain.key


def test_a_network_of_another_build_is_shown_along_random_directions(page, qtbot, tmp_path):
    from clawdemy_gui.files.networks.network_file import About, save_network

    save_network(tmp_path / "small.npz", Network.random(1, (784, 30, 10)), About())
    page.open_file(tmp_path / "small.npz")
    settle(page, qtbot)
    assert page.state.way == "random"
    assert "23,860" in page.here.seen.text()


def test_every_focusable_has_a_name_of_its_own(page, qtbot):
    for name in ("", *CLOSER_VIEWS):
        page.look_closer(name)
        settle(page, qtbot)
        focusable = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.objectName() != "qt_spinbox_lineedit"
        ]
        names = [spoken_name(widget) for widget in focusable]
        assert len(names) > 8
        assert all(names), [type(widget) for widget in focusable if not spoken_name(widget)]
        assert len(set(names)) == len(names), sorted(names)


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1366, 768)])
@pytest.mark.parametrize("look", list(LOOKS))
def test_it_fits_every_size_and_look(page, qtbot, window, size, look):
    window.wear(look)
    window.resize(*size)
    seen = window._scroll.viewport()
    for name in ("", "surface", "along", "honest", "roll", "table"):
        page.look_closer(name)
        assert (window.width(), window.height()) == size
        qtbot.waitUntil(lambda: page.width() <= seen.width() and page.height() <= seen.height())
    if look == "projector":
        digit = 0.727 * page.number.font_pixels()
        assert digit >= size[1] / 12 - 1
    settle(page, qtbot)


def test_the_cost_stands_beside_the_picture_where_there_is_room_and_above_it_elsewhere(page, window):
    for width, beside in ((1280, True), (1024, False), (1366, True)):
        window.resize(width, 768)
        QApplication.processEvents()
        assert page.frame.column.isAncestorOf(page.number) == beside, width


def test_the_view_is_not_undone(page, qtbot):
    page.show_view(replace(page.view, number="accuracy"))
    page.put_ball(0.1, 0.1)
    page.history.undo()
    assert page.view.number == "accuracy"
    assert LandscapeView() != page.view
    assert page.state.subject == ON_TEST_IMAGES


@pytest.mark.parametrize(
    ("size", "name", "has_room"), [((1366, 768), "light", True), ((1024, 768), "projector", False)]
)
def test_the_way_is_never_cut_and_the_prepared_views_are_buttons_or_a_menu(
    window, page, qtbot, size, name, has_room
):
    window.wear(name)
    window.resize(*size)
    settle(page, qtbot)
    strip = page.strip
    ways = strip.ways.list
    seen = ways.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, style_option(ways), QStyle.SubControl.SC_ComboBoxEditField, ways
    )
    assert ways.fontMetrics().horizontalAdvance(ways.currentText()) <= seen.width()
    assert strip.menu.isVisible() is not has_room
    assert named(strip, "A → B").isVisible() is has_room
    if not has_room:
        strip.menu.menu().actions()[2].trigger()
        settle(page, qtbot)
        assert page.state.way == "twin"


def style_option(combo):
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    return option

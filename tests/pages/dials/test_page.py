"""The Dials page as hands use it: turn, pick, put back, zoom, and the one number always the core's."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clawdemy_gui.core import digits
from clawdemy_gui.core.dial_ranking import dead_dials, steepest_first
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.network import Network, costs_and_answers, evaluate
from clawdemy_gui.files.networks.network_file import About, save_network
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.dials.words import small_text
from clawdemy_gui.state.dials import OPENING_DIAL, Dials, DialsView
from clawdemy_gui.state.subject import NetworkChoice, Subject
from tests.hands import LEFT, NO_KEYS, drag, named, turn_wheel

NUMBER = "Total cost of the training set"


@pytest.fixture
def page(window):
    """The Dials page in front: the embedded digits are answered at once, nothing has to be waited for."""
    window.show_page("dials")
    QApplication.processEvents()
    assert window.page.is_complete()
    return window.page


def network_of(page, neurons="sigmoid"):
    """The network that the page's state says, made by the core alone."""
    start = shipped(page.state.subject.network.name).open().network
    return Network(start.turned(page.state.turned).parameters, start.layers, neurons)


def judged(page, neurons="sigmoid"):
    data = digits.training()
    count = page.state.subject.data.first
    return evaluate(network_of(page, neurons), data.images[:count], data.labels[:count])


def assert_true(page, neurons="sigmoid"):
    """What is shown is what the core finds of the network that the state says."""
    found = judged(page, neurons)
    assert page.hold.now.cost == pytest.approx(found.cost, rel=1e-5)
    assert page.hold.now.accuracy == found.accuracy
    assert named(page, NUMBER).text() == total_text(page.hold.now.cost)


def place_of(slider, share):
    return QPoint(round(slider.x_of(share)), slider.height() // 2)


def test_it_opens_with_a_curve_that_has_something_to_win(page):
    assert_true(page)
    assert page.state.dial == OPENING_DIAL
    assert page.sentence().startswith(
        "Weight from pixel (row 24, column 15) to neuron 5 of layer 1 at −1.8399."
    )
    assert page.hold.curve.costs.min() < page.hold.now.cost < page.hold.curve.costs.max()
    assert page.hold.slope()[0] < 0, "turned up, the cost falls"


def test_dragging_the_slider_moves_the_one_number_and_is_one_step_of_undo(window, page):
    slider, before = named(page, "Value of the dial, slider"), page.state
    seen = set()
    page.hold.turned.connect(lambda: seen.add(named(page, NUMBER).text()))
    drag(slider, *(place_of(slider, 0.45 + k / 40) for k in range(12)))
    assert len(seen) > 8, "the number followed the hand"
    assert page.state.turned.keys() == {OPENING_DIAL}
    assert_true(page)
    window.undo()
    assert page.state == before
    assert_true(page)
    window.redo()
    assert_true(page)


def test_knob_field_keys_and_curve_turn_the_same_dial(page):
    knob, field = named(page, "Dial"), named(page, "Value of the dial")
    QTest.keyClick(knob, Qt.Key.Key_End)
    assert page.state.turned == {OPENING_DIAL: 20.0}
    field.setFocus()
    QTest.keyClicks(field.lineEdit(), "-3.25")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.state.turned == {OPENING_DIAL: -3.25}
    curves = page.curve.curves
    at = round(curves.frame(curves.rect().toRectF()).x_of(7.5))
    drag(curves, QPoint(at, 60))
    assert page.hold.value() == pytest.approx(7.5, abs=0.1)
    assert knob.share() == page.curve.slider.share() == pytest.approx((page.hold.value() + 20) / 40)
    assert_true(page)


def test_the_wheel_turns_nothing(page):
    for name in ("Dial", "Value of the dial, slider", "Value of the dial", "All dials"):
        turn_wheel(named(page, name))
    assert page.state == Dials()


@pytest.mark.parametrize("seed", range(3))
def test_any_dials_turned_one_after_the_other(page, seed):
    random = np.random.default_rng(seed)
    live = np.flatnonzero(~page.hold.dead)
    for dial in [*random.choice(live, 4), 12_544 + random.integers(272), 12_832 + random.integers(170)]:
        page.pick(int(dial))
        page.turn(float(np.round(random.normal(0, 4), 2)))
        assert_true(page)
    assert len(page.state.turned) == 6
    page.put_back()
    assert len(page.state.turned) == 5
    assert_true(page)
    page.put_all_back()
    assert page.state.turned == {}
    assert named(page, NUMBER).text() == total_text(judged(page).cost)


def test_the_slope_is_the_gradients_component(page):
    page.turn(5.0)
    slopes = cost_and_gradient(network_of(page), *digits.training())[1]
    slope, exact = page.hold.slope()
    assert exact
    assert slope == pytest.approx(slopes[OPENING_DIAL], rel=1e-6)
    assert small_text(slope) in page.curve.title.text()


def test_while_the_hand_turns_the_slope_is_the_curves(page):
    slider = page.curve.slider
    QTest.mousePress(slider, LEFT, NO_KEYS, place_of(slider, 0.3))
    slope, exact = page.hold.slope()
    assert not exact
    QTest.mouseRelease(slider, LEFT, NO_KEYS, place_of(slider, 0.3))
    true, exact = page.hold.slope()
    assert exact
    assert slope == pytest.approx(true, rel=0.02)


def test_a_dead_dial_turns_and_nothing_moves(window, page):
    page.pick_dead()
    before = page.hold.now
    page.turn(100.0)
    assert page.hold.now == before
    assert "2 of them" not in page.frame.hint.text()
    assert "1,920 of 13,002 dials are dead" in page.frame.hint.text()
    assert "turned 1 of them" in page.frame.hint.text()
    assert page.view.low <= 100.0 <= page.view.high, "the range came along"
    assert int(dead_dials(network_of(page), digits.training().images).sum()) == 1_920


def test_the_steepest_dial_and_the_next(page):
    order = steepest_first(cost_and_gradient(network_of(page), *digits.training())[1])
    page.pick_steepest()
    assert page.state.dial == order[0]
    page.pick_steepest()
    assert page.state.dial == order[1]


def test_a_random_dial_is_its_seeds(page):
    page.pick_seed(7)
    dial = page.state.dial
    page.pick_random()
    assert page.state.pick_seed == 8
    page.pick_seed(7)
    assert page.state.dial == dial
    assert named(page, "Seed of the random dial").value() == 7


def test_the_map_is_clicked_pointed_at_and_walked(page):
    cells = named(page, "All dials")
    QTest.mouseClick(cells, LEFT, NO_KEYS, cells.box_of(12_600).center().toPoint())
    assert page.state.dial == 12_600
    QTest.mouseMove(cells, cells.box_of(13_001).center().toPoint())
    assert "Bias of output 9" in page.map_card.pointed.text()
    cells.setFocus()
    QTest.keyClick(cells, Qt.Key.Key_Left)
    QTest.keyClick(cells, Qt.Key.Key_Return)
    assert page.state.dial != 12_600


def test_zoomed_in_a_nudge_moves_the_cost_and_not_the_accuracy(page):
    for _ in range(6):
        page.zoom(1 / 4)
    wide = page.view.high - page.view.low
    assert wide == pytest.approx(40 / 4**6)
    assert len(set(page.hold.curve.accuracies)) <= 3
    assert len(set(page.hold.curve.costs)) == len(page.hold.curve.costs)
    before = page.hold.now
    page.turn(page.hold.value() + wide / 10)
    assert page.hold.now.cost < before.cost
    assert page.hold.now.accuracy == before.accuracy
    page.zoom(0.0)
    assert (page.view.low, page.view.high) == (-20.0, 20.0)


def test_the_curve_is_the_core_at_every_point(page):
    curve = page.hold.curve
    for place in (0, 57, 200, 313, 400):
        network = network_of(page).turned({OPENING_DIAL: curve.values[place]})
        found = evaluate(network, *digits.training())
        assert curve.costs[place] == pytest.approx(found.cost, rel=1e-5)
        assert curve.accuracies[place] == found.accuracy


def test_it_can_be_handed_over_and_back(window, page):
    page.turn(4.0)
    subject = page.state.subject
    page.hand_over("training-set")
    assert window.page.name == "training-set"
    assert window.page.state.subject == subject
    window.show_page("dials")
    page.receive(Subject(network=NetworkChoice("digits-a", turned=((12_996, 1.0),))))
    assert_true(page)
    assert page.state.turned == {12_996: 1.0}


def test_a_flipped_image_is_opened_with_the_turned_networks_outputs(window, page):
    page.look_closer("flips")
    page.turn(-20.0)
    image = int(page.hold.flips().now_wrong[0])
    wall = named(page, "Images that are wrong now")
    QTest.mouseClick(wall.viewport(), LEFT, NO_KEYS, wall.box_of(0).center().toPoint())
    assert window.page.name == "one-image"
    outputs = network_of(page).outputs(digits.training().images[image][None])[0]
    assert window.page.state.outputs == pytest.approx(tuple(outputs), abs=1e-6)
    assert window.page.state.label == digits.training().labels[image]


@pytest.mark.parametrize("name", ["training-set", "landscape", "descent"])
def test_the_turned_network_is_shown_on_the_other_pages(window, page, name):
    if name not in page.other_pages:
        pytest.skip(f"there is no {name} page")
    page.turn(4.0)
    shown = [c for c in page.commands() if c.keys.startswith("Ctrl+Alt+") and c.group == page.title()]
    assert len(shown) == len({"training-set", "landscape", "descent"} & page.other_pages)
    page.hand_over(name)
    assert window.page.name == name


def test_a_lesson_brings_everything_back(window, page, qtbot):
    page.pick(12_996)
    page.turn(2.0)
    page.show_view(DialsView("matters", "slopes", False, -1.0, 5.0))
    lesson, sentence = window.lesson(), page.sentence()
    page.reset()
    page.show_view(DialsView())
    assert page.state == Dials()
    window.show_lesson(lesson)
    assert (page.sentence(), page.view) == (sentence, lesson.pages.dials.view)
    assert_true(page)


def test_a_network_of_another_shape_is_laid_out_anew(page, qtbot, tmp_path):
    page.pick(13_001)
    network = Network.random(3, (784, 30, 10))
    save_network(tmp_path / "wide.npz", network, About())
    page.row.open_path(tmp_path / "wide.npz")
    qtbot.waitUntil(lambda: page.layers() == (784, 30, 10) and page.is_complete(), timeout=20_000)
    found = evaluate(network, *digits.training())
    assert page.hold.now.cost == pytest.approx(found.cost, rel=1e-5)
    save_network(tmp_path / "flat.npz", Network.random(3, (784, 10)), About())
    page.row.open_path(tmp_path / "flat.npz")
    qtbot.waitUntil(lambda: page.layers() == (784, 10) and page.is_complete(), timeout=20_000)
    assert page.state.dial == 7_849, "the last dial there is"
    assert page.sentence().startswith("Bias of output 9")


def test_200_random_steps_are_all_undone(window, page):
    random = np.random.default_rng(5)
    steps = [
        lambda: page.turn(float(random.normal(0, 5))),
        lambda: page.pick(int(random.integers(13_002))),
        page.pick_steepest,
        page.pick_random,
        page.put_back,
        lambda: page.change(page.state.with_images(int(random.integers(10, 900))), "images"),
    ]
    states = [page.state]
    for _ in range(200):
        steps[random.integers(len(steps))]()
        if page.state != states[-1]:
            states.append(page.state)
    while window.history.canUndo():
        assert page.state == states.pop()
        window.undo()
    assert page.state == Dials()
    assert_true(page)


def test_tables_and_pictures_hold_the_numbers(page):
    page.turn(3.0)
    curve, dials = page.tables()
    assert curve.rows[200][1] == page.hold.curve.costs[200]
    assert len(dials.rows) == 13_002
    row = dials.rows[OPENING_DIAL]
    assert row[:3] == [OPENING_DIAL, "Weight from pixel (row 24, column 15) to neuron 5 of layer 1", 3.0]
    assert row[3] == page.hold.slopes[OPENING_DIAL]
    assert [figure.title for figure in page.figures()] == ["The curve of one dial", "All dials"]


def test_flipped_images_are_those_whose_answer_changed(page):
    page.look_closer("flips")
    page.turn(-20.0)
    data = digits.training()
    before = costs_and_answers(shipped("digits-a-half-way").open().network, *data).answers == data.labels
    after = costs_and_answers(network_of(page), *data).answers == data.labels
    flips = page.hold.flips()
    assert flips.now_right.tolist() == np.flatnonzero(after & ~before).tolist()
    assert flips.now_wrong.tolist() == np.flatnonzero(before & ~after).tolist()
    assert named(page, "Images that are wrong now").count() == 200
    assert named(page, "Images that are right now").count() == len(flips.now_right)

"""The closer looks of the Dials page: each shows the core's numbers and asks the page for changes."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from clawdemy_gui.core import digits
from clawdemy_gui.core.dial_ranking import steepest_first, top_share
from clawdemy_gui.core.experiments.nudging import nudge
from clawdemy_gui.core.experiments.random_search import search
from clawdemy_gui.core.gradient import cost_and_gradient
from clawdemy_gui.core.network import Network, evaluate
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.pages.dials.words import short_address
from clawdemy_gui.state.dials import CLOSER_VIEWS
from tests.hands import LEFT, NO_KEYS, drag, named


@pytest.fixture
def page(window):
    """The Dials page in front."""
    window.show_page("dials")
    QApplication.processEvents()
    return window.page


def open_look(page, name):
    page.look_closer(name)
    QApplication.processEvents()
    return page.frame.column.findChildren(QPushButton), page._open_look


def press(look, text):
    button = next(b for b in look.findChildren(QPushButton) if b.text() == text)
    QTest.mouseClick(button, LEFT)


def cells(table):
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]


def opening_network():
    return shipped("digits-a-half-way").open().network


@pytest.mark.parametrize("name", CLOSER_VIEWS)
def test_each_look_opens_by_its_button_and_key_and_closes(window, page, name):
    place = CLOSER_VIEWS.index(name) + 1
    tabs = page.frame.column.tabs
    QTest.mouseClick(tabs, LEFT, NO_KEYS, tabs.box_of(place).center())
    assert page.view.closer == name
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.view.closer == ""
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + place), keys)
    assert page.view.closer == name


def test_which_dials_matter(page):
    _, look = open_look(page, "matters")
    slopes = cost_and_gradient(opening_network(), *digits.training())[1]
    order = steepest_first(slopes)
    table = named(page, "The steepest dials")
    assert cells(table)[0][0] == short_address(opening_network().layers, int(order[0]))
    assert table.item(0, 0).toolTip() == opening_network().address(int(order[0]))
    assert f"{round(100 * top_share(slopes))} %" in look._words.text()
    assert "1,920" in look._words.text()
    table.cellClicked.emit(1, 0)
    assert page.state.dial == order[1]
    least = named(page, "The flattest dials that are not dead")
    least.cellActivated.emit(0, 0)
    assert not page.hold.dead[page.state.dial]
    assert abs(slopes[page.state.dial]) == np.abs(slopes[~page.hold.dead]).min()


def test_slopes_as_pictures_linear_and_logarithmic(page):
    _, look = open_look(page, "matters")
    press(look, "Slopes as pictures")
    assert (page.view.picture, page.view.logarithmic) == ("slopes", True)
    logarithmic = page.map_card.map.grab().toImage()
    press(look, "Logarithmic")
    assert page.view.logarithmic is False
    assert page.map_card.map.grab().toImage() != logarithmic


def test_the_costs_of_the_digits_follow_the_hand(page):
    open_look(page, "flips")
    bars = named(page, "Cost of each digit")
    slider, seen = page.curve.slider, set()
    page.hold.turned.connect(lambda: seen.add(bars.accessibleDescription()))
    drag(slider, *(QPoint(round(slider.x_of(0.1 * k)), 12) for k in range(1, 9)))
    assert len(seen) > 4
    before, now = page.hold.digit_costs()
    counts = np.bincount(digits.training().labels)
    assert (now * counts).sum() / counts.sum() == pytest.approx(page.hold.now.cost, rel=1e-5)
    assert (before * counts).sum() / counts.sum() == pytest.approx(page.hold.start().cost, rel=1e-5)


def test_fewer_images_make_higher_steps(page):
    _, look = open_look(page, "steps")
    steps = []
    for count in ("10", "100", "1,000"):
        press(look, count)
        assert len(page.shown.data) == int(count.replace(",", ""))
        jumps = np.abs(np.diff(page.hold.curve.accuracies))
        steps.append(jumps[jumps > 0].min())
    assert steps == pytest.approx([0.1, 0.01, 0.001])
    press(look, "All")
    assert len(page.shown.data) == 1_437
    found = evaluate(opening_network(), *digits.training())
    assert page.hold.now.accuracy == found.accuracy


def test_the_slider_of_images_is_one_step_of_undo(window, page):
    open_look(page, "steps")
    slider = named(page, "Number of images")
    drag(slider, *(QPoint(round(slider.x_of(1 - 0.1 * k)), 12) for k in range(1, 7)))
    assert 10 < len(page.shown.data) < 200
    window.undo()
    assert len(page.shown.data) == 1_437


def test_the_nearest_step_is_shown_alone(page):
    _, look = open_look(page, "steps")
    press(look, "100")
    press(look, "Look at the nearest step")
    assert page.view.high - page.view.low < 5
    assert 1 <= np.count_nonzero(np.diff(page.hold.curve.accuracies)) <= 4
    assert page.view.low <= page.hold.value() <= page.view.high


def test_the_nudge_experiment_grows_a_table(page, qtbot):
    _, look = open_look(page, "nudges")
    for seed in (1, 2):
        named(page, "Seed of the nudges").setValue(seed)
        press(look, "Nudge them")
        qtbot.waitUntil(lambda: not look._task.is_running, timeout=20_000)
        *_, last = nudge(opening_network(), *digits.training(), 200, 0.01, seed)
        row = cells(named(page, "Nudge experiments"))[seed - 1]
        assert row[0] == "200 by ±0.01\n1,437 images"
        assert row[1].startswith(f"{last.cost_moved:,} ")
        assert row[2].startswith(f"{last.accuracy_moved:,} ")
        assert last.cost_moved > 190 > 30 > last.accuracy_moved


def test_more_dials_than_are_alive_is_refused_in_a_sentence(page, qtbot):
    _, look = open_look(page, "nudges")
    named(page, "How many dials").setValue(13_000)
    press(look, "Nudge them")
    qtbot.waitUntil(lambda: not look._task.is_running, timeout=20_000)
    assert "live dials to nudge here, not 13000" in look._words.text()
    assert cells(named(page, "Nudge experiments")) == [["yours", "?", "?"]]


def test_nobody_beats_the_shrug_and_the_search_can_be_stopped_and_repeated(page, qtbot):
    _, look = open_look(page, "search")
    press(look, "Draw networks")
    qtbot.waitUntil(lambda: look._best is not None and look._best.done > 40, timeout=20_000)
    press(look, "Stop")
    best = look._best
    draws = search(*digits.training(), 1)
    for draw in draws:
        if draw.done == best.done:
            break
    assert draw == best
    assert best.best_cost > 0.9
    assert "The shrug still leads" in look._words.text()
    assert "3,914" in look._size.text()
    assert "age of the universe" in look._size.text()


def test_on_off_neurons_make_stairs_and_back(page):
    _, look = open_look(page, "smooth")
    smooth = page.hold.curve
    press(look, "On/off (step)")
    network = Network(opening_network().parameters, opening_network().layers, "step")
    assert page.hold.now.cost == pytest.approx(evaluate(network, *digits.training()).cost, rel=1e-5)
    flat = np.count_nonzero(np.diff(page.hold.curve.costs) == 0)
    assert flat > 100 > np.count_nonzero(np.diff(smooth.costs) == 0)
    assert page.hold.slope() == (0.0, True)
    assert "<b>12,842</b>" in look._words.text() or np.count_nonzero(page.hold.slopes) < 170
    press(look, "Smooth (sigmoid)")
    assert np.array_equal(page.hold.curve.costs, smooth.costs)


def test_the_list_cuts_no_number_and_no_address(page, qtbot):
    """On the narrowest laptop; the steepest dials, the flattest, and those with the longest addresses."""
    page.window().resize(1280, 800)
    open_look(page, "list")
    rows = named(page, "List of dials")
    qtbot.waitUntil(lambda: rows.columnWidth(1) > 80)
    text = QFontMetricsF(rows.font())
    for row in (*range(0, 13_002, 97), *range(12_980, 13_002)):
        for column in range(4):
            cell = rows.model().index(row, column).data()
            assert text.horizontalAdvance(cell) + 6 <= rows.columnWidth(column), cell


def test_the_list_is_searched_and_picked_by_keys(page):
    open_look(page, "list")
    search_field, rows = named(page, "Search the dials"), named(page, "List of dials")
    assert rows.model().rowCount() == 13_002
    for words, count in (("bias", 42), ("bias output", 10), ("row 12 column 5 neuron 3", 1), ("4607", 1)):
        search_field.setText(words)
        assert rows.model().rowCount() == count, words
    search_field.setText("row 12 column 5 neuron 3")
    QTest.keyClick(search_field, Qt.Key.Key_Return, NO_KEYS)
    assert page.sentence().startswith("Weight from pixel (row 12, column 5) to neuron 3 of layer 1")
    search_field.setText("output 7 bias")
    rows.activated.emit(rows.model().index(0, 0))
    assert page.sentence().startswith("Bias of output 7")
    rows.activated.emit(rows.model().index(0, 0))
    page.turn(1.5)
    assert rows.model().index(0, 2).data() == "1.50"


def test_leaving_the_page_stops_what_runs(window, page):
    _, look = open_look(page, "search")
    press(look, "Draw networks")
    window.show_page("one-image")
    assert not look._task.is_running

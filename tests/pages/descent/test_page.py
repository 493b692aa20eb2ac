"""The Descent page as a person uses it: run, step, step back, restart, compare, take away."""

import csv
import io
import threading

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from clawdemy_gui import look
from clawdemy_gui.core import digits
from clawdemy_gui.core.descent import descend
from clawdemy_gui.core.descent_run.history import COST, STEP
from clawdemy_gui.core.network import Network, evaluate
from clawdemy_gui.files.export.pictures_and_tables import as_text, save_picture
from clawdemy_gui.files.networks.network_file import open_network
from clawdemy_gui.files.subject import at_hand
from clawdemy_gui.pages.descent.commands import save_trained
from clawdemy_gui.state.descent import CLOSER_VIEWS, Descent, DescentView
from clawdemy_gui.state.subject import DataChoice, Leg, NetworkChoice, Subject, Training
from tests.hands import named

PATIENCE = 20_000


@pytest.fixture
def page(walked_page):
    """Afterwards no thread is left."""
    yield walked_page
    walked_page.leave()
    assert not [thread for thread in threading.enumerate() if thread.name == "task"]


def settle(page, qtbot):
    qtbot.waitUntil(page.is_complete, timeout=PATIENCE)


def go(page, qtbot, step):
    page.go_to(step)
    settle(page, qtbot)


def run_to(page, qtbot, step):
    """Run until at least this step, then pause."""
    page.run()
    qtbot.waitUntil(lambda: page.here() >= step or not page.runner.is_running, timeout=PATIENCE)
    page.pause()
    settle(page, qtbot)


def press(page, text):
    """Click the button of this name: on a narrow row, or in a wide font, some show only their icons."""
    buttons = page.findChildren(QPushButton)
    found = [button for button in buttons if text in (button.text(), button.accessibleName())]
    assert len(found) == 1, text
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def dials(page):
    return page.runner.moment.network


def plain(step, seed=8, size=1.5, count=None):
    """The network that plain descent has after so many steps."""
    images, labels = (part[:count] for part in digits.training())
    return next(descend(Network.random(seed), images, labels, size, 10, seed, every=step)).network


def test_it_opens_at_its_start_with_run_as_the_inviting_button(window, qtbot):
    window.show_page("descent")
    settle(window.page, qtbot)
    page = window.page
    assert (page.here(), page.view.speed) == (0, 100)
    assert 3.0 < float(named(page, "Training cost").text()) < 3.1
    run = page.walk_row.buttons["run"]
    assert run.property("inviting")
    assert page.frame.hint.text().startswith("Press Run")
    page.go_to(5)
    settle(page, qtbot)
    assert not run.property("inviting")
    page.leave()


def test_a_run_that_was_walked(page):
    trained = evaluate(plain(1_000), *digits.training())
    assert dials(page) == plain(1_000)
    assert float(named(page, "Training cost").text()) == pytest.approx(trained.cost, rel=0.01)
    assert page.sentence().startswith(f"Step 1,000. Training cost {trained.cost:.2g}"[:-1])
    assert page.runner.history.rows[0, COST] > 2.5, "from where random dials stand"


def test_a_step_forward_and_a_step_back_are_one_step_each(page, qtbot):
    press(page, "Step")
    settle(page, qtbot)
    assert (page.here(), dials(page)) == (1_001, plain(1_001))
    press(page, "Step back")
    settle(page, qtbot)
    press(page, "Step back")
    settle(page, qtbot)
    assert (page.here(), dials(page)) == (999, plain(999))
    press(page, "Step")
    settle(page, qtbot)
    assert dials(page) == plain(1_000)


def test_restart_gives_the_same_run(page, qtbot):
    run_to(page, qtbot, 1_500)
    first = {int(row[STEP]): tuple(row[1:4]) for row in page.runner.history.rows}
    end = page.here()
    press(page, "Restart")
    settle(page, qtbot)
    assert (page.here(), dials(page)) == (0, Network.random(8))
    run_to(page, qtbot, 700)
    assert page.state.earlier == ()
    again = {int(row[STEP]): tuple(row[1:4]) for row in page.runner.history.rows}
    assert all(again[step] == first[step] for step in first)
    go(page, qtbot, end)
    assert dials(page) == plain(end)


@pytest.mark.parametrize("speed", [0, 1_000])
def test_the_run_does_not_depend_on_how_fast_it_is_watched(page, qtbot, speed):
    page.set_speed(speed)
    go(page, qtbot, 0)
    run_to(page, qtbot, 60)
    assert page.here() >= 60
    assert dials(page) == plain(page.here())


def test_a_replay_of_a_run_that_was_changed_on_the_way_is_the_same_run(page, qtbot):
    go(page, qtbot, 0)
    page.run()
    qtbot.waitUntil(lambda: page.here() > 200, timeout=PATIENCE)
    page.set_settings("larger", step_size=3.0)
    assert page.is_walking(), "it goes on"
    qtbot.waitUntil(lambda: page.here() > 400, timeout=PATIENCE)
    page.set_settings("chance", random_labels=True)
    page.set_settings("fewer", data=DataChoice(first=300))
    qtbot.waitUntil(lambda: page.here() > 600, timeout=PATIENCE)
    page.pause()
    settle(page, qtbot)
    training, found = page.state.training, dials(page)
    assert [leg.step_size for leg in training.legs][:2] == [1.5, 3.0]
    assert len(page.curves.picture().marks) == len(training.legs) - 1
    other = type(page)(page.history)
    other.show_state(Descent(training))
    settle(other, qtbot)
    assert dials(other) == found
    other.leave()
    other.deleteLater()


def test_a_whole_run_is_one_step_of_undo(page, qtbot, window):
    count = window.history.count()
    run_to(page, qtbot, 1_300)
    end = page.here()
    assert window.history.count() == count + 1
    window.undo()
    settle(page, qtbot)
    assert (page.here(), dials(page)) == (1_000, plain(1_000))
    window.redo()
    settle(page, qtbot)
    assert (page.here(), dials(page)) == (end, plain(end))


def test_too_large_a_step_stops_by_itself_and_says_so(page, qtbot):
    go(page, qtbot, 0)
    page.set_settings("too large", step_size=100.0)
    settle(page, qtbot)
    page.run()
    qtbot.waitUntil(lambda: page._stopped is not None, timeout=PATIENCE)
    settle(page, qtbot)
    assert not page.runner.is_running
    assert "All outputs are off" in page.sentence()
    assert "stopped by itself" in page.sentence()
    assert page.walk_row.buttons["run"].text() == "Run"
    assert page.sentence().endswith("So it stopped by itself.")


def test_run_pause_run_never_steps_twice(page, qtbot):
    for _ in range(3):
        page.run()
        page.run_or_pause()
        page.run()
        qtbot.wait(30)
        workers = [thread for thread in threading.enumerate() if thread.name == "task"]
        assert len(workers) <= 2, "one walks, one may be ending"
        page.pause()
        settle(page, qtbot)
    assert dials(page) == plain(page.here())


def test_run_while_a_moment_is_walked_to_says_pause_at_once_and_can_be_taken_back(window, qtbot):
    window.show_page("descent")
    page = window.page
    settle(page, qtbot)
    page.go_to(3_000)
    assert page.runner.is_arriving
    press(page, "Run")
    assert page.walk_row.buttons["run"].text() == "Pause"
    press(page, "Pause")
    assert page.walk_row.buttons["run"].text() == "Run"
    settle(page, qtbot)
    assert not page.is_walking()
    page.leave()


def test_closing_the_window_while_it_runs_leaves_no_thread(window, qtbot):
    window.show_page("descent")
    window.page.show_view(DescentView(speed=0))
    settle(window.page, qtbot)
    window.page.run()
    qtbot.waitUntil(lambda: window.page.here() > 1_100, timeout=PATIENCE)
    window.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "task"]


def test_leaving_the_page_pauses_and_coming_back_shows_the_same_moment(page, qtbot, window):
    page.run()
    qtbot.waitUntil(lambda: page.here() > 1_100, timeout=PATIENCE)
    window.show_page("one-image")
    step = page.here()
    assert not page.runner.is_running
    window.show_page("descent")
    settle(page, qtbot)
    assert (page.here(), dials(page)) == (step, plain(step))


def test_changing_the_past_keeps_the_run_before_as_a_dashed_line(page, qtbot):
    go(page, qtbot, 0)
    page.settings.size_field.setValue(5.0)
    settle(page, qtbot)
    assert [run.step for run in page.state.earlier] == [1_000]
    run_to(page, qtbot, 400)
    drawn = page.curves.picture()
    ghosts = [line for line in drawn.upper if line.label == "1"]
    assert len(ghosts) == 1
    assert ghosts[0].xs[-1] == 1_000
    page.bring_back(0)
    settle(page, qtbot)
    assert dials(page) == plain(1_000)
    assert page.state.earlier[0].legs[0].step_size == 5.0


def test_a_new_start_has_its_seed_on_the_screen(page, qtbot):
    press(page, "New start")
    settle(page, qtbot)
    assert page.walk_row.seed.value() == 9
    assert dials(page) == Network.random(9)
    page.walk_row.seed.setValue(21)
    settle(page, qtbot)
    assert page.state.training.start == NetworkChoice(random=21)
    cost = evaluate(Network.random(21), *digits.training()).cost
    assert float(named(page, "Training cost").text()) == pytest.approx(cost, abs=0.005)


def test_a_pull_while_it_runs_is_one_mark(page, qtbot):
    page.run()
    qtbot.waitUntil(lambda: page.here() > 1_050, timeout=PATIENCE)
    settings = page.settings
    settings.step_size.gesture_began.emit()
    for size in (2.0, 3.0, 5.0):
        settings.step_size.picked.emit(size)
    assert len(page.state.training.legs) == 1
    settings.step_size.gesture_ended.emit()
    page.pause()
    settle(page, qtbot)
    assert [leg.step_size for leg in page.state.training.legs] == [1.5, 5.0]


def test_fewer_images_and_back(page, qtbot):
    go(page, qtbot, 0)
    page.settings.first_field.setValue(100)
    settle(page, qtbot)
    assert page.images_used() == 100
    go(page, qtbot, 25)
    assert dials(page) == plain(25, count=100)
    page.settings.first_field.setValue(1_437)
    settle(page, qtbot)
    assert page.state.training.leg().data.first is None


def test_other_images_at_the_start_are_measured_from_the_start(page, qtbot):
    go(page, qtbot, 0)
    page.set_settings("few", data=DataChoice(first=50))
    settle(page, qtbot)
    images, labels = (part[:50] for part in digits.training())
    assert page.runner.history.rows[0, COST] == evaluate(Network.random(8), images, labels).cost


def test_where_it_stopped_shrugging(page, qtbot):
    page.to_the_end_of_the_shrug()
    settle(page, qtbot)
    assert 0 < page.here() < 1_000
    assert page.now()[0] < 0.85 <= page.runner.history.at(page.here() - 1)[COST]


def test_what_is_taken_away_is_what_was_measured(page, tmp_path):
    (table,) = page.tables()
    rows = list(csv.reader(io.StringIO(as_text(table.header, table.rows, ","))))[1:]
    measured = page.runner.history.rows
    assert [int(row[1]) for row in rows] == measured[:, STEP].tolist()
    assert [float(row[2]) for row in rows] == measured[:, COST].tolist()
    (figure,) = page.figures()
    save_picture(tmp_path / "run.svg", figure.title, figure.size, figure.paint)
    assert look.now().hand in (tmp_path / "run.svg").read_text(), "the training curve"
    save_trained(page, tmp_path / "mine.npz")
    assert open_network(tmp_path / "mine.npz").network == plain(1_000)
    assert open_network(tmp_path / "mine.npz").about.learned_from == "digits"


@pytest.mark.parametrize("name", ["training-set", "dials", "landscape"])
def test_any_moment_opens_on_another_page(page, qtbot, window, name):
    go(page, qtbot, 333)
    page.hand_over(name)
    assert window.page.name == name
    shown = window.page.state.subject
    assert shown.network.trained.step == 333
    assert at_hand(shown).network.network == plain(333), "nobody waits for it"
    qtbot.waitUntil(window.page.is_complete, timeout=PATIENCE)
    window.page.leave()


def test_a_run_that_stopped_goes_on_if_one_insists(page, qtbot):
    go(page, qtbot, 0)
    page.set_settings("too large", step_size=100.0)
    for _ in range(2):
        settle(page, qtbot)
        page.run()
        qtbot.waitUntil(lambda: page._stopped is not None, timeout=PATIENCE)
        steps = page.here()
    settle(page, qtbot)
    page.run()
    qtbot.waitUntil(lambda: page._stopped is not None, timeout=PATIENCE)
    assert page.here() >= 1.5 * steps - 1


def test_a_lesson_keeps_the_run_the_earlier_runs_and_the_view(page, qtbot, window, tmp_path):
    go(page, qtbot, 0)
    page.set_settings("larger", step_size=3.0)
    go(page, qtbot, 90)
    page.set_axes(True, False)
    found, state = dials(page), page.state
    lesson = window.lesson()
    page.reset()
    page.show_view(DescentView())
    settle(page, qtbot)
    window.show_lesson(lesson)
    settle(page, qtbot)
    assert (page.state, page.view.log_cost) == (state, True)
    assert dials(page) == found
    qtbot.waitUntil(lambda: len(page.runner.history_of(state.earlier[0]).rows) > 50, timeout=PATIENCE)


@pytest.mark.parametrize("name", CLOSER_VIEWS)
def test_each_closer_look_follows_the_run(page, qtbot, name):
    page.look_closer(name)
    run_to(page, qtbot, 1_200)
    assert page.view.closer == name
    page.grab()


def test_the_history_slider_goes_to_any_moment(page, qtbot):
    page.look_closer("history")
    page._open_view.slider.moved.emit(0.25)
    settle(page, qtbot)
    assert (page.here(), dials(page)) == (250, plain(250))


def test_a_walk_with_the_blindfold_can_be_undone_and_uncovered(page, qtbot, window):
    page.look_closer("blindfold")
    view = page._open_view
    before = view._felt.cost
    press(page, "Go")
    assert len(page.state.blindfold.moves) == 1
    assert view._felt.cost != before
    window.undo()
    assert page.state.blindfold.moves == ()
    assert view._felt.cost == before
    press(page, "Take it off")
    qtbot.waitUntil(lambda: view._heights is not None and not view._task.is_running, timeout=PATIENCE)
    assert np.isfinite(view._heights).all()


def test_a_long_way_tells_how_far_it_is_and_can_be_cancelled(page, qtbot):
    page.go_to(400_000)
    qtbot.waitUntil(page.progress.isVisible, timeout=PATIENCE)
    assert page.progress.text().startswith("Walking to step 400,000")
    press(page.progress, "Stop here")
    settle(page, qtbot)
    assert 1_000 <= page.here() < 400_000
    assert dials(page) == page.runner.moment.network
    assert not page.progress.isVisible()


def test_escape_stops_a_long_way(page, qtbot):
    page.go_to(400_000)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settle(page, qtbot)
    assert 1_000 <= page.here() < 400_000


@pytest.mark.parametrize("first", ["the run", "the images' list"])
def test_a_run_whose_images_are_gone_keeps_their_name_and_walks_them_when_they_come(
    page, qtbot, tmp_path, first
):
    """Whichever of two workers finds out first; the second finds what the first put in their place."""
    said = []
    page.failed.connect(said.append)
    path = tmp_path / "images.npz"
    legs = (Leg(data=DataChoice("file", path=str(path))),)
    asked = Descent(Training(legs=legs, seed=3, start=NetworkChoice(random=3), step=5))
    if first == "the images' list":
        page.row.show_subject(Subject(legs[0].data, NetworkChoice(random=3)))
        qtbot.waitUntil(lambda: bool(said) and page.row.missing.isVisible(), timeout=PATIENCE)
    page.change(asked, "a lesson")
    qtbot.waitUntil(
        lambda: bool(said) and page.here() == 5 and page.row.missing.isVisible(), timeout=PATIENCE
    )
    assert "images.npz" in said[0]
    settle(page, qtbot)
    assert page.state == asked, "the next save does not lose the name"
    assert dials(page) == plain(5, seed=3), "over the embedded digits in their place"
    images, labels = digits.test()
    np.savez(path, images=images, labels=labels)
    page.row.resume()
    walked = next(descend(Network.random(3), images, labels, 1.5, 10, 3, every=5)).network
    qtbot.waitUntil(lambda: page.is_complete() and dials(page) == walked, timeout=PATIENCE)
    assert not page.row.missing.isVisible()


def test_keys_read_the_curve_and_go_there(page, qtbot):
    page.curves.setFocus()
    QTest.keyClick(page.curves, Qt.Key.Key_Home)
    assert page.curves.reading().startswith("step 0, cost 3.")
    QTest.keyClick(page.curves, Qt.Key.Key_Right)
    QTest.keyClick(page.curves, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert (page.here(), dials(page)) == (1, plain(1))


def test_undo_all_and_redo_all_come_back_to_the_same_states(page, qtbot, window):
    first = page.state
    go(page, qtbot, 200)
    page.set_settings("size", step_size=0.7)
    page.new_start(77)
    page.set_settings("batch", batch_size=64)
    go(page, qtbot, 30)
    last, found = page.state, dials(page)
    while window.history.canUndo():
        window.undo()
    assert page.state == first
    while window.history.canRedo():
        window.redo()
    settle(page, qtbot)
    assert (page.state, dials(page)) == (last, found)


def test_other_images_at_rest_begin_a_new_run_from_the_same_start(page, qtbot, tmp_path):
    test = digits.test()
    path = tmp_path / "others.npz"
    np.savez(path, images=test.images, labels=test.labels)
    before = page.state.training
    page.row.open_path(path)
    qtbot.waitUntil(lambda: page.state.training != before and page.is_complete(), timeout=PATIENCE)
    after = page.state.training
    assert after.leg().data == DataChoice("file", path=str(path))
    assert (after.start, after.seed, after.step) == (before.start, before.seed, 0)
    assert page.state.earlier[0].start == before.start, "the run before stays to compare with"


def test_on_the_way_to_a_moment_the_numbers_keep_their_own_step(page, qtbot):
    before = page.sentence()
    page.go_to(3)
    assert page.runner.is_arriving
    assert page.sentence() == before
    settle(page, qtbot)
    assert page.sentence().startswith("Step 3. ")

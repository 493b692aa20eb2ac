"""The Myths page as a person uses it: predict, run, read the verdict, try it by hand, come back."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from clawdemy_gui import look
from clawdemy_gui.core import digits
from clawdemy_gui.core.experiments.bowl import Bowl, Way
from clawdemy_gui.core.experiments.nonsense import nonsense
from clawdemy_gui.files.lesson import read_lesson, write_lesson
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.files.subject import Shown
from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.myths import cards
from clawdemy_gui.pages.myths.card import Setting
from clawdemy_gui.pages.myths.deck import deck
from clawdemy_gui.pages.myths.slider_scale import share_of, value_at, value_text
from clawdemy_gui.state.lesson import Lesson, MythsPart, Pages
from clawdemy_gui.state.myths import SKIPPED, Myths
from clawdemy_gui.state.one_image import OneImageView
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from tests.hands import LEFT, NO_KEYS, drag, named, turn_wheel

NAMES = [
    "understanding",
    "cost-is-output",
    "low-training-cost",
    "cost-of-an-image",
    "every-setting",
    "tidy-bowl",
]
TRUE = {
    "cost-is-output": "changes",
    "low-training-cost": "training-falls",
    "cost-of-an-image": "stays",
    "every-setting": "descent",
    "tidy-bowl": "hill",
}
"""What the lesson says comes out, where there are answers to choose from."""
QUICK = ("understanding", "cost-is-output", "tidy-bowl")


@pytest.fixture
def page(window):
    window.show_page("myths")
    return window.page


def wait(qtbot, page):
    """Until everything that was run is known."""
    qtbot.waitUntil(page.is_complete, timeout=60_000)


def run(qtbot, page, name, prediction=SKIPPED):
    """Open a card, predict, press the button and wait."""
    page.open_card(name)
    page.predict_answer(prediction)
    page.predict.run.click()
    wait(qtbot, page)
    return page.report()


def button(widget, text):
    """The one visible button that says this."""
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert len(found) == 1
    return found[0]


# The row, and predicting.


def test_it_opens_on_the_first_of_six_cards_with_something_to_see(page):
    assert [myth.name for myth in page.deck] == NAMES
    assert page.myth.name == "understanding"
    assert page.is_complete()
    assert page.frame.hint.text().startswith("Open a card, predict, then run")
    assert page.experiments.running is None


def test_every_claim_stands_in_quotation_marks_on_its_card(page):
    for number, myth in enumerate(page.deck, start=1):
        card = named(page, f"{number}. “{myth.claim()}”")
        card.click()
        assert page.myth is myth
        assert page.predict.claim.text() == f"“{myth.claim()}”"
        assert card.isChecked()


def test_the_run_button_waits_for_a_prediction(page):
    for name in NAMES:
        page.open_card(name)
        assert not page.predict.run.isEnabled()
        page.run_experiment()
        assert not page.card.ran
    page.open_card("tidy-bowl")
    button(page, "It stays low: one valley holds both").click()
    assert page.card.prediction == "flat"
    assert page.predict.run.isEnabled()


def test_a_prediction_may_be_skipped(page):
    button(page, "Skip the prediction").click()
    assert page.card.prediction == SKIPPED
    assert page.predict.run.isEnabled()


def test_a_guess_is_a_number(page):
    named(page, "Your guess").setValue(420)
    button(page, "That is my guess").click()
    assert page.card.prediction == "420"


def test_after_the_run_the_prediction_stands(qtbot, page):
    run(qtbot, page, "tidy-bowl", "flat")
    page.predict_answer("hill")
    assert page.card.prediction == "flat"
    assert not button(page, "It climbs over a hill, 0.5 or more").isEnabled()


# What the experiments say.


@pytest.mark.parametrize("name", NAMES)
def test_the_lessons_numbers_come_out_and_go_along_as_picture_and_table(qtbot, page, name):
    page.open_card(name)
    before = painted(page)
    report = run(qtbot, page, name, TRUE.get(name, "550"))
    assert page.score().is_right(page.myth) is True
    assert page.score().said(page.myth) == "<b>You predicted it.</b>"
    assert page.number.text() == report.number
    assert page.verdict.verdict.text() == report.verdict
    assert report.verdict.count(". ") == 1
    assert report.verdict in page.sentence()
    assert page.experiments.running is None
    assert painted(page) != before
    table = page.tables()[0]
    assert table.title == page.myth.claim().rstrip(".")
    assert len(table.rows) >= 7
    assert {len(row) for row in table.rows} <= {len(table.header)}


def test_the_share_of_noise_is_the_cores(qtbot, page):
    run(qtbot, page, "understanding", "300")
    image = digits.training().images[int(np.random.default_rng([1, 28]).integers(1437))]
    *_, last = nonsense(shipped("digits-a").open().network, image, 1)
    assert page.number.text() == f"{round(100 * last.findings.share)} %"
    assert page.score().is_right(page.myth) is False
    assert str(last.findings.sure) in page.predict.said.text()


def test_the_verdict_says_otherwise_when_the_numbers_do(qtbot, page):
    zeros = Subject(network=NetworkChoice("zeros"))
    page.receive(zeros)
    assert "hardly ever sure of noise: 0 of 1,000" in run(qtbot, page, "understanding").verdict
    assert "all ten labels cost the same" in run(qtbot, page, "cost-is-output").verdict
    assert page.score().said(page.myth) == "You skipped the prediction."
    assert page.known.outcome(page.myth) == "stays"
    page.receive(NetworkChoice("digits-a-start"))
    verdict = run(qtbot, page, "tidy-bowl").verdict
    assert verdict.startswith("The way to the other network rises by only 0.00, but on the way to its own")
    flat = Way(np.linspace(-0.2, 1.2, 61), np.full(61, 0.1))
    found = Bowl(flat, flat, flat, 13_002, 1000)
    assert page.myth.report(page.known.given(page.myth), found).verdict.startswith(
        "Here the hills are only 0.00"
    )
    assert page.myth.outcome(page.known.given(page.myth), found) == "flat"


def test_another_seed_finds_something_else_and_the_same_seed_the_same(qtbot, page):
    first = run(qtbot, page, "understanding")
    page.predict.again.click()
    wait(qtbot, page)
    assert page.card.seed == 2
    assert named(page, "Seed of the experiment").value() == 2
    assert page.report().measured != first.measured
    named(page, "Seed of the experiment").setValue(1)
    wait(qtbot, page)
    assert page.report() == first


def test_another_network_is_put_to_the_same_test(qtbot, page):
    first = run(qtbot, page, "understanding")
    page.receive(Subject(network=NetworkChoice("digits-b")))
    wait(qtbot, page)
    assert page.card.ran
    assert page.report().measured != first.measured


def test_a_verdict_is_written_below_in_the_usual_size(qtbot, page):
    """Two lines, before it as after it, so that nothing moves when it comes."""
    page.window().resize(1366, 768)
    line = page.window().sentence
    before = line.height()
    run(qtbot, page, "every-setting")
    assert len(page.sentence()) > 200
    assert line.font().pixelSize() == look.now().text
    assert line.height() == before
    page.window().show_page("one-image")
    assert line.height() < before


def test_the_end_counts_the_predictions(qtbot, page):
    for name in QUICK:
        run(qtbot, page, name, TRUE.get(name, "0"))
    assert page.frame.hint.text() == "You predicted 2 of 3 so far; cards left: 3."
    for name in NAMES:
        if name not in QUICK:
            run(qtbot, page, name)
    assert page.frame.hint.text() == "You predicted 2 of 6."
    marks = [named(page, f"{n}. “{m.claim()}”").accessibleDescription() for n, m in enumerate(page.deck, 1)]
    assert marks == ["a surprise", "as predicted", "done", "done", "done", "as predicted"]
    scores = page.tables()[-1]
    assert [row[-1] for row in scores.rows] == [0, 1, "", "", "", 1]


def test_a_network_without_any_landscape_is_told_in_one_sentence(qtbot, page):
    page.receive(NetworkChoice("zeros"))
    page.open_card("tidy-bowl")
    page.predict_answer(SKIPPED)
    with qtbot.waitSignal(page.failed) as told:
        page.run_experiment()
    assert told.args[0].endswith(".")
    assert not page.card.ran


def test_too_few_images_are_told_in_one_sentence(qtbot, page):
    page.receive(Subject(DataChoice(first=1)))
    page.open_card("low-training-cost")
    page.predict_answer(SKIPPED)
    with qtbot.waitSignal(page.failed) as told:
        page.run_experiment()
    assert told.args == ["This experiment needs at least four images."]
    assert not page.card.ran
    assert page.report() is None


# Its own sliders and its pad.


def test_more_settings_make_a_longer_number(qtbot, page):
    report = run(qtbot, page, "every-setting")
    assert "a number of 3,914 digits" in report.measured
    named(page, "Settings a dial").setFocus()
    for _ in range(3):
        QTest.keyClick(named(page, "Settings a dial"), Qt.Key.Key_Right)
    assert page.card.settings == (13_002.0, 5.0)
    # log10(5) · 13,002 = 9,088.0…
    assert "a number of 9,089 digits" in page.report().measured
    assert page.report().number == report.number
    assert page.experiments.running is None
    before = page.state
    turn_wheel(named(page, "Settings a dial"))
    assert page.state == before


def test_a_dial_moves_the_cost_on_the_card_and_an_image_does_not(qtbot, page):
    still = run(qtbot, page, "cost-of-an-image").measured
    page.set_setting(0, 17.0)
    assert page.report().measured == still
    page.set_setting(1, 8.0)
    assert page.report().measured != still


def test_one_drag_of_a_slider_is_one_step_of_undo(qtbot, window, page):
    run(qtbot, page, "cost-is-output")
    before, count = page.state, window.history.count()
    slider = named(page, "Another image")
    middle = slider.height() // 2
    drag(slider, *[QPoint(round(slider.x_of(share)), middle) for share in (0.0, 0.3, 0.6)])
    wait(qtbot, page)
    assert page.card.settings[0] == pytest.approx(59, abs=2)
    assert window.history.count() == count + 1
    window.undo()
    assert page.state == before


def test_nonsense_can_be_drawn_and_is_answered(qtbot, page):
    run(qtbot, page, "understanding")
    pad = named(page, "Pad to draw nonsense on")
    sheet = pad.sheet().toRect()
    drag(pad, sheet.topLeft() + QPoint(20, 20), sheet.center(), sheet.bottomLeft() + QPoint(20, -20))
    assert len(page.card.strokes) == 1
    said = named(page, "The network’s answer to the drawing").accessibleDescription()
    assert said[0].isdigit()
    (where,) = page.tries()
    assert where.what.state.drawing.strokes == page.card.strokes
    button(page, "Clear").click()
    assert page.card.strokes == ()


@pytest.mark.parametrize(
    "setting",
    [
        Setting("a", 2, 100, 2, "{value}", by_factors=True),
        Setting("a", 1, 13_002, 2, "{value}", by_factors=True),
        Setting("a", 0, 39, 0, "{value}"),
    ],
)
def test_a_slider_reaches_every_end_and_keeps_whole_numbers(setting):
    assert value_at(setting, 0.0) == setting.lowest
    assert value_at(setting, 1.0) == setting.highest
    for value in np.linspace(setting.lowest, setting.highest, 30).round():
        assert value_at(setting, share_of(setting, value)) == value
    assert value_text(setting, setting.highest) == f"{setting.highest:,}"


# Undo, cancel, keeping.


def test_everything_can_be_undone_and_done_again(qtbot, window, page):
    start = page.state
    run(qtbot, page, "tidy-bowl", "flat")
    end, steps = page.state, window.history.count()
    for _ in range(steps):
        window.undo()
    assert page.state == start == Myths()
    for _ in range(steps):
        window.redo()
    assert page.state == end
    assert page.report() is not None
    page.reset()
    assert page.state == Myths()


def test_an_experiment_can_be_stopped(qtbot, page):
    page.open_card("low-training-cost")
    page.predict_answer(SKIPPED)
    page.predict.run.click()
    assert page.experiments.running is page.myth
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.experiments.running is None
    assert not page.card.ran
    assert page.predict.run.isEnabled()
    assert page.report() is None


def test_no_thread_is_left_behind(qtbot, window, page):
    page.open_card("low-training-cost")
    page.predict_answer(SKIPPED)
    page.run_experiment()
    window.show_page("one-image")
    assert "task" not in {thread.name for thread in threading.enumerate()}
    window.show_page("myths")
    wait(qtbot, page)
    assert page.report() is not None


def test_a_lesson_brings_back_predictions_and_computes_what_was_run(qtbot, window, tmp_path):
    state = Myths(opened="tidy-bowl").with_card("tidy-bowl", prediction="hill", seed=3, ran=True)
    state = state.with_card("understanding", prediction="0", ran=True)
    path = tmp_path / "myths.clawdemy.json"
    write_lesson(path, Lesson(page="myths", pages=Pages(myths=MythsPart(state))))
    window.open_lesson(path)
    wait(qtbot, window.page)
    assert window.page.state == state
    assert window.page.frame.hint.text() == "You predicted 1 of 2 so far; cards left: 4."
    write_lesson(path, window.lesson())
    assert read_lesson(path).pages.myths.state == state


def test_a_card_that_is_not_there_opens_the_first(page):
    page.open_card("from-another-version")
    assert page.myth.name == "understanding"
    assert page.is_complete()


# Trying it by hand.


def test_try_it_yourself_opens_that_very_state_and_the_way_back(qtbot, window, page):
    run(qtbot, page, "cost-is-output")
    page.verdict.findChildren(QPushButton)[-1].click()
    one_image = window.page
    assert one_image.name == "one-image"
    assert one_image.view == OneImageView(closer="relabel", in_hand=one_image.view.in_hand)
    found = page.known.found(page.deck[1])
    assert one_image.state.outputs == pytest.approx(tuple(found.outputs))
    assert one_image.state.label == found.label
    back = button(window, "‹ Back to Myths")
    back.click()
    assert window.page is page
    assert page.myth.name == "cost-is-output"
    assert not back.isVisible()


def test_the_way_back_is_forgotten_when_another_page_is_chosen(qtbot, window, page):
    run(qtbot, page, "cost-is-output")
    page.try_it(page.tries()[0])
    window.show_page("dials")
    window.go_back()
    assert window.page.name == "dials"


def test_only_pages_that_exist_are_offered(qtbot, page):
    run(qtbot, page, "cost-is-output")
    page.other_pages = frozenset({"myths"})
    assert page.tries() == []


def test_one_can_stand_on_the_hill(qtbot, window, page):
    run(qtbot, page, "tidy-bowl")
    top = page.known.found(page.myth).other.top
    page.try_it(page.tries()[0])
    landscape = window.page
    assert landscape.name == "landscape"
    qtbot.waitUntil(landscape.is_complete, timeout=30_000)
    assert f"Cost {total_text(top)}," in landscape.sentence()


def test_the_random_labels_are_learned_again_on_the_descent_page(qtbot, window, page):
    run(qtbot, page, "low-training-cost")
    (where,) = page.tries()
    found = page.known.found(page.myth).learned
    training = where.what.state.training
    assert (training.leg().random_labels, training.leg().data.first) == (True, found.images)
    assert training.step == 400 * 30


def painted(page):
    """The page's figure as a picture."""
    figure = page.figures()[0]
    picture = QImage(figure.size, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    figure.paint(painter, QRectF(picture.rect()))
    painter.end()
    return picture


# A seventh myth.

SEVENTH = '''
"""“Seven is enough”: a myth to add."""

from clawdemy_gui.core.experiments.step import Step
from clawdemy_gui.pages.myths.card import Answer, Myth, Report


class Seventh(Myth):
    name, number = "seventh", 7

    def claim(self):
        return "Seven is enough."

    def question(self):
        return "Is it?"

    def answers(self):
        return [Answer("yes", "Yes"), Answer("no", "No")]

    def experiment(self, given):
        for done in range(1, 4):
            yield Step(done, 3, done * given.seed)

    def outcome(self, given, found):
        return "yes" if found == 3 else "no"

    def report(self, given, found):
        return Report("Sum", str(found), "", f"It is {found}. So it is.", "")

    def paint(self, painter, box, given, found):
        painter.drawRect(box)

    def rows(self, given, found):
        return ["sum"], [[found]]


MYTH = Seventh()
'''


def test_a_seventh_myth_is_one_file(qtbot, window, tmp_path, monkeypatch):
    (tmp_path / "seventh.py").write_text(SEVENTH, "utf-8")
    monkeypatch.setattr(cards, "__path__", [*cards.__path__, str(tmp_path)])
    assert [myth.name for myth in deck()] == [*NAMES, "seventh"]
    window.show_page("myths")
    run(qtbot, window.page, "seventh", "yes")
    assert window.page.number.text() == "3"
    assert window.page.frame.hint.text() == "You predicted 1 of 1 so far; cards left: 6."


# Seen and heard by everyone.


def test_everything_that_takes_the_keyboard_has_a_name_of_its_own(qtbot, page):
    for name in QUICK:
        run(qtbot, page, name)
        found = [
            widget.accessibleName() or getattr(widget, "text", str)()
            for widget in page.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        ]
        found = [text for text in found if text != ""]
        assert len(found) == len(set(found)), found
        assert len(found) >= 10


def test_arrow_keys_walk_along_the_cards(page):
    first, second = (named(page, f"{n}. “{page.deck[n - 1].claim()}”") for n in (1, 2))
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert page.myth.number == 2
    QTest.mouseClick(first, LEFT, NO_KEYS)
    assert page.myth.number == 1


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1366, 768)])
@pytest.mark.parametrize("look_name", ["light", "dark", "projector"])
def test_every_card_fits_its_page_in_every_look(qtbot, window, page, size, look_name):
    window.wear(look_name)
    window.resize(*size)
    run(qtbot, page, "understanding")
    for name in QUICK:
        page.open_card(name)
        QTest.qWait(1)
        qtbot.waitUntil(lambda: page.minimumSizeHint().height() <= window._scroll.viewport().height())
        assert page.minimumSizeHint().width() <= window._scroll.viewport().width()
        for each in page.predict.findChildren(QPushButton):
            if each.isVisible():
                needed = each.fontMetrics().horizontalAdvance(each.text())
                assert needed < each.width(), each.text()
                assert min(each.width(), each.height()) >= 24
    if look_name == "projector":
        number = page.number
        assert number.font_pixels() * 0.727 >= window.height() / 12 * 0.99


def test_it_waits_while_its_images_are_being_opened(page):
    shown = page._shown
    assert isinstance(shown, Shown)
    page._shown = None
    assert page.report() is None
    assert page.tries() == []
    assert not page.is_complete()


def test_tab_walks_from_the_cards_over_the_answers_to_the_run_button(qtbot, window, page):
    for name in ("understanding", "cost-of-an-image", "cost-is-output"):
        run(qtbot, page, name)
    page.reset()
    page.open_card("cost-is-output")
    button(page, "Skip the prediction").click()
    named(page, f"6. “{page.deck[5].claim()}”").setFocus()
    walked = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    said = [getattr(widget, "text", str)() for widget in walked]
    answers = [answer.text for answer in page.myth.answers()]
    assert said == [*answers, "Run the experiment", "seed 1"]

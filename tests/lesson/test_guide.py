"""The guide with its real panel: predicted wrong, done, shown, skipped, left and come back to."""

import pytest
from PySide6.QtCore import QObject, Signal

from clawdemy_gui.lesson.guide import Guide
from clawdemy_gui.lesson.outcome import truth_of
from clawdemy_gui.lesson.standing import Stand, standing
from clawdemy_gui.lesson.step_files import read_guided_lesson, shipped_lesson
from clawdemy_gui.lesson.walk import from_json, to_json
from clawdemy_gui.widgets.guide.guide_panel import GuidePanel


class Board(QObject):
    """A stage without a window: it shows what it is told, and says so as a page would."""

    changed = Signal()

    def __init__(self):
        super().__init__()
        self.stand = None
        self.limits = self.ringed = None

    def show(self, page, state, view):
        self.stand = Stand(page, state, view)
        self.changed.emit()

    def seen(self):
        return self.stand

    def limit(self, shows, hides):
        self.limits = (shows, hides)

    def ring(self, name):
        self.ringed = name

    def turn(self, state, view=None):
        """Somebody moves something."""
        self.show(*self.stand.moved(state, view))


@pytest.fixture(scope="module")
def lesson():
    return read_guided_lesson(shipped_lesson())


@pytest.fixture
def guide(qtbot, lesson):
    panel = GuidePanel()
    panel.resize(300, 740)
    qtbot.addWidget(panel)
    panel.show()
    board = Board()
    guide = Guide(panel, board, lesson)
    board.changed.connect(guide.look)
    yield guide
    guide._preparing.stop()
    guide._measuring.stop()


def to(guide, name, qtbot):
    guide.open(guide.walk.to(name))
    qtbot.waitUntil(lambda: guide._prepared is not None, timeout=10_000)


def test_a_wrong_guess_then_the_deed(guide, qtbot):
    to(guide, "the-shrug", qtbot)
    panel, board = guide.panel, guide.stage
    assert panel.heading.text() == "What does it cost to know nothing?"
    assert "every output says 0.1" in panel.paragraphs[0].text()
    assert board.limits == (
        ("picture", "label", "outputs", "misses", "number"),
        ("number", "misses", "ruler"),
    )
    assert board.ringed == "Cost of this image"
    panel.guess.show_guess((0.3,))
    panel.guess.button.click()
    assert panel.outcome.text().startswith(
        "0.60 too low: you said 0.30, it is 0.90. The one big miss pays 0.81"
    )
    assert board.limits[1] == ()
    board.turn({"outputs": {"5": 0.5}})
    assert panel.seen.text() == "Cost 1.14: that made it worse. Whose miss is the big one?"
    board.turn({"outputs": {"5": 0.1, "3": 0.95}})
    assert panel.seen.text() == "✓ Output 3 at 0.95: cost 0.0925."
    assert panel.buttons["next"].property("wanted")
    board.turn({"outputs": {"3": 0.96}})
    assert panel.seen.text() == "✓ Output 3 at 0.96: cost 0.0916.", "it speaks of the page as it is"
    board.turn({"outputs": {"3": 0.5}})
    assert guide.walk.here.done
    assert panel.seen.text() == "✓ Output 3 at 0.96: cost 0.0916.", "what is undone stays done"


def test_what_is_done_before_the_guess_counts_once_it_is_made(guide, qtbot):
    to(guide, "the-shrug", qtbot)
    guide.stage.turn({"outputs": {"3": 0.95}})
    assert not guide.walk.here.done
    assert guide.panel.seen.text() == ""
    guide.panel.guess.button.click()
    assert guide.walk.here.done
    assert guide.walk.here.truth == (pytest.approx(0.9),)


def test_a_hint_never_comes_before_the_guess(guide, qtbot):
    to(guide, "the-shrug", qtbot)
    guide.give_hint()
    assert not guide.panel.hint.isVisible()
    guide.panel.guess.button.click()
    guide._hinting.timeout.emit()
    assert guide.panel.hint.text().startswith("Hint: The big miss belongs to output 3.")
    assert guide.walk.here.hinted


def test_show_me_begins_at_the_steps_own_beginning(guide, qtbot):
    to(guide, "sure-and-wrong", qtbot)
    guide.panel.guess.button.click()
    guide.stage.turn({"outputs": {"8": 1.0}})
    guide.show_me()
    guide.showing.timer.timeout.emit()
    assert guide.stage.seen().state.outputs[8] == 0.0
    assert not guide.walk.here.done
    guide.showing.timer.timeout.emit()
    assert guide.walk.here.done
    assert guide.walk.here.shown
    guide.showing.timer.timeout.emit()
    assert not guide.showing.timer.isActive()


def test_every_step_of_the_lesson_is_done_on_the_way(guide, qtbot, lesson):
    """Predict, do, next: thirty steps and nine endings, without a window."""
    guide.open()
    endings = []
    for step in lesson.steps():
        qtbot.waitUntil(lambda step=step: guide._prepared is not None and guide.step is step, timeout=10_000)
        panel = guide.panel
        assert "…" not in " ".join(words.text() for words in (panel.heading, *panel.paragraphs, panel.ask))
        if step.predict is not None:
            panel.guessed.emit(truth_of(step.predict, guide._prepared.facts_at))
            assert guide.walk.here.right, step.name
        if step.do is not None:
            assert not guide.walk.here.done, step.name
            for move in step.show_me:
                guide.stage.turn(move.state, move.view)
            qtbot.waitUntil(lambda: guide.walk.here.done, timeout=10_000)
            assert panel.seen.text().startswith("✓ ")
            assert "…" not in panel.seen.text(), step.name
        assert panel.buttons["next"].property("wanted")
        panel.buttons["next"].click()
        if panel.heading.text() == "What you can say now":
            endings.append(panel.paragraphs[0].text())
            panel.buttons["next"].click()
    assert guide.walk.ended
    assert len(endings) == len(lesson.chapters)
    assert not any("…" in ending or "{" in ending for ending in endings)
    assert guide.stage.limits == ((), ())


def test_skipping_is_not_doing(guide, qtbot, lesson):
    to(guide, "ten-alone", qtbot)
    guide.panel.buttons["skip"].click()
    assert guide.walk.of("ten-alone").skipped
    assert guide.walk.at == "the-label"
    guide.panel.buttons["back"].click()
    assert guide.walk.at == "ten-alone"


def test_back_from_an_ending_is_the_chapters_last_step(guide, qtbot, lesson):
    to(guide, "same-cost", qtbot)
    guide.panel.buttons["next"].click()
    assert guide.panel.heading.text() == "What you can say now"
    assert "0.90" in guide.panel.paragraphs[0].text()
    asked = []
    guide.practice_asked.connect(asked.append)
    guide.panel.buttons["practice"].click()
    assert asked == ["guess-the-cost"]
    guide.panel.buttons["back"].click()
    assert guide.walk.at == "same-cost"
    assert guide.panel.heading.text() == "Does the cost tell which answer it came from?"


def test_one_comes_back_to_what_was_guessed_and_done(guide, qtbot, lesson):
    to(guide, "the-shrug", qtbot)
    guide.panel.guess.show_guess((0.3,))
    guide.panel.guess.button.click()
    guide.stage.turn({"outputs": {"3": 0.95}})
    kept = to_json(guide.walk)
    with qtbot.waitSignal(guide.left):
        guide.panel.buttons["leave"].click()
    assert (guide.stage.limits, guide.stage.ringed) == (((), ()), "")
    guide.open(from_json(kept, lesson))
    assert guide.panel.outcome.text().startswith("0.60 too low")
    assert guide.panel.seen.text() == "✓ Output 3 at 0.95: cost 0.0925."
    assert guide.stage.seen() == standing(lesson.step("the-shrug"))


def test_everything_stays_shown_once_it_was_asked_for(guide, qtbot):
    to(guide, "ten-alone", qtbot)
    guide.panel.buttons["everything"].click()
    assert guide.stage.limits == ((), ())
    guide.panel.buttons["skip"].click()
    assert guide.stage.limits == ((), ())


def test_a_step_that_was_left_says_nothing_more(guide, qtbot):
    to(guide, "one-valley", qtbot)
    guide.panel.guessed.emit((0.0,))
    guide.stage.turn({"subject": {"network": {"turned": [[4607, 1.8]]}}})
    guide.go_on()
    qtbot.waitUntil(lambda: guide._prepared is not None, timeout=10_000)
    qtbot.wait(80)
    assert guide.step.name == "dead-dial"
    assert not guide.walk.here.done
    assert guide.panel.seen.text() == ""

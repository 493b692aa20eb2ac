"""The shipped lesson in the real window: every step predicted and done, by mouse alone and by keys alone."""

import pytest
from PySide6.QtWidgets import QRadioButton, QScrollBar

from clawdemy_gui.widgets.pictures.wall import Wall
from tests.window.lesson_hands import PATIENCE, KeyLearner, MouseLearner


class Watcher(MouseLearner):
    """On a weak projector, and lets every step be shown instead of doing it."""

    size, look = (1024, 768), "projector"

    def do(self, step, is_done):
        guide = self.window._led().guiding.guide
        self.click(guide.panel.buttons["show"])
        while guide.showing.timer.isActive():
            guide.showing.timer.timeout.emit()
        self.qtbot.waitUntil(is_done, timeout=PATIENCE)


def scrolled(window):
    """What scrolls though it should not: a page, or the guide."""
    bars = [bar for bar in window.findChildren(QScrollBar) if bar.isVisible()]
    holders = [bar.parentWidget().parentWidget() for bar in bars]
    return [type(holder).__name__ for holder in holders if not isinstance(holder, Wall)]


@pytest.mark.parametrize("learner", [MouseLearner, KeyLearner, Watcher])
def test_every_step_can_be_predicted_and_done(window, qtbot, learner):
    window.wear(learner.look)
    window.resize(*learner.size)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.start_lesson()
    guide = window._led().guiding.guide
    panel, hand = guide.panel, learner(window, qtbot)
    missed = []
    for step in guide.lesson.steps():
        qtbot.waitUntil(lambda: guide._prepared is not None, timeout=PATIENCE)
        assert guide.step is step
        assert panel.heading.text() == step.heading
        qtbot.waitUntil(lambda: scrolled(window) == [])
        if step.predict is not None:
            choices = panel.guess.findChildren(QRadioButton)
            if choices:
                hand.click(choices[0])
            hand.click(panel.guess.button)
            assert guide.walk.here.is_predicted, step.name
            assert panel.outcome.text(), step.name
        if step.do is not None:
            hand.do(step, lambda: guide.walk.here.done)
            assert panel.seen.text().startswith("✓"), step.name
            if not panel.buttons["next"].property("wanted"):
                missed.append(step.name)
        at = guide.walk.at
        while guide.walk.at == at and not guide.walk.ended:
            hand.click(panel.buttons["next"])
    assert missed == []
    assert guide.walk.ended
    assert not any(passed.skipped for passed in guide.walk.passed)
    assert window._led().summary.isVisible()
    window.leave_lesson()

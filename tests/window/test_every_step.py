"""The shipped lesson in the real window: every step predicted and done, by mouse alone and by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from tests.hands import LEFT

PATIENCE = 30_000


def by_mouse(window, button):
    QTest.mouseClick(button, LEFT)


def by_keys(window, button):
    """Tab until it has the keyboard, then Space."""
    for _ in range(120):
        if QApplication.focusWidget() is button:
            QTest.keyClick(button, Qt.Key.Key_Space)
            return
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {button.accessibleName() or button.text()!r}")


@pytest.mark.parametrize("press", [by_mouse, by_keys])
def test_every_step_can_be_predicted_and_done(window, qtbot, press):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.start_lesson()
    guide = window._led().guiding.guide
    panel = guide.panel
    missed = []
    for step in guide.lesson.steps():
        qtbot.waitUntil(lambda: guide._prepared is not None, timeout=PATIENCE)
        assert guide.step is step
        assert panel.heading.text() == step.heading
        if step.predict is not None:
            choices = panel.guess.findChildren(QRadioButton)
            if choices:
                press(window, choices[0]) if press is by_mouse else choices[0].click()
            press(window, panel.guess.button)
            assert guide.walk.here.is_predicted, step.name
            assert panel.outcome.text(), step.name
        if step.do is not None:
            press(window, panel.buttons["show"])
            while guide.showing.timer.isActive():
                guide.showing.timer.timeout.emit()
            qtbot.waitUntil(lambda: guide.walk.here.done, timeout=PATIENCE)
            assert panel.seen.text().startswith("✓"), step.name
            if not panel.buttons["next"].property("wanted"):
                missed.append(step.name)
        at = guide.walk.at
        while guide.walk.at == at and not guide.walk.ended:
            press(window, panel.buttons["next"])
    assert missed == []
    assert guide.walk.ended
    assert not any(passed.skipped for passed in guide.walk.passed)
    assert window._led().summary.isVisible()
    window.leave_lesson()

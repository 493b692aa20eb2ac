"""Twenty minutes in front of a class at a weak projector's size: by the clicker's keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clawdemy_gui.files.lesson import write_lesson
from clawdemy_gui.state.dials import Dials
from clawdemy_gui.state.lesson import Lesson
from clawdemy_gui.state.moments import (
    DescentShown,
    DialsShown,
    LandscapeShown,
    Moment,
    MythsShown,
    OneImageShown,
    SmallValleyShown,
    TrainingSetShown,
)
from clawdemy_gui.state.one_image import OneImage, OneImageView
from clawdemy_gui.state.small_valley import SmallValley
from tests.window.test_covering import told

EIGHT = (
    Moment("A 3, and an answer", OneImageShown(), "NOTE 1", covered=True),
    Moment("To know nothing", OneImageShown(OneImage((0.1,) * 10), OneImageView("steps")), "NOTE 2"),
    Moment("One number for a network", TrainingSetShown(), "NOTE 3"),
    Moment("Turn one dial", DialsShown(Dials(dial=12_965)), "NOTE 4", covered=True),
    Moment("By hand", SmallValleyShown(SmallValley(steps=3)), "NOTE 5", covered=True),
    Moment("Hills", LandscapeShown(), "NOTE 6"),
    Moment("Downhill", DescentShown(), "NOTE 7"),
    Moment("What people say", MythsShown(), "NOTE 8"),
)


def test_eight_moments_and_three_guesses_by_the_clicker_alone(qtbot, window, tmp_path):
    path = tmp_path / "twenty minutes.clawdemy.json"
    write_lesson(path, Lesson().with_moments(EIGHT))
    window.open_lesson(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.page, Qt.Key.Key_F5)
    window.showNormal()  # the screen of the tests has another size than a projector
    window.resize(1024, 768)
    pictures = []
    for moment in EIGHT:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_PageDown)
        page = window.page
        qtbot.waitUntil(page.is_complete, timeout=20_000)
        assert (page.name, page.state, window.is_covered()) == (
            moment.page,
            moment.shows.state,
            moment.covered,
        )
        if moment.covered:
            assert not page.number.isVisible()
            pictures.append(window.grab().toImage())
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_PageDown)
            assert (window.page, page.state, window.is_covered()) == (page, moment.shows.state, False)
        assert page.number.isVisible()
        assert not page.frame.column.isVisible()
        assert not [text for text in told(window) if "NOTE" in text]
        pictures.append(window.grab().toImage())
    assert len(pictures) == 11
    for number, picture in enumerate(pictures):
        assert picture not in pictures[:number]
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert not window.is_presented()

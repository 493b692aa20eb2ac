"""The lesson in the real window: done by mouse and by keys, left and come back to, practised, summed up."""

import csv

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QPageSize, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from clawdemy_gui.app import main
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.window.main_window import MainWindow
from clawdemy_gui.window.welcome import Welcome
from tests.hands import LEFT, named, output_slider, total

OPENING = OneImage()
THE_SHRUG = "the-shrug"


def panel(window):
    return next(found for found in window.findChildren(QWidget) if found.accessibleName() == "The lesson")


def button(window, words):
    return next(b for b in window.findChildren(QPushButton) if b.text() == words and b.isVisible())


def heading(window):
    return panel(window).heading.text()


def begin(window, qtbot, step=""):
    """Start the lesson, and go on to the step with this name."""
    window.start_lesson()
    guide = window._led().guiding.guide
    if step:
        guide.open(guide.walk.to(step))
    qtbot.waitUntil(lambda: guide._prepared is not None, timeout=10_000)


def press(window, *keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_the_guide_stands_where_the_list_of_pages_stands(window, qtbot):
    begin(window, qtbot)
    guide = panel(window)
    assert not window.page_list.isVisible()
    assert guide.mapTo(window, QPoint(0, 0)).x() == 0
    assert 280 <= guide.width() <= 320
    right = window.page.mapTo(window, QPoint(0, 0)).x()
    assert right >= guide.width()
    assert heading(window) == "What does the network say?"
    window.leave_lesson()
    assert window.page_list.isVisible()
    assert not guide.isVisible()


def test_the_first_step_shows_ten_sliders_and_little_else(window, qtbot):
    window.resize(1366, 768)
    begin(window, qtbot)
    assert output_slider(window, 3).isVisible()
    for name in ("Cost of this image", "Label 3", "Random image", "Views of this answer", "Answers to try"):
        assert not named(window, name).isVisible(), name
    assert not window.bar.isVisible()
    button(window, "Show everything").click()
    for name in ("Cost of this image", "Label 3", "Random image", "Views of this answer"):
        assert named(window, name).isVisible(), name
    window.leave_lesson()
    assert named(window, "Cost of this image").isVisible()
    assert window.bar.isVisible()


def test_a_step_by_mouse_alone(window, qtbot):
    begin(window, qtbot, THE_SHRUG)
    assert heading(window) == "What does it cost to know nothing?"
    guess = button(window, "This is my guess")
    QTest.mouseClick(guess, LEFT)
    assert panel(window).outcome.text().startswith("0.10 too high: you said 1.00, it is 0.90.")
    slider = output_slider(window, 3)
    QTest.mousePress(slider, LEFT, pos=QPoint(slider.width() // 2, round(slider.y_of(0.1))))
    QTest.mouseMove(slider, QPoint(slider.width() // 2, round(slider.y_of(0.95))))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() // 2, round(slider.y_of(0.95))))
    qtbot.waitUntil(lambda: panel(window).seen.text().startswith("✓ Output 3 at"))
    QTest.mouseClick(button(window, "Next"), LEFT)
    qtbot.waitUntil(lambda: heading(window) == "What does it cost to be sure and wrong?")


def test_a_step_by_keys_alone(window, qtbot):
    begin(window, qtbot, THE_SHRUG)
    window.activateWindow()
    window.page.setFocus()
    for _ in range(60):
        press(window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is button(window, "This is my guess"):
            break
    press(window, Qt.Key.Key_Space)
    assert panel(window).outcome.isVisible()
    for _ in range(60):
        press(window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is output_slider(window, 3):
            break
    press(window, *[Qt.Key.Key_PageUp] * 9)
    qtbot.waitUntil(lambda: panel(window).seen.text().startswith("✓"))
    press(window, Qt.Key.Key_Escape)
    assert not window.is_led()


def test_leaving_brings_back_what_one_had_and_its_undo(window, qtbot):
    output_slider(window, 3).setValue(95)
    window.show_page("training-set")
    index, mine = window.history.index(), window.pages["one-image"].state
    begin(window, qtbot, "the-label")
    output_slider(window, 8).setValue(50)
    window.undo()
    assert window.history.count() == window.history.index() + 1, "the lesson has an undo of its own"
    window.leave_lesson()
    assert window.page.name == "training-set"
    assert window.pages["one-image"].state == mine
    assert window.history.index() == index
    window.undo()
    assert window.pages["one-image"].state == OPENING


def test_a_closed_window_takes_the_panels_of_the_lesson_along(qtbot):
    before = {*QApplication.topLevelWidgets()}
    window = MainWindow()
    window.show()
    window.start_lesson()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert {*QApplication.topLevelWidgets()} <= before


def test_one_comes_back_where_one_was_also_after_closing(tmp_path, qtbot):
    def open_window():
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(settings, tmp_path / "session.clawdemy.json")
        qtbot.addWidget(window)
        window.show()
        return window

    first = open_window()
    output_slider(first, 3).setValue(20)
    mine = first.page.state
    begin(first, qtbot, "a-miss")
    at = heading(first)
    first.close()
    second = open_window()
    assert second.page.state == mine, "the session keeps what one had, not the lesson's step"
    assert "Go on with the lesson" in [c.text for c in second.commands()]
    begin(second, qtbot)
    assert heading(second) == at
    second.leave_lesson()


def test_it_offers_the_lesson_once_at_the_very_first_start(tmp_path, qtbot):
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    window.welcome()
    card = window.findChild(Welcome)
    assert card.isVisible()
    card.around.click()
    assert not card.isVisible()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    again.welcome()
    assert again.findChild(Welcome) is None


def test_the_welcome_starts_the_lesson(tmp_path, qtbot):
    window = MainWindow(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.show()
    window.welcome()
    window.findChild(Welcome).lesson.click()
    assert window.is_led()
    window.leave_lesson()


def test_a_practice_waits_before_the_lesson(window, qtbot):
    begin(window, qtbot, "ten-alone")
    at = heading(window)
    window.open_practice("by-hand")
    practice = named(window, "The practice")
    assert practice.isVisible()
    assert not panel(window).isVisible()
    named(window, "Leave the practice").click()
    assert panel(window).isVisible()
    assert heading(window) == at
    window.leave_lesson()


@pytest.mark.parametrize(
    "kind", ["guess-the-cost", "which-costs-more", "by-hand", "say-it", "what-does-it-do"]
)
def test_each_practice_opens_from_the_menu_and_leaves_the_page_alone(window, kind):
    before = window.page.state
    window.open_practice(kind)
    assert named(window, "The practice").isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.is_led()
    assert window.page.state == before
    assert window.history.count() == 0


def test_the_summary_is_kept_and_printed(window, qtbot, tmp_path):
    begin(window, qtbot)
    button(window, "Skip").click()
    window.show_summary()
    assert not panel(window).isVisible()
    shown = named(window, "Summary of the lesson")
    assert "Skipped: 1" in shown.toPlainText()
    leading = window._led()
    leading.save_table_to(tmp_path / "me.csv", "turning dials")
    rows = list(csv.reader((tmp_path / "me.csv").read_text("utf-8").splitlines()))
    assert rows[1][1] == "ten-numbers"
    assert rows[-1][2] == "turning dials"
    for name, draw in (
        ("summary.pdf", lambda pdf: leading.print_summary_on(pdf, "turning dials")),
        ("cards.pdf", lambda pdf: leading.print_cards_on(pdf, 4)),
    ):
        pdf = QPdfWriter(str(tmp_path / name))
        pdf.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        draw(pdf)
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")
    window.leave_lesson()
    assert not window.is_led()


OWN = """
title = "Mine"
[[step]]
name = "mine"
page = "one-image"
heading = "My question?"
text = ["Push output three up."]
hint = "The fourth slider."
[step.do]
ask = "Push it."
when = { fact = "cost", below = 0.5 }
seen = "Cost {cost}."
[[step.show_me]]
state = { outputs = { 3 = 1.0, 5 = 0.0 } }
"""


def dropped(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    kind, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), kind, data, Qt.MouseButton.LeftButton, none))


def test_a_teachers_own_lesson_by_drop_is_left_where_it_began(window, qtbot, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(OWN, "utf-8")
    dropped(window, path)
    qtbot.waitUntil(window.is_led)
    qtbot.waitUntil(lambda: heading(window) == "My question?")
    assert total(window) == "0.7781"
    output_slider(window, 3).setValue(100)
    qtbot.waitUntil(lambda: panel(window).seen.text().startswith("✓ Cost 0.47"))
    assert window.kept_walk() is None, "a lesson of one's own is not where the shipped one goes on"
    window.leave_lesson()
    assert window.page.state == OPENING


def test_a_wrong_lesson_is_told_by_file_line_step_and_field(window, qtbot, tmp_path):
    path = tmp_path / "wrong.toml"
    path.write_text(OWN.replace('ask = "Push it."', "ask = 5"), "utf-8")
    dropped(window, path)
    qtbot.waitUntil(window.notice.isVisible)
    assert not window.is_led()
    text = window.notice.text()
    for part in ("wrong.toml", "line 10", "“mine”", "do.ask", "Nothing was opened."):
        assert part in text


def test_a_lesson_is_checked_without_a_window(tmp_path, capsys):
    path = tmp_path / "mine.toml"
    path.write_text(OWN, "utf-8")
    assert main(["--check-lesson", str(path)]) == 0
    assert capsys.readouterr().out == "mine.toml: every step can be shown and done.\n"
    path.write_text(OWN.replace("below = 0.5", "below = -1.0"), "utf-8")
    assert main(["--check-lesson", str(path)]) == 2
    assert "show_me" in capsys.readouterr().out


def test_on_a_small_laptop_the_ruler_stands_beside_the_outputs(window, qtbot):
    window.resize(1320, 800)
    begin(window, qtbot, "sure-and-wrong")
    page = window.page
    page.limit(("picture", "label", "outputs", "misses", "number", "ruler"), ())
    qtbot.waitUntil(page.frame.column.contents.isVisible)
    assert not page.frame.is_over_stage()
    assert page.frame.stage.width() >= page.frame.stage.minimumSizeHint().width()
    page.limit(("picture", "label", "outputs", "misses", "number", "ruler", "views"), ())
    qtbot.waitUntil(lambda: not page.frame.column.isVisible())

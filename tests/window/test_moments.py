"""A teacher keeps moments at home, orders them, and shows them in class by a clicker’s keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from clawdemy_gui.files.lesson import read_lesson, write_lesson
from clawdemy_gui.state.lesson import PAGE_NAMES, Lesson, Pages
from clawdemy_gui.state.moments import LONGEST_NOTE, MOST_MOMENTS, Moment, OneImageShown, Shown, moved
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.window.keeping_moments import keep_moment
from clawdemy_gui.window.main_window import MainWindow
from clawdemy_gui.window.moment_list import MomentList
from clawdemy_gui.window.outlining import Outline, ask_for_outline
from tests.hands import named, total
from tests.window.test_covering import told
from tests.window.test_handing_out import pages_of

NEXT, BEFORE = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
    QApplication.processEvents()


def dialog(window):
    """The one that is open."""
    found = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def titles(window):
    return [moment.title for moment in window.moments.all()]


@pytest.fixture
def three(qtbot, window):
    """Three moments on two pages; the second begins covered, and the window stands elsewhere."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.set_preset("total shrug")
    keep_moment(window, "The shrug", "Ask who would say 0.5.")
    window.page.set_output(3, 0.9)
    keep_moment(window, "One output more", "They guess first.", covered=True)
    window.show_page("small-valley")
    keep_moment(window, "By hand")
    window.show_page("myths")
    return window


@pytest.fixture
def listed(three):
    """The list of the three, open."""
    opened = MomentList(three)
    opened.open()
    QApplication.processEvents()
    return opened


def test_a_moment_knows_every_page_as_a_lesson_does():
    shown = {kind.__struct_config__.tag: kind for kind in Shown.__args__}
    assert tuple(shown) == PAGE_NAMES
    for name, kind in shown.items():
        part = getattr(Pages(), name.replace("-", "_"))
        assert (kind().state, kind().view) == (part.state, part.view)


def test_moving_stops_at_the_ends():
    moments = tuple(Moment(title, OneImageShown()) for title in "abc")
    for place, step, order in ((0, 1, "bac"), (2, -2, "cab"), (1, 5, "acb"), (0, -1, "abc")):
        assert "".join(moment.title for moment in moved(moments, place, step)) == order


def test_keeping_by_keys_with_a_title_and_a_note(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.set_preset("total shrug")
    press(window, Qt.Key.Key_K, CONTROL)
    asked = dialog(window)
    assert named(asked, "Title").selectedText() == "One image"
    QTest.keyClicks(named(asked, "Title"), "The shrug")
    QTest.keyClicks(named(asked, "Your note"), "Ask them")
    press(asked, Qt.Key.Key_Tab)
    QTest.keyClick(named(asked, "Title"), Qt.Key.Key_Return)
    assert not asked.isVisible()
    (moment,) = window.moments.all()
    assert (moment.title, moment.note, moment.covered) == ("The shrug", "Ask them", False)
    assert (moment.page, moment.shows.state) == ("one-image", window.page.state)
    assert "Kept as moment 1" in window.bar.told()
    window.undo()
    assert window.moments.all() == ()
    assert window.page.state != OneImage(), "only the keeping is taken back"
    window.redo()
    assert window.moments.all() == (moment,)


def test_a_covered_page_is_kept_covered_and_an_empty_title_is_the_pages(window):
    window.cover(True)
    press(window, Qt.Key.Key_K, CONTROL)
    asked = dialog(window)
    asked.fields.title.clear()
    asked.fields.note.setPlainText("x" * (LONGEST_NOTE + 5))
    asked.keep()
    (moment,) = window.moments.all()
    assert (moment.title, moment.covered, len(moment.note)) == ("One image", True, LONGEST_NOTE)


def test_no_more_are_kept_than_a_lesson_takes(window):
    shown = tuple(Moment(str(number), OneImageShown()) for number in range(MOST_MOMENTS))
    window.moments.change(shown, "many")
    press(window, Qt.Key.Key_K, CONTROL)
    assert "60 moments and no more" in window.notice.text()
    assert window.moments.all() == shown


def test_the_clicker_goes_through_them_and_reveals_first(three):
    press(three, Qt.Key.Key_F5)
    press(three, NEXT)
    assert (three.page.name, total(three)) == ("one-image", "0.90")
    press(three, NEXT)
    assert three.is_covered()
    assert not three.page.number.isVisible()
    hidden = three.page.number.text()
    assert [text for text in told(three) if hidden in text] == []
    press(three, NEXT)
    assert (three.is_covered(), total(three)) == (False, hidden)
    press(three, NEXT)
    assert three.page.name == "small-valley"
    press(three, NEXT)
    assert "last moment" in three.bar.told()
    press(three, BEFORE)
    assert (three.page.name, three.is_covered()) == ("one-image", True)
    three.cover(False)
    three.present(False)


def test_notes_are_never_shown_while_presenting(three):
    three.present(True)
    assert not three.bar.told(), "what was told at home lies over no sentence"
    for _ in range(5):
        press(three, NEXT)
        assert [text for text in told(three) if "Ask who" in text or "They guess" in text] == []
    press(three, Qt.Key.Key_K, CONTROL | ALT)
    assert not [each for each in three.findChildren(QDialog) if each.isVisible()]
    assert "notes are for you alone" in three.bar.told()
    three.present(False)


def test_the_open_lesson_goes_before_the_moments(qtbot, three):
    three.start_lesson()
    guide = three._led().guiding.guide
    qtbot.waitUntil(lambda: guide._prepared is not None)
    first = guide.step
    three.present(True)
    press(three, NEXT)
    qtbot.waitUntil(lambda: guide.step is not first)
    three.present(False)
    keep_moment(three, "From the lesson")
    three.leave_lesson()
    assert titles(three)[3:] == ["From the lesson"], "what was kept meanwhile stays"
    three.undo()
    assert len(titles(three)) == 3


def test_a_page_that_is_left_out_is_told(three):
    three.show_only(["myths"])
    three.present(True)
    press(three, NEXT)
    assert "shows the page One image, which is left out here" in three.notice.text()
    assert three.page.name == "myths"
    three.present(False)


def test_the_list_reorders_deletes_and_takes_back_by_keys(three, listed):
    assert [listed.list.item(row).text() for row in range(3)] == [
        "1  The shrug (One image)",
        "2  One output more (One image)",
        "3  By hand (Small valley)",
    ]
    listed.list.setFocus()
    press(listed, Qt.Key.Key_Down, ALT)
    assert (titles(three), listed.list.currentRow()) == (["One output more", "The shrug", "By hand"], 1)
    press(listed, Qt.Key.Key_Up, ALT)
    assert titles(three)[0] == "The shrug"
    press(listed, Qt.Key.Key_Delete)
    assert (titles(three), listed.fields.title.text()) == (["One output more", "By hand"], "One output more")
    for _ in range(3):
        listed.list.setFocus()
        press(listed, Qt.Key.Key_Z, CONTROL)
    assert titles(three) == ["The shrug", "One output more", "By hand"]
    for _ in range(3):
        listed.buttons["delete"].click()
    assert listed.words.isVisible()
    assert not listed.buttons["go"].isEnabled()
    assert not listed.fields.title.isEnabled()


def test_renaming_is_one_step_and_an_empty_title_is_not_taken(three, listed):
    steps = three.history.index()
    title = named(listed, "Title")
    title.setFocus()
    title.selectAll()
    QTest.keyClick(title, Qt.Key.Key_Backspace)
    assert titles(three)[0] == "The shrug"
    QTest.keyClicks(title, "To know nothing")
    assert (titles(three)[0], three.history.index()) == ("To know nothing", steps + 1)
    title.clear()
    named(listed, "Your note").setFocus()
    assert title.text() == "To know nothing"
    QTest.keyClicks(named(listed, "Your note"), "!")
    assert three.moments.all()[0].note == "!Ask who would say 0.5."
    listed.fields.covered.click()
    assert three.moments.all()[0].covered
    for _ in range(3):
        listed.buttons["undo"].click()
    assert (titles(three)[0], three.moments.all()[0].note) == ("The shrug", "Ask who would say 0.5.")
    assert listed.fields.title.text() == "The shrug"


def test_undo_in_the_list_takes_back_nothing_else(three, listed):
    listed.list.setCurrentRow(2)
    listed.go_there()
    three.page.go_on(1)
    again = MomentList(three)
    assert not again.buttons["undo"].isEnabled()


def test_going_there_shows_it_and_the_clicker_goes_on_from_it(three, listed):
    listed.list.setCurrentRow(1)
    QTest.keyClick(listed.list, Qt.Key.Key_Return)
    assert not listed.isVisible()
    assert (three.page.name, three.is_covered()) == ("one-image", True)
    three.cover(False)
    three.present(True)
    press(three, NEXT)
    assert three.page.name == "small-valley"
    three.present(False)


def test_they_are_saved_with_the_lesson_and_come_back(qtbot, three, tmp_path):
    path, plain = tmp_path / "eight.clawdemy.json", tmp_path / "plain.clawdemy.json"
    three.save_lesson(path)
    qtbot.waitUntil(lambda: three.lesson_path == path)
    write_lesson(plain, Lesson())
    kept = three.moments.all()
    assert (read_lesson(path).moments, read_lesson(path).version) == (kept, 2)
    assert b"moments" not in plain.read_bytes()
    other = MainWindow()
    qtbot.addWidget(other)
    other.open_lesson(path)
    assert other.moments.all() == kept
    keep_moment(other, "A fourth")
    assert other.isWindowModified()
    other.open_lesson(plain)
    assert other.moments.all() == ()
    other.undo()
    assert titles(other)[3:] == ["A fourth"]


def test_the_outline_is_printed_with_every_note(three, tmp_path):
    run = {command.text: command.run for command in three.menus.commands()}
    run["Outline of the moments…"]()
    outline = dialog(three)
    html = outline.html()
    assert html.startswith("<h2>Outline</h2><h3>1&nbsp; The shrug ")
    assert "Ask who would say 0.5." in html
    assert "One image; begins covered" in html
    assert pages_of(outline.pdf()) == 1
    outline.paper.setCurrentText("Letter")
    assert b"612" in outline.pdf()
    outline.save_to(tmp_path / "outline.pdf")
    assert (tmp_path / "outline.pdf").read_bytes().startswith(b"%PDF")
    three.moments.change((Moment("<b>", OneImageShown(), "line\n" * 300),), "long")
    long = Outline(three)
    assert "&lt;b&gt;" in long.html()
    assert pages_of(long.pdf()) > 2


def test_without_moments_there_is_no_outline(window):
    ask_for_outline(window)
    assert "No moment is kept yet" in window.notice.text()


def test_a_session_keeps_them_also_those_of_a_guided_hour(qtbot, tmp_path):
    window = MainWindow(session=tmp_path / "session.clawdemy.json")
    qtbot.addWidget(window)
    keep_moment(window, "Before")
    window.start_lesson()
    keep_moment(window, "Meanwhile")
    window.close()
    again = MainWindow(session=tmp_path / "session.clawdemy.json")
    qtbot.addWidget(again)
    assert titles(again) == ["Before", "Meanwhile"]
    again.close()

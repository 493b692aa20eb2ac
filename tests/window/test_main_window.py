"""The window: its pages, menus and keys, help, looks, settings, session, and what it says."""

import gc

import pytest
from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QEvent,
    QObject,
    QSettings,
    QSysInfo,
    Qt,
)
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QTextBrowser

from clawdemy_gui import __version__, look
from clawdemy_gui.core.cost import cost
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.window.help import HelpWindow
from clawdemy_gui.window.known_pages import PAGES, page_names
from clawdemy_gui.window.main_window import MainWindow
from tests.hands import named, seen, total

OPENING = OneImage()


@pytest.fixture
def kept(tmp_path, qtbot):
    """Opens windows that keep settings and the session in a folder of the test."""

    def open_window():
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(settings, tmp_path / "data" / "session.clawdemy.json")
        qtbot.addWidget(window)
        window.show()
        return window

    open_window.folder = tmp_path
    return open_window


def run(window, words):
    next(command for command in window.menus.commands() if command.text == words).run()


# Pages, menus and keys.


def test_the_window_lists_only_pages_that_exist_in_the_lessons_order(window):
    assert page_names() == [name for name in PAGE_NAMES if name in PAGES]
    shown = [window.page_list.item(row).text() for row in range(window.page_list.count())]
    assert shown == [f"{n}  {window.title_of(name)}" for n, name in enumerate(page_names(), start=1)]
    assert window.page.name == "one-image"


def test_every_page_of_the_lesson_has_its_words(window):
    titles = [window.title_of(name) for name in PAGE_NAMES]
    assert titles == ["One image", "Training set", "Dials", "Small valley", "Landscape", "Descent", "Myths"]
    assert all(window.shows_of(name) for name in PAGE_NAMES)


def test_no_two_commands_share_a_key(window):
    for name in page_names():
        window.show_page(name)
        keys = [QKeySequence(command.keys).toString() for command in window.menus.commands() if command.keys]
        assert all(keys)
        assert [key for key in keys if keys.count(key) > 1] == [], name


def test_the_menus_hold_every_command_once(window):
    shown = [action.text() for menu in menus(window) for action in menu.actions() if not action.isSeparator()]
    assert shown == [command.text for command in window.menus.commands()]
    assert [menu.title() for menu in menus(window)][:2] == ["&File", "&Edit"]
    assert menus(window)[-1].title() == "&Help"


def menus(window):
    return window.menus.shown()


def test_filling_the_menus_again_leaves_none_of_the_old(window):
    def left():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        made = window.menuBar().findChildren(QMenu)
        return len(made), sum(isinstance(each, QMenu | QAction) for each in gc.get_objects())

    window.menus.fill()
    before = left()
    for _ in range(5):
        window.menus.fill()
    assert left() == before


def test_keys_run_what_the_menus_say(window, monkeypatch):
    page = window.page
    for keys, modifiers, expected in (
        (Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier, None),
        (Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier, 0.0129),
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier, 0.9),
    ):
        QTest.keyClick(QApplication.focusWidget() or window, keys, modifiers)
        if expected is not None:
            assert cost(page.state.outputs, page.state.label) == pytest.approx(expected)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert float(total(window)) == 0.0129
    QTest.keyClick(
        window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert total(window) == "0.90"
    QTest.keyClick(
        window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert page.view.closer == "relabel"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.view.closer == ""


def test_full_screen_and_back(window):
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


# Help.


def test_the_help_lists_every_key_and_what_the_page_shows(window):
    QTest.keyClick(window, Qt.Key.Key_F1)
    help_window = window.findChild(HelpWindow)
    assert help_window.isVisible()
    text = help_window.tabs.currentWidget().toPlainText()
    for command in window.menus.commands():
        if command.keys:
            assert command.text in text
            assert QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText) in text
    for word in ("arrows ±0.01", "Page Up and Page Down ±0.10", "Home 0", "End 1", "squared", "label"):
        assert word in text
    help_window.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close).click()
    assert not help_window.isVisible()


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("References", ["Grant Sanderson", "Josh Pullen", "Nielsen", "Playground", "½", "rights",
                        "3blue1brown.com/lessons/gradient-descent", "neuralnetworksanddeeplearning.com"]),
        ("About", [__version__, "CC BY 4.0", "Alpaydin", "1,797", "MIT", "SIL Open Font License"]),
    ],
)  # fmt: skip
def test_references_and_about_credit_whom_they_owe(window, words, parts):
    run(window, words)
    browser = window.findChild(HelpWindow).tabs.currentWidget()
    assert isinstance(browser, QTextBrowser)
    text = browser.toHtml()
    for part in parts:
        assert part in text or part in browser.toPlainText()


# Looks.


def test_a_look_is_chosen_by_menu_and_remembered(kept):
    window = kept()
    run(window, "Dark")
    assert look.now().name == "dark"
    menu = next(menu for menu in menus(window) if menu.title() == "&View")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Dark", "Column: Ruler"]
    window.close()
    kept()
    assert look.now().name == "dark"


def test_the_projector_puts_the_side_panel_away_and_back(window):
    run(window, "Projector: large, for the back row")
    assert not window.page_list.isVisible()
    run(window, "Light")
    assert window.page_list.isVisible()


def test_a_narrow_window_shows_the_pages_as_a_rail(window):
    window.resize(1600, 900)
    wide = window.page_list.width()
    window.resize(1366, 768)
    assert window.page_list.width() < wide / 2
    assert window.page_list.item(0).toolTip().startswith("One image: ")


# Settings and session.


def test_a_session_comes_back_as_it_was(kept):
    window = kept()
    window.resize(711, 577)
    window.page.set_output(3, 0.9234)
    window.page.set_label(8)
    window.page.look_closer("relabel")
    state, view = window.page.state, window.page.view
    window.close()
    again = kept()
    assert (again.page.state, again.page.view) == (state, view)
    assert (again.width(), again.height()) == (711, 577)
    assert again.history.count() == 0, "undo begins with the session"


@pytest.mark.parametrize("text", ["", "{", '{"version": 9}', "[" * 50_000])
def test_a_session_that_cannot_be_read_is_told_and_left_out(kept, text):
    session = kept.folder / "data" / "session.clawdemy.json"
    session.parent.mkdir()
    session.write_text(text)
    window = kept()
    assert window.page.state == OPENING
    assert window.notice.isVisible()
    assert window.notice.text().startswith("The last session could not be read")
    assert window.notice.width() > 300, "laid out, although the window was not yet shown"
    assert window.notice.height() >= window.notice.minimumSizeHint().height()


@pytest.mark.parametrize("text", ["", "{", '{"version": 9}'])
def test_a_damaged_session_is_kept_aside_under_a_name_that_is_said(kept, text):
    folder = kept.folder / "data"
    folder.mkdir()
    for number in (1, 2):
        (folder / "session.clawdemy.json").write_text(text)
        window = kept()
        aside = f"session damaged {number}.clawdemy.json"
        assert window.notice.text().endswith(f"its file is kept as {aside} in {folder}.")
        window.page.set_label(number)
        window.close()
        assert (folder / aside).read_text() == text
        again = kept()
        assert again.page.state.label == number, "the new session is kept in its place"
        again.close()


def test_a_damaged_session_that_cannot_be_moved_is_not_written_over(kept):
    session = kept.folder / "data" / "session.clawdemy.json"
    session.mkdir(parents=True)
    for number in range(1, 100):
        (session.parent / f"session damaged {number}.clawdemy.json").touch()
    (session / "mine").write_text("in the way")
    window = kept()
    assert window.notice.text().endswith("its file was not changed, and this session is not kept.")
    window.page.set_label(8)
    window.close()
    assert (session / "mine").read_text() == "in the way"


def test_a_second_window_says_so_and_keeps_a_session_of_its_own(kept):
    first = kept()
    second = kept()
    assert not first.notice.isVisible()
    assert second.notice.text() == "Another window is open; this one keeps a session of its own."
    first.page.set_label(8)
    second.page.set_label(5)
    second.close()
    first.close()
    assert kept().page.state.label == 8, "neither wrote over the other"
    assert kept().page.state.label == 5


def test_a_session_whose_window_was_lost_is_taken_up_again(kept):
    folder = kept.folder / "data"
    folder.mkdir()
    lost = f"4194305\nclawdemy-gui\n{QSysInfo.machineHostName()}\n"
    (folder / "session.clawdemy.json.lock").write_text(lost)
    first = kept()
    first.page.set_label(8)
    first.close()
    assert (folder / "session.clawdemy.json").exists()


def test_settings_that_make_no_sense_are_left_out(kept):
    settings = QSettings(str(kept.folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("look", "plaid")
    settings.setValue("geometry", "wide")
    settings.sync()
    window = kept()
    assert look.now().name == "light"
    assert (window.width(), window.height()) == (1280, 800)


def test_a_geometry_of_wrong_bytes_is_left_out(kept):
    settings = QSettings(str(kept.folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("geometry", QByteArray(b"\x00\x01\x02"))
    settings.sync()
    assert kept().isVisible()


def test_a_session_that_cannot_be_kept_does_not_stop_the_window_closing(tmp_path, qtbot):
    (tmp_path / "file").write_text("in the way")
    window = MainWindow(None, tmp_path / "file" / "session.clawdemy.json")
    qtbot.addWidget(window)
    window.show()
    assert window.close()
    assert (tmp_path / "file").read_text() == "in the way"


# What is said.


def test_the_sentence_follows_the_answer_and_can_be_reached_by_keys(window):
    window.page.set_preset("total shrug")
    assert window.sentence.text() == window.page.sentence()
    assert window.sentence.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert named(window, "What is on the page") is window.sentence
    window.sentence.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.sentence.textCursor().position() == 0
    window.page.set_preset("all off")
    assert window.sentence.textCursor().position() == 0


def test_another_sentence_paints_nothing_below_it(window):
    QApplication.processEvents()
    painted = []

    class Watching(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                painted.append(watched)
            return False

    watching = Watching()
    for widget in (window, window.centralWidget(), window.bar, window.sentence.viewport()):
        widget.installEventFilter(watching)
    window.bar.show_sentence("Another sentence.")
    QApplication.processEvents()
    assert painted == [window.sentence.viewport()]


def test_a_message_goes_with_escape_with_its_button_and_with_the_next_change(window):
    for close in (
        lambda: QTest.keyClick(window, Qt.Key.Key_Escape),
        lambda: named(window, "Close this message").click(),
        lambda: window.page.set_label((window.page.state.label + 1) % 10),
    ):
        window.page.failed.emit("Something was wrong; nothing has changed.")
        assert window.notice.isVisible()
        close()
        assert not window.notice.isVisible()


def test_the_first_picture_is_complete(window, qtbot):
    qtbot.waitUntil(window.page.is_complete)
    image = seen(window)
    assert (image.width(), image.height()) == (1280, 800)

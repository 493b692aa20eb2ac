"""Commands with a digit by the keys of nine keyboards; us, de, fr, cz and ru as a real X server sent them."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from clawdemy_gui import look
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.widgets.controls.digit_keys import digit_of
from clawdemy_gui.window.digit_chords import DigitChords
from tests.hands import named, output_slider

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NOTHING = Qt.KeyboardModifier.NoModifier
PLAIN = {
    "us": "1234567890",
    "de": "1234567890",
    "fr": "&é\"'(-è_çà",
    "cz": "+ěščřžýáíé",
    "ru": "1234567890",
    "be": "&é\"'(§è!çà",
    "tr": "1234567890",
    "ch": "1234567890",
    "es": "1234567890",
}
"""What the keys 1 2 … 9 0 write alone."""
SHIFTED = {
    "us": "!@#$%^&*()",
    "de": '!"§$%&/()=',
    "fr": "1234567890",
    "cz": "1234567890",
    "ru": '!"№;%:?*()',
    "be": "1234567890",
    "tr": "!'^+%&/()=",
    "ch": '+"*ç%&/()=',
    "es": '!"·$%&/()=',
}
LAYOUTS = sorted(PLAIN)
FIVE = ("us", "de", "fr", "cz", "ru")
"""Every other one writes with its digits what one of these does."""
CHORDS = (CONTROL, ALT, CONTROL | SHIFT, ALT | SHIFT, CONTROL | ALT, CONTROL | ALT | SHIFT)


def press(window, layout, digit, modifiers):
    """The events of one key as Qt sends them to a window, shortcuts first; False where these may have it."""
    place = (digit - 1) % 10
    text = (SHIFTED if modifiers & SHIFT else PLAIN)[layout][place]
    arguments = (ord(text.upper()), modifiers, 10 + place, 0, 0, text)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, *arguments)
    asked.ignore()
    handle = window.windowHandle()
    QCoreApplication.sendEvent(handle, asked)
    if not asked.isAccepted():
        return False
    QCoreApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, *arguments))
    QCoreApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyRelease, *arguments))
    return True


def test_control_and_a_digit_open_its_page_and_with_shift_its_view(window):
    for layout in LAYOUTS:
        for number, name in enumerate(PAGE_NAMES, start=1):
            assert press(window, layout, number, CONTROL)
            assert window.page.name == name, layout
        window.show_page("one-image")
        views = [name for name, _ in window.page.frame.column.titles()]
        for number, view in list(enumerate(views, start=1))[:9]:
            assert press(window, layout, number, CONTROL | SHIFT)
            assert (window.page.name, window.page.view_name()) == ("one-image", view), layout
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the menus of other pages


@pytest.mark.parametrize("layout", LAYOUTS)
def test_alt_and_a_digit_take_that_output_and_alone_it_chooses_the_label(window, layout):
    for digit in range(10):
        assert press(window, layout, digit, ALT)
        assert QApplication.focusWidget() is output_slider(window, digit)
    for digit in range(10):
        for modifiers in (NOTHING, SHIFT):
            window.page.set_label((digit + 1) % 10)
            named(window, f"Label {(digit + 1) % 10}").setFocus()
            press(window, layout, digit, modifiers)
            assert window.page.state.label == (digit + 1) % 10, "Qt sends it on by itself, asked first"
            place = (digit - 1) % 10
            text = (SHIFTED if modifiers else PLAIN)[layout][place]
            key = QKeyEvent(QEvent.Type.KeyPress, ord(text.upper()), modifiers, 10 + place, 0, 0, text)
            QCoreApplication.sendEvent(QApplication.focusWidget(), key)
            assert window.page.state.label == digit


@pytest.mark.parametrize("layout", FIVE)
def test_no_chord_of_a_digit_is_left_to_the_command_of_what_it_writes(window, layout):
    """Ctrl with the French 6 is Ctrl+−, with the Czech 1 Ctrl++: both would change the size of the text.

    Ctrl alone opens a page, from all pages alike: it is pressed on the first.
    """
    for name in PAGE_NAMES:
        window.show_page(name)
        chords = [each for each in CHORDS if each != CONTROL or name == PAGE_NAMES[0]]
        for digit in range(10):
            for modifiers in chords:
                size = look.now().text
                assert press(window, layout, digit, modifiers)
                assert look.now().text == size
                window.show_page(name)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the menus of other pages


def test_a_digit_without_control_or_alt_is_left_to_what_has_the_keyboard(window):
    for modifiers in (NOTHING, SHIFT):
        assert not press(window, "us", 3, modifiers)


def test_a_held_chord_runs_once_and_a_disabled_command_not_at_all(window):
    runs = []
    action = next(action for action in window.menus.actions() if action.shortcut().toString() == "Ctrl+2")
    action.triggered.connect(lambda: runs.append(1))
    place = (Qt.Key.Key_Eacute, CONTROL, 11, 0, 0, "é")
    for again in (False, True, True):
        QCoreApplication.sendEvent(window.windowHandle(), QKeyEvent(QEvent.Type.KeyPress, *place, again))
    assert runs == [1]
    window.show_page("one-image")
    for action in window.menus.actions():
        action.setEnabled(action.shortcut().toString() != "Ctrl+3")
    press(window, "fr", 3, CONTROL)
    assert window.page.name == "one-image"


@pytest.mark.parametrize(
    ("platform", "codes"),
    [
        ("xcb", (10, 11, 12, 13, 14, 15, 16, 17, 18, 19)),
        ("wayland", (10, 11, 12, 13, 14, 15, 16, 17, 18, 19)),
        ("windows", (2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
        ("cocoa", (18, 19, 20, 21, 23, 22, 26, 28, 25, 29)),
    ],
)
def test_every_system_numbers_the_places_in_its_own_way(platform, codes):
    def event(code):
        scan, virtual = (1, code) if platform == "cocoa" else (code, 65)
        return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NOTHING, scan, virtual, 0, "a")

    assert [digit_of(event(code), platform) for code in codes] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
    assert digit_of(event(60), platform) is None


@pytest.mark.parametrize(
    ("text", "is_taken"), [("@", False), ("{", False), ("\x00", True), ("2", True), ("", True)]
)
def test_altgr_on_windows_writes_its_character(window, text, is_taken):
    chords = DigitChords(window.menus.actions, window, "windows")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_2, CONTROL | ALT, 3, 50, 0, text)
    assert chords.eventFilter(window.windowHandle(), event) is is_taken


def test_zooming_has_a_key_on_every_keyboard(window):
    """On a French keyboard + needs Shift and − lies on the 6: = and ) do the same."""
    keys = {
        action.text(): {keys.toString() for keys in action.shortcuts()} for action in window.menus.actions()
    }
    assert keys["Larger text"] == {"Ctrl++", "Ctrl+="}
    assert keys["Smaller text"] == {"Ctrl+-", "Ctrl+)"}
    window.show_page("descent")
    taken = [keys.toString() for action in window.menus.actions() for keys in action.shortcuts()]
    assert len(taken) == len(set(taken))

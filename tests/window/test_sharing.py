"""Codes as a class uses them: copied by the teacher, pasted anywhere by the students, undone, refused."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clawdemy_gui.files.share_code import write_code
from clawdemy_gui.state.one_image import OneImage, OneImageView
from clawdemy_gui.state.page_parts import OneImagePart, SmallValleyPart
from clawdemy_gui.state.small_valley import SmallValley
from clawdemy_gui.window.main_window import MainWindow
from tests.hands import named, output_slider

STATE = OneImage(outputs=(0.25,) * 10, label=8)
CODE = write_code("one-image", OneImagePart(STATE, OneImageView("trace")))


def run(window, words):
    next(command for command in window.menus.commands() if command.text == words).run()


def paste(text):
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_copied_code_leads_back_and_can_be_undone(window):
    window.page.show_state(STATE)
    window.page.look_closer("trace")
    run(window, "Copy code")
    assert QGuiApplication.clipboard().text() == CODE
    window.page.reset()
    window.page.look_closer("")
    window.show_page("small-valley")
    QTest.keyClick(window.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (window.page.name, window.page.state, window.page.view_name()) == ("one-image", STATE, "trace")
    window.undo()
    assert window.page.state == OneImage()


def test_a_code_is_pasted_in_a_slider_and_in_a_field(window):
    output_slider(window, 0).setFocus()
    paste(CODE)
    assert window.page.state == STATE
    named(window, "Seed of the random image").setFocus()
    paste(write_code("small-valley", SmallValleyPart(SmallValley(steps=3))))
    assert (window.page.name, window.page.state.steps) == ("small-valley", 3)


def test_a_broken_code_says_where_and_changes_nothing(window):
    output_slider(window, 0).setFocus()
    paste(CODE[:-1] + ("2" if CODE[-1] != "2" else "3"))
    assert window.notice.isVisible()
    assert "breaks in group" in window.notice.text()
    assert (window.page.state, window.history.count()) == (OneImage(), 0)


def test_the_welcome_takes_a_code(tmp_path, qtbot):
    window = MainWindow(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.show()
    window.welcome()
    field = named(window, "A code from your teacher")
    QTest.keyClicks(field, CODE[:-2])
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.notice.isVisible()
    assert field.isVisible()
    field.setText(CODE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.page.state == STATE
    assert not field.isVisible()

"""The teachers' help: every link leads somewhere, every key and option is there, and none is made up."""

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence

from clawdemy_gui.lesson.step_files import read_guided_lesson, shipped_lesson
from clawdemy_gui.options import option_table, read_options
from clawdemy_gui.resource import resource
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.window.for_teachers import ForTeachers
from clawdemy_gui.window.help import HelpWindow

TEXT = resource("help/for-teachers.md").read_text("utf-8")
LINKS = re.findall(r"\]\(([^)]*)\)", TEXT)


@pytest.fixture
def teachers(window, qtbot):
    next(command for command in window.menus.commands() if command.text == "For teachers").run()
    told = window.findChild(HelpWindow).teachers
    qtbot.waitUntil(told.is_complete)
    return told


def test_every_link_names_a_page_or_a_step():
    steps = {step.name for step in read_guided_lesson(shipped_lesson()).steps()}
    known = {f"page:{name}" for name in PAGE_NAMES} | {f"step:{name}" for name in steps}
    assert set(LINKS) <= known
    assert {link for link in LINKS if link.startswith("page:")} == {f"page:{name}" for name in PAGE_NAMES}


def test_links_open_pages_and_steps(window, teachers):
    teachers.follow(QUrl("step:the-shrug"))
    guide = window._leading.guiding.guide
    assert guide.step.name == "the-shrug"
    teachers.follow(QUrl("step:a-miss"))
    assert window._leading.guiding.guide.step.name == "a-miss"
    teachers.follow(QUrl("page:small-valley"))
    assert (window.page.name, window.is_led()) == ("small-valley", False)


def test_every_key_is_there_and_none_is_made_up(window, teachers):
    written = set(re.findall(r"^\| (.*) \| (.*) \|$", teachers.markdown(), re.MULTILINE))
    for name in PAGE_NAMES:
        window.show_page(name)
        for command in window.commands():
            if command.keys:
                keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
                assert (command.text, keys) in written, (name, command.text)


def test_every_option_is_there_and_its_examples_are_understood(teachers):
    told = dict(option_table())
    assert {"--page NAME", "--only NAMES", "FILE", "--snapshot PICTURE", "--fresh"} <= set(told)
    assert "--look light or dark or projector" in told
    shown = teachers.markdown()
    assert all(f"`{words}`" in shown for words in told)
    for line in re.findall(r"^    clawdemy-gui (.*)$", shown, re.MULTILINE):
        read_options(line.split())


def test_it_is_shown_as_text_with_tables(teachers):
    assert isinstance(teachers, ForTeachers)
    plain = teachers.toPlainText()
    assert plain.startswith("For teachers")
    assert "](" not in plain
    assert "|---" not in plain

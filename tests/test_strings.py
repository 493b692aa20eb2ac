"""Every text a person reads can be translated, and longer languages fit."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

import clawdemy_gui
from clawdemy_gui.state.one_image import CLOSER_VIEWS
from clawdemy_gui.window.main_window import MainWindow
from tests.pages.one_image.test_layout import squeezed

ROOT = Path(clawdemy_gui.__file__).parent
SPEAKING = [
    path
    for path in sorted(ROOT.rglob("*.py"))
    if path.relative_to(ROOT).parts[0] in ("pages", "widgets") or path.parent == ROOT
]
"""Files whose texts are read on the screen; core, state and files give their reasons to these."""

SHOWING = {
    "setText", "setTitle", "setWindowTitle", "setToolTip", "setAccessibleName", "setAccessibleDescription",
    "setPlaceholderText", "setPrefix", "setSuffix", "addMenu", "addAction", "addTab", "setStatusTip",
    "QPushButton", "QLabel", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "Line", "Command",
    "Table", "Curve", "BigNumber", "setLabel", "show_text",
}  # fmt: skip
"""Calls whose texts end up before someone's eyes or ears."""


def name_of(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def is_words(text):
    """Two letters in a row, but for names that no language translates and single signs."""
    return any(a.isalpha() and b.isalpha() for a, b in pairwise(text))


def untranslated(path):
    """Literal texts given straight to something that shows them."""
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(call, ast.Call) or name_of(call) not in SHOWING:
            continue
        for given in call.args:
            if isinstance(given, ast.Constant) and isinstance(given.value, str) and is_words(given.value):
                if name_of(call) == "Command" and is_a_key(given.value):
                    continue
                if name_of(call) in ("setLabel", "setText") and given.value in ("left", "bottom"):
                    continue
                yield f"{path.name}:{call.lineno} {given.value!r}"


def is_a_key(text):
    return text.startswith(
        ("Ctrl", "Alt", "F", "Shift", "Space", "Esc", "Page", "Home", "End", "Left", "Right")
    )


def test_no_text_is_shown_without_being_translated():
    assert [found for path in SPEAKING for found in untranslated(path)] == []


def test_translated_texts_are_plain_literals():
    """lupdate finds only literals: numbers are put in afterwards with format, never with an f-string."""
    texts = [text for path in SPEAKING for text in translated(path)]
    assert len(texts) > 200
    assert [ast.unparse(text) for text in texts if not isinstance(text, ast.Constant)] == []


def translated(path):
    """What is given to tr() and translate(); a painter's translate() moves its origin."""
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(call, ast.Call) and name_of(call) == "tr":
            yield from call.args[:1]
        elif isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and name_of(call) == "translate":
            yield from call.args[1:2]


def test_the_checks_find_what_they_look_for(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text('QPushButton("Press me")\nQLabel("×")\nlabel.setText(self.tr("Fine"))\n')
    assert list(untranslated(bad)) == ["bad.py:1 'Press me'"]


class Doubling(QTranslator):
    """A language that needs twice the room for everything."""

    def isEmpty(self):
        return False

    def translate(self, context, text, disambiguation=None, n=-1):
        return f"{text} {text}" if text and context != "QShortcut" and not text.startswith("<") else text


@pytest.fixture
def doubled(qapp, qtbot):
    language = Doubling()
    qapp.installTranslator(language)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1600, 900)
    window.show()
    yield window
    qapp.removeTranslator(language)


def test_a_language_of_double_length_cuts_nothing(doubled):
    page = doubled.page
    assert page.frame.column.tabs.tabText(1) == "Five steps Five steps"
    for view in ("", *CLOSER_VIEWS):
        page.look_closer(view)
        QApplication.processEvents()
        assert squeezed(doubled) == [], view
    for name in ("total shrug", "perfect", "confident, wrong"):
        page.set_preset(name)
        doubled.grab()

"""Everything on the Training set page can be undone and done again, in whatever order it was done."""

from random import Random

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from clawdemy_gui.core.network import costs_and_answers
from clawdemy_gui.files.networks.shipped import SHIPPED
from clawdemy_gui.number_text import total_text
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.state.subject import DataChoice, NetworkChoice
from clawdemy_gui.state.training_set import CHARTS

OPERATIONS = 250
EVENTS = 400


def operate(page, chance):
    """One of the things a person can do."""
    row: SubjectRow = page.row
    bits = chance.randrange(10)
    chance.choice(
        [
            lambda: page.sort(chance.choice(["cost", "label", "wrong-first", "original"])),
            lambda: page.show_only(label=chance.choice([None, bits])),
            lambda: page.show_only(verdict=chance.choice(["all", "right", "wrong"])),
            lambda: page.show_only(cost_bin=chance.randrange(21)),
            lambda: page.show_only(label=bits, answer=chance.randrange(10)),
            page.show_all,
            lambda: row.choose_network(NetworkChoice(chance.choice(SHIPPED).name)),
            lambda: row.choose_network(page.state.subject.network.with_turned(bits, chance.uniform(-3, 3))),
            lambda: row.choose_data(DataChoice("digits", chance.choice(["training", "test"]))),
            lambda: page.change(replace(page.state, averaged=chance.randrange(1, 1437)), "average"),
            lambda: page.change(
                replace(page.state, drawing=page.state.drawing.with_stroke((bits * 90, 100, 500, 900))),
                "stroke",
            ),
            lambda: page.look_closer(chance.choice(["", *CHARTS])),
            page.reset,
        ]
    )()


def check(page):
    """What is shown is what the core says about the state."""
    found = page.found
    judged = costs_and_answers(found.shown.network.network, found.shown.data.images, found.shown.data.labels)
    assert found.shown.subject == page.state.subject
    assert page.number.text() == total_text(float(judged.costs.mean()))
    wall, wanted = page.wall.wall, page.state.filter
    for place in range(0, wall.count(), 97):
        image = wall.image_at(place)
        assert wanted.label in (None, found.labels[image])
        assert wanted.answer in (None, judged.answers[image])


@pytest.mark.parametrize("seed", [1, 2])
def test_random_operations_undo_to_the_start_and_redo_to_the_end(window, page, seed):
    chance, history = Random(seed), window.history
    start = page.state
    for number in range(OPERATIONS):
        operate(page, chance)
        if number % 25 == 0:
            check(page)
    end = page.state
    while history.canUndo():
        history.undo()
    assert page.state == start
    check(page)
    while history.canRedo():
        history.redo()
    assert page.state == end
    check(page)


def test_random_events_do_no_harm(window, page):
    """Keys and clicks at random places: no exception, no warning, and the numbers still true."""
    chance = Random(3)
    keys = [getattr(Qt.Key, f"Key_{name}") for name in
            ("Left", "Right", "Up", "Down", "PageUp", "PageDown", "Home", "End", "Tab", "5")]  # fmt: skip
    for number in range(EVENTS):
        if number % 40 == 0:
            page.look_closer(chance.choice(["", *CHARTS]))
            QApplication.processEvents()
        targets = [page.wall.wall.viewport(), page.totals.parts, page.frame.column]
        if page._open_view is not None:
            targets += [child for child in page._open_view.children() if child.isWidgetType()]
        widget = chance.choice(targets)
        if not widget.isVisible():
            continue
        place = QPoint(chance.randrange(widget.width()), chance.randrange(widget.height()))
        if chance.random() < 0.3:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        elif chance.random() < 0.5:
            QTest.mouseMove(widget, place)
        elif not isinstance(focused := QApplication.focusWidget() or widget, QComboBox):
            QTest.keyClick(focused, chance.choice(keys))  # a list would open, which this platform cannot
        window.show_page("training-set")
    check(page)

"""Everything can be taken back, one step a gesture; and no order of events breaks the page."""

import random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from clawdemy_gui.core.cost import cost
from clawdemy_gui.number_text import total_text
from clawdemy_gui.state.one_image import CLOSER_VIEWS
from clawdemy_gui.state.presets import PRESETS
from tests.hands import LEFT, NO_KEYS, drag, named, output_slider, total, turn_wheel

OPERATIONS = 500
EVENTS = 300
KEYS = [
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Left,
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape,
    Qt.Key.Key_Backspace, Qt.Key.Key_0, Qt.Key.Key_5, Qt.Key.Key_9, Qt.Key.Key_Period, Qt.Key.Key_E,
    Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7,
]  # fmt: skip
CTRL_KEYS = [Qt.Key.Key_Z, Qt.Key.Key_V, Qt.Key.Key_L, Qt.Key.Key_R, Qt.Key.Key_U, Qt.Key.Key_Right]


def slide(window, chance):
    slider = output_slider(window, chance.randrange(10))
    places = [
        QPoint(slider.width() // 2, chance.randrange(slider.height())) for _ in range(chance.randint(1, 4))
    ]
    drag(slider, *places)


def drag_a_bar(window, chance):
    view = window.page.columns.chart
    x = chance.randrange(window.page.columns.gutter() + 5, view.width() - 5)
    drag(view, *[QPoint(x, chance.randrange(view.height())) for _ in range(chance.randint(1, 4))])


def type_a_value(window, chance):
    field = named(window, f"Output {chance.randrange(10)} value")
    field.setFocus()
    QTest.keyClicks(field, f"{chance.random():.{chance.randint(0, 6)}f}")
    QTest.keyClick(field, Qt.Key.Key_Return)


def step_by_keys(window, chance):
    slider = output_slider(window, chance.randrange(10))
    slider.setFocus()
    QTest.keyClick(slider, chance.choice(KEYS[:6]))


def choose_a_label(window, chance):
    named(window, f"Label {chance.randrange(10)}").click()


def change_the_image(window, chance):
    named(window, chance.choice(["Next image", "Previous image", "Random image"])).click()


def choose_a_seed(window, chance):
    named(window, "Seed of the random image").setValue(chance.randrange(1_000_000))


def choose_an_answer(window, chance):
    window.page.set_preset(chance.choice(PRESETS).name)


def paste(window, chance):
    QGuiApplication.clipboard().setText(" ".join(f"{chance.random():.3f}" for _ in range(10)))
    next(c for c in window.menus.commands() if c.text == "Paste ten outputs").run()


def keep_or_swap(window, chance):
    window.page.look_closer("a-and-b")
    buttons = [button for button in window.page.frame.column.findChildren(QAbstractButton) if button.text()]
    chance.choice(buttons).click()


def relabel_by_its_bar(window, chance):
    window.page.look_closer("relabel")
    named(window, f"Cost under label {chance.randrange(10)}").click()


def reset(window, chance):
    window.page.reset()


HANDS = [
    slide, drag_a_bar, type_a_value, step_by_keys, choose_a_label, change_the_image, choose_a_seed,
    choose_an_answer, paste, keep_or_swap, relabel_by_its_bar, reset,
]  # fmt: skip


def test_500_random_operations_undone_and_redone(window):
    chance, page, history = random.Random(7), window.page, window.history
    states, used = [page.state], set()
    for _ in range(OPERATIONS):
        before, steps = page.state, history.count()
        hand = chance.choice(HANDS)
        hand(window, chance)
        used.add(hand)
        assert history.count() - steps == (page.state != before), f"{hand.__name__} is one step or none"
        if page.state != before:
            states.append(page.state)
    assert used == set(HANDS)
    assert len(states) > 0.8 * OPERATIONS
    assert history.count() == len(states) - 1
    for state in reversed(states):
        assert page.state == state
        window.undo()
    assert page.state == states[0]
    assert not history.canUndo()
    for state in states:
        assert page.state == state
        assert total(window) == total_text(cost(state.outputs, state.label))
        window.redo()
    assert page.state == states[-1]


def test_each_step_says_in_words_what_it_takes_back(window):
    page = window.page
    page.set_output(4, 0.5)
    page.set_label(7)
    page.set_preset("all off")
    said = [window.history.text(step) for step in range(window.history.count())]
    assert said == ["Output 4", "Label 7", "Answer: all off"]


def test_a_drag_back_to_where_it_began_is_no_step(window):
    slider = output_slider(window, 5)
    places = [QPoint(10, round(slider.y_of(value))) for value in (0.62, 0.3, 0.62)]
    drag(slider, *places)
    assert window.history.count() == 0
    assert not window.isWindowModified()


def test_two_drags_are_two_steps(window):
    slider = output_slider(window, 5)
    for value in (0.3, 0.8):
        here = window.page.state.outputs[5]
        drag(slider, QPoint(10, round(slider.y_of(here))), QPoint(10, round(slider.y_of(value))))
    assert window.history.count() == 2


def test_a_new_change_after_undo_forgets_what_was_undone(window):
    window.page.set_label(5)
    window.undo()
    window.page.set_label(6)
    window.redo()
    assert window.page.state.label == 6


def test_undo_at_the_beginning_and_redo_at_the_end_do_nothing(window):
    before = window.page.state
    window.undo()
    window.redo()
    assert window.page.state == before


def test_300_random_events_break_nothing(window, qtbot):
    """Warnings of Qt and exceptions inside event handlers fail the test by themselves."""
    chance = random.Random(11)
    views = ("", *CLOSER_VIEWS)
    for number in range(EVENTS):
        if number % 25 == 0:
            window.page.look_closer(views[number // 25 % len(views)])
            window.wear(chance.choice(("light", "dark", "projector")))
            window.resize(chance.randint(500, 1900), chance.randint(400, 1200))
            QApplication.processEvents()
        one_event(window, chance)
        state = window.page.state
        assert total(window) == total_text(cost(state.outputs, state.label))
    while window.history.canUndo():
        window.undo()
    window.wear("light")


def one_event(window, chance):
    """Something a hand, a cat or a dropped book could do to any widget."""
    widget = chance.choice([w for w in window.page.findChildren(QWidget)
                            if w.isVisible() and w.isEnabled()])  # fmt: skip
    place = QPoint(chance.randrange(max(1, widget.width())), chance.randrange(max(1, widget.height())))
    kind = chance.randrange(7)
    if kind == 0 and widget.accessibleName() != "Try an answer":
        QTest.mouseClick(widget, LEFT, NO_KEYS, place)
    elif kind == 1 and widget.accessibleName() != "Try an answer":
        drag(widget, place, place + QPoint(chance.randint(-300, 300), chance.randint(-300, 300)))
    elif kind == 2:
        QTest.mouseMove(widget, place)
    elif kind == 3:
        turn_wheel(widget)
    elif kind == 4:
        QTest.keyClick(
            QApplication.focusWidget() or window,
            chance.choice(CTRL_KEYS),
            Qt.KeyboardModifier.ControlModifier,
        )
    else:
        QTest.keyClick(QApplication.focusWidget() or window, chance.choice(KEYS))

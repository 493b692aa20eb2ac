"""Labels, images, presets, paste and copy, undo: the answers of the One image page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from clawdemy_gui.core import digits
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.presets import PRESETS
from tests.hands import named, output_slider, total

OPENING = OneImage()


def test_relabelling_touches_no_output_and_shows_what_is_desired(window):
    for label in (*range(10), 3):
        named(window, f"Label {label}").click()
        state, columns = window.page.state, window.page.columns
        desired = [int(k == label) for k in range(10)]
        assert (state.label, state.outputs) == (label, OPENING.outputs)
        assert [named(window, f"Label {k}").isChecked() for k in range(10)] == desired
        assert [column.desired for column in columns._columns] == desired
        assert [bar.chosen for bar in columns.chart.bars()] == desired
        written = window.page.image._desired.text()
        assert [int(mark) for mark in written if mark in "01"] == desired


def test_the_picture_steps_through_real_digits_and_back(window):
    page, count = window.page, len(digits.test().labels)
    named(window, "Next image").click()
    assert page.state == OPENING.with_image(OPENING.image + 1)
    named(window, "Previous image").click()
    assert page.state == OPENING
    for _ in range(OPENING.image + 1):
        named(window, "Previous image").click()
    assert page.state.image == count - 1
    named(window, "Next image").click()
    assert page.state.image == 0


def test_use_its_own_takes_the_images_label(window):
    named(window, "Next image").click()
    own = int(digits.test().labels[window.page.state.image])
    button = window.page.image._use_label
    assert str(own) in button.text()
    button.click()
    assert window.page.state.label == own
    assert f"a handwritten {own}" in window.page.image.picture.accessibleName()


def test_a_seed_draws_the_same_image_again(window):
    page, seed = window.page, named(window, "Seed of the random image")
    drawn = []
    for _ in range(5):
        named(window, "Random image").click()
        drawn.append((seed.value(), page.state.image))
    assert [number for number, _ in drawn] == [2, 3, 4, 5, 6]
    assert len({image for _, image in drawn}) > 2
    for number, image in drawn:
        seed.setValue(number)
        assert page.state.image == image


def test_after_the_largest_seed_the_first_one_comes(window):
    named(window, "Seed of the random image").setValue(999_999)
    named(window, "Random image").click()
    assert window.page.state.seed == named(window, "Seed of the random image").value() == 0


# Presets.


def test_the_presets_menu_says_each_cost_before_it_is_chosen(window):
    button = next(b for b in window.page.findChildren(QToolButton) if b.accessibleName() == "Try an answer")
    menu = button.menu()
    for label in (3, 0, 9):
        named(window, f"Label {label}").click()
        for row, preset in enumerate(PRESETS):
            menu.aboutToShow.emit()
            action = menu.actions()[row]
            title, promised = action.text().split("\t")
            assert action.toolTip()
            action.trigger()
            assert total(window) == promised
            assert window.page.state.outputs == preset.outputs(label, window.page.state.seed)
            assert window.page.state.label == label
            assert title in window.page.frame.hint.text()


def test_random_answers_follow_the_seed_on_the_screen(window):
    page = window.page
    answers = []
    for expected in (1, 2, 3):
        page.set_preset("random")
        answers.append(page.state.outputs)
        assert page.state.seed == named(window, "Seed of the random image").value() == expected
    assert len(set(answers)) == 3


# Paste and copy.


def clipboard(text=None):
    if text is not None:
        QGuiApplication.clipboard().setText(text)
    return QGuiApplication.clipboard().text()


def run(window, words):
    next(command for command in window.menus.commands() if command.text == words).run()


@pytest.mark.parametrize(
    "text",
    ["[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]", "0,1 0,2 0,3 0,4 0,5 0,6 0,7 0,8 0,9 1",
     "0.1; 0.2; 0.3; 0.4; 0.5; 0.6; 0.7; 0.8; 0.9; 1.0"],
)  # fmt: skip
def test_ten_pasted_numbers_become_the_outputs(window, text):
    clipboard(text)
    output_slider(window, 0).setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.page.state.outputs == (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    assert window.history.count() == 1


def test_a_wrong_paste_says_which_number_is_wrong_and_changes_nothing(window):
    for text, sentence in {
        "0.1 0.2 x 0 0 0 0 0 0 0": "Number 3 is “x”, which is not a number; the outputs are unchanged.",
        "0.1 0.2 1.5 0 0 0 0 0 0 0": "Number 3 is 1.5, which is not from 0 to 1; the outputs are unchanged.",
        "0.1 0.2": "Ten numbers are needed, and the clipboard holds 2; the outputs are unchanged.",
        "": "Ten numbers are needed, and the clipboard holds 0; the outputs are unchanged.",
    }.items():
        clipboard(text)
        run(window, "Paste ten outputs")
        assert window.notice.isVisible()
        assert window.notice.text() == sentence
        assert window.page.state == OPENING
        assert window.history.count() == 0
        QTest.keyClick(window.page, Qt.Key.Key_Escape)
        assert not window.notice.isVisible()


def test_a_copied_list_pastes_back_exactly(window):
    outputs = (0.1 + 0.2, 1 / 3, *OPENING.outputs[2:])
    window.page.set_outputs(outputs)
    run(window, "Copy outputs as list")
    assert clipboard().startswith("[0.30000000000000004, 0.3333333333333333, 0.12")
    window.page.set_preset("all off")
    run(window, "Paste ten outputs")
    assert window.page.state.outputs == outputs


def test_the_worked_line_and_the_sentence_can_be_copied(window):
    window.page.set_preset("total shrug")
    run(window, "Copy worked line")
    assert clipboard() == "9·(0.1)² + (0.1−1)² = 0.90"
    run(window, "Copy state sentence")
    assert clipboard() == window.page.sentence()
    assert clipboard() == window.sentence.text()


def test_the_copied_table_and_picture_hold_the_answer(window):
    window.page.set_preset("total shrug")
    run(window, "Copy as table")
    lines = [line.split("\t") for line in clipboard().splitlines()]
    assert lines[0] == ["digit", "output", "desired", "miss", "squared miss"]
    assert [line[1] for line in lines[1:11]] == ["0.1"] * 10
    assert float(lines[-1][-1]) == pytest.approx(0.9)
    run(window, "Copy as picture")
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (2400, 1280)


# Undo, reset, and what is handed on.


def test_reset_goes_to_the_opening_answer_and_can_be_undone(window):
    page = window.page
    page.set_preset("random")
    page.set_label(8)
    before = page.state
    run(window, "Reset page")
    assert page.state == OPENING
    window.undo()
    assert page.state == before


def test_reset_of_an_untouched_page_is_no_step(window):
    window.page.reset()
    assert window.history.count() == 0


def test_step_five_asks_for_the_training_set(window, qtbot):
    window.page.look_closer("steps")
    with qtbot.waitSignal(window.page.wants) as asked:
        window.page._ask_training_set()
    assert asked.args == ["training-set", None]

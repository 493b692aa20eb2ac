"""Everything that is shown equals the core, and one another, whatever the answer is."""

import csv
import io

import numpy as np
import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QTableWidget

from clawdemy_gui.core.cost import COSTS, accuracy, cost, one_hot, slope, squared_misses
from clawdemy_gui.files.export.pictures_and_tables import as_text
from clawdemy_gui.number_text import change_text, miss_text, output_text, share_text, short_text, total_text
from clawdemy_gui.pages.one_image.answer import Answer
from clawdemy_gui.pages.one_image.views.ruler import landmarks as landmarks_of
from clawdemy_gui.pages.one_image.words import state_sentence
from clawdemy_gui.state.one_image import OneImage
from tests.hands import named, output_slider, total

STATES = 1000
HALF_A_DIGIT = 0.5e-4 + 1e-9
"""What is written differs from what it is by at most half of the last decimal."""


def random_states(count, seed=20):
    """Answers of many kinds: hundredths, long decimals, ties, constants, near the ends."""
    draw = np.random.default_rng(seed)
    kinds = [
        lambda: draw.integers(0, 101, 10) / 100,
        lambda: draw.random(10),
        lambda: draw.choice([0.0, 0.1, 0.5, 1.0], 10),
        lambda: np.full(10, round(draw.random(), 2)),
        lambda: np.clip(draw.choice([0.0, 1.0], 10) + draw.normal(0, 1e-3, 10), 0, 1),
    ]
    for number in range(count):
        outputs = tuple(float(a) for a in kinds[number % len(kinds)]())
        kept = outputs[::-1] if number % 3 else None
        yield OneImage(outputs=outputs, label=int(draw.integers(10)), kept_a=kept, kept_b=outputs)


def texts(window, name):
    """The cells of a table by its name."""
    table = named(window, name)
    assert isinstance(table, QTableWidget)
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def controls(window):
    """The slider and the field of each output."""
    return [(output_slider(window, k), named(window, f"Output {k} value")) for k in range(10)]


def check_columns(window, outputs, state, misses):
    bars = window.page.columns.chart.bars()
    for k, ((slider, field), output) in enumerate(zip(outputs, state.outputs, strict=True)):
        assert slider.value() == round(100 * output)
        assert field.value() == pytest.approx(output, abs=1e-15)
        assert field.text() == short_text(output)
        assert bars[k].height == misses[k]
        assert bars[k].text == short_text(misses[k])
        assert bars[k].stands_out == (misses[k] > 0 and misses[k] > max(misses) - 1e-12)
    assert sum(bar.height for bar in bars) == pytest.approx(cost(state.outputs, state.label), abs=1e-12)


def check_total(window, state, misses, whole):
    assert total(window) == total_text(whole)
    told = QAccessible.queryAccessibleInterface(named(window, "Cost of this image"))
    sentence = state_sentence(Answer(state.outputs, state.label))
    assert window.sentence.text() == sentence == told.text(QAccessible.Text.Description)
    assert f"Label {state.label}. Cost {total(window)}, " in sentence
    pieces = window.page.frame.column.show_view("").ruler.pieces()
    assert [piece.size for piece in pieces] == list(misses)
    for k, piece in enumerate(pieces):
        share = share_text(misses[k] / whole) if whole else "0 %"
        assert piece.text == f"{k} · {share}"
        assert piece.tip == f"Output {k}: {miss_text(misses[k])}, {share} of the cost"


def check_sentence(window, misses, whole):
    """The words under it all name the largest miss and its share."""
    words = window.sentence.text()
    if whole:
        assert miss_text(max(misses)) in words
        assert share_text(max(misses) / whole) in words
    else:
        assert "No output misses" in words


def test_a_thousand_random_answers_are_shown_as_they_are(window):
    page, outputs = window.page, controls(window)
    for state in random_states(STATES):
        page.show_state(state)
        misses = [float(miss) for miss in squared_misses(state.outputs, state.label)]
        whole = cost(state.outputs, state.label)
        check_columns(window, outputs, state, misses)
        check_total(window, state, misses, whole)
        check_sentence(window, misses, whole)


def test_the_five_steps_agree_with_the_core_and_with_the_total(window):
    page = window.page
    page.look_closer("steps")
    for state in random_states(STATES // 5, seed=21):
        page.show_state(state)
        rows = texts(window, "The five steps as a table")
        read, desired, missed, squared = (list(column) for column in zip(*rows, strict=True))
        misses = squared_misses(state.outputs, state.label)
        assert [float(y) for y in desired[:10]] == list(one_hot(state.label))
        assert read[:10] == [output_text(a) for a in state.outputs]
        for k in range(10):
            by_hand = state.outputs[k] - (k == state.label)
            assert float(missed[k].lstrip("<").replace("−", "-")) == pytest.approx(by_hand, abs=HALF_A_DIGIT)
            assert float(squared[k].lstrip("<")) == pytest.approx(by_hand**2, abs=HALF_A_DIGIT)
            assert squared[k] == miss_text(misses[k])
        assert squared[10] == total(window)
        line = named(window, "Worked line").text()
        assert line == Answer(state.outputs, state.label).worked_line()
        assert line.endswith(f" = {total(window)}")


def test_relabel_other_costs_and_a_and_b_agree_with_the_core(window):
    page = window.page
    for state in random_states(STATES // 10, seed=22):
        page.show_state(state)
        page.look_closer("relabel")
        for k in range(10):
            bar = named(window, f"Cost under label {k}")
            assert bar.accessibleDescription() == total_text(cost(state.outputs, k))
            assert bar.isChecked() == (k == state.label)
        page.look_closer("other-costs")
        for row, function in zip(
            texts(window, "The same outputs judged by each cost"), COSTS.values(), strict=True
        ):
            assert row[0] == total_text(function.value(state.outputs, state.label))
            steepness = function.slope(state.outputs, state.label)[page.view.in_hand]
            assert row[1] == change_text(float(steepness))
        page.look_closer("a-and-b")
        rows = [list(column) for column in zip(*texts(window, "Current answer, A and B"), strict=True)]
        for row, outputs in zip(rows, (state.outputs, state.kept_a, state.kept_b), strict=True):
            expected = ["–"] * 11
            if outputs is not None:
                expected = [*map(output_text, outputs), total_text(cost(outputs, state.label))]
            assert row == expected


def test_the_parabola_is_the_cost_if_only_one_output_moves(window):
    page = window.page
    page.look_closer("one-output")
    curve = named(window, "Cost if only this output moves")
    for state in random_states(40, seed=23):
        k = state.label if state.kept_a else (state.label + 3) % 10
        page.show_state(state)
        page.focus_output(k)
        x, y = curve.points()
        assert list(x[[0, -1]]) == [0.0, 1.0]
        rest = cost(state.outputs, state.label) - squared_misses(state.outputs, state.label)[k]
        assert y == pytest.approx(rest + (x - (k == state.label)) ** 2, abs=1e-12)
        assert curve.dot() == (state.outputs[k], cost(state.outputs, state.label))
        (left, low), (right, high) = curve.tangent()
        steepness = slope(state.outputs, state.label)[k]
        assert (high - low) / (right - left) == pytest.approx(steepness, abs=1e-9)
        words = page._views[-1]._words.text()
        assert f"<b>{change_text(float(steepness))}</b>" in words
        way = "flat" if steepness == 0 else "lower" if steepness > 0 else "raise"
        assert way in words


def test_the_exported_numbers_read_back_equal(window):
    page = window.page
    for state in random_states(100, seed=24):
        page.show_state(state)
        table = page.tables()[0]
        rows = list(csv.reader(io.StringIO(as_text(table.header, table.rows, ","))))
        assert len(rows) == 12
        for k, (digit, output, desired, miss, squared) in enumerate(rows[1:11]):
            assert (int(digit), float(output), int(desired)) == (k, state.outputs[k], k == state.label)
            assert float(miss) == state.outputs[k] - (k == state.label)
            assert float(squared) == squared_misses(state.outputs, state.label)[k]
        assert float(rows[11][4]) == cost(state.outputs, state.label)


def test_the_picture_to_take_away_says_what_the_window_says(window):
    page = window.page
    for state in random_states(60, seed=25):
        page.show_state(state)
        picture = page.picture()
        assert picture.total == total(window)
        assert picture.reading == page.reading.text()
        assert picture.pieces == window.page.frame.column.show_view("").ruler.pieces()
        assert picture.sentence in window.sentence.text()
        assert [bar.text for bar in picture.bars] == [bar.text for bar in page.columns.chart.bars()]
        assert picture.outputs == [named(window, f"Output {k} value").text() for k in range(10)]
        assert picture.chosen == state.label


def test_the_ruler_promises_only_what_is_true(window):
    """`0.5 below: surely right` and the other landmarks, checked against the core."""
    landmarks = {mark.text: mark.value for mark in landmarks_of(None)}
    assert landmarks["0.90 total shrug"] == pytest.approx(cost([0.1] * 10, 3))
    assert landmarks["1 all off"] == cost([0.0] * 10, 3)
    assert landmarks["2 confident, wrong"] == cost([0.0] * 5 + [1.0] + [0.0] * 4, 3)
    assert landmarks["2.5 all one half"] == cost([0.5] * 10, 3)
    assert landmarks["3.33 random"] == pytest.approx(10 / 3)
    assert landmarks["10 everything wrong"] == cost([1.0 - (k == 3) for k in range(10)], 3)
    for state in random_states(STATES, seed=26):
        if cost(state.outputs, state.label) < landmarks["0.5 below: surely right"]:
            assert accuracy([state.outputs], [state.label]) == 1


def test_the_trace_holds_the_total_after_each_change(window):
    page = window.page
    totals = [cost(page.state.outputs, page.state.label)]
    page.look_closer("trace")
    for state in random_states(30, seed=27):
        page.change(state, "an answer")
        totals.append(cost(state.outputs, state.label))
    page.history.undo()
    totals.append(cost(page.state.outputs, page.state.label))
    x, y = named(window, "Cost over the changes made").points()
    assert list(x) == list(range(len(totals)))
    assert list(y) == totals
    QApplication.processEvents()

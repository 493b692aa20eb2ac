"""The Small valley page as a person uses it: drag the ball, step, run, compare, take away."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSplitterHandle, QWidget

from clawdemy_gui.look import LOOKS
from clawdemy_gui.pages.small_valley.commands import PRESETS
from clawdemy_gui.pages.small_valley.views.where_it_ends import endings
from clawdemy_gui.pages.small_valley.words import figure_text
from clawdemy_gui.state.small_valley import CLOSER_VIEWS, VALLEY_NAMES, SmallValley
from clawdemy_gui.widgets.layout.text_line import TextLine
from tests.hands import drag, named, spoken_name

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window):
    """The page in front."""
    window.show_page("small-valley")
    QApplication.processEvents()
    yield window.page
    window.page.leave()
    window.wear("light")


def press(page, text):
    button = next(b for b in page.findChildren(QPushButton) if b.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def rows(page):
    table = named(page, "The walk, step by step")
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]


def test_each_step_writes_a_row_one_can_check(page):
    for _ in range(3):
        press(page, "Step")
    assert rows(page) == [
        ["5", "10", "1", "4", "25"],
        ["4", "8", "0.8", "3.2", "16"],
        ["3.2", "6.4", "0.64", "2.56", "10.24"],
        ["2.56", "5.12", "", "", "6.5536"],
    ]
    assert named(page, "Cost here").text() == "6.5536"
    press(page, "Step back")
    assert named(page, "Cost here").text() == "10.24"
    press(page, "Restart")
    assert len(rows(page)) == 1


def test_before_the_first_step_the_table_asks_for_it(page, window):
    window.resize(1366, 768)
    page.start_preset("one-dial", (-5.0,), 0.2)
    QApplication.processEvents()
    asked = [line for line in page.findChildren(TextLine) if "Your turn" in line.text()]
    assert [line.isVisible() for line in asked] == [True]
    assert "−5 − 0.2 × (−10) = ?" in asked[0].text()
    table = named(page, "The walk, step by step")
    assert table.height() < 100
    page.go_to(1)
    QApplication.processEvents()
    assert rows(page)[0] == ["−5", "−10", "−2", "−3", "25"]
    assert not asked[0].isVisible()
    assert table.height() > 80


def test_no_heading_and_no_figure_of_the_table_is_cut(page, window):
    window.resize(1366, 768)
    page.start_preset("one-dial", (1.234567,), 0.2)
    page.go_to(30)
    QApplication.processEvents()
    table = named(page, "The walk, step by step")
    heading = table.horizontalHeader()
    assert not table.horizontalScrollBar().maximum()
    for column in range(table.columnCount()):
        lines = table.horizontalHeaderItem(column).text().split("\n")
        wide = max(map(heading.fontMetrics().horizontalAdvance, lines))
        assert wide + 6 <= table.columnWidth(column), lines
        for row in range(table.rowCount()):
            item = table.item(row, column)
            assert QFontMetricsF(item.font()).horizontalAdvance(item.text()) + 6 <= table.columnWidth(column)


@pytest.mark.parametrize(("valley", "start", "size"), [("one-dial", 5.0, 0.001), ("two-valleys", -1.5, 1.7)])
def test_of_a_long_walk_the_last_rows_are_shown(page, valley, start, size):
    page.start_preset(valley, (start,), size)
    page.go_to(900)
    page.go_to(903)
    assert len(rows(page)) == 60, "only the last rows are laid out, however long the walk"
    assert rows(page)[-1][0] == named(page, "Place of the first dial").text()


def test_one_dial_is_w_and_two_are_numbered(page):
    def labels():
        return {label.text() for label in page.controls.findChildren(QLabel) if label.isVisible()}

    assert "w" in labels()
    page.choose_valley("two-dials")
    assert {"w₁", "w₂"} <= labels()


def test_a_cost_that_is_not_0_is_not_written_as_0(page):
    page.go_to(40)
    assert named(page, "Cost here").text() == "4.42·10⁻⁷"


def test_it_says_that_it_stops_only_where_it_stops(page):
    page.start_preset("one-dial", (5.0,), 2.0)
    page.go_to(3)
    assert page.sentence().endswith("higher than the one before.")
    page.go_to(11)
    assert named(page, "Place of the first dial").value() == -885_735
    ball = page.curve.place_of(page.walked[-1].place[0], page.walked[-1].cost)
    assert page.curve.plot().contains(ball)
    assert page.sentence().endswith("before the numbers grow too large to write.")


def test_step_size_1_bounces_for_ever_and_says_so(page):
    page.start_preset("one-dial", (10.0,), 1.0)
    for _ in range(4):
        press(page, "Step")
    assert page.reading.text().endswith("bounces for ever")
    assert "between −10 and 10" in page.sentence()
    assert {row[4] for row in rows(page)} == {"100"}


def test_the_first_step_says_what_it_does(page):
    page.start_preset("one-dial", (10.0,), 1.0)
    press(page, "Step")
    assert "bounces for ever between 10 and −10" in page.sentence()
    page.start_preset("one-dial", (5.0,), 2.0)
    press(page, "Step")
    assert page.reading.text().endswith("rises")
    assert "higher up on the other side" in page.sentence()


def test_a_run_takes_steps_until_it_arrives_as_one_step_of_undo(page, qtbot, window):
    page.set_step_size(0.4)
    steps = window.history.index()
    press(page, "Run")
    qtbot.waitUntil(lambda: page.state.steps >= 3, timeout=10_000)
    press(page, "Pause")
    assert not page.is_running()
    assert window.history.index() == steps + 1
    window.undo()
    assert page.state.steps == 0


def test_a_run_stops_by_itself_at_the_bottom(page, qtbot):
    page.set_step_size(0.5)
    press(page, "Run")
    qtbot.waitUntil(lambda: not page.is_running(), timeout=10_000)
    assert page.state.steps == 1
    assert page.reading.text().endswith("arrived in one step")


def test_a_step_that_cannot_be_written_is_refused_in_a_sentence(page):
    said = []
    page.failed.connect(said.append)
    page.change(SmallValley("two-valleys", (4.0,), 2.5), "x")
    for _ in range(20):
        page.go_to(page.state.steps + 1)
    assert said
    assert "nothing has changed" in said[0]
    assert page.reading.text().endswith("flies apart")


def test_the_ball_is_dragged_moved_by_keys_and_typed(page, window):
    curve = page.curve
    w, cost = page.walked[-1].place[0], page.walked[-1].cost
    start = curve.place_of(w, cost).toPoint()
    drag(curve, start, start - QPoint(60, 0), start - QPoint(120, 0))
    assert page.state.begin[0] < 3
    assert window.history.count() == 1, "a whole drag is one step of undo"
    curve.setFocus()
    before = page.state.begin[0]
    QTest.keyClick(curve, Qt.Key.Key_Right)
    assert page.state.begin[0] == pytest.approx(before + 0.11, abs=0.011)
    field = named(page, "Place of the first dial")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "-4")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.state.begin == (-4.0,)
    assert page.walked[-1].slope == (-8.0,)


def test_two_dials_have_a_map_a_surface_and_two_fields(page):
    page.choose_valley("two-dials")
    assert page.map.isVisible()
    assert named(page, "Place of the second dial").isVisible()
    assert "(3, 4) the cost is 25, slope (6, 8)" in page.sentence()
    page.map.moved.emit(-2.0, 5.0)
    assert "the cost is 29, slope (−4, 10)" in page.sentence()
    press(page, "3-D")
    assert page.surface.isVisible()
    page.surface.turned.emit(80.0, 30.0)
    assert (page.view.turn, page.view.tilt) == (80.0, 30.0)


def test_five_step_sizes_side_by_side_and_one_is_taken(page):
    page.look_closer("sizes")
    table = named(page, "What became of each step size")
    assert [table.item(row, 1).text() for row in range(5)] == [
        "crawling", "falling", "arrived in one step", "bounces for ever", "flies apart",
    ]  # fmt: skip
    table.cellClicked.emit(3, 0)
    assert page.state.step_size == 1.0


def test_where_it_ends_counts_both_valleys(page):
    page.choose_valley("two-valleys")
    page.look_closer("ends")
    words = named(page, "Where walks from everywhere end").accessibleDescription()
    assert "end at −3, cost 0." in words
    assert "end at 2, cost 1.25." in words


@pytest.mark.parametrize(
    ("valley", "words"),
    [
        ("one-dial", "There is one lowest place: wherever it starts, downhill leads there."),
        ("two-valleys", "The start decides: downhill leads to a lowest place, not to the lowest one."),
        ("saddle", "The start decides which of them; one is as low as the other."),
    ],
)
def test_where_it_ends_says_what_decides(page, valley, words):
    page.choose_valley(valley)
    page.set_step_size(0.05)
    page.look_closer("ends")
    assert named(page, "Where walks from everywhere end").accessibleDescription().endswith(words)


@pytest.mark.parametrize("name", VALLEY_NAMES)
def test_where_it_ends_keeps_what_it_was_computed_for(page, name):
    page.choose_valley(name)
    page.look_closer("ends")
    page.set_step_size(0.14)
    found = endings(name, 0.14)
    assert (found.valley, found.step_size) == (name, 0.14)
    assert len(found.places) == len(found.ends)


def test_the_slope_points_downhill_not_at_the_bottom(page):
    page.look_closer("aim")
    press(page, "Show it in the narrow valley")
    assert page.state.valley == "narrow"
    words = named(page, "The way the slope points, and the way to the bottom").accessibleDescription()
    assert "The bottom lies 64° away from that" in words, words


def test_the_lessons_walks_are_commands(page, window):
    found = [c for c in window.menus.commands() if c.text.startswith("The lesson’s walk")]
    assert len(found) == len(PRESETS)
    found[1].run()
    assert page.state == SmallValley("one-dial", (5.0,), 2.0)


def test_keys_alone_walk(page, window):
    for keys in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(window, keys, CTRL)
    assert page.state.steps == 1
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert page.state.step_size == 0.15
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert page.state.valley == "narrow"


def test_picture_and_table_are_taken_away(page):
    for name in VALLEY_NAMES:
        page.choose_valley(name)
        page.go_to(3)
        figure = page.figures()[0]
        image = QImage(figure.size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        figure.paint(painter, QRectF(image.rect()))
        painter.end()
        assert len({image.pixel(x, y) for x in range(0, 1000, 7) for y in range(0, 720, 7)}) > 10
        table = page.tables()[0]
        assert len(table.rows) == 4
        assert table.rows[2][-1] == page.walked[2].cost


@pytest.mark.parametrize("style", LOOKS)
def test_it_fits_every_size_and_the_stage_never_changes_its_height(page, window, style):
    window.wear(style)
    for size in ((1366, 768), (1280, 800), (1024, 768)):
        window.resize(*size)
        QApplication.processEvents()
        heights = set()
        for view in ("", *CLOSER_VIEWS):
            page.look_closer(view)
            QApplication.processEvents()
            heights.add(page.curve.height())
            room, needed = window._scroll.viewport().size(), page.minimumSizeHint()
            assert needed.height() <= room.height(), (view, size)
            assert needed.width() <= room.width(), (view, size)
        assert len(heights) == 1
        assert heights.pop() >= 260


def test_everything_with_the_keyboard_has_a_name_of_its_own(page):
    for valley in ("one-dial", "saddle"):
        page.choose_valley(valley)
        for view in ("", *CLOSER_VIEWS):
            page.look_closer(view)
            QApplication.processEvents()
            names = [
                spoken_name(widget)
                for widget in page.findChildren(QWidget)
                if widget.isVisible()
                and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and not isinstance(widget, QSplitterHandle)
                and widget.objectName() != "qt_spinbox_lineedit"
            ]
            assert all(names), names
            assert len(names) == len(set(names)), names


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (5, "5"),
        (3.2, "3.2"),
        (1.048576, "1.048576"),
        (-0.0, "0"),
        (2025, "2,025"),
        (2.7e-6, "2.70 × 10⁻⁶"),
        (1e-13, "1.00 × 10⁻¹³"),
    ],
)
def test_every_figure_is_shown(number, written):
    assert figure_text(number) == written

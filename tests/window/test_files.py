"""Lesson files by menu, command and drop, and what is taken away: pictures, tables, prints."""

import csv
import json
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PySide6.QtCore import (
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from clawdemy_gui import look
from clawdemy_gui.core.cost import cost
from clawdemy_gui.files.export.pictures_and_tables import picture
from clawdemy_gui.files.lesson import LessonError, read_lesson, write_lesson
from clawdemy_gui.state.lesson import PAGE_NAMES, Lesson, Pages
from clawdemy_gui.state.one_image import OneImage, OneImageView
from clawdemy_gui.state.page_parts import OneImagePart
from clawdemy_gui.window import asking
from tests.hands import total

OPENING = OneImage()
ANOTHER = Lesson(
    pages=Pages(OneImagePart(OneImage(outputs=(0.1,) * 10, label=8), OneImageView("relabel", 2)))
)


def answer(monkeypatch, path):
    """What a person answers where a file is to be written; None is Cancel."""
    monkeypatch.setattr(QFileDialog, "exec", lambda _: path is not None)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(path)])


@pytest.fixture(autouse=True)
def _nobody_answers(monkeypatch):
    """A question that no test meant to ask is cancelled, and does not wait for ever."""
    answer(monkeypatch, None)


def run(window, words):
    next(command for command in window.menus.commands() if command.text == words).run()


def test_save_and_open_by_menu(window, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "my.clawdemy.json"
    window.page.set_output(3, 0.9234)
    answer(monkeypatch, path)
    run(window, "Save lesson as…")
    qtbot.waitUntil(lambda: window.windowTitle() == "my[*] — Clawdemy")
    assert read_lesson(path).pages.one_image.state == window.page.state
    assert not window.isWindowModified()
    window.page.set_label(8)
    assert window.isWindowModified()
    run(window, "Save lesson")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert read_lesson(path).pages.one_image.state.label == 8
    window.page.reset()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    run(window, "Open lesson…")
    qtbot.waitUntil(lambda: (window.page.state.label, window.page.state.outputs[3]) == (8, 0.9234))
    window.undo()
    assert window.page.state == OPENING


def test_a_cancelled_question_changes_nothing(window, monkeypatch):
    answer(monkeypatch, None)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    for words in ("Open lesson…", "Save lesson", "Save lesson as…", "Export picture…", "Export table…"):
        run(window, words)
    assert window.page.state == OPENING
    assert not window.notice.isVisible()


def test_an_opened_lesson_shows_state_and_view(window, tmp_path):
    write_lesson(tmp_path / "a.clawdemy.json", ANOTHER)
    window.open_lesson(tmp_path / "a.clawdemy.json")
    part = ANOTHER.pages.one_image
    assert (window.page.state, window.page.view) == (part.state, part.view)
    assert total(window) == "0.90"
    assert window.lesson().pages.one_image == part


def test_a_wrong_lesson_changes_nothing(window, tmp_path):
    window.page.set_output(0, 0.7)
    before, path = window.lesson(), tmp_path / "bad.clawdemy.json"
    write_lesson(path, ANOTHER)
    content = json.loads(path.read_text())
    content["pages"]["one-image"]["state"]["outputs"][4] = 1.2
    path.write_text(json.dumps(content))
    with pytest.raises(LessonError, match=r"outputs\[4\]"):
        window.open_lesson(path)
    assert window.lesson() == before
    assert window.history.count() == 1
    assert window.lesson_path is None


def drop(window, *urls):
    data = QMimeData()
    data.setUrls(list(urls))
    enter = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    return True


def test_a_dropped_lesson_opens_and_another_file_is_told(window, tmp_path, qtbot):
    write_lesson(tmp_path / "a.clawdemy.json", ANOTHER)
    assert drop(window, QUrl.fromLocalFile(str(tmp_path / "a.clawdemy.json")))
    qtbot.waitUntil(lambda: window.page.state == ANOTHER.pages.one_image.state)
    (tmp_path / "b.json").write_text("[]")
    assert drop(window, QUrl.fromLocalFile(str(tmp_path / "b.json")))
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.text().startswith("b.json is not a lesson")
    assert window.page.state == ANOTHER.pages.one_image.state


def test_a_dropped_link_is_not_taken(window):
    assert not drop(window, QUrl("https://example.org/a.clawdemy.json"))
    assert not window.notice.isVisible()


def test_a_lesson_that_cannot_be_saved_is_told(window, tmp_path, qtbot):
    (tmp_path / "file").write_text("")
    window.save_lesson(tmp_path / "file" / "a.clawdemy.json")
    qtbot.waitUntil(window.notice.isVisible)
    assert "cannot be written" in window.notice.text()
    assert window.lesson_path is None


def test_a_lesson_saved_just_before_the_window_closes_is_written(window, tmp_path, qtbot):
    window.page.set_label(6)
    window.save_lesson(tmp_path / "a.clawdemy.json")
    window.close()
    qtbot.waitUntil((tmp_path / "a.clawdemy.json").exists)
    assert read_lesson(tmp_path / "a.clawdemy.json").pages.one_image.state.label == 6


# Take it with you.


def test_pictures_are_exported_as_png_svg_and_pdf(window, tmp_path, monkeypatch):
    for name in ("a.png", "b.svg", "c.pdf"):
        answer(monkeypatch, tmp_path / name)
        run(window, "Export picture…")
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (2400, 1280)
    root = ElementTree.parse(tmp_path / "b.svg").getroot()
    assert root.find("{http://www.w3.org/2000/svg}title").text == "One image"
    assert len(list(root.iter())) > 100, "bars, numbers, ruler and all"
    pdf = (tmp_path / "c.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert len(pdf) > 5_000


def test_numbers_are_exported_and_read_back_equal(window, tmp_path, monkeypatch):
    window.page.set_outputs((1 / 3, 0.1 + 0.2, *OPENING.outputs[2:]))
    answer(monkeypatch, tmp_path / "numbers.csv")
    run(window, "Export table…")
    with (tmp_path / "numbers.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert tuple(float(row[1]) for row in rows[1:11]) == window.page.state.outputs
    assert float(rows[11][4]) == cost(window.page.state.outputs, 3)


def test_an_export_that_cannot_be_written_is_told(window, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    for words, name in (
        ("Export picture…", "a.png"),
        ("Export table…", "a.csv"),
        ("Export picture…", "a.gif"),
    ):
        answer(monkeypatch, tmp_path / "file" / name)
        window.notice.hide()
        run(window, words)
        assert window.notice.isVisible()
        assert name in window.notice.text()


def test_the_page_prints(window, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    asking.print_on(window, printer)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "page.pdf").stat().st_size > 5_000
    assert not window.notice.isVisible()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(window, tmp_path):
    (tmp_path / "file").write_text("")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "file" / "page.pdf"))
    asking.print_on(window, printer)
    assert window.notice.text() == "The printer does not answer; nothing was printed."


@pytest.mark.parametrize("style", ["light", "dark", "projector"])
def test_a_picture_to_take_away_is_filled_in_every_look(window, style):
    window.wear(style)
    figure = window.page.figures()[0]
    image = picture(figure.size, figure.paint)
    assert image.pixelColor(3, 3).name() == look.now().card
    colours = {image.pixel(x, y) for x in range(0, image.width(), 8) for y in range(0, image.height(), 8)}
    assert len(colours) > 20


def drop_all(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    window.dropEvent(event)


def test_several_files_at_once_are_refused_in_a_sentence(window, tmp_path):
    write_lesson(tmp_path / "a.clawdemy.json", ANOTHER)
    drop_all(window, tmp_path / "a.clawdemy.json", tmp_path / "b.npz")
    assert window.notice.text().startswith("2 files were dropped: drop one file or folder")
    assert not window.opening.dropping.is_busy()
    assert window.page.state == OPENING


@pytest.mark.parametrize(
    "names",
    [
        ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
        ("t10k-labels.idx1-ubyte", "t10k-images.idx3-ubyte"),
        ("x_train.npy", "y_train.npy"),
    ],
)
def test_images_and_their_labels_may_be_dropped_together(window, tmp_path, names):
    drop_all(window, *(tmp_path / name for name in names))
    assert window.opening.dropping.is_busy()
    window.opening.dropping.leave()


def test_a_refusal_goes_when_something_succeeds(window):
    window.notice.show_text("This file is damaged; nothing has changed.")
    run(window, "Copy as table")
    assert not window.notice.isVisible()


@pytest.mark.parametrize("replaces", [True, False])
def test_a_lesson_that_was_changed_elsewhere_is_not_replaced_unasked(
    window, qtbot, tmp_path, monkeypatch, replaces
):
    path, asked = tmp_path / "a.clawdemy.json", []
    write_lesson(path, ANOTHER)
    window.open_lesson(path)

    def question(parent, title, text):
        asked.append(text)
        return QMessageBox.StandardButton.Yes if replaces else QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", question)
    window.page.set_label(5)
    asking.save_lesson(window)
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert asked == [], "nobody else has written to it"
    colleague = replace(ANOTHER, only=("one-image", "myths"))
    write_lesson(path, colleague)
    window.page.set_label(6)
    asking.save_lesson(window)
    qtbot.waitUntil(lambda: bool(asked) and window.isWindowModified() != replaces)
    assert asked == [f"a.clawdemy.json in {tmp_path} was changed elsewhere since it was opened here. "
                     "Replace it?"]  # fmt: skip
    kept = read_lesson(path)
    assert (kept == colleague) == (not replaces)
    assert (kept.pages.one_image.state.label == 6) == replaces


def test_every_picture_and_table_has_a_name_that_a_file_can_have(window, qtbot):
    for name in PAGE_NAMES:
        window.show_page(name)
        qtbot.waitUntil(window.page.is_complete, timeout=20_000)
        for thing in (*window.page.figures(), *window.page.tables()):
            assert not set(thing.title) & set('/\\:*?"<>|'), thing.title
            assert not thing.title.endswith((".", " "))
        window.page.leave()

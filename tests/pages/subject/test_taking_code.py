"""The network in front as code, as a person takes it away: copied, saved, stopped, said in one sentence."""

import subprocess
import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from clawdemy_gui.core.network import Network, total_cost
from clawdemy_gui.files.code.taking import WRITTEN
from clawdemy_gui.files.code.told import seven_figures
from clawdemy_gui.files.networks.network_file import About, save_network
from clawdemy_gui.files.subject import at_hand
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject
from clawdemy_gui.widgets.layout.progress_line import ProgressLine
from clawdemy_gui.widgets.layout.reading_text import ReadingText

PATIENCE = 20_000
PAGES = ["training-set", "dials", "landscape", "descent", "myths"]
TITLES = ["Copy network as numpy code", "Copy network as PyTorch code", "Save network as code…"]


@pytest.fixture(autouse=True)
def _every_thread_ends():
    """Also one that was stopped ends by itself, with the step that it is busy with."""
    yield
    for thread in threading.enumerate():
        if thread.name == "task":
            thread.join()


@pytest.fixture
def page(window, qtbot):
    """The Training set page with the trained network on the tests."""
    yield brought(window, qtbot, "training-set")
    window.page.leave()


def brought(window, qtbot, name):
    """A page in front, complete, with the clipboard empty."""
    window.show_page(name)
    qtbot.waitUntil(window.page.is_complete, timeout=PATIENCE)
    QGuiApplication.clipboard().clear()
    return window.page


def run(window, text):
    next(command for command in window.menus.commands() if command.text == text).run()


def copied(window, qtbot, text="Copy network as numpy code"):
    run(window, text)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=PATIENCE)
    return QGuiApplication.clipboard().text()


def cost_of(subject):
    shown = at_hand(subject)
    return total_cost(shown.network.network, shown.data.images, shown.data.labels)


def costs_said(text):
    return [line.split("# ")[1].split()[0] for line in text.splitlines() if line.endswith("in Clawdemy")]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_with_a_network_gives_it_away(window, qtbot, name):
    page = brought(window, qtbot, name)
    assert [text for text in TITLES if text in [command.text for command in page.commands()]] == TITLES
    numpy = copied(window, qtbot, TITLES[0])
    QGuiApplication.clipboard().clear()
    pytorch = copied(window, qtbot, TITLES[1])
    assert "import torch" in pytorch
    assert "import torch" not in numpy
    assert len(costs_said(numpy)) == 2
    assert costs_said(numpy) == costs_said(pytorch)
    told = window.bar.told()
    assert told.startswith("PyTorch code is copied; ")
    assert "network.safetensors and images.npz" in told
    page.leave()


def test_what_is_copied_is_the_network_that_is_shown_dials_by_hand_included(window, qtbot, page):
    choice = NetworkChoice("digits-b").with_turned(12_000, 4.0)
    asked = Subject(DataChoice("digits", "test", first=100), choice)
    page.change(page.state.with_subject(asked), "another")
    qtbot.waitUntil(page.is_complete)
    text = copied(window, qtbot)
    assert costs_said(text)[0] == seven_figures(cost_of(asked))
    assert "on 100 images" in text


def test_an_opened_file_is_named_where_it_lies(window, qtbot, page, tmp_path):
    path = tmp_path / "mine.npz"
    save_network(path, Network.random(3), About())
    page.row.open_network(path)
    qtbot.waitUntil(page.is_complete)
    text = copied(window, qtbot)
    assert f'np.load("{path}")' in text
    assert "writes images.npz for it" in window.bar.told()


def test_on_page_one_it_is_the_network_that_answered(window, qtbot, page):
    one = window.page_named("one-image")
    window.show_page("one-image")
    run(window, TITLES[0])
    assert "There is no network here yet; nothing was copied." in window.notice.text()
    window.show_page("training-set")
    page.open_image(0)
    assert window.page is one
    text = copied(window, qtbot)
    assert costs_said(text)[0] == seven_figures(cost_of(page.state.subject))


def test_on_the_descent_page_it_is_this_moment_and_its_next_step(window, qtbot):
    page = brought(window, qtbot, "descent")
    page.go_to(40)
    qtbot.waitUntil(page.is_complete, timeout=PATIENCE)
    text = copied(window, qtbot)
    images, labels = page.shown.data.images, page.shown.data.labels
    page.go_to(41)
    qtbot.waitUntil(page.is_complete, timeout=PATIENCE)
    after = total_cost(page.runner.moment.network, images, labels)
    assert float(costs_said(text)[1]) == pytest.approx(after, abs=1e-6)
    assert "order = np.random.default_rng([8, 0]).permutation(len(images))\nbatch = order[400:410]" in text
    page.leave()


class Person:
    """Names a folder, and answers whether files may be replaced."""

    def __init__(self, monkeypatch, folders, replaces=()):
        self.asked, folders, replaces = [], iter(folders), iter(replaces)

        def question(parent, title, text):
            self.asked.append(text)
            return QMessageBox.StandardButton.Yes if next(replaces) else QMessageBox.StandardButton.No

        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(next(folders) or ""))
        monkeypatch.setattr(QMessageBox, "question", question)


def test_a_saved_folder_runs(window, qtbot, page, tmp_path, monkeypatch):
    Person(monkeypatch, [tmp_path])
    run(window, TITLES[2])
    qtbot.waitUntil(lambda: bool(window.bar.told()), timeout=PATIENCE)
    assert window.bar.told() == (
        f"with_numpy.py and with_pytorch.py are written, with all they read, in {tmp_path}."
    )
    assert {path.name for path in tmp_path.iterdir()} == set(WRITTEN)
    ended = subprocess.run(
        [sys.executable, "with_numpy.py"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert float(ended.stdout.split()[2]) == pytest.approx(cost_of(page.state.subject), abs=1e-6)


def test_nothing_is_replaced_unasked_and_no_folder_means_nothing(window, qtbot, page, tmp_path, monkeypatch):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    (old / "images.npz").write_bytes(b"mine")
    person = Person(monkeypatch, [old, new], [False])
    run(window, TITLES[2])
    qtbot.waitUntil(lambda: bool(window.bar.told()), timeout=PATIENCE)
    assert person.asked == [f"These files are already in {old}: images.npz. Replace them?"]
    assert (old / "images.npz").read_bytes() == b"mine"
    assert len(list(new.iterdir())) == len(WRITTEN)
    window.bar.forget()
    Person(monkeypatch, [None])
    run(window, TITLES[2])
    assert not page.row.code.is_busy()
    assert window.bar.told() == ""


def test_a_folder_that_cannot_be_written_is_named(window, qtbot, page, tmp_path):
    missing = tmp_path / "gone"
    page.row.code.write_to(missing)
    qtbot.waitUntil(lambda: not page.row.code.is_busy(), timeout=PATIENCE)
    assert window.notice.text().startswith("images.npz cannot be written (")
    assert window.notice.text().endswith("; the code in this folder is not complete.")


def test_it_can_be_stopped(window, qtbot, page, tmp_path):
    page.row.code.write_to(tmp_path)
    page.row.progress.cancelled.emit()
    assert not page.row.code.is_busy()
    assert window.notice.text() == f"Writing was stopped; the code in {tmp_path} may not be complete."
    page.row.code.copy("numpy")
    page.row.progress.cancelled.emit()
    assert not page.row.code.is_busy()


def test_covered_numbers_are_not_given_away_by_code(window, qtbot, page):
    window.cover(True)
    told = {command.text: command.tells for command in page.commands() if command.text in TITLES}
    assert told == dict.fromkeys(TITLES, True)


def test_the_list_of_networks_offers_it_beside_saving(window, page):
    entries = [page.row.network.list.itemText(n) for n in range(page.row.network.list.count())]
    assert [text for text in entries if text.endswith("…")][-3:] == [
        "Open network…",
        "Save network…",
        "Save network as code…",
    ]


@pytest.mark.parametrize(
    ("look", "width"), [("light", 1366), ("light", 1024), ("projector", 1366), ("projector", 1024)]
)
def test_the_sentence_fits_its_bar(window, qtbot, page, look, width):
    window.wear(look)
    window.resize(width, 768)
    copied(window, qtbot, TITLES[1])
    told = next(each for each in window.bar.findChildren(ReadingText) if each.text() == window.bar.told())
    told.moveCursor(QTextCursor.MoveOperation.End)
    end = told.cursorRect()
    assert told.verticalScrollBar().value() == 0
    assert told.viewport().rect().contains(end.center())


def test_one_image_says_how_far_it_is_and_stops(window, qtbot, page, tmp_path, monkeypatch):
    page.open_image(3)
    one = window.page
    assert one.name == "one-image"
    Person(monkeypatch, [tmp_path])
    run(window, TITLES[2])
    line = one.findChild(ProgressLine)
    assert line.text() == "Writing the code"
    line.findChild(QPushButton).click()
    assert line.isHidden()
    assert window.notice.text() == f"Writing was stopped; the code in {tmp_path} may not be complete."

"""The row of network and images, as a person uses it: choose, open, be refused, cancel."""

import gzip
import hashlib
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from clawdemy_gui.core.network import Network
from clawdemy_gui.files import stand_ins
from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.networks.network_file import About, open_network, save_network
from clawdemy_gui.files.networks.tensor_names import pytorch_names
from clawdemy_gui.pages.subject.row import SubjectRow
from clawdemy_gui.state.subject import DataChoice, Leg, NetworkChoice, Subject, Training


class Follower:
    """What a page does: it takes what is asked for and shows it."""

    def __init__(self, row):
        self.row = row
        self.ready, self.failed, self.words, self.done = [], [], [], []
        row.ready.connect(self.ready.append)
        row.failed.connect(self.failed.append)
        row.done.connect(self.done.append)
        row.asked.connect(self.take)

    def take(self, subject, words):
        self.words.append(words)
        self.row.show_subject(subject)

    def shown(self):
        return self.ready[-1].subject


@pytest.fixture
def row(qtbot):
    made = SubjectRow()
    qtbot.addWidget(made)
    made.follower = Follower(made)
    made.show()
    made.show_subject(Subject())
    yield made
    made.leave()
    assert not [thread for thread in threading.enumerate() if thread.name == "task"]


def choose(choice, words):
    """Take the entry that begins with these words, as a click in the open list does."""
    place = next(n for n in range(choice.list.count()) if choice.list.itemText(n).startswith(words))
    choice.list.setCurrentIndex(place)
    choice.list.activated.emit(place)


def write_idx(path, array):
    shape = (len(array), 28, 28) if array.ndim == 2 else array.shape
    lengths = b"".join(length.to_bytes(4, "big") for length in shape)
    path.write_bytes(gzip.compress(bytes([0, 0, 8, len(shape)]) + lengths + array.tobytes()))


@pytest.fixture
def some_set(tmp_path):
    """A small IDX set of images."""
    rng = np.random.default_rng(5)
    write_idx(tmp_path / "train-images-idx3-ubyte.gz", rng.integers(0, 256, (50, 784), np.uint8))
    write_idx(tmp_path / "train-labels-idx1-ubyte.gz", rng.integers(0, 10, 50, np.uint8))
    return tmp_path / "train-images-idx3-ubyte.gz"


def test_it_opens_with_the_embedded_digits_at_once(row):
    assert row.follower.shown() == Subject()
    assert len(row.follower.ready[-1].data) == 1437
    assert row.network.list.currentText().startswith("A, trained")
    assert row.images.list.currentText() == "Embedded digits, training (1,437)"
    assert not row.note.isVisible()


def test_every_list_has_a_name_a_screen_reader_finds(row):
    labels = {label.text(): label.buddy() for label in row.findChildren(QLabel) if label.buddy()}
    digits = row.handling.prepared.list
    assert labels == {"Network": row.network.list, "Images": row.images.list, "Digits": digits}


def test_choosing_a_network_asks_with_words_for_undo(row):
    choose(row.network, "All dials")
    assert row.follower.shown().network == NetworkChoice("zeros")
    assert row.follower.words == ["Network: All dials at zero"]


def test_a_network_that_never_saw_such_pens_is_announced_in_one_sentence(row):
    choose(row.network, "A, trained on MNIST")
    assert "learned only from MNIST" in row.note.text()
    assert row.note.isVisible()
    choose(row.network, "B, trained on the embedded")
    assert not row.note.isVisible()


def test_the_wheel_and_a_walk_with_the_arrows_change_nothing(row):
    QTest.mouseMove(row.network.list)
    for notches in (120, -120):
        spot = QPointF(row.network.list.rect().center())
        wheel = QWheelEvent(
            spot,
            row.network.list.mapToGlobal(spot),
            QPoint(),
            QPoint(0, notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(row.network.list, wheel)
    assert row.follower.words == []


def test_an_opened_set_is_shown_when_it_is_there(row, qtbot, some_set):
    row.open_path(some_set)
    qtbot.waitUntil(lambda: row.follower.shown().data.source == "file")
    assert len(row.follower.ready[-1].data) == 50
    assert row.follower.shown().network == NetworkChoice("mnist-a")
    choose(row.images, "Embedded digits, test")
    assert row.follower.shown() == Subject(DataChoice("digits", "test"))
    choose(row.images, "train-images")
    assert row.follower.shown().data.path == str(some_set), "it stays in the list"


def test_an_opened_network_is_shown(row, qtbot, tmp_path):
    save_network(tmp_path / "mine.npz", Network.random(4), About(name="mine"))
    row.open_path(tmp_path / "mine.npz")
    qtbot.waitUntil(lambda: row.follower.shown().network.path is not None)
    assert row.follower.ready[-1].network.network == Network.random(4)
    assert row.network.list.currentText() == "mine.npz"
    assert row.follower.done == ["mine.npz is open, a network 784-16-16-10."]


def test_what_an_opened_network_does_not_say_is_said(row, qtbot, tmp_path):
    """As PyTorch's state_dict lies in a file: numbers with names, no word of what the neurons do."""
    tensors = pytorch_names(list(Network.random(4).matrices))
    np.savez(tmp_path / "theirs.npz", **tensors)
    row.open_path(tmp_path / "theirs.npz")
    qtbot.waitUntil(lambda: row.follower.done != [])
    assert row.follower.done[0].startswith(
        "theirs.npz is open, a network 784-16-16-10. The file does not say what its neurons do: "
    )
    assert row.follower.done[0].endswith("the outputs are taken as sigmoid.")


def test_saving_the_network_writes_its_turned_dials(row, tmp_path):
    row.show_subject(Subject(network=NetworkChoice().with_turned(0, 0.25)))
    row.save_network_to(tmp_path / "turned.npz")
    assert open_network(tmp_path / "turned.npz").network.parameters[0] == 0.25
    assert "dials turned: 1" in row.network.list.currentText()


@pytest.mark.parametrize("name", ["missing.gz", "notes.txt"])
def test_a_wrong_file_is_one_sentence_and_nothing_changes(row, qtbot, tmp_path, name):
    (tmp_path / "notes.txt").write_text("no images here")
    row.open_path(tmp_path / name)
    qtbot.waitUntil(lambda: row.follower.failed != [])
    assert name in row.follower.failed[0]
    assert row.follower.words == []
    assert row.images.list.currentText() == "Embedded digits, training (1,437)"


def test_a_lesson_whose_file_is_gone_still_names_it_and_shows_something_else(qtbot):
    row = SubjectRow()
    qtbot.addWidget(row)
    row.show()
    follower = Follower(row)
    asked = Subject(DataChoice("file", path="/nowhere/gone.gz"), NetworkChoice("zeros"))
    row.show_subject(asked)
    qtbot.waitUntil(lambda: follower.failed != [])
    assert "gone.gz" in follower.failed[0]
    assert follower.shown() == asked
    assert len(follower.ready[-1].data) == 1437
    assert "gone.gz" in row.note.text()
    assert row.missing.where.isVisible()
    row.leave()


def test_a_missing_network_stays_named_while_another_answers(row, qtbot):
    asked = Subject(network=NetworkChoice(path="/nowhere/net.npz"))
    row.show_subject(asked)
    qtbot.waitUntil(lambda: row.follower.failed != [] and row.follower.shown() == asked)
    assert "net.npz" in row.follower.failed[0]
    assert row.follower.shown() == asked
    assert row.network.list.currentText() == "net.npz (not found)"
    choose(row.network, "B, trained on the embedded")
    assert row.follower.shown() == Subject(network=NetworkChoice("digits-b"))
    assert not row.missing.where.isVisible(), "the person chose something else"


@pytest.mark.parametrize("damaged", ["net.npz", "set.npz"])
def test_what_a_lesson_names_and_cannot_be_opened_stays_named_until_it_can(row, qtbot, tmp_path, damaged):
    (tmp_path / damaged).write_text("damaged")
    path = str(tmp_path / damaged)
    file = (
        {"network": NetworkChoice(path=path)}
        if damaged == "net.npz"
        else {"data": DataChoice("file", path=path)}
    )
    asked = Subject(**file)
    choose(row.network, "B, trained on the embedded")
    row.show_subject(asked)
    qtbot.waitUntil(lambda: row.follower.failed != [])
    assert damaged in row.follower.failed[0]
    assert row.follower.shown() == asked
    listed = row.network if damaged == "net.npz" else row.images
    assert listed.list.currentText() == f"{damaged} (cannot be opened)"
    assert row.note.text() == f"Cannot be opened, so something else is shown in its place: {damaged}."
    assert row.missing.where.isVisible()
    shown = len(row.follower.ready)
    row.resume()
    qtbot.waitUntil(lambda: not row.looking.is_running)
    assert (len(row.follower.ready), len(row.follower.failed)) == (shown, 1), "nobody is told again"
    if damaged == "net.npz":
        save_network(tmp_path / damaged, Network.random(4), About())
    else:
        images = np.zeros((3, 784), np.uint8)
        np.savez(tmp_path / damaged, images=images, labels=np.arange(3))
    row.resume()
    qtbot.waitUntil(lambda: listed.list.currentText() == damaged and not row.missing.isVisible())


def test_a_missing_file_is_shown_again_when_it_is_back(row, qtbot, tmp_path):
    asked = Subject(network=NetworkChoice(path=str(tmp_path / "stick.npz")))
    row.show_subject(asked)
    qtbot.waitUntil(lambda: row.follower.shown() == asked)
    assert row.follower.ready[-1].network.network != Network.random(4)
    save_network(tmp_path / "stick.npz", Network.random(4), About())
    row.resume()
    qtbot.waitUntil(lambda: row.follower.ready[-1].network.network == Network.random(4))
    assert row.follower.shown() == asked
    assert not row.missing.where.isVisible()


def test_what_another_page_found_again_is_shown_here_too(row, qtbot, tmp_path):
    asked = Subject(network=NetworkChoice(path=str(tmp_path / "stick.npz")))
    row.show_subject(asked)
    qtbot.waitUntil(lambda: row.follower.shown() == asked)
    save_network(tmp_path / "stick.npz", Network.random(4), About())
    stand_ins.forget(asked.network)
    row.resume()
    qtbot.waitUntil(lambda: row.follower.ready[-1].network.network == Network.random(4))
    assert not row.missing.where.isVisible()


def test_where_it_is_can_be_told_for_both(row, qtbot, tmp_path, some_set):
    data = DataChoice("file", path="/nowhere/digits.gz", first=20)
    network = NetworkChoice(path="/nowhere/net.npz").with_turned(0, 0.25)
    row.show_subject(Subject(data, network))
    qtbot.waitUntil(lambda: row.follower.shown().network == network)
    assert "digits.gz, net.npz" in row.note.text()
    row.find_at(data, some_set)
    qtbot.waitUntil(lambda: row.follower.shown().data.path == str(some_set))
    assert len(row.follower.ready[-1].data) == 20
    assert row.follower.shown().network == network, "still missing, still named"
    save_network(tmp_path / "net.npz", Network.random(4), About())
    row.find_at(network, tmp_path / "net.npz")
    qtbot.waitUntil(lambda: row.follower.shown().network.path == str(tmp_path / "net.npz"))
    assert row.follower.ready[-1].network.network.parameters[0] == 0.25
    assert row.follower.shown().data.path == str(some_set)
    assert not row.missing.where.isVisible()


def test_mnist_that_is_not_here_stays_named_and_is_offered(row, qtbot, tmp_path, without_mnist):
    asked = Subject(DataChoice("mnist", "test", first=500), NetworkChoice("mnist-a"))
    row.show_subject(asked)
    qtbot.waitUntil(lambda: row.follower.failed != [] and row.follower.shown() == asked)
    assert "MNIST" in row.follower.failed[0]
    assert "MNIST" in row.note.text()
    assert row.images.list.currentText() == "MNIST, test (10,000) (not found), first 500"
    assert row.missing.get.isVisible()
    assert row.missing.where.menu() is not None, "a folder or a file, nobody knows"
    row.show_subject(Subject(replace(asked.data, first=20), asked.network))
    assert row.missing.get.isVisible(), "fewer of what is missing are missing too"
    row.show_subject(asked)
    for name, array in (("images-idx3", np.zeros((9, 784), np.uint8)), ("labels-idx1", np.arange(9) % 3)):
        write_idx(tmp_path / f"t10k-{name}-ubyte.gz", array.astype(np.uint8))
        write_idx(tmp_path / f"train-{name}-ubyte.gz", array[:4].astype(np.uint8))
    row.find_at(row_missing(row), tmp_path)
    qtbot.waitUntil(lambda: row.follower.shown().data.source == "file")
    assert row.follower.shown().network == asked.network
    assert len(row.follower.ready[-1].data) == 9, "the test part, as was named"
    assert not row.missing.isVisible()


def row_missing(row):
    """What the row asks for."""
    return stand_ins.missing(row.follower.shown())[0]


def test_a_network_trained_on_what_is_missing_stays_named_too(row, qtbot, tmp_path):
    leg = Leg(data=DataChoice("file", path="/nowhere/learned.npz"))
    asked = Subject(network=NetworkChoice(trained=Training(legs=(leg,), step=3)))
    row.show_subject(asked)
    qtbot.waitUntil(lambda: row.follower.shown() == asked)
    assert "learned.npz" in row.note.text()
    assert row.network.list.currentText() == "Trained here: 3 steps, seed 8 (not found)"
    rng = np.random.default_rng(3)
    np.savez(
        tmp_path / "moved.npz", images=rng.integers(0, 256, (10, 28, 28), np.uint8), labels=np.arange(10)
    )
    row.find_at(row_missing(row), tmp_path / "moved.npz")
    qtbot.waitUntil(lambda: not row.missing.isVisible())
    assert row.follower.shown().network.trained.legs[0].data.path == str(tmp_path / "moved.npz")


@pytest.mark.parametrize(
    ("path", "asks_which"),
    [("/nowhere/own digits", True), ("/nowhere/week 1.2", True), ("/nowhere/set.npz", False),
     ("/nowhere/t10k-images-idx3-ubyte", False)],
)  # fmt: skip
def test_where_it_is_asks_for_a_file_or_a_folder_where_nobody_knows(row, qtbot, path, asks_which):
    row.show_subject(Subject(DataChoice("file", path=path)))
    qtbot.waitUntil(row.missing.where.isVisible)
    menu = row.missing.where.menu()
    assert (menu is not None) == asks_which
    if asks_which:
        assert [action.text() for action in menu.actions()] == ["A file…", "A folder…"]


def test_left_while_opening_it_goes_on_when_it_is_seen_again(row, qtbot, some_set):
    row.show_subject(Subject(DataChoice("file", path=str(some_set))))
    row.leave()
    assert row.follower.shown() == Subject()
    row.resume()
    qtbot.waitUntil(lambda: row.follower.shown().data.path == str(some_set))


def test_cancel_keeps_what_was_shown(row, qtbot, some_set):
    row.show_subject(Subject(DataChoice("file", path=str(some_set))))
    row.progress.cancelled.emit()
    qtbot.wait(50)
    assert row.follower.shown() == Subject()
    assert row.images.list.currentText() == "Embedded digits, training (1,437)"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *_):
        pass


@pytest.fixture
def mirror(tmp_path):
    """A small MNIST on a loopback server: (address, archives)."""
    folder = tmp_path / "mirror"
    folder.mkdir()
    rng = np.random.default_rng(7)
    archives = []
    for archive in mnist.ARCHIVES:
        count = 40 if archive.name.startswith("train") else 20
        images = rng.integers(0, 256, (count, 784), np.uint8)
        write_idx(folder / archive.name, images if "images" in archive.name else images[:, 0] % 10)
        packed = (folder / archive.name).read_bytes()
        plain = gzip.decompress(packed)
        sums = hashlib.sha256(packed).hexdigest(), hashlib.sha256(plain).hexdigest()
        archives.append(mnist.Archive(archive.name, len(packed), sums[0], len(plain), sums[1]))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", archives
    server.shutdown()
    server.server_close()
    thread.join()


def test_mnist_is_fetched_chosen_and_stays_in_the_list(row, qtbot, mirror, tmp_path, monkeypatch):
    address, archives = mirror
    monkeypatch.setenv(mnist.VARIABLE, str(tmp_path / "mine"))
    row.get_mnist(tmp_path / "mine", archives, [address])
    qtbot.waitUntil(lambda: row.follower.shown().data == DataChoice("mnist", "training"), timeout=20_000)
    assert len(row.follower.ready[-1].data) == 40
    assert row.follower.shown().network == NetworkChoice("mnist-a")
    assert not any("Get MNIST" in row.images.list.itemText(n) for n in range(row.images.list.count()))


def test_a_mirror_that_is_away_is_one_sentence(row, qtbot, mirror, tmp_path):
    _, archives = mirror
    row.get_mnist(tmp_path / "mine", archives, ["http://127.0.0.1:1/"])
    qtbot.waitUntil(lambda: row.follower.failed != [], timeout=20_000)
    assert "by hand" in row.follower.failed[0]
    assert row.follower.words == []
    assert not row.progress.isVisible()


def test_a_download_can_be_cancelled(row, qtbot, mirror, tmp_path):
    address, archives = mirror
    row.get_mnist(tmp_path / "mine", archives, [address])
    row.progress.cancelled.emit()
    qtbot.wait(200)
    assert row.follower.failed == []
    assert row.follower.shown() == Subject()


def test_an_opening_says_what_was_done_and_a_file_of_two_parts_is_offered_twice(row, qtbot, tmp_path):
    rng = np.random.default_rng(5)
    images, labels = rng.integers(0, 2, (9, 28, 28), np.uint8), rng.integers(0, 10, 9)
    parts = {"x_train": images[:6], "y_train": labels[:6], "x_test": images[6:], "y_test": labels[6:]}
    np.savez(tmp_path / "mnist.npz", **parts)
    with qtbot.waitSignal(row.done) as told:
        row.open_path(tmp_path / "mnist.npz")
    assert told.args == ["mnist.npz: 6 training images are open. Brightness was written as 0–1."]
    qtbot.waitUntil(lambda: row.images.list.findText("mnist.npz, test") >= 0)
    choose(row.images, "mnist.npz, test")
    qtbot.waitUntil(lambda: row.follower.shown().data.part == "test")


def test_a_saved_network_is_said_with_its_place(row, qtbot, tmp_path):
    with qtbot.waitSignal(row.done) as told:
        row.save_network_to(tmp_path / "net.safetensors")
    assert told.args == [f"net.safetensors is written, in {tmp_path}."]

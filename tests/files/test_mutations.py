"""Two thousand spoilt files of every format open or are refused: in one short sentence and in little memory.

CLAWDEMY_MUTATIONS sets another number of files a format.
"""

import gzip
import io
import os
import re
import tempfile
import time
import tracemalloc
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from safetensors.numpy import save

from clawdemy_gui.core.network import Network
from clawdemy_gui.files.echo import MOST_ECHOED
from clawdemy_gui.files.images.dataset import DataError, Handling
from clawdemy_gui.files.images.opening import open_data
from clawdemy_gui.files.lesson import LessonError, read_lesson, write_lesson
from clawdemy_gui.files.networks.network_file import About, is_network, open_network, save_network
from clawdemy_gui.files.share_code import ShareCodeError, read_code, write_code
from clawdemy_gui.freed_memory import give_back_small_pieces
from clawdemy_gui.state.lesson import Lesson
from tests.files.conftest import idx
from tests.files.images.sheet.hands import filled, some_digits

FILES = int(os.environ.get("CLAWDEMY_MUTATIONS", "2000"))
ROOM = 64 << 20
IMAGES = (np.random.default_rng(1).random((5, 784)) > 0.8).astype(np.uint8) * 255
LABELS = np.array([3, 1, 4, 1, 5], np.uint8)


def npz(**arrays):
    stream = io.BytesIO()
    np.savez_compressed(stream, **arrays)
    return stream.getvalue()


def npy(array):
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def table(delimiter=",", header="", divided=1):
    rows = np.column_stack([LABELS, IMAGES]).tolist()
    text = [delimiter.join([str(row[0]), *(f"{value / divided:g}" for value in row[1:])]) for row in rows]
    return (header + "\n".join(text) + "\n").encode()


def png():
    """A digit of 40×30 pixels, dark on grey, so that it is looked for."""
    page = np.full((40, 30), 190, np.uint8)
    page[8:30, 14:17] = 40
    image = QImage(page.data, 30, 40, 30, QImage.Format.Format_Grayscale8)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def saved_as(kind):
    image = QImage.fromData(png())
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def sheet(kind):
    """A small photo of a sheet for handwriting with two digits on it."""

    def made(folder):
        photo = filled(some_digits(), leave=range(2, 100))
        path = folder / f"whole.{kind}"
        assert photo.scaled(420, 594, mode=Qt.TransformationMode.SmoothTransformation).save(str(path))
        return path.read_bytes()

    return made


def named_tensors():
    network = Network.random(1, (784, 4, 10))
    found = {}
    for place, (weights, biases) in enumerate(network.matrices):
        found |= {f"fc{place}.weight": np.ascontiguousarray(weights), f"fc{place}.bias": biases}
    return save(found, metadata={"format": "pt", "hidden": "relu"})


def images(name):
    def opened(folder, content):
        (folder / name).write_bytes(content)
        open_data(folder / name, Handling())

    return opened


def idx_labels(folder, content):
    (folder / "train-images-idx3-ubyte").write_bytes(idx(IMAGES))
    (folder / "train-labels-idx1-ubyte").write_bytes(content)
    open_data(folder / "train-images-idx3-ubyte")


def idx_images(folder, content):
    (folder / "t10k-labels-idx1-ubyte.gz").write_bytes(gzip.compress(idx(LABELS)))
    (folder / "t10k-images-idx3-ubyte.gz").write_bytes(content)
    open_data(folder / "t10k-images-idx3-ubyte.gz")


def npy_pair(folder, content):
    (folder / "x.npy").write_bytes(content)
    if not (folder / "y.npy").exists():
        (folder / "y.npy").write_bytes(npy(LABELS))
    open_data(folder / "x.npy")


def picture(folder, content):
    (folder / "3").mkdir(exist_ok=True)
    (folder / "3" / "a.png").write_bytes(content)
    open_data(folder)


def network(name):
    def opened(folder, content):
        (folder / name).write_bytes(content)
        is_network(folder / name)
        open_network(folder / name)

    return opened


def lesson(folder, content):
    (folder / "a.clawdemy.json").write_bytes(content)
    read_lesson(folder / "a.clawdemy.json")


def share_code(folder, content):
    read_code(content.decode("latin-1"))


def code_text(folder):
    return write_code("one-image", Lesson().pages.one_image).encode()


def lesson_text(folder):
    write_lesson(folder / "a.clawdemy.json", Lesson())
    return (folder / "a.clawdemy.json").read_bytes()


def our_network(folder):
    save_network(folder / "a.npz", Network.random(1, (784, 4, 10)), About(name="ours"))
    return (folder / "a.npz").read_bytes()


KERAS = {"x_train": IMAGES.reshape(-1, 28, 28), "y_train": LABELS, "x_test": IMAGES, "y_test": LABELS}
COLOURS = np.stack([IMAGES.reshape(-1, 28, 28)] * 3, axis=-1)
FORMATS = {
    "IDX labels": (idx(LABELS), idx_labels),
    "IDX images, gzipped": (gzip.compress(idx(IMAGES)), idx_images),
    "IDX labels of QMNIST": (
        b"\0\0\x0c\x02" + (5).to_bytes(4, "big") + (8).to_bytes(4, "big") + np.zeros((5, 8), ">i4").tobytes(),
        idx_labels,
    ),
    "npz of Keras": (npz(**KERAS), images("mnist.npz")),
    "npz of floats and one-hot": (npz(a=IMAGES.T / 255, b=np.eye(10)[LABELS]), images("a.npz")),
    "npz of colours": (npz(x=np.pad(COLOURS, ((0, 0), (2, 2), (2, 2), (0, 0))), y=LABELS), images("a.npz")),
    "npz of scikit-learn": (npz(data=IMAGES[:, :64] // 16.0, target=LABELS), images("a.npz")),
    "npy of larger ones, column first": (npy(np.asfortranarray(np.ones((5, 64, 64)))), npy_pair),
    "npy": (npy(IMAGES.astype("f4")), npy_pair),
    "csv": (table(header="label," + ",".join(f"pixel{k}" for k in range(784)) + "\n"), images("a.csv")),
    "csv of decimals": (table(";", divided=300), images("a.csv")),
    "csv, gzipped": (gzip.compress(table("\t")), images("a.csv.gz")),
    "png": (png(), picture),
    "jpeg": (saved_as("JPG"), picture),
    "tiff": (saved_as("TIFF"), picture),
    "webp": (saved_as("WEBP"), picture),
    "sheet, jpeg": (sheet("jpg"), images("a.jpg")),
    "sheet, png": (sheet("png"), images("a.png")),
    "safetensors": (named_tensors(), network("a.safetensors")),
    "npz network": (our_network, network("a.npz")),
    "lesson": (lesson_text, lesson),
    "share code": (code_text, share_code),
}
SLOW = {"sheet, jpeg": 20, "sheet, png": 20}
"""A fifth of a second each, a hundred boxes to read: one for so many files of the others."""
TEXT = {"csv", "csv of decimals", "safetensors", "lesson", "npy"}


def spoilt(whole, rng):
    """One to four spots of a file changed as disks, editors and people change them."""
    content = bytearray(whole)
    for _ in range(rng.integers(1, 5)):
        # Half of the spots lie where files say what they are.
        reach = len(content) if rng.random() < 0.5 else min(len(content), 400)
        place = int(rng.integers(0, max(reach, 1)))
        kind = rng.integers(0, 8)
        if kind <= 2 and content:
            content[place % len(content)] = int(rng.integers(0, 256))
        elif kind == 3:
            content[place:] = b""
        elif kind == 4:
            content[place:place] = bytes([int(rng.choice(list(b'9x"-.,{[\n')))]) * int(rng.integers(1, 500))
        elif kind == 5:
            content[place : place + int(rng.integers(1, 50))] = b""
        elif kind == 6:
            content[place:place] = content[place : place + int(rng.integers(1, 200))]
        else:
            content[place : place + 4] = rng.integers(0, 256, 4, np.uint8).tobytes()
    return bytes(content)


class Peak:
    """How many bytes were taken at most since `start`: by the process, or by Python where none can ask that.

    The process's own count, which Linux keeps, also sees what Qt's readers take, and slows nothing down. It
    does not see what is taken of freed memory that the process still holds: that is given back before.
    """

    HIGHEST, FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")

    def __init__(self):
        self.of_process = os.access(self.FORGET, os.W_OK)
        give_back_small_pieces()
        if self.of_process:
            self._status, self._forget = os.open(self.HIGHEST, os.O_RDONLY), os.open(self.FORGET, os.O_WRONLY)
        else:
            tracemalloc.start()

    def start(self):
        if self.of_process:
            os.write(self._forget, b"5")
            self.before = self._highest()
        else:
            tracemalloc.reset_peak()
            self.before = tracemalloc.get_traced_memory()[0]

    def bytes(self):
        return (self._highest() if self.of_process else tracemalloc.get_traced_memory()[1]) - self.before

    def stop(self):
        if self.of_process:
            os.close(self._status)
            os.close(self._forget)
        else:
            tracemalloc.stop()

    def _highest(self):
        return int(re.search(rb"VmHWM:\s*(\d+) kB", os.pread(self._status, 4096, 0))[1]) * 1024


def test_the_peak_sees_a_block_that_is_taken_and_given_back(qapp):
    peak = Peak()
    peak.start()
    np.ones(40 << 20, np.uint8)
    assert 38 << 20 < peak.bytes() < 60 << 20
    # It may have been a hole between pieces in use, which the C library keeps, and the picture would fill.
    give_back_small_pieces()
    peak.start()
    assert peak.bytes() < 2 << 20
    image = QImage(4096, 4096, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert peak.bytes() > 60 << 20 or not peak.of_process
    peak.stop()


def least_peak(peak, open_again, times=3):
    """Of several openings: the system may lay pages aside and fetch them again, and that is counted, too."""
    found = []
    for _ in range(times):
        give_back_small_pieces()
        peak.start()
        with suppress(DataError, LessonError, ShareCodeError):
            open_again()
        found.append(peak.bytes())
    return min(found)


def repeated(sentence, content):
    """The longest piece of the file that the sentence repeats, if it is longer than allowed."""
    text, half = content.decode("latin-1"), MOST_ECHOED // 2
    if not any(sentence[start : start + half] in text for start in range(0, len(sentence) - half, half)):
        return ""  # whatever is longer has one of these halves in it
    windows = (sentence[start : start + MOST_ECHOED + 1] for start in range(len(sentence) - MOST_ECHOED))
    return next((window for window in windows if window in text), "")


@pytest.fixture
def quick_folder():
    """In memory where the system has a place for it: thousands of files are written faster there."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.mark.qt_log_ignore(".")  # Qt's own readers say what they think of each picture
@pytest.mark.parametrize("name", FORMATS)
def test_spoilt_files_open_or_are_refused_in_one_sentence(qapp, quick_folder, name):
    whole, opened = FORMATS[name]
    whole = whole(quick_folder) if callable(whole) else whole
    opened(quick_folder, whole)
    rng = np.random.default_rng(sum(name.encode()))
    refusals = 0
    peak = Peak()
    files = FILES // SLOW.get(name, 1)
    for _ in range(files):
        content = spoilt(whole, rng)
        peak.start()
        start = time.process_time()
        try:
            opened(quick_folder, content)
        except (DataError, LessonError, ShareCodeError) as problem:
            refusals += 1
            sentence = str(problem)
            assert sentence.endswith("; nothing has changed.")
            assert "\n" not in sentence
            assert sentence.isprintable()
            assert len(sentence) < 600
            assert name not in TEXT or not repeated(sentence, content)
        assert time.process_time() - start < 1
        most = 2 * len(content) + ROOM
        assert (
            peak.bytes() < most
            or least_peak(peak, lambda content=content: opened(quick_folder, content)) < most
        )
    peak.stop()
    assert refusals > files // 10

"""Opening data: MNIST from gz against Python's own gzip, a million mapped images, pictures, and drawings."""

import gzip
import os
import struct
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from clawdemy_gui.core import digits
from clawdemy_gui.core.centring import as_digits, as_mnist
from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.images.opening import open_data, opening
from tests.benchmarks.peers import seconds

MILLION = 1_000_000
TRAINING = "train-images-idx3-ubyte.gz"


@pytest.fixture(scope="module")
def folder():
    found = mnist.folder()
    if found is None:
        pytest.skip(f"needs MNIST: {mnist.VARIABLE} names no folder")
    return found


def unpacked(path):
    """What Python's own gzip reads, as images."""
    with gzip.open(path) as file:
        return np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 784)


def test_opening_mnist_from_gz(in_turn, folder):
    """60,000 images and their labels, checked, against Python's own gzip, which reads the images alone."""
    assert len(open_data(folder / TRAINING)) == len(unpacked(folder / TRAINING)) == 60_000
    ratios = in_turn(
        {
            "opening": (lambda: open_data(folder / TRAINING), 1),
            "Python's gzip": (lambda: unpacked(folder / TRAINING), 1),
        },
        calls=1,
    )
    assert ratios["Python's gzip"] >= 0.7


def test_opening_never_blocks_for_long(benchmark, folder):
    """The longest single step of the generator, of the time Python's own gzip stands still."""

    def longest_step():
        steps, longest = opening(folder / TRAINING), 0.0
        while True:
            start = time.perf_counter()
            if next(steps, None) is None:
                return longest
            longest = max(longest, time.perf_counter() - start)

    longest = benchmark.pedantic(longest_step, rounds=5, warmup_rounds=1)
    benchmark.extra_info["longest step, ms"] = 1000 * longest
    assert longest < 0.2 * seconds(lambda: unpacked(folder / TRAINING))


def test_memory_of_mnist(benchmark, folder):
    """What is allocated at the most while 60,000 images open, over their bytes."""

    def peak():
        tracemalloc.start()
        data = open_data(folder / TRAINING)
        allocated = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return (allocated - data.images.nbytes) / 1e6

    over = benchmark.pedantic(peak, rounds=3)
    benchmark.extra_info["over the bytes, MB"] = over
    assert over < 60


@pytest.fixture(scope="module")
def a_million(tmp_path_factory):
    """The embedded digits over and over: 784 MB on disk."""
    folder = tmp_path_factory.mktemp("million")
    images, labels = digits.training()
    times = -(-MILLION // len(labels))
    with (folder / "train-images-idx3-ubyte").open("wb") as file:
        file.write(b"\0\0\x08\x03" + struct.pack(">III", MILLION, 28, 28))
        for start in range(0, MILLION, len(labels)):
            images[: MILLION - start].tofile(file)
    head = b"\0\0\x08\x01" + struct.pack(">I", MILLION)
    (folder / "train-labels-idx1-ubyte").write_bytes(head + np.tile(labels, times)[:MILLION].tobytes())
    yield folder
    for path in folder.iterdir():
        path.unlink()


def anonymous_megabytes():
    """Memory of this process that no file stands behind."""
    status = Path("/proc/self/status").read_text().split("RssAnon:")[1]
    return int(status.split()[0]) / 1000


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="needs Linux to count anonymous memory")
def test_mapping_a_million_images(benchmark, a_million):
    """Opened, then every image touched once: the anonymous memory stays flat."""
    data = benchmark.pedantic(open_data, (a_million,), rounds=9, warmup_rounds=1)
    assert len(data) == MILLION
    before = anonymous_megabytes()
    ink = sum(int(data.images[start : start + 1000].sum(dtype=np.int64)) for start in range(0, MILLION, 1000))
    grown = anonymous_megabytes() - before
    benchmark.extra_info["anonymous memory after touching all, MB"] = grown
    assert ink > 0
    assert grown < 10


def test_opening_a_thousand_pictures(benchmark, tmp_path):
    images, labels = digits.training()
    for place in range(1000):
        label = tmp_path / str(labels[place])
        label.mkdir(exist_ok=True)
        page = np.ascontiguousarray(images[place])
        QImage(page.data, 28, 28, 28, QImage.Format.Format_Grayscale8).save(str(label / f"{place}.png"))
    assert len(benchmark.pedantic(open_data, (tmp_path,), rounds=5, warmup_rounds=1)) == 1000


@pytest.mark.parametrize("way", [as_mnist, as_digits])
def test_preparing_a_drawing(benchmark, way):
    """A page of 400×400, as often as the pen moves."""
    page = np.kron(digits.test().images[0].reshape(28, 28), np.ones((14, 14), np.uint8))
    assert benchmark(way, page).shape == (784,)

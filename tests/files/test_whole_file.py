"""Every writer leaves the old file whole where the new one cannot be finished, and says so."""

import os
import subprocess
import sys

import pytest

from clawdemy_gui.files.whole_file import write_whole

WRITERS = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from clawdemy_gui.core.network import Network
from clawdemy_gui.files.export.obj import save_surface
from clawdemy_gui.files.export.pictures_and_tables import save_picture, save_table
from clawdemy_gui.files.lesson import write_lesson
from clawdemy_gui.files.networks.network_file import About, save_network
from clawdemy_gui.files.whole_file import write_whole
from clawdemy_gui.state.lesson import Lesson

application = QGuiApplication([])
folder = Path(sys.argv[1])
axis = np.arange(9.0)


def draw(painter, box):
    painter.drawEllipse(box)


WRITERS = {
    "a.clawdemy.json": lambda path: write_lesson(path, Lesson()),
    "a.npz": lambda path: save_network(path, Network.random(1), About()),
    "a.csv": lambda path: save_table(path, ("dial",), [(number / 7,) for number in range(99)]),
    "a.png": lambda path: save_picture(path, "Circle", QSize(90, 90), draw),
    "a.svg": lambda path: save_picture(path, "Circle", QSize(90, 90), draw),
    "a.pdf": lambda path: save_picture(path, "Circle", QSize(90, 90), draw),
    "a.obj": lambda path: save_surface(path, "Bowl", axis, axis, axis[:, None] ** 2 + axis**2),
}
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
for name, write in WRITERS.items():
    try:
        write(folder / name)
    except (ValueError, OSError) as problem:
        sys.stdout.write(f"{problem}\\n")
    else:
        sys.stdout.write(f"{name} is said to be written\\n")
"""
NAMES = ["a.clawdemy.json", "a.npz", "a.csv", "a.png", "a.svg", "a.pdf", "a.obj"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits the size of a file as Linux does")
def test_on_a_full_disk_every_writer_leaves_the_old_file_and_says_so(tmp_path):
    """The process may write 100 bytes to a file and no more."""
    for name in NAMES:
        (tmp_path / name).write_bytes(b"old")
    run = subprocess.run(
        [sys.executable, "-B", "-c", WRITERS, str(tmp_path)], capture_output=True, text=True, env=os.environ
    )
    assert run.returncode == 0, run.stderr
    sentences = run.stdout.splitlines()
    for name, sentence in zip(NAMES, sentences, strict=True):
        assert sentence.startswith(f"{name} cannot be written (")
        assert (tmp_path / name).read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == sorted(NAMES)


def test_a_link_stays_a_link_and_what_it_points_to_is_written(tmp_path):
    target, link = tmp_path / "target.bin", tmp_path / "link.bin"
    target.write_bytes(b"old")
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system gives no links away")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OSError, match="No such file") as caught:
        write_whole(tmp_path / "missing" / "a.bin", b"new")
    assert caught.value.strerror

"""The command as it is started: with and without a display, for a picture, with wrong words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from clawdemy_gui import __version__
from clawdemy_gui.files.lesson import write_lesson
from clawdemy_gui.state.lesson import Lesson, Pages
from clawdemy_gui.state.one_image import OneImage
from clawdemy_gui.state.page_parts import OneImagePart

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "WAYLAND_SOCKET")


@pytest.fixture
def start(tmp_path):
    """Runs the command in a home of its own, without a display; answers status, output and errors."""
    home = tmp_path / "home"
    home.mkdir()

    def run(*words, **more):
        env = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
        env |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
        env |= {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
        return subprocess.run(
            [sys.executable, "-m", "clawdemy_gui", *map(str, words)],
            capture_output=True, text=True, env=env | more, timeout=60, cwd=tmp_path,
        )  # fmt: skip

    run.home = home
    return run


def files_below(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def refused(run):
    """One sentence on standard error, nothing else, status 2."""
    assert run.stdout == ""
    assert run.stderr.startswith("clawdemy-gui: ")
    assert run.stderr.count("\n") == 1
    assert run.returncode == 2
    return run.stderr


def test_qt_is_loaded_after_numpy():
    """PySide reads the source of whatever is imported after it, and numpy alone is 84 files."""
    code = "import sys, clawdemy_gui.app; print('numpy' in sys.modules, 'PySide6' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["True", "False"]


def test_help_and_version_need_no_display(start):
    told = start("--version")
    assert (told.stdout, told.stderr, told.returncode) == (f"clawdemy-gui {__version__}\n", "", 0)
    told = start("--help")
    assert "one-image" in told.stdout
    assert (told.stderr, told.returncode) == ("", 0)


def test_no_display_is_one_sentence_and_status_2(start):
    assert "no display" in refused(start())


def test_a_display_that_does_not_answer_is_one_sentence_too(start):
    assert "no display" in refused(start(DISPLAY=":987"))


def test_a_wrong_option_is_one_sentence(start):
    assert "--surprise" in refused(start("--surprise"))


def test_a_page_that_does_not_exist_is_one_sentence(start, tmp_path):
    assert "cover" in refused(start("--page", "cover", "--snapshot", tmp_path / "a.png"))


@pytest.mark.parametrize(("text", "part"), [(None, "cannot be read"), ('{"version": 7}', "version")])
def test_a_wrong_file_is_one_sentence_and_draws_nothing(start, tmp_path, text, part):
    lesson = tmp_path / "wrong.clawdemy.json"
    if text is not None:
        lesson.write_text(text)
    sentence = refused(start(lesson, "--snapshot", tmp_path / "a.png"))
    assert "wrong.clawdemy.json" in sentence
    assert part in sentence
    assert not (tmp_path / "a.png").exists()


@pytest.mark.parametrize(
    ("words", "scale", "size"),
    [((), "1", (1280, 800)), (("--size", "1024x768", "--look", "dark"), "2", (1024, 768)),
     (("--size", "1367x769"), "1.5", (1367, 769))],
)  # fmt: skip
def test_a_snapshot_has_exactly_the_size_asked_for(start, tmp_path, words, scale, size):
    picture = tmp_path / "a.png"
    run = start("--snapshot", picture, *words, QT_SCALE_FACTOR=scale)
    assert (run.stdout, run.stderr, run.returncode) == ("", "", 0)
    image = QImage(str(picture))
    assert (image.width(), image.height()) == size
    colours = {image.pixel(x, y) for x in range(0, size[0], 9) for y in range(0, size[1], 9)}
    assert len(colours) > 20
    assert image.pixelColor(2, size[1] - 40).lightnessF() < 0.5 or "dark" not in words
    assert files_below(start.home) == [], "a snapshot keeps nothing"


def test_a_snapshot_shows_the_lesson_that_is_opened(start, tmp_path):
    pictures = []
    for number, outputs in enumerate([(0.0,) * 10, (1.0,) * 10]):
        lesson = tmp_path / f"{number}.clawdemy.json"
        write_lesson(lesson, Lesson(pages=Pages(OneImagePart(OneImage(outputs=outputs)))))
        picture = tmp_path / f"{number}.png"
        assert start(lesson, "--snapshot", picture).returncode == 0
        pictures.append(QImage(str(picture)))
    off, on = (ink_of(image, QColor("#d55e00")) for image in pictures)
    assert on > 3 * off > 0, "nine full bars against one"


def ink_of(image, colour):
    """How many pixels have this colour, of every third row and column."""
    return sum(
        image.pixel(x, y) == colour.rgb()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def test_a_snapshot_that_cannot_be_written_is_one_sentence(start, tmp_path):
    (tmp_path / "a.png").mkdir()
    assert "cannot be written" in refused(start("--snapshot", tmp_path / "a.png"))


QUIT_SOON = (
    "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication\n"
    "from clawdemy_gui import app\n"
    "start = app._run\n"
    "def run(application, window, options):\n"
    "    QTimer.singleShot(0, window.close)\n"
    "    return start(application, window, options)\n"
    "app._run = run\n"
    "sys.exit(app.main(sys.argv[1:]))\n"
)
"""The whole app, whose window is closed as soon as it is open."""


def open_and_close(start, tmp_path, *words):
    script = tmp_path / "open_and_close.py"
    script.write_text(QUIT_SOON)
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen", HOME=str(start.home), XDG_RUNTIME_DIR=str(start.home))
    env |= {f"XDG_{kind}_HOME": str(start.home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
    run = subprocess.run(
        [sys.executable, str(script), *words], capture_output=True, text=True, env=env, timeout=60, check=True
    )
    assert run.stderr == ""


def test_a_window_keeps_its_session_and_settings_and_a_fresh_one_touches_neither(start, tmp_path):
    open_and_close(start, tmp_path, "--fresh")
    assert files_below(start.home) == []
    open_and_close(start, tmp_path, "--look", "dark")
    kept = {path.name: path.read_bytes() for path in files_below(start.home)}
    assert "session.clawdemy.json" in kept
    assert any(name.endswith((".conf", ".ini", ".plist")) for name in kept)
    open_and_close(start, tmp_path, "--fresh", "--look", "projector")
    assert {path.name: path.read_bytes() for path in files_below(start.home)} == kept


FETCH = """
import sys
from clawdemy_gui.app import _application
from clawdemy_gui.window.known_pages import PAGES
from clawdemy_gui.window.main_window import MainWindow

application = _application()
window = MainWindow()
modules = [module for module, _ in PAGES.values()]
before = [module for module in modules if module in sys.modules]
window.fetch_pages()
while window.fetching.is_running or not all(module in sys.modules for module in modules):
    application.processEvents()
print(len(before), len(window.pages))
"""


def test_the_other_pages_are_fetched_without_being_made(tmp_path):
    script = tmp_path / "fetch.py"
    script.write_text(FETCH)
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    run = subprocess.run(
        [sys.executable, "-W", "error", str(script)], capture_output=True, text=True, env=env, timeout=60
    )
    assert (run.stderr, run.stdout) == ("", "1 1\n")

"""The command line is read without Qt; wrong words end with one sentence and status 2."""

import subprocess
import sys
from pathlib import Path

import pytest

from clawdemy_gui import __version__, look
from clawdemy_gui.options import DEFAULT_SIZE, LOOK_NAMES, read_options


def test_nothing_asked_is_the_window_as_it_opens():
    options = read_options([])
    assert (options.file, options.page, options.look, options.snapshot, options.size, options.fresh) == (
        None, None, None, None, None, False,
    )  # fmt: skip
    assert DEFAULT_SIZE == (1280, 800)


def test_everything_can_be_asked(tmp_path):
    picture = tmp_path / "a.png"
    words = f"my.clawdemy.json --page one-image --look dark --snapshot {picture} --size 1366x768 --fresh"
    options = read_options(words.split())
    assert options.file == Path("my.clawdemy.json")
    assert (options.page, options.look, options.size, options.fresh) == (
        "one-image",
        "dark",
        (1366, 768),
        True,
    )
    assert options.snapshot == picture


def test_the_looks_are_those_that_exist():
    assert set(LOOK_NAMES) == set(look.LOOKS)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["--surprise"], "--surprise"),
        (["--look", "pink"], "pink"),
        (["--look"], "--look"),
        (["--page", "cover"], "cover"),
        (["--size", "big"], "1280x800"),
        (["--size", "1280"], "1280x800"),
        (["--size", "100x100"], "320"),
        (["--size", "1280x99999"], "7680"),
        (["--size", "-5x-5"], "size"),
        (["--snapshot", "a.gif"], ".png"),
        (["--snapshot", "/no/such/folder/a.png"], "folder"),
        (["one.json", "two.json"], "two.json"),
        (["--fre"], "--fre"),
    ],
)
def test_a_wrong_word_is_one_sentence_and_status_2(capsys, words, names):
    with pytest.raises(SystemExit) as ended:
        read_options(words)
    told = capsys.readouterr()
    assert ended.value.code == 2
    assert told.out == ""
    assert told.err.startswith("clawdemy-gui: ")
    assert told.err.count("\n") == 1
    assert names in told.err


def test_version_and_help_are_told_on_standard_output(capsys):
    for word, part in (("--version", f"clawdemy-gui {__version__}\n"), ("--help", "--snapshot PICTURE")):
        with pytest.raises(SystemExit) as ended:
            read_options([word])
        assert ended.value.code == 0
        assert part in capsys.readouterr().out


def test_reading_the_command_line_needs_no_qt():
    code = "import sys; import clawdemy_gui.options; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "clawdemy_gui.options" in run.stdout.split()
    assert not [name for name in run.stdout.split() if name.startswith(("PySide6", "pyqtgraph"))]

"""The lesson as mathematics in a script or a notebook: no window, no Qt, and the README's lines are true."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import clawdemy_gui
from clawdemy_gui.core import embedded
from clawdemy_gui.files.networks.shipped import SHIPPED

PACKAGE = Path(clawdemy_gui.__file__).parent
README = PACKAGE.parent / "README.md"
BLOCKED = ("PySide6", "shiboken6", "pyqtgraph", "msgspec", "safetensors")
"""Everything that the app needs and the mathematics does not."""
WITHOUT_QT = f"import sys; sys.modules.update(dict.fromkeys({BLOCKED!r}))\n"


def run(program):
    """Run a program in a fresh Python that has none of the blocked packages; gives what it printed."""
    found = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_QT + program], capture_output=True, text=True, env=found
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_blocked_packages_are_really_missing():
    with pytest.raises(AssertionError, match="PySide6"):
        run("import clawdemy_gui.task")


def test_every_module_of_core_and_what_makes_scripts_is_imported_without_qt():
    paths = sorted((PACKAGE / "core").rglob("*.py"))
    paths += [PACKAGE / "files" / "code" / f"{name}_script.py" for name in ("numpy", "pytorch")]
    names = [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in paths]
    assert len(names) > 30
    run(f"import importlib\nfor name in {names!r}: importlib.import_module(name)")


def test_the_readme_s_lines_compute_what_they_say():
    """Five lines, one of them the lesson's 0.0129, run as they stand."""
    told = run(f"import doctest; print(doctest.testfile({str(README)!r}, module_relative=False))")
    assert told.strip() == "TestResults(failed=0, attempted=5)"
    assert "    0.0129\n" in README.read_text("utf-8")


def test_the_readme_s_lines_are_python_that_fits_a_line():
    lines = [line[8:] for line in README.read_text("utf-8").splitlines() if line.startswith("    >>> ")]
    assert len(lines) == 5
    assert max(map(len, lines)) <= 110
    ast.parse("\n".join(lines))


@pytest.mark.parametrize("name", [each.name for each in SHIPPED])
def test_the_networks_of_a_notebook_are_those_of_the_window(name):
    assert embedded.network(name) == next(each for each in SHIPPED if each.name == name).open().network


def test_a_network_that_does_not_come_along_is_named():
    with pytest.raises(FileNotFoundError, match="no-such-network"):
        embedded.network("no-such-network")

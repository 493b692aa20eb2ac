"""Who may import whom: core ← state ← files; pages join; then the window, then the app."""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = "clawdemy_gui"
ROOT = Path(__file__).parent.parent / PACKAGE
FILES = sorted(ROOT.rglob("*.py"))

MAY_IMPORT = {
    "core": {"core", "resource"},
    "state": {"core", "state"},
    "files": {"core", "state", "files", "resource"},
    "widgets": {"widgets", "look"},
}
"""Each room and the rooms and single files of the house it may import; the others join them."""

QT_ROOMS = {
    "core": set(),
    "state": set(),
    "files": {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtNetwork", "PySide6.QtSvg"},
}
"""The parts of Qt that a room without widgets may use."""

MATHEMATICS = {"numpy"}
THE_WINDOW = {"window", "app", "menus", "asking", "help_window", "lesson_keeping", "__main__"}
"""What stands above the pages; nothing below may import it."""


def room(path):
    """core, state, files, widgets, pages, or the name of a single file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0]


def imports(path, also_for_types=True):
    """Every module a file imports, with its full name; relative imports are not written here."""
    found = set()
    tree = ast.parse(path.read_text("utf-8"))
    if not also_for_types:
        tree.body = [part for part in tree.body if "TYPE_CHECKING" not in ast.unparse(part)[:20]]
    for part in ast.walk(tree):
        if isinstance(part, ast.Import):
            found |= {name.name for name in part.names}
        elif isinstance(part, ast.ImportFrom):
            assert part.level == 0, f"{path.name} imports by a relative name"
            found |= {f"{part.module}.{name.name}" for name in part.names}
    return found


def rooms_of(path, **options):
    """The rooms and single files of the house that a file imports."""
    inside = [name.split(".") for name in imports(path, **options) if name.startswith(f"{PACKAGE}.")]
    return {parts[1] for parts in inside} - {"__version__"}


def of_room(*rooms):
    return [path for path in FILES if room(path) in rooms]


def label(path):
    return str(path.relative_to(ROOT))


def test_there_is_something_to_check():
    assert {room(path) for path in FILES} >= {"core", "state", "files", "widgets", "pages", "window", "app"}
    assert f"{PACKAGE}.core.cost.OUTPUTS" in imports(ROOT / "state" / "one_image.py")
    assert "PySide6.QtWidgets.QSlider" in imports(ROOT / "widgets" / "slider.py")


@pytest.mark.parametrize("path", of_room(*MAY_IMPORT), ids=label)
def test_a_room_imports_only_downward(path):
    assert rooms_of(path) <= MAY_IMPORT[room(path)]


@pytest.mark.parametrize("path", of_room(*QT_ROOMS), ids=label)
def test_rooms_without_widgets_use_no_widgets(path):
    qt = {".".join(name.split(".")[:2]) for name in imports(path) if name.startswith("PySide6")}
    assert qt <= QT_ROOMS[room(path)]
    assert not any(name.startswith(("pyqtgraph", "shiboken6")) for name in imports(path))


@pytest.mark.parametrize("path", of_room("core"), ids=label)
def test_core_needs_numpy_and_python_alone(path):
    outside = {name.split(".")[0] for name in imports(path)} - {PACKAGE} - sys.stdlib_module_names
    assert outside <= MATHEMATICS


@pytest.mark.parametrize("path", of_room("pages"), ids=label)
def test_a_page_never_imports_the_window_or_another_page(path):
    assert not rooms_of(path) & THE_WINDOW
    others = {name.split(".")[2] for name in imports(path) if name.startswith(f"{PACKAGE}.pages.")}
    pages = {other.stem for other in of_room("pages") if is_a_page(other)}
    for other in others & pages - {"page"}:
        assert is_part_of(path, other), f"{label(path)} imports the page {other}"


def is_a_page(path):
    """A page's own file defines a class that is a Page."""
    classes = [
        part for part in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(part, ast.ClassDef)
    ]
    return any(ast.unparse(base) == "Page" for found in classes for base in found.bases)


def is_part_of(path, page):
    """one_image_commands.py is a part of one_image.py and may name it, for types only."""
    own = path.stem.startswith(f"{page}_") or path.stem == page
    return own and page not in {
        name.split(".")[2]
        for name in imports(path, also_for_types=False)
        if name.startswith(f"{PACKAGE}.pages.")
    }


@pytest.mark.parametrize("path", [path for path in FILES if room(path) not in THE_WINDOW], ids=label)
def test_nothing_below_imports_what_stands_above_the_pages(path):
    allowed = {"window"} if room(path) == "menus" else set()
    assert not rooms_of(path) & (THE_WINDOW - allowed)


@pytest.mark.parametrize("path", FILES, ids=label)
def test_only_the_dependencies_are_imported(path):
    outside = {name.split(".")[0] for name in imports(path)} - {PACKAGE} - sys.stdlib_module_names
    assert outside <= {"numpy", "PySide6", "shiboken6", "pyqtgraph", "msgspec"}


@pytest.mark.parametrize("path", FILES, ids=label)
def test_nothing_unpickles_evaluates_or_prints(path):
    tree = ast.parse(path.read_text("utf-8"))
    called = {part.func.id for part in ast.walk(tree) if isinstance(part, ast.Call)
              and isinstance(part.func, ast.Name)}  # fmt: skip
    assert not called & {"eval", "exec", "print", "breakpoint"}
    assert not {name.split(".")[0] for name in imports(path)} & {"pickle", "marshal", "shelve"}


@pytest.mark.parametrize("path", [path for path in FILES if path.read_text("utf-8").strip()], ids=label)
def test_every_file_opens_with_one_sentence_of_what_it_is_for(path):
    words = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert words, f"{label(path)} has no docstring"
    assert words.split("\n")[0].endswith((".", ":", "?"))

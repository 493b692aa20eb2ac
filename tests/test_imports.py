"""Who may import whom: core ← state ← files; pages join; then the window, then the app."""

import ast
import sys
from functools import cache
from pathlib import Path

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


@cache
def parsed(path):
    return ast.parse(path.read_text("utf-8"))


def is_for_types(part):
    return isinstance(part, ast.If) and ast.unparse(part.test) == "TYPE_CHECKING"


def imports(path, also_for_types=True):
    """Every module a file imports, with its full name; relative imports are not written here."""
    found = set()
    tree = parsed(path)
    body = [part for part in tree.body if also_for_types or not is_for_types(part)]
    for part in (inner for outer in body for inner in ast.walk(outer)):
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


def test_rooms_import_only_downward():
    for path in of_room(*MAY_IMPORT):
        assert rooms_of(path) <= MAY_IMPORT[room(path)], label(path)


def test_rooms_without_widgets_use_no_widgets():
    for path in of_room(*QT_ROOMS):
        qt = {".".join(name.split(".")[:2]) for name in imports(path) if name.startswith("PySide6")}
        assert qt <= QT_ROOMS[room(path)], label(path)
        assert not any(name.startswith(("pyqtgraph", "shiboken6")) for name in imports(path)), label(path)


def test_core_needs_numpy_and_python_alone():
    for path in of_room("core"):
        assert outside(path) <= MATHEMATICS, label(path)


def outside(path):
    """The packages a file imports that are neither ours nor Python's own."""
    return {name.split(".")[0] for name in imports(path)} - {PACKAGE} - sys.stdlib_module_names


def test_a_page_never_imports_the_window_or_another_page():
    pages = {path.stem for path in of_room("pages") if is_a_page(path)}
    assert "one_image" in pages
    for path in of_room("pages"):
        assert not rooms_of(path) & THE_WINDOW, label(path)
        for other in pages_imported(path) & pages:
            assert is_part_of(path, other), f"{label(path)} imports the page {other}"
            assert other not in pages_imported(path, also_for_types=False), label(path)


def pages_imported(path, **options):
    """What a file imports from pages/, by the file's or folder's name."""
    prefix = f"{PACKAGE}.pages."
    return {name.split(".")[2] for name in imports(path, **options) if name.startswith(prefix)}


def is_a_page(path):
    """A page's own file defines a class that is a Page."""
    classes = [
        part for part in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(part, ast.ClassDef)
    ]
    return any(ast.unparse(base) == "Page" for found in classes for base in found.bases)


def is_part_of(path, page):
    """one_image_commands.py and descent_closer/ are parts of their pages and may name them, for types."""
    return path.relative_to(ROOT).with_suffix("").parts[1].startswith(f"{page}_")


def test_nothing_below_imports_what_stands_above_the_pages():
    for path in FILES:
        if room(path) not in THE_WINDOW:
            assert not rooms_of(path) & THE_WINDOW, label(path)


def test_only_the_dependencies_are_imported():
    for path in FILES:
        assert outside(path) <= {"numpy", "PySide6", "shiboken6", "pyqtgraph", "msgspec"}, label(path)


def test_nothing_unpickles_evaluates_or_prints():
    for path in FILES:
        calls = [part.func for part in ast.walk(parsed(path)) if isinstance(part, ast.Call)]
        called = {func.id for func in calls if isinstance(func, ast.Name)}
        assert not called & {"eval", "exec", "print", "breakpoint"}, label(path)
        assert not {name.split(".")[0] for name in imports(path)} & {"pickle", "marshal", "shelve"}, label(
            path
        )


def test_every_file_opens_with_one_sentence_of_what_it_is_for():
    for path in FILES:
        if path.read_text("utf-8").strip():
            words = ast.get_docstring(parsed(path))
            assert words, f"{label(path)} has no docstring"
            assert words.split("\n")[0].endswith((".", ":", "?", ",")) or "\n" in words, label(path)

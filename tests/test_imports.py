"""Who may import whom, as one table of rooms; and that there is no circle anywhere, of any length."""

import ast
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

PACKAGE = "clawdemy_gui"
ROOT = Path(__file__).parent.parent / PACKAGE
FILES = sorted(ROOT.rglob("*.py"))

ALONE = {"__init__", "known", "number_reading", "number_text", "resource"}
"""Single files that know nothing of the house: everybody may use them."""
PAGES = {"one_image", "training_set", "dials", "small_valley", "landscape", "descent", "myths"}
EVERY_PAGE = {f"pages.{page}" for page in PAGES}
BELOW_PAGES = {"core", "state", "files", "widgets", "look", "task", "pages.page", "pages.subject"}

MAY_USE = {
    "core": {"core"},
    "state": {"core", "state"},
    "files": {"core", "state", "files"},
    "look": set(),
    "task": set(),
    "widgets": {"widgets", "look"},
    "pages.page": {"widgets", "look", "state"},
    "pages.subject": BELOW_PAGES,
    **{page: BELOW_PAGES | {page} for page in EVERY_PAGE},
    "lesson": {"core", "state", "files", "widgets", "look", "task", "lesson"},
    "window": {
        "core",
        "state",
        "files",
        "widgets",
        "look",
        "task",
        "pages.page",
        "lesson",
        "window",
        "options",
    },
    "options": {"state"},
    "freed_memory": set(),
    "garbage": set(),
    "app": {"files", "look", "lesson", "window", "options", "freed_memory", "garbage"},
    "__main__": {"app"},
}
"""Each room and the rooms that it may use. Pages never use pages; nothing uses what stands above it."""

QT_ROOMS = {
    "core": set(),
    "state": set(),
    "files": {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtNetwork", "PySide6.QtSvg"},
}
"""The parts of Qt that a room without widgets may use."""

MATHEMATICS = {"numpy"}
DEPENDENCIES = {"numpy", "PySide6", "shiboken6", "pyqtgraph", "msgspec", "safetensors"}


def module_of(path):
    """clawdemy_gui/pages/dials/page.py → pages.dials.page; a folder's own file is the folder."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(path): path for path in FILES}


def room_of(module):
    """core.fast.cores → core; pages.dials.views.flips → pages.dials; options → options."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "pages" and len(parts) > 1 else parts[0]


@cache
def parsed(path):
    return ast.parse(path.read_text("utf-8"))


@cache
def imports(path):
    """Every name a file imports, in full, wherever it does and also for types; none by a relative name."""
    found = set()
    for part in ast.walk(parsed(path)):
        if isinstance(part, ast.Import):
            found |= {name.name for name in part.names}
        elif isinstance(part, ast.ImportFrom):
            assert part.level == 0, f"{path.name} imports by a relative name"
            found |= {f"{part.module}.{name.name}" for name in part.names}
    return found


@cache
def used(path):
    """The modules of the house that a file imports."""
    inside = {name.removeprefix(f"{PACKAGE}.") for name in imports(path) if name.startswith(f"{PACKAGE}.")}
    return {name if name in MODULES else name.rpartition(".")[0] or "__init__" for name in inside}


def outside(path):
    """The packages a file imports that are neither ours nor Python's own."""
    return {name.split(".")[0] for name in imports(path)} - {PACKAGE} - sys.stdlib_module_names


def test_there_is_something_to_check():
    assert len(FILES) > 200
    assert "core.cost" in used(ROOT / "state" / "one_image.py")
    assert "PySide6.QtWidgets.QPushButton" in imports(ROOT / "widgets" / "controls" / "label_picker.py")
    assert room_of("pages.dials.views.flips") == "pages.dials"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_room_uses_only_what_the_table_allows(module):
    room = room_of(module)
    if room in ("pages", *ALONE):
        assert {room_of(name) for name in used(MODULES[module])} <= ALONE, module
        return
    assert room in MAY_USE, f"{room} is not in the table"
    assert {room_of(name) for name in used(MODULES[module])} - ALONE <= MAY_USE[room], module


def test_there_is_no_circle_of_imports():
    """Depth first; a module that is met again while it is still open closes a circle."""
    graph = {module: used(path) & MODULES.keys() - {module} for module, path in MODULES.items()}
    assert circle_in(graph) == []


def circle_in(graph):
    done, way = set(), []

    def visit(module):
        if module in way:
            return [*way[way.index(module) :], module]
        if module in done:
            return []
        way.append(module)
        found = next(filter(None, (visit(other) for other in sorted(graph[module]))), [])
        way.pop()
        done.add(module)
        return found

    return next(filter(None, (visit(module) for module in sorted(graph))), [])


def test_a_circle_of_three_would_be_found():
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": set()}) == ["a", "b", "c", "a"]
    assert circle_in({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_inside_a_page_nothing_imports_its_page():
    for module, path in MODULES.items():
        assert not {name for name in used(path) if name.count(".") == 2 and name.endswith(".page")}, module


def test_two_modules_never_differ_by_a_letter():
    names = sorted({path.stem for path in FILES} - {"__init__"})
    for one, other in pairwise(names):
        assert one != f"{other}s", (one, other)
        assert other != f"{one}s", (one, other)


def test_rooms_without_widgets_use_no_widgets():
    for module, path in MODULES.items():
        if (allowed := QT_ROOMS.get(room_of(module))) is not None:
            qt = {".".join(name.split(".")[:2]) for name in imports(path) if name.startswith("PySide6")}
            assert qt <= allowed, module
            assert not any(name.startswith(("pyqtgraph", "shiboken6")) for name in imports(path)), module


def test_core_needs_numpy_and_python_alone():
    for module, path in MODULES.items():
        if room_of(module) == "core":
            assert outside(path) <= MATHEMATICS, module


def test_only_the_dependencies_are_imported():
    for module, path in MODULES.items():
        assert outside(path) <= DEPENDENCIES, module


def test_nothing_unpickles_evaluates_or_prints():
    for module, path in MODULES.items():
        calls = [part.func for part in ast.walk(parsed(path)) if isinstance(part, ast.Call)]
        called = {func.id for func in calls if isinstance(func, ast.Name)}
        assert not called & {"eval", "exec", "print", "breakpoint"}, module
        assert not {name.split(".")[0] for name in imports(path)} & {"pickle", "marshal", "shelve"}, module


def test_every_file_opens_with_one_sentence_of_what_it_is_for():
    for module, path in MODULES.items():
        if path.read_text("utf-8").strip():
            words = ast.get_docstring(parsed(path))
            assert words, f"{module} has no docstring"
            assert words.split("\n")[0].endswith((".", ":", "?", ",")) or "\n" in words, module

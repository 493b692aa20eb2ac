"""Finds the files that a lesson names also where the lesson, or they with it, were moved to."""

import os
import unicodedata
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath

from msgspec.structs import replace

from clawdemy_gui.state.lesson import Lesson, NamedFile
from clawdemy_gui.state.named_files import paths_in, with_paths


def with_places(lesson: Lesson, path: Path) -> Lesson:
    """The lesson as it is written to `path`: with where each file it names lies, as seen from there."""
    known = {file.path: file for file in lesson.files}
    places = (known.get(name) or _place(name, path.parent) for name in dict.fromkeys(paths_in(lesson)))
    return replace(lesson, files=tuple(place for place in places if place is not None))


def _place(name: str, folder: Path) -> NamedFile | None:
    """None where there is no such file, or no way to it from here: another drive."""
    with suppress(OSError, ValueError):
        size = _size(Path(name))
        beside = os.path.relpath(Path(name).absolute(), folder.absolute())
        return NamedFile(name, Path(beside).as_posix(), size)
    return None


def _size(path: Path) -> int | None:
    """Bytes of a file; None for a folder. Raises OSError where there is neither."""
    return None if path.is_dir() else path.stat().st_size


def at_its_places(lesson: Lesson, path: Path) -> Lesson:
    """The lesson as it was read from `path`: each file that moved with it at its new place.

    What is found nowhere keeps its path.
    """
    known = {file.path: file for file in lesson.files}
    moved = {}
    for name in dict.fromkeys(paths_in(lesson)):
        found = _found(name, known.get(name), path.absolute().parent)
        if found is not None:
            moved[name] = str(found)
    return replace(with_paths(lesson, moved), files=())


def _found(name: str, file: NamedFile | None, folder: Path) -> Path | None:
    """Where it lay; as seen from the lesson; or under its name beside the lesson. None where nothing fits."""
    places = [Path(name), *([folder / file.beside] if file is not None else []), folder / _last_part(name)]
    for place in (each for named in places for each in (named, _alike(named)) if each is not None):
        with suppress(OSError, ValueError):
            if file is None or file.size is None or _size(place) == file.size:
                place.lstat()
                return Path(os.path.normpath(place))
    return None


def _alike(place: Path) -> Path | None:
    """The file beside it whose name differs only in its case, or in how a computer writes its accents."""
    with suppress(OSError, ValueError):
        wanted = _folded(place.name)
        alike = [name for name in os.listdir(place.parent) if _folded(name) == wanted]
        if len(alike) == 1:
            return place.with_name(alike[0])
    return None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _last_part(name: str) -> str:
    """A lesson may come from a computer of another kind."""
    kind = PureWindowsPath if PureWindowsPath(name).drive or "/" not in name else PurePosixPath
    return kind(name).name

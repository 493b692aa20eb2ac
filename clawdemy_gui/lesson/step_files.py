"""Reads lesson steps from TOML: a mistake is told by file, line, step and field in one plain sentence."""

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from clawdemy_gui.lesson.steps import Chapter, GuidedLesson
from clawdemy_gui.resource import resource

SUFFIX = ".toml"
LARGEST = 1_000_000
"""Bytes; a chapter has a few thousand."""
_LONGEST = 60
"""Characters of a file that a sentence about it repeats at most."""
_TYPES = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}
_STEP_HEADER = re.compile(r"^\s*\[\[\s*step\s*\]\]")


class LessonStepError(ValueError):
    """One sentence: which file, line, step and field are wrong, and how."""

    def __init__(self, file: str, reason: str, step: str = "", field: str = "", line: int = 0) -> None:
        self.file, self.step, self.field, self.line, self.reason = file, step, field, line, reason
        where = [file]
        if line:
            where.append(f"line {line}")
        if step:
            where.append(f"step “{step}”")
        if field:
            where.append(f"field {field}")
        super().__init__(f"{', '.join(where)}: {reason}.")


def shipped_lesson() -> Path:
    """The folder of the lesson that comes with the app."""
    return resource("lesson")


def chapter_files(path: Path) -> list[Path]:
    """A file is a lesson of one chapter; a folder's chapters stand in the order of their file names.

    Files without a ``step`` in a folder are no chapters: the cards of the practice lie there too.
    """
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.glob(f"*{SUFFIX}") if file.name[:1].isdigit())


def read_guided_lesson(path: Path) -> GuidedLesson:
    """The lesson in a file or a folder. Raises LessonStepError."""
    files = chapter_files(path)
    if not files:
        raise LessonStepError(path.name, "no chapter is in this folder")
    chapters = tuple(read_chapter(file) for file in files)
    seen: set[str] = set()
    for file, chapter in zip(files, chapters, strict=True):
        for number, step in enumerate(chapter.steps):
            if step.name in seen:
                line = line_of(text_of(file), number, ("name",))
                raise LessonStepError(file.name, "another step has this name", step.name, "name", line)
            seen.add(step.name)
    return GuidedLesson(chapters)


def text_of(path: Path) -> str:
    """The text of a lesson file. Raises LessonStepError."""
    try:
        with path.open("rb") as file:
            found = file.read(LARGEST + 1)
    except OSError as problem:
        raise LessonStepError(path.name, f"it cannot be read ({problem.strerror})") from problem
    if len(found) > LARGEST:
        raise LessonStepError(path.name, "it is too large to be a lesson")
    try:
        return found.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        raise LessonStepError(path.name, "it is not a text in UTF-8") from problem


def read_chapter(path: Path) -> Chapter:
    """The chapter in one file. Raises LessonStepError."""
    text = text_of(path)
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise _no_toml(path, str(problem)) from problem
    try:
        return msgspec.convert(raw, Chapter)
    except (msgspec.ValidationError, RecursionError) as problem:
        raise _wrong_field(path, text, raw, str(problem)) from problem


def _no_toml(path: Path, problem: str) -> LessonStepError:
    """tomllib says “Expected '=' after a key in a key/value pair (at line 3, column 5)”."""
    place = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)", problem)
    reason = problem[: place.start()].strip() if place else problem
    line = int(place.group(1)) if place and place.group(1) else 0
    return LessonStepError(path.name, f"it is no TOML ({_short(reason)})", line=line)


def _wrong_field(path: Path, text: str, raw: dict[str, Any], problem: str) -> LessonStepError:
    """msgspec says “Expected `str`, got `int` - at `$.step[2].do.when.fact`”."""
    wrong, _, where = problem.rstrip(".").partition(" - at ")
    keys = re.findall(r"[\w-]+", where.strip("`").removeprefix("$"))
    named = re.search(r"(?:unknown|required) field `([^`]{1,60})`", wrong)
    if named and "unknown" in wrong:
        keys.append(named.group(1))
    number = int(keys[1]) if keys[:1] == ["step"] and len(keys) > 1 and keys[1].isdigit() else None
    inside = tuple(keys[2:] if number is not None else keys)
    return LessonStepError(
        path.name,
        _short(_plain(wrong), 160),
        _name_of(raw, number),
        ".".join(inside),
        line_of(text, number, inside),
    )


def _plain(wrong: str) -> str:
    """What msgspec says, in words of the file instead of Python's types."""
    if "matching regex" in wrong:
        return "a name has small letters, numerals and hyphens only"
    if chosen := re.match(r"Invalid (?:enum )?value '(.*)'", wrong):
        return f"“{_short(chosen.group(1))}” is none of the words that can stand there"
    words = wrong.replace("Object contains", "it has the").replace("Object missing", "it misses the")
    words = re.sub(r"`([^`]*)`", lambda found: _TYPES.get(found.group(1), f"“{found.group(1)}”"), words)
    return words[:1].lower() + words[1:]


def _name_of(raw: dict[str, Any], number: int | None) -> str:
    if number is None:
        return ""
    step = raw["step"][number]
    name = step.get("name") if isinstance(step, dict) else None
    return _short(name) if isinstance(name, str) and name else str(number + 1)


def line_of(text: str, step: int | None, keys: tuple[str, ...]) -> int:
    """The line, from 1, where a field of step number `step` (from 0) is written; the step's own line if not.

    Looks for one key after the other, each below the one before: arrays and tables may be written either way.
    """
    lines = text.split("\n")
    headers = [number for number, line in enumerate(lines) if _STEP_HEADER.match(line)]
    if step is None or step >= len(headers):
        start, end = 0, headers[0] if headers and step is None else len(lines)
    else:
        start, end = headers[step], headers[step + 1] if step + 1 < len(headers) else len(lines)
    found = start
    passed = 0
    for key in keys:
        if key.isdigit():
            passed = int(key)
            continue
        hits = [n for n in range(found, end) if _writes(lines[n], key)]
        if not hits:
            break
        found = hits[0]
        passed = 0
    if passed:
        found = _nth(lines, found, end, keys, passed)
    return found + 1


def _nth(lines: list[str], start: int, end: int, keys: tuple[str, ...], number: int) -> int:
    """The line of entry `number` of an array whose entries stand on lines of their own."""
    named = [key for key in keys if not key.isdigit()]
    header = [
        n for n in range(start, end) if named and re.search(rf"\[\[.*\b{re.escape(named[-1])}\]\]", lines[n])
    ]
    if number < len(header):
        return header[number]
    entries = [n for n in range(start + 1, end) if re.match(r"\s*[\[{\"']", lines[n])]
    return entries[number] if number < len(entries) else start


def _writes(line: str, key: str) -> bool:
    """Whether a line has ``key =``, ``a.key =`` or ``[a.key]``."""
    word = re.escape(key)
    return bool(re.search(rf"(?<![\w-]){word}\s*(=|\.|\])", line)) and not line.lstrip().startswith("#")


def _short(words: str, most: int = _LONGEST) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"

"""Reads and writes lesson files, .clawdemy.json: typed, checked, and never half written."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QIODevice, QSaveFile

from clawdemy_gui.core import digits
from clawdemy_gui.state.lesson import Lesson

SUFFIX = ".clawdemy.json"
LARGEST = 1_000_000
"""Bytes; a lesson has a few thousand."""


class LessonError(ValueError):
    """One sentence: what is wrong with the file and that nothing has changed."""


def read_lesson(path: Path) -> Lesson:
    """The lesson in a file. Raises LessonError with one plain sentence for anything that is not one."""
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
    except OSError as problem:
        raise LessonError(
            f"{path.name} cannot be read ({problem.strerror}); nothing has changed."
        ) from problem
    if len(text) > LARGEST:
        raise LessonError(f"{path.name} is too large to be a lesson file; nothing has changed.")
    try:
        lesson = msgspec.json.decode(text, type=Lesson)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise LessonError(
            f"{path.name} is not a lesson: {_plain(problem)}; nothing has changed."
        ) from problem
    _check_image(lesson, path)
    return lesson


def _check_image(lesson: Lesson, path: Path) -> None:
    image, count = lesson.pages.one_image.state.image, digits.TEST_IMAGES
    if lesson.pages.one_image.state.answered is None and image >= count:
        raise LessonError(
            f"{path.name} is not a lesson: pages.one-image.state.image is {image}, and there are {count} "
            "images; nothing has changed."
        )


def _plain(problem: Exception) -> str:
    """msgspec says “Expected `int` <= 9 - at `$.pages.one-image.state.label`”; say the field first."""
    wrong, _, field = str(problem).rstrip(".").partition(" - at ")
    field = field.strip("`").removeprefix("$.")
    if field == "version":
        return "it was made by another version of this app"
    return f"{field} is wrong ({wrong[:1].lower()}{wrong[1:]})" if field else wrong


def write_lesson(path: Path, lesson: Lesson) -> None:
    """Write a lesson; the old file stays whole until the new one is. Raises LessonError."""
    file = QSaveFile(str(path))
    text = msgspec.json.format(msgspec.json.encode(lesson), indent=2) + b"\n"
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(text) == len(text)
    if not (written and file.commit()):
        raise LessonError(f"{path.name} cannot be written ({file.errorString()}); no file was changed.")

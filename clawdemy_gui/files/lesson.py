"""Reads and writes lesson files, .clawdemy.json: typed, checked, and never half written."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core import digits
from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.lesson_places import at_its_places, with_places
from clawdemy_gui.files.whole_file import write_whole
from clawdemy_gui.state.lesson import NEWEST_VERSION, Lesson
from clawdemy_gui.state.moments import OneImageShown
from clawdemy_gui.state.one_image import OneImage

SUFFIX = ".clawdemy.json"
LARGEST = 1_000_000
"""Bytes; a lesson has a few thousand."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Some editors put it in front of every text that they save."""
_FIRST_LOOK = 4_096
_VERSION = re.compile(r"enum value (\d{1,9})$")
"""As msgspec says a version that it does not know."""

translate = QCoreApplication.translate


class LessonError(ValueError):
    """One sentence: what is wrong with the file and that nothing has changed."""


def _refusal(path: Path, wrong: str) -> LessonError:
    """`wrong`: the sentence without its end, with {file} where the file's name belongs."""
    named = wrong.replace("{file}", echo(path.name))
    return LessonError(translate("Lesson", "{wrong}; nothing has changed.").format(wrong=named))


def is_lesson(path: Path) -> bool:
    """Whether the file begins as JSON does, whatever it is called; reading it tells the rest."""
    try:
        with path.open("rb") as file:
            start = file.read(_FIRST_LOOK)
    except OSError:
        return False
    return start.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith((b"{", b"["))


def read_lesson(path: Path, may_have_moved: bool = True) -> Lesson:
    """The lesson in a file; the files that moved with it at their new places.

    Where it cannot have moved no drive is asked for what it names: a dead one would not answer for minutes.
    Raises LessonError with one plain sentence for anything that is not one.
    """
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
    except OSError as problem:
        wrong = translate("Lesson", "{file} cannot be read ({reason})")
        raise _refusal(path, wrong.replace("{reason}", echo(problem.strerror))) from problem
    if len(text) > LARGEST:
        raise _refusal(path, translate("Lesson", "{file} is too large to be a lesson file"))
    try:
        lesson = msgspec.json.decode(text.removeprefix(_BYTE_ORDER_MARK), type=Lesson)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise _no_lesson(path, _plain(problem)) from problem
    _check_images(lesson, path)
    return at_its_places(lesson, path) if may_have_moved else replace(lesson, files=())


def _no_lesson(path: Path, reason: str) -> LessonError:
    return _refusal(path, translate("Lesson", "{file} is not a lesson: {reason}").replace("{reason}", reason))


def _answers(lesson: Lesson) -> Iterator[tuple[str, OneImage]]:
    """Where the file has states of the One image page, and these."""
    yield "pages.one-image", lesson.pages.one_image.state
    for place, moment in enumerate(lesson.moments or ()):
        if isinstance(moment.shows, OneImageShown):
            yield f"moments[{place}].shows", moment.shows.state


def _check_images(lesson: Lesson, path: Path) -> None:
    count = digits.TEST_IMAGES
    for place, state in _answers(lesson):
        if state.answered is None and state.image >= count:
            wrong = translate("Lesson", "{field} is {image}, and there are {count} images")
            field = f"{place}.state.image"
            raise _no_lesson(path, wrong.format(field=field, image=echo(state.image), count=count))


def _plain(problem: Exception) -> str:
    """msgspec says “Expected `int` <= 9 - at `$.pages.one-image.state.label`”; say the field first."""
    wrong, _, field = str(problem).rstrip(".").partition(" - at ")
    field = echo(field.strip("`").removeprefix("$."))
    if field == "version":
        return _other_version(wrong)
    if not field:
        return echo(wrong)
    words = translate("Lesson", "{field} is wrong ({reason})")
    return words.format(field=field, reason=echo(wrong[:1].lower() + wrong[1:]))


def _other_version(wrong: str) -> str:
    number = _VERSION.search(wrong)
    if number is not None and int(number[1]) > NEWEST_VERSION:
        return translate("Lesson", "it was made by a newer version of this app")
    return translate("Lesson", "it was made by another version of this app")


def _text(lesson: Lesson) -> bytes:
    return msgspec.json.format(msgspec.json.encode(lesson), indent=2) + b"\n"


def write_lesson(path: Path, lesson: Lesson, may_move: bool = True) -> None:
    """Write a lesson; the old file stays whole until the new one is. Raises LessonError.

    One that will not move is written without where its files lie as seen from there, and asks no drive.
    """
    try:
        text = _text(with_places(lesson, path) if may_move else lesson)
        if len(text) > LARGEST:
            wrong = translate("Lesson", "{file} would be too large to be opened again; no file was changed.")
            raise LessonError(wrong.format(file=echo(path.name)))
        write_whole(path, text)
    except OSError as problem:
        wrong = translate("Lesson", "{file} cannot be written ({reason}); no file was changed.")
        raise LessonError(wrong.format(file=echo(path.name), reason=problem.strerror)) from problem

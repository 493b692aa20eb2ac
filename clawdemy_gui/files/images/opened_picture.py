"""One picture of one digit, opened by itself, prepared like the images that a network learned from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.images.dataset import DataError, Handling, Progress, translate
from clawdemy_gui.files.images.label_folders import label_of
from clawdemy_gui.files.shelf import Shelf
from clawdemy_gui.state.subject import DataChoice

if TYPE_CHECKING:
    from clawdemy_gui.files.images.one_picture import Picture

_KEPT_PICTURES = 64
"""784 bytes each."""
_pictures: Shelf[Picture] = Shelf(_KEPT_PICTURES)


class OpenedPicture(NamedTuple):
    """A picture that is open."""

    choice: DataChoice
    """Its path, and how it was prepared."""
    picture: Picture


def chosen_picture(path: Path, learned_from: str) -> DataChoice:
    """The picture at a path, to be prepared as the pad would: like what the network learned from."""
    return DataChoice("file", path=str(path), prepared="digits" if learned_from == "digits" else "fitting")


def picture_at_hand(choice: DataChoice) -> Picture | None:
    """The picture, if it was opened a moment ago."""
    return _pictures.take(choice)


def forget_picture(choice: DataChoice) -> None:
    """The next asking opens the file again."""
    _pictures.forget(choice)


def opening_picture(choice: DataChoice, again: bool = False) -> Iterator[Progress | OpenedPicture]:
    """Open the picture that a choice names, `again` where the file may have changed. Raises DataError."""
    if again:
        forget_picture(choice)
    kept = _pictures.take(choice)
    if kept is None:
        yield Progress(0, 1)
        kept = _read(choice)
        _pictures.put(choice, kept)
    yield OpenedPicture(choice, kept)


def _read(choice: DataChoice) -> Picture:
    # Imported here: the window opens without a picture, and what reads one takes its time to load.
    from clawdemy_gui.files.images.one_picture import ON_WHITE, UnsureError, picture

    path = Path(choice.path or "")
    handling = Handling(turned=choice.turned, prepared=choice.prepared)
    try:
        try:
            return picture(path, handling)
        except UnsureError:
            return picture(path, handling, ON_WHITE)
    except OSError as error:
        wrong = translate("Data", "{file} could not be read ({reason})")
        raise DataError(wrong.format(file=echo(path.name), reason=echo(error.strerror or error))) from error


def label_of_picture(choice: DataChoice) -> int | None:
    """The digit that the folder of a picture is named after; None where it is not named after one."""
    return label_of(Path(choice.path or "").parent.name)

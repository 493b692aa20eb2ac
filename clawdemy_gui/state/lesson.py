"""A lesson: the states of all pages as one value, as a lesson file and the last session keep it."""

from collections.abc import Iterable
from typing import Annotated, Literal, get_args

from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import replace

from clawdemy_gui.state.moments import Moment, Moments
from clawdemy_gui.state.page_parts import (
    DescentPart,
    DialsPart,
    LandscapePart,
    MythsPart,
    OneImagePart,
    SmallValleyPart,
    TrainingSetPart,
)
from clawdemy_gui.state.subject import Path

PageName = Literal["one-image", "training-set", "dials", "small-valley", "landscape", "descent", "myths"]
PAGE_NAMES: tuple[PageName, ...] = get_args(PageName)
"""The lesson's path, in its order."""
Version = Literal[1, 2]
NEWEST_VERSION: int = max(get_args(Version))
OnlyPages = Annotated[tuple[PageName, ...], Meta(min_length=1, max_length=len(PAGE_NAMES))]


class Pages(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What each page shows."""

    one_image: OneImagePart = OneImagePart()
    training_set: TrainingSetPart = TrainingSetPart()
    dials: DialsPart = DialsPart()
    small_valley: SmallValleyPart = SmallValleyPart()
    landscape: LandscapePart = LandscapePart()
    descent: DescentPart = DescentPart()
    myths: MythsPart = MythsPart()


class NamedFile(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a file that the pages name is found once the lesson has moved, and they with it."""

    path: Path
    """As the pages name it."""
    beside: Path
    """As seen from the lesson's folder, with /."""
    size: Annotated[int, Meta(ge=0)] | None = None
    """Bytes; None of a folder. Another size is another file."""


class Lesson(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything a teacher would write on the board to repeat a demonstration."""

    format: Literal["clawdemy lesson"] = "clawdemy lesson"
    version: Version = 1
    """2 where something is used that the first apps did not know."""
    page: PageName = "one-image"
    """The page in front."""
    pages: Pages = Pages()
    files: Annotated[tuple[NamedFile, ...], Meta(max_length=10_000)] = ()
    """Only in a lesson's file: where the files lie that the pages name."""
    only: OnlyPages | UnsetType = UNSET
    """The pages that can be reached; left out for all of them."""
    moments: Moments | UnsetType = UNSET
    """What a teacher keeps to show, in its order; left out for none."""

    def with_only(self, names: Iterable[PageName]) -> "Lesson":
        """The same lesson with these pages alone; all of them if there are none."""
        return _in_its_version(replace(self, only=tuple(names) or UNSET))

    def with_moments(self, moments: Iterable[Moment]) -> "Lesson":
        """The same lesson with these moments."""
        return _in_its_version(replace(self, moments=tuple(moments) or UNSET))


def _in_its_version(lesson: Lesson) -> Lesson:
    is_plain = lesson.only is UNSET and lesson.moments is UNSET
    return replace(lesson, version=1 if is_plain else 2)

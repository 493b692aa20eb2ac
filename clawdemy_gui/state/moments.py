"""The moments that a teacher keeps: each shows one page just so, and has a title and a note."""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from clawdemy_gui.state.page_parts import (
    DescentPart,
    DialsPart,
    LandscapePart,
    MythsPart,
    OneImagePart,
    SmallValleyPart,
    TrainingSetPart,
)

MOST_MOMENTS = 60
LONGEST_TITLE, LONGEST_NOTE = 80, 2_000
"""Characters."""
Title = Annotated[str, Meta(min_length=1, max_length=LONGEST_TITLE)]
Note = Annotated[str, Meta(max_length=LONGEST_NOTE)]


class OneImageShown(OneImagePart, frozen=True, tag_field="page", tag="one-image"):
    """The One image page in a moment."""


class TrainingSetShown(TrainingSetPart, frozen=True, tag_field="page", tag="training-set"):
    """The Training set page in a moment."""


class DialsShown(DialsPart, frozen=True, tag_field="page", tag="dials"):
    """The Dials page in a moment."""


class SmallValleyShown(SmallValleyPart, frozen=True, tag_field="page", tag="small-valley"):
    """The Small valley page in a moment."""


class LandscapeShown(LandscapePart, frozen=True, tag_field="page", tag="landscape"):
    """The Landscape page in a moment."""


class DescentShown(DescentPart, frozen=True, tag_field="page", tag="descent"):
    """The Descent page in a moment."""


class MythsShown(MythsPart, frozen=True, tag_field="page", tag="myths"):
    """The Myths page in a moment."""


Shown: TypeAlias = (
    OneImageShown
    | TrainingSetShown
    | DialsShown
    | SmallValleyShown
    | LandscapeShown
    | DescentShown
    | MythsShown
)


class Moment(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to show in front of a class."""

    title: Title
    shows: Shown
    note: Note = ""
    """For whoever teaches: never on the screen while presenting."""
    covered: bool = False
    """It begins with its numbers covered, so that the class guesses first."""

    @property
    def page(self) -> str:
        """The name of the page that it shows."""
        return str(self.shows.__struct_config__.tag)


Moments = Annotated[tuple[Moment, ...], Meta(min_length=1, max_length=MOST_MOMENTS)]
"""In the order in which they are shown."""


def moved(moments: tuple[Moment, ...], place: int, step: int) -> tuple[Moment, ...]:
    """The same moments, the one at this place so many places later; at an end it stays there."""
    others = [*moments[:place], *moments[place + 1 :]]
    others.insert(min(max(place + step, 0), len(others)), moments[place])
    return tuple(others)

"""The moments that a teacher keeps: each shows one page just so, and has a title and a note."""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from clawdemy_gui.state.descent import Descent, DescentView
from clawdemy_gui.state.dials import Dials, DialsView
from clawdemy_gui.state.landscape import Landscape, LandscapeView
from clawdemy_gui.state.myths import Myths, MythsView
from clawdemy_gui.state.one_image import OneImage, OneImageView
from clawdemy_gui.state.small_valley import SmallValley, SmallValleyView
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView

MOST_MOMENTS = 60
LONGEST_TITLE, LONGEST_NOTE = 80, 2_000
"""Characters."""
Title = Annotated[str, Meta(min_length=1, max_length=LONGEST_TITLE)]
Note = Annotated[str, Meta(max_length=LONGEST_NOTE)]


class OneImageShown(Struct, frozen=True, forbid_unknown_fields=True, tag_field="page", tag="one-image"):
    """The One image page in a moment."""

    state: OneImage = OneImage()
    view: OneImageView = OneImageView()


class TrainingSetShown(Struct, frozen=True, forbid_unknown_fields=True, tag_field="page", tag="training-set"):
    """The Training set page in a moment."""

    state: TrainingSet = TrainingSet()
    view: TrainingSetView = TrainingSetView()


class DialsShown(Struct, frozen=True, forbid_unknown_fields=True, tag_field="page", tag="dials"):
    """The Dials page in a moment."""

    state: Dials = Dials()
    view: DialsView = DialsView()


class SmallValleyShown(Struct, frozen=True, forbid_unknown_fields=True, tag_field="page", tag="small-valley"):
    """The Small valley page in a moment."""

    state: SmallValley = SmallValley()
    view: SmallValleyView = SmallValleyView()


class LandscapeShown(Struct, frozen=True, forbid_unknown_fields=True, tag_field="page", tag="landscape"):
    """The Landscape page in a moment."""

    state: Landscape = Landscape()
    view: LandscapeView = LandscapeView()


class DescentShown(Struct, frozen=True, forbid_unknown_fields=True, tag_field="page", tag="descent"):
    """The Descent page in a moment."""

    state: Descent = Descent()
    view: DescentView = DescentView()


class MythsShown(Struct, frozen=True, forbid_unknown_fields=True, tag_field="page", tag="myths"):
    """The Myths page in a moment."""

    state: Myths = Myths()
    view: MythsView = MythsView()


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

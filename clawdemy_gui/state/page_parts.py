"""What a page shows as one value, its state and its view: in a lesson, in a moment and in a share code."""

from msgspec import Struct

from clawdemy_gui.state.descent import Descent, DescentView
from clawdemy_gui.state.dials import Dials, DialsView
from clawdemy_gui.state.landscape import Landscape, LandscapeView
from clawdemy_gui.state.myths import Myths, MythsView
from clawdemy_gui.state.one_image import OneImage, OneImageView
from clawdemy_gui.state.small_valley import SmallValley, SmallValleyView
from clawdemy_gui.state.training_set import TrainingSet, TrainingSetView


class OneImagePart(Struct, frozen=True, forbid_unknown_fields=True):
    """The One image page."""

    state: OneImage = OneImage()
    view: OneImageView = OneImageView()


class TrainingSetPart(Struct, frozen=True, forbid_unknown_fields=True):
    """The Training set page."""

    state: TrainingSet = TrainingSet()
    view: TrainingSetView = TrainingSetView()


class DialsPart(Struct, frozen=True, forbid_unknown_fields=True):
    """The Dials page."""

    state: Dials = Dials()
    view: DialsView = DialsView()


class SmallValleyPart(Struct, frozen=True, forbid_unknown_fields=True):
    """The Small valley page."""

    state: SmallValley = SmallValley()
    view: SmallValleyView = SmallValleyView()


class LandscapePart(Struct, frozen=True, forbid_unknown_fields=True):
    """The Landscape page."""

    state: Landscape = Landscape()
    view: LandscapeView = LandscapeView()


class DescentPart(Struct, frozen=True, forbid_unknown_fields=True):
    """The Descent page."""

    state: Descent = Descent()
    view: DescentView = DescentView()


class MythsPart(Struct, frozen=True, forbid_unknown_fields=True):
    """The Myths page."""

    state: Myths = Myths()
    view: MythsView = MythsView()

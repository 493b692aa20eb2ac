"""Whose outputs an answer on the One image page began with, and how another page hands them over."""

from typing import NamedTuple

from msgspec import Struct

from clawdemy_gui.state.drawing import Drawing
from clawdemy_gui.state.subject import DataChoice, Subject


class Answered(Struct, frozen=True, forbid_unknown_fields=True):
    """A network, and the images it answered or the one digit that was drawn or opened for it."""

    subject: Subject = Subject()
    drawing: Drawing | None = None
    """The drawn digit; None where the image is one of the subject's."""
    picture: DataChoice | None = None
    """A picture of one digit that was opened by itself, with how it is prepared; None where there is none."""


class Handed(NamedTuple):
    """What another page asks the One image page to show."""

    answered: Answered
    image: int
    """Which of the subject's images."""
    outputs: tuple[float, ...]
    """(10,) the network's, each 0…1."""
    label: int

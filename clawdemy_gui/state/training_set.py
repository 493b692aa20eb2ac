"""What the person chose on the Training set page."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from clawdemy_gui.core.cost_distribution import EDGES, Sorting, Verdict
from clawdemy_gui.state.drawing import Drawing
from clawdemy_gui.state.subject import NetworkChoice, Subject

Digit = Annotated[int, Meta(ge=0, le=9)]
Bin = Annotated[int, Meta(ge=0, le=len(EDGES) - 2)]

OPENING_NETWORK = "digits-a-half-way"
"""A network that answers a third of the images wrong: frames of all kinds hang on the wall."""
CHARTS = ("average", "histogram", "worst", "table", "per-digit", "draw", "network")
Chart = Literal["", "average", "histogram", "worst", "table", "per-digit", "draw", "network"]
"""What stands beside the wall; empty while nothing does."""


class Filter(Struct, frozen=True, forbid_unknown_fields=True):
    """Which images hang on the wall; None: any."""

    label: Digit | None = None
    answer: Digit | None = None
    verdict: Verdict = "all"
    cost_bin: Bin | None = None
    """The number of a bin of core.spread.EDGES."""

    def is_open(self) -> bool:
        """Whether every image passes."""
        return self == Filter()


class TrainingSet(Struct, frozen=True, forbid_unknown_fields=True):
    """A network, the images it answers, and how they hang. All values are replaced, never changed."""

    subject: Subject = Subject(network=NetworkChoice(OPENING_NETWORK))
    sorting: Sorting = "cost"
    filter: Filter = Filter()
    averaged: Annotated[int, Meta(ge=1)] = 40
    """How many images are in the average that is being made; all of them if there are fewer."""
    drawing: Drawing = Drawing()

    def with_subject(self, subject: Subject) -> "TrainingSet":
        """Another network or other images; the filter stays."""
        return replace(self, subject=subject)

    def with_filter(self, **parts: object) -> "TrainingSet":
        """The same filter but for these parts."""
        return replace(self, filter=replace(self.filter, **parts))


class TrainingSetView(Struct, frozen=True, forbid_unknown_fields=True):
    """How the page is looked at: remembered, but not part of undo."""

    chart: Chart = ""
    bars: Literal["count", "log", "cost"] = "count"
    """What the histogram's bars are: counts, counts on a logarithmic axis, or shares of the cost."""
    current: Annotated[int, Meta(ge=0)] = 0
    """The tile that the keyboard is on, counted in the order on the wall."""

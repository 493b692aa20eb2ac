"""What the person chose on the Small valley page."""

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct
from msgspec.structs import force_setattr, replace

from clawdemy_gui.core.valleys import VALLEYS, Step, Valley, ValleyName, walk

Coordinate = Annotated[float, Meta(ge=-1e6, le=1e6)]
SMALLEST_STEP_SIZE, LARGEST_STEP_SIZE = 0.001, 2.5
MOST_STEPS = 1_000

VALLEY_NAMES: tuple[ValleyName, ...] = get_args(ValleyName)
CLOSER_VIEWS = ("sizes", "ends", "aim")
Closer = Literal["", "sizes", "ends", "aim"]
"""What the column shows; empty for the walk step by step."""


class SmallValley(Struct, frozen=True, forbid_unknown_fields=True):
    """A walk in a valley: where it began, how long its steps are, how many were taken."""

    valley: ValleyName = "one-dial"
    start: Annotated[tuple[Coordinate, ...], Meta(max_length=2)] = ()
    """One number a dial; empty for where the valley's walks begin at first."""
    step_size: Annotated[float, Meta(ge=SMALLEST_STEP_SIZE, le=LARGEST_STEP_SIZE)] = 0.1
    steps: Annotated[int, Meta(ge=0, le=MOST_STEPS)] = 0

    def __post_init__(self) -> None:
        if self.start and len(self.start) != self.shape.dials:
            raise ValueError(f"this valley has {self.shape.dials} dials, not {len(self.start)}")
        force_setattr(self, "start", tuple(w + 0.0 for w in self.start))  # −0 becomes 0

    @property
    def shape(self) -> Valley:
        """The valley itself: formula, gradient, minima."""
        return VALLEYS[self.valley]

    @property
    def begin(self) -> tuple[float, ...]:
        """Where the walk began."""
        return self.start or self.shape.start

    def walked(self) -> list[Step]:
        """Every moment from the start on; fewer than `steps` where it flew apart."""
        return list(walk(self.shape, self.begin, self.step_size, self.steps))

    def in_valley(self, name: ValleyName) -> "SmallValley":
        """Another valley, from where its walks begin; the step size stays."""
        return SmallValley(valley=name, step_size=self.step_size)

    def from_place(self, place: tuple[float, ...]) -> "SmallValley":
        """A walk that begins here."""
        return replace(self, start=tuple(float(w) + 0.0 for w in place), steps=0)

    def with_step_size(self, size: float) -> "SmallValley":
        """The same start with steps of another size; `size` 0.001…2.5, otherwise ValueError."""
        if not SMALLEST_STEP_SIZE <= size <= LARGEST_STEP_SIZE:
            raise ValueError(f"a step size goes from 0.001 to 2.5, not {size}")
        return replace(self, step_size=float(size), steps=0)

    def at(self, steps: int) -> "SmallValley":
        """Another moment of the same walk."""
        return replace(self, steps=min(max(steps, 0), MOST_STEPS))


class SmallValleyView(Struct, frozen=True, forbid_unknown_fields=True):
    """How the page is looked at: remembered, but not part of undo."""

    closer: Closer = ""
    surface: bool = False
    """Two dials are shown as a surface in three dimensions, not as a map."""
    turn: Annotated[float, Meta(ge=-720.0, le=720.0)] = 30.0
    tilt: Annotated[float, Meta(ge=0.0, le=90.0)] = 38.0

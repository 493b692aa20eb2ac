"""A digit drawn by hand, as the strokes of the pen."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

SIDE = 1000
"""The pad goes from 0 to this in both directions."""
Place = Annotated[int, Meta(ge=0, le=SIDE)]
Stroke = Annotated[tuple[Place, ...], Meta(min_length=2, max_length=4_000)]
"""x, y, x, y, … from the left and from the top, in the order in which the pen moved."""
Strokes = Annotated[tuple[Stroke, ...], Meta(max_length=200)]
MOST_STROKES = 200


class Drawing(Struct, frozen=True, forbid_unknown_fields=True):
    """A drawn digit: its strokes, how it is prepared for the network, and which digit was meant."""

    strokes: Strokes = ()
    seen_as: Literal["digits", "mnist", "network"] = "network"
    """Prepared like the embedded digits, like MNIST, or like what the network learned from."""
    label: Annotated[int, Meta(ge=0, le=9)] | None = None
    """Which digit it is meant to be; None while nobody has said so."""

    def with_stroke(self, stroke: tuple[int, ...]) -> "Drawing":
        """One stroke more; beyond the most there can be, the first ones are forgotten."""
        return replace(self, strokes=(*self.strokes, stroke)[-MOST_STROKES:])

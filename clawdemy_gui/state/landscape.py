"""What the person chose on the Landscape page."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from clawdemy_gui.state.minus_zero import make_plain
from clawdemy_gui.state.seed import LARGEST_SEED, Seed
from clawdemy_gui.state.subject import Dial, NetworkChoice, Subject

Way = Literal["random", "downhill", "dials", "network", "twin", "path"]
"""Where the slice leads: its first direction, and for dials and a path the second one too."""
WAYS: tuple[Way, ...] = ("random", "downhill", "dials", "network", "twin", "path")

FARTHEST = 1e6
Far = Annotated[float, Meta(ge=-FARTHEST, le=FARTHEST)]
"""How far along a direction."""
Place = tuple[Far, Far]

CLOSER_VIEWS = ("surface", "along", "honest", "roll", "table")
Closer = Literal["", "surface", "along", "honest", "roll", "table"]
"""What the Look closer panel shows; empty while it is closed."""
NARROWEST = 1e-6
"""The narrowest region that can be zoomed to."""

Prepared = Literal["trained", "hill", "twin"]
PREPARED: tuple[Prepared, ...] = ("trained", "hill", "twin")
"""Start → trained, network A → network B, a network → its shuffled twin."""


class Landscape(Struct, frozen=True, forbid_unknown_fields=True):
    """A slice through a network, and where the ball lies in it. All values are replaced, never changed."""

    subject: Subject = Subject()
    """The network stands at (0, 0)."""
    way: Way = "network"
    seed: Seed = 1
    """Draws the random directions, and the order of the twin's neurons."""
    dials: tuple[Dial, Dial] = (4607, 12750)
    """The two dials that are turned; looked at only there."""
    target: NetworkChoice = NetworkChoice("digits-b")
    """The other network; looked at only there."""
    directions: Literal[1, 2] = 2
    """How many directions are shown: a curve or a map."""
    ball: Place = (0.0, 0.0)
    """How far along the first and along the second direction; a curve knows only the first."""

    def along(self, way: Way, **parts: object) -> "Landscape":
        """The slice along another way; the ball is back at the network."""
        return replace(self, way=way, ball=(0.0, 0.0), **parts)._with_another_target()

    def with_subject(self, subject: Subject) -> "Landscape":
        """Another network or other images; another network takes the ball along.

        A network that was looked towards changes places with the one that was there.
        """
        if subject.network == self.subject.network:
            return replace(self, subject=subject)
        if subject.data.source != self.subject.data.source:
            return self._of_another_family(subject)
        way = "network" if self.way == "path" and subject.network.trained is None else self.way
        target = self.subject.network if subject.network == self.target else self.target
        return replace(self, subject=subject, way=way, target=target, ball=(0.0, 0.0))._with_another_target()

    def _of_another_family(self, subject: Subject) -> "Landscape":
        """Other images bring other networks; one looks towards their network B."""
        way = self.way if self.way != "path" or subject.network.trained is not None else "network"
        target = NetworkChoice("digits-b" if subject.data.source == "digits" else "mnist-b")
        return replace(self, subject=subject, way=way, target=target, ball=(0.0, 0.0))._with_another_target()

    def _with_another_target(self) -> "Landscape":
        """No way leads from a network to itself."""
        if self.target != self.subject.network:
            return self
        family = "digits" if self.subject.data.source == "digits" else "mnist"
        others = (NetworkChoice(f"{family}-{each}") for each in ("b", "a"))
        return replace(self, target=next(other for other in others if other != self.target))

    def with_seed(self, seed: int) -> "Landscape":
        """Other chance; the ball is back at the network."""
        return replace(self, seed=seed, ball=(0.0, 0.0))

    def __post_init__(self) -> None:
        make_plain(self, "ball")

    def with_ball(self, x: float, y: float) -> "Landscape":
        """The ball at another place, as far as there are places."""
        far = [min(max(float(each), -FARTHEST), FARTHEST) for each in (x, y)]
        return replace(self, ball=(far[0] + 0.0, far[1] + 0.0 if self.directions == 2 else 0.0))

    def with_directions(self, count: Literal[1, 2]) -> "Landscape":
        """A curve or a map; the ball stays on the first direction."""
        return replace(self, directions=count, ball=self.ball if count == 2 else (self.ball[0], 0.0))

    def prepared(self, name: Prepared) -> "Landscape":
        """One of the prepared views, through networks that suit the images, as a curve."""
        family = "digits" if self.subject.data.source == "digits" else "mnist"
        a, b, start = (NetworkChoice(f"{family}-{each}") for each in ("a", "b", "a-start"))
        network, way, target = {
            "trained": (start, "network", a),
            "hill": (a, "network", b),
            "twin": (a, "twin", self.target),
        }[name]
        subject = self.subject.with_network(network)
        return replace(self, subject=subject, way=way, target=target, directions=1, ball=(0.0, 0.0))

    def next_seed(self) -> int:
        """The seed after this one; after the largest comes 0."""
        return (self.seed + 1) % (LARGEST_SEED + 1)

    @property
    def place(self) -> tuple[float, ...]:
        """The ball's place in the slice: one number for each direction."""
        return self.ball[: self.directions]


class Region(Struct, frozen=True, forbid_unknown_fields=True):
    """The part of a slice that is seen, from `left` to `right` along the first direction."""

    left: Far
    right: Far
    bottom: Far = -1.0
    top: Far = 1.0

    def __post_init__(self) -> None:
        if not (self.left < self.right and self.bottom < self.top):
            raise ValueError("a region reaches from left to right and from bottom to top")

    def zoomed(self, factor: float, x: float, y: float) -> "Region":
        """The region `factor` times as wide; the place (x, y) keeps its share of it."""
        wide, tall = (self.right - self.left) * factor, (self.top - self.bottom) * factor
        if min(wide, tall) < NARROWEST or max(wide, tall) > FARTHEST:
            return self
        return Region(
            x - (x - self.left) * factor,
            x + (self.right - x) * factor,
            y - (y - self.bottom) * factor,
            y + (self.top - y) * factor,
        )

    def moved(self, x: float, y: float) -> "Region":
        """The region so far further along both directions; at the end of all places it stays."""
        moved = (self.left + x, self.right + x, self.bottom + y, self.top + y)
        return Region(*moved) if max(map(abs, moved)) <= FARTHEST else self

    def around(self, x: float, y: float) -> "Region":
        """The same region, moved so that the place is inside; the same one if it is inside already."""
        right = max(0.0, x - self.right) + min(0.0, x - self.left)
        up = max(0.0, y - self.top) + min(0.0, y - self.bottom)
        if not right and not up:
            return self
        return self.moved(
            right + (self.right - self.left) / 4 * (right > 0) - (self.right - self.left) / 4 * (right < 0),
            up + (self.top - self.bottom) / 4 * (up > 0) - (self.top - self.bottom) / 4 * (up < 0),
        )


class LandscapeView(Struct, frozen=True, forbid_unknown_fields=True):
    """How the page is looked at: remembered, but not part of undo."""

    closer: Closer = ""
    number: Literal["cost", "accuracy"] = "cost"
    """What the map shows."""
    region: Region | None = None
    """None: the one that suits the slice."""
    fine: bool = False
    """Twice as many points along each side."""
    turn: Annotated[float, Meta(ge=-360.0, le=360.0)] = 30.0
    """How far the 3-D surface is turned, in degrees,"""
    tilt: Annotated[float, Meta(ge=10.0, le=80.0)] = 38.0
    """and from how high above the horizon it is seen."""

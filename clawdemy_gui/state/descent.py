"""What the person chose on the Descent page."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from clawdemy_gui.state.seed import LARGEST_SEED, Seed
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Training

CLOSER_VIEWS = ("learn", "recipe", "earlier", "blindfold", "history", "network")
Closer = Literal["", "learn", "recipe", "earlier", "blindfold", "history", "network"]
"""What the Look closer panel shows; empty while it is closed."""
MOST_EARLIER = 6
"""Earlier runs that are kept to compare."""
Speed = Literal[0, 1, 10, 100, 1_000]
WATCHABLE: Speed = 100
"""Steps a second at which the fall from 3 to 0.1 takes some ten seconds: long enough to be seen."""
SPEEDS = (0, 1_000, 100, 10, 1)
"""Steps a second; 0 for as fast as the machine goes."""
SMALLEST_STEP_SIZE, LARGEST_STEP_SIZE = 0.01, 100.0
"""What the slider reaches; lesson files may go beyond."""


class Blindfold(Struct, frozen=True, forbid_unknown_fields=True):
    """A walk by hand over two dials, knowing only the cost and the slope under one's feet."""

    seed: Seed = 1
    """Draws the two dials and where the walk starts."""
    moves: Annotated[
        tuple[tuple[Annotated[float, Meta(ge=-1e6, le=1e6)], Annotated[float, Meta(ge=-1e6, le=1e6)]], ...],
        Meta(max_length=1_000),
    ] = ()
    """How far each move went along the first and along the second dial."""
    revealed: bool = False
    """The map is shown."""


class Descent(Struct, frozen=True, forbid_unknown_fields=True):
    """A run and the moment that is shown of it. All values are replaced, never changed."""

    training: Training = Training()
    earlier: Annotated[tuple[Training, ...], Meta(max_length=MOST_EARLIER)] = ()
    """Earlier runs to compare, the latest first; each up to the step it had reached."""
    blindfold: Blindfold = Blindfold()

    def at(self, step: int) -> "Descent":
        """Another moment of the same run."""
        return replace(self, training=self.training.at(step))

    def changed(self, reached: int, **parts: object) -> "Descent":
        """The run goes on from this moment with these parts of a Leg changed.

        What had been walked beyond this moment, up to `reached`, becomes an earlier run.
        """
        after = replace(self, training=self.training.going_on(**parts))
        if after.training == self.training:
            return self
        beyond = reached > self.training.step or self.training.legs[-1].step > self.training.step
        return after.keeping(self.training.at(reached)) if beyond else after

    def from_start(
        self, start: NetworkChoice, seed: int, reached: int, data: DataChoice | None = None
    ) -> "Descent":
        """A new run from another start or on other images, under the settings that are in force now."""
        leg = replace(self.training.leg(), step=0, data=data or self.training.leg().data)
        after = replace(self, training=Training(start=start, seed=seed, legs=(leg,)))
        return after.keeping(self.training.at(reached))

    def keeping(self, run: Training) -> "Descent":
        """With this run among the earlier ones, unless it never took a step."""
        if run.step == 0:
            return self
        others = tuple(other for other in self.earlier if other.at(0) != run.at(0))
        return replace(self, earlier=(run, *others)[:MOST_EARLIER])

    def brought_back(self, number: int, reached: int) -> "Descent":
        """Earlier run `number` becomes the current one, and the current one an earlier run."""
        run = self.earlier[number]
        rest = self.earlier[:number] + self.earlier[number + 1 :]
        return replace(self, training=run, earlier=rest).keeping(self.training.at(reached))

    def without_earlier(self, number: int) -> "Descent":
        """Earlier run `number` is forgotten."""
        return replace(self, earlier=self.earlier[:number] + self.earlier[number + 1 :])

    def next_seed(self) -> int:
        """The seed after this one; after the largest comes 0."""
        return (self.training.seed + 1) % (LARGEST_SEED + 1)


class DescentView(Struct, frozen=True, forbid_unknown_fields=True):
    """How the page is looked at: remembered, but not part of undo."""

    closer: Closer = ""
    speed: Speed = WATCHABLE
    """Steps a second; 0 for as fast as the machine goes."""
    log_cost: bool = False
    log_steps: bool = False
    log_by_itself: bool = True
    """The axis of steps turns logarithmic by itself where the fall would be too narrow to see."""

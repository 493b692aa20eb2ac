"""Which network is looked at, and on which images: what every page after the first lets a person choose."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import force_setattr, replace

from clawdemy_gui.state.seed import Seed

Path = Annotated[str, Meta(min_length=1, max_length=4_000)]
Dial = Annotated[int, Meta(ge=0)]
Turned = Annotated[tuple[tuple[Dial, float], ...], Meta(max_length=20_000)]
"""Dials turned by hand: (dial number, its value), in the order in which they were turned."""

MOST_STEPS = 1_000_000
Steps = Annotated[int, Meta(ge=0, le=MOST_STEPS)]
StepSize = Annotated[float, Meta(gt=0.0, le=1_000.0)]
MOST_IMAGES = 1_000_000
MOST_LEGS = 200


class DataChoice(Struct, frozen=True, forbid_unknown_fields=True):
    """A set of images, by name or by path, never the images themselves."""

    source: Literal["digits", "mnist", "file"] = "digits"
    part: Literal["training", "test"] = "training"
    """Of the embedded digits, of MNIST, and of a file that holds both; another file is one part."""
    path: Path | None = None
    """The opened file or folder; only of source “file”."""
    first: Annotated[int, Meta(ge=1)] | None = None
    """Only so many images, the first ones; None for all."""
    turned: bool | None = None
    """Of a file: light and dark turned, or not, as the person said; None: where the ground is light."""
    prepared: Literal["fitting", "mnist", "digits", "as-it-is"] = "fitting"
    """Of a folder of pictures: how each is cut, scaled and centred; “fitting”: where it is not 28×28."""


class NetworkChoice(Struct, frozen=True, forbid_unknown_fields=True):
    """A network, by name or by path, and the dials that were turned by hand since."""

    name: Annotated[str, Meta(max_length=80)] = "digits-a"
    """Of a network that comes with the app; not looked at where there is a path."""
    path: Path | None = None
    """The opened file."""
    turned: Turned = ()
    random: Seed | None = None
    """Random dials of this seed, in place of a name."""
    trained: "Training | None" = None
    """A moment of a descent, in place of everything but the turned dials."""

    def __post_init__(self) -> None:
        if any(value == 0.0 for _, value in self.turned):
            force_setattr(self, "turned", tuple((dial, value + 0.0) for dial, value in self.turned))

    def with_turned(self, dial: int, value: float) -> "NetworkChoice":
        """The same network with dial number `dial` at `value`; an earlier turn of it is forgotten."""
        kept = tuple(turn for turn in self.turned if turn[0] != dial)
        return replace(self, turned=(*kept, (dial, value + 0.0)))


class Leg(Struct, frozen=True, forbid_unknown_fields=True):
    """How a descent goes on from one of its steps."""

    step: Steps = 0
    """After so many steps this leg begins."""
    data: DataChoice = DataChoice()
    """The images that the slope is taken over; its `first` says how many."""
    random_labels: bool = False
    """Learn labels drawn by chance instead of the true ones."""
    step_size: StepSize = 1.5
    batch_size: Annotated[int, Meta(ge=1, le=MOST_IMAGES)] = 10
    """Images a step; all of them if there are fewer."""


class Training(Struct, frozen=True, forbid_unknown_fields=True):
    """A moment of a descent as a recipe: who follows it arrives at the same dials, bit for bit."""

    start: NetworkChoice = NetworkChoice(random=8)
    seed: Seed = 8
    """Draws the order of the images, and random labels."""
    legs: Annotated[tuple[Leg, ...], Meta(min_length=1, max_length=MOST_LEGS)] = (Leg(),)
    """In rising order of their steps; the first begins at step 0."""
    step: Steps = 0
    """How many steps from the start this moment is."""

    def __post_init__(self) -> None:
        steps = [leg.step for leg in self.legs]
        if steps[0] != 0 or sorted(set(steps)) != steps:
            raise ValueError("the legs of a descent begin at step 0 and follow each other")

    def leg(self, step: int | None = None) -> Leg:
        """The leg that a step taken after `step` steps belongs to (None: after this moment)."""
        at = self.step if step is None else step
        return next(leg for leg in reversed(self.legs) if leg.step <= at)

    def at(self, step: int) -> "Training":
        """Another moment of the same descent."""
        return replace(self, step=step)

    def going_on(self, **parts: object) -> "Training":
        """From this moment on with these parts of a Leg changed; legs that would have come later are gone.

        Raises ValueError if there are too many legs.
        """
        before = tuple(leg for leg in self.legs if leg.step < self.step)
        if len(before) >= MOST_LEGS:
            raise ValueError(f"a descent has at most {MOST_LEGS} legs")
        new = replace(self.leg(), step=self.step, **parts)
        same = bool(before) and replace(before[-1], step=self.step) == new
        return replace(self, legs=before if same else (*before, new))


class Subject(Struct, frozen=True, forbid_unknown_fields=True):
    """A network and the images it answers."""

    data: DataChoice = DataChoice()
    network: NetworkChoice = NetworkChoice()

    def with_data(self, data: DataChoice, network: str) -> "Subject":
        """Other images; from another source they bring `network`, the shipped one that learned from them."""
        came = (data.source, data.path) if data.source == "file" else data.source
        was = (self.data.source, self.data.path) if self.data.source == "file" else self.data.source
        return Subject(data, self.network if came == was else NetworkChoice(network))

    def with_network(self, network: NetworkChoice) -> "Subject":
        """The same images, answered by another network."""
        return replace(self, network=network)
